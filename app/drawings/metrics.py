"""How wide Inter sets a text, so that a drawing can give each text its box without a toolkit."""

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from app.content import resource
from app.drawings.display_list import Weight

_CUTS = {400: "regular", 500: "medium", 600: "semibold"}
_WIDE = frozenset("WF")
ELLIPSIS = "…"


@cache
def _widths() -> dict[str, Any]:
    raw = resource("fonts", "inter-widths.json").read_text(encoding="ascii")
    table: dict[str, Any] = json.loads(raw)
    return table


@cache
def _advance(letter: str, weight: Weight) -> float:
    table = _widths()
    known = table[_CUTS[weight]].get(str(ord(letter)))
    if known is not None:
        return float(known)
    if unicodedata.combining(letter):
        return 0.0
    # Inter has no such letter: another font steps in, whose full-width letters are an em wide.
    return 1000.0 if unicodedata.east_asian_width(letter) in _WIDE else float(table["default"])


@lru_cache(maxsize=8192)
def text_width(text: str, size: float, weight: Weight = 400) -> float:
    """Give the width of one line of text set in Inter at `size`, in the same unit as `size`."""
    return sum(_advance(letter, weight) for letter in text) * size / 1000


def fit(text: str, size: float, weight: Weight, width: float) -> str:
    """Give the text as it fits into `width`: whole, cut with an ellipsis, or empty if not even that fits."""
    if text_width(text, size, weight) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, weight)
    if room < 0:
        return ""
    ends = list(accumulate(_advance(letter, weight) for letter in text))
    return text[: bisect_right(ends, room * 1000 / size)].rstrip() + ELLIPSIS


def unbroken_size(text: str, sizes: Sequence[float], weight: Weight, width: float) -> float:
    """Give the first of these sizes at which no word has to be broken; the last if there is none."""
    widest = max((text_width(word, 1.0, weight) for word in text.split()), default=0.0)
    return next((size for size in sizes if widest * size <= width), sizes[-1])


def wrap(text: str, size: float, weight: Weight, width: float, lines: int) -> tuple[str, ...]:
    """Break a text into at most `lines` lines of `width`, between words where it can; the last one is cut."""
    words = text.split()
    found: list[str] = []
    while words and len(found) < lines - 1:
        line, words = _next_line(words, size, weight, width)
        found.append(line)
    if words:
        found.append(fit(" ".join(words), size, weight, width))
    return tuple(found)


def _next_line(words: list[str], size: float, weight: Weight, width: float) -> tuple[str, list[str]]:
    taken = 0
    while taken < len(words) and text_width(" ".join(words[: taken + 1]), size, weight) <= width:
        taken += 1
    if taken:
        return " ".join(words[:taken]), words[taken:]
    # A single word wider than the line is broken where the line ends.
    word = words[0]
    place = 1
    while place < len(word) and text_width(word[: place + 1], size, weight) <= width:
        place += 1
    return word[:place], [part for part in (word[place:], *words[1:]) if part]
