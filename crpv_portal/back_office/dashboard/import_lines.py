"""Line on imports: files brought in, of which nobody has decided yet."""

from __future__ import annotations

from crpv_portal.common.staff_labels import name_for_staff

from ..imports.declared import KINDS
from ..imports.models import ImportRun
from .lines import DashboardLine, Said, Urgency, each


def _say(run: ImportRun) -> Said:
    kind = KINDS.get(run.kind)
    said = [f"{run.get_state_display().capitalize()}, déposé le {run.when} par"]
    said.append(f"{name_for_staff(run.author)}.")
    if run.refusal:
        said.append(run.refusal)
    title = f"{kind.title if kind else run.kind} : {run.name}"
    return Said(title, " ".join(said), run.get_absolute_url())


IMPORTS = (
    DashboardLine(
        "imports",
        "Imports qui attendent une décision",
        "import(s) (attend|attendent) une décision : rien n’en est écrit",
        "Décider",
        Urgency.FIRST,
        lambda on: ImportRun.objects.awaiting_someone().select_related("author"),
        each(_say),
        help="Reliez les colonnes, écrivez les lignes cochées, ou abandonnez : un fichier déposé "
        "n’est gardé qu’un temps après sa fin.",
    ),
)
