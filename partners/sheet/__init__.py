"""The public sheet of an organisation on a day."""
