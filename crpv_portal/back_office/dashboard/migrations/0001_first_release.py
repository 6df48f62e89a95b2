import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("common", "0001_first_release"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TakenTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.CharField(max_length=50, verbose_name="liste")),
                (
                    "record",
                    models.CharField(
                        blank=True,
                        help_text="Vide\xa0: toute la liste.",
                        max_length=80,
                        verbose_name="fiche",
                    ),
                ),
                ("taken_at", models.DateTimeField(auto_now_add=True, verbose_name="prise le")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_tasks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="compte",
                    ),
                ),
            ],
            options={
                "verbose_name": "tâche prise",
                "verbose_name_plural": "tâches prises",
                "ordering": ["taken_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("line", "record"),
                        name="takentask_one_agent",
                        violation_error_message="Un agent s’en occupe déjà.",
                    )
                ],
            },
        ),
    ]
