"""Accounts: `UserFactory()` has no role, `staff=True` is ANCT, `regions=[…]` an officer."""

import factory
from allauth.mfa.totp.internal.auth import TOTP
from factory.django import DjangoModelFactory

from crpv_portal.accounts.models import Assignment, User
from tests.factories.facts import PeriodFactory
from tests.factories.territories import RegionFactory

PASSWORD = "mot de passe d’essai"  # noqa: S105
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of the application that shows codes


class UserFactory(DjangoModelFactory):
    """`regions` makes an officer of them, `centres` a member of them, both since 2015.

    `second_factor=True` gives an application that shows codes made from SECRET.
    """

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        staff = factory.Trait(
            is_staff=True, email=factory.Sequence(lambda n: f"agent-{n}@anct.test")
        )

    email = factory.Sequence(lambda n: f"personne-{n}@exemple.test")
    first_name = "Camille"
    last_name = factory.Sequence(lambda n: f"Martin {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def regions(self, create, extracted):
        if create:
            for region in extracted or ():
                AssignmentFactory(user=self, region=region)

    @factory.post_generation
    def centres(self, create, extracted):
        from tests.factories.centres import CentreMembershipFactory

        if create:
            for centre in extracted or ():
                CentreMembershipFactory(user=self, centre=centre)

    @factory.post_generation
    def second_factor(self, create, extracted):
        if create and extracted:
            TOTP.activate(self, SECRET)


class AssignmentFactory(PeriodFactory):
    class Meta:
        model = Assignment

    user = factory.SubFactory(UserFactory)
    region = factory.SubFactory(RegionFactory)
