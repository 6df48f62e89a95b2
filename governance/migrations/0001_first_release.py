import crpv_portal.common.choices
import crpv_portal.common.contacts
import crpv_portal.common.dates
import crpv_portal.common.functions
import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import governance.choices
import governance.validators
import pghistory.utils
import uuid
from django.conf import settings
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("centres", "0001_first_release"),
        ("common", "0001_first_release"),
        ("partners", "0001_first_release"),
        ("territories", "0001_first_release"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerLink",
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
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("expires_at", models.DateTimeField(verbose_name="expire le")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="révoqué le"),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="governance.invitation",
                        verbose_name="convocation",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de réponse",
                "verbose_name_plural": "liens de réponse",
                "ordering": ["invitation", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ItemCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until_on", models.DateField(verbose_name="propositions jusqu’au")),
                (
                    "message",
                    models.TextField(
                        blank=True,
                        help_text="Repris dans le courriel.",
                        max_length=1000,
                        verbose_name="message aux membres",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="item_call",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "appel à points",
                "verbose_name_plural": "appels à points",
            },
        ),
        migrations.CreateModel(
            name="AgendaItemProvisionsLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("governance.agendaitem_provisions",),
        ),
        migrations.CreateModel(
            name="BodyNameSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("governance.bodyname_sources",),
        ),
        migrations.CreateModel(
            name="BodySourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("governance.body_sources",),
        ),
        migrations.CreateModel(
            name="DecisionProvisionsLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("governance.decision_provisions",),
        ),
        migrations.CreateModel(
            name="MandateSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("governance.mandate_sources",),
        ),
        migrations.CreateModel(
            name="MeetingSourcesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("governance.meeting_sources",),
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
                (
                    "owner_words",
                    models.CharField(
                        blank=True,
                        help_text="Pour une personne, au nom de qui elle agit\xa0; seul, qui s’en charge.",
                        max_length=500,
                        verbose_name="chargé, en toutes lettres",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="échéance")),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.ActionState.pairs,
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
                            models.Q(("owner_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="actionitem_has_owner",
                        violation_error_message="Dites qui est chargé de la suite.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionAnswer",
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
                        choices=governance.choices.ReminderAnswer.pairs,
                        max_length=10,
                        verbose_name="réponse",
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=300, verbose_name="mot")),
                (
                    "not_before",
                    models.DateField(blank=True, null=True, verbose_name="pas avant le"),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True, verbose_name="donnée le")),
                (
                    "read_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="lue le"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.person",
                        verbose_name="auteur",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="governance.actionitem",
                        verbose_name="suite à donner",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse à un rappel",
                "verbose_name_plural": "réponses aux rappels",
                "ordering": ["action", "given_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["done", "later", "word"])),
                        name="actionanswer_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "later"), ("not_before__isnull", False)),
                            models.Q(
                                models.Q(("kind", "later"), _negated=True),
                                ("not_before__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="actionanswer_later_has_day",
                        violation_error_message="«\xa0Pas avant\xa0» porte un jour, et lui seul.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "word"), ("word", ""), _negated=True),
                        name="actionanswer_word_is_said",
                        violation_error_message="Écrivez votre mot.",
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
                        choices=governance.choices.ItemKind.pairs,
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
                        blank=True,
                        help_text="Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="note de séance",
                    ),
                ),
                (
                    "is_for_open_actions",
                    models.BooleanField(
                        default=False, verbose_name="suites des réunions précédentes"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=governance.choices.Visibility.pairs,
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
                    "approves",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approving_items",
                        to="governance.meeting",
                        verbose_name="réunion dont il approuve le compte rendu",
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
                    models.UniqueConstraint(
                        fields=("meeting", "approves"),
                        name="agendaitem_approves_once",
                        violation_error_message="Un point approuve déjà ce compte rendu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approves__isnull", True),
                            models.Q(("approves", models.F("meeting")), _negated=True),
                            _connector="OR",
                        ),
                        name="agendaitem_approves_another_meeting",
                        violation_error_message="Une réunion n’approuve pas son propre compte rendu.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_for_open_actions", True)),
                        fields=("meeting",),
                        name="agendaitem_open_actions_once",
                        violation_error_message="Un point reprend déjà les suites précédentes.",
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
                "verbose_name": "trace\xa0: point de l’ordre du jour, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("agendaitem"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="agendaitem_agenda_d3573f_last",
                    )
                ],
            },
        ),
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
                    "declared_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="déclarée le"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="confirmée le"
                    ),
                ),
                (
                    "declined_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="écartée le"
                    ),
                ),
                (
                    "declined_why",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=300,
                        verbose_name="motif de la mise à l’écart",
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
                        help_text="Court et stable\xa0: il numérote les décisions (CAN-2026-07).",
                        max_length=12,
                        unique=True,
                        verbose_name="sigle des décisions",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=governance.choices.BodyKind.pairs,
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=governance.choices.BodyLevel.pairs,
                        max_length=10,
                        verbose_name="niveau",
                    ),
                ),
                (
                    "role",
                    models.TextField(
                        blank=True,
                        help_text="Public. Ce que fait l’instance, dans les mots de l’équipe. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="rôle",
                    ),
                ),
                (
                    "expected_per_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Vide\xa0: rythme non connu.",
                        null=True,
                        verbose_name="réunions attendues par an",
                    ),
                ),
                (
                    "quorum_basis",
                    models.CharField(
                        choices=governance.choices.QuorumBasis.pairs,
                        default="none",
                        max_length=10,
                        verbose_name="quorum compté en",
                    ),
                ),
                (
                    "quorum_scope",
                    models.CharField(
                        choices=governance.choices.QuorumScope.pairs,
                        default="overall",
                        max_length=10,
                        verbose_name="quorum apprécié",
                    ),
                ),
                (
                    "quorum_numerator",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Pour la moitié\xa0: 1 sur 2. Pour deux tiers\xa0: 2 sur 3.",
                        null=True,
                        verbose_name="part exigée",
                    ),
                ),
                (
                    "quorum_denominator",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="sur combien"
                    ),
                ),
                (
                    "quorum_is_strict",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand la part doit être dépassée («\xa0plus de la moitié\xa0»).",
                        verbose_name="part à dépasser",
                    ),
                ),
                (
                    "second_call_without_quorum",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand l’instance délibère sans quorum sur seconde convocation.",
                        verbose_name="sans quorum sur seconde convocation",
                    ),
                ),
                (
                    "max_proxies",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Combien de pouvoirs une même personne peut porter.",
                        verbose_name="pouvoirs par personne",
                    ),
                ),
                (
                    "deputies_vote",
                    models.BooleanField(
                        default=True,
                        help_text="Cochez quand la personne qu’un membre envoie compte au quorum et vote.",
                        verbose_name="les personnes envoyées votent",
                    ),
                ),
                (
                    "votes_by_name",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand la règle demande que chacun soit appelé à voter par son nom.",
                        verbose_name="vote par appel nominal",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        editable=False,
                        help_text="Inventée pour la démonstration\xa0; ses réunions sont des exemples aussi.",
                        verbose_name="exemple",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "public_changed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Publication, changement de ce qui est public, ou retrait.",
                        null=True,
                        verbose_name="changée pour le public le",
                    ),
                ),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmée ou écartée par",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="déclarée par",
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        help_text="Pour une instance nationale ou régionale, quand une source le dit. Public.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organised_bodies",
                        to="partners.organisation",
                        verbose_name="organisation qui la réunit",
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
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declared_twice",
                        to="governance.body",
                        verbose_name="instance déjà connue",
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
                "ordering": ["order_key", "pk"],
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
                        name="body_end_on_precision",
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
                        name="body_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="body_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="body_confidence_known",
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
                        name="body_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("declared_at__isnull", True), ("declared_by__isnull", True)),
                            models.Q(
                                ("declared_at__isnull", False), ("declared_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="body_declared_by_an_account",
                        violation_error_message="Une déclaration dit qui l’a faite, et quand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("confirmed_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("declined_at__isnull", True),
                            ),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("declared_at__isnull", False),
                                models.Q(
                                    models.Q(
                                        ("confirmed_at__isnull", False),
                                        ("declined_at__isnull", True),
                                    ),
                                    models.Q(
                                        ("confirmed_at__isnull", True),
                                        ("declined_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="body_decided_once",
                        violation_error_message="Une déclaration est confirmée ou écartée, une fois, par un compte.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("declined_at__isnull", True),
                                ("declined_why", ""),
                                ("same_as__isnull", True),
                            ),
                            models.Q(
                                ("declined_at__isnull", False),
                                models.Q(("declined_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="body_declined_says_why",
                        violation_error_message="Une déclaration écartée dit pourquoi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("same_as__isnull", True),
                            models.Q(("same_as", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="body_not_its_own_double",
                        violation_error_message="Une instance n’est pas son propre double.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declared_at__isnull", True),
                            ("confirmed_at__isnull", False),
                            ("confidence", "unverified"),
                            _connector="OR",
                        ),
                        name="body_hidden_until_confirmed",
                        violation_error_message="Cette instance a été déclarée depuis un espace de travail\xa0: elle reste «\xa0à vérifier\xa0» tant que sa déclaration n’est pas confirmée.",
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
                            ("is_sample", False), ("name__startswith", "Exemple"), _connector="OR"
                        ),
                        name="body_sample_says_so",
                        violation_error_message="Le nom d’une instance d’exemple commence par «\xa0Exemple\xa0».",
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
                        violation_error_message="Une règle de quorum dit une part (1 sur 2)\xa0; sans règle, laissez-la vide.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quorum_is_strict", False),
                            ("quorum_numerator__isnull", True),
                            ("quorum_denominator__gt", models.F("quorum_numerator")),
                            _connector="OR",
                        ),
                        name="body_quorum_can_be_reached",
                        violation_error_message="La totalité ne peut pas être dépassée.",
                    ),
                ],
            },
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
                (
                    "owner_words",
                    models.CharField(
                        blank=True,
                        help_text="Pour une personne, au nom de qui elle agit\xa0; seul, qui s’en charge.",
                        max_length=500,
                        verbose_name="chargé, en toutes lettres",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="échéance")),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.ActionState.pairs,
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
                "verbose_name": "trace\xa0: suite à donner",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="actionitem_pgh_ob_69ac30_last",
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
                ("slug", models.SlugField(db_index=False, max_length=100, verbose_name="adresse")),
                (
                    "declared_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="déclarée le"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="confirmée le"
                    ),
                ),
                (
                    "declined_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="écartée le"
                    ),
                ),
                (
                    "declined_why",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=300,
                        verbose_name="motif de la mise à l’écart",
                    ),
                ),
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
                        help_text="Court et stable\xa0: il numérote les décisions (CAN-2026-07).",
                        max_length=12,
                        verbose_name="sigle des décisions",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=governance.choices.BodyKind.pairs,
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=governance.choices.BodyLevel.pairs,
                        max_length=10,
                        verbose_name="niveau",
                    ),
                ),
                (
                    "role",
                    models.TextField(
                        blank=True,
                        help_text="Public. Ce que fait l’instance, dans les mots de l’équipe. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="rôle",
                    ),
                ),
                (
                    "expected_per_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Vide\xa0: rythme non connu.",
                        null=True,
                        verbose_name="réunions attendues par an",
                    ),
                ),
                (
                    "quorum_basis",
                    models.CharField(
                        choices=governance.choices.QuorumBasis.pairs,
                        default="none",
                        max_length=10,
                        verbose_name="quorum compté en",
                    ),
                ),
                (
                    "quorum_scope",
                    models.CharField(
                        choices=governance.choices.QuorumScope.pairs,
                        default="overall",
                        max_length=10,
                        verbose_name="quorum apprécié",
                    ),
                ),
                (
                    "quorum_numerator",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Pour la moitié\xa0: 1 sur 2. Pour deux tiers\xa0: 2 sur 3.",
                        null=True,
                        verbose_name="part exigée",
                    ),
                ),
                (
                    "quorum_denominator",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="sur combien"
                    ),
                ),
                (
                    "quorum_is_strict",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand la part doit être dépassée («\xa0plus de la moitié\xa0»).",
                        verbose_name="part à dépasser",
                    ),
                ),
                (
                    "second_call_without_quorum",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand l’instance délibère sans quorum sur seconde convocation.",
                        verbose_name="sans quorum sur seconde convocation",
                    ),
                ),
                (
                    "max_proxies",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Combien de pouvoirs une même personne peut porter.",
                        verbose_name="pouvoirs par personne",
                    ),
                ),
                (
                    "deputies_vote",
                    models.BooleanField(
                        default=True,
                        help_text="Cochez quand la personne qu’un membre envoie compte au quorum et vote.",
                        verbose_name="les personnes envoyées votent",
                    ),
                ),
                (
                    "votes_by_name",
                    models.BooleanField(
                        default=False,
                        help_text="Cochez quand la règle demande que chacun soit appelé à voter par son nom.",
                        verbose_name="vote par appel nominal",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        editable=False,
                        help_text="Inventée pour la démonstration\xa0; ses réunions sont des exemples aussi.",
                        verbose_name="exemple",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "public_changed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Publication, changement de ce qui est public, ou retrait.",
                        null=True,
                        verbose_name="changée pour le public le",
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmée ou écartée par",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="déclarée par",
                    ),
                ),
                (
                    "organiser",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Pour une instance nationale ou régionale, quand une source le dit. Public.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                        verbose_name="organisation qui la réunit",
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
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.body",
                        verbose_name="instance déjà connue",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: instance",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="body_pgh_ob_58dd2e_last",
                    )
                ],
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
                        name="bodyname_end_on_precision",
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
                        name="bodyname_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="bodyname_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="bodyname_confidence_known",
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
                        name="bodyname_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                "verbose_name": "trace\xa0: nom de l’instance",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="bodyname_pgh_ob_5b7153_last",
                    )
                ],
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
                "verbose_name": "trace\xa0: nom de l’instance, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("bodyname"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="bodynameso_bodyna_31a7f3_last",
                    )
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
                "verbose_name": "trace\xa0: instance, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("body"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="bodysource_body_ec8c0b_last",
                    )
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
                "verbose_name": "trace\xa0: adresse d’agenda personnel",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="calendarto_pgh_ob_e507d0_last",
                    )
                ],
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
                (
                    "name",
                    models.CharField(
                        max_length=150,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="nom",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                (
                    "is_counted_by_head",
                    models.BooleanField(
                        default=False,
                        help_text="Collège nombreux\xa0: la présence est un nombre, pas une liste de noms.",
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
            name="CollegeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(
                        max_length=150,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="nom",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="rang")),
                (
                    "is_counted_by_head",
                    models.BooleanField(
                        default=False,
                        help_text="Collège nombreux\xa0: la présence est un nombre, pas une liste de noms.",
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
                "verbose_name": "trace\xa0: collège",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="college_pgh_ob_38cff0_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DailyDigest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="jour")),
                ("told", models.JSONField(default=list, verbose_name="ce qu’il disait")),
                (
                    "token_hash",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="empreinte du jeton",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="envoyé le")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "point du jour",
                "verbose_name_plural": "points du jour",
                "ordering": ["-day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "day"),
                        name="dailydigest_once_a_day",
                        violation_error_message="Ce compte a déjà reçu son point du jour.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DailyDigestRefusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("refused_at", models.DateTimeField(auto_now_add=True, verbose_name="refusés le")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "refus du point du jour",
                "verbose_name_plural": "refus du point du jour",
                "ordering": ["-refused_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DailyDigestRefusalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("refused_at", models.DateTimeField(auto_now_add=True, verbose_name="refusés le")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.dailydigestrefusal",
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
                "verbose_name": "trace\xa0: refus du point du jour",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="dailydiges_pgh_ob_bcc998_last",
                    )
                ],
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
                        choices=governance.choices.DecisionKind.pairs,
                        default="decision",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.OpinionSense.pairs,
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
                    "ballot",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.Ballot.pairs,
                        default="",
                        max_length=10,
                        verbose_name="mode de scrutin",
                    ),
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
                        choices=governance.choices.Visibility.pairs,
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                (
                    "public_changed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Publication, changement de ce qui est public, ou retrait.",
                        null=True,
                        verbose_name="changée pour le public le",
                    ),
                ),
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
                        violation_error_message="Un avis dit son sens\xa0; une décision n’en a pas.",
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
                        condition=models.Q(("ballot__in", ["", "hands", "roll_call", "secret"])),
                        name="decision_ballot_known",
                        violation_error_message="Ce mode de scrutin ne fait pas partie de la liste.",
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
                        choices=governance.choices.DecisionKind.pairs,
                        default="decision",
                        max_length=10,
                        verbose_name="nature",
                    ),
                ),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.OpinionSense.pairs,
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
                    "ballot",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.Ballot.pairs,
                        default="",
                        max_length=10,
                        verbose_name="mode de scrutin",
                    ),
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
                        choices=governance.choices.Visibility.pairs,
                        default="restricted",
                        max_length=10,
                        verbose_name="visibilité",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                (
                    "public_changed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Publication, changement de ce qui est public, ou retrait.",
                        null=True,
                        verbose_name="changée pour le public le",
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
                "verbose_name": "trace\xa0: décision",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="decision_pgh_ob_4c7fb1_last",
                    )
                ],
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
                "verbose_name": "trace\xa0: décision, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("decision"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="decisionpr_decisi_61b93e_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DigestLink",
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
                ("day", models.DateField(verbose_name="jour du rappel")),
                ("expires_at", models.DateTimeField(verbose_name="valable jusqu’à")),
                (
                    "revoked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="révoqué le"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien d’un rappel",
                "verbose_name_plural": "liens des rappels",
                "ordering": ["-day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DigestRefusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("refused_at", models.DateTimeField(auto_now_add=True, verbose_name="refusés le")),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="digest_refusal",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "refus des rappels",
                "verbose_name_plural": "refus des rappels",
                "ordering": ["-refused_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DigestRefusalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("refused_at", models.DateTimeField(auto_now_add=True, verbose_name="refusés le")),
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
                        to="governance.digestrefusal",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: refus des rappels",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="digestrefu_pgh_ob_c7416c_last",
                    )
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
                        choices=governance.choices.DocumentVisibility.pairs,
                        default="restricted",
                        help_text="Les membres convoqués lisent une pièce par leur lien personnel.",
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
                        condition=models.Q(
                            ("visibility__in", ["restricted", "convened", "public"])
                        ),
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
            name="Invitation",
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
                    "channel",
                    models.CharField(
                        choices=governance.choices.InvitationChannel.pairs,
                        default="mail",
                        max_length=10,
                        verbose_name="envoi",
                    ),
                ),
                (
                    "sent_sequence",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="version envoyée"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="envoyée le")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="relancée le"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="retirée le"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.Answer.pairs,
                        max_length=10,
                        verbose_name="réponse",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="répondu le"),
                ),
                (
                    "answered_sequence",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="version à laquelle il est répondu"
                    ),
                ),
                (
                    "deputy_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="nom de la personne envoyée"
                    ),
                ),
                (
                    "deputy_organisation",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        verbose_name="organisation de la personne envoyée",
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0J’arriverai à 15 h\xa0»\xa0: lu par qui tient l’instance.",
                        max_length=200,
                        verbose_name="mot joint à la réponse",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        help_text="À qui le message est adressé\xa0: le titulaire, le suppléant ou l’invité.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        help_text="Vide pour un invité.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="governance.mandate",
                        verbose_name="mandat",
                    ),
                ),
                (
                    "proxy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announced_proxies",
                        to="governance.mandate",
                        verbose_name="pouvoir annoncé à",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "convocation",
                "ordering": ["meeting", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["mail", "paper"])),
                        name="invitation_channel_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "coming", "sends", "excused"])),
                        name="invitation_answer_known",
                        violation_error_message="Cette réponse ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("mandate__isnull", False)),
                        fields=("meeting", "mandate"),
                        name="invitation_once_a_mandate",
                        violation_error_message="Ce membre est déjà convoqué.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("mandate__isnull", True)),
                        fields=("meeting", "person"),
                        name="invitation_once_a_guest",
                        violation_error_message="Cette personne est déjà invitée.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mandate__isnull", False), ("person__isnull", False), _connector="OR"
                        ),
                        name="invitation_is_somebody_s",
                        violation_error_message="Une convocation s’adresse à un membre ou à un invité.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_sequence__isnull", True)),
                            models.Q(("sent_at__isnull", False), ("sent_sequence__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_sent_with_its_version",
                        violation_error_message="Un envoi dit son jour et sa version.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at__isnull", True),
                                ("answered_sequence__isnull", True),
                            ),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_sequence__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="invitation_answer_complete",
                        violation_error_message="Une réponse dit son jour et la version qu’elle vise.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", "sends"),
                                models.Q(
                                    models.Q(("deputy_name", ""), _negated=True),
                                    ("proxy__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                models.Q(("answer", "sends"), _negated=True),
                                ("deputy_name", ""),
                                ("deputy_organisation", ""),
                                ("proxy__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="invitation_deputy_when_sent",
                        violation_error_message="Nommez la personne envoyée ou le membre qui a le pouvoir.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("word", ""), models.Q(("answer", ""), _negated=True), _connector="OR"
                        ),
                        name="invitation_word_with_an_answer",
                        violation_error_message="Un mot accompagne une réponse.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("proxy__isnull", True),
                            ("mandate__isnull", True),
                            models.Q(("proxy", models.F("mandate")), _negated=True),
                            _connector="OR",
                        ),
                        name="invitation_not_own_proxy",
                        violation_error_message="Personne ne se donne pouvoir à soi-même.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("expires_at", models.DateTimeField(verbose_name="expire le")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="révoqué le"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.answerlink",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.invitation",
                        verbose_name="convocation",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: lien de réponse",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="answerlink_pgh_ob_3fcb23_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(blank=True, max_length=200, verbose_name="service")),
                ("address", models.TextField(blank=True, max_length=400, verbose_name="adresse")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=100, verbose_name="référence"),
                ),
                (
                    "followed_by",
                    models.CharField(blank=True, max_length=150, verbose_name="affaire suivie par"),
                ),
                ("function", models.CharField(blank=True, max_length=150, verbose_name="fonction")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="téléphone")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="adresse de fonction"
                    ),
                ),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letterhead",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "en-tête des papiers",
                "verbose_name_plural": "en-têtes des papiers",
                "ordering": ["body"],
            },
        ),
        migrations.CreateModel(
            name="LetterheadEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("service", models.CharField(blank=True, max_length=200, verbose_name="service")),
                ("address", models.TextField(blank=True, max_length=400, verbose_name="adresse")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=100, verbose_name="référence"),
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
                        to="governance.letterhead",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: en-tête des papiers",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="letterhead_pgh_ob_e30163_last",
                    )
                ],
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
                    "organisation_name",
                    models.CharField(
                        blank=True,
                        help_text="Gardé tel quel quand l’organisation change de nom.",
                        max_length=250,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="nom de l’organisation au début du mandat",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0préfet de région ou son représentant\xa0»",
                        max_length=200,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="qualité",
                    ),
                ),
                (
                    "function_email",
                    models.EmailField(
                        blank=True,
                        help_text="Boîte d’un service, jamais publiée\xa0: elle reçoit la convocation quand aucune des personnes nommées n’a d’adresse.",
                        max_length=254,
                        verbose_name="adresse de fonction du siège",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=governance.choices.Voice.pairs,
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
                        name="mandate_end_on_precision",
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
                        name="mandate_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="mandate_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="mandate_confidence_known",
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
                        name="mandate_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="Dites qui siège\xa0: une organisation, une personne ou une qualité.",
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
            name="ItemProposal",
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
                ("title", models.CharField(max_length=250, verbose_name="titre du point")),
                ("reason", models.TextField(max_length=2000, verbose_name="pourquoi")),
                (
                    "minutes_wanted",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="durée souhaitée"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.ProposalState.pairs,
                        default="pending",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "reply",
                    models.CharField(blank=True, max_length=500, verbose_name="réponse donnée"),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="proposé le")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="tranché le"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposal",
                        to="governance.agendaitem",
                        verbose_name="point de l’ordre du jour",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="governance.mandate",
                        verbose_name="mandat",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposition de point",
                "verbose_name_plural": "propositions de points",
                "ordering": ["meeting", "proposed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["pending", "accepted", "declined"])),
                        name="itemproposal_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mandate__isnull", False),
                            ("person__isnull", False),
                            ("author__isnull", False),
                            _connector="OR",
                        ),
                        name="itemproposal_is_somebody_s",
                        violation_error_message="Une proposition vient d’un membre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reply", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="itemproposal_declined_with_a_word",
                        violation_error_message="Un refus se dit en un mot.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("state", "pending")),
                            models.Q(
                                models.Q(("state", "pending"), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="itemproposal_decided_when_no_longer_pending",
                        violation_error_message="Une proposition tranchée dit quand.",
                    ),
                ],
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
                        choices=governance.choices.AttendanceState.pairs,
                        default="not_called",
                        max_length=15,
                        verbose_name="présence",
                    ),
                ),
                (
                    "deputy_name",
                    models.CharField(
                        blank=True,
                        help_text="Qui représente le membre, sans être membre.",
                        max_length=200,
                        verbose_name="personne envoyée",
                    ),
                ),
                (
                    "deputy_organisation",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        verbose_name="fonction ou organisation de cette personne",
                    ),
                ),
                ("voting_weight", models.PositiveSmallIntegerField(default=0, verbose_name="voix")),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0arrivée à 15 h\xa0», par exemple.",
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
                        help_text="Qui était là\xa0: le titulaire, le suppléant ou une autre personne.",
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
                            (
                                "state__in",
                                ["not_called", "present", "represented", "excused", "absent"],
                            )
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
                            models.Q(
                                ("state", "represented"),
                                models.Q(
                                    ("represented_by__isnull", False),
                                    models.Q(("deputy_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            ("state", "not_called"),
                            models.Q(
                                models.Q(("state", "represented"), _negated=True),
                                ("represented_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_proxy_when_represented",
                        violation_error_message="Un membre représenté dit à qui il donne pouvoir, ou qui il envoie.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deputy_name", ""), ("deputy_organisation", "")),
                            models.Q(
                                models.Q(("deputy_name", ""), _negated=True),
                                ("represented_by__isnull", True),
                                ("state__in", ["represented", "not_called"]),
                            ),
                            _connector="OR",
                        ),
                        name="attendance_deputy_when_represented",
                        violation_error_message="Un pouvoir, ou une personne envoyée\xa0: l’un des deux.",
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
                "verbose_name": "trace\xa0: mandat, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("mandate"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="mandatesou_mandat_548097_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MaskedName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="nom écrit au compte rendu"
                    ),
                ),
                ("masked_at", models.DateTimeField(verbose_name="masqué le")),
                (
                    "masked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="masqué par",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="masked_names",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
            ],
            options={
                "verbose_name": "nom masqué",
                "verbose_name_plural": "noms masqués",
                "ordering": ["-masked_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), ("person__isnull", False)),
                            models.Q(
                                ("person__isnull", True), models.Q(("name", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="maskedname_is_somebody_s",
                        violation_error_message="Un nom masqué est celui d’une personne, ou un nom écrit.",
                    )
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
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="adresse")),
                (
                    "title",
                    models.CharField(
                        max_length=250,
                        validators=[governance.validators.validate_public_title],
                        verbose_name="titre",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=governance.choices.MeetingStatus.pairs,
                        default="planned",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        validators=[governance.validators.validate_meeting_day], verbose_name="date"
                    ),
                ),
                (
                    "starts_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                        choices=governance.choices.MeetingMode.pairs,
                        default="in_person",
                        max_length=10,
                        verbose_name="tenue",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        validators=[governance.validators.validate_public_place],
                        verbose_name="lieu",
                    ),
                ),
                (
                    "video_link",
                    models.URLField(
                        blank=True,
                        help_text="Donné aux seules personnes convoquées\xa0; jamais publié.",
                        max_length=500,
                        validators=[
                            django.core.validators.URLValidator(
                                message="Écrivez le lien ainsi\xa0: https://visio.exemple.fr/salle.",
                                schemes=("https", "http"),
                            )
                        ],
                        verbose_name="lien de la visioconférence",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Public quand la réunion l’est. L’objet ou l’essentiel, en quelques lignes. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="en bref",
                    ),
                ),
                (
                    "call",
                    models.PositiveSmallIntegerField(
                        choices=governance.choices.MeetingCall.pairs,
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
                        choices=governance.choices.Visibility.pairs,
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
                    "calendar_shift",
                    models.PositiveIntegerField(
                        default=0,
                        editable=False,
                        help_text="Grandit à chaque retrait\xa0: ce qui part ensuite passe après lui dans un agenda.",
                        verbose_name="décalage de la version d’agenda",
                    ),
                ),
                (
                    "by_hand_sequence",
                    models.PositiveIntegerField(
                        blank=True,
                        editable=False,
                        help_text="Sur papier\xa0: collège compté par tête, instance sans composition connue.",
                        null=True,
                        verbose_name="version convoquée sans liste de noms",
                    ),
                ),
                (
                    "sent_agenda",
                    models.JSONField(
                        blank=True,
                        editable=False,
                        help_text="Ce que le dernier envoi donnait, pour dire ensuite ce qui a changé.",
                        null=True,
                        verbose_name="ordre du jour et pièces envoyés",
                    ),
                ),
                (
                    "convocation_message",
                    models.TextField(
                        blank=True,
                        editable=False,
                        help_text="Celui du dernier envoi.",
                        max_length=2000,
                        verbose_name="message joint à la convocation",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "public_changed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Publication, changement de ce qui est public, ou retrait.",
                        null=True,
                        verbose_name="changée pour le public le",
                    ),
                ),
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
                    "second_call_of",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_calls",
                        to="governance.meeting",
                        verbose_name="seconde convocation de",
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
            ],
            options={
                "verbose_name": "réunion",
                "ordering": ["-starts_on", "pk"],
                "indexes": [models.Index(fields=["body", "-starts_on"], name="meeting_by_body")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__in", ["verified", "inferred", "unverified", "recorded"])
                        ),
                        name="meeting_confidence_known",
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
                        name="meeting_checked_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("starts_at__isnull", True),
                            (
                                "starts_on",
                                crpv_portal.common.functions.DayThere(
                                    models.F("time_zone"), models.F("starts_at")
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_hours_on_its_day",
                        violation_error_message="L’ouverture est d’un autre jour que la réunion\xa0: corrigez l’un ou l’autre.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("postponed_to__isnull", True), ("status", "postponed"), _connector="OR"
                        ),
                        name="meeting_postponed_only",
                        violation_error_message="Seule une réunion reportée nomme celle qui la remplace.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("video_link", ""),
                            models.Q(("mode", "in_person"), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_link_of_a_remote_one",
                        violation_error_message="Le lien d’une visioconférence n’est donné à personne quand la réunion se tient sur place\xa0: choisissez «\xa0à distance\xa0» ou «\xa0sur place et à distance\xa0», ou retirez le lien.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ("postponed", "cancelled")), _negated=True
                        ),
                        fields=("second_call_of",),
                        name="meeting_one_second_call",
                        violation_error_message="Cette réunion a déjà sa seconde convocation.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemProposalEvent",
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
                ("title", models.CharField(max_length=250, verbose_name="titre du point")),
                ("reason", models.TextField(max_length=2000, verbose_name="pourquoi")),
                (
                    "minutes_wanted",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="durée souhaitée"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.ProposalState.pairs,
                        default="pending",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "reply",
                    models.CharField(blank=True, max_length=500, verbose_name="réponse donnée"),
                ),
                ("proposed_at", models.DateTimeField(auto_now_add=True, verbose_name="proposé le")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="tranché le"),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                        verbose_name="point de l’ordre du jour",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                        to="governance.itemproposal",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                "verbose_name": "trace\xa0: proposition de point",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="itempropos_pgh_ob_53efa8_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemCallEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("until_on", models.DateField(verbose_name="propositions jusqu’au")),
                (
                    "message",
                    models.TextField(
                        blank=True,
                        help_text="Repris dans le courriel.",
                        max_length=1000,
                        verbose_name="message aux membres",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.itemcall",
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
                "verbose_name": "trace\xa0: appel à points",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="itemcall_pgh_ob_8fff74_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationEvent",
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
                    "channel",
                    models.CharField(
                        choices=governance.choices.InvitationChannel.pairs,
                        default="mail",
                        max_length=10,
                        verbose_name="envoi",
                    ),
                ),
                (
                    "sent_sequence",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="version envoyée"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="envoyée le")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="relancée le"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="retirée le"),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.Answer.pairs,
                        max_length=10,
                        verbose_name="réponse",
                    ),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="répondu le"),
                ),
                (
                    "answered_sequence",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="version à laquelle il est répondu"
                    ),
                ),
                (
                    "deputy_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="nom de la personne envoyée"
                    ),
                ),
                (
                    "deputy_organisation",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        verbose_name="organisation de la personne envoyée",
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0J’arriverai à 15 h\xa0»\xa0: lu par qui tient l’instance.",
                        max_length=200,
                        verbose_name="mot joint à la réponse",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="À qui le message est adressé\xa0: le titulaire, le suppléant ou l’invité.",
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
                        to="governance.invitation",
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
                    "proxy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.mandate",
                        verbose_name="pouvoir annoncé à",
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
                "verbose_name": "trace\xa0: convocation",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="invitation_pgh_ob_83a98c_last",
                    )
                ],
            },
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
                "verbose_name": "trace\xa0: présence d’un collège",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="headcount_pgh_ob_72f728_last",
                    )
                ],
            },
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
                        choices=governance.choices.DocumentVisibility.pairs,
                        default="restricted",
                        help_text="Les membres convoqués lisent une pièce par leur lien personnel.",
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
                "verbose_name": "trace\xa0: document",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="document_pgh_ob_0a62d7_last",
                    )
                ],
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
                        choices=governance.choices.AttendanceState.pairs,
                        default="not_called",
                        max_length=15,
                        verbose_name="présence",
                    ),
                ),
                (
                    "deputy_name",
                    models.CharField(
                        blank=True,
                        help_text="Qui représente le membre, sans être membre.",
                        max_length=200,
                        verbose_name="personne envoyée",
                    ),
                ),
                (
                    "deputy_organisation",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        verbose_name="fonction ou organisation de cette personne",
                    ),
                ),
                ("voting_weight", models.PositiveSmallIntegerField(default=0, verbose_name="voix")),
                (
                    "remark",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0arrivée à 15 h\xa0», par exemple.",
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
                        help_text="Qui était là\xa0: le titulaire, le suppléant ou une autre personne.",
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
                "verbose_name": "trace\xa0: présence",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="attendance_pgh_ob_471d70_last",
                    )
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
                        choices=governance.choices.ItemKind.pairs,
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
                        blank=True,
                        help_text="Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="note de séance",
                    ),
                ),
                (
                    "is_for_open_actions",
                    models.BooleanField(
                        default=False, verbose_name="suites des réunions précédentes"
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=governance.choices.Visibility.pairs,
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
                    "approves",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="réunion dont il approuve le compte rendu",
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
                "verbose_name": "trace\xa0: point de l’ordre du jour",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="agendaitem_pgh_ob_8e39da_last",
                    )
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
                ("slug", models.SlugField(db_index=False, max_length=120, verbose_name="adresse")),
                (
                    "title",
                    models.CharField(
                        max_length=250,
                        validators=[governance.validators.validate_public_title],
                        verbose_name="titre",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=governance.choices.MeetingStatus.pairs,
                        default="planned",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        validators=[governance.validators.validate_meeting_day], verbose_name="date"
                    ),
                ),
                (
                    "starts_on_precision",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                        choices=crpv_portal.common.choices.DatePrecision.pairs,
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
                        choices=governance.choices.MeetingMode.pairs,
                        default="in_person",
                        max_length=10,
                        verbose_name="tenue",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        max_length=250,
                        validators=[governance.validators.validate_public_place],
                        verbose_name="lieu",
                    ),
                ),
                (
                    "video_link",
                    models.URLField(
                        blank=True,
                        help_text="Donné aux seules personnes convoquées\xa0; jamais publié.",
                        max_length=500,
                        validators=[
                            django.core.validators.URLValidator(
                                message="Écrivez le lien ainsi\xa0: https://visio.exemple.fr/salle.",
                                schemes=("https", "http"),
                            )
                        ],
                        verbose_name="lien de la visioconférence",
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Public quand la réunion l’est. L’objet ou l’essentiel, en quelques lignes. Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="en bref",
                    ),
                ),
                (
                    "call",
                    models.PositiveSmallIntegerField(
                        choices=governance.choices.MeetingCall.pairs,
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
                        choices=governance.choices.Visibility.pairs,
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
                    "calendar_shift",
                    models.PositiveIntegerField(
                        default=0,
                        editable=False,
                        help_text="Grandit à chaque retrait\xa0: ce qui part ensuite passe après lui dans un agenda.",
                        verbose_name="décalage de la version d’agenda",
                    ),
                ),
                (
                    "by_hand_sequence",
                    models.PositiveIntegerField(
                        blank=True,
                        editable=False,
                        help_text="Sur papier\xa0: collège compté par tête, instance sans composition connue.",
                        null=True,
                        verbose_name="version convoquée sans liste de noms",
                    ),
                ),
                (
                    "sent_agenda",
                    models.JSONField(
                        blank=True,
                        editable=False,
                        help_text="Ce que le dernier envoi donnait, pour dire ensuite ce qui a changé.",
                        null=True,
                        verbose_name="ordre du jour et pièces envoyés",
                    ),
                ),
                (
                    "convocation_message",
                    models.TextField(
                        blank=True,
                        editable=False,
                        help_text="Celui du dernier envoi.",
                        max_length=2000,
                        verbose_name="message joint à la convocation",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="version"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créée le")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "public_changed_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="Publication, changement de ce qui est public, ou retrait.",
                        null=True,
                        verbose_name="changée pour le public le",
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
                    "second_call_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.meeting",
                        verbose_name="seconde convocation de",
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
            ],
            options={
                "verbose_name": "trace\xa0: réunion",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="meeting_pgh_ob_9cffe0_last",
                    )
                ],
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
                "verbose_name": "trace\xa0: réunion, liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("meeting"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="meetingsou_meetin_da2b79_last",
                    )
                ],
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
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="texte",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.MinutesState.pairs,
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
            name="MaskedNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="nom écrit au compte rendu"
                    ),
                ),
                ("masked_at", models.DateTimeField(verbose_name="masqué le")),
                (
                    "masked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="masqué par",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                        to="governance.maskedname",
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
            ],
            options={
                "verbose_name": "trace\xa0: nom masqué",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="maskedname_pgh_ob_10b698_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "pieces",
                    models.JSONField(
                        help_text="Clé, texte, faits, dans l’ordre du texte.",
                        verbose_name="passages",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="rédigé le")),
                ("replaced_text", models.TextField(blank=True, verbose_name="texte remplacé")),
                (
                    "replaced_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="remplacé le"),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="rédigé par",
                    ),
                ),
                (
                    "minutes",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
            ],
            options={
                "verbose_name": "rédaction depuis la réunion",
                "verbose_name_plural": "rédactions depuis la réunion",
                "ordering": ["-made_at", "pk"],
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
                (
                    "text",
                    models.TextField(
                        blank=True,
                        help_text="Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en gras.",
                        verbose_name="texte",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.MinutesState.pairs,
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
                "verbose_name": "trace\xa0: compte rendu",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="minutes_pgh_ob_98301e_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sections",
                    models.JSONField(
                        help_text="Clé, titre, texte fixe, si elle est gardée.",
                        verbose_name="rubriques",
                    ),
                ),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="minutes_plan",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan du compte rendu",
                "verbose_name_plural": "plans des comptes rendus",
                "ordering": ["body"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sections", []), _negated=True),
                        name="minutesplan_has_sections",
                        violation_error_message="Un plan a au moins une rubrique.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "sections",
                    models.JSONField(
                        help_text="Clé, titre, texte fixe, si elle est gardée.",
                        verbose_name="rubriques",
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
                        to="governance.minutesplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: plan du compte rendu",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="minutespla_pgh_ob_e9e5b2_last",
                    )
                ],
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
                (
                    "passage",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Empreinte du passage sur lequel elle porte\xa0; vide pour l’ensemble.",
                        max_length=24,
                        verbose_name="passage",
                    ),
                ),
                (
                    "excerpt",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="début du passage",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="faite le")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.RemarkOutcome.pairs,
                        db_default="",
                        default="",
                        max_length=15,
                        verbose_name="issue",
                    ),
                ),
                (
                    "answer",
                    models.CharField(blank=True, max_length=300, verbose_name="suite donnée"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="auteur",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        help_text="Quand elle vient de la boîte d’un service.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_remarks",
                        to="governance.mandate",
                        verbose_name="siège",
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.person",
                        verbose_name="auteur sans compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "remarque",
                "ordering": ["minutes", "made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("author__isnull", False),
                                ("mandate__isnull", True),
                                ("person__isnull", True),
                            ),
                            models.Q(
                                ("author__isnull", True),
                                ("mandate__isnull", True),
                                ("person__isnull", False),
                            ),
                            models.Q(
                                ("author__isnull", True),
                                ("mandate__isnull", False),
                                ("person__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="minutesremark_has_one_author",
                        violation_error_message="Une remarque a un auteur, et un seul.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", ""),
                            models.Q(
                                ("outcome__in", ["taken_up", "not_taken_up"]),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="minutesremark_answered_in_words",
                        violation_error_message="Dites en une phrase ce que devient la remarque.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("excerpt", ""), ("passage", "")),
                            models.Q(
                                models.Q(("passage", ""), _negated=True),
                                models.Q(("excerpt", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="minutesremark_passage_with_words",
                        violation_error_message="Une remarque sur un passage en garde le début.",
                    ),
                ],
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
                (
                    "passage",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Empreinte du passage sur lequel elle porte\xa0; vide pour l’ensemble.",
                        max_length=24,
                        verbose_name="passage",
                    ),
                ),
                (
                    "excerpt",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=200,
                        verbose_name="début du passage",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="faite le")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=governance.choices.RemarkOutcome.pairs,
                        db_default="",
                        default="",
                        max_length=15,
                        verbose_name="issue",
                    ),
                ),
                (
                    "answer",
                    models.CharField(blank=True, max_length=300, verbose_name="suite donnée"),
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
                        verbose_name="auteur",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Quand elle vient de la boîte d’un service.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.mandate",
                        verbose_name="siège",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.person",
                        verbose_name="auteur sans compte",
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
                "verbose_name": "trace\xa0: remarque",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="minutesrem_pgh_ob_6a2926_last",
                    )
                ],
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
                "verbose_name": "trace\xa0: version publique du compte rendu",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="publicminu_pgh_ob_b5cfcc_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.CharField(default="record", max_length=40, verbose_name="page")),
                (
                    "form_data",
                    models.TextField(
                        blank=True,
                        help_text="Le formulaire, comme le navigateur l’envoie.",
                        verbose_name="saisie",
                    ),
                ),
                (
                    "saved_page",
                    models.CharField(
                        blank=True, max_length=32, verbose_name="marque de la page enregistrée"
                    ),
                ),
                ("kept_at", models.DateTimeField(auto_now=True, verbose_name="gardée le")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="record_drafts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "saisie non enregistrée",
                "verbose_name_plural": "saisies non enregistrées",
                "ordering": ["-kept_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "user", "page"),
                        name="recorddraft_one_each",
                        violation_error_message="Cette page a déjà une saisie en attente de ce compte.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewLink",
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
                ("until", models.DateField(verbose_name="valable jusqu’au")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "revoked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="révoqué le"
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        help_text="Quand il part à la boîte d’un service.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_links",
                        to="governance.mandate",
                        verbose_name="siège",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_links",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien de relecture",
                "verbose_name_plural": "liens de relecture",
                "ordering": ["-created_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("minutes", "person"),
                        name="reviewlink_one_at_a_time",
                        violation_error_message="Cette personne a déjà un lien de relecture.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("minutes", "mandate"),
                        name="reviewlink_one_a_seat",
                        violation_error_message="Ce siège a déjà un lien de relecture.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mandate__isnull", True), ("person__isnull", False)),
                            models.Q(("mandate__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="reviewlink_is_somebody_s",
                        violation_error_message="Un lien de relecture est à une personne ou à un siège.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("until", models.DateField(verbose_name="valable jusqu’au")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                (
                    "revoked_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="révoqué le"
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Quand il part à la boîte d’un service.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.mandate",
                        verbose_name="siège",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                        to="governance.reviewlink",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: lien de relecture",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="reviewlink_pgh_ob_68808b_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "seed",
                    models.CharField(
                        editable=False, max_length=64, verbose_name="graine des secrets"
                    ),
                ),
                (
                    "token_hash",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="empreinte du lien des téléphones",
                    ),
                ),
                (
                    "code_hash",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="empreinte de l’adresse courte",
                    ),
                ),
                (
                    "screen_hash",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="empreinte du lien de l’écran",
                    ),
                ),
                (
                    "opened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="ouverte le"
                    ),
                ),
                ("closes_at", models.DateTimeField(verbose_name="se ferme le")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="fermée le"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "current_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="governance.agendaitem",
                        verbose_name="point en cours",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room",
                        to="governance.meeting",
                        verbose_name="réunion",
                    ),
                ),
                (
                    "shown_decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="governance.decision",
                        verbose_name="décision montrée à l’écran",
                    ),
                ),
            ],
            options={
                "verbose_name": "salle",
                "ordering": ["meeting"],
            },
        ),
        migrations.CreateModel(
            name="RoomEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "opened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="ouverte le"
                    ),
                ),
                ("closes_at", models.DateTimeField(verbose_name="se ferme le")),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="fermée le"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "current_item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.agendaitem",
                        verbose_name="point en cours",
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
                        to="governance.room",
                    ),
                ),
                (
                    "shown_decision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.decision",
                        verbose_name="décision montrée à l’écran",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: salle",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="room_pgh_ob_ec94da_last",
                    )
                ],
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
                (
                    "title",
                    models.CharField(
                        max_length=200,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="siège",
                    ),
                ),
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
                    "organisation_name",
                    models.CharField(
                        blank=True,
                        help_text="Gardé tel quel quand l’organisation change de nom.",
                        max_length=250,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="nom de l’organisation au début du mandat",
                    ),
                ),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        help_text="«\xa0préfet de région ou son représentant\xa0»",
                        max_length=200,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="qualité",
                    ),
                ),
                (
                    "function_email",
                    models.EmailField(
                        blank=True,
                        help_text="Boîte d’un service, jamais publiée\xa0: elle reçoit la convocation quand aucune des personnes nommées n’a d’adresse.",
                        max_length=254,
                        verbose_name="adresse de fonction du siège",
                    ),
                ),
                (
                    "voice",
                    models.CharField(
                        choices=governance.choices.Voice.pairs,
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
                "verbose_name": "trace\xa0: mandat",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="mandate_pgh_ob_dd32e1_last",
                    )
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
                (
                    "title",
                    models.CharField(
                        max_length=200,
                        validators=[crpv_portal.common.contacts.refuse_contacts],
                        verbose_name="siège",
                    ),
                ),
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
                "verbose_name": "trace\xa0: siège",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="seat_pgh_ob_2388af_last",
                    )
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
                        name="secretaryship_end_on_precision",
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
                        name="secretaryship_attested_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas\xa0: une année se note au 1er janvier, un mois au premier jour.",
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
                            ("attested_by_reading", False),
                            ("attested_on__isnull", False),
                            _connector="OR",
                        ),
                        name="secretaryship_attested_by_reading_a_day",
                        violation_error_message="Une page non datée atteste le fait au jour où elle a été lue.",
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
                "verbose_name": "trace\xa0: secrétariat",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="secretarys_pgh_ob_dd18a2_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
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
                    "phone_hash",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="empreinte du téléphone"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=governance.choices.SignInWay.pairs,
                        max_length=10,
                        verbose_name="signé",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.SignInState.pairs,
                        default="waiting",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "is_deputy",
                    models.BooleanField(default=False, verbose_name="vient à la place du membre"),
                ),
                ("first_name", models.CharField(blank=True, max_length=100, verbose_name="prénom")),
                ("last_name", models.CharField(blank=True, max_length=100, verbose_name="nom")),
                (
                    "organisation",
                    models.CharField(blank=True, max_length=250, verbose_name="organisation"),
                ),
                (
                    "before",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="appel d’avant"
                    ),
                ),
                (
                    "signed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="signée le"
                    ),
                ),
                (
                    "settled_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="tranchée par le secrétariat le"
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "attendance",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to="governance.attendance",
                        verbose_name="présence",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_ins",
                        to="governance.room",
                        verbose_name="salle",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature sur téléphone",
                "verbose_name_plural": "signatures sur téléphone",
                "ordering": ["room", "signed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["own_link", "chosen", "added"])),
                        name="signin_way_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "counted", "set_aside", "withdrawn"])
                        ),
                        name="signin_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "counted")),
                        fields=("attendance",),
                        name="signin_one_counted_a_line",
                        violation_error_message="Une signature est déjà retenue pour ce nom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "counted"), _negated=True),
                            ("attendance__isnull", False),
                            _connector="OR",
                        ),
                        name="signin_counted_on_the_roll",
                        violation_error_message="Une signature retenue est celle d’une ligne de l’appel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attendance__isnull", False), ("way", "added"), _connector="OR"
                        ),
                        name="signin_of_a_line_or_added",
                        violation_error_message="Une signature choisit un nom de la liste, ou l’ajoute.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInEvent",
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
                    "way",
                    models.CharField(
                        choices=governance.choices.SignInWay.pairs,
                        max_length=10,
                        verbose_name="signé",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=governance.choices.SignInState.pairs,
                        default="waiting",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "is_deputy",
                    models.BooleanField(default=False, verbose_name="vient à la place du membre"),
                ),
                (
                    "signed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="signée le"
                    ),
                ),
                (
                    "settled_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="tranchée par le secrétariat le"
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="modifiée le")),
                (
                    "attendance",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.attendance",
                        verbose_name="présence",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.signin",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.room",
                        verbose_name="salle",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: signature sur téléphone",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="signin_pgh_ob_d1630b_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SkippedStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=governance.choices.FirstStep.pairs,
                        max_length=10,
                        verbose_name="étape",
                    ),
                ),
                ("skipped_at", models.DateTimeField(auto_now_add=True, verbose_name="passée le")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skipped_steps",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape passée",
                "verbose_name_plural": "étapes passées",
                "ordering": ["body", "step"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ["members", "rules", "addresses"])),
                        name="skippedstep_step_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("body", "step"),
                        name="skippedstep_once",
                        violation_error_message="Cette étape est déjà passée.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SkippedStepEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "step",
                    models.CharField(
                        choices=governance.choices.FirstStep.pairs,
                        max_length=10,
                        verbose_name="étape",
                    ),
                ),
                ("skipped_at", models.DateTimeField(auto_now_add=True, verbose_name="passée le")),
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
                        to="governance.skippedstep",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: étape passée",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="skippedste_pgh_ob_3e6d10_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Takeover",
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
                    "state",
                    models.CharField(
                        choices=governance.choices.TakeoverState.pairs,
                        default="matching",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=255, verbose_name="nom du tableau"),
                ),
                ("read_as", models.CharField(blank=True, max_length=200, verbose_name="lu comme")),
                (
                    "headings",
                    models.JSONField(blank=True, default=list, verbose_name="titres des colonnes"),
                ),
                (
                    "fields",
                    models.JSONField(blank=True, default=list, verbose_name="sens des colonnes"),
                ),
                ("lines", models.JSONField(blank=True, default=list, verbose_name="lignes")),
                ("choices", models.JSONField(blank=True, default=dict, verbose_name="choix")),
                ("questions", models.JSONField(blank=True, default=dict, verbose_name="questions")),
                ("refusal", models.TextField(blank=True, verbose_name="refus")),
                (
                    "act",
                    models.CharField(blank=True, max_length=80, verbose_name="acte du journal"),
                ),
                (
                    "written",
                    models.JSONField(blank=True, default=list, verbose_name="réunions inscrites"),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="commencée le"),
                ),
                (
                    "worked_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="travaillée le"),
                ),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminée le"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takeovers",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "reprise de réunions passées",
                "verbose_name_plural": "reprises de réunions passées",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "matching",
                                    "judging",
                                    "ready",
                                    "writing",
                                    "done",
                                    "undoing",
                                    "undone",
                                    "dropped",
                                ],
                            )
                        ),
                        name="takeover_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["done", "undone"]), _negated=True),
                            models.Q(
                                models.Q(("act", ""), _negated=True), ("ended_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="takeover_done_has_act",
                        violation_error_message="Une reprise écrite nomme son acte et le moment de sa fin.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakenMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveIntegerField(verbose_name="rang")),
                ("key", models.CharField(max_length=80, verbose_name="clé")),
                (
                    "verdict",
                    models.CharField(
                        choices=governance.choices.TakenVerdict.pairs,
                        max_length=10,
                        verbose_name="constat",
                    ),
                ),
                (
                    "body_key",
                    models.BigIntegerField(blank=True, null=True, verbose_name="instance"),
                ),
                ("day", models.DateField(blank=True, null=True, verbose_name="jour")),
                (
                    "known",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="réunion déjà inscrite"
                    ),
                ),
                ("said", models.JSONField(blank=True, default=dict, verbose_name="contenu")),
                ("problems", models.JSONField(blank=True, default=list, verbose_name="refus")),
                ("is_kept", models.BooleanField(default=True, verbose_name="retenue")),
                (
                    "takeover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="governance.takeover",
                        verbose_name="reprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "réunion à reprendre",
                "verbose_name_plural": "réunions à reprendre",
                "ordering": ["takeover", "rank"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["new", "known", "joined", "refused"])),
                        name="takenmeeting_verdict_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("takeover", "rank"),
                        name="takenmeeting_rank_once",
                        violation_error_message="Ce rang est déjà pris.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "refused"), _negated=True),
                            models.Q(("problems", []), _negated=True),
                            _connector="OR",
                        ),
                        name="takenmeeting_refused_says_why",
                        violation_error_message="Une réunion refusée dit pourquoi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TakenFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.JSONField(blank=True, default=list, verbose_name="jours lus")),
                ("words", models.TextField(blank=True, verbose_name="début du texte")),
                ("target", models.CharField(blank=True, max_length=100, verbose_name="réunion")),
                (
                    "targets",
                    models.JSONField(blank=True, default=list, verbose_name="réunions possibles"),
                ),
                (
                    "document",
                    models.BigIntegerField(blank=True, null=True, verbose_name="document déposé"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="déposé le")),
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
                    "takeover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="governance.takeover",
                        verbose_name="reprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "compte rendu à reprendre",
                "verbose_name_plural": "comptes rendus à reprendre",
                "ordering": ["takeover", "pk"],
                "indexes": [models.Index(fields=["created_at"], name="takenfile_by_day")],
            },
        ),
        migrations.CreateModel(
            name="TakeoverHeading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("heading", models.CharField(max_length=200, verbose_name="titre")),
                ("field", models.CharField(blank=True, max_length=20, verbose_name="sens")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="takeover_headings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "titre de colonne retenu",
                "verbose_name_plural": "titres de colonnes retenus",
                "ordering": ["author", "heading"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("author", "heading"),
                        name="takeoverheading_once",
                        violation_error_message="Ce titre est déjà relié.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UsualPoint",
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
                        choices=governance.choices.ItemKind.pairs,
                        default="information",
                        max_length=15,
                        verbose_name="nature",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="usual_points",
                        to="governance.body",
                        verbose_name="instance",
                    ),
                ),
            ],
            options={
                "verbose_name": "point habituel",
                "verbose_name_plural": "points habituels",
                "ordering": ["body", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["information", "debate", "decision"])),
                        name="usualpoint_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("body", "position"),
                        name="usualpoint_position_unique",
                        violation_error_message="Ce rang est déjà pris dans l’ordre du jour habituel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="usualpoint_has_a_title",
                        violation_error_message="Un point habituel a un titre.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UsualPointEvent",
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
                        choices=governance.choices.ItemKind.pairs,
                        default="information",
                        max_length=15,
                        verbose_name="nature",
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
                        to="governance.usualpoint",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: point habituel",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="usualpoint_pgh_ob_8e3951_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cast",
                    models.CharField(
                        choices=governance.choices.VoteCast.pairs,
                        max_length=10,
                        verbose_name="vote",
                    ),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="governance.attendance",
                        verbose_name="présence",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="named_votes",
                        to="governance.decision",
                        verbose_name="décision",
                    ),
                ),
            ],
            options={
                "verbose_name": "vote nominatif",
                "verbose_name_plural": "votes nominatifs",
                "ordering": ["decision", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cast__in", ["for", "against", "abstained", "not_part"])
                        ),
                        name="vote_cast_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.UniqueConstraint(
                        fields=("decision", "attendance"),
                        name="vote_once_a_member",
                        violation_error_message="Ce membre a déjà voté sur cette décision.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "cast",
                    models.CharField(
                        choices=governance.choices.VoteCast.pairs,
                        max_length=10,
                        verbose_name="vote",
                    ),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.attendance",
                        verbose_name="présence",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.decision",
                        verbose_name="décision",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.vote",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: vote nominatif",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="vote_pgh_ob_11782a_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WeeklyDigest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="année ISO")),
                ("week", models.PositiveSmallIntegerField(verbose_name="semaine ISO")),
                (
                    "token_hash",
                    models.CharField(
                        editable=False,
                        max_length=64,
                        unique=True,
                        verbose_name="empreinte du jeton",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="envoyé le")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partners.person",
                        verbose_name="personne",
                    ),
                ),
            ],
            options={
                "verbose_name": "rappel hebdomadaire",
                "verbose_name_plural": "rappels hebdomadaires",
                "ordering": ["-year", "-week", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "year", "week"),
                        name="weeklydigest_once_a_week",
                        violation_error_message="Cette personne a déjà reçu son rappel de la semaine.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("week__gte", 1), ("week__lte", 53)),
                        name="weeklydigest_week_exists",
                        violation_error_message="Une année compte 52 ou 53 semaines.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WithdrawnMinutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="texte retiré")),
                ("published_at", models.DateTimeField(verbose_name="publié le")),
                (
                    "masking_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="motif des passages masqués"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(auto_now_add=True, verbose_name="retiré le")),
                (
                    "reason",
                    models.CharField(
                        help_text="Public.", max_length=300, verbose_name="motif du retrait"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="common.storedfile",
                        verbose_name="exemplaire retiré",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawn_versions",
                        to="governance.minutes",
                        verbose_name="compte rendu",
                    ),
                ),
            ],
            options={
                "verbose_name": "version retirée du compte rendu",
                "verbose_name_plural": "versions retirées des comptes rendus",
                "ordering": ["-withdrawn_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="withdrawnminutes_with_reason",
                        violation_error_message="Un retrait se justifie.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WithdrawnMinutesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(verbose_name="texte retiré")),
                ("published_at", models.DateTimeField(verbose_name="publié le")),
                (
                    "masking_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="motif des passages masqués"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(auto_now_add=True, verbose_name="retiré le")),
                (
                    "reason",
                    models.CharField(
                        help_text="Public.", max_length=300, verbose_name="motif du retrait"
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
                        verbose_name="exemplaire retiré",
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
                        to="governance.withdrawnminutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: version retirée du compte rendu",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="withdrawnm_pgh_ob_090140_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionAnswerEvent",
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
                        choices=governance.choices.ReminderAnswer.pairs,
                        max_length=10,
                        verbose_name="réponse",
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=300, verbose_name="mot")),
                (
                    "not_before",
                    models.DateField(blank=True, null=True, verbose_name="pas avant le"),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True, verbose_name="donnée le")),
                (
                    "read_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="lue le"
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
                        verbose_name="auteur",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="governance.actionanswer",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="governance.actionitem",
                        verbose_name="suite à donner",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: réponse à un rappel",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="actionansw_pgh_ob_11e450_last",
                    )
                ],
            },
        ),
    ]
