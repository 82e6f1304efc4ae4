"""Reads names as people type them: without regard to capitals and accents, the closest spelling first."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‐": "-",
        "‑": "-",
    }
)
"""Letters that Unicode takes apart no further, and signs for which most keyboards have one key only."""


def fold(text: str) -> str:
    """Give a text as names are compared: without accents, in small letters, and ß as ss.

    Letter by letter, so that what folds the same as a beginning is a beginning. Some letters become two.
    """
    return text.lower() if text.isascii() else "".join(map(_fold_letter, text))


def is_spelt(name: str, typed: str) -> bool:
    """Tell whether a name is spelt as what was typed, but for capitals: an accent makes another name."""
    return _small(name) == _small(typed)


def called(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give the names that are what was typed, of the closest spelling that any of them has."""
    return _closest(names, lambda name, spelt: spelt(name) == spelt(typed))


def beginning(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give the names that begin as what was typed, of the closest spelling that any of them has."""
    return _closest(names, lambda name, spelt: spelt(name).startswith(spelt(typed)))


def holding(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """Give the names that hold a later word which begins as what was typed, of the closest spelling."""
    return _closest(names, lambda name, spelt: f" {spelt(typed)}" in spelt(name))


def distance(name: str, typed: str) -> int:
    """Give how far a name is from what was typed, of which it is a folding: 0 for the same spelling."""
    return next((far for far, spelt in enumerate(_SPELLINGS) if spelt(name) == spelt(typed)), len(_SPELLINGS))


def length_at(text: str, at: int, name: str) -> int:
    """Give how many characters at this place of a text are the name, 0 where it doesn't stand there."""
    wanted, taken, end = fold(name), "", at
    while end < len(text) and len(taken) < len(wanted):
        taken += fold(text[end])
        end += 1
    if taken != wanted or not wanted:
        return 0
    while end < len(text) and not fold(text[end]):  # an accent that stands behind its letter
        end += 1
    return end - at


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _small(text: str) -> str:
    return _composed(_composed(text).casefold())


_SPELLINGS: tuple[Callable[[str], str], ...] = (_composed, _small, fold)
"""From the closest to the furthest."""


def _closest(names: Iterable[str], fits: Callable[[str, Callable[[str], str]], bool]) -> tuple[str, ...]:
    every = tuple(dict.fromkeys(names))
    found = (tuple(name for name in every if fits(name, spelt)) for spelt in _SPELLINGS)
    return next(filter(None, found), ())


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    folded = letter
    while True:
        apart = unicodedata.normalize("NFKD", folded).casefold().translate(_PLAIN)
        plain = "".join(each for each in apart if not unicodedata.combining(each))
        if plain == folded:
            return plain
        folded = plain
