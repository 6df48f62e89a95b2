"""Sample campaign, over since a month, with sample reports and proposals: nobody is written to.

Its letters bear the names of real centres and its answers are invented: the campaign is marked as a
sample, no sheet is confirmed, and the words of each proposal begin with « Exemple ».
"""

from __future__ import annotations

import datetime
import uuid

from django.utils import timezone

from centres.choices import CentreStatus
from centres.models import Centre
from crpv_portal.accounts.demonstration import DOMAIN
from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today
from crpv_portal.upkeep.campaigns import LASTS, REMINDED_AFTER
from crpv_portal.upkeep.choices import Origin, Outcome
from crpv_portal.upkeep.models import FreshnessCampaign, SheetLetter, SheetProposal
from crpv_portal.upkeep.parts import box_of
from governance.models import Body

FEWEST = 4  # centres: one for each answer, and one without an address
BEGUN = datetime.timedelta(days=90)
DIRECTOR = f"direction.centre@{DOMAIN}"


def is_waited_for() -> bool:
    """Tell whether there are centres enough, and no campaign yet, a sample or not."""
    published = Centre.objects.filter(status=CentreStatus.PUBLISHED)
    return not FreshnessCampaign.objects.exists() and published.count() >= FEWEST


def ask_centres() -> None:
    """Make the sample campaign and the proposals, once there are published centres."""
    if not is_waited_for():
        return
    centres = list(Centre.objects.filter(status=CentreStatus.PUBLISHED).order_by("order_key", "pk"))
    begun_on = today() - BEGUN
    campaign = FreshnessCampaign.objects.create(
        begun_on=begun_on, ends_on=begun_on + LASTS, is_sample=True
    )
    sent_at = timezone.now() - BEGUN
    letters = [_letter(campaign, centre, sent_at) for centre in centres[:-1]]
    SheetLetter.objects.create(campaign=campaign, centre=centres[-1])
    day = datetime.timedelta(days=1)
    letters[0].exact_at = sent_at + 2 * day
    letters[1].changes_at = sent_at + 5 * day
    letters[2].changes_at, letters[2].exact_at = sent_at + 6 * day, sent_at + 8 * day
    for letter in letters[3:]:
        letter.reminded_at = sent_at + REMINDED_AFTER
    for letter in letters:
        letter.save()
    _propose(letters[1], "un département manque au périmètre.")
    _propose(letters[2], "l’intitulé d’une mission a changé.")
    _propose(letters[0], "une fonction de l’équipe a changé.", reply="Exemple : c’est corrigé.")
    _report()
    _propose_summary()


def _letter(campaign: FreshnessCampaign, centre: Centre, sent_at: datetime.datetime) -> SheetLetter:
    return SheetLetter(campaign=campaign, centre=centre, sent_to=1, sent_at=sent_at)


def _propose(letter: SheetLetter, words: str, *, reply: str = "") -> None:
    decided = {"outcome": Outcome.ACCEPTED, "decided_at": timezone.now()} if reply else {}
    SheetProposal.objects.create(
        origin=Origin.LETTER,
        letter=letter,
        centre=letter.centre,
        page=letter.centre.get_absolute_url(),
        title=letter.centre.name,
        after=f"Exemple : {words}",
        source="Exemple : rapport d’activité",
        reply=reply,
        **decided,
        **_marks(),
    )


def _report() -> None:
    body = Body.objects.filter(is_sample=True).order_by("pk").first()
    if body is not None:
        SheetProposal.objects.create(
            origin=Origin.PUBLIC,
            page=body.get_absolute_url(),
            title=body.name,
            after="Exemple : une réunion du printemps n’apparaît pas.",
            source="Exemple : convocation reçue",
            **_marks(),
        )


def _propose_summary() -> None:
    director = User.objects.filter(email=DIRECTOR).first()
    membership = director and director.centre_memberships.select_related("centre").first()
    if not membership:
        return
    box = box_of("centre", membership.centre, "summary")
    SheetProposal.objects.create(
        origin=Origin.MEMBER,
        author=director,
        centre=membership.centre,
        page=membership.centre.get_absolute_url(),
        title=membership.centre.name,
        part=box.part.slug,
        row=box.row.pk,
        column=box.column,
        before=box.text,
        after="Exemple : présentation inventée, à amender ou à décliner.",
        source="Exemple : site du centre",
        **_marks(),
    )


def _marks() -> dict[str, object]:
    return {"is_sample": True, "once": uuid.uuid4().hex}
