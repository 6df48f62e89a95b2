"""Upkeep of the sheets: errors that anybody reports, and changes that the centres propose."""
