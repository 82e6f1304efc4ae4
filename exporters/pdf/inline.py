"""Breaks text into lines that fit a width: words whole where they can be, any word cut where it must be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporters.pdf.coverage import clean
from exporters.pdf.fonts import Weight, width
from exporters.pdf.styles import Style

_CJK = r"\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
# CJK breaks anywhere; a compound may break after a hyphen, slash or dash that a letter follows; a no-break
# space is part of its word.
_ATOMS = re.compile(
    rf"[{_CJK}]"
    rf"|(?:\xa0|[^\s{_CJK}\-/–—]|[-/–—](?![^\W\d_]))*[-/–—](?=[^\W\d_])"
    rf"|(?:\xa0|[^\s{_CJK}\-/–—]|[-/–—](?![^\W\d_]))+"
    r"|\n"
    r"|[^\S\n\xa0]+"
)


@dataclass(slots=True, frozen=True)
class Span:
    """A stretch of text of one look. None means: as the paragraph's style has it.

    `link` is an address or ``#`` with a destination's key; `lang` the language where it isn't the page's.
    """

    text: str
    weight: Weight | None = None
    colour: str | None = None
    link: str | None = None
    lang: str | None = None


@dataclass(slots=True, frozen=True)
class Piece:
    """A stretch of a line, all of one span; `x` from the line's start, `width` without its trailing space."""

    span: Span
    text: str
    x: float
    width: float


@dataclass(slots=True, frozen=True)
class Line:
    """A line of pieces; `width` without trailing space."""

    pieces: tuple[Piece, ...]
    width: float


Inline = str | Span | Sequence[Span]


def spans(text: Inline) -> list[Span]:
    """Give any kind of inline text as spans."""
    if isinstance(text, str):
        return [Span(text)]
    return [text] if isinstance(text, Span) else list(text)


def plain(text: Inline) -> str:
    """Give the characters of any kind of inline text."""
    return "".join(span.text for span in spans(text))


def one_line(text: str, most: int = 150) -> str:
    """Give a text as a title: cleaned, in one line, cut with an ellipsis where it is very long."""
    said = " ".join(clean(text).split())
    return said if len(said) <= most else said[: most - 1].rstrip() + "…"


def break_lines(text: Inline, style: Style, available: float) -> list[Line]:
    """Break the text into lines at most `available` points wide.

    A typed line feed ends a line. A soft break keeps its space at the end of the line, where it can't be seen
    but is copied. A word wider than the line is cut between characters. No text gives no line.
    """
    setter = _Setter(style, available)
    for span in spans(text):
        for atom in _ATOMS.findall(clean(span.text)):
            setter.add(span, atom)
    return setter.finished()


class _Setter:
    """Fills lines with atoms: words, parts of words, spaces and line feeds."""

    def __init__(self, style: Style, available: float) -> None:
        self.style, self.available = style, available
        self.lines: list[Line] = []
        self.pieces: list[tuple[Span, str]] = []
        self.word: list[tuple[Span, str, float]] = []
        self.word_width = 0.0
        self.used = 0.0
        self.space = 0.0

    def add(self, span: Span, atom: str) -> None:
        """Take the next atom."""
        if atom == "\n":
            self._end_word()
            self._end_line()
        elif atom.isspace() and "\xa0" not in atom:
            self._end_word()
            if self.pieces:
                self.pieces.append((span, " "))
                self.space += self._width(span, " ")
        else:
            for part in self._cut(span, atom):
                wide = self._width(span, part)
                self.word.append((span, part, wide))
                self.word_width += wide
                if (len(part) == 1 and part > "\u2e7f") or part[-1] in "-/–—" or (part is not atom and wide):
                    self._end_word()

    def finished(self) -> list[Line]:
        """Give the lines."""
        self._end_word()
        if self.pieces:
            self._end_line()
        return self.lines

    def _width(self, span: Span, text: str) -> float:
        style = self.style
        ems = width(text, span.weight or style.weight, style.figures)
        return (ems + len(text) * style.tracking) * style.size

    def _cut(self, span: Span, atom: str) -> Iterator[str]:
        """Cut an atom wider than the line into parts that fit."""
        if self._width(span, atom) <= self.available:
            yield atom
            return
        part, wide = "", 0.0
        for character in atom:
            step = self._width(span, character)
            if part and wide + step > self.available:
                yield part
                part, wide = "", 0.0
            part += character
            wide += step
        yield part

    def _end_word(self) -> None:
        """Put the word on the line, or on the next one where it doesn't fit."""
        if not self.word:
            return
        if self.pieces and self.used + self.space + self.word_width > self.available + 0.01:
            self._end_line()
        self.used += self.space + self.word_width
        self.space = 0.0
        self.pieces.extend((span, part) for span, part, _ in self.word)
        self.word, self.word_width = [], 0.0

    def _end_line(self) -> None:
        """Close the line, joining what stands side by side in one span."""
        joined: list[tuple[Span, str]] = []
        for span, text in self.pieces:
            if joined and joined[-1][0] is span:
                joined[-1] = (span, joined[-1][1] + text)
            else:
                joined.append((span, text))
        x, pieces = 0.0, []
        for span, text in joined:
            pieces.append(Piece(span, text, x, self._width(span, text.rstrip())))
            x += self._width(span, text)
        self.lines.append(Line(tuple(pieces), self.used))
        self.pieces, self.used, self.space = [], 0.0, 0.0
