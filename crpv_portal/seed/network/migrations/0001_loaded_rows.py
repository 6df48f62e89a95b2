from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LoadedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=60, verbose_name="fichier")),
                ("key", models.CharField(max_length=300, verbose_name="clé de la ligne")),
                ("part", models.CharField(blank=True, max_length=40, verbose_name="partie")),
                ("table", models.CharField(max_length=60, verbose_name="table")),
                ("row", models.BigIntegerField(verbose_name="numéro de la ligne en base")),
                ("fingerprints", models.JSONField(default=dict, verbose_name="empreintes")),
                ("loaded_at", models.DateTimeField(auto_now=True, verbose_name="chargée le")),
            ],
            options={
                "verbose_name": "ligne chargée",
                "verbose_name_plural": "lignes chargées",
                "ordering": ["file", "key", "part"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("file", "key", "part"),
                        name="loadedrow_once",
                        violation_error_message="Cette ligne est déjà chargée.",
                    )
                ],
            },
        ),
    ]
