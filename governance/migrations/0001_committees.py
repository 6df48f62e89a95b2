import crpv_portal.common.functions
import crpv_portal.common.migration_operations
import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import governance.validators
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_accounts_and_assignments"),
        ("centres", "0001_centres"),
        ("common", "0002_sources_and_files"),
        ("partners", "0001_partners_and_texts"),
        ("territories", "0001_official_territories"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
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
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="identifiant public",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        error_messages={"unique": "Une autre instance porte déjà ce sigle."},
                        help_text="Court et stable : il numérote les décisions (CAN-2026-07).",
                        max_length=12,
                        unique=True,
                        verbose_name="sigle des décisions",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("national_committee", "comité d’animation national"),
                            ("signatories_exchange", "échange avec les signataires"),
                            ("national_meeting", "rencontre nationale"),
                            ("network_meeting", "rencontre du réseau"),
                            ("working_group", "groupe de travail"),
                            ("general_assembly", "assemblée générale"),
                            ("board", "conseil d’administration"),
                            ("executive_board", "bureau"),
                            ("funders_committee", "comité des financeurs"),
                            ("steering_committee", "comité de pilotage"),
                            ("scientific_council", "conseil scientifique"),
                            ("other", "autre instance"),
                        ],
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "nationale"),
                            ("regional", "régionale"),
                            ("centre", "d’un centre"),
                        ],
                        max_length=10,
                        verbose_name="niveau",
                    ),
                ),
                (
                    "role",
                    models.TextField(
                        blank=True, help_text="Public ; Markdown ; nos mots.", verbose_name="rôle"
                    ),
                ),
                (
                    "expected_per_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Vide : rythme non connu.",
                        null=True,
                        verbose_name="réunions attendues par an",
                    ),
                ),
                (
                    "quorum_basis",
                    models.CharField(
                        choices=[
                            ("none", "aucune règle connue"),
                            ("seats", "sièges à voix délibérative"),
                            ("weight", "voix (poids des sièges)"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="quorum, base",
                    ),
                ),
                (
                    "quorum_scope",
                    models.CharField(
                        choices=[
                            ("overall", "sur l’ensemble de l’instance"),
                            ("by_college", "dans chaque collège"),
                        ],
                        default="overall",
                        max_length=10,
                        verbose_name="quorum, étendue",
                    ),
                ),
                (
                    "quorum_numerator",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="quorum, part"
                    ),
                ),
                (
                    "quorum_denominator",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="quorum, sur"
                    ),
                ),
                (
                    "quorum_is_strict",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand la part doit être dépassée (« plus de la moitié »).",
                        verbose_name="quorum strict",
                    ),
                ),
                (
                    "second_call_without_quorum",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand l’instance délibère sans quorum sur seconde convocation.",
                        verbose_name="seconde convocation sans quorum",
                    ),
                ),
                (
                    "max_proxies",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Nombre de pouvoirs qu’une personne peut porter.",
                        verbose_name="pouvoirs par porteur",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "centre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="governance.body",
                        verbose_name="instance de rattachement",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
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
            ],
            options={
                "verbose_name": "instance",
                "ordering": ["sort_key", "pk"],
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
                        name="body_start_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="body_end_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="body_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="body_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="body_end_after_start",
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
                        name="body_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="body_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="body_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "national_committee",
                                    "signatories_exchange",
                                    "national_meeting",
                                    "network_meeting",
                                    "working_group",
                                    "general_assembly",
                                    "board",
                                    "executive_board",
                                    "funders_committee",
                                    "steering_committee",
                                    "scientific_council",
                                    "other",
                                ],
                            )
                        ),
                        name="body_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["national", "regional", "centre"])),
                        name="body_level_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quorum_basis__in", ["none", "seats", "weight"])),
                        name="body_quorum_basis_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quorum_scope__in", ["overall", "by_college"])),
                        name="body_quorum_scope_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z0-9]{2,12}$")),
                        name="body_code_format",
                        violation_error_message="Le sigle compte de 2 à 12 capitales ou chiffres.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("centre__isnull", False),
                                ("level", "centre"),
                                ("region__isnull", True),
                            ),
                            models.Q(
                                ("centre__isnull", True),
                                ("level", "regional"),
                                ("region__isnull", False),
                            ),
                            models.Q(
                                ("centre__isnull", True),
                                ("level", "national"),
                                ("region__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="body_level_matches_owner",
                        violation_error_message="Une instance d’un centre nomme ce centre, une instance régionale sa région, une instance nationale ni l’un ni l’autre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="body_not_own_parent",
                        violation_error_message="Une instance ne se rattache pas à elle-même.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("quorum_basis", "none"),
                                ("quorum_denominator__isnull", True),
                                ("quorum_numerator__isnull", True),
                            ),
                            models.Q(
                                models.Q(("quorum_basis", "none"), _negated=True),
                                ("quorum_denominator__gte", models.F("quorum_numerator")),
                                ("quorum_denominator__isnull", False),
                                ("quorum_numerator__gte", 1),
                                ("quorum_numerator__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="body_quorum_complete",
                        violation_error_message="Une règle de quorum dit une part (1 sur 2) ; sans règle, laissez-la vide.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token_hash",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="empreinte du jeton",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                (
                    "revoked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="révoquée le"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_tokens",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "adresse d’agenda personnel",
                "verbose_name_plural": "adresses d’agenda personnel",
                "ordering": ["-created_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("user",),
                        name="calendartoken_one_at_a_time",
                        violation_error_message="Ce compte a déjà une adresse d’agenda.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BodyEvent",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
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
                    "code",
                    models.CharField(
                        error_messages={"unique": "Une autre instance porte déjà ce sigle."},
                        help_text="Court et stable : il numérote les décisions (CAN-2026-07).",
                        max_length=12,
                        verbose_name="sigle des décisions",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("national_committee", "comité d’animation national"),
                            ("signatories_exchange", "échange avec les signataires"),
                            ("national_meeting", "rencontre nationale"),
                            ("network_meeting", "rencontre du réseau"),
                            ("working_group", "groupe de travail"),
                            ("general_assembly", "assemblée générale"),
                            ("board", "conseil d’administration"),
                            ("executive_board", "bureau"),
                            ("funders_committee", "comité des financeurs"),
                            ("steering_committee", "comité de pilotage"),
                            ("scientific_council", "conseil scientifique"),
                            ("other", "autre instance"),
                        ],
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "nationale"),
                            ("regional", "régionale"),
                            ("centre", "d’un centre"),
                        ],
                        max_length=10,
                        verbose_name="niveau",
                    ),
                ),
                (
                    "role",
                    models.TextField(
                        blank=True, help_text="Public ; Markdown ; nos mots.", verbose_name="rôle"
                    ),
                ),
                (
                    "expected_per_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Vide : rythme non connu.",
                        null=True,
                        verbose_name="réunions attendues par an",
                    ),
                ),
                (
                    "quorum_basis",
                    models.CharField(
                        choices=[
                            ("none", "aucune règle connue"),
                            ("seats", "sièges à voix délibérative"),
                            ("weight", "voix (poids des sièges)"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="quorum, base",
                    ),
                ),
                (
                    "quorum_scope",
                    models.CharField(
                        choices=[
                            ("overall", "sur l’ensemble de l’instance"),
                            ("by_college", "dans chaque collège"),
                        ],
                        default="overall",
                        max_length=10,
                        verbose_name="quorum, étendue",
                    ),
                ),
                (
                    "quorum_numerator",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="quorum, part"
                    ),
                ),
                (
                    "quorum_denominator",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="quorum, sur"
                    ),
                ),
                (
                    "quorum_is_strict",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand la part doit être dépassée (« plus de la moitié »).",
                        verbose_name="quorum strict",
                    ),
                ),
                (
                    "second_call_without_quorum",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand l’instance délibère sans quorum sur seconde convocation.",
                        verbose_name="seconde convocation sans quorum",
                    ),
                ),
                (
                    "max_proxies",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Nombre de pouvoirs qu’une personne peut porter.",
                        verbose_name="pouvoirs par porteur",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "centre",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
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
                        to="governance.body",
                        verbose_name="instance de rattachement",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.body",
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
            ],
            options={
                "verbose_name": "trace : instance",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BodyName",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="sigle")),
                (
                    "slug",
                    models.SlugField(
                        error_messages={"unique": "Un autre nom porte déjà cette adresse."},
                        help_text="Dernière partie de l’adresse de la page ; un ancien nom y redirige.",
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
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="governance.body",
                        verbose_name="instance",
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
                "verbose_name": "nom de l’instance",
                "verbose_name_plural": "noms de l’instance",
                "ordering": ["body", "start_on", "attested_on", "pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["sort_key"], name="bodyname_trigrams", opclasses=["gin_trgm_ops"]
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
                        name="bodyname_start_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="bodyname_end_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="bodyname_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="bodyname_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="bodyname_end_after_start",
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
                        name="bodyname_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="bodyname_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="bodyname_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("body", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="bodyname_one_at_a_time",
                        violation_error_message="Un autre nom est déjà porté sur cette période.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="bodyname_not_empty",
                        violation_error_message="Un nom ne peut pas être vide.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodySourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
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
                "verbose_name": "trace : instance, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="College",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="nom")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                (
                    "is_counted_by_head",
                    models.BooleanField(
                        default=False,
                        help_text="Collège nombreux : la présence est un nombre, pas une liste de noms.",
                        verbose_name="compté par tête",
                    ),
                ),
                (
                    "head_count_seats",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Nombre de membres d’un collège compté par tête.",
                        null=True,
                        verbose_name="effectif",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="colleges",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "collège",
                "ordering": ["body", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "name"),
                        name="college_name_unique",
                        violation_error_message="Un collège de cette instance porte déjà ce nom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("head_count_seats__isnull", True), ("is_counted_by_head", False)
                            ),
                            models.Q(
                                ("head_count_seats__isnull", False), ("is_counted_by_head", True)
                            ),
                            _connector="OR",
                        ),
                        name="college_head_count_known",
                        violation_error_message="Un collège compté par tête dit son effectif, et lui seul.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                (
                    "last_number",
                    models.PositiveIntegerField(default=0, verbose_name="dernier numéro"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "compteur de décisions",
                "verbose_name_plural": "compteurs de décisions",
                "constraints": [
                    models.UniqueConstraint(fields=("body", "year"), name="decisioncounter_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
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
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="adresse")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "prévue"),
                            ("convened", "convoquée"),
                            ("held", "tenue"),
                            ("postponed", "reportée"),
                            ("cancelled", "annulée"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="date")),
                (
                    "starts_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Pour une réunion de plusieurs jours.",
                        null=True,
                        verbose_name="dernier jour",
                    ),
                ),
                (
                    "ends_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision du dernier jour",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="ouverture"),
                ),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="clôture")),
                (
                    "time_zone",
                    models.CharField(
                        default="Europe/Paris",
                        max_length=40,
                        validators=[governance.validators.validate_time_zone],
                        verbose_name="fuseau horaire",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in_person", "sur place"),
                            ("remote", "à distance"),
                            ("hybrid", "sur place et à distance"),
                        ],
                        default="in_person",
                        max_length=10,
                        verbose_name="tenue",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=250, verbose_name="lieu")),
                (
                    "call",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "première convocation"), (2, "seconde convocation")],
                        default=1,
                        verbose_name="convocation",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(default=False, editable=False, verbose_name="exemple"),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                (
                    "invitation_sequence",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="version de l’invitation"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chaired_meetings",
                        to="partners.person",
                        verbose_name="présidence de séance",
                    ),
                ),
                (
                    "postponed_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="governance.meeting",
                        verbose_name="reportée à",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded_meetings",
                        to="partners.person",
                        verbose_name="secrétariat de séance",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Public quand la réunion l’est ; Markdown ; l’objet ou l’essentiel, nos mots.",
                        verbose_name="en bref",
                    ),
                ),
            ],
            options={
                "verbose_name": "réunion",
                "ordering": ["-starts_on", "pk"],
                "indexes": [models.Index(fields=["body", "-starts_on"], name="meeting_by_body")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="meeting_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["planned", "convened", "held", "postponed", "cancelled"],
                            )
                        ),
                        name="meeting_status_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["in_person", "remote", "hybrid"])),
                        name="meeting_mode_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("call__in", [1, 2])),
                        name="meeting_call_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["restricted", "public"])),
                        name="meeting_visibility_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", False),
                            models.Q(
                                ("starts_on_precision", "day"),
                                models.Q(("starts_on_precision", "month"), ("starts_on__day", 1)),
                                models.Q(
                                    ("starts_on_precision", "year"),
                                    ("starts_on__day", 1),
                                    ("starts_on__month", 1),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="meeting_starts_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ends_on__isnull", False),
                                models.Q(
                                    ("ends_on_precision", "day"),
                                    models.Q(("ends_on_precision", "month"), ("ends_on__day", 1)),
                                    models.Q(
                                        ("ends_on_precision", "year"),
                                        ("ends_on__day", 1),
                                        ("ends_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("ends_on__isnull", True), ("ends_on_precision", "")),
                            _connector="OR",
                        ),
                        name="meeting_ends_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="meeting_last_day_after_first",
                        violation_error_message="Le dernier jour ne précède pas le premier.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__isnull", True),
                            models.Q(
                                ("starts_at__isnull", False), ("ends_at__gt", models.F("starts_at"))
                            ),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_it_begins",
                        violation_error_message="La clôture doit suivre l’ouverture.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postponed_to__isnull", True), ("status", "postponed"), _connector="OR"
                        ),
                        name="meeting_postponed_only",
                        violation_error_message="Seule une réunion reportée nomme celle qui la remplace.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Secretaryship",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secretaryships",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secretaryships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "secrétariat",
                "ordering": ["body", "start_on", "pk"],
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
                        name="secretaryship_start_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="secretaryship_end_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="secretaryship_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="secretaryship_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="secretaryship_end_after_start",
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
                        name="secretaryship_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="secretaryship_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("body", "="),
                            ("user", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="secretaryship_once_at_a_time",
                        violation_error_message="Ce compte assure déjà le secrétariat sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BodySourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("governance.body_sources",),
        ),
        migrations.CreateModel(
            name="CalendarTokenEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                (
                    "revoked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="révoquée le"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.calendartoken",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : adresse d’agenda personnel",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BodyNameEvent",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
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
                        help_text="Dernière partie de l’adresse de la page ; un ancien nom y redirige.",
                        max_length=100,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.bodyname",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : nom de l’instance",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BodyNameSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "bodyname",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.bodyname",
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
                "verbose_name": "trace : nom de l’instance, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BodyNameSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("governance.bodyname_sources",),
        ),
        migrations.CreateModel(
            name="CollegeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="nom")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                (
                    "is_counted_by_head",
                    models.BooleanField(
                        default=False,
                        help_text="Collège nombreux : la présence est un nombre, pas une liste de noms.",
                        verbose_name="compté par tête",
                    ),
                ),
                (
                    "head_count_seats",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Nombre de membres d’un collège compté par tête.",
                        null=True,
                        verbose_name="effectif",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.college",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : collège",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="siège")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                (
                    "voting_weight",
                    models.PositiveSmallIntegerField(default=1, verbose_name="poids du vote"),
                ),
                (
                    "college",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="governance.college",
                        verbose_name="collège",
                    ),
                ),
            ],
            options={
                "verbose_name": "siège",
                "ordering": ["college", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("college", "title"),
                        name="seat_title_unique",
                        violation_error_message="Un siège de ce collège porte déjà ce nom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voting_weight__gte", 1)),
                        name="seat_weight_positive",
                        violation_error_message="Un siège pèse au moins une voix.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="rang")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "pour information"),
                            ("debate", "pour débat"),
                            ("decision", "pour décision"),
                        ],
                        default="information",
                        max_length=15,
                        verbose_name="nature",
                    ),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="durée en minutes"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Markdown.", verbose_name="note de séance"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="governance.agendaitem",
                        verbose_name="repris de",
                    ),
                ),
                (
                    "presenter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presented_items",
                        to="partners.person",
                        verbose_name="rapporteur",
                    ),
                ),
                (
                    "provisions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="agenda_items",
                        to="partners.provision",
                        verbose_name="dispositions citées",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "point de l’ordre du jour",
                "verbose_name_plural": "points de l’ordre du jour",
                "ordering": ["meeting", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["information", "debate", "decision"])),
                        name="agendaitem_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["restricted", "public"])),
                        name="agendaitem_visibility_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("meeting", "position"),
                        name="agendaitem_position_unique",
                        violation_error_message="Ce rang est déjà pris dans l’ordre du jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("carried_from__isnull", True),
                            models.Q(("carried_from", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="agendaitem_not_carried_from_itself",
                        violation_error_message="Un point ne se reprend pas lui-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeadCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("in_office", models.PositiveIntegerField(verbose_name="en exercice")),
                ("present", models.PositiveIntegerField(verbose_name="présents")),
                ("represented", models.PositiveIntegerField(default=0, verbose_name="représentés")),
                (
                    "college",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="head_counts",
                        to="governance.college",
                        verbose_name="collège",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="head_counts",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence d’un collège",
                "verbose_name_plural": "présences par collège",
                "ordering": ["meeting", "college__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "college"),
                        name="headcount_once_a_college",
                        violation_error_message="Ce collège est déjà compté.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "in_office__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("present"), "+", models.F("represented")
                                ),
                            )
                        ),
                        name="headcount_within_office",
                        violation_error_message="Présents et représentés ne dépassent pas l’effectif.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
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
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, verbose_name="identifiant public"
                    ),
                ),
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="adresse")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "prévue"),
                            ("convened", "convoquée"),
                            ("held", "tenue"),
                            ("postponed", "reportée"),
                            ("cancelled", "annulée"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="date")),
                (
                    "starts_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Pour une réunion de plusieurs jours.",
                        null=True,
                        verbose_name="dernier jour",
                    ),
                ),
                (
                    "ends_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision du dernier jour",
                    ),
                ),
                (
                    "starts_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="ouverture"),
                ),
                ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="clôture")),
                (
                    "time_zone",
                    models.CharField(
                        default="Europe/Paris",
                        max_length=40,
                        validators=[governance.validators.validate_time_zone],
                        verbose_name="fuseau horaire",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in_person", "sur place"),
                            ("remote", "à distance"),
                            ("hybrid", "sur place et à distance"),
                        ],
                        default="in_person",
                        max_length=10,
                        verbose_name="tenue",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=250, verbose_name="lieu")),
                (
                    "call",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "première convocation"), (2, "seconde convocation")],
                        default=1,
                        verbose_name="convocation",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(default=False, editable=False, verbose_name="exemple"),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                (
                    "invitation_sequence",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="version de l’invitation"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="présidence de séance",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.meeting",
                    ),
                ),
                (
                    "postponed_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="reportée à",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="secrétariat de séance",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Public quand la réunion l’est ; Markdown ; l’objet ou l’essentiel, nos mots.",
                        verbose_name="en bref",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : réunion",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
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
                "verbose_name": "trace : réunion, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("governance.meeting_sources",),
        ),
        migrations.CreateModel(
            name="SecretaryshipEvent",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.secretaryship",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : secrétariat",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Mandate",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "organisation_name",
                    models.CharField(
                        blank=True,
                        help_text="Gardé tel quel quand l’organisation change de nom.",
                        max_length=250,
                        verbose_name="nom de l’organisation au début du mandat",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        help_text="« préfet de région ou son représentant »",
                        max_length=200,
                        verbose_name="qualité",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("deliberative", "délibérative"),
                            ("consultative", "consultative"),
                        ],
                        default="deliberative",
                        max_length=15,
                        verbose_name="voix",
                    ),
                ),
                (
                    "is_name_public",
                    models.BooleanField(
                        default=False,
                        help_text="Avec l’accord de la personne, pour ce mandat.",
                        verbose_name="nom publié",
                    ),
                ),
                (
                    "alternate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="alternate_mandates",
                        to="partners.person",
                        verbose_name="suppléant",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="partners.person",
                        verbose_name="titulaire",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
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
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="governance.seat",
                        verbose_name="siège",
                    ),
                ),
            ],
            options={
                "verbose_name": "mandat",
                "ordering": ["seat__college__position", "seat__position", "start_on", "pk"],
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
                        name="mandate_start_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="mandate_end_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        name="mandate_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="mandate_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="mandate_end_after_start",
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
                        name="mandate_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="mandate_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="mandate_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("voice__in", ["deliberative", "consultative"])),
                        name="mandate_voice_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("seat", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="mandate_one_holder_per_seat",
                        violation_error_message="Ce siège est déjà pourvu sur cette période.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", False),
                            ("holder__isnull", False),
                            models.Q(("capacity", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="mandate_somebody_sits",
                        violation_error_message="Dites qui siège : une organisation, une personne ou une qualité.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alternate__isnull", True),
                            ("holder__isnull", True),
                            models.Q(("alternate", models.F("holder")), _negated=True),
                            _connector="OR",
                        ),
                        name="mandate_alternate_is_another",
                        violation_error_message="Le suppléant n’est pas le titulaire.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="siège")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                (
                    "voting_weight",
                    models.PositiveSmallIntegerField(default=1, verbose_name="poids du vote"),
                ),
                (
                    "college",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.college",
                        verbose_name="collège",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : siège",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=400, verbose_name="suite à donner")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="échéance")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "à faire"), ("done", "faite"), ("dropped", "abandonnée")],
                        default="open",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="close le")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="issue")),
                (
                    "owner_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="partners.organisation",
                        verbose_name="organisation chargée",
                    ),
                ),
                (
                    "owner_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="partners.person",
                        verbose_name="personne chargée",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="governance.agendaitem",
                        verbose_name="point d’origine",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "suite à donner",
                "verbose_name_plural": "suites à donner",
                "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "done", "dropped"])),
                        name="actionitem_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("closed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="actionitem_closed_has_date",
                        violation_error_message="Une suite close porte la date de sa clôture, et elle seule.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner_person__isnull", False),
                            ("owner_organisation__isnull", False),
                            _connector="OR",
                        ),
                        name="actionitem_has_owner",
                        violation_error_message="Dites qui est chargé de la suite.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemProvisionsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agendaitem",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "trace : point de l’ordre du jour, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        choices=[("decision", "décision"), ("opinion", "avis")],
                        default="decision",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("favourable", "favorable"),
                            ("reserved", "favorable avec réserves"),
                            ("unfavourable", "défavorable"),
                        ],
                        default="",
                        max_length=15,
                        verbose_name="sens de l’avis",
                    ),
                ),
                ("text", models.TextField(verbose_name="texte")),
                (
                    "votes_for",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pour"),
                ),
                (
                    "votes_against",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="contre"),
                ),
                (
                    "abstentions",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="abstentions"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="année"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="numéro"
                    ),
                ),
                (
                    "adopted_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="adoptée le"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="governance.decision",
                        verbose_name="corrige",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="governance.agendaitem",
                        verbose_name="point",
                    ),
                ),
                (
                    "provisions",
                    models.ManyToManyField(
                        blank=True,
                        related_name="citing_decisions",
                        to="partners.provision",
                        verbose_name="dispositions citées",
                    ),
                ),
            ],
            options={
                "verbose_name": "décision",
                "ordering": ["-year", "-number", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["decision", "opinion"])),
                        name="decision_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["restricted", "public"])),
                        name="decision_visibility_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("body", "year", "number"),
                        name="decision_number_unique",
                        violation_error_message="Ce numéro est déjà donné.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("adopted_on__isnull", True),
                                ("number__isnull", True),
                                ("year__isnull", True),
                            ),
                            models.Q(
                                ("adopted_on__isnull", False),
                                ("number__gte", 1),
                                ("year__isnull", False),
                                ("number__isnull", False),
                                ("year", models.F("adopted_on__year")),
                            ),
                            _connector="OR",
                        ),
                        name="decision_numbered_once_adopted",
                        violation_error_message="Une décision reçoit son numéro et son année en étant adoptée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "opinion"),
                                ("opinion__in", ["favourable", "reserved", "unfavourable"]),
                            ),
                            models.Q(("kind", "decision"), ("opinion", "")),
                            _connector="OR",
                        ),
                        name="decision_opinion_has_sense",
                        violation_error_message="Un avis dit son sens ; une décision n’en a pas.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("abstentions__isnull", True),
                                ("votes_against__isnull", True),
                                ("votes_for__isnull", True),
                            ),
                            models.Q(
                                ("abstentions__isnull", False),
                                ("votes_against__isnull", False),
                                ("votes_for__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decision_votes_together",
                        violation_error_message="Indiquez les trois nombres du vote, ou aucun.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="decision_says_something",
                        violation_error_message="Le texte de la décision est exigé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects__isnull", True),
                            models.Q(("corrects", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_not_own_correction",
                        violation_error_message="Une décision ne se corrige pas elle-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                (
                    "removed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retiré le"
                    ),
                ),
                (
                    "removal_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="motif du retrait"),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="common.storedfile",
                        verbose_name="fichier",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="documents",
                        to="governance.agendaitem",
                        verbose_name="point",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "ordering": ["meeting", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["restricted", "public"])),
                        name="document_visibility_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at__isnull", True),
                            models.Q(("removal_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_removed_with_reason",
                        violation_error_message="Un retrait se justifie.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(verbose_name="rang")),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("information", "pour information"),
                            ("debate", "pour débat"),
                            ("decision", "pour décision"),
                        ],
                        default="information",
                        max_length=15,
                        verbose_name="nature",
                    ),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="durée en minutes"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Markdown.", verbose_name="note de séance"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                        verbose_name="repris de",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.agendaitem",
                    ),
                ),
                (
                    "presenter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="rapporteur",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : point de l’ordre du jour",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, help_text="Markdown.", verbose_name="texte")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "brouillon"),
                            ("in_review", "en relecture"),
                            ("approved", "approuvé"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "review_until",
                    models.DateField(blank=True, null=True, verbose_name="relecture jusqu’au"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="verrouillé le"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "approved_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_minutes",
                        to="governance.agendaitem",
                        verbose_name="approuvé au point",
                    ),
                ),
                (
                    "kept_file",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="common.storedfile",
                        verbose_name="exemplaire conservé",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="modifié par",
                    ),
                ),
            ],
            options={
                "verbose_name": "compte rendu",
                "verbose_name_plural": "comptes rendus",
                "ordering": ["-meeting__starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "in_review", "approved"])),
                        name="minutes_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", False),
                                ("kept_file__isnull", False),
                                ("locked_at__isnull", False),
                                ("state", "approved"),
                            ),
                            models.Q(
                                models.Q(("state", "approved"), _negated=True),
                                ("approved_at__isnull", True),
                                ("kept_file__isnull", True),
                                ("locked_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_approved_at_a_point",
                        violation_error_message="Un compte rendu approuvé l’est à un point d’une réunion, avec son exemplaire conservé.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemProvisionsLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("governance.agendaitem_provisions",),
        ),
        migrations.CreateModel(
            name="HeadCountEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("in_office", models.PositiveIntegerField(verbose_name="en exercice")),
                ("present", models.PositiveIntegerField(verbose_name="présents")),
                ("represented", models.PositiveIntegerField(default=0, verbose_name="représentés")),
                (
                    "college",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.college",
                        verbose_name="collège",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.headcount",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : présence d’un collège",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organisation_name",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="nom de l’organisation ce jour"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("present", "présent"),
                            ("represented", "représenté"),
                            ("excused", "excusé"),
                            ("absent", "absent"),
                        ],
                        max_length=15,
                        verbose_name="présence",
                    ),
                ),
                ("voting_weight", models.PositiveSmallIntegerField(default=0, verbose_name="voix")),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        help_text="« arrivée à 15 h », par exemple.",
                        max_length=200,
                        verbose_name="remarque",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        help_text="Qui était là : le titulaire, le suppléant ou une autre personne.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "represented_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proxies",
                        to="governance.attendance",
                        verbose_name="pouvoir donné à",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        help_text="Vide pour un invité.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="governance.mandate",
                        verbose_name="mandat",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence",
                "ordering": ["meeting", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["present", "represented", "excused", "absent"])
                        ),
                        name="attendance_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("mandate__isnull", False)),
                        fields=("meeting", "mandate"),
                        name="attendance_once_a_mandate",
                        violation_error_message="Ce membre figure déjà dans l’appel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("represented_by__isnull", False), ("state", "represented")),
                            models.Q(
                                models.Q(("state", "represented"), _negated=True),
                                ("represented_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_proxy_when_represented",
                        violation_error_message="Un membre représenté dit à qui il donne pouvoir, et lui seul.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("represented_by__isnull", True),
                            models.Q(("represented_by", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="attendance_not_own_proxy",
                        violation_error_message="Personne ne se donne pouvoir à soi-même.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mandate__isnull", False), ("voting_weight", 0), _connector="OR"
                        ),
                        name="attendance_guest_does_not_vote",
                        violation_error_message="Un invité n’a pas de voix.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mandate__isnull", False),
                            ("person__isnull", False),
                            ("organisation__isnull", False),
                            models.Q(("organisation_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="attendance_guest_is_named",
                        violation_error_message="Nommez l’invité ou son organisation.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MandateSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "mandate",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.mandate",
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
                "verbose_name": "trace : mandat, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MandateEvent",
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
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
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fin",
                    ),
                ),
                (
                    "end_is_unknown",
                    models.BooleanField(
                        default=False,
                        help_text="Le fait n’est plus vrai, mais le jour où il a cessé n’est pas connu.",
                        verbose_name="fin inconnue",
                    ),
                ),
                (
                    "attested_on",
                    models.DateField(
                        blank=True,
                        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
                        null=True,
                        verbose_name="attesté le",
                    ),
                ),
                (
                    "attested_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de l’attestation",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("verified", "vérifié"),
                            ("inferred", "déduit"),
                            ("unverified", "à vérifier"),
                        ],
                        default="unverified",
                        max_length=10,
                        verbose_name="fiabilité",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="vérifié le")),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "organisation_name",
                    models.CharField(
                        blank=True,
                        help_text="Gardé tel quel quand l’organisation change de nom.",
                        max_length=250,
                        verbose_name="nom de l’organisation au début du mandat",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        help_text="« préfet de région ou son représentant »",
                        max_length=200,
                        verbose_name="qualité",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("deliberative", "délibérative"),
                            ("consultative", "consultative"),
                        ],
                        default="deliberative",
                        max_length=15,
                        verbose_name="voix",
                    ),
                ),
                (
                    "is_name_public",
                    models.BooleanField(
                        default=False,
                        help_text="Avec l’accord de la personne, pour ce mandat.",
                        verbose_name="nom publié",
                    ),
                ),
                (
                    "alternate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="suppléant",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="titulaire",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="governance.mandate",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.seat",
                        verbose_name="siège",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : mandat",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MandateSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("governance.mandate_sources",),
        ),
        migrations.CreateModel(
            name="ActionItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("text", models.CharField(max_length=400, verbose_name="suite à donner")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="échéance")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "à faire"), ("done", "faite"), ("dropped", "abandonnée")],
                        default="open",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="close le")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="issue")),
                (
                    "owner_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation chargée",
                    ),
                ),
                (
                    "owner_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="personne chargée",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.actionitem",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                        verbose_name="point d’origine",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : suite à donner",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, verbose_name="identifiant public"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("decision", "décision"), ("opinion", "avis")],
                        default="decision",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("favourable", "favorable"),
                            ("reserved", "favorable avec réserves"),
                            ("unfavourable", "défavorable"),
                        ],
                        default="",
                        max_length=15,
                        verbose_name="sens de l’avis",
                    ),
                ),
                ("text", models.TextField(verbose_name="texte")),
                (
                    "votes_for",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="pour"),
                ),
                (
                    "votes_against",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="contre"),
                ),
                (
                    "abstentions",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="abstentions"),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="année"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="numéro"
                    ),
                ),
                (
                    "adopted_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="adoptée le"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                (
                    "body",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.decision",
                        verbose_name="corrige",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                        verbose_name="point",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : décision",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DecisionProvisionsLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.decision",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "trace : décision, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DecisionProvisionsLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("governance.decision_provisions",),
        ),
        migrations.CreateModel(
            name="DocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, verbose_name="identifiant public"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "visibility",
                    models.CharField(
                        choices=[("restricted", "restreint"), ("public", "public")],
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                (
                    "removed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="retiré le"
                    ),
                ),
                (
                    "removal_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="motif du retrait"),
                ),
                (
                    "file",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.storedfile",
                        verbose_name="fichier",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                        verbose_name="point",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.document",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : document",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MinutesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(blank=True, help_text="Markdown.", verbose_name="texte")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "brouillon"),
                            ("in_review", "en relecture"),
                            ("approved", "approuvé"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "review_until",
                    models.DateField(blank=True, null=True, verbose_name="relecture jusqu’au"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="verrouillé le"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "approved_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                        verbose_name="approuvé au point",
                    ),
                ),
                (
                    "kept_file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.storedfile",
                        verbose_name="exemplaire conservé",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.minutes",
                    ),
                ),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="modifié par",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : compte rendu",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MinutesRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="remarque")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="faite le")),
                (
                    "answer",
                    models.CharField(blank=True, max_length=300, verbose_name="suite donnée"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="auteur",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
            ],
            options={
                "verbose_name": "remarque",
                "ordering": ["minutes", "made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PublicMinutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="texte public")),
                ("published_at", models.DateTimeField(auto_now_add=True, verbose_name="publié le")),
                (
                    "masking_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="motif des passages masqués"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="common.storedfile",
                        verbose_name="exemplaire public",
                    ),
                ),
                (
                    "minutes",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_version",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
            ],
            options={
                "verbose_name": "version publique du compte rendu",
                "verbose_name_plural": "versions publiques des comptes rendus",
                "ordering": ["-published_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "organisation_name",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="nom de l’organisation ce jour"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("present", "présent"),
                            ("represented", "représenté"),
                            ("excused", "excusé"),
                            ("absent", "absent"),
                        ],
                        max_length=15,
                        verbose_name="présence",
                    ),
                ),
                ("voting_weight", models.PositiveSmallIntegerField(default=0, verbose_name="voix")),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        help_text="« arrivée à 15 h », par exemple.",
                        max_length=200,
                        verbose_name="remarque",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Qui était là : le titulaire, le suppléant ou une autre personne.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.attendance",
                    ),
                ),
                (
                    "represented_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.attendance",
                        verbose_name="pouvoir donné à",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Vide pour un invité.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.mandate",
                        verbose_name="mandat",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : présence",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MinutesRemarkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(verbose_name="remarque")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="faite le")),
                (
                    "answer",
                    models.CharField(blank=True, max_length=300, verbose_name="suite donnée"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="auteur",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.minutesremark",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : remarque",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicMinutesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(verbose_name="texte public")),
                ("published_at", models.DateTimeField(auto_now_add=True, verbose_name="publié le")),
                (
                    "masking_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="motif des passages masqués"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.storedfile",
                        verbose_name="exemplaire public",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.publicminutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : version publique du compte rendu",
                "abstract": False,
            },
        ),
        crpv_portal.common.migration_operations.AddTriggers(
            triggers=[
                (
                    "body",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodyevent" ("acronym", "attested_on", "attested_on_precision", "centre_id", "checked_on", "code", "confidence", "end_is_unknown", "end_on", "end_on_precision", "expected_per_year", "id", "kind", "level", "max_proxies", "name", "note", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quorum_basis", "quorum_denominator", "quorum_is_strict", "quorum_numerator", "quorum_scope", "region_id", "role", "second_call_without_quorum", "slug", "start_on", "start_on_precision", "updated_at") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."code", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."expected_per_year", NEW."id", NEW."kind", NEW."level", NEW."max_proxies", NEW."name", NEW."note", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."quorum_basis", NEW."quorum_denominator", NEW."quorum_is_strict", NEW."quorum_numerator", NEW."quorum_scope", NEW."region_id", NEW."role", NEW."second_call_without_quorum", NEW."slug", NEW."start_on", NEW."start_on_precision", NEW."updated_at"); RETURN NULL;',
                            hash="655e4607c0c469c33aed95067cbd0bcf123653a9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8eb50",
                            table="governance_body",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "body",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."attested_on" IS DISTINCT FROM (NEW."attested_on") OR OLD."attested_on_precision" IS DISTINCT FROM (NEW."attested_on_precision") OR OLD."centre_id" IS DISTINCT FROM (NEW."centre_id") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."end_is_unknown" IS DISTINCT FROM (NEW."end_is_unknown") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."end_on_precision" IS DISTINCT FROM (NEW."end_on_precision") OR OLD."expected_per_year" IS DISTINCT FROM (NEW."expected_per_year") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."max_proxies" IS DISTINCT FROM (NEW."max_proxies") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."quorum_basis" IS DISTINCT FROM (NEW."quorum_basis") OR OLD."quorum_denominator" IS DISTINCT FROM (NEW."quorum_denominator") OR OLD."quorum_is_strict" IS DISTINCT FROM (NEW."quorum_is_strict") OR OLD."quorum_numerator" IS DISTINCT FROM (NEW."quorum_numerator") OR OLD."quorum_scope" IS DISTINCT FROM (NEW."quorum_scope") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."second_call_without_quorum" IS DISTINCT FROM (NEW."second_call_without_quorum") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."start_on_precision" IS DISTINCT FROM (NEW."start_on_precision") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                            func='INSERT INTO "governance_bodyevent" ("acronym", "attested_on", "attested_on_precision", "centre_id", "checked_on", "code", "confidence", "end_is_unknown", "end_on", "end_on_precision", "expected_per_year", "id", "kind", "level", "max_proxies", "name", "note", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quorum_basis", "quorum_denominator", "quorum_is_strict", "quorum_numerator", "quorum_scope", "region_id", "role", "second_call_without_quorum", "slug", "start_on", "start_on_precision", "updated_at") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."code", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."expected_per_year", NEW."id", NEW."kind", NEW."level", NEW."max_proxies", NEW."name", NEW."note", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."quorum_basis", NEW."quorum_denominator", NEW."quorum_is_strict", NEW."quorum_numerator", NEW."quorum_scope", NEW."region_id", NEW."role", NEW."second_call_without_quorum", NEW."slug", NEW."start_on", NEW."start_on_precision", NEW."updated_at"); RETURN NULL;',
                            hash="99ab53b66207c15051462d1665061ce1f990e5c3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9741f",
                            table="governance_body",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "body",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodyevent" ("acronym", "attested_on", "attested_on_precision", "centre_id", "checked_on", "code", "confidence", "end_is_unknown", "end_on", "end_on_precision", "expected_per_year", "id", "kind", "level", "max_proxies", "name", "note", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "quorum_basis", "quorum_denominator", "quorum_is_strict", "quorum_numerator", "quorum_scope", "region_id", "role", "second_call_without_quorum", "slug", "start_on", "start_on_precision", "updated_at") VALUES (OLD."acronym", OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."code", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."expected_per_year", OLD."id", OLD."kind", OLD."level", OLD."max_proxies", OLD."name", OLD."note", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."quorum_basis", OLD."quorum_denominator", OLD."quorum_is_strict", OLD."quorum_numerator", OLD."quorum_scope", OLD."region_id", OLD."role", OLD."second_call_without_quorum", OLD."slug", OLD."start_on", OLD."start_on_precision", OLD."updated_at"); RETURN NULL;',
                            hash="d466b9ca5c0f1b0f8d45e0b5676c9da5c5ee33d5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f10a3",
                            table="governance_body",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "calendartoken",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_calendartokenevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id") VALUES (NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."user_id"); RETURN NULL;',
                            hash="bf366b1eca5e8ecd403946e03c7ff9a69ead1e40",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b6e51",
                            table="governance_calendartoken",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "calendartoken",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "governance_calendartokenevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id") VALUES (NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."user_id"); RETURN NULL;',
                            hash="4d97457d10a6e07086d5be066fea464ef1744624",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b5096",
                            table="governance_calendartoken",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "calendartoken",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_calendartokenevent" ("created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "user_id") VALUES (OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."user_id"); RETURN NULL;',
                            hash="244145d39e1d0027b344a0834b6ab98c39b2b2d3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ace36",
                            table="governance_calendartoken",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodyevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="8a30edc72226afffabdeadbd6b18de5927fa0b84",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_084c2",
                            table="governance_bodyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodyevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4f6bedb0c43e7333c604a6a73ecfa00b53adc963",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_213ca",
                            table="governance_bodyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodyname",
                    pgtrigger.compiler.Trigger(
                        name="keep_current_name",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE owner_id bigint;",
                            func="\n            IF TG_OP = 'DELETE' THEN owner_id := OLD.body_id;\n            ELSE owner_id := NEW.body_id;\n            END IF;\n            UPDATE governance_body AS owned\n            SET name = used.name, acronym = used.acronym, slug = used.slug\n            FROM (\n                SELECT name, acronym, slug FROM governance_bodyname WHERE body_id = owner_id\n                ORDER BY (end_on IS NULL AND NOT end_is_unknown) DESC,\n                    COALESCE(start_on, attested_on) DESC, id DESC\n                LIMIT 1\n            ) AS used\n            WHERE owned.id = owner_id\n            AND (owned.name, owned.acronym, owned.slug)\n                IS DISTINCT FROM (used.name, used.acronym, used.slug);\n            RETURN NULL;\n        ",
                            hash="e99f1cc47431423d51f8a0abad815b2a2d9d2c9a",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_keep_current_name_66690",
                            table="governance_bodyname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodyname",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodynameevent" ("acronym", "attested_on", "attested_on_precision", "body_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."body_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="c0142ecc6558e761b64415919baef78b7392309f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_52e8f",
                            table="governance_bodyname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodyname",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."attested_on" IS DISTINCT FROM (NEW."attested_on") OR OLD."attested_on_precision" IS DISTINCT FROM (NEW."attested_on_precision") OR OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."end_is_unknown" IS DISTINCT FROM (NEW."end_is_unknown") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."end_on_precision" IS DISTINCT FROM (NEW."end_on_precision") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."start_on_precision" IS DISTINCT FROM (NEW."start_on_precision"))',
                            func='INSERT INTO "governance_bodynameevent" ("acronym", "attested_on", "attested_on_precision", "body_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."body_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="507621883e8ae726ada7729d4a1a64fec5a1de08",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_605c2",
                            table="governance_bodyname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodyname",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodynameevent" ("acronym", "attested_on", "attested_on_precision", "body_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (OLD."acronym", OLD."attested_on", OLD."attested_on_precision", OLD."body_id", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."slug", OLD."start_on", OLD."start_on_precision"); RETURN NULL;',
                            hash="af875374d51e45df5cff6e7318c27305e5987b46",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_32d2b",
                            table="governance_bodyname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodysourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="8152a8b8f02d7b73d3a26ae88abf1ab2efad6d41",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_9ddbc",
                            table="governance_bodysourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodysourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="75517210fea37815f01e0be752fed8ab7177d662",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_13650",
                            table="governance_bodysourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "college",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_collegeevent" ("body_id", "head_count_seats", "id", "is_counted_by_head", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."body_id", NEW."head_count_seats", NEW."id", NEW."is_counted_by_head", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="7e21acc8c64acead5e08e754fe77468b48c05597",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1d5b5",
                            table="governance_college",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "college",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_collegeevent" ("body_id", "head_count_seats", "id", "is_counted_by_head", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."body_id", NEW."head_count_seats", NEW."id", NEW."is_counted_by_head", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="44951e16558a5f2b29cac4becc9bde0cba99f1de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_36512",
                            table="governance_college",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "college",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_collegeevent" ("body_id", "head_count_seats", "id", "is_counted_by_head", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."body_id", OLD."head_count_seats", OLD."id", OLD."is_counted_by_head", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                            hash="c2bbc366c5584da1e937f7c5a8dcf58f59f4a71b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_431e6",
                            table="governance_college",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "meeting",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_meetingevent" ("body_id", "call", "chair_id", "checked_on", "confidence", "created_at", "ends_at", "ends_on", "ends_on_precision", "id", "invitation_sequence", "is_sample", "mode", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "postponed_to_id", "public_id", "secretary_id", "slug", "starts_at", "starts_on", "starts_on_precision", "status", "summary", "time_zone", "title", "updated_at", "version", "visibility") VALUES (NEW."body_id", NEW."call", NEW."chair_id", NEW."checked_on", NEW."confidence", NEW."created_at", NEW."ends_at", NEW."ends_on", NEW."ends_on_precision", NEW."id", NEW."invitation_sequence", NEW."is_sample", NEW."mode", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."postponed_to_id", NEW."public_id", NEW."secretary_id", NEW."slug", NEW."starts_at", NEW."starts_on", NEW."starts_on_precision", NEW."status", NEW."summary", NEW."time_zone", NEW."title", NEW."updated_at", NEW."version", NEW."visibility"); RETURN NULL;',
                            hash="1b32d99bfe5271303cdd9fc57efa8a8ea2de4edd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_15f15",
                            table="governance_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "meeting",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_meetingevent" ("body_id", "call", "chair_id", "checked_on", "confidence", "created_at", "ends_at", "ends_on", "ends_on_precision", "id", "invitation_sequence", "is_sample", "mode", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "postponed_to_id", "public_id", "secretary_id", "slug", "starts_at", "starts_on", "starts_on_precision", "status", "summary", "time_zone", "title", "updated_at", "version", "visibility") VALUES (NEW."body_id", NEW."call", NEW."chair_id", NEW."checked_on", NEW."confidence", NEW."created_at", NEW."ends_at", NEW."ends_on", NEW."ends_on_precision", NEW."id", NEW."invitation_sequence", NEW."is_sample", NEW."mode", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."postponed_to_id", NEW."public_id", NEW."secretary_id", NEW."slug", NEW."starts_at", NEW."starts_on", NEW."starts_on_precision", NEW."status", NEW."summary", NEW."time_zone", NEW."title", NEW."updated_at", NEW."version", NEW."visibility"); RETURN NULL;',
                            hash="4d4ad53970bc02740372ca02a37de2f6f771d8d2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5da00",
                            table="governance_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "meeting",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_meetingevent" ("body_id", "call", "chair_id", "checked_on", "confidence", "created_at", "ends_at", "ends_on", "ends_on_precision", "id", "invitation_sequence", "is_sample", "mode", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "postponed_to_id", "public_id", "secretary_id", "slug", "starts_at", "starts_on", "starts_on_precision", "status", "summary", "time_zone", "title", "updated_at", "version", "visibility") VALUES (OLD."body_id", OLD."call", OLD."chair_id", OLD."checked_on", OLD."confidence", OLD."created_at", OLD."ends_at", OLD."ends_on", OLD."ends_on_precision", OLD."id", OLD."invitation_sequence", OLD."is_sample", OLD."mode", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."postponed_to_id", OLD."public_id", OLD."secretary_id", OLD."slug", OLD."starts_at", OLD."starts_on", OLD."starts_on_precision", OLD."status", OLD."summary", OLD."time_zone", OLD."title", OLD."updated_at", OLD."version", OLD."visibility"); RETURN NULL;',
                            hash="fd78a5ce1f841292dc61ab36567d777b451b8f9e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5b83d",
                            table="governance_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "secretaryship",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_secretaryshipevent" ("attested_on", "attested_on_precision", "body_id", "end_is_unknown", "end_on", "end_on_precision", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "user_id") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."body_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."user_id"); RETURN NULL;',
                            hash="1c6c2ae53ae36d9654794caafdd0e5b9ab9086fe",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f98e",
                            table="governance_secretaryship",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "secretaryship",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_secretaryshipevent" ("attested_on", "attested_on_precision", "body_id", "end_is_unknown", "end_on", "end_on_precision", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "user_id") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."body_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."user_id"); RETURN NULL;',
                            hash="dfe65ea0baff5b62c27ae89e9ee6ca1b9fc71d0a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5d64c",
                            table="governance_secretaryship",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "secretaryship",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_secretaryshipevent" ("attested_on", "attested_on_precision", "body_id", "end_is_unknown", "end_on", "end_on_precision", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "user_id") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."body_id", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_on", OLD."start_on_precision", OLD."user_id"); RETURN NULL;',
                            hash="88091ea80bd488066101643dc0d3ec3e5ed82eed",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_108e6",
                            table="governance_secretaryship",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodysourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodysourceslinkevent" ("body_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."body_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="5d897b6430353b6b49484e5cc1c03d1e38dfc993",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_825f8",
                            table="governance_body_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodysourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodysourceslinkevent" ("body_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."body_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="36d327718f70a7289de2bbce11b22be02210d430",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c6df3",
                            table="governance_body_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "calendartokenevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="9a66cfd856024fd12c37a87930e06be050eb497e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_ffd68",
                            table="governance_calendartokenevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "calendartokenevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b002158104fff47cd993bc8293df38d38916068f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dd836",
                            table="governance_calendartokenevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodynameevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="01c3558475a2d5901122792c68007acaa76de93b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b1f9b",
                            table="governance_bodynameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodynameevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9ef95f2ace3d7aa4dde09d14b866573d2f2d2b9e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_405c3",
                            table="governance_bodynameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodynamesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="b0ea0e7c2b237219a1563bfdf83bd2a80748f79f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_7276d",
                            table="governance_bodynamesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodynamesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="06d48fde6f23697d779867b53f570666fcfb9051",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_52958",
                            table="governance_bodynamesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "bodynamesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodynamesourceslinkevent" ("bodyname_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."bodyname_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="ef0955307224962747ee3d0cbb2e7231720ab042",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_973bc",
                            table="governance_bodyname_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "bodynamesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_bodynamesourceslinkevent" ("bodyname_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."bodyname_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="907897e73e234f74517b68eea21243ade11e0489",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e4f84",
                            table="governance_bodyname_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "collegeevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="58e3440520054f36d2b48b73c88939d57ac0fc03",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_5def8",
                            table="governance_collegeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "collegeevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="59b9b2bb81dd1e1cf1205b13e25e8dbc120a4909",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8b028",
                            table="governance_collegeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "seat",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_seatevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "voting_weight") VALUES (NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."title", NEW."voting_weight"); RETURN NULL;',
                            hash="fe9cd3f518afabe092994dd8b2fbeb9c8c269861",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_368bc",
                            table="governance_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seat",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_seatevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "voting_weight") VALUES (NEW."college_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."title", NEW."voting_weight"); RETURN NULL;',
                            hash="a08a65b6ac9e4ef3be0b72ed2ff0309cc678a6d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75929",
                            table="governance_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seat",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_seatevent" ("college_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "voting_weight") VALUES (OLD."college_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."title", OLD."voting_weight"); RETURN NULL;',
                            hash="a93aef5e950a186463de6c268a6c95e12f8fa9b5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5ba65",
                            table="governance_seat",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agendaitem",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_agendaitemevent" ("carried_from_id", "id", "kind", "meeting_id", "minutes_planned", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter_id", "title", "visibility") VALUES (NEW."carried_from_id", NEW."id", NEW."kind", NEW."meeting_id", NEW."minutes_planned", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."presenter_id", NEW."title", NEW."visibility"); RETURN NULL;',
                            hash="c0c021f3b10b8e773ccb1191d881b90cdfef5adc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a8d03",
                            table="governance_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agendaitem",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_agendaitemevent" ("carried_from_id", "id", "kind", "meeting_id", "minutes_planned", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter_id", "title", "visibility") VALUES (NEW."carried_from_id", NEW."id", NEW."kind", NEW."meeting_id", NEW."minutes_planned", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."presenter_id", NEW."title", NEW."visibility"); RETURN NULL;',
                            hash="f82edbac248910ca15f4392b6e5a4dccd1901f3c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dc8b8",
                            table="governance_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agendaitem",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_agendaitemevent" ("carried_from_id", "id", "kind", "meeting_id", "minutes_planned", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter_id", "title", "visibility") VALUES (OLD."carried_from_id", OLD."id", OLD."kind", OLD."meeting_id", OLD."minutes_planned", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."presenter_id", OLD."title", OLD."visibility"); RETURN NULL;',
                            hash="8cfd2ca4d0cd860e7a19e1dfe4e0f54fb44372ed",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_63eef",
                            table="governance_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "headcount",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_headcountevent" ("college_id", "id", "in_office", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "represented") VALUES (NEW."college_id", NEW."id", NEW."in_office", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."present", NEW."represented"); RETURN NULL;',
                            hash="aaf9d5b23558992454a233232e7a09dddcf50654",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_be5d5",
                            table="governance_headcount",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "headcount",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_headcountevent" ("college_id", "id", "in_office", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "represented") VALUES (NEW."college_id", NEW."id", NEW."in_office", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."present", NEW."represented"); RETURN NULL;',
                            hash="8191ecba0942405dc59c2bf9f5f869a1ad1e02dd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9fa7f",
                            table="governance_headcount",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "headcount",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_headcountevent" ("college_id", "id", "in_office", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "represented") VALUES (OLD."college_id", OLD."id", OLD."in_office", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."present", OLD."represented"); RETURN NULL;',
                            hash="c97cab8725bae8013d6e0610158842a81d84a96b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_97b82",
                            table="governance_headcount",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "meetingevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="fda89c8251a43fa6e9f51a2cc94432fa406d6a14",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_42e36",
                            table="governance_meetingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "meetingevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5f267e8401045e9f28a52a1c63931049e0d455ff",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ec2a1",
                            table="governance_meetingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "meetingsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="355c9959125f4c94f2a573f01a06c206a4150d44",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_d0108",
                            table="governance_meetingsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "meetingsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ad14856933e7e60554de88cc4c8926beb82dc96c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2cafe",
                            table="governance_meetingsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "meetingsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_meetingsourceslinkevent" ("id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="68e40221aaca3f54e947613b1f527f72a39cfaa3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_86158",
                            table="governance_meeting_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "meetingsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_meetingsourceslinkevent" ("id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="6ed61eab4976d19c6216720e4ede50739db1a513",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_01575",
                            table="governance_meeting_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "secretaryshipevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="f6fc4c6b0f571a9445acfd651c5d06a33d59eaf2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_57880",
                            table="governance_secretaryshipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "secretaryshipevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="292e89e25eee590bafbfcafbb13ad6bcf7b21aaa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cbba8",
                            table="governance_secretaryshipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "mandate",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_mandateevent" ("alternate_id", "attested_on", "attested_on_precision", "capacity", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "holder_id", "id", "is_name_public", "note", "organisation_id", "organisation_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "start_on", "start_on_precision", "voice") VALUES (NEW."alternate_id", NEW."attested_on", NEW."attested_on_precision", NEW."capacity", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."holder_id", NEW."id", NEW."is_name_public", NEW."note", NEW."organisation_id", NEW."organisation_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."seat_id", NEW."start_on", NEW."start_on_precision", NEW."voice"); RETURN NULL;',
                            hash="1174ee56e27e17039b5500043a447afbda98d19b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_16b32",
                            table="governance_mandate",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "mandate",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_mandateevent" ("alternate_id", "attested_on", "attested_on_precision", "capacity", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "holder_id", "id", "is_name_public", "note", "organisation_id", "organisation_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "start_on", "start_on_precision", "voice") VALUES (NEW."alternate_id", NEW."attested_on", NEW."attested_on_precision", NEW."capacity", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."holder_id", NEW."id", NEW."is_name_public", NEW."note", NEW."organisation_id", NEW."organisation_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."seat_id", NEW."start_on", NEW."start_on_precision", NEW."voice"); RETURN NULL;',
                            hash="f00bb655f3a7354366588956a102d7f34363a1dd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ab4ab",
                            table="governance_mandate",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "mandate",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_mandateevent" ("alternate_id", "attested_on", "attested_on_precision", "capacity", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "holder_id", "id", "is_name_public", "note", "organisation_id", "organisation_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "start_on", "start_on_precision", "voice") VALUES (OLD."alternate_id", OLD."attested_on", OLD."attested_on_precision", OLD."capacity", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."holder_id", OLD."id", OLD."is_name_public", OLD."note", OLD."organisation_id", OLD."organisation_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."seat_id", OLD."start_on", OLD."start_on_precision", OLD."voice"); RETURN NULL;',
                            hash="9983348462a2cf23da3e0c82efc15fb0b197ff1f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ff563",
                            table="governance_mandate",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "seatevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="1281566a253f823e61f791eaebcafa60a3be40bb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_e7d83",
                            table="governance_seatevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "seatevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="21577a2577f1237d18c45c11e3b87b67386c7a54",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b4212",
                            table="governance_seatevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "actionitem",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_actionitemevent" ("body_id", "closed_on", "due_on", "id", "item_id", "outcome", "owner_organisation_id", "owner_person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") VALUES (NEW."body_id", NEW."closed_on", NEW."due_on", NEW."id", NEW."item_id", NEW."outcome", NEW."owner_organisation_id", NEW."owner_person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."state", NEW."text"); RETURN NULL;',
                            hash="f5a4bf27645c6f5ba077378e2ece5d59b7cb0f44",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9e8d9",
                            table="governance_actionitem",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "actionitem",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_actionitemevent" ("body_id", "closed_on", "due_on", "id", "item_id", "outcome", "owner_organisation_id", "owner_person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") VALUES (NEW."body_id", NEW."closed_on", NEW."due_on", NEW."id", NEW."item_id", NEW."outcome", NEW."owner_organisation_id", NEW."owner_person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."state", NEW."text"); RETURN NULL;',
                            hash="e4bc237913f284bb20727e2a0400abb7db51cefb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3c9d3",
                            table="governance_actionitem",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "actionitem",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_actionitemevent" ("body_id", "closed_on", "due_on", "id", "item_id", "outcome", "owner_organisation_id", "owner_person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "text") VALUES (OLD."body_id", OLD."closed_on", OLD."due_on", OLD."id", OLD."item_id", OLD."outcome", OLD."owner_organisation_id", OLD."owner_person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."state", OLD."text"); RETURN NULL;',
                            hash="2d18f13944ea8ce1473e9ad0c46090d90340a106",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3eac0",
                            table="governance_actionitem",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agendaitemprovisionslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="11bbbd7145fc7c2a976a3ea7aaa68ddc0e910b13",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_339e9",
                            table="governance_agendaitemprovisionslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agendaitemprovisionslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8bae213d9d1a6dbbf35acaaecb91b9b1fa6710cd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bfd5d",
                            table="governance_agendaitemprovisionslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="adopted_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.adopted_on IS NOT NULL AND (to_jsonb(OLD) - 'visibility') IS DISTINCT FROM (to_jsonb(NEW) - 'visibility'))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="246c813a9acd8ab71e44deea0f7a40249305cdce",
                            operation="UPDATE",
                            pgid="pgtrigger_adopted_is_final_c6215",
                            table="governance_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="adopted_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."adopted_on" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="68dffa4b80b69471cd4a533976b125b8d79ef483",
                            operation="DELETE",
                            pgid="pgtrigger_adopted_is_kept_b0a68",
                            table="governance_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_decisionevent" ("abstentions", "adopted_on", "body_id", "corrects_id", "created_at", "id", "item_id", "kind", "number", "opinion", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text", "visibility", "votes_against", "votes_for", "year") VALUES (NEW."abstentions", NEW."adopted_on", NEW."body_id", NEW."corrects_id", NEW."created_at", NEW."id", NEW."item_id", NEW."kind", NEW."number", NEW."opinion", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."text", NEW."visibility", NEW."votes_against", NEW."votes_for", NEW."year"); RETURN NULL;',
                            hash="8d250c08b8d5211ddc42c190a1dd276cb6a8b001",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_917a4",
                            table="governance_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_decisionevent" ("abstentions", "adopted_on", "body_id", "corrects_id", "created_at", "id", "item_id", "kind", "number", "opinion", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text", "visibility", "votes_against", "votes_for", "year") VALUES (NEW."abstentions", NEW."adopted_on", NEW."body_id", NEW."corrects_id", NEW."created_at", NEW."id", NEW."item_id", NEW."kind", NEW."number", NEW."opinion", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."text", NEW."visibility", NEW."votes_against", NEW."votes_for", NEW."year"); RETURN NULL;',
                            hash="a85030c00088ff2f392927280b99faafe42ab503",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1fcd6",
                            table="governance_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_decisionevent" ("abstentions", "adopted_on", "body_id", "corrects_id", "created_at", "id", "item_id", "kind", "number", "opinion", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text", "visibility", "votes_against", "votes_for", "year") VALUES (OLD."abstentions", OLD."adopted_on", OLD."body_id", OLD."corrects_id", OLD."created_at", OLD."id", OLD."item_id", OLD."kind", OLD."number", OLD."opinion", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."text", OLD."visibility", OLD."votes_against", OLD."votes_for", OLD."year"); RETURN NULL;',
                            hash="448fd06eba82f7c5b5daf79387ee61a791a64a32",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f8e0c",
                            table="governance_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "document",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_documentevent" ("file_id", "id", "item_id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removal_reason", "removed_at", "title", "visibility") VALUES (NEW."file_id", NEW."id", NEW."item_id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."removal_reason", NEW."removed_at", NEW."title", NEW."visibility"); RETURN NULL;',
                            hash="bd6b73b065a124912b7c333ef1f1f2b36350b0a8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_10943",
                            table="governance_document",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "document",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_documentevent" ("file_id", "id", "item_id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removal_reason", "removed_at", "title", "visibility") VALUES (NEW."file_id", NEW."id", NEW."item_id", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."removal_reason", NEW."removed_at", NEW."title", NEW."visibility"); RETURN NULL;',
                            hash="ea16df9660c1375a4e0eae5a99cd00c6f024076d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_195ad",
                            table="governance_document",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "document",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_documentevent" ("file_id", "id", "item_id", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "removal_reason", "removed_at", "title", "visibility") VALUES (OLD."file_id", OLD."id", OLD."item_id", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."removal_reason", OLD."removed_at", OLD."title", OLD."visibility"); RETURN NULL;',
                            hash="29823b7ca30502beb2c935d9cae55c30d0ec29de",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ebb57",
                            table="governance_document",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agendaitemevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="779d06c714dd2dfcce67a0c1e85d49bf72b607c2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_34381",
                            table="governance_agendaitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agendaitemevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6225f4f29f35fa1f23a0d8c927d7d9bad1ee6320",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d3ed4",
                            table="governance_agendaitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="approved_is_final",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."locked_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b880955bcf10c1354c7044313cb9768f8674921c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_approved_is_final_b3545",
                            table="governance_minutes",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_minutesevent" ("approved_at_id", "id", "kept_file_id", "locked_at", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_until", "state", "text", "updated_at", "updated_by_id", "version") VALUES (NEW."approved_at_id", NEW."id", NEW."kept_file_id", NEW."locked_at", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."review_until", NEW."state", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="c282448101deeb909d93446bd48028112e34e954",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9cd9a",
                            table="governance_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_minutesevent" ("approved_at_id", "id", "kept_file_id", "locked_at", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_until", "state", "text", "updated_at", "updated_by_id", "version") VALUES (NEW."approved_at_id", NEW."id", NEW."kept_file_id", NEW."locked_at", NEW."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."review_until", NEW."state", NEW."text", NEW."updated_at", NEW."updated_by_id", NEW."version"); RETURN NULL;',
                            hash="81478999dfcc7f0a69c18ffc2bf4fcf0ecb9edd7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4ebfd",
                            table="governance_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_minutesevent" ("approved_at_id", "id", "kept_file_id", "locked_at", "meeting_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_until", "state", "text", "updated_at", "updated_by_id", "version") VALUES (OLD."approved_at_id", OLD."id", OLD."kept_file_id", OLD."locked_at", OLD."meeting_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."review_until", OLD."state", OLD."text", OLD."updated_at", OLD."updated_by_id", OLD."version"); RETURN NULL;',
                            hash="0a75af2145847c2df27721eed6ebd6bbbd540475",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ff9cf",
                            table="governance_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agendaitemprovisionslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_agendaitemprovisionslinkevent" ("agendaitem_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "provision_id") VALUES (NEW."agendaitem_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."provision_id"); RETURN NULL;',
                            hash="313185c71bf86a0b22ac139447d4a05bf46ede35",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_29abb",
                            table="governance_agendaitem_provisions",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agendaitemprovisionslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_agendaitemprovisionslinkevent" ("agendaitem_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "provision_id") VALUES (OLD."agendaitem_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."provision_id"); RETURN NULL;',
                            hash="3985ec57ef8fbddc8a308cd7ccd65399f67177c5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_54e39",
                            table="governance_agendaitem_provisions",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "headcountevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="e1f0c127de655897a69d005ac4a56e47a2a210e9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_4cfe0",
                            table="governance_headcountevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "headcountevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b3b6275d766c6d86a4d0c5e8b7553cf8f99f10a8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f1931",
                            table="governance_headcountevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "attendance",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_attendanceevent" ("id", "mandate_id", "meeting_id", "organisation_id", "organisation_name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "represented_by_id", "state", "voting_weight") VALUES (NEW."id", NEW."mandate_id", NEW."meeting_id", NEW."organisation_id", NEW."organisation_name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remark", NEW."represented_by_id", NEW."state", NEW."voting_weight"); RETURN NULL;',
                            hash="73aa74916f5668469208a640f5bed6ab1bc75aeb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7e143",
                            table="governance_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "attendance",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_attendanceevent" ("id", "mandate_id", "meeting_id", "organisation_id", "organisation_name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "represented_by_id", "state", "voting_weight") VALUES (NEW."id", NEW."mandate_id", NEW."meeting_id", NEW."organisation_id", NEW."organisation_name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remark", NEW."represented_by_id", NEW."state", NEW."voting_weight"); RETURN NULL;',
                            hash="7f4cb1cabaeb56a6410d41fd90e54e26541dec29",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dc464",
                            table="governance_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "attendance",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_attendanceevent" ("id", "mandate_id", "meeting_id", "organisation_id", "organisation_name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "represented_by_id", "state", "voting_weight") VALUES (OLD."id", OLD."mandate_id", OLD."meeting_id", OLD."organisation_id", OLD."organisation_name", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remark", OLD."represented_by_id", OLD."state", OLD."voting_weight"); RETURN NULL;',
                            hash="56ba8f9f06fa4e08d525bd4ba4d14deb3c8e213f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_18022",
                            table="governance_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "mandatesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="1e9256e91a9b5211829c07266225d81e3a513e1b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_0cf24",
                            table="governance_mandatesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "mandatesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ff016da8bf8c3b5d5507ca94184a052f9b46a362",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a2fa3",
                            table="governance_mandatesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "mandateevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="f7b3b82901c03d6e2869e71d802c0e0c5ed3a74f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_582bf",
                            table="governance_mandateevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "mandateevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="278ce8e9315d77187b418110ab188e941a3b556c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_05195",
                            table="governance_mandateevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "mandatesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_mandatesourceslinkevent" ("id", "mandate_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."mandate_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="38c90e6d467938b5259b6f82a92c6dd2ac4d7de9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_16500",
                            table="governance_mandate_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "mandatesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_mandatesourceslinkevent" ("id", "mandate_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."mandate_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="8b14754da8137d914d135b87ed246fadd68a585a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ba8c9",
                            table="governance_mandate_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "actionitemevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="e8b6fa5bf3eb443c97ef6aae0c469dd62093a3a1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_d3136",
                            table="governance_actionitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "actionitemevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2708b4b6be7659552b798163c2f2ed950b313e7b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_476f4",
                            table="governance_actionitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decisionevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="69ba08ccfa6e1227d785b80c957433234c8f2ead",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_108b4",
                            table="governance_decisionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decisionevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="77b578deeb91a08c84bcf7fccb53077d3060264a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c4e9f",
                            table="governance_decisionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decisionprovisionslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="76619519f86abda600de7100cf3132c431526834",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_51bb0",
                            table="governance_decisionprovisionslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decisionprovisionslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d03cec8053cff2290e747782e6443aa246d6b4bb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1531e",
                            table="governance_decisionprovisionslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "decisionprovisionslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_decisionprovisionslinkevent" ("decision_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "provision_id") VALUES (NEW."decision_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."provision_id"); RETURN NULL;',
                            hash="aeabe3eb44654b3c391ee68984a496e7a4baa1ec",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df9d5",
                            table="governance_decision_provisions",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "decisionprovisionslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_decisionprovisionslinkevent" ("decision_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "provision_id") VALUES (OLD."decision_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."provision_id"); RETURN NULL;',
                            hash="eff67a9ea39a3f287a3f5778d37ed864e6a0d898",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_55f49",
                            table="governance_decision_provisions",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "documentevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="68f5666390f6cdd23d116ea8d6376184e3e6c613",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_6b1e0",
                            table="governance_documentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "documentevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9b7b0ee6dfd2c1e76a47cb91e2e0b5acd010c446",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0acc3",
                            table="governance_documentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutesevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="6137f24dc6478b6aff39def387a5abc003cc5e3c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_be0bd",
                            table="governance_minutesevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutesevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5735a1e016c597a7a306939310dd75d9ec1cedae",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f27af",
                            table="governance_minutesevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutesremark",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_minutesremarkevent" ("answer", "author_id", "id", "made_at", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."answer", NEW."author_id", NEW."id", NEW."made_at", NEW."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="805ee3a712a09cfae8c5026cceea9c09f383f496",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d0f00",
                            table="governance_minutesremark",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "minutesremark",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_minutesremarkevent" ("answer", "author_id", "id", "made_at", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."answer", NEW."author_id", NEW."id", NEW."made_at", NEW."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="e4731a71896bb35bdcafb97dd0e94286cc1ae071",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_88d2b",
                            table="governance_minutesremark",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "minutesremark",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_minutesremarkevent" ("answer", "author_id", "id", "made_at", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."answer", OLD."author_id", OLD."id", OLD."made_at", OLD."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                            hash="aa7a8c4219024a7cd59366afa6429015c07d8817",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_82ab5",
                            table="governance_minutesremark",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "publicminutes",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_publicminutesevent" ("file_id", "id", "masking_reason", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text") VALUES (NEW."file_id", NEW."id", NEW."masking_reason", NEW."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."text"); RETURN NULL;',
                            hash="c874ccd377ab9661926fd6e9cb9a5740257dfdcb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3af6d",
                            table="governance_publicminutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "publicminutes",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "governance_publicminutesevent" ("file_id", "id", "masking_reason", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text") VALUES (NEW."file_id", NEW."id", NEW."masking_reason", NEW."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_at", NEW."text"); RETURN NULL;',
                            hash="40955f494ae2459bc994697b8b24c7dba2cd427d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b34ca",
                            table="governance_publicminutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "publicminutes",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "governance_publicminutesevent" ("file_id", "id", "masking_reason", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text") VALUES (OLD."file_id", OLD."id", OLD."masking_reason", OLD."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."text"); RETURN NULL;',
                            hash="59f36d57fb9accc21cab9e15cf85738b1d625047",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1580c",
                            table="governance_publicminutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "attendanceevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="b5eff77bb378e4ce8ba7f8faa8f63482126258a1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b9838",
                            table="governance_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "attendanceevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ee847114d45fed2ad8624f8df1e150800f039e15",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_396ee",
                            table="governance_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutesremarkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="bd4a742ee1ed2f884c92fb3ae6f25064499a6abe",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_dd017",
                            table="governance_minutesremarkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutesremarkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="41fe339e2bcd5d80995205499c6407484e62b9c6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e335b",
                            table="governance_minutesremarkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publicminutesevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="92314dc90fb37cee501102751fd15b99c8ea9eab",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_b3f32",
                            table="governance_publicminutesevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "publicminutesevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="55f3299d868b3b7f41a0aede36e12585d4da48b2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_eeb5e",
                            table="governance_publicminutesevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
