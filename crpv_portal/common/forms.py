"""Forms that every list shares."""

from dsfr.forms import DsfrBaseForm, DsfrBoundField


class FilterBoundField(DsfrBoundField):
    """Filters are all optional: saying so beside each label would be noise."""

    @property
    def template_name(self) -> str:
        theirs: str = super().template_name
        return {
            "dsfr/form_field_snippets/input_snippet.html": "components/filter_input.html",
            "dsfr/form_field_snippets/checkbox_snippet.html": "components/filter_checkbox.html",
        }.get(theirs, theirs)


class FilterForm(DsfrBaseForm):
    """The filters of a list: every field may stay empty."""

    bound_field_class = FilterBoundField

    @property
    def active_count(self) -> int:
        """How many filters narrow the list."""
        if not self.is_bound or not self.is_valid():
            return 0
        return sum(value not in (None, "", [], False) for value in self.cleaned_data.values())
