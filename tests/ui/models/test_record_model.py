"""The list turns into any other row by row: Qt's tester watches, and what is held goes with its record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from ui.models.record_model import ID_ROLE, MIME_TYPE, ROW_ROLE, RecordModel, dragged_ids
from ui.models.record_row import RecordRow, RowChip
from ui.models.row_order import rows_to_move

lists = st.lists(
    st.tuples(st.integers(0, 25), st.sampled_from(["a", "b"])), unique_by=lambda pair: pair[0], max_size=20
)


def rows(*ids: object, title: str = "row") -> list[RecordRow]:
    return [RecordRow(id=str(key), title=f"{title} {key}") for key in ids]


def pairs(content: Sequence[tuple[int, str]]) -> list[RecordRow]:
    return [RecordRow(id=str(key), title=title) for key, title in content]


def watched(model: RecordModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@given(before=lists, after=lists)
def test_any_list_becomes_any_other(before: list[tuple[int, str]], after: list[tuple[int, str]]) -> None:
    model = RecordModel()
    tester = watched(model)
    resets = QSignalSpy(model.modelReset)
    model.set_rows(pairs(before))
    held = {row.id: QPersistentModelIndex(model.index_of(row.id)) for row in model.rows}
    model.set_rows(pairs(after))
    assert list(model.rows) == pairs(after)
    assert resets.count() == 0
    kept = {row.id for row in model.rows}
    for key, index in held.items():
        assert index.isValid() == (key in kept)
        if index.isValid():
            assert index.data(ID_ROLE) == key
    del tester


@given(before=st.permutations(range(12)), after=st.permutations(range(12)))
def test_fewest_rows_move(before: list[int], after: list[int]) -> None:
    old, new = [str(key) for key in before], [str(key) for key in after]
    moving = rows_to_move(old, new)
    assert [key for key in old if key not in moving] == [key for key in new if key not in moving]
    place = {key: row for row, key in enumerate(old)}
    longest: list[int] = []
    for at, key in enumerate(new):
        below = [longest[i] for i in range(at) if place[new[i]] < place[key]]
        longest.append(1 + max(below, default=0))
    assert len(moving) == len(new) - max(longest)


def test_one_move_is_one_move() -> None:
    model = RecordModel()
    model.set_rows(rows(1, 2, 3, 4, 5))
    moved = QSignalSpy(model.rowsMoved)
    model.set_rows(rows(2, 3, 4, 5, 1))
    assert moved.count() == 1


def test_only_what_differs_is_said_to_change() -> None:
    model = RecordModel()
    model.set_rows(rows(1, 2, 3))
    changed = QSignalSpy(model.dataChanged)
    model.set_rows(rows(1, 2, 3))
    assert changed.count() == 0
    model.set_rows([*rows(1), RecordRow(id="2", title="other"), *rows(3)])
    assert changed.count() == 1
    assert changed.at(0)[0].row() == 1


def test_great_shuffle_of_ten_thousand_keeps_what_is_held() -> None:
    model = RecordModel()
    model.set_rows(rows(*range(10_000)))
    held = QPersistentModelIndex(model.index_of("77"))
    laid_out = QSignalSpy(model.layoutChanged)
    model.set_rows(rows(*range(9_999, -1, -1)))
    assert laid_out.count() == 1
    assert held.data(ID_ROLE) == "77"
    assert held.row() == 9_999 - 77


def test_same_id_twice_is_our_fault() -> None:
    with pytest.raises(ValueError, match="same id"):
        RecordModel().set_rows(rows(1, 1))


def test_what_a_row_says() -> None:
    model = RecordModel()
    row = RecordRow(
        id="1", title="Sales", subtitle="12 people", chips=(RowChip("mapped"), RowChip("no lead", "warn"))
    )
    model.set_rows([row, RecordRow(id="2", title="IT", accessible="IT, not mapped yet")])
    index = model.index_of("1")
    assert index.data() == "Sales"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Sales, 12 people, mapped, no lead"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "12 people"
    assert model.index_of("2").data(Qt.ItemDataRole.AccessibleTextRole) == "IT, not mapped yet"
    assert index.data(ROW_ROLE) is row
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.row(1).id == "2"
    assert not model.index_of("nobody").isValid()
    assert model.rowCount(index) == 0


def test_dragged_rows_carry_their_ids_in_order() -> None:
    model = RecordModel()
    model.set_rows(rows(1, 2, 3))
    data = model.mimeData([model.index(2, 0), model.index(0, 0)])
    assert dragged_ids(data) == ["1", "3"]
    assert data.text() == "row 1\nrow 3"
    assert model.mimeTypes() == [MIME_TYPE]
    data.clear()
    assert dragged_ids(data) == []
    assert model.supportedDropActions() & Qt.DropAction.MoveAction


@pytest.mark.parametrize("allowed", [True, False])
def test_flags_follow_what_is_allowed(allowed: bool) -> None:
    model = RecordModel(editable=allowed, movable=allowed)
    model.set_rows(rows(1))
    flags = model.flags(model.index_of("1"))
    assert bool(flags & Qt.ItemFlag.ItemIsEditable) is allowed
    assert bool(flags & Qt.ItemFlag.ItemIsDragEnabled) is allowed
    assert model.flags(QModelIndex()) == Qt.ItemFlag.ItemIsDropEnabled
