"""What the shorter documents share: their words, their edges, and lines of even length."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from app.content import words
from app.rules.signatures import is_agreed
from exporters.pdf.blocks import Block, Columns, Layout, Lines, Paragraph
from exporters.pdf.document import Running
from exporters.pdf.documents.book import Book, joined, shortened
from exporters.pdf.documents.chapters.facts import edition
from exporters.pdf.inline import break_lines
from exporters.pdf.metadata import About
from exporters.pdf.strips import Strip
from exporters.pdf.structure import Artifact, Element
from exporters.pdf.styles import CELL_STRONG, Style

DOT = "\xa0·\xa0"
"""Between facts in a row: no line begins or ends with it."""
_MOST_OF_A_TITLE = 60  # characters at the foot of a page, where the days have to stand too
_WORD_ENDS = (" ", "-", "/", "–", "—")
_IDEOGRAPHS = "\u2e80"


def said(key: str, **facts: object) -> str:
    """Give a fixed sentence of documents_more.toml by its dotted key, filled with facts."""
    return str(_found(key)).format(**facts)


def listed(key: str, **facts: object) -> list[str]:
    """Give a list of fixed sentences, each filled with facts."""
    return [str(each).format(**facts) for each in _found(key)]


def _found(key: str) -> Any:
    found: Any = words("documents_more")
    for part in key.split("."):
        found = found[part]
    return found


def people(book: Book) -> dict[str, str]:
    """Give what the organisation calls those it serves, to fill sentences with."""
    details = book.workshop.details
    return {"customer": details.customer_name, "customers": details.customer_name_plural}


def about(book: Book, title: str, key: str) -> About:
    """Say what a document is; `key` names its section of words."""
    details = book.workshop.details
    return About(
        joined([title, details.title], ": "),
        book.language,
        said(f"{key}.about", organisation=details.organisation),
    )


def running(book: Book, title: str, notice: str | None = None) -> Running:
    """Give what stands at the edges of every page: the notice, else the workshop and its day."""
    details = book.workshop.details
    below = joined([details.title, book.day(details.held_on)])
    return Running(joined([details.organisation, title]), notice or below, book.raw("page_of"))


def dated(book: Book) -> str:
    """Give the workshop and its day; the day whose state is told, too, where that is a later one."""
    details = book.workshop.details
    told_of = edition(book)
    later = said("shared.as_of", when=book.day(told_of)) if told_of > details.held_on else None
    return joined([shortened(details.title, _MOST_OF_A_TITLE), book.day(details.held_on), later])


def send_back() -> Block:
    """Give room to write to whom a sheet is sent back, and by when."""
    line = Lines(1, spacing=12.0, after=0.0)
    to, by = (Paragraph(said(f"shared.{key}"), CELL_STRONG) for key in ("send_to", "send_by"))
    return Columns([(0.9, [to]), (4, [line]), (0.3, [by]), (1.8, [line])], gap=6, before=8, after=6)


def cut(text: str | None, most: int) -> str:
    """Give a text in one paragraph of at most `most` characters, for a page that holds only so much."""
    return shortened(" ".join((text or "").split()), most)


def statement_of(book: Book) -> str:
    """Give the vision; nothing where there is no wording yet."""
    return (book.workshop.details.statement or "").strip()


def standing(book: Book) -> str:
    """Say since when the wording is agreed, or that it is a draft."""
    if not is_agreed(book.workshop):
        return said("shared.draft")
    return said("shared.agreed_on", when=book.day(book.workshop.details.statement_agreed_on))


def breaks(text: str, style: Style, width: float) -> tuple[int, bool]:
    """Give the number of lines, and whether each of them ends where a word or a part of a compound does."""
    count, whole = 0, True
    for part in text.splitlines():
        lines = ["".join(piece.text for piece in line.pieces) for line in break_lines(part, style, width)]
        count += len(lines)
        whole = whole and all(line.endswith(_WORD_ENDS) or line[-1] >= _IDEOGRAPHS for line in lines[:-1])
    return count, whole


def even(text: str, style: Style, width: float) -> float:
    """Give the least width at which the text takes no more lines: they come out about equally long."""
    lines, narrow = breaks(text, style, width), width
    while narrow > width * 0.55 and breaks(text, style, narrow - 4) == lines:
        narrow -= 4
    return narrow


class Narrow(Struct, frozen=True):
    """A block set to a width of its own, in points, where the text is wider."""

    block: Block
    width: float

    @property
    def before(self) -> float:
        """The block's space above."""
        return self.block.before

    @property
    def after(self) -> float:
        """The block's space below."""
        return self.block.after

    def lay_out(self, width: float, parent: Element | Artifact, layout: Layout) -> list[Strip]:
        """Give the block's strips."""
        return self.block.lay_out(min(width, self.width), parent, layout)
