import crpv_portal.outbox.choices
import django.utils.timezone
import uuid
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("common", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="OutgoingMail",
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
                    "message_id",
                    models.CharField(
                        editable=False,
                        max_length=300,
                        unique=True,
                        verbose_name="identifiant du message (Message-ID)",
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="nature")),
                (
                    "about",
                    models.CharField(
                        blank=True, db_index=True, max_length=100, verbose_name="à propos de"
                    ),
                ),
                ("to", models.EmailField(blank=True, max_length=254, verbose_name="destinataire")),
                (
                    "reply_to",
                    models.EmailField(blank=True, max_length=254, verbose_name="réponse à"),
                ),
                ("subject", models.CharField(blank=True, max_length=250, verbose_name="objet")),
                ("text", models.TextField(blank=True, verbose_name="texte")),
                ("html", models.TextField(blank=True, verbose_name="texte en HTML")),
                (
                    "calendar",
                    models.BinaryField(blank=True, default=b"", verbose_name="invitation"),
                ),
                (
                    "calendar_method",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.outbox.choices.CalendarMethod.pairs,
                        default="",
                        max_length=10,
                        verbose_name="nature de l’invitation",
                    ),
                ),
                (
                    "unsubscribe_url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="adresse de désabonnement"
                    ),
                ),
                (
                    "is_forgotten_at_end",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        editable=False,
                        help_text="Son adresse peut être celle de quelqu’un que le registre ne connaît pas.",
                        verbose_name="oublié dès qu’il n’attend plus",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=crpv_portal.outbox.choices.MailState.pairs,
                        default="queued",
                        editable=False,
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                (
                    "attempts",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="essais"),
                ),
                (
                    "problem",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=200,
                        verbose_name="dernière difficulté",
                    ),
                ),
                (
                    "queued_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="mis en attente le",
                    ),
                ),
                (
                    "trying_since",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="essayé depuis le",
                    ),
                ),
                (
                    "next_attempt_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="prochain essai le",
                    ),
                ),
                (
                    "sending_since",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="envoi commencé le"
                    ),
                ),
                (
                    "cut_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="envoi coupé le"
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="parti, échoué ou abandonné le",
                    ),
                ),
                (
                    "purged_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="contenu effacé le"
                    ),
                ),
            ],
            options={
                "verbose_name": "courriel",
                "ordering": ["-queued_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("queued", "sending", "uncertain"))),
                        fields=["next_attempt_at"],
                        name="outgoingmail_due",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["queued", "sending", "uncertain", "sent", "failed", "dropped"],
                            )
                        ),
                        name="outgoingmail_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("calendar", b""),
                            ("calendar_method__in", ["REQUEST", "CANCEL", "PUBLISH"]),
                            _connector="OR",
                        ),
                        name="outgoingmail_calendar_has_method",
                        violation_error_message="Une invitation dit ce qu’elle demande.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state__in", ("sent", "failed", "dropped")),
                            ),
                            models.Q(
                                ("ended_at__isnull", True),
                                ("state__in", ("queued", "sending", "uncertain")),
                            ),
                            _connector="OR",
                        ),
                        name="outgoingmail_end_has_time",
                        violation_error_message="Un courriel qui n’attend plus dit depuis quand.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("sent", "dropped")),
                            ("purged_at__isnull", False),
                            models.Q(
                                models.Q(("to", ""), _negated=True),
                                models.Q(("text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="outgoingmail_waiting_is_whole",
                        violation_error_message="Un courriel qui attend garde son adresse et son texte.",
                    ),
                ],
            },
        ),
    ]
