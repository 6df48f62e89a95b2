"""Extensions, French search and the SQL functions on which every constraint rests.

The functions are IMMUTABLE so that generated columns, indexes and constraints may use them:
public.unaccent is only STABLE because its dictionary could be replaced, which nobody does here.
Everything is schema-qualified so that a restored dump finds it under an empty search_path.
"""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

FRENCH_SEARCH = """
CREATE TEXT SEARCH CONFIGURATION public.french_unaccent (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION public.french_unaccent
    ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.french_stem;
"""

FRENCH_SORT_KEY = r"""
CREATE FUNCTION public.french_sort_key(label text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
    SELECT btrim(regexp_replace(
        lower(public.unaccent('public.unaccent', label)), '[^a-z0-9]+', ' ', 'g'
    ))
$$;
"""

# Lists: an apostrophe joins what it stands between, as dictionaries have it.
FRENCH_ORDER_KEY = """
CREATE FUNCTION public.french_order_key(label text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
    SELECT public.french_sort_key(translate(label, '''\u2019\u2018\u02bc', ''))
$$;
"""

KNOWN_RANGE = """
CREATE FUNCTION public.known_range(
    start_on date, attested_on date, end_on date, end_is_unknown boolean
) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT CASE
        WHEN lower_bound IS NULL OR upper_bound <= lower_bound THEN 'empty'::daterange
        ELSE daterange(lower_bound, upper_bound, '[)')
    END
    FROM (
        SELECT
            COALESCE(start_on, attested_on) AS lower_bound,
            CASE WHEN end_is_unknown THEN COALESCE(attested_on, start_on) + 1 ELSE end_on END
                AS upper_bound
    ) AS bounds
$$;
"""

LUHN_VALID = """
CREATE FUNCTION public.luhn_valid(digits text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$
    SELECT digits ~ '^[0-9]+$' AND COALESCE(sum(
        CASE
            WHEN place % 2 = 1 THEN digit
            WHEN digit * 2 > 9 THEN digit * 2 - 9
            ELSE digit * 2
        END
    ), 0) % 10 = 0
    FROM (
        SELECT place, substr(reverse(digits), place, 1)::integer AS digit
        FROM generate_series(1, length(digits)) AS place
        WHERE digits ~ '^[0-9]+$'
    ) AS figures
$$;
"""


OPERATIONS = [
    UnaccentExtension(),
    TrigramExtension(),
    BtreeGistExtension(),
    migrations.RunSQL(
        FRENCH_SEARCH,
        reverse_sql="DROP TEXT SEARCH CONFIGURATION public.french_unaccent;",
    ),
    migrations.RunSQL(
        FRENCH_SORT_KEY,
        reverse_sql="DROP FUNCTION public.french_sort_key(text);",
    ),
    migrations.RunSQL(
        FRENCH_ORDER_KEY,
        reverse_sql="DROP FUNCTION public.french_order_key(text);",
    ),
    migrations.RunSQL(
        KNOWN_RANGE,
        reverse_sql="DROP FUNCTION public.known_range(date, date, date, boolean);",
    ),
    migrations.RunSQL(
        LUHN_VALID,
        reverse_sql="DROP FUNCTION public.luhn_valid(text);",
    ),
]
