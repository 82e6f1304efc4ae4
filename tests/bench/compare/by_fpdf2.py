"""Sets contents with fpdf2, untagged, with bookmarks, contents and heads: `by_fpdf2.py FONTS FILE PDF`.

Its table cells take one look each, so bold stretches in them are set plain.
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.fonts import FontFace
from fpdf.outline import TableOfContents

SIZES = {1: 19.0, 2: 13.5, 3: 10.8, 4: 9.6}


class Document(FPDF):
    """Pages with a running head and a number."""

    heading = ""

    def header(self) -> None:
        self.set_font("Inter", size=8)
        self.cell(0, 10, self.heading, new_x="LMARGIN", new_y="NEXT")
        self.ln(14)

    def footer(self) -> None:
        self.set_y(-40)
        self.set_font("Inter", size=8)
        self.cell(0, 10, f"{self.page_no()} of {{nb}}", align="R")


def main(fonts: str, source: str, target: str) -> None:
    logging.disable(logging.WARNING)  # it tells each sign that Inter lacks
    content = json.loads(Path(source).read_text(encoding="utf-8"))
    pdf = Document(unit="pt", format="A4")
    pdf.heading = content["title"]
    pdf.set_title(content["title"])
    pdf.set_lang("en")
    pdf.add_font("Inter", "", Path(fonts) / "Inter-Regular.ttf")
    pdf.add_font("Inter", "B", Path(fonts) / "Inter-SemiBold.ttf")
    pdf.set_margins(62, 40, 62)
    pdf.set_auto_page_break(True, 62)
    pdf.add_page()
    for node in content["nodes"]:
        _set(pdf, node)
    pdf.output(target)


def _set(pdf: Document, node: dict[str, Any]) -> None:
    match node["kind"]:
        case "contents":
            pdf.set_font("Inter", size=9.2)
            pdf.insert_toc_placeholder(TableOfContents().render_toc, pages=3, allow_extra_pages=True)
        case "heading":
            pdf.ln(12)
            pdf.set_font("Inter", "B", SIZES[node["level"]])
            if node["listed"]:
                pdf.start_section(node["text"], level=node["level"] - 1, strict=False)
            _line(pdf, node["text"], SIZES[node["level"]] * 1.32)
        case "list":
            pdf.set_font("Inter", size=10)
            for number, entry in enumerate(node["entries"], start=1):
                _line(pdf, (f"{number}. " if node["numbered"] else "• ") + _plain(entry), 14.2)
        case "table":
            _table(pdf, node)
        case _:
            pdf.set_font("Inter", size=10)
            _runs(pdf, node["runs"])


def _runs(pdf: Document, runs: list[tuple[str, bool]]) -> None:
    for text, bold in runs:
        pdf.set_font("Inter", "B" if bold else "", 10)
        pdf.write(14.2, text)
    pdf.ln(20)


def _table(pdf: Document, node: dict[str, Any]) -> None:
    pdf.set_font("Inter", size=8.6)
    aligns = tuple("RIGHT" if right else "LEFT" for right in node["right"])
    with pdf.table(
        col_widths=tuple(node["shares"]),
        text_align=aligns,
        line_height=12.2,
        padding=(4.2, 5, 4.2, 0),
        borders_layout="HORIZONTAL_LINES",
        headings_style=FontFace(emphasis="BOLD"),
    ) as table:
        table.row(node["heads"])
        for row in node["rows"]:
            table.row([_plain(cell) for cell in row])
    pdf.ln(10)


def _line(pdf: Document, text: str, height: float) -> None:
    pdf.multi_cell(0, height, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _plain(runs: list[tuple[str, bool]]) -> str:
    return "".join(text for text, _ in runs)


if __name__ == "__main__":
    main(*sys.argv[1:])
