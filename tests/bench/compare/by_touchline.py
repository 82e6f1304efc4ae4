"""Sets contents with Touchline's own layer: tagged, PDF/UA-1 and PDF/A-2a, with bookmarks and running heads.

`by_touchline.py FILE PDF` sets one; `by_touchline.py --warm FILES` sets one after the other and tells the
median in ms.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from compare.told import tell_median

from exporters.pdf.blocks import Block, Heading, Listing, Paragraph
from exporters.pdf.contents import Contents
from exporters.pdf.document import Running, Sheet, render
from exporters.pdf.inline import Inline, Span
from exporters.pdf.metadata import About
from exporters.pdf.tables import Column, Table


def made(path: Path) -> bytes:
    """Give the PDF of a file of contents."""
    content = json.loads(path.read_text(encoding="utf-8"))
    about = About(content["title"], "en", content["title"])
    running = Running(content["title"], "Touchline", "{page} of {pages}")
    return render([_block(node) for node in content["nodes"]], about, Sheet(), running)


def _block(node: dict[str, Any]) -> Block:
    match node["kind"]:
        case "contents":
            return Contents(most=10_000)
        case "heading":
            return Heading(node["level"], node["text"], listed=node["listed"])
        case "list":
            return Listing([_inline(each) for each in node["entries"]], numbered=node["numbered"])
        case "table":
            aligns = ["right" if right else "left" for right in node["right"]]
            columns = [
                Column(head, share, align, leads=place == 0)  # type: ignore[arg-type]  # one of the two
                for place, (head, share, align) in enumerate(
                    zip(node["heads"], node["shares"], aligns, strict=True)
                )
            ]
            return Table(columns, [[_inline(cell) for cell in row] for row in node["rows"]])
    return Paragraph(_inline(node["runs"]))


def _inline(runs: list[tuple[str, bool]]) -> Inline:
    return [Span(text, weight="semibold" if bold else None) for text, bold in runs]


if __name__ == "__main__":
    if sys.argv[1] == "--warm":
        tell_median(made, [Path(each) for each in sys.argv[2:]])
    else:
        Path(sys.argv[2]).write_bytes(made(Path(sys.argv[1])))
