"""Days and hours that Django itself prints: columns of the admin's lists, columns only read.

Figures, as its patterns cannot say « 1er novembre »; words are written by `common.dates`.
"""

DATE_FORMAT = "d/m/Y"
TIME_FORMAT = "G \\h i"
DATETIME_FORMAT = f"{DATE_FORMAT} à {TIME_FORMAT}"
MONTH_DAY_FORMAT = "d/m"
