"""SQL functions of the portal, as Django expressions. Migration 0001 creates them."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import BooleanField, DateField, Func, TextField


class KnownRange(Func):
    """Days on which a dated fact is known to be true, as a half-open range.

    Arguments: start_on, attested_on, end_on, end_is_unknown.
    """

    function = "public.known_range"
    output_field = DateRangeField()


class FrenchSortKey(Func):
    """Words of a text in plain letters, to search and compare: hyphens, apostrophes as spaces."""

    function = "public.french_sort_key"
    output_field = TextField()


class FrenchOrderKey(Func):
    """Text in French dictionary order: É sorts with E, M’Tsamboro with Mtsamboro."""

    function = "public.french_order_key"
    output_field = TextField()


class DayThere(Func):
    """Day that it is at a moment in a time zone; arguments: the zone, the moment."""

    function = "timezone"
    template = "(%(function)s(%(expressions)s))::date"
    output_field = DateField()


class LastOfMonth(Func):
    template = "(date_trunc('month', %(expressions)s) + interval '1 month - 1 day')::date"
    output_field = DateField()


class LastOfYear(Func):
    template = "(date_trunc('year', %(expressions)s) + interval '1 year - 1 day')::date"
    output_field = DateField()


class LuhnValid(Func):
    """Luhn check of the digits of SIREN and SIRET numbers."""

    function = "public.luhn_valid"
    output_field = BooleanField()
