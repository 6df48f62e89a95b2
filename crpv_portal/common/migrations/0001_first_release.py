import crpv_portal.common.choices
import crpv_portal.common.dates
import crpv_portal.common.functions
import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration

from . import _by_hand


class Migration(FirstMigration):
    dependencies = []

    operations = [
        *_by_hand.OPERATIONS,
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=50, verbose_name="nature")),
                ("row", models.BigIntegerField(verbose_name="numéro de la ligne")),
                ("reason", models.CharField(max_length=300, verbose_name="motif")),
                ("erased_at", models.DateTimeField(auto_now_add=True, verbose_name="effacé le")),
                (
                    "pseudonymised_events",
                    models.PositiveIntegerField(default=0, verbose_name="traces anonymisées"),
                ),
            ],
            options={
                "verbose_name": "effacement de données personnelles",
                "verbose_name_plural": "effacements de données personnelles",
                "ordering": ["-erased_at"],
            },
        ),
        migrations.CreateModel(
            name="SpentForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "digest",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="empreinte de l’envoi"
                    ),
                ),
                ("address", models.TextField(blank=True, verbose_name="adresse du résultat")),
                (
                    "window",
                    models.TextField(blank=True, verbose_name="réponse de la petite fenêtre"),
                ),
                ("said", models.TextField(blank=True, verbose_name="ce qui a été dit")),
                ("spent_at", models.DateTimeField(auto_now_add=True, verbose_name="envoyé le")),
            ],
            options={
                "verbose_name": "formulaire envoyé",
                "verbose_name_plural": "formulaires envoyés",
                "ordering": ["-spent_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlannedChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject_label",
                    models.CharField(max_length=60, verbose_name="nature de la fiche"),
                ),
                ("subject_key", models.BigIntegerField(verbose_name="numéro de la fiche")),
                ("deed", models.CharField(max_length=40, verbose_name="action")),
                ("takes_effect_on", models.DateField(verbose_name="prend effet le")),
                ("typed", models.JSONField(verbose_name="saisie")),
                ("concerned", models.JSONField(default=list, verbose_name="fiches concernées")),
                ("wording", models.CharField(max_length=900, verbose_name="changement")),
                (
                    "is_announced",
                    models.BooleanField(default=False, verbose_name="annoncé sur le site"),
                ),
                ("is_done", models.BooleanField(default=False, verbose_name="a pris effet")),
                (
                    "tried_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="essayé le"
                    ),
                ),
                ("refusal", models.TextField(blank=True, editable=False, verbose_name="refus")),
            ],
            options={
                "verbose_name": "changement prévu",
                "verbose_name_plural": "changements prévus",
                "ordering": ["takes_effect_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_done", False)),
                        fields=("subject_label", "subject_key", "deed", "takes_effect_on"),
                        name="plannedchange_once_a_day",
                        violation_error_message="Un changement de cette sorte est déjà prévu ce jour-là pour cette fiche\xa0: modifiez-le, ou abandonnez-le.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wording", ""), _negated=True),
                        name="plannedchange_is_worded",
                        violation_error_message="Un changement prévu se dit en une phrase.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="titre")),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="éditeur")),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Adresse complète, en https:// ou http://.",
                        max_length=500,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "page_on",
                    models.DateField(
                        blank=True,
                        help_text="Date que porte la page elle-même.",
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="date de la page",
                    ),
                ),
                (
                    "page_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la date de la page",
                    ),
                ),
                (
                    "read_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="lue le",
                    ),
                ),
                (
                    "read_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision du jour de lecture",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "ordering": [
                    crpv_portal.common.functions.FrenchOrderKey("publisher"),
                    crpv_portal.common.functions.FrenchOrderKey("title"),
                    "pk",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("address", ""),
                            ("address__iregex", "^https?://[^\\s]+$"),
                            _connector="OR",
                        ),
                        name="source_address_is_web",
                        violation_error_message="Une adresse de site commence par https:// ou http://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("page_on__isnull", False),
                                models.Q(
                                    ("page_on_precision", "day"),
                                    models.Q(("page_on_precision", "month"), ("page_on__day", 1)),
                                    models.Q(
                                        ("page_on_precision", "year"),
                                        ("page_on__day", 1),
                                        ("page_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("page_on__isnull", True), ("page_on_precision", "")),
                            _connector="OR",
                        ),
                        name="source_page_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("read_on__isnull", False),
                                models.Q(
                                    ("read_on_precision", "day"),
                                    models.Q(("read_on_precision", "month"), ("read_on__day", 1)),
                                    models.Q(
                                        ("read_on_precision", "year"),
                                        ("read_on__day", 1),
                                        ("read_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("read_on__isnull", True), ("read_on_precision", "")),
                            _connector="OR",
                        ),
                        name="source_read_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("address", ""), _negated=True),
                        fields=("address",),
                        name="source_address_unique",
                        violation_error_message="Une source porte déjà cette adresse.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "file",
                    models.FileField(max_length=200, upload_to="files/%Y/", verbose_name="fichier"),
                ),
                ("original_name", models.CharField(max_length=255, verbose_name="nom d’origine")),
                ("media_type", models.CharField(max_length=100, verbose_name="type détecté")),
                ("size", models.PositiveBigIntegerField(verbose_name="taille en octets")),
                ("sha256", models.CharField(max_length=64, verbose_name="empreinte SHA-256")),
                ("stored_at", models.DateTimeField(auto_now_add=True, verbose_name="déposé le")),
                (
                    "hidden_data",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=500,
                        verbose_name="ce que le fichier cache",
                    ),
                ),
                (
                    "public_copy",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="common.storedfile",
                        verbose_name="copie sans ce que le fichier cache",
                    ),
                ),
            ],
            options={
                "verbose_name": "fichier",
                "ordering": ["-stored_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="storedfile_sha256_format",
                        violation_error_message="Une empreinte SHA-256 compte 64 caractères.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "file",
                    models.FileField(max_length=200, upload_to="files/%Y/", verbose_name="fichier"),
                ),
                ("original_name", models.CharField(max_length=255, verbose_name="nom d’origine")),
                ("media_type", models.CharField(max_length=100, verbose_name="type détecté")),
                ("size", models.PositiveBigIntegerField(verbose_name="taille en octets")),
                ("sha256", models.CharField(max_length=64, verbose_name="empreinte SHA-256")),
                ("stored_at", models.DateTimeField(auto_now_add=True, verbose_name="déposé le")),
                (
                    "hidden_data",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=500,
                        verbose_name="ce que le fichier cache",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.storedfile",
                    ),
                ),
                (
                    "public_copy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="common.storedfile",
                        verbose_name="copie sans ce que le fichier cache",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: fichier",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="storedfile_pgh_ob_0b2c7a_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ErasureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=50, verbose_name="nature")),
                ("row", models.BigIntegerField(verbose_name="numéro de la ligne")),
                ("reason", models.CharField(max_length=300, verbose_name="motif")),
                ("erased_at", models.DateTimeField(auto_now_add=True, verbose_name="effacé le")),
                (
                    "pseudonymised_events",
                    models.PositiveIntegerField(default=0, verbose_name="traces anonymisées"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.erasure",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: effacement de données personnelles",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="erasure_pgh_ob_73ada3_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "subject_label",
                    models.CharField(max_length=60, verbose_name="nature de la fiche"),
                ),
                ("subject_key", models.BigIntegerField(verbose_name="numéro de la fiche")),
                ("deed", models.CharField(max_length=40, verbose_name="action")),
                ("takes_effect_on", models.DateField(verbose_name="prend effet le")),
                ("typed", models.JSONField(verbose_name="saisie")),
                ("concerned", models.JSONField(default=list, verbose_name="fiches concernées")),
                ("wording", models.CharField(max_length=900, verbose_name="changement")),
                (
                    "is_announced",
                    models.BooleanField(default=False, verbose_name="annoncé sur le site"),
                ),
                ("is_done", models.BooleanField(default=False, verbose_name="a pris effet")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.plannedchange",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: changement prévu",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="plannedcha_pgh_ob_896152_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300, verbose_name="titre")),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="éditeur")),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Adresse complète, en https:// ou http://.",
                        max_length=500,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "page_on",
                    models.DateField(
                        blank=True,
                        help_text="Date que porte la page elle-même.",
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="date de la page",
                    ),
                ),
                (
                    "page_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la date de la page",
                    ),
                ),
                (
                    "read_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="lue le",
                    ),
                ),
                (
                    "read_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision du jour de lecture",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: source",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="source_pgh_ob_8713c1_last",
                    )
                ],
            },
        ),
    ]
