"""History written by the database itself (django-pghistory), so that scripts are caught too.

Each tracked table has an event table with one row per insertion, change and deletion, and with the
context: who (`user`, the account's number), and why (`reason`). Event tables refuse UPDATE, DELETE
and TRUNCATE, and the role that serves may only read them (`database_rights`). Personal data never
goes into the context.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pghistory
import pgtrigger
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.utils import names_digest
from django.db.models import F, Model
from django.db.models.fields.generated import GeneratedField

NEVER_EMPTIED = "never_emptied"
APPEND_ONLY = "append_only"  # the name that pghistory gives to its own protection


def _event_table_triggers() -> list[pgtrigger.Trigger]:
    return [
        pgtrigger.Trigger(
            name=NEVER_EMPTIED,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            level=pgtrigger.Statement,
            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
        )
    ]


def _last_events(model: str, key: str) -> models.Index:
    """Index that leads to the last events of a row.

    Of the number with its sign changed: the planner would else walk back the whole table by its
    primary key, which is in the same order, in the hope to meet the row soon.
    """
    name = f"{model[:10]}_{key[:6]}_{names_digest(model, key, length=6)}_last"
    return models.Index(F(key), -F("pgh_id"), name=name)


def tracked(
    *,
    exclude: tuple[str, ...] = (),
    erased: Mapping[str, str | None] | None = None,
    dates: tuple[str, ...] = (),
) -> Callable[[type[Model]], type[Model]]:
    """Class decorator that keeps every change of the model, without its generated columns.

    exclude: columns that must not be kept (passwords, last log-in). erased: the columns that tell
    who a person is, with what an erasure writes there; `{row}` is the row's number. dates: foreign
    keys to the rows whose page shows this one, which read its last events (`page_changes`).
    """

    def decorate(model: type[Model]) -> type[Model]:
        generated = [f.name for f in model._meta.local_fields if isinstance(f, GeneratedField)]
        kept = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=[*generated, *exclude],
            meta={
                "triggers": _event_table_triggers(),
                "verbose_name": f"trace : {model._meta.verbose_name}",
                "indexes": [
                    _last_events(model._meta.model_name or "", key) for key in ("pgh_obj", *dates)
                ],
            },
        )(model)
        kept.pgh_event_model.erased = erased or {}
        return kept

    return decorate


def track_links(model: type[Model], field: str) -> None:
    """Keep every link added to or removed from a many-to-many field of `model`."""
    through = getattr(model, field).through
    name = f"{model.__name__}{field.title().replace('_', '')}Link"
    meta = type("Meta", (), {"proxy": True, "app_label": model._meta.app_label})
    proxy = type(name, (through,), {"__module__": model.__module__, "Meta": meta})
    pghistory.track(
        pghistory.InsertEvent(),
        pghistory.DeleteEvent(),
        obj_field=None,
        meta={
            "triggers": _event_table_triggers(),
            "verbose_name": f"trace : {model._meta.verbose_name}, liens",
            "indexes": [_last_events(name.lower(), getattr(model, field).field.m2m_field_name())],
        },
    )(proxy)


def required_reason(reason: str) -> str:
    """Return the reason given for an act; raise ValidationError when there is none."""
    if not reason.strip():
        raise ValidationError("Dites pourquoi : le motif est gardé dans l’historique.")
    return reason.strip()


@contextmanager
def because(reason: str, **context: str | int) -> Iterator[None]:
    """Give the reason of the changes made in the block; kept with each of them.

    What follows the block bears the reason of the block around it again, or none: `pghistory` would
    go on with this one until the end of the request.
    """
    with pghistory.context() as shared:
        before = dict(shared.metadata)
        shared.metadata.update(reason=reason, **context)
        try:
            yield
        finally:
            shared.metadata.clear()
            shared.metadata.update(before)


def events_of(model: type[Model]) -> models.QuerySet:
    """Return the events of a tracked model, those of deleted rows included."""
    events: type[Model] = model.pgh_event_model  # type: ignore[attr-defined] # set by `tracked`
    return events._default_manager.all()


def author_of(event: Any) -> str:
    """Return who made the change of this event; empty when no account did, or it is no more."""
    key = (event.pgh_context or {}).get("user")
    author = get_user_model()._default_manager.filter(pk=key).first() if key else None
    return author.get_full_name() if author else ""


def erased_columns(events: type[Model]) -> Mapping[str, str | None]:
    """Return the columns of an event table that an erasure overwrites, with what it writes."""
    return getattr(events, "erased", {})


def event_models() -> list[type[models.Model]]:
    """Return every event table, for the tests and for the erasure of personal data."""
    from django.apps import apps

    return [m for m in apps.get_models() if issubclass(m, pghistory.models.Event)]
