"""Building of the committed data of territories from published packages; no page needs it."""
