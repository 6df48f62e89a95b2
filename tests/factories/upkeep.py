"""Proposals on sheets: `SheetProposalFactory(centre=…)` is a report; `box=…` is about that box."""

import uuid

import factory
from factory.django import DjangoModelFactory

from centres.models import Centre
from crpv_portal.upkeep.choices import Origin
from crpv_portal.upkeep.models import SheetProposal
from crpv_portal.upkeep.parts import PARTS, box_of
from tests.factories.centres import CentreFactory


class SheetProposalFactory(DjangoModelFactory):
    class Meta:
        model = SheetProposal

    origin = Origin.PUBLIC
    centre = factory.SubFactory(CentreFactory, published=True)
    page = factory.LazyAttribute(lambda row: row.centre.get_absolute_url())
    title = factory.LazyAttribute(lambda row: row.centre.name)
    after = "L’adresse a changé."
    once = factory.LazyFunction(lambda: uuid.uuid4().hex)


def about(part, row, column, after, **columns):
    """Return a proposal of a member about a box as it is now."""
    box = box_of(part, row, column)
    centre = row if PARTS[part].model is Centre else row.centre
    return SheetProposalFactory(
        origin=Origin.MEMBER,
        centre=centre,
        part=PARTS[part].slug,
        row=row.pk,
        column=column,
        before=box.text,
        after=after,
        **{"source": "https://centre.exemple.test/equipe", **columns},
    )
