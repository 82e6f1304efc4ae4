"""Reads a slip, or a part of one, out of a typed line such as `listen 2` or `3 2 4 1 ? 5`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.records.kinds import RatedItem
from ui.stages.practices.practice_words import practice_name, short_name

CANT_JUDGE = 0
"""Stands for a person who can't judge a practice; marks are 1-5."""

_SHORTEST_NAME = 2
_MARKS = re.compile(r"[0-5?]+")
_BETWEEN = re.compile(r"[\s,;:=/]+")


def read_slip(
    line: str, practices: Sequence[RatedItem], open_ones: Sequence[RatedItem]
) -> Mapping[RatedItem, int]:
    """Give the marks a line says, by practice: 1-5, and 0 where the person can't judge (`0` or `?`).

    A mark belongs to the practice named before it, by its first letters, one word or in full; marks without
    a name go to `open_ones` in turn. A line that isn't understood gives nothing.
    """
    marks: dict[RatedItem, int] = {}
    named: RatedItem | None = None
    for word in filter(None, _BETWEEN.split(line.strip().lower())):
        if _MARKS.fullmatch(word):
            for sign in word:
                left = [each for each in open_ones if each not in marks]
                target = named or (left[0] if left else None)
                if target is None:
                    return {}
                marks[target] = CANT_JUDGE if sign == "?" else int(sign)
                named = None
            continue
        found = _practice(word, practices)
        if found is None and (named is None or word not in practice_name(named).lower().split()):
            return {}
        named = named or found
    return {} if named is not None else marks


def _practice(word: str, practices: Sequence[RatedItem]) -> RatedItem | None:
    if len(word) < _SHORTEST_NAME:
        return None
    return next((each for each in practices if short_name(each).lower().startswith(word)), None)
