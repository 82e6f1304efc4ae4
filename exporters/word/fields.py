"""What Word works out by itself: page numbers, the running section, numbers of figures, the contents."""

from collections.abc import Sequence
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph


class Entry(NamedTuple):
    """A heading as the contents list it: its level, its text in one line, and the bookmark it stands at."""

    level: int
    text: str
    bookmark: str


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """Add a field; `result` is what it shows until Word has worked it out."""
    begin_field(paragraph, instruction)
    paragraph.add_run(result)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Open a field: what is added next is its result."""
    _mark(paragraph, "begin")
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """Close the field opened last."""
    _mark(paragraph, "end")


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around the paragraph's content."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    place = 0 if properties is None else paragraph._p.index(properties) + 1
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def add_contents(paragraphs: Sequence[Paragraph], entries: Sequence[Entry], depth: int) -> None:
    """Fill one paragraph for each entry with a link to its heading, all within one field.

    The field leaves page numbers out: those Word would first have to ask leave to work out when it opens
    the file.
    """
    begin_field(paragraphs[0], rf'TOC \o "1-{depth}" \n \h \z \u')
    for paragraph, entry in zip(paragraphs, entries, strict=True):
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), entry.bookmark)
        link.set(qn("w:history"), "1")
        link.append(paragraph.add_run(entry.text)._r)
        paragraph._p.append(link)
    end_field(paragraphs[-1])


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
