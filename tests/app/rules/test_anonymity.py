"""Nobody can be worked out from the groups shown and the whole: every small case is tried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.anonymity import groups_to_show


@pytest.mark.parametrize(
    ("counts", "total", "shown"),
    [
        ({}, 0, ()),
        ({"a": 4}, 4, ()),
        ({"a": 5}, 5, ("a",)),
        ({"a": 5, "b": 5}, 10, ("a", "b")),
        ({"a": 5, "b": 4}, 9, ()),
        ({"a": 5, "b": 5}, 14, ("a",)),
        ({"a": 7, "b": 6, "c": 1}, 14, ("a",)),
        ({"a": 6, "b": 7, "c": 1}, 14, ("b",)),
        ({"a": 6, "b": 3, "c": 2}, 11, ("a",)),
    ],
)
def test_worked_examples(counts, total, shown):
    assert groups_to_show(counts, total) == shown


@given(st.lists(st.integers(0, 9), max_size=5), st.integers(0, 9))
def test_no_group_shown_or_left_over_is_small(sizes, of_no_group):
    counts = dict(zip("abcde", sizes, strict=False))
    total = sum(sizes) + of_no_group
    shown = groups_to_show(counts, total)
    left = total - sum(counts[group] for group in shown)

    assert all(counts[group] >= 5 for group in shown)
    assert not shown or left == 0 or left >= 5
    large = [group for group in counts if counts[group] >= 5]
    # No more is kept back than has to be: at most one group, and that the smallest.
    assert len(shown) >= len(large) - 1
    hidden = set(large) - set(shown)
    assert all(counts[group] == min(counts[each] for each in large) for group in hidden)
