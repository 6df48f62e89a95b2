"""What centres do, where and with whom: perimeters, labels, missions, partnerships, figures."""

from __future__ import annotations

from centres.models import Coverage, Label, LocalPartnership, MissionOffered, NetworkFigure

from ..attestation import stated_year
from ..cells import Cells, spread
from ..keeping import Wanted
from ..loading import Loading

FRAMEWORK = "cadre-2017"  # `mission_code` is a code of this edition
COMPLEMENTARY = "complementaires-"


def coverage(cells: Cells, loading: Loading) -> Wanted:
    return Wanted(
        model=Coverage,
        values={
            "centre": _centre(cells, loading),
            "department": cells.find(
                "department_code", "department", loading.known.departments.get
            ),
            **cells.period(candidates=[_last_seen(cells, loading)]),
            **cells.evidence,
        },
        sources=cells.sources,
    )


def label(cells: Cells, loading: Loading) -> Wanted:
    return Wanted(
        model=Label,
        values={
            "centre": _centre(cells, loading),
            "authority": cells.find("authority", "authority", loading.known.organisation),
            "edition": cells.find("edition", "edition", loading.known.edition),
            **cells.period("granted_on", candidates=[_last_seen(cells, loading)]),
            **cells.evidence,
        },
        sources=cells.sources,
    )


def mission(cells: Cells, loading: Loading) -> Wanted:
    """The note of a complementary mission is the title that the centre itself gives it."""
    is_own = cells["mission_code"].startswith(COMPLEMENTARY)
    return Wanted(
        model=MissionOffered,
        values={
            "centre": _centre(cells, loading),
            "provision": cells.find(
                "mission_code",
                "provision",
                lambda code: loading.known.provision(FRAMEWORK, code),
            ),
            "title": cells.words("note").removesuffix(".") if is_own else "",
            **cells.period("since", None, candidates=[_last_seen(cells, loading)]),
            **cells.evidence,
            "note": "" if is_own else cells.words("note"),
        },
        sources=cells.sources,
    )


def partnership(cells: Cells, loading: Loading) -> Wanted:
    year = stated_year(cells["agreement"])
    return Wanted(
        model=LocalPartnership,
        values={
            "centre": _centre(cells, loading),
            "organisation": cells.find(
                "organisation_slug", "organisation", loading.known.organisation
            ),
            "is_financial": cells.stated("financial", "is_financial"),
            "is_operational": cells.stated("operational", "is_operational"),
            "is_member": cells.stated("member", "is_member"),
            "terms": cells.words("agreement"),
            **cells.period(candidates=[year, _last_seen(cells, loading)]),
            **cells.evidence,
        },
        sources=cells.sources,
    )


def figure(cells: Cells, loading: Loading) -> Wanted:
    """The note is public here: it says what the figure counts."""
    return Wanted(
        model=NetworkFigure,
        values={
            "indicator": cells["indicator"],
            "value": cells["value"],
            "unit": cells["unit"],
            **spread("stated_on", cells.date("date", "stated_on")),
            "remark": cells.words("note"),
            **cells.evidence,
        },
        sources=cells.sources,
    )


def _centre(cells: Cells, loading: Loading):
    return cells.find("centre_slug", "centre", loading.known.centre)


def _last_seen(cells: Cells, loading: Loading):
    return loading.last_seen(cells["centre_slug"])
