"""Text of minutes, written from the record of a meeting, in the order of the body's own plan."""
