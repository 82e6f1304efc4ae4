"""A list of records for the screen that changes row by row, so that selection, focus and scroll survive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ui.models.record_row import RecordRow
from ui.models.row_order import rows_to_move

ID_ROLE = int(Qt.ItemDataRole.UserRole)
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MIME_TYPE = "application/x-touchline-records"
MOST_SINGLE_MOVES = 48

Index = QModelIndex | QPersistentModelIndex
Flag = Qt.ItemFlag


class RecordModel(QAbstractListModel):
    """Shows `RecordRow`s; `set_rows` turns what is shown into something else without ever resetting."""

    def __init__(self, parent: QObject | None = None, *, editable: bool = True, movable: bool = True) -> None:
        super().__init__(parent)
        self._rows: list[RecordRow] = []
        self._known_places: dict[str, int] | None = {}
        self._flags = Flag.ItemIsEnabled | Flag.ItemIsSelectable | Flag.ItemNeverHasChildren
        if editable:
            self._flags |= Flag.ItemIsEditable
        if movable:
            self._flags |= Flag.ItemIsDragEnabled

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """The rows as they are shown."""
        return tuple(self._rows)

    @property
    def _places(self) -> dict[str, int]:
        """Where each record is, counted when asked for: thousands of removals must stay cheap."""
        if self._known_places is None:
            self._known_places = {row.id: place for place, row in enumerate(self._rows)}
        return self._known_places

    def row(self, place: int) -> RecordRow:
        """The row at this place, 0 the first."""
        return self._rows[place]

    def place(self, record_id: str) -> int:
        """The place of a record, -1 where it isn't in the list."""
        return self._places.get(record_id, -1)

    def index_of(self, record_id: str) -> QModelIndex:
        """The index of a record, invalid where it isn't in the list."""
        return self.index(self.place(record_id), 0)

    def set_rows(self, rows: Iterable[RecordRow]) -> None:
        """Show these rows: what is gone goes, what is new comes in.

        Two rows with one id are a ValueError.
        """
        wanted = list(rows)
        ids = [row.id for row in wanted]
        if len(set(ids)) != len(ids):
            raise ValueError("two rows have the same id")
        if ids != [row.id for row in self._rows]:
            self._remove_all_but(set(ids))
            self._reorder([key for key in ids if key in self._places])
            self._insert(wanted)
        self._change(wanted)

    def _remove_all_but(self, staying: set[str]) -> None:
        gone = [place for place, row in enumerate(self._rows) if row.id not in staying]
        for first, last in reversed(list(_runs(gone))):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self._known_places = None
            self.endRemoveRows()

    def _reorder(self, ids: Sequence[str]) -> None:
        moving = rows_to_move([row.id for row in self._rows], ids)
        if len(moving) > MOST_SINGLE_MOVES:
            self._lay_out([self._rows[self._places[key]] for key in ids])
            return
        for at, key in enumerate(ids):
            if key in moving:
                self._move(self._places[key], self._places[ids[at - 1]] + 1 if at else 0)

    def _move(self, place: int, gap: int) -> None:
        """Move a row to the gap before another; to the gaps beside itself there is nothing to do."""
        if gap in {place, place + 1}:
            return
        self.beginMoveRows(QModelIndex(), place, place, QModelIndex(), gap)
        row = self._rows.pop(place)
        self._rows.insert(gap - 1 if gap > place else gap, row)
        self._known_places = None
        self.endMoveRows()

    def _lay_out(self, rows: list[RecordRow]) -> None:
        """Take another order at once; the indexes that selection and focus hold are carried along."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in held]
        self._rows = rows
        self._known_places = None
        self.changePersistentIndexList(held, [self.index(self._places[key], 0) for key in ids])
        self.layoutChanged.emit()

    def _insert(self, wanted: Sequence[RecordRow]) -> None:
        known = self._places
        new = [place for place, row in enumerate(wanted) if row.id not in known]
        for first, last in list(_runs(new)):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self._known_places = None
            self.endInsertRows()

    def _change(self, wanted: Sequence[RecordRow]) -> None:
        shown = self._rows
        changed = [
            place for place, row in enumerate(wanted) if row is not shown[place] and row != shown[place]
        ]
        for first, last in _runs(changed):
            self._rows[first : last + 1] = wanted[first : last + 1]
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return row.subtitle
            case _ if role == ID_ROLE:
                return row.id
            case _ if role == ROW_ROLE:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags if index.isValid() else Flag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = [self._rows[index.row()].id for index in sorted(indexes, key=QModelIndex.row)]
        data = QMimeData()
        data.setData(MIME_TYPE, QByteArray(json.dumps(ids).encode()))
        data.setText("\n".join(self._rows[self._places[key]].title for key in ids))
        return data


def dragged_ids(data: QMimeData) -> list[str]:
    """The ids of the records that are being dragged; empty for a drag of something else."""
    raw = bytes(data.data(MIME_TYPE).data())
    return [str(key) for key in json.loads(raw)] if raw else []


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ascending places as runs (first, last)."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1]
            start = at
