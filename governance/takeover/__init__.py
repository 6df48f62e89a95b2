"""Taking over the past: meetings of a spreadsheet, and old minutes, into the register."""
