"""The durable outbox: every mail is a row before it is a message.

`queue_mail` writes the row and its job in the caller's transaction; a worker sends it later. The
row alone is the truth: a lost job is found again by `tasks.sweep`, a lost mail cannot be.

In tests, the fixture `deliver` runs what is due, and returns what left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .services import queue_mail

__all__ = ["queue_mail"]


def __getattr__(name: str) -> Any:
    """This package is an app: it is imported before models may be, so its service comes late."""
    if name == "queue_mail":
        from .services import queue_mail

        return queue_mail
    raise AttributeError(name)
