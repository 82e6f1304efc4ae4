"""Who helps with which action, from names in free text."""

from __future__ import annotations

from datetime import date

import pytest

from app.rules.helping import helped_by
from tests.small import workshop


def made(helpers, *names, **fields):
    return workshop(
        participants=[{"id": name, "name": name} for name in names],
        actions=[{"title": "Ring back", "helpers": helpers, **fields}],
    )


@pytest.mark.parametrize(
    ("helpers", "found"),
    [
        ("Credit controller, systems manager", ["Systems manager"]),
        ("with the SYSTEMS  MANAGER.", ["Systems manager"]),
        ("Anna-Maria", ["Anna-Maria"]),
        ("Anna-Lena", []),
        ("Maria-Anna", []),
        ("Anna’s team", []),
        ("Anna–Zoé", ["Anna", "Zoë"]),
        ("Anna, then Anna-Maria", ["Anna", "Anna-Maria"]),
        ("Hannah", []),
        ("Branch managers", []),
        ("zoe", ["Zoë"]),
        ("Nobody", []),
        (None, []),
    ],
)
def test_a_name_is_found_as_a_whole_and_the_longest_first(helpers, found):
    names = ("Anna", "Anna-Maria", "Branch manager", "Systems manager", "Zoë")
    given = made(helpers, *names)

    assert [name for name in names if helped_by(given, name)] == found


def test_neither_ones_own_actions_nor_dropped_ones_are_helped_with():
    assert helped_by(made("Anna", "Anna"), "Anna")
    assert not helped_by(made("Anna", "Anna", owner_id="Anna"), "Anna")
    assert not helped_by(made("Anna", "Anna", status="dropped"), "Anna")


def test_the_soonest_comes_first():
    given = workshop(
        participants=[{"id": "anna", "name": "Anna"}],
        actions=[
            {"id": "open", "helpers": "Anna"},
            {"id": "late", "helpers": "Anna", "due_on": date(2026, 6, 1)},
            {"id": "soon", "helpers": "Anna", "due_on": date(2026, 5, 1)},
        ],
    )

    assert [each.id for each in helped_by(given, "anna")] == ["soon", "late", "open"]


def test_a_name_of_nothing_but_accents_helps_nobody():
    assert not helped_by(made("Anna", "\u0301"), "\u0301")
