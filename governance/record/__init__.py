"""The record of a meeting: one page that two people may write, its drafts, its corrections."""
