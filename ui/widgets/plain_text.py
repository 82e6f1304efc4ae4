"""Users' words as they are, in places where Qt would guess at HTML or mnemonics."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


def plain_tooltip(text: str) -> str:
    """A tooltip that shows the text as typed and wraps when it is long."""
    return f"<span>{escape(text)}</span>" if text else ""


def literal(text: str) -> str:
    """The text for a button, its ampersands shown instead of becoming a shortcut."""
    return text.replace("&", "&&")


def one_line(text: str) -> str:
    """The text with line breaks and runs of blanks made single spaces."""
    return " ".join(text.split())


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text on one line, cut with an ellipsis where it is wider than `width` pixels."""
    line = one_line(text)
    if metrics.horizontalAdvance(line) <= width:  # Qt cuts what is wider by a part of a pixel only
        return line
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0, width))


def wrapped_lines(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """The text broken into at most `most` lines of `width` pixels, the last one elided.

    A word wider than the line is broken where it must.
    """
    lines: list[str] = []
    rest = one_line(text)
    while rest and len(lines) < most - 1 and metrics.horizontalAdvance(rest) > width:
        cut = _cut(metrics, rest, width)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        lines.append(elided(metrics, rest, width))
    return lines


def _cut(metrics: QFontMetrics, text: str, width: int) -> int:
    """How many characters of the text go on a line of this width, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low = middle
        else:
            high = middle - 1
    blank = text.rfind(" ", 0, low + 1)
    return blank if blank > 0 else low
