"""The row cache makes a row anew only where its record, or what else it is made of, is another object."""

from __future__ import annotations

from msgspec.structs import replace

from app.records.prepare import Department
from ui.models.record_row import RecordRow
from ui.models.row_cache import RowCache

DEPARTMENTS = tuple(Department(id=f"d{n}", name=f"Department {n}") for n in range(3))


def counting() -> tuple[RowCache, list[str]]:
    made: list[str] = []

    def make(department: Department) -> RecordRow:
        made.append(department.id)
        return RecordRow(id=department.id, title=department.name)

    return RowCache(make), made


def test_an_unchanged_record_keeps_its_row() -> None:
    cache, made = counting()
    first = cache.rows(DEPARTMENTS, ())
    changed = (DEPARTMENTS[0], replace(DEPARTMENTS[1], name="Renamed"), DEPARTMENTS[2])
    second = cache.rows(changed, ())
    assert made == ["d0", "d1", "d2", "d1"]
    assert [row.title for row in second] == ["Department 0", "Renamed", "Department 2"]
    assert second[0] is first[0]
    assert second[2] is first[2]


def test_another_order_needs_no_new_rows() -> None:
    cache, made = counting()
    cache.rows(DEPARTMENTS)
    assert [row.id for row in cache.rows(DEPARTMENTS[::-1])] == ["d2", "d1", "d0"]
    assert len(made) == 3


def test_a_list_that_is_another_object_makes_every_row_anew() -> None:
    cache, made = counting()
    context = [(1,), (1,)]  # equal, and not the same
    cache.rows(DEPARTMENTS, tuple(context[:1]))
    cache.rows(DEPARTMENTS, tuple(context[1:]))
    assert len(made) == 6


def test_words_are_compared_by_what_they_say() -> None:
    cache, made = counting()
    cache.rows(DEPARTMENTS, "a b")
    cache.rows(DEPARTMENTS, " ".join(["a", "b"]))
    assert len(made) == 3
    cache.rows(DEPARTMENTS, "b a")
    assert len(made) == 6
    cache.rows(DEPARTMENTS)
    assert len(made) == 9
