"""Lists that agents bring in as files: read, judged row by row, written once, taken back whole."""
