"""The form of every screen of the staff."""

from typing import Any

from ..fact_forms import FactModelForm
from .widgets import show_known_choices


class BackOfficeForm(FactModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_known_choices(self, self.instance)
