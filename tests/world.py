"""A small register in which everything that could leak bears the same mark."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile

from crpv_portal.common.models import StoredFile
from tests.committees_world import plant_committees
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    ActivityReportFactory,
    AgreementFactory,
    AssessmentFactory,
    CentreFactory,
    CentreLegalBodyFactory,
    CentreNameFactory,
    ConsultationCommentFactory,
    ContactFactory,
    ContributionFactory,
    LabelFactory,
    LocalPartnershipFactory,
    MissionOfferedFactory,
    PositionFactory,
    SiteFactory,
)
from tests.factories.governance import (
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    DocumentFactory,
    InvitationFactory,
    ItemCallFactory,
    ItemProposalFactory,
    MeetingFactory,
    MinutesFactory,
    SeatFactory,
    SignInFactory,
    TakenFileFactory,
    TakenMeetingFactory,
    TakeoverFactory,
)
from tests.factories.partners import (
    CommitmentStateFactory,
    EditionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    ProvisionFactory,
    SignatureFactory,
)
from tests.factories.territories import DepartmentFactory
from tests.factories.upkeep import SheetProposalFactory

ROLES = ("anonyme", "agent régional", "membre d’un centre", "agent national")

# Words of what only the staff, or the centre it concerns, may read.
MARK = "zzsecret"


def stored_file() -> StoredFile:
    content = b"%PDF-1.7 essai"
    return StoredFile.objects.create(
        file=ContentFile(content, name="accord.pdf"),
        original_name="accord.pdf",
        media_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def plant() -> SimpleNamespace:
    """Somebody of each role; public rows beside drafts, unchecked and unpublished ones."""
    department = DepartmentFactory()
    published = CentreFactory(name="Centre public", published=True, departments=[department])
    published.note = f"note {MARK}"
    published.save()
    CentreNameFactory(centre=published, name="Ancien nom", since="2000", until="2015")
    ContactFactory(centre=published, email=True, value=f"{MARK}@exemple.test")
    SiteFactory(centre=published, address=f"1 rue {MARK}", note=MARK)
    PositionFactory(centre=published, person=PersonFactory(last_name=MARK), note=MARK)
    hidden = OrganisationFactory(name=f"Organisation {MARK}", unverified=True, note=MARK)
    open_partner = OrganisationFactory(name="Organisation publique", note=MARK)

    OrganisationNameFactory(organisation=hidden, slug=f"ancienne-{MARK}")
    charter = EditionFactory(charter=True, in_force=True, note=MARK)
    signature = SignatureFactory(edition=charter, organisation=open_partner, note=MARK)
    SignatureFactory(edition=charter, organisation=hidden, name_at_signature=f"Ancien {MARK}")
    article = ProvisionFactory(edition=charter, title=f"Article {MARK}", unverified=True)
    provision = ProvisionFactory(
        edition=EditionFactory(slug="cadre", in_force=True, note=MARK),
        code="mission",
        core=True,
        note=MARK,
    )
    unread = ProvisionFactory(
        edition=provision.edition, code=MARK, title=f"Mission {MARK}", core=True, unverified=True
    )
    withdrawn = EditionFactory(slug=f"cadre-{MARK}", title=f"Cadre {MARK}", unverified=True)
    # Established itself, as a provision stays whose edition was taken off the site.
    of_withdrawn = ProvisionFactory(edition=withdrawn, title=f"Mission retirée {MARK}", core=True)

    comment = ConsultationCommentFactory(
        party__consultation__sent=True, party__organisation=open_partner, text=MARK, answer=MARK
    )

    draft = CentreFactory(name=f"Centre {MARK}", departments=[department])
    CentreNameFactory(centre=draft, name=f"Ancien centre {MARK}", since="2000", until="2015")
    for centre in (published, draft):
        LocalPartnershipFactory(centre=centre, organisation=open_partner, note=MARK)
        LocalPartnershipFactory(centre=centre, organisation=hidden)
        MissionOfferedFactory(centre=centre, provision=provision, note=MARK)
    own = CentreFactory(name="Brouillon du membre", departments=[department])
    # Public rows that lead to what is not.
    for each in (unread, of_withdrawn):
        MissionOfferedFactory(centre=published, provision=each)
        MissionOfferedFactory(centre=published, provision=each, title="Sous son nom")
    CommitmentStateFactory(commitment__signature=signature, commitment__provision=article)
    LabelFactory(centre=published, authority=hidden, edition=withdrawn)
    CentreLegalBodyFactory(centre=published, organisation=hidden, is_host=True)
    ContributionFactory(centre=published, funder=hidden, cleared=True)

    agreement = AgreementFactory(centre=published, title="Accord public", is_public=True)
    unpublished = AgreementFactory(centre=published, title=f"Accord {MARK}")
    of_draft = AgreementFactory(centre=draft, title=f"Accord {MARK}", is_public=True)
    agreement.parties.add(hidden)
    file = stored_file()
    for each in (agreement, unpublished, of_draft):
        each.file = file
        each.save()

    contribution = ContributionFactory(
        centre=published, funder=open_partner, cleared=True, note=MARK
    )
    ContributionFactory(centre=published, funder=open_partner, object=MARK)
    ContributionFactory(centre=published, funder=hidden, object=MARK, cleared=True)
    ContributionFactory(centre=draft, funder=open_partner, object=MARK, cleared=True)

    for centre in (own, published):
        AssessmentFactory(
            whole__centre=centre,
            whole__edition=provision.edition,
            whole__sent=True,
            provision=provision,
            staff_level="not_yet",
            staff_comment=MARK,
        )

    of_region = MeetingFactory(body=BodyFactory(region=department.region))
    committees = plant_committees(mark=MARK, centre=published, hidden=hidden)
    item = committees.decision.item
    item.provisions.set([unread, of_withdrawn])
    DecisionFactory(item=item, public=True, adopted=True, provisions=[unread, of_withdrawn])
    committees.of_region = DocumentFactory(meeting=of_region)
    committees.decision_of_region = DecisionFactory(
        item__meeting=MeetingFactory(body=of_region.body, held=True), adopted=True
    )
    committees.removed_of_region = DocumentFactory(meeting=of_region, removed=True)
    of_own_centre = MeetingFactory(body=BodyFactory(centre=own))
    of_nation = MeetingFactory(title=f"Réunion {MARK}", items=[f"Point {MARK}"])
    of_all = MeetingFactory(body=of_nation.body, public=True, items=[f"Point {MARK}"])

    people = (
        None,
        UserFactory(regions=[department.region]),
        UserFactory(centres=[own]),
        UserFactory(staff=True, second_factor=True),
    )
    MinutesFactory(meeting=of_region, in_review=True)
    for each in (of_nation, of_all):
        MinutesFactory(meeting=each, in_review=True, text=f"Texte {MARK}")
    approved = MeetingFactory(body=of_region.body, held=True, public=True, slug="reunion-approuvee")
    MinutesFactory(meeting=approved, approved=True)
    attended = MeetingFactory(held=True)
    AttendanceFactory(meeting=attended, person=PersonFactory(user=people[2]))
    MinutesFactory(meeting=attended, in_review=True)
    takeover = TakeoverFactory(author=people[1])
    TakenMeetingFactory(takeover=takeover, body_key=of_region.body_id)
    TakenFileFactory(takeover=takeover)
    of_another = TakeoverFactory(name=f"{MARK}.csv")
    report_of_own = ActivityReportFactory(centre=own)
    report_of_other = ActivityReportFactory(centre=published, cleared=True, details=MARK)
    return SimpleNamespace(
        takeover=takeover,
        takeover_of_another=of_another,
        report_of_own=report_of_own,
        report_of_other=report_of_other,
        consultation=comment.party.consultation,
        people=dict(zip(ROLES, people, strict=True)),
        department=department,
        published=published,
        draft=draft,
        own=own,
        committees=committees,
        hidden=hidden,
        open_partner=open_partner,
        provision=provision,
        agreement=agreement,
        unpublished=unpublished,
        of_draft=of_draft,
        contribution=contribution,
        of_region=of_region,
        approved=approved,
        attended=attended,
        of_room=SignInFactory(room__meeting__body=of_region.body).room.meeting,
        seat_of_region=SeatFactory(college__body=of_region.body),
        held_of_region=committees.decision_of_region.item.meeting,
        of_own_centre=of_own_centre,
        of_nation=of_nation,
        of_all=of_all,
        invitation=InvitationFactory(meeting=of_region, sent=True),
        of_nation_invited=InvitationFactory(meeting=of_nation, sent=True),
        proposal=ItemProposalFactory(meeting=of_region),
        sheet_proposal=SheetProposalFactory(centre=published, after=MARK, source=MARK),
        asking=ItemCallFactory(meeting=MeetingFactory(body=of_region.body)).meeting,
        key=Authenticator.objects.create(
            user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "clé d’autrui"}
        ),
    )
