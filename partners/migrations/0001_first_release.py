import crpv_portal.common.choices
import crpv_portal.common.dates
import crpv_portal.common.functions
import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import partners.choices
import partners.models.signatures
import pghistory.utils
import uuid
from django.conf import settings
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("common", "0001_first_release"),
        ("territories", "0001_first_release"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MergedAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="adresse")),
                ("name", models.CharField(max_length=250, verbose_name="nom du doublon")),
                (
                    "acronym",
                    models.CharField(blank=True, max_length=40, verbose_name="sigle du doublon"),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merged_addresses",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "adresse d’une organisation fusionnée",
                "verbose_name_plural": "adresses d’organisations fusionnées",
                "ordering": ["organisation", "slug"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["sort_key"],
                        name="mergedaddress_trigrams",
                        opclasses=["gin_trgm_ops"],
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.commitment_sources",),
        ),
        migrations.CreateModel(
            name="CommitmentStateSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.commitmentstate_sources",),
        ),
        migrations.CreateModel(
            name="EditionSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.edition_sources",),
        ),
        migrations.CreateModel(
            name="OrganisationNameSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.organisationname_sources",),
        ),
        migrations.CreateModel(
            name="OrganisationSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.organisation_sources",),
        ),
        migrations.CreateModel(
            name="ProvisionReplacesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.provision_replaces",),
        ),
        migrations.CreateModel(
            name="ProvisionSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.provision_sources",),
        ),
        migrations.CreateModel(
            name="SignatureSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("partners.signature_sources",),
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="engagement")),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="partners.provision",
                        verbose_name="disposition",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="partners.signature",
                        verbose_name="signature",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement",
                "ordering": ["signature", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="commitment_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("checked_on_precision", "day"),
                                    models.Q(
                                        ("checked_on_precision", "month"), ("checked_on__day", 1)
                                    ),
                                    models.Q(
                                        ("checked_on_precision", "year"),
                                        ("checked_on__day", 1),
                                        ("checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("checked_on__isnull", True), ("checked_on_precision", "")),
                            _connector="OR",
                        ),
                        name="commitment_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("provision__isnull", False),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="commitment_says_something",
                        violation_error_message="Citez une disposition ou écrivez l’engagement.",
                    ),
                    models.UniqueConstraint(
                        fields=("signature", "provision"),
                        name="commitment_once_by_provision",
                        violation_error_message="Ce signataire a déjà pris cet engagement.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[partners.models.signatures.refuse_year_to_come],
                        verbose_name="année",
                    ),
                ),
                (
                    "keeping",
                    models.CharField(
                        choices=partners.choices.Keeping.pairs, max_length=20, verbose_name="état"
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
                        help_text="Public, sur la page de la charte.",
                        max_length=1000,
                        verbose_name="ce qui a été fait",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="states",
                        to="partners.commitment",
                        verbose_name="engagement",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
            ],
            options={
                "verbose_name": "état annuel d’un engagement",
                "verbose_name_plural": "états annuels des engagements",
                "ordering": ["commitment", "-year", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="commitmentstate_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("checked_on_precision", "day"),
                                    models.Q(
                                        ("checked_on_precision", "month"), ("checked_on__day", 1)
                                    ),
                                    models.Q(
                                        ("checked_on_precision", "year"),
                                        ("checked_on__day", 1),
                                        ("checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("checked_on__isnull", True), ("checked_on_precision", "")),
                            _connector="OR",
                        ),
                        name="commitmentstate_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("keeping__in", ["kept", "partly", "not_yet", "unknown"])
                        ),
                        name="commitmentstate_keeping_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("commitment", "year"),
                        name="commitmentstate_once_a_year",
                        violation_error_message="L’état de cet engagement pour cette année est déjà noté.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2006), ("year__lte", 2099)),
                        name="commitmentstate_year_bounded",
                        violation_error_message="L’année se tient entre 2006 et 2099.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentStateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[partners.models.signatures.refuse_year_to_come],
                        verbose_name="année",
                    ),
                ),
                (
                    "keeping",
                    models.CharField(
                        choices=partners.choices.Keeping.pairs, max_length=20, verbose_name="état"
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
                        help_text="Public, sur la page de la charte.",
                        max_length=1000,
                        verbose_name="ce qui a été fait",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.commitment",
                        verbose_name="engagement",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.commitmentstate",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: état annuel d’un engagement",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="commitment_pgh_ob_98c4a7_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentStateSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "commitmentstate",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.commitmentstate",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: état annuel d’un engagement, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("commitmentstate"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="commitment_commit_a33b9d_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="adresse")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "status",
                    models.CharField(
                        choices=partners.choices.EditionStatus.pairs,
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adoptée le")),
                (
                    "adopted_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de l’adoption",
                    ),
                ),
                (
                    "start_on",
                    models.DateField(blank=True, null=True, verbose_name="prend effet le"),
                ),
                (
                    "start_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la prise d’effet",
                    ),
                ),
                (
                    "end_on",
                    models.DateField(
                        blank=True,
                        help_text="Premier jour où l’édition n’a plus effet.",
                        null=True,
                        verbose_name="cesse d’avoir effet le",
                    ),
                ),
                (
                    "end_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin d’effet",
                    ),
                ),
                (
                    "official_document",
                    models.URLField(
                        blank=True,
                        help_text="Adresse du texte complet.",
                        max_length=500,
                        verbose_name="document officiel",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Publiée. Ce que l’édition apporte, dans les mots de l’équipe et non ceux du texte. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="introduction",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="partners.referencetext",
                        verbose_name="texte",
                    ),
                ),
            ],
            options={
                "verbose_name": "édition",
                "ordering": [
                    "text",
                    models.OrderBy(models.F("start_on"), descending=True, nulls_first=True),
                    "pk",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="edition_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("checked_on_precision", "day"),
                                    models.Q(
                                        ("checked_on_precision", "month"), ("checked_on__day", 1)
                                    ),
                                    models.Q(
                                        ("checked_on_precision", "year"),
                                        ("checked_on__day", 1),
                                        ("checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("checked_on__isnull", True), ("checked_on_precision", "")),
                            _connector="OR",
                        ),
                        name="edition_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "in_force", "superseded"])),
                        name="edition_status_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("adopted_on__isnull", False),
                                models.Q(
                                    ("adopted_on_precision", "day"),
                                    models.Q(
                                        ("adopted_on_precision", "month"), ("adopted_on__day", 1)
                                    ),
                                    models.Q(
                                        ("adopted_on_precision", "year"),
                                        ("adopted_on__day", 1),
                                        ("adopted_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("adopted_on__isnull", True), ("adopted_on_precision", "")),
                            _connector="OR",
                        ),
                        name="edition_adopted_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("start_on__isnull", False),
                                models.Q(
                                    ("start_on_precision", "day"),
                                    models.Q(("start_on_precision", "month"), ("start_on__day", 1)),
                                    models.Q(
                                        ("start_on_precision", "year"),
                                        ("start_on__day", 1),
                                        ("start_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("start_on__isnull", True), ("start_on_precision", "")),
                            _connector="OR",
                        ),
                        name="edition_start_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("end_on__isnull", False),
                                models.Q(
                                    ("end_on_precision", "day"),
                                    models.Q(("end_on_precision", "month"), ("end_on__day", 1)),
                                    models.Q(
                                        ("end_on_precision", "year"),
                                        ("end_on__day", 1),
                                        ("end_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("end_on__isnull", True), ("end_on_precision", "")),
                            _connector="OR",
                        ),
                        name="edition_end_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("official_document", ""),
                            ("official_document__iregex", "^https?://[^\\s]+$"),
                            _connector="OR",
                        ),
                        name="edition_official_document_is_web",
                        violation_error_message="Une adresse de site commence par https:// ou http://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("end_on__isnull", True),
                                ("start_on__isnull", True),
                                ("status", "draft"),
                            ),
                            models.Q(
                                ("end_on__isnull", True),
                                ("start_on__isnull", False),
                                ("status", "in_force"),
                            ),
                            models.Q(
                                ("end_on__isnull", False),
                                ("start_on__isnull", False),
                                ("status", "superseded"),
                            ),
                            _connector="OR",
                        ),
                        name="edition_effect_follows_status",
                        violation_error_message="Une édition en préparation n’a pas de date d’effet\xa0; une édition en vigueur a un début sans fin\xa0; une édition remplacée a un début et une fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", "comparer"), _negated=True),
                        name="edition_slug_free",
                        violation_error_message="Cette adresse est celle de la comparaison des éditions.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="edition_end_after_start",
                        violation_error_message="La fin d’effet doit suivre la prise d’effet.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "in_force")),
                        fields=("text",),
                        name="edition_one_in_force",
                        violation_error_message="Une autre édition de ce texte est déjà en vigueur.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.edition",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: édition, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("edition"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="editionsou_editio_498ab5_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="sigle")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="adresse")),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "order_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchOrderKey("name"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="identifiant public",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=partners.choices.OrganisationKind.pairs,
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=partners.choices.LegalForm.pairs,
                        default="",
                        max_length=20,
                        verbose_name="forme juridique",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="Une phrase, publique, que ses sources disent.",
                        max_length=200,
                        verbose_name="rôle dans le réseau",
                    ),
                ),
                (
                    "siren",
                    models.CharField(
                        blank=True, help_text="Neuf chiffres.", max_length=9, verbose_name="SIREN"
                    ),
                ),
                (
                    "siren_absence",
                    models.CharField(
                        blank=True,
                        choices=partners.choices.SirenAbsence.pairs,
                        default="",
                        help_text="Un SIREN, ou la raison de son absence.",
                        max_length=20,
                        verbose_name="absence de SIREN",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="site")),
                (
                    "website_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="Le site n’est publié qu’une fois vérifié.",
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="site vérifié le",
                    ),
                ),
                (
                    "website_checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification du site",
                    ),
                ),
                (
                    "is_national",
                    models.BooleanField(default=False, verbose_name="de portée nationale"),
                ),
                (
                    "succeeded_on",
                    models.DateField(blank=True, null=True, verbose_name="succession le"),
                ),
                (
                    "succeeded_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la succession",
                    ),
                ),
                (
                    "term_ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Un GIP est constitué pour une durée limitée.",
                        null=True,
                        verbose_name="terme du groupement",
                    ),
                ),
                (
                    "term_ends_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision du terme",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="territories.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="territories.department",
                        verbose_name="département",
                    ),
                ),
                (
                    "intercommunality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="territories.intercommunality",
                        verbose_name="intercommunalité",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="territories.region",
                        verbose_name="région",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="partners.organisation",
                        verbose_name="successeur",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "ordering": ["order_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="organisation_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("checked_on_precision", "day"),
                                    models.Q(
                                        ("checked_on_precision", "month"), ("checked_on__day", 1)
                                    ),
                                    models.Q(
                                        ("checked_on_precision", "year"),
                                        ("checked_on__day", 1),
                                        ("checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("checked_on__isnull", True), ("checked_on_precision", "")),
                            _connector="OR",
                        ),
                        name="organisation_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "state",
                                    "public_body",
                                    "national_association",
                                    "region",
                                    "department",
                                    "intercommunality",
                                    "commune",
                                    "social_landlord_union",
                                    "university",
                                    "network",
                                    "resource_centre",
                                    "other",
                                ],
                            )
                        ),
                        name="organisation_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("siren", ""),
                            models.Q(
                                ("siren__regex", "^[0-9]{9}$"),
                                crpv_portal.common.functions.LuhnValid(models.F("siren")),
                            ),
                            _connector="OR",
                        ),
                        name="organisation_siren_key",
                        violation_error_message="Ce SIREN n’est pas valable\xa0: 9 chiffres, clé de contrôle comprise.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("siren", ""), _negated=True),
                        fields=("siren",),
                        name="organisation_siren_unique",
                        violation_error_message="Une organisation porte déjà ce SIREN.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("siren", ""), _negated=True), ("siren_absence", "")),
                            models.Q(("siren", ""), models.Q(("siren_absence", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="organisation_siren_or_reason",
                        violation_error_message="Indiquez un SIREN, ou bien la raison de son absence.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("website", ""),
                            ("website__iregex", "^https?://[^\\s]+$"),
                            _connector="OR",
                        ),
                        name="organisation_website_is_web",
                        violation_error_message="Une adresse de site commence par https:// ou http://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("is_national", True), ("region__isnull", False), _negated=True
                            ),
                            models.Q(
                                ("is_national", True), ("department__isnull", False), _negated=True
                            ),
                            models.Q(
                                ("is_national", True),
                                ("intercommunality__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("is_national", True), ("commune__isnull", False), _negated=True
                            ),
                            models.Q(
                                ("region__isnull", False),
                                ("department__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("region__isnull", False),
                                ("intercommunality__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("region__isnull", False), ("commune__isnull", False), _negated=True
                            ),
                            models.Q(
                                ("department__isnull", False),
                                ("intercommunality__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("department__isnull", False),
                                ("commune__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("intercommunality__isnull", False),
                                ("commune__isnull", False),
                                _negated=True,
                            ),
                        ),
                        name="organisation_one_territory",
                        violation_error_message="Une organisation relève d’un seul territoire.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor__isnull", True),
                            models.Q(("successor", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="organisation_not_own_successor",
                        violation_error_message="Une organisation ne se succède pas à elle-même.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("succeeded_on__isnull", True),
                            ("successor__isnull", False),
                            _connector="OR",
                        ),
                        name="organisation_succession_named",
                        violation_error_message="Une date de succession demande un successeur.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("website_checked_on__isnull", False),
                                models.Q(
                                    ("website_checked_on_precision", "day"),
                                    models.Q(
                                        ("website_checked_on_precision", "month"),
                                        ("website_checked_on__day", 1),
                                    ),
                                    models.Q(
                                        ("website_checked_on_precision", "year"),
                                        ("website_checked_on__day", 1),
                                        ("website_checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("website_checked_on__isnull", True),
                                ("website_checked_on_precision", ""),
                            ),
                            _connector="OR",
                        ),
                        name="organisation_website_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("succeeded_on__isnull", False),
                                models.Q(
                                    ("succeeded_on_precision", "day"),
                                    models.Q(
                                        ("succeeded_on_precision", "month"),
                                        ("succeeded_on__day", 1),
                                    ),
                                    models.Q(
                                        ("succeeded_on_precision", "year"),
                                        ("succeeded_on__day", 1),
                                        ("succeeded_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("succeeded_on__isnull", True), ("succeeded_on_precision", "")
                            ),
                            _connector="OR",
                        ),
                        name="organisation_succeeded_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("term_ends_on__isnull", False),
                                models.Q(
                                    ("term_ends_on_precision", "day"),
                                    models.Q(
                                        ("term_ends_on_precision", "month"),
                                        ("term_ends_on__day", 1),
                                    ),
                                    models.Q(
                                        ("term_ends_on_precision", "year"),
                                        ("term_ends_on__day", 1),
                                        ("term_ends_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("term_ends_on__isnull", True), ("term_ends_on_precision", "")
                            ),
                            _connector="OR",
                        ),
                        name="organisation_term_ends_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MergedAddressEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="adresse")),
                ("name", models.CharField(max_length=250, verbose_name="nom du doublon")),
                (
                    "acronym",
                    models.CharField(blank=True, max_length=40, verbose_name="sigle du doublon"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.mergedaddress",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: adresse d’une organisation fusionnée",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="mergedaddr_pgh_ob_9159d3_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="sigle")),
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="adresse")),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, verbose_name="identifiant public"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=partners.choices.OrganisationKind.pairs,
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=partners.choices.LegalForm.pairs,
                        default="",
                        max_length=20,
                        verbose_name="forme juridique",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="Une phrase, publique, que ses sources disent.",
                        max_length=200,
                        verbose_name="rôle dans le réseau",
                    ),
                ),
                (
                    "siren",
                    models.CharField(
                        blank=True, help_text="Neuf chiffres.", max_length=9, verbose_name="SIREN"
                    ),
                ),
                (
                    "siren_absence",
                    models.CharField(
                        blank=True,
                        choices=partners.choices.SirenAbsence.pairs,
                        default="",
                        help_text="Un SIREN, ou la raison de son absence.",
                        max_length=20,
                        verbose_name="absence de SIREN",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="site")),
                (
                    "website_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="Le site n’est publié qu’une fois vérifié.",
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="site vérifié le",
                    ),
                ),
                (
                    "website_checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification du site",
                    ),
                ),
                (
                    "is_national",
                    models.BooleanField(default=False, verbose_name="de portée nationale"),
                ),
                (
                    "succeeded_on",
                    models.DateField(blank=True, null=True, verbose_name="succession le"),
                ),
                (
                    "succeeded_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la succession",
                    ),
                ),
                (
                    "term_ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Un GIP est constitué pour une durée limitée.",
                        null=True,
                        verbose_name="terme du groupement",
                    ),
                ),
                (
                    "term_ends_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision du terme",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.department",
                        verbose_name="département",
                    ),
                ),
                (
                    "intercommunality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.intercommunality",
                        verbose_name="intercommunalité",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.organisation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.region",
                        verbose_name="région",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="successeur",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: organisation",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="organisati_pgh_ob_3bad5c_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="début")),
                (
                    "start_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision du début",
                    ),
                ),
                (
                    "end_on",
                    models.DateField(
                        blank=True,
                        help_text="Premier jour où le fait n’est plus vrai.",
                        null=True,
                        verbose_name="fin",
                    ),
                ),
                (
                    "end_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Rien ne dit que le fait est encore vrai, ni quel jour il a cessé de l’être.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai\xa0; exigé quand le début est inconnu.",
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "attested_by_reading",
                    models.BooleanField(
                        default=False,
                        help_text="La source ne porte pas de date\xa0: le jour attesté est celui où elle a été lue.",
                        verbose_name="page non datée",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="sigle")),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Un autre nom porte déjà cette adresse."},
                        help_text="Dernière partie de l’adresse de la page\xa0; un ancien nom y redirige.",
                        max_length=100,
                        unique=True,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
            ],
            options={
                "verbose_name": "nom d’organisation",
                "verbose_name_plural": "noms d’organisation",
                "ordering": ["organisation", "start_on", "attested_on", "pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["sort_key"],
                        name="organisationname_trigrams",
                        opclasses=["gin_trgm_ops"],
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("start_on__isnull", False),
                                models.Q(
                                    ("start_on_precision", "day"),
                                    models.Q(("start_on_precision", "month"), ("start_on__day", 1)),
                                    models.Q(
                                        ("start_on_precision", "year"),
                                        ("start_on__day", 1),
                                        ("start_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("start_on__isnull", True), ("start_on_precision", "")),
                            _connector="OR",
                        ),
                        name="organisationname_start_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("end_on__isnull", False),
                                models.Q(
                                    ("end_on_precision", "day"),
                                    models.Q(("end_on_precision", "month"), ("end_on__day", 1)),
                                    models.Q(
                                        ("end_on_precision", "year"),
                                        ("end_on__day", 1),
                                        ("end_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("end_on__isnull", True), ("end_on_precision", "")),
                            _connector="OR",
                        ),
                        name="organisationname_end_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("attested_on__isnull", False),
                                models.Q(
                                    ("attested_on_precision", "day"),
                                    models.Q(
                                        ("attested_on_precision", "month"), ("attested_on__day", 1)
                                    ),
                                    models.Q(
                                        ("attested_on_precision", "year"),
                                        ("attested_on__day", 1),
                                        ("attested_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("attested_on__isnull", True), ("attested_on_precision", "")),
                            _connector="OR",
                        ),
                        name="organisationname_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="organisationname_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="organisationname_end_after_start",
                        violation_error_message="La fin doit suivre le début.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attested_on__isnull", True),
                            models.Q(
                                models.Q(
                                    ("start_on__isnull", True),
                                    ("attested_on__gte", models.F("start_on")),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("end_on__isnull", True),
                                    ("attested_on__lt", models.F("end_on")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="organisationname_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="organisationname_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="organisationname_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="organisationname_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("checked_on_precision", "day"),
                                    models.Q(
                                        ("checked_on_precision", "month"), ("checked_on__day", 1)
                                    ),
                                    models.Q(
                                        ("checked_on_precision", "year"),
                                        ("checked_on__day", 1),
                                        ("checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("checked_on__isnull", True), ("checked_on_precision", "")),
                            _connector="OR",
                        ),
                        name="organisationname_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("organisation", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="organisationname_one_at_a_time",
                        violation_error_message="Un autre nom est déjà porté sur cette période.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="organisationname_not_empty",
                        violation_error_message="Un nom ne peut pas être vide.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("start_on", models.DateField(blank=True, null=True, verbose_name="début")),
                (
                    "start_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision du début",
                    ),
                ),
                (
                    "end_on",
                    models.DateField(
                        blank=True,
                        help_text="Premier jour où le fait n’est plus vrai.",
                        null=True,
                        verbose_name="fin",
                    ),
                ),
                (
                    "end_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Rien ne dit que le fait est encore vrai, ni quel jour il a cessé de l’être.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai\xa0; exigé quand le début est inconnu.",
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "attested_by_reading",
                    models.BooleanField(
                        default=False,
                        help_text="La source ne porte pas de date\xa0: le jour attesté est celui où elle a été lue.",
                        verbose_name="page non datée",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="sigle")),
                (
                    "slug",
                    models.SlugField(
                        db_index=False,
                        error_messages={"unique": "Un autre nom porte déjà cette adresse."},
                        help_text="Dernière partie de l’adresse de la page\xa0; un ancien nom y redirige.",
                        max_length=100,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.organisationname",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: nom d’organisation",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="organisati_pgh_ob_605570_last",
                    ),
                    models.Index(
                        models.F("organisation"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="organisati_organi_9228b0_last",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationNameSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "organisationname",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisationname",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: nom d’organisation, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("organisationname"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="organisati_organi_e8c5fa_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: organisation, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("organisation"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="organisati_organi_578813_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=100, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=100, verbose_name="nom")),
                (
                    "function_email",
                    models.EmailField(
                        blank=True,
                        help_text="Adresse professionnelle seulement, donnée par la personne.",
                        max_length=254,
                        verbose_name="adresse de fonction",
                    ),
                ),
                (
                    "erased_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="effacée le"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "personne",
                "ordering": [
                    crpv_portal.common.functions.FrenchOrderKey("last_name"),
                    crpv_portal.common.functions.FrenchOrderKey("first_name"),
                    "pk",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("last_name", ""), _negated=True),
                        name="person_has_name",
                        violation_error_message="Indiquez au moins un nom.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("first_name", models.CharField(blank=True, max_length=100, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=100, verbose_name="nom")),
                (
                    "function_email",
                    models.EmailField(
                        blank=True,
                        help_text="Adresse professionnelle seulement, donnée par la personne.",
                        max_length=254,
                        verbose_name="adresse de fonction",
                    ),
                ),
                (
                    "erased_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="effacée le"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: personne",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="person_pgh_ob_141672_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Stable\xa0: il fait partie de l’adresse publique.",
                        max_length=60,
                        verbose_name="code",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="rang")),
                (
                    "kind",
                    models.CharField(
                        choices=partners.choices.ProvisionKind.pairs,
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=partners.choices.Audience.pairs,
                        default="all",
                        max_length=20,
                        verbose_name="destinataires",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="Publié. L’essentiel de la disposition, dans les mots de l’équipe. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="résumé",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("title"),
                        output_field=models.TextField(),
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provisions",
                        to="partners.edition",
                        verbose_name="édition",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="partners.provision",
                        verbose_name="chapitre",
                    ),
                ),
                (
                    "replaces",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Les dispositions de l’édition précédente que celle-ci remplace.",
                        related_name="replaced_by",
                        to="partners.provision",
                        verbose_name="remplace",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
            ],
            options={
                "verbose_name": "disposition",
                "ordering": ["edition", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="provision_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("checked_on_precision", "day"),
                                    models.Q(
                                        ("checked_on_precision", "month"), ("checked_on__day", 1)
                                    ),
                                    models.Q(
                                        ("checked_on_precision", "year"),
                                        ("checked_on__day", 1),
                                        ("checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("checked_on__isnull", True), ("checked_on_precision", "")),
                            _connector="OR",
                        ),
                        name="provision_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "chapter",
                                    "aim",
                                    "principle",
                                    "commitment",
                                    "mission_core",
                                    "mission_complementary",
                                    "quality",
                                    "annex",
                                ],
                            )
                        ),
                        name="provision_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("audience__in", ["all", "state_services", "overseas", "anru"])
                        ),
                        name="provision_audience_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "code"),
                        name="provision_code_unique",
                        violation_error_message="Une disposition de cette édition porte déjà ce code.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                        expressions=[
                            ("edition", "="),
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    "parent", models.Value(0), output_field=models.BigIntegerField()
                                ),
                                "=",
                            ),
                            ("position", "="),
                        ],
                        name="provision_position_unique",
                        violation_error_message="Ce rang est déjà pris dans ce chapitre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="provision_not_own_parent",
                        violation_error_message="Une disposition n’est pas son propre chapitre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        db_index=False,
                        help_text="Stable\xa0: il fait partie de l’adresse publique.",
                        max_length=60,
                        verbose_name="code",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="rang")),
                (
                    "kind",
                    models.CharField(
                        choices=partners.choices.ProvisionKind.pairs,
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=partners.choices.Audience.pairs,
                        default="all",
                        max_length=20,
                        verbose_name="destinataires",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="Publié. L’essentiel de la disposition, dans les mots de l’équipe. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="résumé",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.edition",
                        verbose_name="édition",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.provision",
                        verbose_name="chapitre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.provision",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: disposition",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="provision_pgh_ob_cdb167_last",
                    ),
                    models.Index(
                        models.F("edition"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="provision_editio_1ee916_last",
                    ),
                    models.Index(
                        models.F("parent"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="provision_parent_c2902b_last",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvisionReplacesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "from_provision",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.provision",
                    ),
                ),
                (
                    "to_provision",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.provision",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: disposition, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("from_provision"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="provisionr_from_p_f6df30_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvisionSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "provision",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.provision",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: disposition, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("provision"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="provisions_provis_55310b_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=partners.choices.TextKind.pairs,
                        max_length=20,
                        unique=True,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
            ],
            options={
                "verbose_name": "texte de référence",
                "verbose_name_plural": "textes de référence",
                "ordering": ["kind"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["charter", "framework"])),
                        name="referencetext_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EditionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=60, verbose_name="adresse")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "status",
                    models.CharField(
                        choices=partners.choices.EditionStatus.pairs,
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adoptée le")),
                (
                    "adopted_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de l’adoption",
                    ),
                ),
                (
                    "start_on",
                    models.DateField(blank=True, null=True, verbose_name="prend effet le"),
                ),
                (
                    "start_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la prise d’effet",
                    ),
                ),
                (
                    "end_on",
                    models.DateField(
                        blank=True,
                        help_text="Premier jour où l’édition n’a plus effet.",
                        null=True,
                        verbose_name="cesse d’avoir effet le",
                    ),
                ),
                (
                    "end_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin d’effet",
                    ),
                ),
                (
                    "official_document",
                    models.URLField(
                        blank=True,
                        help_text="Adresse du texte complet.",
                        max_length=500,
                        verbose_name="document officiel",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Publiée. Ce que l’édition apporte, dans les mots de l’équipe et non ceux du texte. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="introduction",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.edition",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.referencetext",
                        verbose_name="texte",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: édition",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="edition_pgh_ob_0366f6_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferenceTextEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=partners.choices.TextKind.pairs,
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.referencetext",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: texte de référence",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="referencet_pgh_ob_bc864b_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "name_at_signature",
                    models.CharField(max_length=250, verbose_name="nom à la signature"),
                ),
                (
                    "signatory_name",
                    models.CharField(
                        blank=True,
                        help_text="Le nom que la source publie\xa0; vide s’il n’est pas connu.",
                        max_length=200,
                        verbose_name="signataire",
                    ),
                ),
                (
                    "signatory_title",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="qualité du signataire"
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="signée le",
                    ),
                ),
                (
                    "signed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la signature",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="partners.edition",
                        verbose_name="édition",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "ordering": ["edition", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="signature_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("checked_on_precision", "day"),
                                    models.Q(
                                        ("checked_on_precision", "month"), ("checked_on__day", 1)
                                    ),
                                    models.Q(
                                        ("checked_on_precision", "year"),
                                        ("checked_on__day", 1),
                                        ("checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("checked_on__isnull", True), ("checked_on_precision", "")),
                            _connector="OR",
                        ),
                        name="signature_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("signed_on__isnull", False),
                                models.Q(
                                    ("signed_on_precision", "day"),
                                    models.Q(
                                        ("signed_on_precision", "month"), ("signed_on__day", 1)
                                    ),
                                    models.Q(
                                        ("signed_on_precision", "year"),
                                        ("signed_on__day", 1),
                                        ("signed_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("signed_on__isnull", True), ("signed_on_precision", "")),
                            _connector="OR",
                        ),
                        name="signature_signed_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "organisation"),
                        name="signature_once",
                        violation_error_message="Cette organisation a déjà signé cette édition.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name_at_signature", ""), _negated=True),
                        name="signature_name_kept",
                        violation_error_message="Le nom porté à la signature est exigé.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="engagement")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.commitment",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.provision",
                        verbose_name="disposition",
                    ),
                ),
                (
                    "signature",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.signature",
                        verbose_name="signature",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: engagement",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="commitment_pgh_ob_ad9c7e_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignatureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "confidence",
                    models.CharField(
                        choices=crpv_portal.common.choices.Confidence.pairs,
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vérifié le",
                    ),
                ),
                (
                    "checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement\xa0; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "name_at_signature",
                    models.CharField(max_length=250, verbose_name="nom à la signature"),
                ),
                (
                    "signatory_name",
                    models.CharField(
                        blank=True,
                        help_text="Le nom que la source publie\xa0; vide s’il n’est pas connu.",
                        max_length=200,
                        verbose_name="signataire",
                    ),
                ),
                (
                    "signatory_title",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="qualité du signataire"
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="signée le",
                    ),
                ),
                (
                    "signed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la signature",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.edition",
                        verbose_name="édition",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.signature",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: signature",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="signature_pgh_ob_c7e335_last",
                    ),
                    models.Index(
                        models.F("organisation"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="signature_organi_5d995a_last",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignatureSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "signature",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.signature",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: signature, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("signature"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="signatures_signat_055a26_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.commitment",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: engagement, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("commitment"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="commitment_commit_f713da_last",
                    )
                ],
            },
        ),
    ]
