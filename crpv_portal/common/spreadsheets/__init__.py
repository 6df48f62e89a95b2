"""Reading of a table from a CSV, XLSX or ODS file, under limits and line by line.

    table = open_table(content, ending=".xlsx")
    for line in table.lines: …

All cells come as text, the way a person would type them: a date as 16/03/2017, a number as 12,5.
"""

from .sheets import FileUnreadable, ReadLine, ReadTable, SeveralSheets
from .tables import open_table

__all__ = ["FileUnreadable", "ReadLine", "ReadTable", "SeveralSheets", "open_table"]
