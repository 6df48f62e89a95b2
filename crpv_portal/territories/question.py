"""Reading of a text typed to find a commune: its code, its name, the département after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crpv_portal.common.french import ordinal
from crpv_portal.common.text import french_sort_key

_CODE = re.compile(r"\b(\d{5}|2[ab]\d{3})\b")
_DEPARTMENT_LAST = re.compile(r"^(?:(?P<name>.*\D) )?(?P<code>\d{2}|2[ab]|9[78]\d)$")
_DEPARTMENT_FIRST = re.compile(r"^(?P<code>\d{2}|2[ab]|9[78]\d) (?P<name>[a-z].*)$")
# « 59 000 », « 974 00 », « 2A 004 »: a code that a space parts.
_PARTED_CODE = re.compile(r"(?<!\d)(?<!\d )(?:(2[ab]|\d{2}) (\d{3})|(\d{3}) (\d{2}))(?!\d)(?! \d)")
DEPARTMENT_CODE = re.compile(r"\d{2}|2[AB]|9[78]\d")
_DEPARTMENT_WORDS = {"departement", "dept", "dpt"}  # « Département 93 »
_DISTRICT = re.compile(
    r"^(?P<city>paris|lyon|marseille) 0?(?P<number>\d{1,2}) ?"
    r"(?:er|e|eme|ieme|nd|nde)?(?: arr(?:t|dt|ondissement)?)?$"
)
ARTICLES = ("le", "la", "les", "l")  # « Havre (Le) »
_LEVELS = {"departement", "region"}  # « Vienne (département) »
_DISTRICTS = {"paris": 20, "lyon": 9, "marseille": 16}
_WORDS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_CEDEX = re.compile(r" cedex(?: \d{1,2})?$")


@dataclass(frozen=True)
class Question:
    """Parts of a text: `code` of five characters, key of the name, département after it."""

    code: str = ""
    key: str = ""
    department: str = ""


def read(text: str) -> Question:
    """Take a text apart, without any query.

    >>> read("93200 St-Denis")
    Question(code='93200', key='saint denis', department='')
    >>> read("Saint-Denis (974)")
    Question(code='', key='saint denis', department='974')
    >>> read("Lyon 3ème")
    Question(code='', key='lyon 3e arrondissement', department='')
    """
    # In brackets, a département written in full: the way in which candidates are shown.
    name, _, bracket = text[:200].partition("(")
    key = french_sort_key(name.replace("&", " et "))
    key = _PARTED_CODE.sub(lambda match: "".join(part or "" for part in match.groups()), key)
    code = ""
    if match := _CODE.search(key):
        code = match[0].upper()
        key = f"{key[: match.start()].strip()} {key[match.end() :].strip()}".strip()
    elif len(digits := key.replace(" ", "")) == 5 and digits.isdecimal():
        code, key = digits, ""  # « 9 3200 »
    key = _CEDEX.sub("", key)
    key = " ".join(_WORDS.get(word, word) for word in key.split())
    if (match := _DISTRICT.match(key)) and 1 <= int(match["number"]) <= _DISTRICTS[match["city"]]:
        district = ordinal(int(match["number"]))
        return Question(code, f"{match['city']} {district} arrondissement")
    department = french_sort_key(bracket)
    if department in {*_LEVELS, *ARTICLES}:
        department, key = "", f"{department} {key}"
    if not department and (match := _DEPARTMENT_LAST.match(key)):
        department, key = match["code"], match["name"] or ""
        key = "" if key in _DEPARTMENT_WORDS else key
    if not department and (match := _DEPARTMENT_FIRST.match(key)):
        department, key = match["code"], match["name"]
    if DEPARTMENT_CODE.fullmatch(department.upper()):
        department = department.upper()
    return Question(code, key, department)
