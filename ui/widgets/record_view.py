"""What the list and the wall share: keys, drag to reorder, delete, edit in place, paste of several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.capture import split_lines
from ui.models.record_model import ID_ROLE, RecordModel, dragged_ids
from ui.theme.tokens import theme
from ui.widgets.focus_ring import KEYBOARD_REASONS
from ui.widgets.record_delegate import RecordDelegate

ENTER_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})
Trigger = QAbstractItemView.EditTrigger


class RecordView(QListView):
    """Shows a `RecordModel` and asks for changes by signals; it never changes a record itself.

    Positions are places in the list as it will be after the move. Keys: Alt+arrows move, Delete deletes, F2
    or Enter edits (or opens, where nothing can be edited), Ctrl+Enter opens, Ctrl+V of lines adds them.
    """

    reorder_requested = Signal(str, int)
    delete_requested = Signal(object)
    edit_committed = Signal(str, str)
    opened = Signal(str)
    current_changed = Signal(str)
    pasted = Signal(object)
    record_dropped = Signal(str, int)

    def __init__(
        self,
        name: str,
        model: RecordModel | None = None,
        *,
        accepts_others: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = model or RecordModel(self)
        self._accepts_others = accepts_others
        self._gap = -1
        self._drops = 0
        self._dropping = False
        self._is_to_scroll = False
        self.is_ready = False  # style events come before there is a delegate
        self.setModel(self._records)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.EditKeyPressed | Trigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open_uneditable)

    @property
    def records(self) -> RecordModel:
        """The model with its `set_rows`."""
        return self._records

    @property
    def current_id(self) -> str:
        """The record the keyboard is on, empty for none."""
        return str(self.currentIndex().data(ID_ROLE) or "")

    @property
    def selected_ids(self) -> list[str]:
        """The selected records in the order of the list."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [str(index.data(ID_ROLE)) for index in chosen]

    @property
    def drop_key(self) -> str:
        """While records dropped here are asked to move: a name for this drop, so that it is one change."""
        return f"drop-{self._drops}" if self._dropping else ""

    def select(self, record_id: str) -> None:
        """Select one record, put the keyboard on it and scroll it into view."""
        index = self._records.index_of(record_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._scroll_to_current()

    def _scroll_to_current(self) -> None:
        """Scroll to where the keyboard is: once it is shown, as rows are not measured for a width to come."""
        self._is_to_scroll = not self.isVisible()
        if self.isVisible() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    @property
    def is_to_measure_later(self) -> bool:
        """Whether the heights of rows are of no use yet: wrapping words at three widths takes three times."""
        return not self.isVisible()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._is_to_scroll:
            self._scroll_to_current()

    def edit_record(self, record_id: str) -> None:
        """Open the editor of a record's title."""
        self.select(record_id)
        self.edit(self._records.index_of(record_id))

    def use(self, delegate: RecordDelegate) -> None:
        """Paint and edit with this delegate."""
        self._painter = delegate
        self.is_ready = True
        self.setItemDelegate(delegate)
        delegate.title_edited.connect(self._commit)

    def step_of(self, key: int) -> int:
        """How many places Alt with this arrow key moves a record."""
        return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_ring(True)
        key, modifiers = event.key(), event.modifiers()
        current = self.current_id
        if modifiers & Qt.KeyboardModifier.AltModifier and self.step_of(key):
            self._request_move(current, self._records.place(current) + self.step_of(key))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.selected_ids:
            self.delete_requested.emit(self.selected_ids)
        elif key in ENTER_KEYS and current and self.state() != QAbstractItemView.State.EditingState:
            self._enter(current, wants_open=bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def _enter(self, current: str, *, wants_open: bool) -> None:
        editable = bool(self._records.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable)
        if wants_open or not editable:
            self.opened.emit(current)
        else:
            self.edit(self.currentIndex())

    def _request_move(self, record_id: str, position: int) -> None:
        movable = self._records.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsDragEnabled
        if record_id and movable and 0 <= position < self._records.rowCount():
            self.reorder_requested.emit(record_id, position)

    def _paste(self) -> None:
        lines = split_lines(QGuiApplication.clipboard().text())
        if lines:
            self.pasted.emit(list(lines))

    def _copy(self) -> None:
        titles = [self._records.row(self._records.place(key)).title for key in self.selected_ids]
        QGuiApplication.clipboard().setText("\n".join(titles))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_ring(False)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            bin_rect = self._painter.bin_rect(self.visualRect(index))
            if bin_rect.contains(event.position().toPoint()):
                self.delete_requested.emit([str(index.data(ID_ROLE))])
                event.accept()
                return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_ring(event.reason() in KEYBOARD_REASONS)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._records.rowCount():
            first = self._records.index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _show_ring(self, shown: bool) -> None:
        self._painter.ring_shown = shown
        self.viewport().update()

    @Slot(str, str)
    def _commit(self, record_id: str, text: str) -> None:
        self.edit_committed.emit(record_id, text)

    @Slot(QModelIndex, QModelIndex)
    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(str(current.data(ID_ROLE) or ""))

    @Slot(QModelIndex)
    def _open_uneditable(self, index: QModelIndex) -> None:
        if not self._records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(str(index.data(ID_ROLE)))

    def gap_at(self, place: QPoint) -> int:
        """The gap between rows a drop here means: 0 before the first, their number after the last."""
        index = self.indexAt(place)
        if not index.isValid():
            return self._records.rowCount()
        rect = self.visualRect(index)
        after = place.x() > rect.center().x() if self.isWrapping() else place.y() > rect.center().y()
        return index.row() + int(after)

    def _takes(self, event: QDropEvent) -> bool:
        return bool(dragged_ids(event.mimeData())) and (event.source() is self or self._accepts_others)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if not self._takes(event):
            event.ignore()
            return
        self._gap = self.gap_at(event.position().toPoint())
        self.viewport().update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._gap = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; Qt must not move rows itself, so the drop is answered as a copy."""
        self._gap = -1
        self.viewport().update()
        if not self._takes(event):
            event.ignore()
            return
        gap = self.gap_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        ids = dragged_ids(event.mimeData())
        if event.source() is self:
            self._drops += 1
            self._dropping = True
            self._drop_own(ids, gap)
            self._dropping = False
        else:
            for offset, key in enumerate(ids):
                self.record_dropped.emit(key, gap + offset)
        self.stopAutoScroll()

    def _drop_own(self, ids: list[str], gap: int) -> None:
        """Ask for the dragged rows to come, one after the other, behind what stands before the gap."""
        order = [row.id for row in self._records.rows]
        previous = next((key for key in reversed(order[:gap]) if key not in ids), "")
        for key in ids:
            place = order.index(key)
            order.remove(key)
            position = order.index(previous) + 1 if previous else 0
            order.insert(position, key)
            previous = key
            if position != place:
                self.reorder_requested.emit(key, position)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme().colour("accent"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(*self._gap_line())

    def _gap_line(self) -> tuple[QPoint, QPoint]:
        """Where the gap a drop would fill is drawn."""
        count = self._records.rowCount()
        if count == 0:
            return QPoint(4, 2), QPoint(self.viewport().width() - 4, 2)
        past = self._gap >= count
        rect = self.visualRect(self._records.index(min(self._gap, count - 1), 0))
        if self.isWrapping():
            x = max(2, rect.right() - 4 if past else rect.left() - 6)
            return QPoint(x, rect.top() + 4), QPoint(x, rect.bottom() - 14)
        y = max(2, rect.bottom() if past else rect.top())
        return QPoint(rect.left() + 4, y), QPoint(rect.right() - 4, y)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.scheduleDelayedItemsLayout()
