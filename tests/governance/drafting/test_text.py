"""The text of minutes written from the record: what it says of each kind of meeting."""

import datetime

import pytest

from crpv_portal.common.markdown import render_markdown
from governance.choices import (
    ActionState,
    AttendanceState,
    BodyKind,
    MeetingCall,
    MeetingMode,
    QuorumBasis,
    QuorumScope,
)
from governance.models import Attendance, HeadCount
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.drafting.drafts import draft_of
from tests.governance.papers.meetings import counted_meeting, empty_meeting, full_meeting

pytestmark = pytest.mark.django_db


def _at(hour, minute=0, day=3):
    return datetime.datetime(2026, 3, day, hour, minute, tzinfo=datetime.UTC)


def plain(text):
    """Return the text with ordinary spaces, as a person reads it."""
    return text.replace("\xa0", " ")


def test_the_whole_of_a_full_meeting_in_the_order_of_its_agenda():
    text = plain(draft_of(full_meeting()))
    said = (
        "## Ouverture",
        "La réunion s’est tenue le mardi 3 mars 2026 (20 avenue de Ségur, Paris).",
        "La séance est ouverte à 14 h sous la présidence d’Anne Présidente.",
        "Le secrétariat de séance est assuré par Luc Secrétaire.",
        "## Présences",
        "Membres présents (7) :",
        "- État :\n  - Camille Dupont-Ét1, État, direction n° 1",
        "Membre représenté (1) :",
        "pouvoir donné à Camille Dupont-Ét1",
        "Membre excusé (1) :",
        "Membre absent (1) :",
        "Personne invitée (1) :",
        ", Association Voisins",
        "Le quorum étant atteint (8 membres présents ou représentés sur 10), le comité peut",
        "## Points examinés",
        "### Point 1. Approbation du compte rendu précédent",
        "Après en avoir délibéré, le comité adopte la décision suivante.",
        "**Décision CAN-2026-01 :** Le compte rendu précédent est approuvé.",
        "### Point 2. Programme de travail 2027 : quelles priorités ?",
        "Point présenté par Zoé Rapporteuse.",
        "1. les *centres sociaux*",
        "#### Budget",
        "le comité adopte, par 3 voix pour, 1 contre et 1 abstention, la décision suivante.",
        "**Décision CAN-2026-02 :** Le programme **2027** est adopté.",
        "le comité émet un avis favorable.",
        "**Avis CAN-2026-03 :** Avis sur le budget.",
        "**Suite à donner :** Diffuser le programme aux centres (chargé de la suite :",
        "pour le 15 avril 2026).",
        "### Point 3. Questions diverses",
        "## Clôture",
        "La séance est levée à 16 h 30.",
    )
    places = [text.find(each) for each in said]
    assert -1 not in places, said[places.index(-1)]
    assert places == sorted(places)


def test_a_meeting_of_which_nothing_was_noted():
    text = draft_of(empty_meeting())
    assert "Les présences n’ont pas été relevées." in text
    assert "L’ordre du jour n’a pas été consigné." in text
    assert "La séance est levée." in text
    assert "quorum" not in text
    assert "(0)" not in text


def test_a_body_without_composition_names_those_who_were_there():
    meeting = empty_meeting()
    for name in ("Zoé Un", "Luc Deux"):
        AttendanceFactory(meeting=meeting, person=PersonFactory(first_name=name, last_name="X"))
    text = plain(draft_of(meeting))
    assert "Personnes présentes (2) :" in text
    assert "invitée" not in text


def test_an_assembly_counted_by_head():
    meeting = counted_meeting()
    meeting.body.kind = BodyKind.GENERAL_ASSEMBLY
    meeting.body.quorum_basis = QuorumBasis.SEATS
    meeting.body.quorum_scope = QuorumScope.BY_COLLEGE
    meeting.body.quorum_numerator, meeting.body.quorum_denominator = 1, 3
    meeting.body.save()
    text = plain(draft_of(meeting))
    assert "Collèges comptés par tête :" in text
    assert "- Habitants : 412 membres présents et 55 représentés sur 1 300." in text
    assert (
        "Le quorum étant atteint dans chaque collège (Habitants : 467 membres présents ou "
        "représentés sur 1 300 ; Associations : 35 membres présents ou représentés sur 80), "
        "l’assemblée générale peut valablement délibérer."
    ) in text
    HeadCount.objects.filter(college__name="Habitants").update(present=1, represented=1)
    text = plain(draft_of(meeting))
    assert "- Habitants : 1 membre présent et 1 représenté sur 1 300." in text
    assert "Le quorum n’est pas atteint dans chaque collège (Habitants : 2 membres" in text
    assert "L’assemblée générale ne peut valablement délibérer." in text


def test_hours_are_those_of_the_place_past_midnight_too():
    meeting = MeetingFactory(
        held=True,
        starts_on=datetime.date(2026, 3, 3),
        starts_at=_at(14),
        ends_at=_at(20, 30),
        time_zone="Indian/Reunion",
        mode=MeetingMode.HYBRID,
        place="Saint-Denis",
        chair=PersonFactory(first_name="Mme", last_name="Payet"),
    )
    text = plain(draft_of(meeting))
    assert "mardi 3 mars 2026, sur place (Saint-Denis) et à distance." in text
    assert (
        "ouverte à 18 h, heure de La Réunion (15 h à Paris), sous la présidence de Mme Payet."
    ) in text
    assert (
        "levée le lendemain, mercredi 4 mars 2026, à 0 h 30, heure de La Réunion (21 h 30 à "
        "Paris, la veille)."
    ) in text


def test_deputies_and_proxies_are_named():
    body = BodyFactory(deputies_vote=True, majority=True)
    college = CollegeFactory(body=body, name="État")
    for rank in (1, 2, 3):
        MandateFactory(
            seat=SeatFactory(college=college, title=f"Siège {rank}"),
            organisation__name=f"Direction {rank}",
        )
    meeting = MeetingFactory(body=body, held=True, roll_call=True)
    first, second, third = meeting.attendances.order_by("pk")
    first.state = AttendanceState.REPRESENTED
    first.deputy_name, first.deputy_organisation = "Mme Anne Riou", "directrice"
    second.state, second.represented_by = AttendanceState.REPRESENTED, third
    third.state = AttendanceState.PRESENT
    Attendance.objects.bulk_update(
        [first, second, third], ["state", "deputy_name", "deputy_organisation", "represented_by"]
    )
    text = plain(draft_of(meeting))
    assert "Membre présent (1) :" in text
    assert "Membres représentés (2) :" in text
    assert "Direction 1, Siège 1 : par Mme Anne Riou, directrice" in text
    assert f"Siège 2 : pouvoir donné à {third.person.full_name}" in text
    assert "atteint (3 membres présents ou représentés sur 3)" in text


def test_no_quorum_then_a_second_convocation_that_needs_none():
    body = BodyFactory(majority=True, members=3, second_call_without_quorum=True)
    meeting = MeetingFactory(body=body, held=True, roll_call=True)
    meeting.attendances.update(state=AttendanceState.ABSENT)
    meeting.attendances.filter(pk=meeting.attendances.first().pk).update(state="present")
    assert (
        "Le quorum n’est pas atteint (1 membre présent ou représenté sur 3 ; il en fallait 2)."
    ) in plain(draft_of(meeting))
    meeting.call = MeetingCall.SECOND
    meeting.save()
    text = draft_of(meeting)
    assert "sur seconde convocation." in text
    assert "Aucun quorum n’étant exigé sur seconde convocation" in text


def test_unanimity_correction_and_what_an_earlier_action_became():
    body = BodyFactory(code="CSP")
    former = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 1, 6))
    wrong = DecisionFactory(item=AgendaItemFactory(meeting=former), adopted=True)
    meeting = MeetingFactory(body=body, held=True)
    item = AgendaItemFactory(meeting=meeting, title="Suites", is_for_open_actions=True)
    DecisionFactory(
        item=item,
        text="- le budget\n- le programme",
        corrects=wrong,
        adopted=True,
        votes_for=7,
        votes_against=0,
        abstentions=0,
    )
    DecisionFactory(item=item, text="À revoir.")
    ActionItemFactory(
        item=wrong.item,
        text="Écrire au préfet.",
        state=ActionState.DONE,
        closed_on=meeting.starts_on,
        outcome="Fait le 2.",
    )
    text = plain(draft_of(meeting))
    assert "adopte à l’unanimité (7 pour) la décision suivante." in text
    assert "**Décision CSP-2026-02 :**\n\n- le budget" in text
    assert "Elle corrige la décision CSP-2026-01." in text
    assert "**Projet de décision, non adopté :** À revoir." in text
    assert "**Suite faite :** Écrire au préfet (chargé de la suite :" in text
    assert "Fait le 2." in text


@pytest.mark.parametrize(
    ("title", "note", "shown"),
    [
        ("# Un *titre* [1]", "3. Budget\n4. Divers", '<ol start="3">'),
        ("1. Premier", "```\nsans fin", "sans fin"),
        ("A | B", "# Grand\n\nSous\n====\n\n## Petit", "<h6>"),
        ("<b>gras</b> & co", "> cité\n\n- un\n- deux", "<blockquote>"),
    ],
)
def test_what_people_typed_marks_nothing_else(title, note, shown):
    meeting = MeetingFactory(held=True)
    item = AgendaItemFactory(meeting=meeting, title=title, note=note)
    ActionItemFactory(item=item, text="* Faire _cela_")
    AgendaItemFactory(meeting=meeting, title="Le suivant")
    html = render_markdown(draft_of(meeting)).replace("&" + "nbsp;", "~")
    escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"<h4>Point 1. {escaped}</h4>" in html
    assert shown in html
    assert "<h4>Point 2. Le suivant</h4>" in html
    assert "<strong>Suite à donner~:</strong> * Faire _cela_ (" in html
