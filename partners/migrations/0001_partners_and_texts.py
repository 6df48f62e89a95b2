import crpv_portal.common.functions
import crpv_portal.common.migration_operations
import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.deletion
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
        ("territories", "0001_official_territories"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReferenceText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("charter", "charte partenariale"),
                            ("framework", "cadre de référence"),
                        ],
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
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                (
                    "acronym",
                    models.CharField(blank=True, max_length=40, verbose_name="sigle"),
                ),
                (
                    "slug",
                    models.SlugField(max_length=100, unique=True, verbose_name="adresse"),
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
                            ("state", "service de l’État"),
                            ("public_body", "établissement public"),
                            ("national_association", "association nationale d’élus"),
                            ("region", "région"),
                            ("department", "département"),
                            ("intercommunality", "intercommunalité"),
                            ("commune", "commune"),
                            ("social_landlord_union", "organisme du logement social"),
                            ("university", "université"),
                            ("network", "réseau"),
                            ("resource_centre", "centre de ressources"),
                            ("other", "autre organisme"),
                        ],
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("association", "association"),
                            ("gip", "groupement d’intérêt public (GIP)"),
                            ("other", "autre forme"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="forme juridique",
                    ),
                ),
                (
                    "siren",
                    models.CharField(
                        blank=True,
                        help_text="Neuf chiffres.",
                        max_length=9,
                        verbose_name="SIREN",
                    ),
                ),
                (
                    "siren_absence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_found", "non trouvé à ce jour"),
                            ("no_legal_person", "sans personnalité morale"),
                            ("ended", "organisme disparu"),
                            ("abroad", "organisme étranger"),
                        ],
                        default="",
                        help_text="Un SIREN, ou la raison de son absence.",
                        max_length=20,
                        verbose_name="absence de SIREN",
                    ),
                ),
                (
                    "website",
                    models.URLField(blank=True, max_length=300, verbose_name="site"),
                ),
                (
                    "website_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="Le site n’est publié qu’une fois vérifié.",
                        null=True,
                        verbose_name="site vérifié le",
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="précision du terme",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="modifié le"),
                ),
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
                        blank=True,
                        related_name="+",
                        to="common.source",
                        verbose_name="sources",
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
                "ordering": ["sort_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="organisation_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
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
                        violation_error_message="Ce SIREN n’est pas valable : 9 chiffres, clé de contrôle comprise.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("siren", ""), _negated=True),
                        fields=("siren",),
                        name="organisation_siren_unique",
                        violation_error_message="Une organisation porte déjà ce SIREN.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("siren", ""), _negated=True),
                                ("siren_absence", ""),
                            ),
                            models.Q(
                                ("siren", ""),
                                models.Q(("siren_absence", ""), _negated=True),
                            ),
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
                                ("is_national", True),
                                ("region__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("is_national", True),
                                ("department__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("is_national", True),
                                ("intercommunality__isnull", False),
                                _negated=True,
                            ),
                            models.Q(
                                ("is_national", True),
                                ("commune__isnull", False),
                                _negated=True,
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
                                ("region__isnull", False),
                                ("commune__isnull", False),
                                _negated=True,
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
                                ("succeeded_on__isnull", True),
                                ("succeeded_on_precision", ""),
                            ),
                            _connector="OR",
                        ),
                        name="organisation_succeeded_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                                ("term_ends_on__isnull", True),
                                ("term_ends_on_precision", ""),
                            ),
                            _connector="OR",
                        ),
                        name="organisation_term_ends_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=100, verbose_name="prénom"),
                ),
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
                "ordering": ["last_name", "first_name", "pk"],
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
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(max_length=60, unique=True, verbose_name="adresse"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "en préparation"),
                            ("in_force", "en vigueur"),
                            ("superseded", "remplacée"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "adopted_on",
                    models.DateField(blank=True, null=True, verbose_name="adoptée le"),
                ),
                (
                    "adopted_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        help_text="Markdown ; nos mots, pas ceux du texte.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="modifiée le"),
                ),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="common.source",
                        verbose_name="sources",
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
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="edition_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
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
                                        ("adopted_on_precision", "month"),
                                        ("adopted_on__day", 1),
                                    ),
                                    models.Q(
                                        ("adopted_on_precision", "year"),
                                        ("adopted_on__day", 1),
                                        ("adopted_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("adopted_on__isnull", True),
                                ("adopted_on_precision", ""),
                            ),
                            _connector="OR",
                        ),
                        name="edition_adopted_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("start_on__isnull", False),
                                models.Q(
                                    ("start_on_precision", "day"),
                                    models.Q(
                                        ("start_on_precision", "month"),
                                        ("start_on__day", 1),
                                    ),
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
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("end_on__isnull", False),
                                models.Q(
                                    ("end_on_precision", "day"),
                                    models.Q(
                                        ("end_on_precision", "month"),
                                        ("end_on__day", 1),
                                    ),
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
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="Une édition en préparation n’a pas de date d’effet ; une édition en vigueur a un début sans fin ; une édition remplacée a un début et une fin.",
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
                        choices=[
                            ("charter", "charte partenariale"),
                            ("framework", "cadre de référence"),
                        ],
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
                "verbose_name": "trace : texte de référence",
                "abstract": False,
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                (
                    "acronym",
                    models.CharField(blank=True, max_length=40, verbose_name="sigle"),
                ),
                (
                    "slug",
                    models.SlugField(db_index=False, max_length=100, verbose_name="adresse"),
                ),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        verbose_name="identifiant public",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "service de l’État"),
                            ("public_body", "établissement public"),
                            ("national_association", "association nationale d’élus"),
                            ("region", "région"),
                            ("department", "département"),
                            ("intercommunality", "intercommunalité"),
                            ("commune", "commune"),
                            ("social_landlord_union", "organisme du logement social"),
                            ("university", "université"),
                            ("network", "réseau"),
                            ("resource_centre", "centre de ressources"),
                            ("other", "autre organisme"),
                        ],
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("association", "association"),
                            ("gip", "groupement d’intérêt public (GIP)"),
                            ("other", "autre forme"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="forme juridique",
                    ),
                ),
                (
                    "siren",
                    models.CharField(
                        blank=True,
                        help_text="Neuf chiffres.",
                        max_length=9,
                        verbose_name="SIREN",
                    ),
                ),
                (
                    "siren_absence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_found", "non trouvé à ce jour"),
                            ("no_legal_person", "sans personnalité morale"),
                            ("ended", "organisme disparu"),
                            ("abroad", "organisme étranger"),
                        ],
                        default="",
                        help_text="Un SIREN, ou la raison de son absence.",
                        max_length=20,
                        verbose_name="absence de SIREN",
                    ),
                ),
                (
                    "website",
                    models.URLField(blank=True, max_length=300, verbose_name="site"),
                ),
                (
                    "website_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="Le site n’est publié qu’une fois vérifié.",
                        null=True,
                        verbose_name="site vérifié le",
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="précision du terme",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="modifié le"),
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
                "verbose_name": "trace : organisation",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "start_on",
                    models.DateField(blank=True, null=True, verbose_name="début"),
                ),
                (
                    "start_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                (
                    "acronym",
                    models.CharField(blank=True, max_length=40, verbose_name="sigle"),
                ),
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
                        blank=True,
                        related_name="+",
                        to="common.source",
                        verbose_name="sources",
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
                                    models.Q(
                                        ("start_on_precision", "month"),
                                        ("start_on__day", 1),
                                    ),
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
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("end_on__isnull", False),
                                models.Q(
                                    ("end_on_precision", "day"),
                                    models.Q(
                                        ("end_on_precision", "month"),
                                        ("end_on__day", 1),
                                    ),
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
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("attested_on__isnull", False),
                                models.Q(
                                    ("attested_on_precision", "day"),
                                    models.Q(
                                        ("attested_on_precision", "month"),
                                        ("attested_on__day", 1),
                                    ),
                                    models.Q(
                                        ("attested_on_precision", "year"),
                                        ("attested_on__day", 1),
                                        ("attested_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("attested_on__isnull", True),
                                ("attested_on_precision", ""),
                            ),
                            _connector="OR",
                        ),
                        name="organisationname_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
                            ("end_is_unknown", False),
                            ("end_on__isnull", True),
                            _connector="OR",
                        ),
                        name="organisationname_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="organisationname_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("organisation", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on",
                                    "attested_on",
                                    "end_on",
                                    "end_is_unknown",
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
                "verbose_name": "trace : organisation, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("partners.organisation_sources",),
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
                (
                    "first_name",
                    models.CharField(blank=True, max_length=100, verbose_name="prénom"),
                ),
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
                "verbose_name": "trace : personne",
                "abstract": False,
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
                "verbose_name": "trace : édition, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        help_text="Stable : il fait partie de l’adresse publique.",
                        max_length=60,
                        verbose_name="code",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="rang")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("chapter", "chapitre"),
                            ("aim", "but"),
                            ("principle", "principe"),
                            ("commitment", "engagement"),
                            ("mission_core", "mission socle"),
                            ("mission_complementary", "mission complémentaire"),
                            ("quality", "qualité du service"),
                            ("annex", "annexe"),
                        ],
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("all", "tous les centres"),
                            ("state_services", "services de l’État"),
                            ("overseas", "centres ultramarins"),
                            ("anru", "rénovation urbaine (ANRU)"),
                        ],
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
                        help_text="Markdown ; nos mots.",
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
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="modifiée le"),
                ),
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
                        blank=True,
                        related_name="+",
                        to="common.source",
                        verbose_name="sources",
                    ),
                ),
            ],
            options={
                "verbose_name": "disposition",
                "ordering": ["edition", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="provision_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
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
                            (
                                "audience__in",
                                ["all", "state_services", "overseas", "anru"],
                            )
                        ),
                        name="provision_audience_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "code"),
                        name="provision_code_unique",
                        violation_error_message="Une disposition de cette édition porte déjà ce code.",
                    ),
                    models.UniqueConstraint(
                        fields=("edition", "parent", "position"),
                        name="provision_position_unique",
                        nulls_distinct=False,
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(db_index=False, max_length=60, verbose_name="adresse"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "en préparation"),
                            ("in_force", "en vigueur"),
                            ("superseded", "remplacée"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "adopted_on",
                    models.DateField(blank=True, null=True, verbose_name="adoptée le"),
                ),
                (
                    "adopted_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        help_text="Markdown ; nos mots, pas ceux du texte.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="modifiée le"),
                ),
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
                "verbose_name": "trace : édition",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
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
                        help_text="Le nom que la source publie ; vide s’il n’est pas connu.",
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
                    models.DateField(blank=True, null=True, verbose_name="signée le"),
                ),
                (
                    "signed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        blank=True,
                        related_name="+",
                        to="common.source",
                        verbose_name="sources",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "ordering": ["edition", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="signature_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("signed_on__isnull", False),
                                models.Q(
                                    ("signed_on_precision", "day"),
                                    models.Q(
                                        ("signed_on_precision", "month"),
                                        ("signed_on__day", 1),
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
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
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
            name="EditionSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("partners.edition_sources",),
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
                (
                    "start_on",
                    models.DateField(blank=True, null=True, verbose_name="début"),
                ),
                (
                    "start_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                (
                    "acronym",
                    models.CharField(blank=True, max_length=40, verbose_name="sigle"),
                ),
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
                "verbose_name": "trace : nom d’organisation",
                "abstract": False,
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
                "verbose_name": "trace : nom d’organisation, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationNameSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("partners.organisationname_sources",),
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        db_index=False,
                        help_text="Stable : il fait partie de l’adresse publique.",
                        max_length=60,
                        verbose_name="code",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="rang")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("chapter", "chapitre"),
                            ("aim", "but"),
                            ("principle", "principe"),
                            ("commitment", "engagement"),
                            ("mission_core", "mission socle"),
                            ("mission_complementary", "mission complémentaire"),
                            ("quality", "qualité du service"),
                            ("annex", "annexe"),
                        ],
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("all", "tous les centres"),
                            ("state_services", "services de l’État"),
                            ("overseas", "centres ultramarins"),
                            ("anru", "rénovation urbaine (ANRU)"),
                        ],
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
                        help_text="Markdown ; nos mots.",
                        verbose_name="résumé",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="modifiée le"),
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
                "verbose_name": "trace : disposition",
                "abstract": False,
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
                "verbose_name": "trace : disposition, liens",
                "abstract": False,
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
                "verbose_name": "trace : disposition, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProvisionReplacesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("partners.provision_replaces",),
        ),
        migrations.CreateModel(
            name="ProvisionSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("partners.provision_sources",),
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
                        verbose_name="note interne",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="engagement")),
                (
                    "sources",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="common.source",
                        verbose_name="sources",
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
                            ("confidence__in", ["verified", "inferred", "unverified"])
                        ),
                        name="commitment_confidence_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
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
                        help_text="Le nom que la source publie ; vide s’il n’est pas connu.",
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
                    models.DateField(blank=True, null=True, verbose_name="signée le"),
                ),
                (
                    "signed_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
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
                "verbose_name": "trace : signature",
                "abstract": False,
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
                "verbose_name": "trace : signature, liens",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SignatureSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("partners.signature_sources",),
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
                "verbose_name": "trace : engagement, liens",
                "abstract": False,
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
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="vérifié le"),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="Pour les équipes seulement ; jamais publiée.",
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
                "verbose_name": "trace : engagement",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitmentSourcesLink",
            fields=[],
            options={
                "proxy": True,
            },
            bases=("partners.commitment_sources",),
        ),
        crpv_portal.common.migration_operations.AddTriggers(
            triggers=[
                (
                    "referencetext",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_referencetextevent" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;',
                            hash="a2ad9d8374d111b831f86eed50fe990e9e68a184",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d03d",
                            table="partners_referencetext",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "referencetext",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_referencetextevent" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;',
                            hash="7ae86fbd3f52fb8e4d4b0a8ff2762458d512cd99",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b89a9",
                            table="partners_referencetext",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "referencetext",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_referencetextevent" ("id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;',
                            hash="3e3e467814881b3b6e64a9050974440efa189bf9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_97610",
                            table="partners_referencetext",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisation",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationevent" ("acronym", "checked_on", "commune_id", "confidence", "department_id", "id", "intercommunality_id", "is_national", "kind", "legal_form", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "region_id", "siren", "siren_absence", "slug", "succeeded_on", "succeeded_on_precision", "successor_id", "term_ends_on", "term_ends_on_precision", "updated_at", "website", "website_checked_on") VALUES (NEW."acronym", NEW."checked_on", NEW."commune_id", NEW."confidence", NEW."department_id", NEW."id", NEW."intercommunality_id", NEW."is_national", NEW."kind", NEW."legal_form", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_id", NEW."region_id", NEW."siren", NEW."siren_absence", NEW."slug", NEW."succeeded_on", NEW."succeeded_on_precision", NEW."successor_id", NEW."term_ends_on", NEW."term_ends_on_precision", NEW."updated_at", NEW."website", NEW."website_checked_on"); RETURN NULL;',
                            hash="e436086772cd449c1f7e0aaff004c8c893accf5e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce7ac",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisation",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."commune_id" IS DISTINCT FROM (NEW."commune_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."intercommunality_id" IS DISTINCT FROM (NEW."intercommunality_id") OR OLD."is_national" IS DISTINCT FROM (NEW."is_national") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."legal_form" IS DISTINCT FROM (NEW."legal_form") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."region_id" IS DISTINCT FROM (NEW."region_id") OR OLD."siren" IS DISTINCT FROM (NEW."siren") OR OLD."siren_absence" IS DISTINCT FROM (NEW."siren_absence") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."succeeded_on" IS DISTINCT FROM (NEW."succeeded_on") OR OLD."succeeded_on_precision" IS DISTINCT FROM (NEW."succeeded_on_precision") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id") OR OLD."term_ends_on" IS DISTINCT FROM (NEW."term_ends_on") OR OLD."term_ends_on_precision" IS DISTINCT FROM (NEW."term_ends_on_precision") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."website_checked_on" IS DISTINCT FROM (NEW."website_checked_on"))',
                            func='INSERT INTO "partners_organisationevent" ("acronym", "checked_on", "commune_id", "confidence", "department_id", "id", "intercommunality_id", "is_national", "kind", "legal_form", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "region_id", "siren", "siren_absence", "slug", "succeeded_on", "succeeded_on_precision", "successor_id", "term_ends_on", "term_ends_on_precision", "updated_at", "website", "website_checked_on") VALUES (NEW."acronym", NEW."checked_on", NEW."commune_id", NEW."confidence", NEW."department_id", NEW."id", NEW."intercommunality_id", NEW."is_national", NEW."kind", NEW."legal_form", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_id", NEW."region_id", NEW."siren", NEW."siren_absence", NEW."slug", NEW."succeeded_on", NEW."succeeded_on_precision", NEW."successor_id", NEW."term_ends_on", NEW."term_ends_on_precision", NEW."updated_at", NEW."website", NEW."website_checked_on"); RETURN NULL;',
                            hash="bda4688767adbcc6179d95e118dd48ad7eeb5807",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8fb0e",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisation",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationevent" ("acronym", "checked_on", "commune_id", "confidence", "department_id", "id", "intercommunality_id", "is_national", "kind", "legal_form", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "region_id", "siren", "siren_absence", "slug", "succeeded_on", "succeeded_on_precision", "successor_id", "term_ends_on", "term_ends_on_precision", "updated_at", "website", "website_checked_on") VALUES (OLD."acronym", OLD."checked_on", OLD."commune_id", OLD."confidence", OLD."department_id", OLD."id", OLD."intercommunality_id", OLD."is_national", OLD."kind", OLD."legal_form", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_id", OLD."region_id", OLD."siren", OLD."siren_absence", OLD."slug", OLD."succeeded_on", OLD."succeeded_on_precision", OLD."successor_id", OLD."term_ends_on", OLD."term_ends_on_precision", OLD."updated_at", OLD."website", OLD."website_checked_on"); RETURN NULL;',
                            hash="e72546b13f1b1116a0c77c6a7ed62e13a51c6ff8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7d3a7",
                            table="partners_organisation",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_personevent" ("erased_at", "first_name", "function_email", "id", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."erased_at", NEW."first_name", NEW."function_email", NEW."id", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="2ea62e3255a0b6e36341f686a214ff04d8f287da",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_85018",
                            table="partners_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_personevent" ("erased_at", "first_name", "function_email", "id", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."erased_at", NEW."first_name", NEW."function_email", NEW."id", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="6760737c83d6f9f3fa5cf5a5409bc22b5589744a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d6cd",
                            table="partners_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "person",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_personevent" ("erased_at", "first_name", "function_email", "id", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."erased_at", OLD."first_name", OLD."function_email", OLD."id", OLD."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="a1171e0bd2907356681c4fac00a266ec7bf8d11a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_efc5b",
                            table="partners_person",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "edition",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_editionevent" ("adopted_on", "adopted_on_precision", "checked_on", "confidence", "end_on", "end_on_precision", "id", "introduction", "note", "official_document", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision", "status", "text_id", "title", "updated_at") VALUES (NEW."adopted_on", NEW."adopted_on_precision", NEW."checked_on", NEW."confidence", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."introduction", NEW."note", NEW."official_document", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision", NEW."status", NEW."text_id", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="be27b32d7d8945d7e20d75fd9a3c9e2a3145975d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_da8a0",
                            table="partners_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "edition",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_editionevent" ("adopted_on", "adopted_on_precision", "checked_on", "confidence", "end_on", "end_on_precision", "id", "introduction", "note", "official_document", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision", "status", "text_id", "title", "updated_at") VALUES (NEW."adopted_on", NEW."adopted_on_precision", NEW."checked_on", NEW."confidence", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."introduction", NEW."note", NEW."official_document", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision", NEW."status", NEW."text_id", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="5873866549d914870af6fb5733c111ebec38ad32",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b64d",
                            table="partners_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "edition",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_editionevent" ("adopted_on", "adopted_on_precision", "checked_on", "confidence", "end_on", "end_on_precision", "id", "introduction", "note", "official_document", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision", "status", "text_id", "title", "updated_at") VALUES (OLD."adopted_on", OLD."adopted_on_precision", OLD."checked_on", OLD."confidence", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."introduction", OLD."note", OLD."official_document", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."slug", OLD."start_on", OLD."start_on_precision", OLD."status", OLD."text_id", OLD."title", OLD."updated_at"); RETURN NULL;',
                            hash="3fd10b3bba006b4c6bd086bbe2c140a7170ee655",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f360f",
                            table="partners_edition",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "referencetextevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="35f81dfec4bde2d0d27612626c1d6cd3182fffa2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_05f68",
                            table="partners_referencetextevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "referencetextevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4f6c7d58548c858196196878013a4bf107773c2f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ede10",
                            table="partners_referencetextevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="ee09df8cdc0ec6c5eb8bc524eddc0de97f730cf8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_7e443",
                            table="partners_organisationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="824489acf6c4ab95b0a7fd59734fd25844e79367",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_68049",
                            table="partners_organisationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationname",
                    pgtrigger.compiler.Trigger(
                        name="keep_current_name",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE owner_id bigint;",
                            func="\n            IF TG_OP = 'DELETE' THEN owner_id := OLD.organisation_id;\n            ELSE owner_id := NEW.organisation_id;\n            END IF;\n            UPDATE partners_organisation AS owned\n            SET name = used.name, acronym = used.acronym, slug = used.slug\n            FROM (\n                SELECT name, acronym, slug FROM partners_organisationname WHERE organisation_id = owner_id\n                ORDER BY (end_on IS NULL AND NOT end_is_unknown) DESC,\n                    COALESCE(start_on, attested_on) DESC, id DESC\n                LIMIT 1\n            ) AS used\n            WHERE owned.id = owner_id\n            AND (owned.name, owned.acronym, owned.slug)\n                IS DISTINCT FROM (used.name, used.acronym, used.slug);\n            RETURN NULL;\n        ",
                            hash="188863316ad15fa9c34124adae0e29b8e34f5bf4",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_keep_current_name_93eab",
                            table="partners_organisationname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisationname",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationnameevent" ("acronym", "attested_on", "attested_on_precision", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."name", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="50e001bb77ebd01b4b012ed3db47a5549f860922",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f8063",
                            table="partners_organisationname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisationname",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."attested_on" IS DISTINCT FROM (NEW."attested_on") OR OLD."attested_on_precision" IS DISTINCT FROM (NEW."attested_on_precision") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."end_is_unknown" IS DISTINCT FROM (NEW."end_is_unknown") OR OLD."end_on" IS DISTINCT FROM (NEW."end_on") OR OLD."end_on_precision" IS DISTINCT FROM (NEW."end_on_precision") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."start_on" IS DISTINCT FROM (NEW."start_on") OR OLD."start_on_precision" IS DISTINCT FROM (NEW."start_on_precision"))',
                            func='INSERT INTO "partners_organisationnameevent" ("acronym", "attested_on", "attested_on_precision", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (NEW."acronym", NEW."attested_on", NEW."attested_on_precision", NEW."checked_on", NEW."confidence", NEW."end_is_unknown", NEW."end_on", NEW."end_on_precision", NEW."id", NEW."name", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."slug", NEW."start_on", NEW."start_on_precision"); RETURN NULL;',
                            hash="217525ff87c4f07247e6da42cd7b28516a1567e1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13be9",
                            table="partners_organisationname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisationname",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationnameevent" ("acronym", "attested_on", "attested_on_precision", "checked_on", "confidence", "end_is_unknown", "end_on", "end_on_precision", "id", "name", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "start_on", "start_on_precision") VALUES (OLD."acronym", OLD."attested_on", OLD."attested_on_precision", OLD."checked_on", OLD."confidence", OLD."end_is_unknown", OLD."end_on", OLD."end_on_precision", OLD."id", OLD."name", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."slug", OLD."start_on", OLD."start_on_precision"); RETURN NULL;',
                            hash="42684eb0f29724bd27ebf7ccf5158cf183ca0c92",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_47206",
                            table="partners_organisationname",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisationsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="19b3475556333ad582007d1705e7592e5f9d6347",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_ca987",
                            table="partners_organisationsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6d18b8a574ba8b61b55d994783e634646c904db7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_22e75",
                            table="partners_organisationsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationsourceslinkevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="7f08cc87e5ef1d5350ded072bd8aee713d77acca",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7ee4c",
                            table="partners_organisation_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisationsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationsourceslinkevent" ("id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="ebeee0103c3e5ce030b12a88a1d71db2e4c7d124",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_68c81",
                            table="partners_organisation_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "personevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="7019a787415cda3ae5215baee6042866a62bfe52",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_89cd5",
                            table="partners_personevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "personevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0de21a79c0b4d3a38c84d9398ca1e94f192bcd90",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0bbba",
                            table="partners_personevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "editionsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="a46136f1be4ee30285688681aee1b23d886d1f7c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_1b8cd",
                            table="partners_editionsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "editionsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="284fe149eba3d08c7aaac03abd266b14c59d92fc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a975",
                            table="partners_editionsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "provision",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_provisionevent" ("audience", "body", "checked_on", "code", "confidence", "edition_id", "id", "kind", "note", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "updated_at") VALUES (NEW."audience", NEW."body", NEW."checked_on", NEW."code", NEW."confidence", NEW."edition_id", NEW."id", NEW."kind", NEW."note", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="af5b5ce10f011f9cf89d0e99dfae9d28cec04930",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aad93",
                            table="partners_provision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provision",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                            func='INSERT INTO "partners_provisionevent" ("audience", "body", "checked_on", "code", "confidence", "edition_id", "id", "kind", "note", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "updated_at") VALUES (NEW."audience", NEW."body", NEW."checked_on", NEW."code", NEW."confidence", NEW."edition_id", NEW."id", NEW."kind", NEW."note", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."title", NEW."updated_at"); RETURN NULL;',
                            hash="f27da72f41d098bd31ea36059bd3cd32e02ec6f4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9f3cb",
                            table="partners_provision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provision",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_provisionevent" ("audience", "body", "checked_on", "code", "confidence", "edition_id", "id", "kind", "note", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "updated_at") VALUES (OLD."audience", OLD."body", OLD."checked_on", OLD."code", OLD."confidence", OLD."edition_id", OLD."id", OLD."kind", OLD."note", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."title", OLD."updated_at"); RETURN NULL;',
                            hash="fc7af7653bb590f9dc2366cd9a9ad24d1e652554",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c892a",
                            table="partners_provision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "editionevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="95b67282bebd1d3e28ece0a8f3b092354f050468",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_25219",
                            table="partners_editionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "editionevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5750b5af6054c91a1ff12d96efef9c927a9894d8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4e767",
                            table="partners_editionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "signature",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_signatureevent" ("checked_on", "confidence", "edition_id", "id", "name_at_signature", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signatory_name", "signatory_title", "signed_on", "signed_on_precision") VALUES (NEW."checked_on", NEW."confidence", NEW."edition_id", NEW."id", NEW."name_at_signature", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."signatory_name", NEW."signatory_title", NEW."signed_on", NEW."signed_on_precision"); RETURN NULL;',
                            hash="e8f1a17c014002e6622e37f33fe4773de833f4c4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2f6b8",
                            table="partners_signature",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "signature",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_signatureevent" ("checked_on", "confidence", "edition_id", "id", "name_at_signature", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signatory_name", "signatory_title", "signed_on", "signed_on_precision") VALUES (NEW."checked_on", NEW."confidence", NEW."edition_id", NEW."id", NEW."name_at_signature", NEW."note", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."signatory_name", NEW."signatory_title", NEW."signed_on", NEW."signed_on_precision"); RETURN NULL;',
                            hash="3108e29130038b477927aa730d1abdf6fcaa4241",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e5afc",
                            table="partners_signature",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "signature",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_signatureevent" ("checked_on", "confidence", "edition_id", "id", "name_at_signature", "note", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signatory_name", "signatory_title", "signed_on", "signed_on_precision") VALUES (OLD."checked_on", OLD."confidence", OLD."edition_id", OLD."id", OLD."name_at_signature", OLD."note", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."signatory_name", OLD."signatory_title", OLD."signed_on", OLD."signed_on_precision"); RETURN NULL;',
                            hash="b3872ee8f880e0f809454507c30b2c5c76163afe",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7415a",
                            table="partners_signature",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "editionsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_editionsourceslinkevent" ("edition_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."edition_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="53446b19a19e7bfb7cf17094a97433b588a3c022",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cbb41",
                            table="partners_edition_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "editionsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_editionsourceslinkevent" ("edition_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."edition_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="6920340684ffcc27e04a3acd30fe33482bb4ffef",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_da202",
                            table="partners_edition_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisationnameevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="341d3728ac4313faf0fd0d1c7843725c903a979e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_864b7",
                            table="partners_organisationnameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationnameevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4292f254f2932696f69121a3ee78f20e12d902e2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0ef16",
                            table="partners_organisationnameevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationnamesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="34704a5ddfe01776ea8f23238c12dcd05ea8b304",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_5114d",
                            table="partners_organisationnamesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationnamesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5ba43b77f7d62f34609d1204267495519c7984b3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b5a40",
                            table="partners_organisationnamesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "organisationnamesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationnamesourceslinkevent" ("id", "organisationname_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."id", NEW."organisationname_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="74666943f1d93dd9c9a7a88effab8129d4549104",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_902e7",
                            table="partners_organisationname_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "organisationnamesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_organisationnamesourceslinkevent" ("id", "organisationname_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."id", OLD."organisationname_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="2ac3fdfc1311559cae97eac2ed0e44b9f748a514",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_739be",
                            table="partners_organisationname_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provisionevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="c96a60eaf0a223eed83651a579b90836dc3ca5bf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_1e5c3",
                            table="partners_provisionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "provisionevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e85f01068fc801040e6fc7d7847c6715a328611a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a9654",
                            table="partners_provisionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "provisionreplaceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="87178268205ec37bf80b8b29f4f86d3489a6fefb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_a0d19",
                            table="partners_provisionreplaceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "provisionreplaceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76c52e956b94cfeb9c8850f615c940254bbcfabe",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_81389",
                            table="partners_provisionreplaceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "provisionsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="e59119f949c59fd5b3fb3f77c0f646db098d501d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_08602",
                            table="partners_provisionsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "provisionsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="97c2d225fa15fecaf75b81e4c27f84a3abe072d2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_34f93",
                            table="partners_provisionsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "provisionreplaceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_provisionreplaceslinkevent" ("from_provision_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "to_provision_id") VALUES (NEW."from_provision_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."to_provision_id"); RETURN NULL;',
                            hash="4faf1f5f1cb592c716078de97e943002dce4afdd",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_027ae",
                            table="partners_provision_replaces",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provisionreplaceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_provisionreplaceslinkevent" ("from_provision_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "to_provision_id") VALUES (OLD."from_provision_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."to_provision_id"); RETURN NULL;',
                            hash="1123f0617312669de699a12280c699b59dc6da3f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_93b67",
                            table="partners_provision_replaces",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provisionsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_provisionsourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "provision_id", "source_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."provision_id", NEW."source_id"); RETURN NULL;',
                            hash="dc450ebb78808f981d48db84bbb5b41e3c22779f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7f23c",
                            table="partners_provision_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "provisionsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_provisionsourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "provision_id", "source_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."provision_id", OLD."source_id"); RETURN NULL;',
                            hash="2e3fa7a46099923abb6c88351716af91f02baacf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_05889",
                            table="partners_provision_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commitment",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_commitmentevent" ("checked_on", "confidence", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "signature_id", "text") VALUES (NEW."checked_on", NEW."confidence", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."provision_id", NEW."signature_id", NEW."text"); RETURN NULL;',
                            hash="b1ebd043fac011b14fdd23aa29584f133767e29a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f7425",
                            table="partners_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commitment",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partners_commitmentevent" ("checked_on", "confidence", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "signature_id", "text") VALUES (NEW."checked_on", NEW."confidence", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."provision_id", NEW."signature_id", NEW."text"); RETURN NULL;',
                            hash="1e9bb0ce63a404b036cd98e748ec7c351cfee02f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3fd69",
                            table="partners_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commitment",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_commitmentevent" ("checked_on", "confidence", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "signature_id", "text") VALUES (OLD."checked_on", OLD."confidence", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."provision_id", OLD."signature_id", OLD."text"); RETURN NULL;',
                            hash="08977f34dac30667147bb706759b55541f60de08",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c50f6",
                            table="partners_commitment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "signatureevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="2ce6cb886a6512c3a2ad9e56ecfbcc33ba978943",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_f5936",
                            table="partners_signatureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "signatureevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dc02a4ffe265d485892e1a84d167358b06ccca5f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ed619",
                            table="partners_signatureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "signaturesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="847fafec6594a696a41848356fd4d0463a253eaa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_27c3d",
                            table="partners_signaturesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "signaturesourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1832a9e5f48f32e29aa950acfbd665e494d74fd2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d04f7",
                            table="partners_signaturesourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "signaturesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_signaturesourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "signature_id", "source_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."signature_id", NEW."source_id"); RETURN NULL;',
                            hash="ae0a769445617af4af67b29a6e2deccc7e6ac4ee",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9fa99",
                            table="partners_signature_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "signaturesourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_signaturesourceslinkevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "signature_id", "source_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."signature_id", OLD."source_id"); RETURN NULL;',
                            hash="ddecf6005b1a3249a99a4ebed2be9b52a35127bc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1fd70",
                            table="partners_signature_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commitmentsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="71ab74bf1873f5083dbe56276b29469dc5cb50a0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_225c6",
                            table="partners_commitmentsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "commitmentsourceslinkevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f4d828f33a070392b67a931d7bb93d3c844cfa7f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f1b3d",
                            table="partners_commitmentsourceslinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "commitmentevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="b6d24d61e6dd98c4361aa7e8a0d2cde24e894b4c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_11987",
                            table="partners_commitmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "commitmentevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7006447b8c6fe21bb55fd50aedcf21b051012519",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b0394",
                            table="partners_commitmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "commitmentsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_commitmentsourceslinkevent" ("commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (NEW."commitment_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."source_id"); RETURN NULL;',
                            hash="75685e814944e6bfa13257283c93f3895c5648d7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c2a40",
                            table="partners_commitment_sources",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "commitmentsourceslink",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partners_commitmentsourceslinkevent" ("commitment_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "source_id") VALUES (OLD."commitment_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."source_id"); RETURN NULL;',
                            hash="7bf6ec78b7ac0659b750184f761bfcce79de83e0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_572f3",
                            table="partners_commitment_sources",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
