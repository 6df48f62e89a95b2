from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("common", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScheduledJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="travail")),
                ("begun_at", models.DateTimeField(verbose_name="commencé le")),
            ],
            options={
                "verbose_name": "travail régulier",
                "verbose_name_plural": "travaux réguliers",
                "ordering": ["name"],
            },
        ),
    ]
