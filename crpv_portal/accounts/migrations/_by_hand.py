"""The table in which every process counts the attempts to log in.

As `createcachetable` makes it, but unlogged: nobody misses these counts after a crash.
"""

from django.db import migrations

OPERATIONS = [
    migrations.RunSQL(
        """
        CREATE UNLOGGED TABLE cache_entry (
            cache_key varchar(255) NOT NULL PRIMARY KEY,
            value text NOT NULL,
            expires timestamp with time zone NOT NULL
        );
        CREATE INDEX cache_entry_expires ON cache_entry (expires);
        """,
        reverse_sql="DROP TABLE cache_entry;",
    )
]
