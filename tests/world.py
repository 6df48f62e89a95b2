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
    AgreementFactory,
    CentreFactory,
    CentreNameFactory,
    ContactFactory,
    PositionFactory,
    SiteFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import DepartmentFactory

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

    draft = CentreFactory(name=f"Centre {MARK}", departments=[department])
    CentreNameFactory(centre=draft, name=f"Ancien centre {MARK}", since="2000", until="2015")
    own = CentreFactory(name="Brouillon du membre", departments=[department])

    agreement = AgreementFactory(centre=published, title="Accord public", is_public=True)
    unpublished = AgreementFactory(centre=published, title=f"Accord {MARK}")
    of_draft = AgreementFactory(centre=draft, title=f"Accord {MARK}", is_public=True)
    file = stored_file()
    for each in (agreement, unpublished, of_draft):
        each.file = file
        each.save()

    people = (
        None,
        UserFactory(regions=[department.region]),
        UserFactory(centres=[own]),
        UserFactory(staff=True, second_factor=True),
    )
    return SimpleNamespace(
        people=dict(zip(ROLES, people, strict=True)),
        department=department,
        published=published,
        draft=draft,
        own=own,
        committees=plant_committees(mark=MARK, centre=published, hidden=hidden),
        hidden=hidden,
        open_partner=open_partner,
        agreement=agreement,
        unpublished=unpublished,
        of_draft=of_draft,
        key=Authenticator.objects.create(
            user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "clé d’autrui"}
        ),
    )
