"""SQL functions that erase a person from the history, which what serves may only read.

One for each table of traces that holds people's data, made by the owner of the tables
(`database_rights`) and acting as the owner. It writes what the model declares
(`tracked(erased=…)`), nothing that its caller chooses, and an `Erasure`, which no page can remove.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model

from .history import APPEND_ONLY, erased_columns, event_models

BODY = """
DECLARE
    ignored text := coalesce(current_setting('pgtrigger.ignore', true), '');
    changed bigint;
    erasure bigint;
BEGIN
    PERFORM set_config('pgtrigger.ignore', '{{{append_only}}}', true);
    UPDATE public.{table} SET {columns} WHERE pgh_obj_id = subject;
    GET DIAGNOSTICS changed = ROW_COUNT;
    PERFORM set_config('pgtrigger.ignore', ignored, true);
    INSERT INTO public.{erasures} (kind, row, reason, erased_at, pseudonymised_events)
    VALUES ({kind}, subject, why, now(), changed) RETURNING id INTO erasure;
    RETURN erasure;
END
"""


def erasing_function(events: type[Model]) -> str:
    """Return the name of the function of a table of traces: `(subject bigint, why text)`."""
    return f"public.erase_from_{events._meta.db_table}"


def erasing_functions() -> dict[str, str]:
    """Return the body of each function by its name."""
    return {
        erasing_function(events): _body(events)
        for events in event_models()
        if erased_columns(events)
    }


def _body(events: Any) -> str:
    [append_only] = [each for each in events._meta.triggers if each.name == APPEND_ONLY]
    columns = [
        f"{events._meta.get_field(name).column} = {_in_sql(value)}"
        for name, value in erased_columns(events).items()
    ]
    return BODY.format(
        append_only=append_only.get_pgid(events),
        table=events._meta.db_table,
        columns=", ".join(columns),
        erasures=apps.get_model("common.Erasure")._meta.db_table,
        kind=_in_sql(str(events.pgh_tracked_model._meta.verbose_name)),
    )


def _in_sql(value: str | None) -> str:
    if value is None:
        return "NULL"
    quoted = "'" + value.replace("'", "''") + "'"
    return f"replace({quoted}, '{{row}}', subject::text)" if "{row}" in value else quoted
