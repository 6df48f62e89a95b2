"""The portal's SQL functions, as Django expressions. They are created by migration 0001."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import BooleanField, Func, TextField


class KnownRange(Func):
    """The days on which a dated fact is known to be true, as a half-open range.

    Arguments: start_on, attested_on, end_on, end_is_unknown.
    """

    function = "public.known_range"
    output_field = DateRangeField()


class FrenchSortKey(Func):
    """A text in French dictionary order: É sorts with E, hyphens and apostrophes as spaces."""

    function = "public.french_sort_key"
    output_field = TextField()


class LuhnValid(Func):
    """Whether the digits satisfy the Luhn key of SIREN and SIRET numbers."""

    function = "public.luhn_valid"
    output_field = BooleanField()
