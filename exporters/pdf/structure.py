"""The structure tree of a tagged PDF: what each mark on the page is, in the order it is read."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

_KEPT_EMPTY = frozenset({"TD", "TH"})  # a row without one of its cells is no row of the table


class MarkedContent(Struct, frozen=True):
    """A stretch of a page's content, by page (from 0) and number on that page."""

    page: int
    number: int


class LinkObject(Struct, frozen=True):
    """A link annotation as the child of its Link element; `annotation` is the object's name."""

    page: int
    annotation: str


class Element(Struct, eq=False):
    """One structure element, such as a paragraph or a table cell.

    `tag` is a standard structure type (ISO 32000-1, 14.8.4). `attributes` are PDF source, such as
    ``/O/Table/Scope/Column``; `alt` is the text read in place of a figure.
    """

    tag: str
    parent: Element | None = None
    attributes: str = ""
    alt: str | None = None
    lang: str | None = None
    kids: list[Any] = field(default_factory=list)

    def child(
        self, tag: str, attributes: str = "", alt: str | None = None, lang: str | None = None
    ) -> Element:
        """Add an element below this one, behind what is there already."""
        element = Element(tag, self, attributes, alt, lang)
        self.kids.append(element)
        return element

    def prune(self) -> bool:
        """Drop elements nothing was drawn for; tell whether this one is left with anything."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in _KEPT_EMPTY


class Artifact(Struct, frozen=True):
    """Content that is no part of the text: rules, backgrounds, and what is repeated on every page."""

    properties: str = ""


DECORATION = Artifact()
HEADER = Artifact("<</Type/Pagination/Subtype/Header>>")
FOOTER = Artifact("<</Type/Pagination/Subtype/Footer>>")
REPEATED = Artifact("<</Type/Pagination>>")
