"""Dated names: each has its own address, and the one in use shows on its owner."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from .constraints import no_overlap
from .dates import refuse_day_to_come
from .functions import FrenchOrderKey, FrenchSortKey
from .joint_constraints import ConstrainedModel
from .models import FACT_CONSTRAINTS, Fact
from .text import free_text, french_slug

MAX_NAME_LENGTH = 250


class DatedName(Fact):
    """Name that a centre, an organisation or a body bears over a period."""

    name = models.CharField("nom", max_length=MAX_NAME_LENGTH)
    acronym = models.CharField("sigle", max_length=40, blank=True)
    slug = models.SlugField(
        "adresse",
        max_length=100,
        unique=True,
        error_messages={"unique": "Un autre nom porte déjà cette adresse."},
        help_text="Dernière partie de l’adresse de la page ; un ancien nom y redirige.",
    )
    sort_key = models.GeneratedField(
        expression=FrenchSortKey("name"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a beginning to come: a name shows on its owner as soon as it is saved."""
        super().clean()
        if self.start is not None:
            refuse_day_to_come(
                self.start,
                field="start_on",
                instead="prévoyez ce nom par « Renommer », en haut de la page.",
            )

    @classmethod
    def slugs_from(cls, beginning: str) -> set[str]:
        """Return the addresses that begin so and lead somewhere already."""
        rows = cls._default_manager.filter(slug__startswith=beginning)
        return set(rows.values_list("slug", flat=True))


class Named(ConstrainedModel):
    """Owner of dated names; the database copies the one in use to it (`keep_current_name`)."""

    name = models.CharField("nom", max_length=MAX_NAME_LENGTH)
    acronym = models.CharField("sigle", max_length=40, blank=True)
    slug = models.SlugField("adresse", max_length=100, unique=True)
    sort_key = models.GeneratedField(
        expression=FrenchSortKey("name"),
        output_field=models.TextField(),
        db_persist=True,
    )

    order_key = models.GeneratedField(
        expression=FrenchOrderKey("name"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """Return the acronym when there is one, else the name."""
        return self.acronym or self.name


def name_slug(names: type[DatedName], label: str) -> str:
    """Return an address for a new name: the label's, with a number when another has taken it.

    A centre that takes a former name back keeps the former address for the former period.
    """
    slug = french_slug(label, max_length=90)
    return free_text(slug, names.slugs_from(slug))


def name_constraints(owner: str) -> list[models.BaseConstraint]:
    """Return the constraints of a table of names: one name at a time, dated like every fact."""
    return [
        *FACT_CONSTRAINTS,
        no_overlap(
            f"{owner}name_one_at_a_time",
            owner,
            message="Un autre nom est déjà porté sur cette période.",
        ),
        models.CheckConstraint(
            name=f"{owner}name_not_empty",
            condition=~Q(name=""),
            violation_error_message="Un nom ne peut pas être vide.",
        ),
    ]


def name_indexes(owner: str) -> list[models.Index]:
    return [
        GinIndex(
            fields=["sort_key"],
            name=f"{owner}name_trigrams",
            opclasses=["gin_trgm_ops"],
        )
    ]


def keep_current_name(*, names: str, owners: str, owner: str) -> pgtrigger.Trigger:
    """Return the trigger by which the owner's name, acronym and slug follow its names.

    The open name wins (its end neither dated nor unknown), then the latest; an owner whose last
    name is removed keeps what it shows.

    names, owners: the two tables; owner: the foreign key's column in `names`.
    """
    return pgtrigger.Trigger(
        name="keep_current_name",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner_id", "bigint")],
        # Nothing that was typed enters this SQL: only names of our tables and columns.
        func=f"""
            IF TG_OP = 'DELETE' THEN owner_id := OLD.{owner};
            ELSE owner_id := NEW.{owner};
            END IF;
            UPDATE {owners} AS owned
            SET name = used.name, acronym = used.acronym, slug = used.slug
            FROM (
                SELECT name, acronym, slug FROM {names} WHERE {owner} = owner_id
                ORDER BY (end_on IS NULL AND NOT end_is_unknown) DESC,
                    COALESCE(start_on, attested_on) DESC, id DESC
                LIMIT 1
            ) AS used
            WHERE owned.id = owner_id
            AND (owned.name, owned.acronym, owned.slug)
                IS DISTINCT FROM (used.name, used.acronym, used.slug);
            RETURN NULL;
        """,  # noqa: S608
    )
