"""The index of due mails covers those that are being sent: the worker looks for cut ones too."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # an index made beside the writers

    dependencies = [("outbox", "0001_outgoing_mail")]

    operations = [
        RemoveIndexConcurrently(model_name="outgoingmail", name="outgoingmail_due"),
        AddIndexConcurrently(
            model_name="outgoingmail",
            index=models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(state__in=("queued", "sending", "uncertain")),
                name="outgoingmail_due",
            ),
        ),
    ]
