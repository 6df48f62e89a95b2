import crpv_portal.common.functions
import crpv_portal.common.migration_operations
import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("common", "0002_sources_and_files"),
        ("partners", "0001_partners_and_texts"),
        ("territories", "0001_official_territories"),
    ]

    operations = [
        migrations.CreateModel(
            name="Centre",
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
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Quelques lignes, en Markdown ; nos mots.",
                        verbose_name="présentation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "brouillon"),
                            ("published", "publié"),
                            ("closed", "fermé"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="publié le"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="fermé le")),
                (
                    "closed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fermeture",
                    ),
                ),
                (
                    "last_seen_on",
                    models.DateField(
                        blank=True,
                        help_text="La dernière date à laquelle une page publique montre le centre au travail.",
                        null=True,
                        verbose_name="vu actif",
                    ),
                ),
                (
                    "last_seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la dernière activité vue",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
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
                        to="centres.centre",
                        verbose_name="successeur",
                    ),
                ),
            ],
            options={
                "verbose_name": "centre de ressources",
                "verbose_name_plural": "centres de ressources",
                "ordering": ["sort_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="centre_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "published", "closed"])),
                        name="centre_status_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_on__isnull", False),
                                models.Q(
                                    ("closed_on_precision", "day"),
                                    models.Q(
                                        ("closed_on_precision", "month"), ("closed_on__day", 1)
                                    ),
                                    models.Q(
                                        ("closed_on_precision", "year"),
                                        ("closed_on__day", 1),
                                        ("closed_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("closed_on__isnull", True), ("closed_on_precision", "")),
                            _connector="OR",
                        ),
                        name="centre_closed_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("last_seen_on__isnull", False),
                                models.Q(
                                    ("last_seen_on_precision", "day"),
                                    models.Q(
                                        ("last_seen_on_precision", "month"),
                                        ("last_seen_on__day", 1),
                                    ),
                                    models.Q(
                                        ("last_seen_on_precision", "year"),
                                        ("last_seen_on__day", 1),
                                        ("last_seen_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("last_seen_on__isnull", True), ("last_seen_on_precision", "")
                            ),
                            _connector="OR",
                        ),
                        name="centre_last_seen_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "draft"), ("published_at__isnull", False), _connector="OR"
                        ),
                        name="centre_published_has_date",
                        violation_error_message="Un centre publié ou fermé porte une date de publication.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on__isnull", False), ("status", "closed")),
                            models.Q(
                                models.Q(("status", "closed"), _negated=True),
                                ("closed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="centre_closed_has_date",
                        violation_error_message="Un centre fermé porte la date de sa fermeture, et lui seul.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor__isnull", True),
                            models.Q(("successor", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="centre_not_own_successor",
                        violation_error_message="Un centre ne se succède pas à lui-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkFigure",
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
                    "indicator",
                    models.CharField(
                        choices=[
                            ("centres", "centres de ressources"),
                            ("coverage_rate", "part des territoires couverts"),
                            ("fte", "équivalents temps plein"),
                            ("actions", "actions"),
                            ("people_reached", "personnes touchées"),
                            ("publications", "publications"),
                            ("half_days", "demi-journées d’intervention"),
                        ],
                        max_length=30,
                        verbose_name="indicateur",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="valeur"),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("centres", "centres"),
                            ("percent", "%"),
                            ("fte", "ETP"),
                            ("actions", "actions"),
                            ("people", "personnes"),
                            ("publications", "publications"),
                            ("half_days", "demi-journées"),
                        ],
                        max_length=20,
                        verbose_name="unité",
                    ),
                ),
                ("stated_on", models.DateField(verbose_name="date")),
                (
                    "stated_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                (
                    "remark",
                    models.CharField(blank=True, max_length=250, verbose_name="précision publiée"),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
            ],
            options={
                "verbose_name": "chiffre publié du réseau",
                "verbose_name_plural": "chiffres publiés du réseau",
                "ordering": ["indicator", "-stated_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="networkfigure_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "indicator__in",
                                [
                                    "centres",
                                    "coverage_rate",
                                    "fte",
                                    "actions",
                                    "people_reached",
                                    "publications",
                                    "half_days",
                                ],
                            )
                        ),
                        name="networkfigure_indicator_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "unit__in",
                                [
                                    "centres",
                                    "percent",
                                    "fte",
                                    "actions",
                                    "people",
                                    "publications",
                                    "half_days",
                                ],
                            )
                        ),
                        name="networkfigure_unit_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stated_on__isnull", False),
                            models.Q(
                                ("stated_on_precision", "day"),
                                models.Q(("stated_on_precision", "month"), ("stated_on__day", 1)),
                                models.Q(
                                    ("stated_on_precision", "year"),
                                    ("stated_on__day", 1),
                                    ("stated_on__month", 1),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="networkfigure_stated_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.UniqueConstraint(
                        fields=("indicator", "stated_on", "stated_on_precision"),
                        name="networkfigure_once",
                        violation_error_message="Ce chiffre est déjà noté à cette date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)),
                        name="networkfigure_not_negative",
                        violation_error_message="Un chiffre du réseau n’est pas négatif.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                        choices=[
                            ("multi_year", "convention pluriannuelle d’objectifs"),
                            ("convention", "convention"),
                            ("constitutive", "convention constitutive"),
                            ("local_charter", "charte locale"),
                        ],
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signé le")),
                (
                    "signed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la signature",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="publié")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="common.storedfile",
                        verbose_name="fichier",
                    ),
                ),
                (
                    "parties",
                    models.ManyToManyField(
                        blank=True,
                        related_name="agreements",
                        to="partners.organisation",
                        verbose_name="parties",
                    ),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="common.source", verbose_name="sources"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "accord",
                "ordering": ["centre", "-start_on", "pk"],
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
                        name="agreement_start_on_precision",
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
                        name="agreement_end_on_precision",
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
                        name="agreement_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="agreement_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="agreement_end_after_start",
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
                        name="agreement_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="agreement_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="agreement_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["multi_year", "convention", "constitutive", "local_charter"],
                            )
                        ),
                        name="agreement_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
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
                        name="agreement_signed_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CentreEvent",
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
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Quelques lignes, en Markdown ; nos mots.",
                        verbose_name="présentation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "brouillon"),
                            ("published", "publié"),
                            ("closed", "fermé"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="publié le"),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="fermé le")),
                (
                    "closed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la fermeture",
                    ),
                ),
                (
                    "last_seen_on",
                    models.DateField(
                        blank=True,
                        help_text="La dernière date à laquelle une page publique montre le centre au travail.",
                        null=True,
                        verbose_name="vu actif",
                    ),
                ),
                (
                    "last_seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la dernière activité vue",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.centre",
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
                        to="centres.centre",
                        verbose_name="successeur",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : centre de ressources",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreLegalBody",
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
                    "is_host",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand le centre est porté par une autre personne morale que lui-même.",
                        verbose_name="structure porteuse",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="legal_bodies",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_centres",
                        to="partners.organisation",
                        verbose_name="personne morale",
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
                "verbose_name": "personne morale du centre",
                "verbose_name_plural": "personnes morales du centre",
                "ordering": ["centre", "start_on", "attested_on", "pk"],
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
                        name="centrelegalbody_start_on_precision",
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
                        name="centrelegalbody_end_on_precision",
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
                        name="centrelegalbody_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="centrelegalbody_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="centrelegalbody_end_after_start",
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
                        name="centrelegalbody_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="centrelegalbody_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="centrelegalbody_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="centrelegalbody_one_at_a_time",
                        violation_error_message="Une autre personne morale porte déjà le centre sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CentreMembership",
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
                ("is_director", models.BooleanField(default=False, verbose_name="direction")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="centre_memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "membre du centre",
                "verbose_name_plural": "membres du centre",
                "ordering": ["centre", "pk"],
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
                        name="centremembership_start_on_precision",
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
                        name="centremembership_end_on_precision",
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
                        name="centremembership_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="centremembership_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="centremembership_end_after_start",
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
                        name="centremembership_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="centremembership_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            ("user", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="centremembership_once_at_a_time",
                        violation_error_message="Ce compte est déjà membre du centre sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CentreName",
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
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="centres.centre",
                        verbose_name="centre",
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
                "verbose_name": "nom du centre",
                "verbose_name_plural": "noms du centre",
                "ordering": ["centre", "start_on", "attested_on", "pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["sort_key"], name="centrename_trigrams", opclasses=["gin_trgm_ops"]
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
                        name="centrename_start_on_precision",
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
                        name="centrename_end_on_precision",
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
                        name="centrename_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="centrename_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="centrename_end_after_start",
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
                        name="centrename_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="centrename_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="centrename_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="centrename_one_at_a_time",
                        violation_error_message="Un autre nom est déjà porté sur cette période.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="centrename_not_empty",
                        violation_error_message="Un nom ne peut pas être vide.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CentreSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
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
                "verbose_name": "trace : centre de ressources, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("email", "adresse électronique de fonction"),
                            ("phone", "téléphone"),
                            ("website", "site"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("value", models.CharField(max_length=300, verbose_name="valeur")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="« accueil », « documentation »…",
                        max_length=100,
                        verbose_name="précision",
                    ),
                ),
                (
                    "seen_on",
                    models.DateField(
                        blank=True,
                        help_text="La date de la page où il a été lu.",
                        null=True,
                        verbose_name="relevé le",
                    ),
                ),
                (
                    "seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision du relevé",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="publié")),
                (
                    "erased_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="effacé le"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="centres.centre",
                        verbose_name="centre",
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
                "verbose_name": "coordonnée",
                "ordering": ["centre", "kind", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="contact_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["email", "phone", "website"])),
                        name="contact_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("seen_on__isnull", False),
                                models.Q(
                                    ("seen_on_precision", "day"),
                                    models.Q(("seen_on_precision", "month"), ("seen_on__day", 1)),
                                    models.Q(
                                        ("seen_on_precision", "year"),
                                        ("seen_on__day", 1),
                                        ("seen_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("seen_on__isnull", True), ("seen_on_precision", "")),
                            _connector="OR",
                        ),
                        name="contact_seen_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", False), ("checked_on__isnull", False), _connector="OR"
                        ),
                        name="contact_public_once_checked",
                        violation_error_message="Une coordonnée n’est publiée qu’une fois vérifiée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", False),
                            models.Q(("kind", "website"), ("value__iregex", "^https?://[^\\s]+$")),
                            models.Q(
                                ("kind", "email"),
                                ("value__regex", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"),
                            ),
                            models.Q(
                                ("kind", "phone"),
                                ("value__regex", "^(\\+[0-9]{2,3}|0)[0-9 ]{8,14}$"),
                            ),
                            _connector="OR",
                        ),
                        name="contact_value_format",
                        violation_error_message="Écrivez un site en https://, une adresse électronique entière, ou un téléphone comme 01 23 45 67 89.",
                    ),
                    models.UniqueConstraint(
                        fields=("centre", "kind", "value"),
                        name="contact_once",
                        violation_error_message="Cette coordonnée est déjà enregistrée.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coverage",
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
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coverages",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coverages",
                        to="territories.department",
                        verbose_name="département",
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
                "verbose_name": "territoire d’intervention",
                "verbose_name_plural": "territoires d’intervention",
                "ordering": [
                    "centre",
                    "department__region__sort_key",
                    "department__sort_key",
                    "start_on",
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
                        name="coverage_start_on_precision",
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
                        name="coverage_end_on_precision",
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
                        name="coverage_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="coverage_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="coverage_end_after_start",
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
                        name="coverage_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="coverage_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="coverage_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            ("department", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="coverage_once_at_a_time",
                        violation_error_message="Le centre couvre déjà ce département sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Label",
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
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="granted_labels",
                        to="partners.organisation",
                        verbose_name="autorité",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="labels",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="labels",
                        to="partners.edition",
                        verbose_name="édition du cadre",
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
                "verbose_name": "label",
                "ordering": ["centre", "start_on", "attested_on", "pk"],
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
                        name="label_start_on_precision",
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
                        name="label_end_on_precision",
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
                        name="label_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="label_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="label_end_after_start",
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
                        name="label_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="label_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="label_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="label_one_at_a_time",
                        violation_error_message="Un autre label du centre court déjà sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalPartnership",
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
                    "is_financial",
                    models.BooleanField(blank=True, null=True, verbose_name="finance le centre"),
                ),
                (
                    "is_operational",
                    models.BooleanField(blank=True, null=True, verbose_name="agit avec le centre"),
                ),
                (
                    "is_member",
                    models.BooleanField(blank=True, null=True, verbose_name="membre du centre"),
                ),
                (
                    "terms",
                    models.CharField(
                        blank=True,
                        help_text="Public.",
                        max_length=300,
                        verbose_name="cadre du partenariat",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_partnerships",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_partnerships",
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
                "verbose_name": "partenariat local",
                "verbose_name_plural": "partenariats locaux",
                "ordering": ["centre", "organisation__sort_key", "start_on", "pk"],
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
                        name="localpartnership_start_on_precision",
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
                        name="localpartnership_end_on_precision",
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
                        name="localpartnership_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="localpartnership_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="localpartnership_end_after_start",
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
                        name="localpartnership_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="localpartnership_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="localpartnership_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            ("organisation", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="localpartnership_once_at_a_time",
                        violation_error_message="Ce partenariat est déjà noté sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("prefiguration", "préfiguration"),
                            ("founding", "création"),
                            ("merger", "fusion"),
                            ("absorption", "absorption"),
                            ("renewal", "renouvellement"),
                            ("closing", "fermeture"),
                        ],
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="date")),
                (
                    "happened_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=300, verbose_name="description"),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="centres.centre",
                        verbose_name="centre",
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
                "verbose_name": "étape",
                "ordering": ["centre", "happened_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="milestone_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "prefiguration",
                                    "founding",
                                    "merger",
                                    "absorption",
                                    "renewal",
                                    "closing",
                                ],
                            )
                        ),
                        name="milestone_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("happened_on__isnull", False),
                            models.Q(
                                ("happened_on_precision", "day"),
                                models.Q(
                                    ("happened_on_precision", "month"), ("happened_on__day", 1)
                                ),
                                models.Q(
                                    ("happened_on_precision", "year"),
                                    ("happened_on__day", 1),
                                    ("happened_on__month", 1),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="milestone_happened_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.UniqueConstraint(
                        fields=("centre", "kind", "happened_on"),
                        name="milestone_once",
                        violation_error_message="Cette étape est déjà notée à cette date.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MissionOffered",
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
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Le nom que le centre lui donne, s’il en a un.",
                        max_length=250,
                        verbose_name="intitulé propre",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="missions",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="missions_offered",
                        to="partners.provision",
                        verbose_name="mission du cadre",
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
                "verbose_name": "mission proposée",
                "verbose_name_plural": "missions proposées",
                "ordering": ["centre", "provision__parent__position", "provision__position", "pk"],
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
                        name="missionoffered_start_on_precision",
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
                        name="missionoffered_end_on_precision",
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
                        name="missionoffered_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="missionoffered_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="missionoffered_end_after_start",
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
                        name="missionoffered_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="missionoffered_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="missionoffered_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("provision__isnull", False),
                            models.Q(("title", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="missionoffered_named",
                        violation_error_message="Choisissez une mission du cadre ou donnez un intitulé.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            (
                                django.db.models.functions.comparison.Coalesce(
                                    "provision",
                                    models.Value(0),
                                    output_field=models.BigIntegerField(),
                                ),
                                "=",
                            ),
                            ("title", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="missionoffered_once_at_a_time",
                        violation_error_message="Cette mission est déjà notée sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
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
                    "function",
                    models.CharField(
                        choices=[
                            ("director", "direction"),
                            ("president", "présidence"),
                            ("treasurer", "trésorerie"),
                            ("secretary", "secrétariat"),
                            ("officer", "chargé·e de mission"),
                            ("other", "autre fonction"),
                        ],
                        max_length=20,
                        verbose_name="fonction",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=150, verbose_name="intitulé")),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Avec l’accord de la personne.",
                        verbose_name="nom publié",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="partners.person",
                        verbose_name="personne",
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
                "verbose_name": "fonction",
                "ordering": ["centre", "function", "start_on", "pk"],
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
                        name="position_start_on_precision",
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
                        name="position_end_on_precision",
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
                        name="position_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="position_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="position_end_after_start",
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
                        name="position_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="position_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="position_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "function__in",
                                [
                                    "director",
                                    "president",
                                    "treasurer",
                                    "secretary",
                                    "officer",
                                    "other",
                                ],
                            )
                        ),
                        name="position_function_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("centre", "="),
                            ("person", "="),
                            ("function", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="position_once_at_a_time",
                        violation_error_message="Cette personne exerce déjà cette fonction sur cette période.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Site",
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
                    "kind",
                    models.CharField(
                        choices=[("seat", "siège"), ("branch", "antenne")],
                        default="seat",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="adresse")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=5, verbose_name="code postal"),
                ),
                ("city", models.CharField(max_length=100, verbose_name="ville")),
                (
                    "address_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="La rue n’est publiée qu’une fois vérifiée.",
                        null=True,
                        verbose_name="adresse vérifiée le",
                    ),
                ),
                (
                    "siret",
                    models.CharField(
                        blank=True,
                        help_text="Quatorze chiffres.",
                        max_length=14,
                        verbose_name="SIRET",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        verbose_name="longitude",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="territories.commune",
                        verbose_name="commune",
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
                "verbose_name": "implantation",
                "ordering": ["centre", "-kind", "start_on", "attested_on", "pk"],
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
                        name="site_start_on_precision",
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
                        name="site_end_on_precision",
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
                        name="site_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="site_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="site_end_after_start",
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
                        name="site_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="site_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="site_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["seat", "branch"])),
                        name="site_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("siret", ""),
                            models.Q(
                                ("siret__regex", "^[0-9]{14}$"),
                                crpv_portal.common.functions.LuhnValid(models.F("siret")),
                            ),
                            _connector="OR",
                        ),
                        name="site_siret_key",
                        violation_error_message="Ce SIRET n’est pas valable : 14 chiffres, clé de contrôle comprise.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postcode", ""), ("postcode__regex", "^[0-9]{5}$"), _connector="OR"
                        ),
                        name="site_postcode_format",
                        violation_error_message="Un code postal compte cinq chiffres.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("address_checked_on__isnull", True),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="site_checked_address_exists",
                        violation_error_message="Il n’y a pas d’adresse à déclarer vérifiée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__isnull", False),
                                ("longitude__isnull", False),
                                ("latitude__range", (-90, 90)),
                                ("longitude__range", (-180, 180)),
                            ),
                            _connector="OR",
                        ),
                        name="site_coordinates_together",
                        violation_error_message="Indiquez la latitude et la longitude, ou aucune des deux.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CentreSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.centre_sources",),
        ),
        migrations.CreateModel(
            name="NetworkFigureEvent",
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
                    "indicator",
                    models.CharField(
                        choices=[
                            ("centres", "centres de ressources"),
                            ("coverage_rate", "part des territoires couverts"),
                            ("fte", "équivalents temps plein"),
                            ("actions", "actions"),
                            ("people_reached", "personnes touchées"),
                            ("publications", "publications"),
                            ("half_days", "demi-journées d’intervention"),
                        ],
                        max_length=30,
                        verbose_name="indicateur",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="valeur"),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("centres", "centres"),
                            ("percent", "%"),
                            ("fte", "ETP"),
                            ("actions", "actions"),
                            ("people", "personnes"),
                            ("publications", "publications"),
                            ("half_days", "demi-journées"),
                        ],
                        max_length=20,
                        verbose_name="unité",
                    ),
                ),
                ("stated_on", models.DateField(verbose_name="date")),
                (
                    "stated_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                (
                    "remark",
                    models.CharField(blank=True, max_length=250, verbose_name="précision publiée"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.networkfigure",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : chiffre publié du réseau",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NetworkFigureSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "networkfigure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.networkfigure",
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
                "verbose_name": "trace : chiffre publié du réseau, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NetworkFigureSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.networkfigure_sources",),
        ),
        migrations.CreateModel(
            name="AgreementPartiesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.agreement",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "trace : accord, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.agreement",
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
                "verbose_name": "trace : accord, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
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
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, verbose_name="identifiant public"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("multi_year", "convention pluriannuelle d’objectifs"),
                            ("convention", "convention"),
                            ("constitutive", "convention constitutive"),
                            ("local_charter", "charte locale"),
                        ],
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signé le")),
                (
                    "signed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la signature",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="publié")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.storedfile",
                        verbose_name="fichier",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.agreement",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : accord",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementPartiesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.agreement_parties",),
        ),
        migrations.CreateModel(
            name="AgreementSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.agreement_sources",),
        ),
        migrations.CreateModel(
            name="CentreLegalBodyEvent",
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
                    "is_host",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand le centre est porté par une autre personne morale que lui-même.",
                        verbose_name="structure porteuse",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
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
                        verbose_name="personne morale",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.centrelegalbody",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : personne morale du centre",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreLegalBodySourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "centrelegalbody",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centrelegalbody",
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
                "verbose_name": "trace : personne morale du centre, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreLegalBodySourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.centrelegalbody_sources",),
        ),
        migrations.CreateModel(
            name="CentreMembershipEvent",
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
                ("is_director", models.BooleanField(default=False, verbose_name="direction")),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.centremembership",
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
                "verbose_name": "trace : membre du centre",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreNameEvent",
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
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.centrename",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : nom du centre",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreNameSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "centrename",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centrename",
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
                "verbose_name": "trace : nom du centre, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreNameSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.centrename_sources",),
        ),
        migrations.CreateModel(
            name="ContactEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("email", "adresse électronique de fonction"),
                            ("phone", "téléphone"),
                            ("website", "site"),
                        ],
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("value", models.CharField(max_length=300, verbose_name="valeur")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="« accueil », « documentation »…",
                        max_length=100,
                        verbose_name="précision",
                    ),
                ),
                (
                    "seen_on",
                    models.DateField(
                        blank=True,
                        help_text="La date de la page où il a été lu.",
                        null=True,
                        verbose_name="relevé le",
                    ),
                ),
                (
                    "seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision du relevé",
                    ),
                ),
                ("is_public", models.BooleanField(default=False, verbose_name="publié")),
                (
                    "erased_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="effacé le"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : coordonnée",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "contact",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.contact",
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
                "verbose_name": "trace : coordonnée, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.contact_sources",),
        ),
        migrations.CreateModel(
            name="CoverageEvent",
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
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.department",
                        verbose_name="département",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.coverage",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : territoire d’intervention",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CoverageSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "coverage",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.coverage",
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
                "verbose_name": "trace : territoire d’intervention, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CoverageSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.coverage_sources",),
        ),
        migrations.CreateModel(
            name="LabelEvent",
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
                    "authority",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="autorité",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.edition",
                        verbose_name="édition du cadre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.label",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : label",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LabelSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "label",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.label",
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
                "verbose_name": "trace : label, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LabelSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.label_sources",),
        ),
        migrations.CreateModel(
            name="LocalPartnershipEvent",
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
                    "is_financial",
                    models.BooleanField(blank=True, null=True, verbose_name="finance le centre"),
                ),
                (
                    "is_operational",
                    models.BooleanField(blank=True, null=True, verbose_name="agit avec le centre"),
                ),
                (
                    "is_member",
                    models.BooleanField(blank=True, null=True, verbose_name="membre du centre"),
                ),
                (
                    "terms",
                    models.CharField(
                        blank=True,
                        help_text="Public.",
                        max_length=300,
                        verbose_name="cadre du partenariat",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
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
                        to="centres.localpartnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : partenariat local",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LocalPartnershipSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "localpartnership",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.localpartnership",
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
                "verbose_name": "trace : partenariat local, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LocalPartnershipSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.localpartnership_sources",),
        ),
        migrations.CreateModel(
            name="MilestoneEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("prefiguration", "préfiguration"),
                            ("founding", "création"),
                            ("merger", "fusion"),
                            ("absorption", "absorption"),
                            ("renewal", "renouvellement"),
                            ("closing", "fermeture"),
                        ],
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="date")),
                (
                    "happened_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[("day", "au jour"), ("month", "au mois"), ("year", "à l’année")],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                (
                    "description",
                    models.CharField(blank=True, max_length=300, verbose_name="description"),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : étape",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MilestoneSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "milestone",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.milestone",
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
                "verbose_name": "trace : étape, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MilestoneSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.milestone_sources",),
        ),
        migrations.CreateModel(
            name="MissionOfferedEvent",
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
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="Le nom que le centre lui donne, s’il en a un.",
                        max_length=250,
                        verbose_name="intitulé propre",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.missionoffered",
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
                        verbose_name="mission du cadre",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : mission proposée",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MissionOfferedSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "missionoffered",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.missionoffered",
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
                "verbose_name": "trace : mission proposée, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MissionOfferedSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.missionoffered_sources",),
        ),
        migrations.CreateModel(
            name="PositionEvent",
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
                    "function",
                    models.CharField(
                        choices=[
                            ("director", "direction"),
                            ("president", "présidence"),
                            ("treasurer", "trésorerie"),
                            ("secretary", "secrétariat"),
                            ("officer", "chargé·e de mission"),
                            ("other", "autre fonction"),
                        ],
                        max_length=20,
                        verbose_name="fonction",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=150, verbose_name="intitulé")),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Avec l’accord de la personne.",
                        verbose_name="nom publié",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="centres.position",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : fonction",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PositionSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "position",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.position",
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
                "verbose_name": "trace : fonction, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PositionSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.position_sources",),
        ),
        migrations.CreateModel(
            name="SiteEvent",
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
                    "kind",
                    models.CharField(
                        choices=[("seat", "siège"), ("branch", "antenne")],
                        default="seat",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="adresse")),
                (
                    "postcode",
                    models.CharField(blank=True, max_length=5, verbose_name="code postal"),
                ),
                ("city", models.CharField(max_length=100, verbose_name="ville")),
                (
                    "address_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="La rue n’est publiée qu’une fois vérifiée.",
                        null=True,
                        verbose_name="adresse vérifiée le",
                    ),
                ),
                (
                    "siret",
                    models.CharField(
                        blank=True,
                        help_text="Quatorze chiffres.",
                        max_length=14,
                        verbose_name="SIRET",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        verbose_name="longitude",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : implantation",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SiteSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "site",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.site",
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
                "verbose_name": "trace : implantation, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SiteSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("centres.site_sources",),
        ),
        crpv_portal.common.migration_operations.AddTriggers(
            triggers=[
                (
                    "centre",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centreevent" ("acronym", "checked_on", "closed_on", "closed_on_precision", "confidence", "created_at", "id", "last_seen_on", "last_seen_on_precision", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "slug", "status", "successor_id", "summary", "updated_at") VALUES (NEW."acronym", NEW."checked_on", NEW."closed_on", NEW."closed_on_precision", NEW."confidence", NEW."created_at", NEW."id", NEW."last_seen_on", NEW."last_seen_on_precision", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_at", NEW."slug", NEW."status", NEW."successor_id", NEW."summary", NEW."updated_at"); RETURN NULL;',
                            hash="29ad8cfcab6bb5d267b64793638991da93b2447e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e4fc6",
                            table="centres_centre",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centre",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_on_precision" IS DISTINCT FROM (NEW."closed_on_precision") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_seen_on" IS DISTINCT FROM (NEW."last_seen_on") OR OLD."last_seen_on_precision" IS DISTINCT FROM (NEW."last_seen_on_precision") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                            func='INSERT INTO "centres_centreevent" ("acronym", "checked_on", "closed_on", "closed_on_precision", "confidence", "created_at", "id", "last_seen_on", "last_seen_on_precision", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "slug", "status", "successor_id", "summary", "updated_at") VALUES (NEW."acronym", NEW."checked_on", NEW."closed_on", NEW."closed_on_precision", NEW."confidence", NEW."created_at", NEW."id", NEW."last_seen_on", NEW."last_seen_on_precision", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_at", NEW."slug", NEW."status", NEW."successor_id", NEW."summary", NEW."updated_at"); RETURN NULL;',
                            hash="473d8eebe8d19eebc74e13215cd783592d6f26b0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0cb98",
                            table="centres_centre",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centre",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centreevent" ("acronym", "checked_on", "closed_on", "closed_on_precision", "confidence", "created_at", "id", "last_seen_on", "last_seen_on_precision", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "slug", "status", "successor_id", "summary", "updated_at") VALUES (OLD."acronym", OLD."checked_on", OLD."closed_on", OLD."closed_on_precision", OLD."confidence", OLD."created_at", OLD."id", OLD."last_seen_on", OLD."last_seen_on_precision", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_at", OLD."slug", OLD."status", OLD."successor_id", OLD."summary", OLD."updated_at"); RETURN NULL;',
                            hash="845fec87be8e2e5d1ef47ae275bd90d09e86522b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_63805",
                            table="centres_centre",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "networkfigure",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_networkfigureevent" ("checked_on", "confidence", "id", "indicator", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "stated_on", "stated_on_precision", "unit", "value") VALUES (NEW."checked_on", NEW."confidence", NEW."id", NEW."indicator", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."remark", NEW."stated_on", NEW."stated_on_precision", NEW."unit", NEW."value"); RETURN NULL;',
                            hash="4641c5fc3b0134d0ecc876dec3da86107c86f46c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_536d8",
                            table="centres_networkfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "networkfigure",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_networkfigureevent" ("checked_on", "confidence", "id", "indicator", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "stated_on", "stated_on_precision", "unit", "value") VALUES (NEW."checked_on", NEW."confidence", NEW."id", NEW."indicator", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."remark", NEW."stated_on", NEW."stated_on_precision", NEW."unit", NEW."value"); RETURN NULL;',
                            hash="c3c24ef0ab477ee6fa35e368fc5bfdbc001c089c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cc2ab",
                            table="centres_networkfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "networkfigure",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_networkfigureevent" ("checked_on", "confidence", "id", "indicator", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "stated_on", "stated_on_precision", "unit", "value") VALUES (OLD."checked_on", OLD."confidence", OLD."id", OLD."indicator", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."remark", OLD."stated_on", OLD."stated_on_precision", OLD."unit", OLD."value"); RETURN NULL;',
                            hash="678a8b8144791deef103e29d457feee1c6f33d75",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a77c4",
                            table="centres_networkfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreement",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_agreementevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "file_id", "id", "is_public", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_on", "signed_on_precision", "start_on", "start_on_precision", "title") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."file_id", NEW."id", NEW."is_public", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."signed_on", NEW."signed_on_precision", NEW."start_on", NEW."start_on_precision", NEW."title"); RETURN NULL;',
                            hash="21cfff9bb5c0f6c045444156b6d6ac6a4735c624",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bc646",
                            table="centres_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreement",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_agreementevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "file_id", "id", "is_public", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_on", "signed_on_precision", "start_on", "start_on_precision", "title") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."file_id", NEW."id", NEW."is_public", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."signed_on", NEW."signed_on_precision", NEW."start_on", NEW."start_on_precision", NEW."title"); RETURN NULL;',
                            hash="7aab88c64c499b9832d539e2c3234899fcced935",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bf044",
                            table="centres_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreement",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_agreementevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "file_id", "id", "is_public", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_on", "signed_on_precision", "start_on", "start_on_precision", "title") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."file_id", OLD."id", OLD."is_public", OLD."kind", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."signed_on", OLD."signed_on_precision", OLD."start_on", OLD."start_on_precision", OLD."title"); RETURN NULL;',
                            hash="970bb0bd6ae6e6e26013d9a05b09b8ab37eee050",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1e270",
                            table="centres_agreement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centreevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="10378ef69b94125bd2670a0ca8257cdacfbcfd03",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_a39a2",
                            table="centres_centreevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centreevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="52353b9c01bdc3b891fc5ceb9637f4f1686230a7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_20ac3",
                            table="centres_centreevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrelegalbody",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrelegalbodyevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "is_host", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."is_host", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="2a56f2bf10cffc8ebfc01ceb1fb02c81c0ee3322",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_51d98",
                            table="centres_centrelegalbody",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrelegalbody",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_centrelegalbodyevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "is_host", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."is_host", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="678a798fd3b5cff185da1a50cf8dfa2328bee42a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a5b80",
                            table="centres_centrelegalbody",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrelegalbody",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrelegalbodyevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "is_host", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."is_host", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_on", OLD."start_on_precision"); RETURN NULL;',
                            hash="f68a34e85abdb30fee96356251cf8bbe1ec5c847",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7bdbd",
                            table="centres_centrelegalbody",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centremembership",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centremembershipevent" ("attested_on", "attested_on_precision", "centre_id", "end_is_unknown", "end_on", "end_on_precision", "id", "is_director", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "user_id") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."is_director", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."user_id"); RETURN NULL;',
                            hash="1409c6ca3f8fc2cf348ced323bea54ac03c8fc75",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e0d48",
                            table="centres_centremembership",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centremembership",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_centremembershipevent" ("attested_on", "attested_on_precision", "centre_id", "end_is_unknown", "end_on", "end_on_precision", "id", "is_director", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "user_id") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."is_director", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."user_id"); RETURN NULL;',
                            hash="4f49732279388d455ca4c8783126a3f50c02ca76",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4a535",
                            table="centres_centremembership",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centremembership",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centremembershipevent" ("attested_on", "attested_on_precision", "centre_id", "end_is_unknown", "end_on", "end_on_precision", "id", "is_director", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "user_id") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."is_director", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_on", OLD."start_on_precision", OLD."user_id"); RETURN NULL;',
                            hash="da3ed8388163ceceec569cf9c28a89bfeb4b7c04",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_36e16",
                            table="centres_centremembership",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrename",
                    pgtrigger.compiler.Trigger(
                        name="keep_current_name",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE owner_id bigint;",
                            func="\n            IF TG_OP = 'DELETE' THEN owner_id := OLD.centre_id;\n            ELSE owner_id := NEW.centre_id;\n            END IF;\n            UPDATE centres_centre AS owned\n            SET name = used.name, acronym = used.acronym, slug = used.slug\n            FROM (\n                SELECT name, acronym, slug FROM centres_centrename WHERE centre_id = owner_id\n                ORDER BY (end_on IS NULL AND NOT end_is_unknown) DESC,\n                    COALESCE(start_on, attested_on) DESC, id DESC\n                LIMIT 1\n            ) AS used\n            WHERE owned.id = owner_id\n            AND (owned.name, owned.acronym, owned.slug)\n                IS DISTINCT FROM (used.name, used.acronym, used.slug);\n            RETURN NULL;\n        ",
                            hash="3b279c757ce7c512cb90d1323802c262b5682d68",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_keep_current_name_47909",
                            table="centres_centrename",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrename",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrenameevent" ("acronym", "attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="6620bf36646975b4a312964e1407ec95217c238a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a5ccd",
                            table="centres_centrename",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrename",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."attested_on" IS DISTINCT FROM (NEW."attested_on") OR OLD."attested_on_precision" IS DISTINCT FROM (NEW."attested_on_precision") OR OLD."centre_id" IS DISTINCT FROM (NEW."centre_id") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."end_is_unknown" IS DISTINCT FROM (NEW."end_is_unknown") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."end_on_precision" IS DISTINCT FROM (NEW."end_on_precision") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."start_on_precision" IS DISTINCT FROM (NEW."start_on_precision"))',
                            func='INSERT INTO "centres_centrenameevent" ("acronym", "attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="72fb11faf5e69edca630ddc3a7fbbf380686825b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ab668",
                            table="centres_centrename",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrename",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrenameevent" ("acronym", "attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (OLD."acronym", OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."slug", OLD."start_on", OLD."start_on_precision"); RETURN NULL;',
                            hash="05a5cb9d9c0d4f73d922f6422fae71805d8d81c4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e7f35",
                            table="centres_centrename",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centresourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="097bba01a28529e87edd4651da4e786bc872269c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_0ac62",
                            table="centres_centresourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centresourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bb2e5696cd458bd86a27e8c635cb09e3e41bfdb8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b7c20",
                            table="centres_centresourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contact",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_contactevent" ("centre_id", "checked_on", "confidence", "erased_at", "id", "is_public", "kind", "label", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "seen_on_precision", "value") VALUES (NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."erased_at", NEW."id", NEW."is_public", NEW."kind", NEW."label", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."seen_on", NEW."seen_on_precision", NEW."value"); RETURN NULL;',
                            hash="d5848ba3c75d418ab53328e36d734d52ed84c871",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fe947",
                            table="centres_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "contact",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_contactevent" ("centre_id", "checked_on", "confidence", "erased_at", "id", "is_public", "kind", "label", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "seen_on_precision", "value") VALUES (NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."erased_at", NEW."id", NEW."is_public", NEW."kind", NEW."label", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."seen_on", NEW."seen_on_precision", NEW."value"); RETURN NULL;',
                            hash="e1acb132bdd43b9b1ee1fcc801c3fd5044d86d01",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_59a71",
                            table="centres_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "contact",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_contactevent" ("centre_id", "checked_on", "confidence", "erased_at", "id", "is_public", "kind", "label", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "seen_on_precision", "value") VALUES (OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."erased_at", OLD."id", OLD."is_public", OLD."kind", OLD."label", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."seen_on", OLD."seen_on_precision", OLD."value"); RETURN NULL;',
                            hash="0738d6fc423cde2745b58a1ca438676e2f4d24af",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4822f",
                            table="centres_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "coverage",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_coverageevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "department_id", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."department_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="ff95261900f127989e1cf637578acfb53edf7731",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3d517",
                            table="centres_coverage",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "coverage",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_coverageevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "department_id", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."department_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="b8f0562de36083d2d783c064c3650c6569431e19",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ac698",
                            table="centres_coverage",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "coverage",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_coverageevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "department_id", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."department_id", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_on", OLD."start_on_precision"); RETURN NULL;',
                            hash="e177887f9ea1641c1fc354eb09dcbb702d69917c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8a67e",
                            table="centres_coverage",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "label",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_labelevent" ("attested_on", "attested_on_precision", "authority_id", "centre_id", "checked_on", "confidence", "edition_id", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."authority_id", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."edition_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="dcf7ee8b559ad6d7ad5694e935c796a7bc9a1b3a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3cee",
                            table="centres_label",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "label",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_labelevent" ("attested_on", "attested_on_precision", "authority_id", "centre_id", "checked_on", "confidence", "edition_id", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."authority_id", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."edition_id", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="7e860b03089a55746c16828aaccb99f6e848729f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b3e43",
                            table="centres_label",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "label",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_labelevent" ("attested_on", "attested_on_precision", "authority_id", "centre_id", "checked_on", "confidence", "edition_id", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."authority_id", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."edition_id", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_on", OLD."start_on_precision"); RETURN NULL;',
                            hash="8e86e6d6d55aecac2fbf5583ae6775417f8b96da",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5113d",
                            table="centres_label",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "localpartnership",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_localpartnershipevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "is_financial", "is_member", "is_operational", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "terms") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."is_financial", NEW."is_member", NEW."is_operational", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."terms"); RETURN NULL;',
                            hash="45f5bdc45af7f56964cecb3a736add587474addb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e170c",
                            table="centres_localpartnership",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "localpartnership",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_localpartnershipevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "is_financial", "is_member", "is_operational", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "terms") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."is_financial", NEW."is_member", NEW."is_operational", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."terms"); RETURN NULL;',
                            hash="f6525006be1453831fc879ca843a97740c0ad9a4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bda26",
                            table="centres_localpartnership",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "localpartnership",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_localpartnershipevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "is_financial", "is_member", "is_operational", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "terms") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."is_financial", OLD."is_member", OLD."is_operational", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_on", OLD."start_on_precision", OLD."terms"); RETURN NULL;',
                            hash="c5c02148a1e4989514b679f14db4a42192f1937d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2bdaa",
                            table="centres_localpartnership",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "milestone",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_milestoneevent" ("centre_id", "checked_on", "confidence", "description", "happened_on", "happened_on_precision", "id", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."description", NEW."happened_on", NEW."happened_on_precision", NEW."id", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="555bbdcf4c404076e9a6f7eace21edf4c6488d97",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f0b6",
                            table="centres_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "milestone",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_milestoneevent" ("centre_id", "checked_on", "confidence", "description", "happened_on", "happened_on_precision", "id", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."description", NEW."happened_on", NEW."happened_on_precision", NEW."id", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="e004ae99415b03288205a2a89579bb93a46648db",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a3927",
                            table="centres_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "milestone",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_milestoneevent" ("centre_id", "checked_on", "confidence", "description", "happened_on", "happened_on_precision", "id", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."description", OLD."happened_on", OLD."happened_on_precision", OLD."id", OLD."kind", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="33d28419e17abbd9cdae4884ea0fe456ba7dda7f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1f6b2",
                            table="centres_milestone",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "missionoffered",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_missionofferedevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "start_on", "start_on_precision", "title") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id", NEW."start_on", NEW."start_on_precision", NEW."title"); RETURN NULL;',
                            hash="7cba34bc21e3322ea2dbf4966e896d639ef51993",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2b143",
                            table="centres_missionoffered",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "missionoffered",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_missionofferedevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "start_on", "start_on_precision", "title") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id", NEW."start_on", NEW."start_on_precision", NEW."title"); RETURN NULL;',
                            hash="f4d7e92e96640ad4c8a7f86c2dfba96f8135b93f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9eb3b",
                            table="centres_missionoffered",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "missionoffered",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_missionofferedevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "start_on", "start_on_precision", "title") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id", OLD."start_on", OLD."start_on_precision", OLD."title"); RETURN NULL;',
                            hash="92913f1a60a60b191a7d0c5e8cbb1aa511390ad2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0f9f7",
                            table="centres_missionoffered",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "position",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_positionevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "function", "id", "is_public", "note", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "title") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."function", NEW."id", NEW."is_public", NEW."note", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."title"); RETURN NULL;',
                            hash="d2b0e9c27809e5c4ee995dff44100b009799b02f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dbd32",
                            table="centres_position",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "position",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_positionevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "function", "id", "is_public", "note", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "title") VALUES (NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."function", NEW."id", NEW."is_public", NEW."note", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start_on", NEW."start_on_precision", NEW."title"); RETURN NULL;',
                            hash="e32dc607ee10669016b38ea04f4a019401b558e4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1d29e",
                            table="centres_position",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "position",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_positionevent" ("attested_on", "attested_on_precision", "centre_id", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "function", "id", "is_public", "note", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start_on", "start_on_precision", "title") VALUES (OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."function", OLD."id", OLD."is_public", OLD."note", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start_on", OLD."start_on_precision", OLD."title"); RETURN NULL;',
                            hash="721c78cd09d0c69f590f67416319a1882f432212",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6fb44",
                            table="centres_position",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "site",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_siteevent" ("address", "address_checked_on", "attested_on", "attested_on_precision", "centre_id", "checked_on", "city", "commune_id", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "kind", "latitude", "longitude", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "siret", "start_on", "start_on_precision") VALUES (NEW."address", NEW."address_checked_on", NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."city", NEW."commune_id", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."kind", NEW."latitude", NEW."longitude", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."postcode", NEW."siret", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="f69e0bae5934b86dc592e088c2d80530ce4b761c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df012",
                            table="centres_site",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "site",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "centres_siteevent" ("address", "address_checked_on", "attested_on", "attested_on_precision", "centre_id", "checked_on", "city", "commune_id", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "kind", "latitude", "longitude", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "siret", "start_on", "start_on_precision") VALUES (NEW."address", NEW."address_checked_on", NEW."attested_on", NEW."attested_on_precision", NEW."centre_id", NEW."checked_on", NEW."city", NEW."commune_id", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."kind", NEW."latitude", NEW."longitude", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."postcode", NEW."siret", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="b0c24915bf86a13f457f8153ec64995d90e36c8d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_415c5",
                            table="centres_site",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "site",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_siteevent" ("address", "address_checked_on", "attested_on", "attested_on_precision", "centre_id", "checked_on", "city", "commune_id", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "kind", "latitude", "longitude", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "siret", "start_on", "start_on_precision") VALUES (OLD."address", OLD."address_checked_on", OLD."attested_on", OLD."attested_on_precision", OLD."centre_id", OLD."checked_on", OLD."city", OLD."commune_id", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."kind", OLD."latitude", OLD."longitude", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."postcode", OLD."siret", OLD."start_on", OLD."start_on_precision"); RETURN NULL;',
                            hash="20b1e63c997228ab5ac63bd65ad61c430d137692",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0075b",
                            table="centres_site",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centresourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centresourceslinkevent" ("centre_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."centre_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="89d9b07032a07ecb2d84ba41b17ec26e79e04aa5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_21b4e",
                            table="centres_centre_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centresourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centresourceslinkevent" ("centre_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."centre_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="ed65f7c416c4bedc61140a615aa0c068a1186972",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_308c8",
                            table="centres_centre_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "networkfigureevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="8ac833c37b77a935bc29ed2f88bbfb11cb04e8a1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_a6294",
                            table="centres_networkfigureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "networkfigureevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a31942d94b10bdc02cc37f4483513fb8ca4df2be",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_230a3",
                            table="centres_networkfigureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "networkfiguresourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="32ecaaceb2bae82009756fdd346896136936f950",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_f7183",
                            table="centres_networkfiguresourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "networkfiguresourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fbb7d0dca396b349099d091d431e5d6f5284bd33",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cda16",
                            table="centres_networkfiguresourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "networkfiguresourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_networkfiguresourceslinkevent" ("id", "networkfigure_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."networkfigure_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="de8cc6a1e6b15750fe7f30d2dcabf6a21512cbd1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f6ead",
                            table="centres_networkfigure_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "networkfiguresourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_networkfiguresourceslinkevent" ("id", "networkfigure_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."networkfigure_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="f6bd8ec818676172b7d31de9b9410bf599cb9878",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e5bd7",
                            table="centres_networkfigure_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementpartieslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="df67c74e4f51dc89874694923a3695e7dfd1a16a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_1ce2f",
                            table="centres_agreementpartieslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agreementpartieslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7415f9078c0f3662e57cbbe104a8eafa8ad8dfbf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dd8c4",
                            table="centres_agreementpartieslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agreementsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="1529f1936153c12806e22b1a31cf3801e43433f3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_fe7e3",
                            table="centres_agreementsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agreementsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5e917c958d7a036b629d9f5870f4c72adfe5fd6b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9c909",
                            table="centres_agreementsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agreementevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="73361e00d61c46e597e0ef97312bf9723699a1b9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_0fbd3",
                            table="centres_agreementevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agreementevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2a580004bdb58c7eadee9991073799a4c5b80d13",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_62624",
                            table="centres_agreementevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agreementpartieslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_agreementpartieslinkevent" ("agreement_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."agreement_id", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\'); RETURN NULL;',
                            hash="6a0fc0ce3c7023acfb0307016c8fafd86ddf93ee",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c5322",
                            table="centres_agreement_parties",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementpartieslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_agreementpartieslinkevent" ("agreement_id", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."agreement_id", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\'); RETURN NULL;',
                            hash="7f2bb753ba4b603202ea4a334d116c86693366ef",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fed9f",
                            table="centres_agreement_parties",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_agreementsourceslinkevent" ("agreement_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."agreement_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="be2b31ec88e9199ddde3a2abc8274bc2eb91f21f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2bd45",
                            table="centres_agreement_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "agreementsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_agreementsourceslinkevent" ("agreement_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."agreement_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="11e0116d3ef63a263c89eecdcf7146b065526e25",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1db58",
                            table="centres_agreement_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrelegalbodyevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="05e7100e3bd240600dde86cb52f850849366ce5c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_33698",
                            table="centres_centrelegalbodyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrelegalbodyevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="99fc88014698fd9ad57cc458ef373908e3d98e6f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dc897",
                            table="centres_centrelegalbodyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrelegalbodysourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="168bfcf94a9c835a29fd0aa92b62cf1f00cb78b9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_29a52",
                            table="centres_centrelegalbodysourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrelegalbodysourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8ea17a5b8af64f7c2320a8c6b39212e2722c5392",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_26570",
                            table="centres_centrelegalbodysourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrelegalbodysourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrelegalbodysourceslinkevent" ("centrelegalbody_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."centrelegalbody_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="4b902eea46ed08f3a4bd50e125c86f072baa4ea3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cf204",
                            table="centres_centrelegalbody_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrelegalbodysourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrelegalbodysourceslinkevent" ("centrelegalbody_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."centrelegalbody_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="2a475798d45fb7560a9147b8bb1f1dbe95141956",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_97d0a",
                            table="centres_centrelegalbody_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centremembershipevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="1a6a32b11c7c28f16c0b5630a284ada19006bdcd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_14f13",
                            table="centres_centremembershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centremembershipevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e4ed717c6f1aaef8d49b8f9b0572b1ce6f870dc5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f0028",
                            table="centres_centremembershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrenameevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="81b121959bff1fa25d42ff129c56b58ab25b4480",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_7996d",
                            table="centres_centrenameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrenameevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0c2284ef7c8198f6f99402accb9e8a8178e7b95e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_602fc",
                            table="centres_centrenameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrenamesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="56545d751d51b3ba140d8e8f5a07d76c90558a85",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_99144",
                            table="centres_centrenamesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrenamesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2caf4533e84f67087de8bcb24a5858e969c0c6e2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_378ce",
                            table="centres_centrenamesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "centrenamesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrenamesourceslinkevent" ("centrename_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."centrename_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="cfd28873ef36871ccccbd352b3cd22b228c6d067",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bff69",
                            table="centres_centrename_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "centrenamesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_centrenamesourceslinkevent" ("centrename_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."centrename_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="5581aea44a3810b5fa8313a215038390fbf9cb77",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6bee4",
                            table="centres_centrename_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "contactevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="8c008782d20a9323b1ca18715891ab66d51c90b3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_7f176",
                            table="centres_contactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contactevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="31baffcb5b45875aef6147a6e782d987e421a910",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_abf7a",
                            table="centres_contactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contactsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="257573a27765364132ddac0b1098240c4cac6329",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_245df",
                            table="centres_contactsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contactsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5832af8268601f28abdf9cc9491e84c4395c46f5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d773e",
                            table="centres_contactsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contactsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_contactsourceslinkevent" ("contact_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."contact_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="4148f79977e079e3a5bfaa841a697a4590bb590f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9e9dc",
                            table="centres_contact_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "contactsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_contactsourceslinkevent" ("contact_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."contact_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="8991edc9ea7e72f5a4a0b201e4e87daf774bda93",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_55d78",
                            table="centres_contact_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "coverageevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="0cf930e5f480119bc2198b05510dc0b98a73cf4a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_7df60",
                            table="centres_coverageevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "coverageevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8e427a31f815a5f9cb446704232c9c2d86374927",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4fa1d",
                            table="centres_coverageevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "coveragesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="95432d8e8d0f69a8ea1eaa85491e1ef0ce3be19b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_2ad74",
                            table="centres_coveragesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "coveragesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2a78c4ef5073a65f3b6c9b33bb604f6b30b3ffc9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_132a5",
                            table="centres_coveragesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "coveragesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_coveragesourceslinkevent" ("coverage_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."coverage_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="b835e3fa114ba4c497a85d2ac08681d5b5107b08",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_89b53",
                            table="centres_coverage_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "coveragesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_coveragesourceslinkevent" ("coverage_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."coverage_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="eeda428d55dc79cd8550b323e592fc46562433c9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5790d",
                            table="centres_coverage_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "labelevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="57cd49e19ae745b497f89bb4ac7b983d8e4fe25d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_ff242",
                            table="centres_labelevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "labelevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dc5e1bdc5f3c0e5cc7e457c9bcbbb5355ec6be13",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_95aa7",
                            table="centres_labelevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "labelsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="0081faa1e223f6c4f2ca152e45b8e9cdbc0b0c7a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_574a9",
                            table="centres_labelsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "labelsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="06a1319e7419ec270a360d09a3d47797cefad94a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e2e9f",
                            table="centres_labelsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "labelsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_labelsourceslinkevent" ("id", "label_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."label_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="cb2f4888f134a2eef16a6bdee3db8e8f287a260d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ae81d",
                            table="centres_label_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "labelsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_labelsourceslinkevent" ("id", "label_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."label_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="b23b4c1470859ef2c9d14a293ee1ac6af65bb23d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4ebc6",
                            table="centres_label_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "localpartnershipevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="bd866e64df4079d2ef5f33e6403a8c24722d7020",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_9b40a",
                            table="centres_localpartnershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "localpartnershipevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5729505cefbd1b1e8a7bf89032eaa48a6f285ca8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0147c",
                            table="centres_localpartnershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "localpartnershipsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="3f3a03ba35f65f6925f99a239774b4f70eac7d16",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_34152",
                            table="centres_localpartnershipsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "localpartnershipsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ad01a994b8818a6fef5e4680f083dff52a4c5ebe",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4dd4e",
                            table="centres_localpartnershipsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "localpartnershipsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_localpartnershipsourceslinkevent" ("id", "localpartnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."localpartnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="9977327252dd90b090f4e441200362d692d07912",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2396e",
                            table="centres_localpartnership_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "localpartnershipsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_localpartnershipsourceslinkevent" ("id", "localpartnership_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."localpartnership_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="dac86e029408692990485d379b240124b39c2cd7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e69bd",
                            table="centres_localpartnership_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "milestoneevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="8bebd51a2c442e9554512fed14a30ae44aec5a03",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_0e45e",
                            table="centres_milestoneevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "milestoneevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a9a656b321ab4d6ab308744075ecb12a5872bcd5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dc5b6",
                            table="centres_milestoneevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "milestonesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="145b235b226561c3532ffd62dc675e581822a2bb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_df008",
                            table="centres_milestonesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "milestonesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ac7a45566e9f031c29de09267a2630f99c9ffa43",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5b558",
                            table="centres_milestonesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "milestonesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_milestonesourceslinkevent" ("id", "milestone_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."milestone_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="a06bff6a19231c72f4d79f0d49129d5109b772ae",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_700a8",
                            table="centres_milestone_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "milestonesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_milestonesourceslinkevent" ("id", "milestone_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."milestone_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="20d5eba50a5b97bb33c34698f74eb0eb541b41f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b0cc8",
                            table="centres_milestone_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "missionofferedevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="b959b9462e1bae57d749e2d0383f34bed029c7b6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_aafbd",
                            table="centres_missionofferedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "missionofferedevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ed40725059c48351469aa31f543f3db2a9bd261f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3f8d9",
                            table="centres_missionofferedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "missionofferedsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="de8f248cf09a12fb742a6169feb70e6b340f29f7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_c5cfc",
                            table="centres_missionofferedsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "missionofferedsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="696e4dfb7c80ebde2b246220ab92b2b30b2255c8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5092e",
                            table="centres_missionofferedsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "missionofferedsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_missionofferedsourceslinkevent" ("id", "missionoffered_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."missionoffered_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="6c4cce63a8cf6ada38271d2caff4d3ef7efb8f69",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e8e7d",
                            table="centres_missionoffered_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "missionofferedsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_missionofferedsourceslinkevent" ("id", "missionoffered_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."missionoffered_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="70fc091f17693769de71240ee312646e3a7350ab",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c881c",
                            table="centres_missionoffered_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "positionevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="699a345b5c38968bd70e6b3a42fea48d4b3574ca",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_9d83d",
                            table="centres_positionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "positionevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d17ebb3ed842a3ed025cc855a5d0050dfffc6300",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2fe36",
                            table="centres_positionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "positionsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="83064db83d66c84812cb495983b5f5d285083961",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_d9d3c",
                            table="centres_positionsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "positionsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="652d4ebfdf994818de5ac03dd702bd2412195872",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9e596",
                            table="centres_positionsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "positionsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_positionsourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "position_id", "source_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."position_id", NEW."source_id"); RETURN NULL;',
                            hash="c1bb619eb7846b8b7cf127cbf3ec8e4c98e72a72",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ed3b4",
                            table="centres_position_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "positionsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_positionsourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "position_id", "source_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."position_id", OLD."source_id"); RETURN NULL;',
                            hash="60283c8ff3db32547e389a0adbd6f97afbeefafe",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ab860",
                            table="centres_position_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "siteevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="2cf30798ab16d8f9f33fd80c0d312e19758c3170",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_83d24",
                            table="centres_siteevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "siteevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2ce87344ac2d6acb7c3b392bc996813c868cfc82",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8325d",
                            table="centres_siteevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sitesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="ada6b97f5e78bec3cce2aeb022746ca06dc80290",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_e79ba",
                            table="centres_sitesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sitesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6588c28174e8af13a70230697f014b1fef0e8fdd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_757a9",
                            table="centres_sitesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sitesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_sitesourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "site_id", "source_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."site_id", NEW."source_id"); RETURN NULL;',
                            hash="76c83431d8991c00dc061aace599577ea52d1fc9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9a7fa",
                            table="centres_site_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "sitesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "centres_sitesourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "site_id", "source_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."site_id", OLD."source_id"); RETURN NULL;',
                            hash="bf4156825c45e735b97cc442bf3dfc5f17b94da4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7490b",
                            table="centres_site_sources",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
