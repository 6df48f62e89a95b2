"""Database constraints shared by every floor, each with its French message.

Names carry `%(class)s` so that an abstract model's constraint is unique in each concrete one.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db.models import BigIntegerField, CheckConstraint, Choices, F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from .choices import DatePrecision
from .functions import KnownRange, LuhnValid


def partial_date_constraint(field: str, *, required: bool = False) -> CheckConstraint:
    """Return the constraint on a partial date: 1 January for a year, the 1st for a month.

    An empty date has no precision. With `required`, the date may not be empty.
    """
    precision = f"{field}_precision"
    first_of_month = Q(**{f"{field}__day": 1})
    first_of_year = first_of_month & Q(**{f"{field}__month": 1})
    known = Q(**{f"{field}__isnull": False}) & (
        Q(**{precision: DatePrecision.DAY})
        | Q(**{precision: DatePrecision.MONTH}) & first_of_month
        | Q(**{precision: DatePrecision.YEAR}) & first_of_year
    )
    unknown = Q(**{f"{field}__isnull": True, precision: ""})
    return CheckConstraint(
        name=f"%(class)s_{field}_precision",
        condition=known if required else known | unknown,
        violation_error_message=(
            "La date et sa précision ne s’accordent pas : une année se note au 1er janvier, "
            "un mois au premier jour."
        ),
    )


def one_of(field: str, choices: type[Choices]) -> CheckConstraint:
    """Return the constraint that the column holds one of the choices, in SQL too."""
    return CheckConstraint(
        name=f"%(class)s_{field}_known",
        condition=Q(**{f"{field}__in": choices.values}),
        violation_error_message="Cette valeur ne fait pas partie de la liste.",
    )


def web_address(field: str) -> CheckConstraint:
    """Return the constraint on a web address: `javascript:` and `data:` are refused."""
    return CheckConstraint(
        name=f"%(class)s_{field}_is_web",
        condition=Q(**{field: ""}) | Q(**{f"{field}__iregex": r"^https?://[^\s]+$"}),
        violation_error_message="Une adresse de site commence par https:// ou http://.",
    )


def luhn_number(field: str, *, length: int, label: str) -> CheckConstraint:
    """Return the constraint: empty, or `length` digits with a right Luhn key (SIREN, SIRET)."""
    return CheckConstraint(
        name=f"%(class)s_{field}_key",
        condition=Q(**{field: ""})
        | Q(**{f"{field}__regex": rf"^[0-9]{{{length}}}$"}) & Q(LuhnValid(F(field))),
        violation_error_message=(
            f"Ce {label} n’est pas valable : {length} chiffres, clé de contrôle comprise."
        ),
    )


def known_range() -> KnownRange:
    return KnownRange("start_on", "attested_on", "end_on", "end_is_unknown")


def no_overlap(name: str, *fields: str | Combinable, message: str) -> ExclusionConstraint:
    """Return the constraint that two rows with the same `fields` never hold on the same day.

    NULL equals nothing: a column that may be empty needs an expression such as `or_none`.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in fields),
            (known_range(), RangeOperators.OVERLAPS),
        ],
        violation_error_message=message,
    )


def or_none(foreign_key: str) -> Coalesce:
    """Return the key, or zero for none, so that two rows without one are equal."""
    return Coalesce(foreign_key, Value(0), output_field=BigIntegerField())


PERIOD_CONSTRAINTS = [
    partial_date_constraint("start_on"),
    partial_date_constraint("end_on"),
    partial_date_constraint("attested_on"),
    CheckConstraint(
        name="%(class)s_start_known_or_attested",
        condition=Q(start_on__isnull=False) | Q(attested_on__isnull=False),
        violation_error_message=(
            "Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai."
        ),
    ),
    CheckConstraint(
        name="%(class)s_end_after_start",
        condition=Q(end_on__isnull=True) | Q(start_on__isnull=True) | Q(end_on__gt=F("start_on")),
        violation_error_message="La fin doit suivre le début.",
    ),
    CheckConstraint(
        name="%(class)s_attested_within",
        condition=Q(attested_on__isnull=True)
        | (Q(start_on__isnull=True) | Q(attested_on__gte=F("start_on")))
        & (Q(end_on__isnull=True) | Q(attested_on__lt=F("end_on"))),
        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
    ),
    CheckConstraint(
        name="%(class)s_attested_by_reading_a_day",
        condition=Q(attested_by_reading=False) | Q(attested_on__isnull=False),
        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
    ),
    CheckConstraint(
        name="%(class)s_end_known_or_not",
        condition=Q(end_is_unknown=False) | Q(end_on__isnull=True),
        violation_error_message="La fin est datée ou inconnue, pas les deux.",
    ),
]
