"""Finds the fewest rows to move to turn one order of a list into another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def rows_to_move(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """The ids that must move, both sequences holding the same ids once each.

    All others keep their order: they are a longest increasing subsequence (patience sorting).
    """
    place = {key: row for row, key in enumerate(before)}
    rows = [place[key] for key in after]
    tails: list[int] = []
    tail_at: list[int] = []
    previous: list[int] = []
    for at, row in enumerate(rows):
        pile = bisect_left(tails, row)
        if pile == len(tails):
            tails.append(row)
            tail_at.append(at)
        else:
            tails[pile] = row
            tail_at[pile] = at
        previous.append(tail_at[pile - 1] if pile else -1)
    staying: set[str] = set()
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        staying.add(after[at])
        at = previous[at]
    return frozenset(after) - staying
