import crpv_portal.common.functions
import crpv_portal.territories.choices
import crpv_portal.territories.wording
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
from django.db import migrations, models

from crpv_portal.common.migration_operations import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("common", "0001_first_release"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commune",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "is_current",
                    models.BooleanField(
                        default=True,
                        help_text="Décoché quand le code a quitté la liste officielle.",
                        verbose_name="en vigueur",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de recherche",
                    ),
                ),
                (
                    "order_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchOrderKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de tri",
                    ),
                ),
                ("code", models.CharField(max_length=5, unique=True, verbose_name="code Insee")),
                (
                    "liaison",
                    models.PositiveSmallIntegerField(
                        choices=crpv_portal.territories.choices.Liaison.pairs,
                        default=0,
                        verbose_name="liaison",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Vide quand la liste n’en donne pas.",
                        null=True,
                        verbose_name="population",
                    ),
                ),
                (
                    "siren",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Vide quand la liste n’en donne pas.",
                        max_length=9,
                        verbose_name="numéro SIREN",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="communes",
                        to="territories.department",
                        verbose_name="département",
                    ),
                ),
            ],
            options={
                "verbose_name": "commune",
                "ordering": ["order_key", "code"],
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("sort_key", "gin_trgm_ops"),
                        name="commune_sort_key_trigram",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("sort_key", "text_pattern_ops"),
                        name="commune_sort_key_prefix",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^([0-9]{2}|2[AB])[0-9]{3}$")),
                        name="commune_code_format",
                        violation_error_message="Un code Insee de commune compte cinq caractères.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("liaison__in", [0, 1, 2, 3, 4, 5, 6, 7, 8])),
                        name="commune_liaison_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("siren", ""),
                            models.Q(
                                ("siren__regex", "^[0-9]{9}$"),
                                crpv_portal.common.functions.LuhnValid(models.F("siren")),
                            ),
                            _connector="OR",
                        ),
                        name="commune_siren_key",
                        violation_error_message="Ce numéro SIREN n’est pas valable\xa0: 9 chiffres, clé de contrôle comprise.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityNeighbourhoodCommunesLink",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("territories.priorityneighbourhood_communes",),
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "is_current",
                    models.BooleanField(
                        default=True,
                        help_text="Décoché quand le code a quitté la liste officielle.",
                        verbose_name="en vigueur",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de recherche",
                    ),
                ),
                (
                    "order_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchOrderKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de tri",
                    ),
                ),
                ("code", models.CharField(max_length=3, unique=True, verbose_name="code")),
                (
                    "slug",
                    models.SlugField(
                        max_length=80, unique=True, verbose_name="identifiant d’adresse"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=crpv_portal.territories.choices.DepartmentKind.pairs,
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("is_overseas", models.BooleanField(default=False, verbose_name="outre-mer")),
                (
                    "liaison",
                    models.PositiveSmallIntegerField(
                        choices=crpv_portal.territories.choices.Liaison.pairs,
                        default=0,
                        verbose_name="liaison",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(
                        default=0, help_text="Somme des communes.", verbose_name="population"
                    ),
                ),
                (
                    "chef_lieu",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territories.commune",
                        verbose_name="chef-lieu",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departments",
                        to="territories.region",
                        verbose_name="région",
                    ),
                ),
            ],
            options={
                "verbose_name": "département",
                "ordering": ["order_key", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^([0-9]{2}|2[AB]|9[78][0-9])$")),
                        name="department_code_format",
                        violation_error_message="Un code de département compte deux caractères (2A et 2B en Corse), trois outre-mer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["department", "collectivity", "sui_generis", "uninhabited"],
                            )
                        ),
                        name="department_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("liaison__in", [0, 1, 2, 3, 4, 5, 6, 7, 8])),
                        name="department_liaison_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                ],
            },
            bases=(crpv_portal.territories.wording.WithLiaison, models.Model),
        ),
        migrations.CreateModel(
            name="Intercommunality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "is_current",
                    models.BooleanField(
                        default=True,
                        help_text="Décoché quand le code a quitté la liste officielle.",
                        verbose_name="en vigueur",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de recherche",
                    ),
                ),
                (
                    "order_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchOrderKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de tri",
                    ),
                ),
                ("code", models.CharField(max_length=9, unique=True, verbose_name="numéro SIREN")),
                (
                    "kind",
                    models.CharField(
                        choices=crpv_portal.territories.choices.IntercommunalityKind.pairs,
                        max_length=5,
                        verbose_name="nature",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(
                        default=0, help_text="Somme des communes.", verbose_name="population"
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        related_name="intercommunalities",
                        to="territories.commune",
                        verbose_name="communes",
                    ),
                ),
            ],
            options={
                "verbose_name": "intercommunalité",
                "ordering": ["order_key", "code"],
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("sort_key", "gin_trgm_ops"),
                        name="intercommunality_key_trigram",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0-9]{9}$")),
                        name="intercommunality_code_format",
                        violation_error_message="Un numéro SIREN compte neuf chiffres.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code", ""),
                            models.Q(
                                ("code__regex", "^[0-9]{9}$"),
                                crpv_portal.common.functions.LuhnValid(models.F("code")),
                            ),
                            _connector="OR",
                        ),
                        name="intercommunality_code_key",
                        violation_error_message="Ce numéro SIREN n’est pas valable\xa0: 9 chiffres, clé de contrôle comprise.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["CC", "CA", "CU", "METRO", "MET69", "EPT"])
                        ),
                        name="intercommunality_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Postcode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=5, verbose_name="code postal")),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postcodes",
                        to="territories.commune",
                        verbose_name="commune",
                    ),
                ),
            ],
            options={
                "verbose_name": "code postal",
                "verbose_name_plural": "codes postaux",
                "ordering": ["code", "commune__code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "commune"),
                        name="postcode_once_a_commune",
                        violation_error_message="La commune a déjà ce code postal.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[0-9]{5}$")),
                        name="postcode_code_format",
                        violation_error_message="Un code postal compte cinq chiffres.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityNeighbourhood",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                (
                    "generation",
                    models.CharField(
                        choices=crpv_portal.territories.choices.Generation.pairs,
                        max_length=4,
                        verbose_name="génération",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de recherche",
                    ),
                ),
                (
                    "order_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchOrderKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de tri",
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        related_name="priority_neighbourhoods",
                        to="territories.commune",
                        verbose_name="communes",
                    ),
                ),
            ],
            options={
                "verbose_name": "quartier prioritaire (QPV)",
                "verbose_name_plural": "quartiers prioritaires (QPV)",
                "ordering": ["order_key", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__regex",
                                "^(QP[0-9]{2}[0-9AB][0-9]{3}|QN[0-9]{2}[0-9AB][0-9]{2}[A-Z])$",
                            )
                        ),
                        name="priorityneighbourhood_code_format",
                        violation_error_message="Un code de quartier s’écrit QP et six caractères (2015) ou QN, cinq caractères et une lettre (2024 et 2025).",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code__startswith", "QP"), ("generation", "2015")),
                            models.Q(
                                ("code__startswith", "QN"), ("generation__in", ["2024", "2025"])
                            ),
                            _connector="OR",
                        ),
                        name="neighbourhood_code_of_generation",
                        violation_error_message="Le code ne correspond pas à la génération du quartier.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityNeighbourhoodCommunesLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "commune",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.commune",
                    ),
                ),
                (
                    "priorityneighbourhood",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="territories.priorityneighbourhood",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: quartier prioritaire (QPV), liens",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("priorityneighbourhood"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="priorityne_priori_9aa1bf_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityNeighbourhoodEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=8, verbose_name="code")),
                ("name", models.CharField(max_length=250, verbose_name="nom")),
                (
                    "generation",
                    models.CharField(
                        choices=crpv_portal.territories.choices.Generation.pairs,
                        max_length=4,
                        verbose_name="génération",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="territories.priorityneighbourhood",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace\xa0: quartier prioritaire (QPV)",
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.F("pgh_obj"),
                        django.db.models.expressions.CombinedExpression(
                            models.F("pgh_id"), "*", models.Value(-1)
                        ),
                        name="priorityne_pgh_ob_47e33e_last",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "is_current",
                    models.BooleanField(
                        default=True,
                        help_text="Décoché quand le code a quitté la liste officielle.",
                        verbose_name="en vigueur",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de recherche",
                    ),
                ),
                (
                    "order_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchOrderKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de tri",
                    ),
                ),
                ("code", models.CharField(max_length=3, unique=True, verbose_name="code")),
                (
                    "slug",
                    models.SlugField(
                        max_length=80, unique=True, verbose_name="identifiant d’adresse"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=crpv_portal.territories.choices.RegionKind.pairs,
                        max_length=12,
                        verbose_name="nature",
                    ),
                ),
                ("is_overseas", models.BooleanField(default=False, verbose_name="outre-mer")),
                (
                    "liaison",
                    models.PositiveSmallIntegerField(
                        choices=crpv_portal.territories.choices.Liaison.pairs,
                        default=0,
                        verbose_name="liaison",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(
                        default=0, help_text="Somme des communes.", verbose_name="population"
                    ),
                ),
                (
                    "chef_lieu",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territories.commune",
                        verbose_name="chef-lieu",
                    ),
                ),
            ],
            options={
                "verbose_name": "région",
                "ordering": ["order_key", "code"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^([0-9]{2}|9[78][0-9])$")),
                        name="region_code_format",
                        violation_error_message="Un code de région compte deux chiffres, trois outre-mer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["region", "collectivity", "sui_generis", "uninhabited"])
                        ),
                        name="region_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("liaison__in", [0, 1, 2, 3, 4, 5, 6, 7, 8])),
                        name="region_liaison_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                ],
            },
            bases=(crpv_portal.territories.wording.WithLiaison, models.Model),
        ),
        migrations.CreateModel(
            name="CommuneAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=5, unique=True, verbose_name="code Insee")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="nom")),
                (
                    "kind",
                    models.CharField(
                        choices=crpv_portal.territories.choices.AliasKind.pairs,
                        max_length=4,
                        verbose_name="nature",
                    ),
                ),
                (
                    "sort_key",
                    models.GeneratedField(
                        db_persist=True,
                        expression=crpv_portal.common.functions.FrenchSortKey("name"),
                        output_field=models.TextField(),
                        verbose_name="clé de recherche",
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="territories.commune",
                        verbose_name="commune",
                    ),
                ),
            ],
            options={
                "verbose_name": "autre nom de commune",
                "verbose_name_plural": "autres noms de communes",
                "ordering": [crpv_portal.common.functions.FrenchOrderKey("name"), "code"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("sort_key", "gin_trgm_ops"),
                        name="alias_sort_key_trigram",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("sort_key", "text_pattern_ops"),
                        name="alias_sort_key_prefix",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^([0-9]{2}|2[AB])[0-9]{3}$")),
                        name="communealias_code_format",
                        violation_error_message="Un code Insee de commune compte cinq caractères.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["ARM", "COMD", "COMA", "OLD"])),
                        name="communealias_kind_known",
                        violation_error_message="Cette valeur ne fait pas partie de la liste.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "OLD"), ("name", "")),
                            models.Q(
                                models.Q(("kind", "OLD"), _negated=True),
                                models.Q(("name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="communealias_named_unless_code",
                        violation_error_message="Seul un ancien code va sans nom.",
                    ),
                ],
            },
        ),
    ]
