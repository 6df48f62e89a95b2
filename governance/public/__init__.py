"""Public side of the committees: pages, feeds, calendars, files."""
