"""The judges of a whole workshop: what its documents hold, and what is refused before they are made."""

from __future__ import annotations

import tempfile
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec
from fontTools.ttLib import TTFont

from app.content import resource, words
from app.errors import ExportRefused
from app.records.vocabulary import LISTS, WORKSHOP
from app.workshop import Workshop
from exporters.export import export
from exporters.printable import texts
from tests.every_text import letters, told_texts
from tests.exporters.conftest import words_of

_NAMED = 8  # characters a refusal names; of more it says the first ones
_HELD_BY_ALL = ("board.pdf", "plan.pdf", "handouts.pdf")
_WITHOUT_A_MARK = ("Cc", "Cf", "Cs", "Zl", "Zp")
_SELECTORS = range(0xFE00, 0xFE10)


def lost_texts(workshop: Workshop, made: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Give every text that none of board edition, plan and handouts holds, with its field."""
    told = letters(" ".join(words_of(made[name]) for name in _HELD_BY_ALL if name in made))
    for place, text in told_texts(workshop):
        if _parts(letters(text), told) > 2 + len(text) // 400:
            yield place, f"“{' '.join(text.split())[:60]}”"


def _parts(text: str, told: str) -> int:
    """Tell in how many parts a text is found: where a page ends within it, foot and head stand between.

    What isn't there at all counts as a part for each of its letters.
    """
    count = 0
    while text:
        most = bisect_left(range(1, len(text) + 1), True, key=lambda length: text[:length] not in told)
        text = text[max(most, 1) :]
        count += 1
    return count


def refusal_of(workshop: Workshop, images: Mapping[str, bytes]) -> str | None:
    """Give what an export of a printed document is refused with; None where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            export(workshop, images, ["contract"], Path(folder) / "here")
        except ExportRefused as refused:
            return str(refused)
    return None


def wrongly_refused(workshop: Workshop, refusal: str | None) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a refusal, or with there being none: a character or its place left unnamed."""
    unshown = list(dict.fromkeys(each for _, text in texts(workshop) for each in unprintable(text)))
    if refusal is None:
        if unshown:
            yield "not refused", _named(unshown[0])
        return
    missing = [each for each in unshown if f"U+{ord(each):04X}" not in refusal]
    if len(unshown) - len(missing) < min(len(unshown), _NAMED):
        yield "a character is not named", f"{_named(missing[0])} in: {refusal}"
    if not any(place in refusal for place in _places(workshop, refusal)):
        yield "no place is named", refusal


def unprintable(text: str) -> Iterator[str]:
    """Give the characters no page can show: of scripts from right to left, and in none of our fonts."""
    for each in unicodedata.normalize("NFC", text):
        if unicodedata.category(each) in _WITHOUT_A_MARK or ord(each) in _SELECTORS:
            continue
        if unicodedata.bidirectional(each) in ("R", "AL", "AN") or ord(each) not in _characters():
            yield each


def _places(workshop: Workshop, refusal: str) -> Iterator[str]:
    """Give where a text stands that holds a character which the refusal names."""
    said = words("vocabulary")
    lists = {WORKSHOP: (workshop.details,), **{name: workshop.records(name) for name in LISTS}}
    for name, records in lists.items():
        for number, record in enumerate(records, start=1):
            for field in msgspec.structs.fields(record):
                value = getattr(record, field.name)
                if isinstance(value, str) and any(
                    f"U+{ord(each):04X}" in refusal for each in unicodedata.normalize("NFC", value)
                ):
                    label = said[name]["fields"].get(field.name, "")
                    yield f"{said[name]['one'].capitalize()} {number}, {label}"


@cache
def _characters() -> frozenset[int]:
    """Give every character that one of the fonts holds."""
    found: set[int] = {ord("\n")}
    for font in Path(str(resource("fonts"))).glob("*.ttf"):
        with TTFont(font, lazy=True) as face:
            found |= face.getBestCmap().keys()
    return frozenset(found)


def _named(character: str) -> str:
    return f"“{character}” (U+{ord(character):04X}, {unicodedata.name(character, 'without a name')})"
