import centres.choices
import centres.models.activity
import centres.models.money
import crpv_portal.common.choices
import crpv_portal.common.dates
import crpv_portal.common.functions
import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import pghistory.utils
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("common", "0001_first_release"),
        ("partners", "0001_first_release"),
        ("territories", "0001_first_release"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsultationLink",
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
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "revoked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="révoqué le"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="centres.consultedparty",
                        verbose_name="organisation consultée",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de consultation",
                "verbose_name_plural": "liens de consultation",
                "ordering": ["-created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementPartiesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.agreement_parties",),
        ),
        migrations.CreateModel(
            name="AgreementSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.agreement_sources",),
        ),
        migrations.CreateModel(
            name="CentreLegalBodySourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.centrelegalbody_sources",),
        ),
        migrations.CreateModel(
            name="CentreNameSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.centrename_sources",),
        ),
        migrations.CreateModel(
            name="CentreSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.centre_sources",),
        ),
        migrations.CreateModel(
            name="ContactSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.contact_sources",),
        ),
        migrations.CreateModel(
            name="ContributionSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.contribution_sources",),
        ),
        migrations.CreateModel(
            name="CoverageSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.coverage_sources",),
        ),
        migrations.CreateModel(
            name="LabelSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.label_sources",),
        ),
        migrations.CreateModel(
            name="LocalPartnershipSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.localpartnership_sources",),
        ),
        migrations.CreateModel(
            name="MilestoneSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.milestone_sources",),
        ),
        migrations.CreateModel(
            name="MissionOfferedSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.missionoffered_sources",),
        ),
        migrations.CreateModel(
            name="NetworkFigureSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.networkfigure_sources",),
        ),
        migrations.CreateModel(
            name="PositionSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.position_sources",),
        ),
        migrations.CreateModel(
            name="SiteSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("centres.site_sources",),
        ),
        migrations.CreateModel(
            name="ActivityCampaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="L’année dont les centres rendent compte.",
                        validators=[centres.models.activity.refuse_year_to_come],
                        verbose_name="année",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="ouverte le")),
                (
                    "until",
                    models.DateField(
                        help_text="Dernier jour où le portail relance les centres\xa0: 31/03/2027.",
                        verbose_name="jusqu’au",
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        blank=True,
                        help_text="Dans chaque courriel\xa0; ce que l’année a de particulier.",
                        max_length=2000,
                        verbose_name="mot aux centres",
                    ),
                ),
            ],
            options={
                "verbose_name": "année des bilans d’activité",
                "verbose_name_plural": "années des bilans d’activité",
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year",),
                        name="activitycampaign_once",
                        violation_error_message="Les bilans de cette année sont déjà demandés.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1989), ("year__lte", 2200)),
                        name="activitycampaign_year_plausible",
                        violation_error_message="Cette année n’est pas celle d’un bilan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("opened_on"))),
                        name="activitycampaign_until_after_opening",
                        violation_error_message="Le dernier jour suit l’ouverture.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="L’année que les chiffres racontent.",
                        validators=[centres.models.activity.refuse_year_to_come],
                        verbose_name="année",
                    ),
                ),
                (
                    "half_days",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Toutes natures ensemble, sur place et à distance.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="demi-journées d’intervention",
                    ),
                ),
                (
                    "half_days_training",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont formations",
                    ),
                ),
                (
                    "half_days_cycles",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont cycles de qualification",
                    ),
                ),
                (
                    "half_days_network",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont animation de réseaux",
                    ),
                ),
                (
                    "half_days_groups",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont groupes de travail",
                    ),
                ),
                (
                    "half_days_events",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont manifestations d’information",
                    ),
                ),
                (
                    "half_days_support",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont accompagnement individualisé",
                    ),
                ),
                (
                    "half_days_remote",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="De toutes natures\xa0: une autre coupe du même total.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont à distance",
                    ),
                ),
                (
                    "actions",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="actions",
                    ),
                ),
                (
                    "participations",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Qui vient trois fois compte trois fois.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(500000)],
                        verbose_name="participations cumulées",
                    ),
                ),
                (
                    "people",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Qui vient trois fois compte une fois.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(500000)],
                        verbose_name="participants différents",
                    ),
                ),
                (
                    "publications",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(10000)],
                        verbose_name="publications",
                    ),
                ),
                (
                    "fte",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Du personnel du centre, en moyenne sur l’année.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("500")),
                        ],
                        verbose_name="équivalents temps plein (ETP)",
                    ),
                ),
                (
                    "details",
                    models.TextField(
                        blank=True,
                        help_text="Ce que ces chiffres comptent ou laissent de côté. Lu par l’équipe nationale, jamais publié\xa0; ne nommez personne.",
                        max_length=2000,
                        verbose_name="précisions",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=centres.choices.ReportStatus.pairs,
                        default="awaited",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Une fois le bilan validé, et sa publication permise\xa0: la fiche du centre montre alors ses chiffres. Les sommes nationales comptent tous les bilans validés.",
                        verbose_name="publié",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="demandé le"
                    ),
                ),
                (
                    "reminded_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="relancé le"
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="envoyé le"
                    ),
                ),
                (
                    "accepted_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="validé le"
                    ),
                ),
                (
                    "reply",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=500,
                        verbose_name="mot de l’équipe nationale",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="envoyé par",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activity_reports",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "bilan d’activité",
                "verbose_name_plural": "bilans d’activité",
                "ordering": ["-year", "centre__order_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["awaited", "sent", "returned", "accepted"])
                        ),
                        name="activityreport_status_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("centre", "year"),
                        name="activityreport_once",
                        violation_error_message="Ce centre a déjà un bilan pour cette année.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1989), ("year__lte", 2200)),
                        name="activityreport_year_plausible",
                        violation_error_message="Cette année n’est pas celle d’un bilan.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days__isnull", True),
                            models.Q(("half_days__gte", 0), ("half_days__lte", 20000)),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days_training__isnull", True),
                            models.Q(
                                ("half_days_training__gte", 0), ("half_days_training__lte", 20000)
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_training_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days_cycles__isnull", True),
                            models.Q(
                                ("half_days_cycles__gte", 0), ("half_days_cycles__lte", 20000)
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_cycles_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days_network__isnull", True),
                            models.Q(
                                ("half_days_network__gte", 0), ("half_days_network__lte", 20000)
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_network_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days_groups__isnull", True),
                            models.Q(
                                ("half_days_groups__gte", 0), ("half_days_groups__lte", 20000)
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_groups_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days_events__isnull", True),
                            models.Q(
                                ("half_days_events__gte", 0), ("half_days_events__lte", 20000)
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_events_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days_support__isnull", True),
                            models.Q(
                                ("half_days_support__gte", 0), ("half_days_support__lte", 20000)
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_support_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days_remote__isnull", True),
                            models.Q(
                                ("half_days_remote__gte", 0), ("half_days_remote__lte", 20000)
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_half_days_remote_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("actions__isnull", True),
                            models.Q(("actions__gte", 0), ("actions__lte", 20000)),
                            _connector="OR",
                        ),
                        name="activityreport_actions_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("participations__isnull", True),
                            models.Q(("participations__gte", 0), ("participations__lte", 500000)),
                            _connector="OR",
                        ),
                        name="activityreport_participations_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people__isnull", True),
                            models.Q(("people__gte", 0), ("people__lte", 500000)),
                            _connector="OR",
                        ),
                        name="activityreport_people_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publications__isnull", True),
                            models.Q(("publications__gte", 0), ("publications__lte", 10000)),
                            _connector="OR",
                        ),
                        name="activityreport_publications_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fte__isnull", True),
                            models.Q(("fte__gte", 0), ("fte__lte", 500)),
                            _connector="OR",
                        ),
                        name="activityreport_fte_sane",
                        violation_error_message="Un des chiffres est négatif, ou trop grand pour un seul centre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days__isnull", True),
                            (
                                "half_days__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.functions.comparison.Coalesce(
                                                        models.F("half_days_training"),
                                                        models.Value(0),
                                                    ),
                                                    "+",
                                                    django.db.models.functions.comparison.Coalesce(
                                                        models.F("half_days_cycles"),
                                                        models.Value(0),
                                                    ),
                                                ),
                                                "+",
                                                django.db.models.functions.comparison.Coalesce(
                                                    models.F("half_days_network"), models.Value(0)
                                                ),
                                            ),
                                            "+",
                                            django.db.models.functions.comparison.Coalesce(
                                                models.F("half_days_groups"), models.Value(0)
                                            ),
                                        ),
                                        "+",
                                        django.db.models.functions.comparison.Coalesce(
                                            models.F("half_days_events"), models.Value(0)
                                        ),
                                    ),
                                    "+",
                                    django.db.models.functions.comparison.Coalesce(
                                        models.F("half_days_support"), models.Value(0)
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_kinds_within_total",
                        violation_error_message="Les demi-journées par nature dépassent leur total.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("half_days__isnull", True),
                            ("half_days_remote__isnull", True),
                            ("half_days_remote__lte", models.F("half_days")),
                            _connector="OR",
                        ),
                        name="activityreport_remote_within_total",
                        violation_error_message="Les demi-journées à distance dépassent leur total.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("people__isnull", True),
                            ("participations__isnull", True),
                            ("people__lte", models.F("participations")),
                            _connector="OR",
                        ),
                        name="activityreport_people_within_participations",
                        violation_error_message="Il y a plus de participants différents que de participations.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("sent", "accepted")), _negated=True),
                            ("half_days__isnull", False),
                            ("half_days_training__isnull", False),
                            ("half_days_cycles__isnull", False),
                            ("half_days_network__isnull", False),
                            ("half_days_groups__isnull", False),
                            ("half_days_events__isnull", False),
                            ("half_days_support__isnull", False),
                            ("half_days_remote__isnull", False),
                            ("actions__isnull", False),
                            ("participations__isnull", False),
                            ("people__isnull", False),
                            ("publications__isnull", False),
                            ("fte__isnull", False),
                            _connector="OR",
                        ),
                        name="activityreport_said_with_figures",
                        violation_error_message="Donnez au moins un chiffre\xa0: un zéro en est un.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("sent", "accepted")), _negated=True),
                            ("half_days__isnull", False),
                            models.Q(
                                ("half_days_training__isnull", False),
                                ("half_days_cycles__isnull", False),
                                ("half_days_network__isnull", False),
                                ("half_days_groups__isnull", False),
                                ("half_days_events__isnull", False),
                                ("half_days_support__isnull", False),
                                ("half_days_remote__isnull", False),
                                _connector="OR",
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_said_with_total",
                        violation_error_message="Donnez le total des demi-journées, dont celles-ci sont une part.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="activityreport_sent_once_sent",
                        violation_error_message="Un bilan envoyé l’a été un jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_on__isnull", False), ("status", "accepted")),
                            models.Q(
                                models.Q(("status", "accepted"), _negated=True),
                                ("accepted_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="activityreport_accepted_on_a_day",
                        violation_error_message="Un bilan validé l’a été un jour, et lui seul.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "returned"), _negated=True),
                            models.Q(("reply", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="activityreport_returned_with_a_word",
                        violation_error_message="Un bilan renvoyé l’est avec un mot.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", False), ("status", "accepted"), _connector="OR"
                        ),
                        name="activityreport_public_once_accepted",
                        violation_error_message="On ne publie que les chiffres d’un bilan validé.",
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
                        choices=centres.choices.AgreementKind.pairs,
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="objet")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="montant (€)",
                    ),
                ),
                (
                    "amount_basis",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.AmountBasis.pairs,
                        default="",
                        max_length=10,
                        verbose_name="base du montant",
                    ),
                ),
                (
                    "terms",
                    models.TextField(
                        blank=True,
                        help_text="Ce à quoi chaque partie s’engage, en quelques lignes.",
                        verbose_name="engagements",
                    ),
                ),
                (
                    "renewal",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.Renewal.pairs,
                        default="",
                        max_length=10,
                        verbose_name="renouvellement",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="préavis (mois)"
                    ),
                ),
                (
                    "web_page",
                    models.URLField(
                        blank=True,
                        help_text="La page où le texte est publié.",
                        max_length=500,
                        verbose_name="adresse du texte",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="signé le",
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
                        name="agreement_end_on_precision",
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
                        name="agreement_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="agreement_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="agreement_confidence_known",
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
                        name="agreement_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("web_page", ""),
                            ("web_page__iregex", "^https?://[^\\s]+$"),
                            _connector="OR",
                        ),
                        name="agreement_web_page_is_web",
                        violation_error_message="Une adresse de site commence par https:// ou http://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("renewal", ""),
                            ("renewal__in", ["tacit", "express", "none"]),
                            _connector="OR",
                        ),
                        name="agreement_renewal_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", True), ("amount_basis", "")),
                            models.Q(
                                ("amount__gte", 0),
                                ("amount__isnull", False),
                                ("amount_basis__in", ["yearly", "whole"]),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_amount_with_basis",
                        violation_error_message="Un montant n’est pas négatif, et dit s’il est par an ou au total.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notice_months__isnull", True),
                            ("notice_months__range", (1, 36)),
                            _connector="OR",
                        ),
                        name="agreement_notice_plausible",
                        violation_error_message="Un préavis compte de 1 à 36 mois.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", False),
                            ("amount__isnull", True),
                            models.Q(
                                ("confidence__in", ["verified", "inferred"]),
                                ("checked_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_public_amount_cleared",
                        violation_error_message="On ne publie le montant d’un accord qu’avec sa source et le jour où il a été vérifié.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "own_level",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.Fulfillment.pairs,
                        default="",
                        max_length=10,
                        verbose_name="appréciation du centre",
                    ),
                ),
                (
                    "own_comment",
                    models.TextField(
                        blank=True,
                        default="",
                        max_length=2000,
                        verbose_name="commentaire du centre",
                    ),
                ),
                (
                    "staff_level",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.Fulfillment.pairs,
                        default="",
                        max_length=10,
                        verbose_name="appréciation de l’ANCT",
                    ),
                ),
                (
                    "staff_comment",
                    models.TextField(
                        blank=True,
                        default="",
                        max_length=2000,
                        verbose_name="commentaire de l’ANCT",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.provision",
                        verbose_name="disposition",
                    ),
                ),
                (
                    "whole",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="centres.centreassessment",
                        verbose_name="évaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "appréciation d’une disposition",
                "verbose_name_plural": "appréciations de dispositions",
                "ordering": ["whole", "provision__parent__position", "provision__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("whole", "provision"),
                        name="assessment_once_a_provision",
                        violation_error_message="Cette disposition est déjà appréciée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("own_level__in", ["", "fulfilled", "partly", "not_yet", "none"]),
                            ("staff_level__in", ["", "fulfilled", "partly", "not_yet", "none"]),
                        ),
                        name="assessment_levels_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                ],
            },
        ),
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
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Publiée. Ce que fait le centre et pour qui, en quelques lignes, dans les mots de l’équipe. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="présentation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=centres.choices.CentreStatus.pairs,
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
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vu actif",
                    ),
                ),
                (
                    "last_seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                "ordering": ["order_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="centre_confidence_known",
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
                        name="centre_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, verbose_name="identifiant public"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=centres.choices.AgreementKind.pairs,
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="objet")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="montant (€)",
                    ),
                ),
                (
                    "amount_basis",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.AmountBasis.pairs,
                        default="",
                        max_length=10,
                        verbose_name="base du montant",
                    ),
                ),
                (
                    "terms",
                    models.TextField(
                        blank=True,
                        help_text="Ce à quoi chaque partie s’engage, en quelques lignes.",
                        verbose_name="engagements",
                    ),
                ),
                (
                    "renewal",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.Renewal.pairs,
                        default="",
                        max_length=10,
                        verbose_name="renouvellement",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="préavis (mois)"
                    ),
                ),
                (
                    "web_page",
                    models.URLField(
                        blank=True,
                        help_text="La page où le texte est publié.",
                        max_length=500,
                        verbose_name="adresse du texte",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="signé le",
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
                "verbose_name": "trace\xa0: accord",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="agreement_pgh_ob_c2a12e_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="agreement_centre_fcf16a_last",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="L’année que les chiffres racontent.",
                        validators=[centres.models.activity.refuse_year_to_come],
                        verbose_name="année",
                    ),
                ),
                (
                    "half_days",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Toutes natures ensemble, sur place et à distance.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="demi-journées d’intervention",
                    ),
                ),
                (
                    "half_days_training",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont formations",
                    ),
                ),
                (
                    "half_days_cycles",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont cycles de qualification",
                    ),
                ),
                (
                    "half_days_network",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont animation de réseaux",
                    ),
                ),
                (
                    "half_days_groups",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont groupes de travail",
                    ),
                ),
                (
                    "half_days_events",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont manifestations d’information",
                    ),
                ),
                (
                    "half_days_support",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont accompagnement individualisé",
                    ),
                ),
                (
                    "half_days_remote",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="De toutes natures\xa0: une autre coupe du même total.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="dont à distance",
                    ),
                ),
                (
                    "actions",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(20000)],
                        verbose_name="actions",
                    ),
                ),
                (
                    "participations",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Qui vient trois fois compte trois fois.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(500000)],
                        verbose_name="participations cumulées",
                    ),
                ),
                (
                    "people",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Qui vient trois fois compte une fois.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(500000)],
                        verbose_name="participants différents",
                    ),
                ),
                (
                    "publications",
                    models.PositiveIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(10000)],
                        verbose_name="publications",
                    ),
                ),
                (
                    "fte",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Du personnel du centre, en moyenne sur l’année.",
                        max_digits=5,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("500")),
                        ],
                        verbose_name="équivalents temps plein (ETP)",
                    ),
                ),
                (
                    "details",
                    models.TextField(
                        blank=True,
                        help_text="Ce que ces chiffres comptent ou laissent de côté. Lu par l’équipe nationale, jamais publié\xa0; ne nommez personne.",
                        max_length=2000,
                        verbose_name="précisions",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=centres.choices.ReportStatus.pairs,
                        default="awaited",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Une fois le bilan validé, et sa publication permise\xa0: la fiche du centre montre alors ses chiffres. Les sommes nationales comptent tous les bilans validés.",
                        verbose_name="publié",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="demandé le"
                    ),
                ),
                (
                    "reminded_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="relancé le"
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="envoyé le"
                    ),
                ),
                (
                    "accepted_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="validé le"
                    ),
                ),
                (
                    "reply",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=500,
                        verbose_name="mot de l’équipe nationale",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.activityreport",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="envoyé par",
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
                "verbose_name": "trace\xa0: bilan d’activité",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="activityre_pgh_ob_907280_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="activityre_centre_fe4e16_last",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CentreAssessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                (
                    "state",
                    models.CharField(
                        choices=centres.choices.AssessmentState.pairs,
                        default="draft",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="envoyée le")),
                ("shared_on", models.DateField(blank=True, null=True, verbose_name="partagée le")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.edition",
                        verbose_name="édition du cadre",
                    ),
                ),
            ],
            options={
                "verbose_name": "évaluation d’un centre",
                "verbose_name_plural": "évaluations des centres",
                "ordering": ["centre__order_key", "-year", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "sent", "shared"])),
                        name="centreassessment_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("centre", "year"),
                        name="centreassessment_once_a_year",
                        violation_error_message="Ce centre a déjà son évaluation de cette année.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1989), ("year__lte", 2200)),
                        name="centreassessment_year_plausible",
                        violation_error_message="Cette année n’est pas celle d’une évaluation.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("sent_on__isnull", True),
                                ("shared_on__isnull", True),
                                ("state", "draft"),
                            ),
                            models.Q(
                                ("sent_on__isnull", False),
                                ("shared_on__isnull", True),
                                ("state", "sent"),
                            ),
                            models.Q(
                                ("sent_on__isnull", False),
                                ("shared_on__isnull", False),
                                ("state", "shared"),
                            ),
                            _connector="OR",
                        ),
                        name="centreassessment_days_follow_state",
                        violation_error_message="Une évaluation envoyée, puis partagée, dit quand.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssessmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "own_level",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.Fulfillment.pairs,
                        default="",
                        max_length=10,
                        verbose_name="appréciation du centre",
                    ),
                ),
                (
                    "own_comment",
                    models.TextField(
                        blank=True,
                        default="",
                        max_length=2000,
                        verbose_name="commentaire du centre",
                    ),
                ),
                (
                    "staff_level",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.Fulfillment.pairs,
                        default="",
                        max_length=10,
                        verbose_name="appréciation de l’ANCT",
                    ),
                ),
                (
                    "staff_comment",
                    models.TextField(
                        blank=True,
                        default="",
                        max_length=2000,
                        verbose_name="commentaire de l’ANCT",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.assessment",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.provision",
                        verbose_name="disposition",
                    ),
                ),
                (
                    "whole",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.centreassessment",
                        verbose_name="évaluation",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: appréciation d’une disposition",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="assessment_pgh_ob_9e97ba_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CentreAssessmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="année")),
                (
                    "state",
                    models.CharField(
                        choices=centres.choices.AssessmentState.pairs,
                        default="draft",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="envoyée le")),
                ("shared_on", models.DateField(blank=True, null=True, verbose_name="partagée le")),
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
                        db_constraint=False,
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
                        to="centres.centreassessment",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: évaluation d’un centre",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centreasse_pgh_ob_52645c_last",
                    )
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
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Publiée. Ce que fait le centre et pour qui, en quelques lignes, dans les mots de l’équipe. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="présentation",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=centres.choices.CentreStatus.pairs,
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
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="vu actif",
                    ),
                ),
                (
                    "last_seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                "verbose_name": "trace\xa0: centre de ressources",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centre_pgh_ob_f3d273_last",
                    )
                ],
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
                        name="centrelegalbody_end_on_precision",
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
                        name="centrelegalbody_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="centrelegalbody_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="centrelegalbody_confidence_known",
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
                        name="centrelegalbody_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                "verbose_name": "trace\xa0: personne morale du centre",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centrelega_pgh_ob_5414c5_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centrelega_centre_8cb8ff_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: personne morale du centre, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("centrelegalbody"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centrelega_centre_7a6c1f_last",
                    )
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
                        name="centremembership_end_on_precision",
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
                        name="centremembership_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="centremembership_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                "verbose_name": "trace\xa0: membre du centre",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centrememb_pgh_ob_32077b_last",
                    )
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
                        name="centrename_end_on_precision",
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
                        name="centrename_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="centrename_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="centrename_confidence_known",
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
                        name="centrename_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                "verbose_name": "trace\xa0: nom du centre",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centrename_pgh_ob_75a0a3_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centrename_centre_7837e6_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: nom du centre, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("centrename"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centrename_centre_bd8c96_last",
                    )
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
                "verbose_name": "trace\xa0: centre de ressources, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="centresour_centre_d5d49c_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        blank=True,
                        help_text="En tête du courriel et de la page\xa0: ce que vous attendez de cette consultation.",
                        max_length=5000,
                        verbose_name="message",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="Dernier jour pour commenter\xa0; la page se lit encore ensuite.",
                        verbose_name="jusqu’au",
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="envoyée le"
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="close le"
                    ),
                ),
                (
                    "synthesis",
                    models.TextField(
                        blank=True,
                        editable=False,
                        validators=[django.core.validators.MaxLengthValidator(20000)],
                        verbose_name="synthèse publiée",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="synthèse publiée le"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="partners.edition",
                        verbose_name="édition",
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation",
                "ordering": ["-until", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("edition",),
                        name="consultation_edition_once_at_a_time",
                        violation_error_message="Une consultation sur cette édition n’est pas close.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            models.Q(("synthesis", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="consultation_synthesis_said",
                        violation_error_message="Une synthèse publiée dit quelque chose.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="commentaire",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="écrit le")),
                (
                    "answer",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="réponse",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="partners.provision",
                        verbose_name="disposition",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="centres.consultedparty",
                        verbose_name="organisation consultée",
                    ),
                ),
            ],
            options={
                "verbose_name": "commentaire",
                "ordering": [
                    models.OrderBy(models.F("provision"), nulls_first=True),
                    "made_at",
                    "pk",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="consultationcomment_text_said",
                        violation_error_message="Un commentaire dit quelque chose.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "message",
                    models.TextField(
                        blank=True,
                        help_text="En tête du courriel et de la page\xa0: ce que vous attendez de cette consultation.",
                        max_length=5000,
                        verbose_name="message",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="Dernier jour pour commenter\xa0; la page se lit encore ensuite.",
                        verbose_name="jusqu’au",
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="envoyée le"
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="close le"
                    ),
                ),
                (
                    "synthesis",
                    models.TextField(
                        blank=True,
                        editable=False,
                        validators=[django.core.validators.MaxLengthValidator(20000)],
                        verbose_name="synthèse publiée",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="synthèse publiée le"
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: consultation",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="consultati_pgh_ob_b362cb_last",
                    ),
                    models.Index(
                        models.F("edition"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="consultati_editio_2bc021_last",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultedParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="D’une fonction ou d’un service. Sans adresse, rien n’est envoyé.",
                        max_length=254,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "invited_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="invitée le"
                    ),
                ),
                (
                    "reminded_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="relancée le"
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="a répondu le"
                    ),
                ),
                (
                    "is_named",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        verbose_name="accepte d’être nommée dans la synthèse publiée",
                    ),
                ),
                (
                    "copied_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="copie de sa réponse envoyée le",
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="centres.consultation",
                        verbose_name="consultation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation consultée",
                "verbose_name_plural": "organisations consultées",
                "ordering": ["consultation", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("centre__isnull", True), ("organisation__isnull", False)),
                            models.Q(("centre__isnull", False), ("organisation__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultedparty_organisation_or_centre",
                        violation_error_message="Choisissez une organisation ou un centre, pas les deux.",
                    ),
                    models.UniqueConstraint(
                        fields=("consultation", "organisation"),
                        name="consultedparty_organisation_once",
                        violation_error_message="Cette organisation est déjà consultée.",
                    ),
                    models.UniqueConstraint(
                        fields=("consultation", "centre"),
                        name="consultedparty_centre_once",
                        violation_error_message="Ce centre est déjà consulté.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "revoked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="révoqué le"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.consultationlink",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.consultedparty",
                        verbose_name="organisation consultée",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: lien de consultation",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="consultati_pgh_ob_409c59_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationCommentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "text",
                    models.TextField(
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="commentaire",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="écrit le")),
                (
                    "answer",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="réponse",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.consultationcomment",
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
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.consultedparty",
                        verbose_name="organisation consultée",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: commentaire",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="consultati_pgh_ob_e1bdef_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultedPartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "invited_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="invitée le"
                    ),
                ),
                (
                    "reminded_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="relancée le"
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="a répondu le"
                    ),
                ),
                (
                    "is_named",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        verbose_name="accepte d’être nommée dans la synthèse publiée",
                    ),
                ),
                (
                    "copied_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="copie de sa réponse envoyée le",
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
                    "consultation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.consultation",
                        verbose_name="consultation",
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
                        to="centres.consultedparty",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: organisation consultée",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="consultedp_pgh_ob_9ec1fc_last",
                    )
                ],
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
                    "kind",
                    models.CharField(
                        choices=centres.choices.ContactKind.pairs,
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("value", models.CharField(max_length=300, verbose_name="valeur")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0accueil\xa0», «\xa0documentation\xa0»…",
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
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="relevé le",
                    ),
                ),
                (
                    "seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="contact_confidence_known",
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
                        name="contact_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", False),
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(("confidence", "unverified"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="contact_public_once_checked",
                        violation_error_message="Une coordonnée n’est publiée qu’une fois vérifiée\xa0: dites le jour, et d’après quelle source.",
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
                    "kind",
                    models.CharField(
                        choices=centres.choices.ContactKind.pairs,
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                ("value", models.CharField(max_length=300, verbose_name="valeur")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0accueil\xa0», «\xa0documentation\xa0»…",
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
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="relevé le",
                    ),
                ),
                (
                    "seen_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                "verbose_name": "trace\xa0: coordonnée",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="contact_pgh_ob_5f1d60_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="contact_centre_a67902_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: coordonnée, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("contact"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="contactsou_contac_14b061_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
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
                        help_text="L’année que le financement concerne.",
                        validators=[centres.models.money.refuse_far_year],
                        verbose_name="année",
                    ),
                ),
                (
                    "object",
                    models.CharField(
                        blank=True,
                        help_text="Vide pour le financement général du centre. Publié.",
                        max_length=256,
                        verbose_name="objet",
                    ),
                ),
                (
                    "requested",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="demandé (€)",
                    ),
                ),
                (
                    "granted",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="accordé (€)",
                    ),
                ),
                (
                    "paid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="versé (€)",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Une fois le montant établi, vérifié, et sa publication permise.",
                        verbose_name="publié",
                    ),
                ),
                (
                    "convention_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="convention signée le",
                    ),
                ),
                (
                    "decision_reference",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="référence de la décision"
                    ),
                ),
                (
                    "funder_siret",
                    models.CharField(
                        blank=True,
                        help_text="Quatorze chiffres.",
                        max_length=14,
                        verbose_name="SIRET du service qui attribue",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=centres.choices.AidNature.pairs,
                        default="cash",
                        max_length=10,
                        verbose_name="nature de l’aide",
                    ),
                ),
                (
                    "payment",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.AidPayment.pairs,
                        default="",
                        max_length=12,
                        verbose_name="versement",
                    ),
                ),
                ("paid_from", models.DateField(blank=True, null=True, verbose_name="versé du")),
                (
                    "paid_until",
                    models.DateField(blank=True, null=True, verbose_name="versé jusqu’au"),
                ),
                (
                    "scheme",
                    models.CharField(blank=True, max_length=200, verbose_name="dispositif d’aide"),
                ),
                (
                    "is_notified_eu",
                    models.BooleanField(
                        default=False, verbose_name="aide notifiée à l’Union européenne"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="partners.organisation",
                        verbose_name="financeur",
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
                "verbose_name": "financement",
                "ordering": ["centre", "-year", "funder__order_key", "object", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="contribution_confidence_known",
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
                        name="contribution_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nature__in", ["cash", "kind", "both"])),
                        name="contribution_nature_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("payment", ""),
                            ("payment__in", ["single", "staged", "other"]),
                            _connector="OR",
                        ),
                        name="contribution_payment_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("funder_siret", ""),
                            models.Q(
                                ("funder_siret__regex", "^[0-9]{14}$"),
                                crpv_portal.common.functions.LuhnValid(models.F("funder_siret")),
                            ),
                            _connector="OR",
                        ),
                        name="contribution_funder_siret_key",
                        violation_error_message="Ce SIRET n’est pas valable\xa0: 14 chiffres, clé de contrôle comprise.",
                    ),
                    models.UniqueConstraint(
                        fields=("centre", "funder", "year", "object"),
                        name="contribution_once",
                        violation_error_message="Ce financement est déjà noté pour cette année\xa0: corrigez-le, ou donnez un autre objet.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 1989), ("year__lte", 2200)),
                        name="contribution_year_plausible",
                        violation_error_message="Cette année n’est pas celle d’un financement.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("requested__isnull", False),
                            ("granted__isnull", False),
                            ("paid__isnull", False),
                            _connector="OR",
                        ),
                        name="contribution_some_amount",
                        violation_error_message="Donnez au moins un montant\xa0: demandé, accordé ou versé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("requested__isnull", True), ("requested__gte", 0), _connector="OR"
                            ),
                            models.Q(
                                ("granted__isnull", True), ("granted__gte", 0), _connector="OR"
                            ),
                            models.Q(("paid__isnull", True), ("paid__gte", 0), _connector="OR"),
                        ),
                        name="contribution_not_negative",
                        violation_error_message="Un montant n’est pas négatif.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid__isnull", True),
                            ("granted__isnull", True),
                            ("paid__lte", models.F("granted")),
                            _connector="OR",
                        ),
                        name="contribution_paid_within_granted",
                        violation_error_message="Le montant versé dépasse le montant accordé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_until__isnull", True),
                            ("paid_from__isnull", True),
                            ("paid_until__gte", models.F("paid_from")),
                            _connector="OR",
                        ),
                        name="contribution_paid_dates",
                        violation_error_message="Le dernier versement suit le premier.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_public", False),
                            models.Q(
                                ("confidence__in", ["verified", "inferred"]),
                                ("checked_on__isnull", False),
                                models.Q(
                                    ("granted__isnull", False),
                                    ("paid__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="contribution_public_once_cleared",
                        violation_error_message="On ne publie qu’un montant accordé ou versé, avec sa source et le jour où il a été vérifié.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContributionEvent",
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
                        help_text="L’année que le financement concerne.",
                        validators=[centres.models.money.refuse_far_year],
                        verbose_name="année",
                    ),
                ),
                (
                    "object",
                    models.CharField(
                        blank=True,
                        help_text="Vide pour le financement général du centre. Publié.",
                        max_length=256,
                        verbose_name="objet",
                    ),
                ),
                (
                    "requested",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="demandé (€)",
                    ),
                ),
                (
                    "granted",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="accordé (€)",
                    ),
                ),
                (
                    "paid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="versé (€)",
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Une fois le montant établi, vérifié, et sa publication permise.",
                        verbose_name="publié",
                    ),
                ),
                (
                    "convention_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="convention signée le",
                    ),
                ),
                (
                    "decision_reference",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="référence de la décision"
                    ),
                ),
                (
                    "funder_siret",
                    models.CharField(
                        blank=True,
                        help_text="Quatorze chiffres.",
                        max_length=14,
                        verbose_name="SIRET du service qui attribue",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        choices=centres.choices.AidNature.pairs,
                        default="cash",
                        max_length=10,
                        verbose_name="nature de l’aide",
                    ),
                ),
                (
                    "payment",
                    models.CharField(
                        blank=True,
                        choices=centres.choices.AidPayment.pairs,
                        default="",
                        max_length=12,
                        verbose_name="versement",
                    ),
                ),
                ("paid_from", models.DateField(blank=True, null=True, verbose_name="versé du")),
                (
                    "paid_until",
                    models.DateField(blank=True, null=True, verbose_name="versé jusqu’au"),
                ),
                (
                    "scheme",
                    models.CharField(blank=True, max_length=200, verbose_name="dispositif d’aide"),
                ),
                (
                    "is_notified_eu",
                    models.BooleanField(
                        default=False, verbose_name="aide notifiée à l’Union européenne"
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
                    "funder",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="financeur",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.contribution",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: financement",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="contributi_pgh_ob_dfdb03_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="contributi_centre_8c249e_last",
                    ),
                    models.Index(
                        models.F("funder"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="contributi_funder_8972a2_last",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContributionSourcesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "contribution",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="centres.contribution",
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
                "verbose_name": "trace\xa0: financement, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("contribution"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="contributi_contri_6071db_last",
                    )
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
                    "department__region__order_key",
                    "department__order_key",
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
                        name="coverage_end_on_precision",
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
                        name="coverage_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="coverage_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="coverage_confidence_known",
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
                        name="coverage_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                "verbose_name": "trace\xa0: territoire d’intervention",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="coverage_pgh_ob_cf35cc_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="coverage_centre_8e7501_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: territoire d’intervention, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("coverage"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="coverageso_covera_ec3297_last",
                    )
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
                        name="label_end_on_precision",
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
                        name="label_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="label_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="label_confidence_known",
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
                        name="label_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                "verbose_name": "trace\xa0: label",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="label_pgh_ob_7de2c9_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="label_centre_02b83f_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: label, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("label"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="labelsourc_label_d8e944_last",
                    )
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
                "ordering": ["centre", "organisation__order_key", "start_on", "pk"],
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
                        name="localpartnership_end_on_precision",
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
                        name="localpartnership_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="localpartnership_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="localpartnership_confidence_known",
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
                        name="localpartnership_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                "verbose_name": "trace\xa0: partenariat local",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="localpartn_pgh_ob_f081f3_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="localpartn_centre_43a10a_last",
                    ),
                    models.Index(
                        models.F("organisation"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="localpartn_organi_72c018_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: partenariat local, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("localpartnership"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="localpartn_localp_753473_last",
                    )
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
                    "kind",
                    models.CharField(
                        choices=centres.choices.MilestoneKind.pairs,
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="date")),
                (
                    "happened_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="milestone_confidence_known",
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
                        name="milestone_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                    "kind",
                    models.CharField(
                        choices=centres.choices.MilestoneKind.pairs,
                        max_length=20,
                        verbose_name="nature",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="date")),
                (
                    "happened_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                "verbose_name": "trace\xa0: étape",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="milestone_pgh_ob_a37f34_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="milestone_centre_9e7ca4_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: étape, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("milestone"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="milestones_milest_79b83f_last",
                    )
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
                        name="missionoffered_end_on_precision",
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
                        name="missionoffered_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="missionoffered_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="missionoffered_confidence_known",
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
                        name="missionoffered_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                "verbose_name": "trace\xa0: mission proposée",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="missionoff_pgh_ob_41fe66_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="missionoff_centre_3da72e_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: mission proposée, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("missionoffered"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="missionoff_missio_c86e4a_last",
                    )
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
                    "indicator",
                    models.CharField(
                        choices=centres.choices.Indicator.pairs,
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
                        choices=centres.choices.Unit.pairs, max_length=20, verbose_name="unité"
                    ),
                ),
                (
                    "stated_on",
                    models.DateField(
                        validators=[crpv_portal.common.dates.refuse_to_come], verbose_name="date"
                    ),
                ),
                (
                    "stated_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="networkfigure_confidence_known",
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
                        name="networkfigure_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                    "indicator",
                    models.CharField(
                        choices=centres.choices.Indicator.pairs,
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
                        choices=centres.choices.Unit.pairs, max_length=20, verbose_name="unité"
                    ),
                ),
                (
                    "stated_on",
                    models.DateField(
                        validators=[crpv_portal.common.dates.refuse_to_come], verbose_name="date"
                    ),
                ),
                (
                    "stated_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                "verbose_name": "trace\xa0: chiffre publié du réseau",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="networkfig_pgh_ob_7fdf2e_last",
                    )
                ],
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
                "verbose_name": "trace\xa0: chiffre publié du réseau, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("networkfigure"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="networkfig_networ_20e9c2_last",
                    )
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
                (
                    "function",
                    models.CharField(
                        choices=centres.choices.Function.pairs,
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
                        name="position_end_on_precision",
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
                        name="position_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="position_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="position_confidence_known",
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
                        name="position_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                (
                    "function",
                    models.CharField(
                        choices=centres.choices.Function.pairs,
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
                "verbose_name": "trace\xa0: fonction",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="position_pgh_ob_7ef114_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="position_centre_966e2d_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: fonction, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("position"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="positionso_positi_ab9675_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("confirmed_on", models.DateField(verbose_name="confirmée le")),
                (
                    "confirmed_by",
                    models.CharField(
                        choices=centres.choices.ConfirmedBy.pairs, max_length=10, verbose_name="par"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="centres.centre",
                        verbose_name="centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation de fiche",
                "verbose_name_plural": "confirmations de fiches",
                "ordering": ["centre", "-confirmed_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_by__in", ["member", "address"])),
                        name="sheetconfirmation_confirmed_by_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("centre", "confirmed_on"),
                        name="sheetconfirmation_once_a_day",
                        violation_error_message="La fiche est déjà confirmée ce jour-là.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetConfirmationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("confirmed_on", models.DateField(verbose_name="confirmée le")),
                (
                    "confirmed_by",
                    models.CharField(
                        choices=centres.choices.ConfirmedBy.pairs, max_length=10, verbose_name="par"
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
                        to="centres.sheetconfirmation",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: confirmation de fiche",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="sheetconfi_pgh_ob_29d544_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="sheetconfi_centre_180e17_last",
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
                (
                    "kind",
                    models.CharField(
                        choices=centres.choices.SiteKind.pairs,
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
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="adresse vérifiée le",
                    ),
                ),
                (
                    "address_checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification de l’adresse",
                    ),
                ),
                (
                    "opening_hours",
                    models.CharField(
                        blank=True,
                        help_text="En quelques mots\xa0; publiés avec la rue, une fois l’adresse vérifiée.",
                        max_length=200,
                        verbose_name="horaires d’ouverture",
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
                        name="site_end_on_precision",
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
                        name="site_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="site_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="site_confidence_known",
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
                        name="site_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="Ce SIRET n’est pas valable\xa0: 14 chiffres, clé de contrôle comprise.",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("address_checked_on__isnull", False),
                                models.Q(
                                    ("address_checked_on_precision", "day"),
                                    models.Q(
                                        ("address_checked_on_precision", "month"),
                                        ("address_checked_on__day", 1),
                                    ),
                                    models.Q(
                                        ("address_checked_on_precision", "year"),
                                        ("address_checked_on__day", 1),
                                        ("address_checked_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("address_checked_on__isnull", True),
                                ("address_checked_on_precision", ""),
                            ),
                            _connector="OR",
                        ),
                        name="site_address_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                ],
            },
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
                (
                    "kind",
                    models.CharField(
                        choices=centres.choices.SiteKind.pairs,
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
                        validators=[crpv_portal.common.dates.refuse_to_come],
                        verbose_name="adresse vérifiée le",
                    ),
                ),
                (
                    "address_checked_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
                        default="",
                        max_length=5,
                        verbose_name="précision de la vérification de l’adresse",
                    ),
                ),
                (
                    "opening_hours",
                    models.CharField(
                        blank=True,
                        help_text="En quelques mots\xa0; publiés avec la rue, une fois l’adresse vérifiée.",
                        max_length=200,
                        verbose_name="horaires d’ouverture",
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
                "verbose_name": "trace\xa0: implantation",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="site_pgh_ob_25e728_last",
                    ),
                    models.Index(
                        models.F("centre"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="site_centre_ca6ebd_last",
                    ),
                ],
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
                "verbose_name": "trace\xa0: implantation, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("site"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="sitesource_site_44a718_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityCampaignEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="L’année dont les centres rendent compte.",
                        validators=[centres.models.activity.refuse_year_to_come],
                        verbose_name="année",
                    ),
                ),
                ("opened_on", models.DateField(verbose_name="ouverte le")),
                (
                    "until",
                    models.DateField(
                        help_text="Dernier jour où le portail relance les centres\xa0: 31/03/2027.",
                        verbose_name="jusqu’au",
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        blank=True,
                        help_text="Dans chaque courriel\xa0; ce que l’année a de particulier.",
                        max_length=2000,
                        verbose_name="mot aux centres",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="centres.activitycampaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: année des bilans d’activité",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="activityca_pgh_ob_78b306_last",
                    )
                ],
            },
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
                "verbose_name": "trace\xa0: accord, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("agreement"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="agreementp_agreem_c09742_last",
                    )
                ],
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
                "verbose_name": "trace\xa0: accord, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("agreement"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="agreements_agreem_752a5a_last",
                    )
                ],
            },
        ),
    ]
