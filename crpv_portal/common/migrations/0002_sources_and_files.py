import crpv_portal.common.migration_operations
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("common", "0001_extensions_and_functions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("kind", models.CharField(max_length=50, verbose_name="nature")),
                ("row", models.BigIntegerField(verbose_name="numéro de la ligne")),
                ("reason", models.CharField(max_length=300, verbose_name="motif")),
                (
                    "erased_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="effacé le"),
                ),
                (
                    "pseudonymised_events",
                    models.PositiveIntegerField(default=0, verbose_name="traces anonymisées"),
                ),
            ],
            options={
                "verbose_name": "effacement de données personnelles",
                "verbose_name_plural": "effacements de données personnelles",
                "ordering": ["-erased_at"],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="titre")),
                (
                    "publisher",
                    models.CharField(blank=True, max_length=200, verbose_name="éditeur"),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Adresse complète, en https:// ou http://.",
                        max_length=500,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "page_on",
                    models.DateField(
                        blank=True,
                        help_text="Date que porte la page elle-même.",
                        null=True,
                        verbose_name="date de la page",
                    ),
                ),
                (
                    "page_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date de la page",
                    ),
                ),
                (
                    "read_on",
                    models.DateField(blank=True, null=True, verbose_name="lue le"),
                ),
                (
                    "read_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="précision du jour de lecture",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "ordering": ["publisher", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("address", ""),
                            ("address__iregex", "^https?://[^\\s]+$"),
                            _connector="OR",
                        ),
                        name="source_address_is_web",
                        violation_error_message="Une adresse de site commence par https:// ou http://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("page_on__isnull", False),
                                models.Q(
                                    ("page_on_precision", "day"),
                                    models.Q(
                                        ("page_on_precision", "month"),
                                        ("page_on__day", 1),
                                    ),
                                    models.Q(
                                        ("page_on_precision", "year"),
                                        ("page_on__day", 1),
                                        ("page_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("page_on__isnull", True), ("page_on_precision", "")),
                            _connector="OR",
                        ),
                        name="source_page_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("read_on__isnull", False),
                                models.Q(
                                    ("read_on_precision", "day"),
                                    models.Q(
                                        ("read_on_precision", "month"),
                                        ("read_on__day", 1),
                                    ),
                                    models.Q(
                                        ("read_on_precision", "year"),
                                        ("read_on__day", 1),
                                        ("read_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(("read_on__isnull", True), ("read_on_precision", "")),
                            _connector="OR",
                        ),
                        name="source_read_on_precision",
                        violation_error_message="La date et sa précision ne s’accordent pas : une année se note au 1er janvier, un mois au premier jour.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("address", ""), _negated=True),
                        fields=("address",),
                        name="source_address_unique",
                        violation_error_message="Une source porte déjà cette adresse.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "file",
                    models.FileField(max_length=200, upload_to="files/%Y/", verbose_name="fichier"),
                ),
                (
                    "original_name",
                    models.CharField(max_length=255, verbose_name="nom d’origine"),
                ),
                (
                    "media_type",
                    models.CharField(max_length=100, verbose_name="type détecté"),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(verbose_name="taille en octets"),
                ),
                (
                    "sha256",
                    models.CharField(max_length=64, verbose_name="empreinte SHA-256"),
                ),
                (
                    "stored_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="déposé le"),
                ),
            ],
            options={
                "verbose_name": "fichier",
                "ordering": ["-stored_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="storedfile_sha256_format",
                        violation_error_message="Une empreinte SHA-256 compte 64 caractères.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ErasureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=50, verbose_name="nature")),
                ("row", models.BigIntegerField(verbose_name="numéro de la ligne")),
                ("reason", models.CharField(max_length=300, verbose_name="motif")),
                (
                    "erased_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="effacé le"),
                ),
                (
                    "pseudonymised_events",
                    models.PositiveIntegerField(default=0, verbose_name="traces anonymisées"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.erasure",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : effacement de données personnelles",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=300, verbose_name="titre")),
                (
                    "publisher",
                    models.CharField(blank=True, max_length=200, verbose_name="éditeur"),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Adresse complète, en https:// ou http://.",
                        max_length=500,
                        verbose_name="adresse",
                    ),
                ),
                (
                    "page_on",
                    models.DateField(
                        blank=True,
                        help_text="Date que porte la page elle-même.",
                        null=True,
                        verbose_name="date de la page",
                    ),
                ),
                (
                    "page_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="précision de la date de la page",
                    ),
                ),
                (
                    "read_on",
                    models.DateField(blank=True, null=True, verbose_name="lue le"),
                ),
                (
                    "read_on_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "au jour"),
                            ("month", "au mois"),
                            ("year", "à l’année"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="précision du jour de lecture",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : source",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StoredFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "file",
                    models.FileField(max_length=200, upload_to="files/%Y/", verbose_name="fichier"),
                ),
                (
                    "original_name",
                    models.CharField(max_length=255, verbose_name="nom d’origine"),
                ),
                (
                    "media_type",
                    models.CharField(max_length=100, verbose_name="type détecté"),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(verbose_name="taille en octets"),
                ),
                (
                    "sha256",
                    models.CharField(max_length=64, verbose_name="empreinte SHA-256"),
                ),
                (
                    "stored_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="déposé le"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="common.storedfile",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : fichier",
                "abstract": False,
            },
        ),
        crpv_portal.common.migration_operations.AddTriggers(
            triggers=[
                (
                    "erasure",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "common_erasureevent" ("erased_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pseudonymised_events", "reason", "row") VALUES (NEW."erased_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."pseudonymised_events", NEW."reason", NEW."row"); RETURN NULL;',
                            hash="3f89505b12d377c04e6d77eb7f493f137c23d4b5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_25546",
                            table="common_erasure",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "erasure",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "common_erasureevent" ("erased_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pseudonymised_events", "reason", "row") VALUES (NEW."erased_at", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."pseudonymised_events", NEW."reason", NEW."row"); RETURN NULL;',
                            hash="509f99803d7d5f6e208847f512e2e08f20abbe22",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_86982",
                            table="common_erasure",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "erasure",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "common_erasureevent" ("erased_at", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pseudonymised_events", "reason", "row") VALUES (OLD."erased_at", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."pseudonymised_events", OLD."reason", OLD."row"); RETURN NULL;',
                            hash="a782bdc3fdf844dfafefd4414cce2d1219033b41",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca399",
                            table="common_erasure",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "common_sourceevent" ("address", "id", "page_on", "page_on_precision", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "read_on", "read_on_precision", "title") VALUES (NEW."address", NEW."id", NEW."page_on", NEW."page_on_precision", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."publisher", NEW."read_on", NEW."read_on_precision", NEW."title"); RETURN NULL;',
                            hash="95154aba603646b52630d4fea059e6926e9b8aa3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8801d",
                            table="common_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "common_sourceevent" ("address", "id", "page_on", "page_on_precision", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "read_on", "read_on_precision", "title") VALUES (NEW."address", NEW."id", NEW."page_on", NEW."page_on_precision", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."publisher", NEW."read_on", NEW."read_on_precision", NEW."title"); RETURN NULL;',
                            hash="08be0376b8963468e4858652ee07fe8a8aa78d0e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_18e96",
                            table="common_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "source",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "common_sourceevent" ("address", "id", "page_on", "page_on_precision", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "read_on", "read_on_precision", "title") VALUES (OLD."address", OLD."id", OLD."page_on", OLD."page_on_precision", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."publisher", OLD."read_on", OLD."read_on_precision", OLD."title"); RETURN NULL;',
                            hash="1db7ee5fcd969c76497490be83a11bd510753fd2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_190f5",
                            table="common_source",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "storedfile",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "common_storedfileevent" ("file", "id", "media_type", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (NEW."file", NEW."id", NEW."media_type", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at"); RETURN NULL;',
                            hash="80e1550cfd5afa0a57b0c8950a8d9ef9d385ac44",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6333a",
                            table="common_storedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "storedfile",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "common_storedfileevent" ("file", "id", "media_type", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (NEW."file", NEW."id", NEW."media_type", NEW."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256", NEW."size", NEW."stored_at"); RETURN NULL;',
                            hash="e06c7ede32d87ec63f1c6b662605d7d9a1859e41",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a16de",
                            table="common_storedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "storedfile",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "common_storedfileevent" ("file", "id", "media_type", "original_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") VALUES (OLD."file", OLD."id", OLD."media_type", OLD."original_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256", OLD."size", OLD."stored_at"); RETURN NULL;',
                            hash="2ff920be0ea3565808b9cc24496cc00b73b7d843",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d814b",
                            table="common_storedfile",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "erasureevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="310ff825038d776473e61344113e8483507d01ba",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_dd78d",
                            table="common_erasureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "erasureevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="20b82f50645a8c4254a1b904204e1f6729ceceb1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a1a00",
                            table="common_erasureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourceevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="043a21c25ff410d5e45aa5f41fc63fcec2aae6ad",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_e7970",
                            table="common_sourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "sourceevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bab1ef4f9f3479b403b66599ae08405af2e1ce6d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_45332",
                            table="common_sourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "storedfileevent",
                    pgtrigger.compiler.Trigger(
                        name="never_emptied",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                            hash="5d850964eec7380386904759646ae37714a757a6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_never_emptied_f0534",
                            table="common_storedfileevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "storedfileevent",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="84e78bf7fd1bf009d7fe945d837e1b9710337e49",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_daba7",
                            table="common_storedfileevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
