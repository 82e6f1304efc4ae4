"""Says which font can draw a character, and finds those no font can, before a page is made of them."""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from app.content import resource

MAIN = "Inter-Regular.ttf"
FALLBACKS = (
    "NotoSans-Regular.ttf",
    "NotoSansMath-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "DroidSansFallback.ttf",
)

# What leaves no mark of its own: controls become spaces; joiners, marks of direction, selectors and the soft
# hyphen are dropped; lone halves of surrogate pairs can't be in a Unicode text at all.
_SPACES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_SILENT = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
# The marks Word's lists begin with are private characters of the fonts Symbol and Wingdings, and come along
# when a list is pasted. What they mean is known, though no font here draws them: an entry begins.
_WORDS_BULLETS = re.compile("[\uf06c\uf06e\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e8\uf0fc]")
_PLAIN = re.compile(
    "[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0400-\u045f\u2013-\u2026]*"
).fullmatch


class Uncovered(NamedTuple):
    """A character that can't be set right, and the text it stands in."""

    character: str
    place: str
    text: str

    @property
    def name(self) -> str:
        """The character with its code and Unicode's name for it."""
        official = unicodedata.name(self.character, "a character without a name")
        return f"“{self.character}” (U+{ord(self.character):04X}, {official})"


def clean(text: str) -> str:
    """Give the text as it can be set: composed (NFC), controls as spaces, silent characters dropped.

    Line feeds stay: they are the breaks a person typed. The bullets of Word's lists become “•”.
    """
    if _PLAIN(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _WORDS_BULLETS.sub("•", unicodedata.normalize("NFC", text))
    return _SILENT.sub("", _SPACES.sub(" ", text))


@cache
def font_of(character: str) -> str | None:
    """Give the file name of the first font that draws a character; None where none does it right.

    Scripts written from right to left need their lines reordered and their letters joined, which the PDF
    pages don't do: a font that holds the letters is not enough, so they count as uncovered. So do private
    characters: what a font draws for them is its own affair, and no text for a reader (PDF/A-2a).
    """
    if unicodedata.category(character) == "Co":
        return None
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return None
    code = ord(character)
    return next((name for name in (MAIN, *FALLBACKS) if _covers(name, code)), None)


def uncovered(texts: Iterable[tuple[str, str]]) -> list[Uncovered]:
    """Find the characters of ``(place, text)`` pairs that can't be set, each once, where it comes first."""
    found: dict[str, Uncovered] = {}
    for place, text in texts:
        if _PLAIN(text):
            continue
        for character in clean(text):
            if character != "\n" and character not in found and font_of(character) is None:
                found[character] = Uncovered(character, place, text)
    return list(found.values())


@cache
def _ranges() -> dict[str, tuple[list[int], list[int]]]:
    table = json.loads(resource("fonts", "coverage.json").read_text(encoding="utf-8"))
    return {
        name: ([first for first, _ in pairs], [last for _, last in pairs]) for name, pairs in table.items()
    }


def _covers(name: str, code: int) -> bool:
    firsts, lasts = _ranges()[name]
    place = bisect_right(firsts, code) - 1
    return place >= 0 and code <= lasts[place]
