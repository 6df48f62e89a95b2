"""People whom a file names: read by the one reader of names, each once in the whole file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crpv_portal.common.people_lines import read_people
from crpv_portal.common.people_names import ReadPerson
from crpv_portal.common.text import french_sort_key

from ..bodies.people import Namesakes, organisations_named
from ..choices import AttendanceState

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User
    from partners.models import Organisation

    from .said import NamesCell, SaidMeeting

NEW = "new"
# « DUPONT Marie (CAF) ; MARTIN Paul » and « …(CAF), MARTIN Paul » name one person a piece.
BETWEEN = re.compile(r"\s*;\s*(?![^()]*\))|(?<=\)),\s*")
SENT_BY = re.compile(r"représenté(?:e|s|es)?\s+par\s+(.+)", re.IGNORECASE)
BY_WHOM_UNKNOWN = "noté représenté, sans que le fichier dise par qui"
LONGEST_NAME, LONGEST = 100, 200


@dataclass
class Someone:
    """Person or organisation at a meeting: as read, and by which key the file knows them."""

    first_name: str
    last_name: str
    organisation: str
    function: str
    state: str
    key: str = ""
    deputy: str = ""
    is_member: bool = False  # told by the name of a holder or an alternate in office that day

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def name_key(self) -> str:
        """Return a key of the name, whatever its order and its case."""
        return " ".join(sorted(french_sort_key(self.name).split()))

    def as_json(self) -> dict[str, Any]:
        return dict(self.__dict__)


@dataclass
class People:
    """People whom the meetings of a file name; `of` gives those of one meeting."""

    of: dict[int, list[Someone]] = field(default_factory=dict)  # by the rank of the meeting
    organisations: dict[str, Organisation] = field(default_factory=dict)
    not_read: dict[int, list[str]] = field(default_factory=dict)


def people_told(meetings: list[SaidMeeting], user: User) -> People:
    """Read who was at each meeting; somebody named twice in one is there once."""
    texts = {names.text for one in meetings for names in one.names}
    asked: dict[str, None] = {}

    def ask(words: str) -> bool:
        asked[words] = None
        return False

    read = {text: read_people(_one_a_line(text), ask) for text in texts}
    if known := organisations_named(user, list(asked)) if asked else {}:
        read = {text: read_people(_one_a_line(text), known.__contains__) for text in texts}
    found = People()
    for rank, one in enumerate(meetings):
        there: dict[str, Someone] = {}
        for names in one.names:
            for person in read[names.text]:
                if someone := _someone(person, names):
                    there.setdefault(_identity(someone), someone)
                elif person.line or person.rest:
                    found.not_read.setdefault(rank, []).append(person.line or person.rest)
        found.of[rank] = list(there.values())
    everybody = [each for people in found.of.values() for each in people]
    _give_keys(everybody)
    found.organisations = organisations_named(
        user, list({each.organisation for each in everybody if each.organisation})
    )
    return found


def _one_a_line(text: str) -> str:
    return "\n".join(piece for line in text.split("\n") for piece in BETWEEN.split(line))


def _someone(person: ReadPerson, names: NamesCell) -> Someone | None:
    if len(person.last_name) > LONGEST_NAME or len(person.first_name) > LONGEST_NAME:
        return None
    if not (person.last_name or person.organisation or person.function):
        return None
    state = names.state if names.is_one else person.state or names.state
    function, deputy = person.function, ""
    if state == AttendanceState.REPRESENTED or SENT_BY.search(function):
        sent = SENT_BY.search(function)
        state = AttendanceState.REPRESENTED if sent else AttendanceState.EXCUSED
        deputy = sent[1].strip()[:LONGEST] if sent else ""
        function = SENT_BY.sub("", function).strip(" ,") if sent else BY_WHOM_UNKNOWN
    organisation = person.organisation
    if not person.last_name and not organisation:
        organisation, function = function, ""  # « le préfet de région »
    return Someone(
        person.first_name,
        person.last_name,
        organisation[:250],
        function[:LONGEST],
        state,
        deputy=deputy,
    )


def _identity(someone: Someone) -> str:
    return someone.name_key or f"organisation {french_sort_key(someone.organisation)}"


def _give_keys(everybody: Iterable[Someone]) -> None:
    """Give one key to those of one name and one organisation, or of no other organisation."""
    homes: dict[str, set[str]] = {}
    people = [each for each in everybody if each.last_name]
    for each in people:
        if home := french_sort_key(each.organisation):
            homes.setdefault(each.name_key, set()).add(home)
    for each in people:
        known = homes.get(each.name_key, set())
        home = french_sort_key(each.organisation) or (min(known) if len(known) == 1 else "")
        each.key = f"{each.name_key} | {home}" if len(known) > 1 else each.name_key


def questions_of(
    guests: Iterable[Someone], user: User, chosen: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    """Return, for each guest whom the register may know, who may be meant; by key of the file.

    `answer` is what was chosen; else the one person of that name, when nothing says another
    organisation; else empty: it is asked.
    """
    namesakes = Namesakes(user)
    found: dict[str, dict[str, Any]] = {}
    for each in guests:
        if not each.key or each.key in found:
            continue
        meant = namesakes.of(each.first_name, each.last_name)
        if not meant:
            continue
        answer = str(chosen.get(each.key, ""))
        if answer not in {NEW, *(str(key) for key, _ in meant)}:
            answer = _sure(each, meant)
        said = f"{each.name} ({each.organisation})" if each.organisation else each.name
        found[each.key] = {"said": said, "meant": [list(pair) for pair in meant], "answer": answer}
    return found


def _sure(each: Someone, meant: list[tuple[int, str]]) -> str:
    home = french_sort_key(each.organisation)
    likes = [key for key, words in meant if not home or home in french_sort_key(words)]
    return str(likes[0]) if len(likes) == 1 and (home or len(meant) == 1) else ""
