"""Breaks text into lines that fit a width: words whole where they can be, any word cut where it must be."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from exporters.pdf.coverage import clean
from exporters.pdf.fonts import Weight, widths
from exporters.pdf.styles import Style

_REMEMBERED = 8192  # texts: those of a long plan
_CJK = r"\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
_SOME_CJK = re.compile("[\u2e80-\uffef]").search
_BREAKS_IN_WORDS = re.compile("[-/–—]").search
_LETTERS = r"!-~\xa0-\xac\xae-\u02ff\u2013-\u2026"
# Words with one space between them: where they fit a line, there is nothing to break.
_WORDS_ALONE = re.compile(f"(?:[{_LETTERS}]+ )*[{_LETTERS}]+").fullmatch


@cache
def _atoms(compounds: bool, cjk: bool) -> re.Pattern[str]:
    """Give what finds the atoms of a text: words, parts of words, spaces and line feeds.

    CJK breaks anywhere; a compound may break after a hyphen, slash or dash that a letter follows; a no-break
    space is part of its word. What isn't there isn't looked for: finding CJK and compounds takes time.
    """
    east = _CJK if cjk else ""
    alone = f"[{east}]|" if cjk else ""
    if not compounds:
        return re.compile(rf"{alone}[^\S\n\xa0]+|\n|(?:[^\s{east}]+|\xa0+)+")
    within = rf"\xa0|[^\s{east}\-/–—]|[-/–—](?![^\W\d_])"
    return re.compile(rf"{alone}(?:{within})*[-/–—](?=[^\W\d_])|(?:{within})+|\n|[^\S\n\xa0]+")


class Span(Struct, frozen=True):
    """A stretch of text of one look. None means: as the paragraph's style has it.

    `link` is an address or ``#`` with a destination's key; `lang` the language where it isn't the page's.
    """

    text: str
    weight: Weight | None = None
    colour: str | None = None
    link: str | None = None
    lang: str | None = None


class Piece(Struct, frozen=True):
    """A stretch of a line, all of one span; `x` from the line's start, `width` without its trailing space."""

    span: Span
    text: str
    x: float
    width: float


class Line(Struct, frozen=True):
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
    return list(_broken(tuple(spans(text)), style, available))


@lru_cache(maxsize=_REMEMBERED)
def _broken(text: tuple[Span, ...], style: Style, available: float) -> tuple[Line, ...]:
    """Break a text once: heads are repeated, and documents tried in several lengths until one fits."""
    if len(text) == 1 and (line := _whole(text[0], style, available)):
        return (line,)
    setter = _Setter(style, available)
    for span in text:
        setter.add(span)
    return tuple(setter.finished())


def _whole(span: Span, style: Style, available: float) -> Line | None:
    """Give the text as one line where it fits, as most texts of tables do; None where it has to be broken."""
    said = clean(span.text)
    if not _WORDS_ALONE(said):
        return None
    ems = widths(span.weight or style.weight, style.figures)
    parts = said.split(" ")
    total = sum([ems[part] for part in parts]) + (len(parts) - 1) * ems[" "]
    wide = (total + len(said) * style.tracking) * style.size
    return Line((Piece(span, said, 0.0, wide),), wide) if wide <= available else None


class _Setter:
    """Fills lines with atoms: words, parts of words, spaces and line feeds."""

    def __init__(self, style: Style, available: float) -> None:
        self.style, self.available = style, available
        self.lines: list[Line] = []
        self.parts: list[tuple[Span, str, float]] = []
        self.word: list[tuple[Span, str, float]] = []
        self.word_width = 0.0
        self.used = 0.0
        self.space = 0.0

    def add(self, span: Span) -> None:
        """Take the next stretch of text."""
        style = self.style
        ems = widths(span.weight or style.weight, style.figures)
        size, tracking = style.size, style.tracking
        said = clean(span.text)
        for atom in _atoms(bool(_BREAKS_IN_WORDS(said)), bool(_SOME_CJK(said))).findall(said):
            if atom == "\n":
                self._end_word()
                self._end_line()
            elif atom == " " or (atom.isspace() and "\xa0" not in atom):
                self._end_word()
                if self.parts:
                    wide = (ems[" "] + tracking) * size
                    self.parts.append((span, " ", wide))
                    self.space += wide
            elif (wide := (ems[atom] + len(atom) * tracking) * size) <= self.available:
                self.word.append((span, atom, wide))
                self.word_width += wide
                if atom[-1] in "-/–—" or (len(atom) == 1 and atom > "\u2e7f"):
                    self._end_word()
            else:
                self._cut(span, atom)

    def finished(self) -> list[Line]:
        """Give the lines."""
        self._end_word()
        if self.parts:
            self._end_line()
        return self.lines

    def _width(self, span: Span, text: str) -> float:
        style = self.style
        ems = widths(span.weight or style.weight, style.figures)[text]
        return (ems + len(text) * style.tracking) * style.size

    def _cut(self, span: Span, atom: str) -> None:
        """Take an atom wider than the line in parts that fit."""
        part, wide = "", 0.0
        for character in atom:
            step = self._width(span, character)
            if part and wide + step > self.available:
                self._put(span, part)
                part, wide = "", 0.0
            part += character
            wide += step
        self._put(span, part)

    def _put(self, span: Span, part: str) -> None:
        """Take a part of a word that was cut; a line may end after it."""
        wide = self._width(span, part)
        self.word.append((span, part, wide))
        self.word_width += wide
        self._end_word()

    def _end_word(self) -> None:
        """Put the word on the line, or on the next one where it doesn't fit."""
        if not self.word:
            return
        if self.parts and self.used + self.space + self.word_width > self.available + 0.01:
            self._end_line()
        self.used += self.space + self.word_width
        self.space = 0.0
        self.parts += self.word
        self.word, self.word_width = [], 0.0

    def _end_line(self) -> None:
        """Close the line, joining what stands side by side in one span."""
        pieces: list[Piece] = []
        x = 0.0
        for span, group in groupby(self.parts, _span_of):
            parts = list(group)
            text = "".join([part for _, part, _ in parts])
            wide = sum([width for _, _, width in parts])
            trailing = self._width(span, text[len(text.rstrip()) :]) if text[-1].isspace() else 0.0
            pieces.append(Piece(span, text, x, wide - trailing))
            x += wide
        self.lines.append(Line(tuple(pieces), self.used))
        self.parts, self.used, self.space = [], 0.0, 0.0


_span_of = itemgetter(0)
