"""Sources of a page, numbered once, in the order in which its facts cite them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .choices import Confidence
from .models import Source, Sourced


@dataclass
class Footnotes:
    """Numbers for `{% source_refs notes fact %}`, list for `components/sources.html`.

    Facts come with their `sources` prefetched: one query for a page, however many facts it shows.
    """

    sources: list[Source] = field(default_factory=list)
    confidences: set[str] = field(default_factory=set)
    _numbers: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, *groups: Iterable[Sourced]) -> "Footnotes":
        notes = cls()
        for facts in groups:
            for fact in facts:
                notes.add(fact)
        return notes

    def add(self, fact: Sourced) -> None:
        self.confidences.add(fact.confidence)
        for source in fact.sources.all():
            if source.pk not in self._numbers:
                self.sources.append(source)
                self._numbers[source.pk] = len(self.sources)

    def numbers(self, fact: Sourced) -> list[int]:
        """Return the numbers of this fact's sources; a source that was not added has none."""
        cited = (self._numbers.get(source.pk) for source in fact.sources.all())
        return sorted(number for number in cited if number)

    @property
    def has_inferred(self) -> bool:
        return Confidence.INFERRED in self.confidences

    @property
    def has_unverified(self) -> bool:
        return Confidence.UNVERIFIED in self.confidences

    def __iter__(self) -> Iterator[Source]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)
