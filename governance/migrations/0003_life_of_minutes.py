from django.contrib.postgres.operations import AddConstraintNotValid
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("common", "0002_sources_and_files"),
        ("governance", "0002_sample_bodies"),
        ("partners", "0001_partners_and_texts"),
    ]

    operations = [
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
                    )
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
                        to="governance.reviewlink",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace : lien de relecture",
                "abstract": False,
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
                "verbose_name": "trace : version retirée du compte rendu",
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="minutesremark",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="minutesremark",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="minutesremark",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="minutesremark",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[("taken_up", "prise en compte"), ("not_taken_up", "non retenue")],
                db_default="",
                default="",
                max_length=15,
                verbose_name="issue",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            # As a list, the statements keep their comments for squawk. The column loses nothing
            # that our code counts on.
            database_operations=[
                migrations.RunSQL(
                    sql=[
                        'ALTER TABLE "governance_minutesremark" ADD COLUMN "person_id" bigint NULL',
                        'ALTER TABLE "governance_minutesremark" ADD CONSTRAINT'
                        ' "governance_minutesremark_person_id_fk" FOREIGN KEY ("person_id")'
                        ' REFERENCES "partners_person" ("id")'
                        " DEFERRABLE INITIALLY DEFERRED NOT VALID",
                        # Nobody looks the traces up by that column: it has no index.
                        'ALTER TABLE "governance_minutesremarkevent"'
                        ' ADD COLUMN "person_id" bigint NULL',
                        "-- squawk-ignore ban-drop-not-null\n"
                        'ALTER TABLE "governance_minutesremark"'
                        ' ALTER COLUMN "author_id" DROP NOT NULL',
                        "-- squawk-ignore ban-drop-not-null\n"
                        'ALTER TABLE "governance_minutesremarkevent"'
                        ' ALTER COLUMN "author_id" DROP NOT NULL',
                    ],
                    reverse_sql=['ALTER TABLE "governance_minutesremark" DROP COLUMN "person_id"'],
                )
            ],
            state_operations=[
                migrations.AddField(
                    model_name="minutesremarkevent",
                    name="person",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="minutesremark",
                    name="person",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.person",
                        verbose_name="auteur sans compte",
                    ),
                ),
                migrations.AlterField(
                    model_name="minutesremark",
                    name="author",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="auteur",
                    ),
                ),
                migrations.AlterField(
                    model_name="minutesremarkevent",
                    name="author",
                    field=models.ForeignKey(
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
            ],
        ),
        migrations.AddField(
            model_name="minutesremarkevent",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[("taken_up", "prise en compte"), ("not_taken_up", "non retenue")],
                db_default="",
                default="",
                max_length=15,
                verbose_name="issue",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutesremark",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_minutesremarkevent" ("answer", "author_id", "id", "made_at", "minutes_id", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."answer", NEW."author_id", NEW."id", NEW."made_at", NEW."minutes_id", NEW."outcome", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="e037b6d8cd69229baf2b86b32cce2b80946eae5c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d0f00",
                    table="governance_minutesremark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutesremark",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "governance_minutesremarkevent" ("answer", "author_id", "id", "made_at", "minutes_id", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."answer", NEW."author_id", NEW."id", NEW."made_at", NEW."minutes_id", NEW."outcome", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="75493d7ec5ce2a529a2522917313742270f1f1a8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_88d2b",
                    table="governance_minutesremark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="minutesremark",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_minutesremarkevent" ("answer", "author_id", "id", "made_at", "minutes_id", "outcome", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."answer", OLD."author_id", OLD."id", OLD."made_at", OLD."minutes_id", OLD."outcome", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="1abeba2807c6faf0f795312b77f610c9bdfbee0a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_82ab5",
                    table="governance_minutesremark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicminutes",
            trigger=pgtrigger.compiler.Trigger(
                name="published_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ca73b68ac473d2877a29382b25673aaf1b566e55",
                    operation="UPDATE",
                    pgid="pgtrigger_published_is_final_12588",
                    table="governance_publicminutes",
                    when="BEFORE",
                ),
            ),
        ),
        AddConstraintNotValid(
            model_name="minutesremark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("author__isnull", False), ("person__isnull", True)),
                    models.Q(("author__isnull", True), ("person__isnull", False)),
                    _connector="OR",
                ),
                name="minutesremark_has_one_author",
                violation_error_message="Une remarque a un auteur, et un seul.",
            ),
        ),
        AddConstraintNotValid(
            model_name="minutesremark",
            constraint=models.CheckConstraint(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_reviewlinkevent" ("created_at", "id", "minutes_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "until") VALUES (NEW."created_at", NEW."id", NEW."minutes_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."until"); RETURN NULL;',
                    hash="451446d151f3d2ce5e0458ad03f9ceaef0bff4a7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a37a2",
                    table="governance_reviewlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."minutes_id" IS DISTINCT FROM (NEW."minutes_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."until" IS DISTINCT FROM (NEW."until"))',
                    func='INSERT INTO "governance_reviewlinkevent" ("created_at", "id", "minutes_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "until") VALUES (NEW."created_at", NEW."id", NEW."minutes_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."until"); RETURN NULL;',
                    hash="a1c8a528e65756aa0cae1f330f71d9c3ae9ccd52",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eda0d",
                    table="governance_reviewlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_reviewlinkevent" ("created_at", "id", "minutes_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "until") VALUES (OLD."created_at", OLD."id", OLD."minutes_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."until"); RETURN NULL;',
                    hash="1fce12749168b2c96f1ffbd770b4d716adaf1bfb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1586c",
                    table="governance_reviewlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewlinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                    hash="031d5ad7926ad91b3c26684de60359a875264c7a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_ffd45",
                    table="governance_reviewlinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewlinkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d4f53b6e4511ef73a56c59c8e34972fa891c7a41",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c9c0d",
                    table="governance_reviewlinkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawnminutes",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawn_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c1fd839b91df836956f09c99f2b54e41f24adfae",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_withdrawn_is_final_96420",
                    table="governance_withdrawnminutes",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawnminutes",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_withdrawnminutesevent" ("file_id", "id", "masking_reason", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "reason", "text", "withdrawn_at") VALUES (NEW."file_id", NEW."id", NEW."masking_reason", NEW."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_at", NEW."reason", NEW."text", NEW."withdrawn_at"); RETURN NULL;',
                    hash="bebed9dc5bd42c1edf4ce3d9511453687334fd40",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5fa21",
                    table="governance_withdrawnminutes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawnminutes",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "governance_withdrawnminutesevent" ("file_id", "id", "masking_reason", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "reason", "text", "withdrawn_at") VALUES (NEW."file_id", NEW."id", NEW."masking_reason", NEW."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_at", NEW."reason", NEW."text", NEW."withdrawn_at"); RETURN NULL;',
                    hash="a4d0950c690ddf06665a669e6320ec8de2680d0f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_730ce",
                    table="governance_withdrawnminutes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawnminutes",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "governance_withdrawnminutesevent" ("file_id", "id", "masking_reason", "minutes_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "reason", "text", "withdrawn_at") VALUES (OLD."file_id", OLD."id", OLD."masking_reason", OLD."minutes_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_at", OLD."reason", OLD."text", OLD."withdrawn_at"); RETURN NULL;',
                    hash="8e14171d5d7a0f42808650ad5fc7be77f913e0e7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6ff6c",
                    table="governance_withdrawnminutes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawnminutesevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'The trace % is never emptied', TG_TABLE_NAME;",
                    hash="d4fc3c52ac4ecf46772c03a7f0684760568446c0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_b25c9",
                    table="governance_withdrawnminutesevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawnminutesevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8ea7fce817a993fe57f9a412cb459058b7c4347e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e7314",
                    table="governance_withdrawnminutesevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
