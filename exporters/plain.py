"""The action plan as Markdown: readable as it stands, and set properly wherever Markdown is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.content import words
from exporters.catalogue import File, Order
from exporters.characters import visible
from exporters.edition import announce, book_of, chapters, flat, inline, levelled, shown
from exporters.pdf.blocks import Block, Heading, Listing, Panel, Paragraph, Rule, Space
from exporters.pdf.document import Sheet
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.chapters.facts import facts
from exporters.pdf.drawing import Figure, Photograph
from exporters.pdf.inline import Inline, Span, spans
from exporters.pdf.tables import Table

# What Markdown takes for marks anywhere (CommonMark 0.31 and GitHub's tables and strikethrough), and what it
# takes for marks at the beginning of a line only.
_MARKS = re.compile(r"[\\`*_\[\]<>&|~$]")
_FIRST = re.compile(r"\d{0,9}[#+=.)-]")
_DEEPEST = 6
_BREAK_IN_TEXT = "\\\n"  # a hard line break, seen without being counted as spaces are
_BREAK_IN_CELL = "<br>"  # a row is one line: Markdown has no other break for it


def plan(order: Order) -> Iterator[File]:
    """Make the plan as Markdown."""
    announce("md", order.say)
    book = book_of(order)
    body = [part for block in _all(book) if (part := written(block))]
    yield "plan.md", ("\n\n".join(body) + "\n").encode()


def escaped(text: str) -> str:
    """Give one line of text so that Markdown takes every character of it for itself."""
    text = _MARKS.sub(r"\\\g<0>", text.strip())
    first = _FIRST.match(text)
    return text if first is None else f"{text[: first.end() - 1]}\\{text[first.end() - 1 :]}"


def _all(book: Book) -> Iterator[Block]:
    """Give the title, the facts and all chapters below it, their headings one level deeper."""
    details = book.workshop.details
    yield Heading(1, details.title)
    yield Paragraph([Span(details.organisation, weight="semibold")])
    yield Listing([[Span(f"{label}: ", weight="semibold"), Span(value)] for label, value in facts(book)])
    yield Paragraph(details.purpose or "")
    blocks = list(flat(chapters(book, Sheet(book.size))))
    levels = levelled(block.level for block in blocks if isinstance(block, Heading))
    for block in blocks:
        yield Heading(1 + next(levels), block.text) if isinstance(block, Heading) else block


def written(block: Block) -> str:
    """Give a block; nothing for an empty place. A drawing is told in words."""
    match block:
        case Heading():
            return f"{'#' * min(block.level, _DEEPEST)} {_line(block.text)}"
        case Paragraph():
            text = _text(block.text)
            return _quoted(text) if block.tag == "BlockQuote" else text
        case Listing():
            return "\n".join(_entries(block))
        case Panel():
            return _quoted("\n\n".join(part for inner in flat(block.blocks) if (part := written(inner))))
        case Table():
            return "\n".join(_rows(block))
        case Figure(drawing):
            said: str = words("editable")["md"]["drawing"]
            return _text(said.format(title=drawing.title, description=drawing.description))
        case Photograph() | Space() | Rule():
            return ""  # a photograph's caption stands below it
    raise TypeError(block)


def _entries(block: Listing) -> Iterator[str]:
    for number, entry in enumerate(block.entries, start=1):
        sign = f"{number}. " if block.numbered else "- "
        yield sign + _text(inline(entry)).replace("\n", "\n" + " " * len(sign))


def _rows(table: Table) -> Iterator[str]:
    columns, rows = shown(table)
    if not rows:
        return
    yield _row(_line(column.head) for column in columns)
    yield _row("--:" if column.align == "right" else "---" for column in columns)
    for row in rows:
        yield _row(_text(cell, _BREAK_IN_CELL) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _text(content: Inline, line_break: str = _BREAK_IN_TEXT) -> str:
    """Give text with its line breaks; empty lines are left out, for in Markdown they end a paragraph."""
    lines: list[list[str]] = [[]]
    for span in spans(content):
        first, *rest = visible(span.text).split("\n")
        lines[-1].append(_marked(first, span))
        lines += [[_marked(line, span)] for line in rest]
    told = ("".join(parts).strip() for parts in lines)
    return line_break.join(line for line in told if line)


def _marked(text: str, span: Span) -> str:
    """Give a stretch of one line, in bold where its look is."""
    said = escaped(text)
    if not said:
        return " " if text else ""
    before, after = (" " if text[place].isspace() else "" for place in (0, -1))
    return f"{before}**{said}**{after}" if span.weight else f"{before}{said}{after}"


def _line(text: str) -> str:
    return escaped(" ".join(visible(text).split()))
