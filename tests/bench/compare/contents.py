"""What stands in a document, told so plainly that any tool can set it: headings, texts, lists and tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from exporters.edition import flat, inline, shown
from exporters.pdf.blocks import Block, Heading, Listing, Panel, Paragraph
from exporters.pdf.contents import Contents
from exporters.pdf.document import Sheet
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import handout_blocks, sheet_of
from exporters.pdf.documents.plan import plan_blocks
from exporters.pdf.inline import Span
from exporters.pdf.tables import Table

Node = dict[str, Any]
"""One of `heading`, `text`, `list`, `table` and `contents` as its `kind`; text is runs of (text, is bold)."""


def write_plan(book: Book, path: Path) -> None:
    """Write the contents of the action plan as JSON."""
    write("Action plan", plan_blocks(book, Sheet(book.size)), path)


def write_handouts(book: Book, folder: Path) -> list[Path]:
    """Write the contents of each handout as JSON; give the files."""
    people = book.workshop.participants
    paths = [folder / f"handout-{number}.json" for number in range(len(people))]
    for path, person in zip(paths, people, strict=True):
        write(f"Handout of {person.name}", handout_blocks(book, person), path)
    assert sheet_of(book).size == Sheet().size  # the other tools set A4 too
    return paths


def write(title: str, blocks: Iterable[Block], path: Path) -> None:
    """Write the contents of blocks, without drawings and room to write."""
    path.write_text(json.dumps({"title": title, "nodes": list(_nodes(blocks))}), encoding="utf-8")


def _nodes(blocks: Iterable[Block]) -> Iterator[Node]:
    for block in flat(blocks):
        match block:
            case Contents():
                yield {"kind": "contents"}
            case Heading() if block.text.strip():
                yield {
                    "kind": "heading",
                    "level": block.level,
                    "text": " ".join(block.text.split()),
                    "listed": block.listed,
                }
            case Paragraph():
                yield {"kind": "text", "runs": _runs(inline(block.text))}
            case Listing():
                entries = [_runs(inline(each)) for each in block.entries]
                yield {"kind": "list", "numbered": block.numbered, "entries": entries}
            case Panel():
                yield from _nodes(block.blocks)
            case Table():
                columns, rows = shown(block)
                if rows:
                    yield {
                        "kind": "table",
                        "heads": [column.head for column in columns],
                        "shares": [column.share for column in columns],
                        "right": [column.align == "right" for column in columns],
                        "rows": [[_runs(cell) for cell in row] for row in rows],
                    }


def _runs(spans: list[Span]) -> list[tuple[str, bool]]:
    return [(span.text, span.weight is not None) for span in spans if span.text]
