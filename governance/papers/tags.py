"""Tags of several PDF put together: one structure tree made of theirs, for readers by ear.

Needs ISO 32000-1, 14.7: each page, and each annotation, names a row of the parent tree by a number;
those of the parts that follow are moved on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader, PdfWriter

MOST_ROWS = 20_000  # of the parent tree of a part: of a page or of a link each
DEEPEST = 20


class TagTree:
    """Structure tree under way, of parts that all have one: what is in none is read to nobody."""

    def __init__(self, writer: PdfWriter) -> None:
        self.writer = writer
        self.roots: list[Any] = []
        self.rows: list[Any] = []
        self.roles: dict[Any, Any] = {}
        self.next = 0

    def add(self, reader: PdfReader, first_page: int) -> bool:
        """Take the tags of a part whose pages were just appended; tell whether it could.

        first_page: the place of its first page in the whole. Raises ValueError, or what pypdf does,
        for a broken or an endless tree.
        """
        from pypdf.generic import NumberObject

        root = _of(reader.trailer["/Root"]).get("/StructTreeRoot")
        pages = self.writer.pages[first_page:]
        if root is None or "/ParentTree" not in _of(root) or any(map(_has_forms, pages)):
            return False
        for page, read in zip(pages, reader.pages, strict=True):  # pypdf leaves it out
            number: Any = read.get("/StructParents")
            if number is not None:
                page[_name("/StructParents")] = NumberObject(int(number))
        kept = _of(root).clone(self.writer, ignore_fields=("/IDTree", "/ParentTreeNextKey"))
        rows = list(_rows(kept["/ParentTree"]))
        last = max((number for number, _ in rows), default=-1)
        for page in pages:
            for holder, key in _numbered(page):
                holder[_name(key)] = NumberObject(int(holder[key]) + self.next)
        for number, row in rows:
            self.rows += [NumberObject(number + self.next), row]
        self.next += last + 1
        self.roots.append(kept)
        self.roles |= dict(_of(kept.get("/RoleMap", {})))
        return True

    def write(self) -> None:
        """Give the whole its tree; nothing when no part had one."""
        from pypdf.generic import (
            ArrayObject,
            BooleanObject,
            DictionaryObject,
            NumberObject,
        )

        if not self.roots:
            return
        parents = DictionaryObject({_name("/Nums"): ArrayObject(self.rows)})
        tree = DictionaryObject(
            {
                _name("/Type"): _name("/StructTreeRoot"),
                _name("/ParentTree"): self.writer._add_object(parents),
                _name("/ParentTreeNextKey"): NumberObject(self.next),
            }
        )
        if self.roles:
            tree[_name("/RoleMap")] = DictionaryObject(self.roles)
        reference = self.writer._add_object(tree)
        children = ArrayObject()
        for root in self.roots:
            for kid in _list(root.get("/K")):
                _of(kid)[_name("/P")] = reference
                children.append(kid)
        tree[_name("/K")] = children
        self.writer.root_object[_name("/StructTreeRoot")] = reference
        marked = DictionaryObject({_name("/Marked"): BooleanObject(True)})
        self.writer.root_object[_name("/MarkInfo")] = marked


def _name(text: str) -> Any:
    from pypdf.generic import NameObject

    return NameObject(text)


def _of(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _list(value: Any) -> list[Any]:
    held = _of(value)
    if held is None:
        return []
    return list(held) if isinstance(held, list) else [value]


def _rows(tree: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a number tree, its leaves in order."""
    if depth > DEEPEST:
        raise ValueError("a parent tree that is too deep")
    node = _of(tree)
    numbers = _list(node.get("/Nums"))
    if len(numbers) > 2 * MOST_ROWS:
        raise ValueError("a parent tree that is too long")
    for place in range(0, len(numbers) - 1, 2):
        yield int(numbers[place]), numbers[place + 1]
    for kid in _list(node.get("/Kids")):
        yield from _rows(kid, depth + 1)


def _numbered(page: Any) -> Iterator[tuple[Any, str]]:
    """Yield what bears a number of the parent tree: the page, its annotations."""
    if "/StructParents" in page:
        yield page, "/StructParents"
    for each in _list(page.get("/Annots")):
        annotation = _of(each)
        if "/StructParent" in annotation:
            yield annotation, "/StructParent"


def _has_forms(page: Any) -> bool:
    """Tell whether drawings of the page bear numbers of their own, which are not moved on."""
    drawn = _of(_of(page.get("/Resources", {})).get("/XObject", {}))
    return any("/StructParent" in key for each in drawn.values() for key in _of(each))
