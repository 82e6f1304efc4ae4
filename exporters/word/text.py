"""Puts words into a paragraph: runs in character styles, line breaks, and scripts written right to left."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exporters.characters import visible
from exporters.pdf.inline import Inline, plain, spans

STRONG = "Strong"
LOOKS = {
    "accent": "Marked",
    "text2": "Quiet",
    "text3": "Quiet",
    "ok": "Settled",
    "warn": "Warning",
    "bad": "Severe",
}
"""The character style for each colour that a stretch of text may have."""

# Hebrew, Arabic and their kin (Unicode's bidirectional classes R and AL): a stretch of them, with what stands
# between its words.
_LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_RIGHT_TO_LEFT = re.compile(rf"{_LETTERS}+(?:[\s\W\d_]+{_LETTERS}+)*")
_FIRST_LETTER = re.compile(r"[^\W\d_]")


_P = TypeVar("_P", Paragraph, Run)


def styled(piece: _P, style: str) -> _P:
    """Give the paragraph or run its style by name, as styles.py made it.

    python-docx looks through all styles for each name; the id of each here is its name without spaces.
    """
    element: Any = piece._element
    element.style = style.replace(" ", "")
    return piece


def write(paragraph: Paragraph, content: Inline, style: str | None = None) -> None:
    """Add the content; `style` is the character style of what has no look of its own."""
    for span in spans(content):
        look = STRONG if span.weight else style
        if span.colour:
            look = LOOKS[span.colour]
        for text, backwards in _stretches(visible(span.text)):
            _dress(paragraph.add_run(text), look, backwards)
    if runs_right_to_left(plain(content)):
        paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


def runs_right_to_left(text: str) -> bool:
    """Tell whether a paragraph begins at the right: its first letter is of such a script."""
    first = _FIRST_LETTER.search(text)
    return first is not None and re.match(_LETTERS, first.group()) is not None


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Split a text into stretches of one direction, each with whether it runs from right to left."""
    at = 0
    for found in _RIGHT_TO_LEFT.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found.group(), True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _dress(run: Run, look: str | None, backwards: bool) -> None:
    if look is not None:
        styled(run, look)
    if backwards:
        run.font.rtl = True


# The schema gives the parts of a paragraph's properties an order; these come after `bidi`.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
