import crpv_portal.back_office.imports.choices
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
            name="ImportHeading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(max_length=30, verbose_name="ce que contient le fichier"),
                ),
                ("heading", models.CharField(max_length=200, verbose_name="titre")),
                ("field", models.CharField(blank=True, max_length=60, verbose_name="champ")),
            ],
            options={
                "verbose_name": "titre de colonne connu",
                "verbose_name_plural": "titres de colonnes connus",
                "ordering": ["kind", "heading"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "heading"),
                        name="importheading_once",
                        violation_error_message="Ce titre est déjà relié à un champ.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(max_length=30, verbose_name="ce que contient le fichier"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=crpv_portal.back_office.imports.choices.RunState.pairs,
                        default="reading",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="nom du fichier")),
                ("sha256", models.CharField(max_length=64, verbose_name="empreinte SHA-256")),
                ("read_as", models.CharField(blank=True, max_length=200, verbose_name="lu comme")),
                ("headings", models.JSONField(default=list, verbose_name="titres des colonnes")),
                ("fields", models.JSONField(default=list, verbose_name="champs des colonnes")),
                ("refusal", models.TextField(blank=True, verbose_name="refus")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="motif")),
                (
                    "undo_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="motif de l’annulation"
                    ),
                ),
                (
                    "act",
                    models.CharField(blank=True, max_length=80, verbose_name="acte du journal"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="déposé le")),
                ("worked_at", models.DateTimeField(auto_now_add=True, verbose_name="repris le")),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminé le"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="écriture décidée par",
                    ),
                ),
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
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="annulation décidée par",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "reading",
                                    "matching",
                                    "judging",
                                    "ready",
                                    "writing",
                                    "done",
                                    "undoing",
                                    "undone",
                                    "refused",
                                    "dropped",
                                ],
                            )
                        ),
                        name="importrun_state_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(
                                models.Q(("act", ""), _negated=True), ("ended_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="importrun_done_has_act",
                        violation_error_message="Un import écrit nomme son acte et le moment de sa fin.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["writing", "done"]), _negated=True),
                            models.Q(
                                models.Q(("reason", ""), _negated=True),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="importrun_writing_has_reason",
                        violation_error_message="Un import qui s’écrit dit pourquoi, et qui l’a décidé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["undoing", "undone"]), _negated=True),
                            models.Q(
                                models.Q(("act", ""), _negated=True),
                                models.Q(("undo_reason", ""), _negated=True),
                                ("undone_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="importrun_undone_has_reason",
                        violation_error_message="Un import qui s’annule dit pourquoi, et qui l’a décidé.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("refusal", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="importrun_refused_says_why",
                        violation_error_message="Un fichier refusé dit pourquoi.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="ligne")),
                ("cells", models.JSONField(default=list, verbose_name="cases")),
                ("troubles", models.JSONField(default=dict, verbose_name="cases illisibles")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=crpv_portal.back_office.imports.choices.Verdict.pairs,
                        default="",
                        max_length=10,
                        verbose_name="constat",
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=64, verbose_name="clé")),
                ("target", models.BigIntegerField(blank=True, null=True, verbose_name="fiche")),
                (
                    "label",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="ce qu’elle concerne"
                    ),
                ),
                ("changes", models.JSONField(default=list, verbose_name="changements")),
                ("problems", models.JSONField(default=list, verbose_name="refus")),
                ("is_ticked", models.BooleanField(default=True, verbose_name="retenue")),
                (
                    "written",
                    models.BigIntegerField(blank=True, null=True, verbose_name="fiche écrite"),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="imports.importrun",
                        verbose_name="import",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne d’import",
                "verbose_name_plural": "lignes d’import",
                "ordering": ["run", "line"],
                "indexes": [
                    models.Index(fields=["run", "key"], name="importrow_by_key"),
                    models.Index(fields=["run", "verdict", "line"], name="importrow_by_verdict"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "line"),
                        name="importrow_line_once",
                        violation_error_message="Une ligne n’est lue qu’une fois.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["", "created", "changed", "unchanged", "refused"])
                        ),
                        name="importrow_verdict_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "refused"), _negated=True),
                            models.Q(("problems", []), _negated=True),
                            _connector="OR",
                        ),
                        name="importrow_refused_says_why",
                        violation_error_message="Une ligne refusée dit pourquoi.",
                    ),
                ],
            },
        ),
    ]
