"""Planning of many meetings at once: the usual agenda of a body, the dates of a year."""
