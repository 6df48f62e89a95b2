"""Public sheet of an organisation on a day."""
