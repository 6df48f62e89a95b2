"""What everybody reads of the committees: pages, feeds, calendars, files."""
