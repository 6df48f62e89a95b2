import centres.choices
import crpv_portal.upkeep.choices
import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
import uuid
from django.conf import settings
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("centres", "0001_first_release"),
        ("common", "0001_first_release"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FreshnessCampaign",
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
                ("begun_on", models.DateField(verbose_name="ouverte le")),
                ("ends_on", models.DateField(verbose_name="jusqu’au")),
                (
                    "is_sample",
                    models.BooleanField(default=False, editable=False, verbose_name="exemple"),
                ),
            ],
            options={
                "verbose_name": "campagne de fraîcheur",
                "verbose_name_plural": "campagnes de fraîcheur",
                "ordering": ["-begun_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("begun_on"))),
                        name="freshnesscampaign_ends_after_start",
                        violation_error_message="La fin suit le début.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sent_to",
                    models.PositiveSmallIntegerField(default=0, verbose_name="nombre d’adresses"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="envoyée le")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="relancée le"),
                ),
                (
                    "changes_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="changements proposés le"
                    ),
                ),
                (
                    "exact_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dite exacte le"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="upkeep.freshnesscampaign",
                        verbose_name="campagne",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "lettre de campagne",
                "verbose_name_plural": "lettres de campagne",
                "ordering": ["campaign", "centre__order_key", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "centre"),
                        name="sheetletter_once_a_campaign",
                        violation_error_message="Ce centre a déjà sa lettre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_to", 0)),
                            models.Q(("sent_at__isnull", False), ("sent_to__gt", 0)),
                            _connector="OR",
                        ),
                        name="sheetletter_sent_to_somebody",
                        violation_error_message="Une lettre envoyée l’est à quelqu’un.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetLetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "sent_to",
                    models.PositiveSmallIntegerField(default=0, verbose_name="nombre d’adresses"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="envoyée le")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="relancée le"),
                ),
                (
                    "changes_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="changements proposés le"
                    ),
                ),
                (
                    "exact_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="dite exacte le"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="upkeep.freshnesscampaign",
                        verbose_name="campagne",
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
                        to="upkeep.sheetletter",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: lettre de campagne",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="sheetlette_pgh_ob_35c0da_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        choices=centres.choices.ConfirmedBy.pairs,
                        max_length=10,
                        verbose_name="au nom de",
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
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="révoqué le"),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="upkeep.sheetletter",
                        verbose_name="lettre",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de fiche",
                "verbose_name_plural": "liens de fiche",
                "ordering": ["letter", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by__in", ["member", "address"])),
                        name="sheetlink_confirmed_by_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account__isnull", False), ("confirmed_by", "member")),
                            models.Q(
                                models.Q(("confirmed_by", "member"), _negated=True),
                                ("account__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="sheetlink_of_a_member_says_which",
                        violation_error_message="Le lien d’un membre dit de quel compte.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "confirmed_by",
                    models.CharField(
                        choices=centres.choices.ConfirmedBy.pairs,
                        max_length=10,
                        verbose_name="au nom de",
                    ),
                ),
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="révoqué le"),
                ),
                (
                    "account",
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
                (
                    "letter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="upkeep.sheetletter",
                        verbose_name="lettre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="upkeep.sheetlink",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: lien de fiche",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="sheetlink_pgh_ob_f993ce_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetProposal",
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
                    "origin",
                    models.CharField(
                        choices=crpv_portal.upkeep.choices.Origin.pairs,
                        max_length=10,
                        verbose_name="origine",
                    ),
                ),
                ("page", models.CharField(max_length=500, verbose_name="page")),
                ("title", models.CharField(max_length=300, verbose_name="fiche")),
                (
                    "part",
                    models.CharField(blank=True, max_length=20, verbose_name="partie de la fiche"),
                ),
                (
                    "row",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="numéro de la ligne"
                    ),
                ),
                ("column", models.CharField(blank=True, max_length=40, verbose_name="champ")),
                ("before", models.TextField(blank=True, max_length=5000, verbose_name="avant")),
                ("after", models.TextField(blank=True, max_length=5000, verbose_name="proposé")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse pour la réponse"
                    ),
                ),
                (
                    "once",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="empreinte de l’envoi",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=crpv_portal.upkeep.choices.Outcome.pairs,
                        default="waiting",
                        max_length=10,
                        verbose_name="suite",
                    ),
                ),
                (
                    "reply",
                    models.CharField(blank=True, max_length=500, verbose_name="réponse donnée"),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="reçue le")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="tranchée le"),
                ),
                (
                    "is_sample",
                    models.BooleanField(default=False, editable=False, verbose_name="exemple"),
                ),
                (
                    "forgotten_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="texte effacé le"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="upkeep.sheetletter",
                        verbose_name="lettre",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposition sur une fiche",
                "verbose_name_plural": "propositions sur les fiches",
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["public", "member", "letter"])),
                        name="sheetproposal_origin_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["waiting", "accepted", "amended", "declined"])
                        ),
                        name="sheetproposal_outcome_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("outcome", "waiting")),
                            models.Q(
                                models.Q(("outcome", "waiting"), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="sheetproposal_decided_when",
                        violation_error_message="Une proposition tranchée dit quand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "declined"), _negated=True),
                            models.Q(("reply", ""), _negated=True),
                            ("forgotten_at__isnull", False),
                            _connector="OR",
                        ),
                        name="sheetproposal_declined_with_a_word",
                        violation_error_message="Un refus se dit en un mot.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("column", ""), ("part", ""), ("row__isnull", True)),
                            models.Q(
                                ("centre__isnull", False),
                                ("row__isnull", False),
                                models.Q(("column", ""), _negated=True),
                                models.Q(("part", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="sheetproposal_field_of_a_centre",
                        violation_error_message="Un champ est celui d’une ligne de la fiche d’un centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("origin", "public"), _negated=True),
                            models.Q(("author__isnull", True), ("column", "")),
                            _connector="OR",
                        ),
                        name="sheetproposal_public_without_account",
                        violation_error_message="Un signalement du public ne porte ni compte ni champ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetProposalEvent",
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
                    "origin",
                    models.CharField(
                        choices=crpv_portal.upkeep.choices.Origin.pairs,
                        max_length=10,
                        verbose_name="origine",
                    ),
                ),
                ("page", models.CharField(max_length=500, verbose_name="page")),
                ("title", models.CharField(max_length=300, verbose_name="fiche")),
                (
                    "part",
                    models.CharField(blank=True, max_length=20, verbose_name="partie de la fiche"),
                ),
                (
                    "row",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="numéro de la ligne"
                    ),
                ),
                ("column", models.CharField(blank=True, max_length=40, verbose_name="champ")),
                (
                    "outcome",
                    models.CharField(
                        choices=crpv_portal.upkeep.choices.Outcome.pairs,
                        default="waiting",
                        max_length=10,
                        verbose_name="suite",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="reçue le")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="tranchée le"),
                ),
                (
                    "is_sample",
                    models.BooleanField(default=False, editable=False, verbose_name="exemple"),
                ),
                (
                    "forgotten_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="texte effacé le"
                    ),
                ),
                (
                    "author",
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
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="upkeep.sheetletter",
                        verbose_name="lettre",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="upkeep.sheetproposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: proposition sur une fiche",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="sheetpropo_pgh_ob_c7bb4b_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FreshnessCampaignEvent",
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
                ("begun_on", models.DateField(verbose_name="ouverte le")),
                ("ends_on", models.DateField(verbose_name="jusqu’au")),
                (
                    "is_sample",
                    models.BooleanField(default=False, editable=False, verbose_name="exemple"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="upkeep.freshnesscampaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: campagne de fraîcheur",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="freshnessc_pgh_ob_d39ea7_last",
                    )
                ],
            },
        ),
    ]
