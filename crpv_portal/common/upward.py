"""Upward access: what a page of a lower floor may show of the floors above it."""

from typing import Any

from django.db.models import Model


def above(model: type[Model], relation: str, user: Any) -> Any:
    """Return the rows of a higher floor that point at `model` and that this user may see.

    relation: the reverse name of the foreign key, written literally and listed in
    `tests/test_layers.py`; nothing else leads upwards. The result is the queryset of that model, so
    that a floor shows what stands above it without importing what holds it.
    """
    return model._meta.get_field(relation).related_model.objects.visible_to(user)  # type: ignore[union-attr]
