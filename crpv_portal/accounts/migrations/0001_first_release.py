import crpv_portal.accounts.models
import crpv_portal.common.choices
import crpv_portal.common.dates
import crpv_portal.common.functions
import datetime
import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration

from . import _by_hand


class Migration(FirstMigration):
    dependencies = [
        ("common", "0001_first_release"),
        ("territories", "0001_first_release"),
    ]

    operations = [
        *_by_hand.OPERATIONS,
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "email",
                    models.EmailField(
                        error_messages={"unique": "Un compte porte déjà cette adresse."},
                        max_length=254,
                        unique=True,
                        verbose_name="adresse électronique",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=100, verbose_name="prénom")),
                ("last_name", models.CharField(blank=True, max_length=100, verbose_name="nom")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Agent de l’ANCT\xa0: modifie tout le registre dans l’administration.",
                        verbose_name="agent national",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Décochez pour fermer le compte sans l’effacer.",
                        verbose_name="actif",
                    ),
                ),
                ("date_joined", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
            ],
            options={
                "verbose_name": "compte",
                "ordering": [
                    crpv_portal.common.functions.FrenchOrderKey("last_name"),
                    crpv_portal.common.functions.FrenchOrderKey("first_name"),
                    "pk",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower(models.F("email")))
                        ),
                        name="user_email_lower",
                        violation_error_message="L’adresse s’écrit en minuscules.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                    "service",
                    models.CharField(
                        blank=True,
                        help_text="SGAR, DREETS, préfecture…",
                        max_length=200,
                        verbose_name="service",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="territories.region",
                        verbose_name="région",
                    ),
                ),
                (
                    "stands_in_for",
                    models.ForeignKey(
                        blank=True,
                        help_text="Une suppléance porte toujours une date de fin.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stand_ins",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suppléance de",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="agent",
                    ),
                ),
            ],
            options={
                "verbose_name": "affectation régionale",
                "verbose_name_plural": "affectations régionales",
                "ordering": ["-start_on", "pk"],
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
                        name="assignment_start_on_precision",
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
                        name="assignment_end_on_precision",
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
                        name="assignment_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_on__isnull", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_start_known_or_attested",
                        violation_error_message="Quand le début n’est pas connu, indiquez un jour où la source montre le fait vrai.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_on__isnull", True),
                            ("start_on__isnull", True),
                            ("end_on__gt", models.F("start_on")),
                            _connector="OR",
                        ),
                        name="assignment_end_after_start",
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
                        name="assignment_attested_within",
                        violation_error_message="Le jour attesté doit tomber entre le début et la fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_is_unknown", False), ("end_on__isnull", True), _connector="OR"
                        ),
                        name="assignment_end_known_or_not",
                        violation_error_message="La fin est datée ou inconnue, pas les deux.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("user", "="),
                            ("region", "="),
                            (
                                crpv_portal.common.functions.KnownRange(
                                    "start_on", "attested_on", "end_on", "end_is_unknown"
                                ),
                                "&&",
                            ),
                        ],
                        name="assignment_once_at_a_time",
                        violation_error_message="Cet agent est déjà affecté à cette région sur cette période.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start_on__isnull", False)),
                        name="assignment_start_known",
                        violation_error_message="Une affectation commence un jour connu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stands_in_for__isnull", True),
                            ("end_on__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_stand_in_ends",
                        violation_error_message="Une suppléance porte une date de fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stands_in_for__isnull", True),
                            models.Q(("stands_in_for", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_not_own_stand_in",
                        violation_error_message="Personne ne se supplée soi-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
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
                    "service",
                    models.CharField(
                        blank=True,
                        help_text="SGAR, DREETS, préfecture…",
                        max_length=200,
                        verbose_name="service",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="accounts.assignment",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.region",
                        verbose_name="région",
                    ),
                ),
                (
                    "stands_in_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Une suppléance porte toujours une date de fin.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suppléance de",
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
                        verbose_name="agent",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: affectation régionale",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="assignment_pgh_ob_cb0157_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BorrowedView",
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
                        choices=crpv_portal.accounts.models.SeenAs.pairs,
                        max_length=10,
                        verbose_name="vue",
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="ouverte")),
                ("ends_at", models.DateTimeField(verbose_name="limite")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="quittée")),
                (
                    "seen_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="views_as",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte emprunté",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="borrowed_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="agent",
                    ),
                ),
            ],
            options={
                "verbose_name": "vue empruntée",
                "verbose_name_plural": "vues empruntées",
                "ordering": ["-begun_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "public"), ("seen_as__isnull", True)),
                            models.Q(
                                models.Q(("kind", "public"), _negated=True),
                                ("seen_as__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="borrowedview_of_somebody",
                        violation_error_message="Un compte est emprunté, ou le public, pas les deux.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_as__isnull", True),
                            models.Q(("seen_as", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="borrowedview_not_oneself",
                        violation_error_message="Personne n’emprunte sa propre vue.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_at__gt", models.F("begun_at")),
                            (
                                "ends_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("begun_at"),
                                    "+",
                                    models.Value(datetime.timedelta(seconds=3600)),
                                ),
                            ),
                        ),
                        name="borrowedview_is_short",
                        violation_error_message="Une vue empruntée dure une heure au plus.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("begun_at")),
                            _connector="OR",
                        ),
                        name="borrowedview_ends_after",
                        violation_error_message="Une vue ne se quitte pas avant d’être ouverte.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BorrowedViewEvent",
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
                        choices=crpv_portal.accounts.models.SeenAs.pairs,
                        max_length=10,
                        verbose_name="vue",
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="ouverte")),
                ("ends_at", models.DateTimeField(verbose_name="limite")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="quittée")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="accounts.borrowedview",
                    ),
                ),
                (
                    "seen_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte emprunté",
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
                        verbose_name="agent",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: vue empruntée",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="borrowedvi_pgh_ob_200649_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="clé"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="contenu")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="fin")),
                (
                    "begun_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="ouverte le"),
                ),
                ("browser", models.CharField(blank=True, max_length=60, verbose_name="navigateur")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["-expire_date", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "email",
                    models.EmailField(
                        error_messages={"unique": "Un compte porte déjà cette adresse."},
                        max_length=254,
                        verbose_name="adresse électronique",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=100, verbose_name="prénom")),
                ("last_name", models.CharField(blank=True, max_length=100, verbose_name="nom")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Agent de l’ANCT\xa0: modifie tout le registre dans l’administration.",
                        verbose_name="agent national",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Décochez pour fermer le compte sans l’effacer.",
                        verbose_name="actif",
                    ),
                ),
                ("date_joined", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: compte",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="user_pgh_ob_9553fb_last",
                    )
                ],
            },
        ),
    ]
