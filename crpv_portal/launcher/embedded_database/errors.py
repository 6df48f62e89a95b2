"""Exception of the embedded database."""


class DatabaseUnavailable(Exception):
    """Raised when the database cannot be used; the message is a French sentence to show."""
