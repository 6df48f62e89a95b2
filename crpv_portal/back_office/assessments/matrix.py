"""Levels of all centres in a year, and of a centre over the years, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest

from centres.assessments import ASSESSED, framework_in_force
from centres.choices import CentreStatus
from centres.models import Assessment, Centre, CentreAssessment
from crpv_portal.common.dates import today
from crpv_portal.common.tables import ExportColumn, ExportTable
from partners.models import Provision


@dataclass(frozen=True)
class MatrixRow:
    """Centre with its assessment of the year, if it began one, and what is said by provision.

    Nothing is said while the centre has not sent it.
    """

    centre: Centre
    assessment: CentreAssessment | None
    cells: list[Assessment]

    @property
    def state(self) -> str:
        return self.assessment.get_state_display() if self.assessment else "pas commencée"


@dataclass(frozen=True)
class Matrix:
    """Centres by provisions, for one year; or the years of a centre by provisions."""

    year: int
    provisions: list[Provision]
    rows: list[MatrixRow]


def years_known() -> list[int]:
    """Return the years of which some assessment is begun, and this one, the latest first."""
    begun = CentreAssessment.objects.order_by("year").values_list("year", flat=True).distinct()
    return sorted({*begun, today().year}, reverse=True)


def asked_year(request: HttpRequest) -> int:
    """Return the year that `?annee=` asks for among those known, else this one."""
    asked = request.GET.get("annee", "")
    return next((year for year in years_known() if str(year) == asked), today().year)


def matrix_of(year: int) -> Matrix:
    """Return the levels of the centres that work, and of those that were assessed that year."""
    begun = _with_lines(Q(year=year))
    provisions = _provisions(begun)
    by_centre = {each.centre_id: each for each in begun}
    wanted = Q(status=CentreStatus.PUBLISHED) | Q(pk__in=by_centre)
    centres = Centre.objects.filter(wanted).order_by("order_key", "pk")
    rows = [_row(each, by_centre.get(each.pk), provisions) for each in centres]
    return Matrix(year, provisions, rows)


def over_the_years(centre: Centre) -> Matrix:
    """Return the assessments of a centre, the latest year first."""
    begun = _with_lines(Q(centre=centre))
    begun.sort(key=lambda each: each.year, reverse=True)
    provisions = _provisions(begun)
    return Matrix(0, provisions, [_row(centre, each, provisions) for each in begun])


def matrix_table(matrix: Matrix) -> ExportTable:
    """Return the matrix as a list: a line for each centre and provision."""
    lines = [
        (row, provision, cell)
        for row in matrix.rows
        for provision, cell in zip(matrix.provisions, row.cells, strict=True)
    ]
    columns = (
        ExportColumn("centre", "Centre", lambda line: line[0].centre.name),
        ExportColumn("annee", "Année", lambda line: matrix.year),
        ExportColumn("etat", "État", lambda line: line[0].state),
        ExportColumn("code", "Code", lambda line: line[1].code),
        ExportColumn("disposition", "Disposition", lambda line: line[1].title),
        ExportColumn("centre_dit", "Appréciation du centre", lambda line: _own(line[2])),
        ExportColumn("centre_mot", "Commentaire du centre", lambda line: line[2].own_comment),
        ExportColumn("anct_dit", "Appréciation de l’ANCT", lambda line: _staff(line[2])),
        ExportColumn("anct_mot", "Commentaire de l’ANCT", lambda line: line[2].staff_comment),
    )
    remarks = ["Document de travail entre l’ANCT et les centres : à ne pas publier."]
    name = f"evaluations-{matrix.year}"
    return ExportTable(name, f"Évaluations {matrix.year}", columns, lines, remarks)


def _own(cell: Assessment) -> str:
    return str(cell.get_own_level_display())


def _staff(cell: Assessment) -> str:
    return str(cell.get_staff_level_display())


def _with_lines(which: Q) -> list[CentreAssessment]:
    return list(CentreAssessment.objects.filter(which).prefetch_related("lines"))


def _provisions(begun: list[CentreAssessment]) -> list[Provision]:
    """Return the provisions of the editions that were followed, else of the one in force."""
    editions = {each.edition_id for each in begun}
    if not editions and (current := framework_in_force()):
        editions = {current.pk}
    found = Provision.objects.public().filter(edition__in=editions, kind__in=ASSESSED)
    return list(found.order_by("-edition__start_on", "parent__position", "position", "pk"))


def _row(
    centre: Centre, assessment: CentreAssessment | None, provisions: list[Provision]
) -> MatrixRow:
    lines = assessment.lines.all() if assessment and not assessment.is_draft else ()
    said = {line.provision_id: line for line in lines}
    return MatrixRow(centre, assessment, [said.get(each.pk, Assessment()) for each in provisions])
