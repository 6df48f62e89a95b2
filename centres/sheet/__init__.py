"""Public sheet of a centre on a day: its facts, their words, their drawings."""
