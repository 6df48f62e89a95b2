"""Record of a meeting: a page that two people may write at once, its drafts, its corrections."""
