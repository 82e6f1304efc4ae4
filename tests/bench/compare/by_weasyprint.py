"""Sets contents with WeasyPrint, tagged (PDF/UA-1), with contents: `by_weasyprint.py FONTS FILE PDF`."""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import HTML

STYLE = """
@font-face { font-family: Inter; src: url("file://FONTS/Inter-Regular.ttf"); font-weight: 400 }
@font-face { font-family: Inter; src: url("file://FONTS/Inter-SemiBold.ttf"); font-weight: 700 }
@page { size: A4; margin: 66pt 62pt 62pt;
  @top-left { content: "TITLE"; font: 8pt Inter }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt Inter } }
body { font: 10pt/14.2pt Inter } p { margin: 0 0 6pt }
h1 { font-size: 19pt; line-height: 25pt } h2 { font-size: 13.5pt; line-height: 18pt }
h3 { font-size: 10.8pt; line-height: 14.5pt }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 8.6pt; line-height: 12.2pt }
td, th { text-align: left; vertical-align: top; padding: 4.2pt 10pt 4.2pt 0; border-bottom: 0.5pt solid #bbb }
td.right, th.right { text-align: right } tr { break-inside: avoid }
nav a { display: block; color: inherit; text-decoration: none }
nav a::after { content: leader(".") target-counter(attr(href), page) }
"""


def main(fonts: str, source: str, target: str) -> None:
    content = json.loads(Path(source).read_text(encoding="utf-8"))
    style = STYLE.replace("FONTS", fonts).replace("TITLE", content["title"])
    headings = [node for node in content["nodes"] if node["kind"] == "heading" and node["listed"]]
    for number, node in enumerate(headings):
        node["key"] = f"h{number}"
    body = "".join(_html(node, headings) for node in content["nodes"])
    title = escape(content["title"])
    page = (
        f'<html lang="en"><head><title>{title}</title><style>{style}</style></head><body>{body}</body></html>'
    )
    HTML(string=page).write_pdf(target, pdf_variant="pdf/ua-1")


def _html(node: dict[str, Any], headings: list[dict[str, Any]]) -> str:
    match node["kind"]:
        case "contents":
            entries = (f'<a href="#{each["key"]}">{escape(each["text"])}</a>' for each in headings)
            return f"<nav>{''.join(entries)}</nav>"
        case "heading":
            return f'<h{node["level"]} id="{node.get("key", "")}">{escape(node["text"])}</h{node["level"]}>'
        case "list":
            kind = "ol" if node["numbered"] else "ul"
            return f"<{kind}>{''.join(f'<li>{_inline(each)}</li>' for each in node['entries'])}</{kind}>"
        case "table":
            return _table(node)
    return f"<p>{_inline(node['runs'])}</p>"


def _table(node: dict[str, Any]) -> str:
    whole = sum(node["shares"])
    columns = "".join(f'<col style="width: {100 * share / whole:.2f}%">' for share in node["shares"])
    looks = ["right" if right else "left" for right in node["right"]]
    pairs = zip(looks, node["heads"], strict=True)
    head = "".join(f'<th class="{look}">{escape(text)}</th>' for look, text in pairs)
    rows = "".join(f"<tr>{_cells(looks, row)}</tr>" for row in node["rows"])
    return f"<table><colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(looks: list[str], row: list[Any]) -> str:
    pairs = zip(looks, row, strict=True)
    return "".join(f'<td class="{look}">{_inline(cell)}</td>' for look, cell in pairs)


def _inline(runs: list[tuple[str, bool]]) -> str:
    said = ((escape(text).replace("\n", "<br>"), bold) for text, bold in runs)
    return "".join(f"<b>{text}</b>" if bold else text for text, bold in said)


if __name__ == "__main__":
    main(*sys.argv[1:])
