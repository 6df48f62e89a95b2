"""The one exception of the embedded database."""


class DatabaseUnavailable(Exception):
    """The database cannot be used; the message is one French sentence made for the screen."""
