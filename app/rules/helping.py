"""Who helps with which action: the people whose names stand in what was typed about helpers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from app.records.plan import Action
from app.rules.folding import fold
from app.rules.plan import soonest_first
from app.workshop import Workshop


def helped_by(workshop: Workshop, participant_id: str) -> tuple[Action, ...]:
    """Give the actions a participant is to help with: those not dropped and not their own, soonest first."""
    person = workshop.get("participants", participant_id)
    told: dict[str, None] = dict.fromkeys(each.helpers for each in workshop.actions if each.helpers)
    names = tuple(each.name for each in workshop.participants)
    named = _named(tuple(told), names).get(_spelt(person.name), frozenset())
    return soonest_first(
        each
        for each in workshop.actions
        if each.helpers in named and each.status != "dropped" and each.owner_id != participant_id
    )


@lru_cache(maxsize=4)
def _named(texts: tuple[str, ...], names: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Give the texts in which a name stands as a whole, for each name; once for all people of a workshop.

    The longest are found first: where Anna-Maria helps, Anna is not named. Nor is a name found within a word,
    nor before a hyphen or an apostrophe that a letter follows.
    """
    spelt = sorted(filter(None, {_spelt(each) for each in names}), key=len, reverse=True)
    any_of = "|".join(map(re.escape, spelt)) or "(?!)"
    found = re.compile(rf"(?<!\w)(?<!\w[-'])(?:{any_of})(?!\w|[-']\w)")
    named: dict[str, set[str]] = {}
    for text in texts:
        for name in found.findall(_spelt(text)):
            named.setdefault(name, set()).add(text)
    return {name: frozenset(where) for name, where in named.items()}


def _spelt(text: str) -> str:
    return " ".join(fold(text).split())
