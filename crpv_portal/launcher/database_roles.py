"""Two roles of the database: the one that owns the tables, and the one that serves.

What is served, the worker and the commands take the second, which can neither switch a trigger off
nor write to the history; `migrate` and the start of `make run` take the first. Why, and what each
may do: docs/security.md.
"""

import os
from collections.abc import Mapping

# Given: the address of the owner, when DATABASE_URL is not the embedded database.
OWNER_URL = "CRPV_OWNER_DATABASE_URL"
# Set by ourselves for a process that takes the owner's role.
AS_OWNER = "CRPV_AS_OWNER"

COMMANDS_OF_THE_OWNER = {"migrate"}


def take_for_command(arguments: list[str]) -> None:
    """Have this process take the owner's role when `manage.py <arguments>` needs it."""
    if arguments and arguments[0] in COMMANDS_OF_THE_OWNER:
        os.environ[AS_OWNER] = "1"


def of_the_owner(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process that takes the owner's role."""
    return {**environment, AS_OWNER: "1"}


def of_the_server(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process that serves: it is not told the owner's address.

    Empty rather than absent, or the settings would read it in `.env`.
    """
    return {**environment, AS_OWNER: "", OWNER_URL: ""}
