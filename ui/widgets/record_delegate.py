"""What rows and cards share when they are painted: in-place editing, tooltips, chips, the bin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui.models.record_model import ID_ROLE, ROW_ROLE, RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.theme.fonts import font, scaled, text_factor
from ui.theme.icons import paint_icon
from ui.theme.tokens import theme
from ui.widgets.chip import KINDS, chip_size, paint_chip
from ui.widgets.plain_text import plain_tooltip

if TYPE_CHECKING:
    from ui.widgets.record_view import RecordView

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag

BIN = 26
DOT = 8
CHIP_GAP = 6
LOADED = "loaded"


class RecordDelegate(QStyledItemDelegate):
    """Paints one record and edits its title in place; subclasses lay it out.

    `title_edited(id, text)` when an edit ends with other words, never with none.
    """

    title_edited = Signal(str, str)

    def __init__(self, view: RecordView, *, deletable: bool) -> None:
        super().__init__(view)
        self._deletable = deletable
        self._view = view
        self._measured: dict[str, tuple[RecordRow, int, float, int]] = {}
        self.ring_shown = False

    def measured_height(self, row: RecordRow, width: int, measure: Callable[[int, RecordRow], int]) -> int:
        """How high a row is at a width, measured once: Qt asks for every row after every change of one.

        A list that isn't shown yet has not got its width: its rows are measured when it is (see RecordView).
        """
        known = self._measured.get(row.id)
        factor = text_factor()
        if known is None or known[0] is not row or known[1] != width or known[2] != factor:
            if self._view.is_to_measure_later:
                return 0
            known = self._measured[row.id] = (row, width, factor, measure(width, row))
        return known[3]

    def title_rect(self, rect: QRect, row: RecordRow) -> QRect:
        """Where the title stands in the rectangle of its item; the editor opens there."""
        raise TypeError(self, rect, row)

    def bin_rect(self, rect: QRect) -> QRect:
        """Where the bin stands in the rectangle of its item; empty where rows can't be deleted."""
        raise TypeError(self, rect)

    def shows_all(self, rect: QRect, row: RecordRow) -> bool:
        """Whether nothing of the row's words is cut off."""
        raise TypeError(self, rect, row)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("inPlace")
        editor.setFont(font("strong"))
        editor.setAccessibleName(self.tr("Edit {title}").format(title=index.data()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once: what changes in the workshop meanwhile must not overwrite the typing."""
        if editor.property(LOADED):
            return
        editor.setProperty(LOADED, True)
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = _typed(editor)
        if text and text != index.data():
            self.title_edited.emit(str(index.data(ID_ROLE)), text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        item = QRect(option.rect)
        title = self.title_rect(item, index.data(ROW_ROLE))
        height = min(item.height() - 4, scaled(40))
        top = item.top() + (item.height() - height) // 2
        editor.setGeometry(QRect(title.left() - 9, top, title.width() + 9, height))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QPlainTextEdit) and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress and event.key() in {
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            }
            if pressed and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
        return super().eventFilter(editor, event)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        row, rect = index.data(ROW_ROLE), QRect(option.rect)
        if isinstance(row, RecordRow) and not self.shows_all(rect, row):
            words = "\n".join(part for part in (row.title, row.subtitle) if part)
            QToolTip.showText(event.globalPos(), plain_tooltip(words), view)
            return True
        QToolTip.hideText()
        return False

    def paint_bin(self, painter: QPainter, rect: QRect, *, over: bool) -> None:
        """Paint the bin of the row the pointer or the keyboard is on."""
        room = self.bin_rect(rect)
        if over and not room.isEmpty():
            side = scaled(16)
            glyph = QRect(0, 0, side, side)
            glyph.moveCenter(room.center())
            paint_icon(painter, "trash", glyph, theme().colour("text3"))


def row_of(index: Index) -> RecordRow:
    """The row of an index. Qt asks for the size of every row after each change of one, and the way through
    `QModelIndex.data` costs several times as much.
    """
    model = index.model()
    row: RecordRow = model.row(index.row()) if isinstance(model, RecordModel) else index.data(ROW_ROLE)
    return row


def _typed(editor: QWidget) -> str:
    text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
    return " ".join((editor.text() if isinstance(editor, QLineEdit) else text).split())


def chips_that_fit(chips: tuple[RowChip, ...], width: int) -> tuple[list[RowChip], int]:
    """The first chips that fit into a width, with a chip that counts the rest, and the width they take."""
    metrics = QFontMetrics(font("caption"))
    shown: list[RowChip] = []
    taken = 0
    for at, chip in enumerate(chips):
        left = len(chips) - at - 1
        wide = chip_size(metrics, chip.text).width() + (CHIP_GAP if shown else 0)
        rest = chip_size(metrics, f"+{left}").width() + CHIP_GAP if left else 0
        if shown and taken + wide + rest > width:
            more = RowChip(f"+{left + 1}")
            return [*shown, more], taken + chip_size(metrics, more.text).width() + CHIP_GAP
        shown.append(chip)
        taken += min(wide, max(0, width - taken))
    return shown, taken


def paint_chips(painter: QPainter, rect: QRect, chips: list[RowChip]) -> None:
    """Paint chips from the left edge of `rect` on, centred in its height, none beyond its right edge."""
    metrics = QFontMetrics(font("caption"))
    left = rect.left()
    look = theme()
    for chip in chips:
        size = chip_size(metrics, chip.text)
        width = min(size.width(), rect.right() + 1 - left)
        fill, ink = KINDS[chip.kind]
        place = QRectF(left, rect.top() + (rect.height() - size.height()) / 2, width, size.height())
        paint_chip(painter, place, chip.text, look.colour(fill), look.colour(ink))
        left += width + CHIP_GAP


def paint_dot(painter: QPainter, left: float, middle: float, colour: QColor) -> None:
    """Paint the dot of a record's colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(left, middle - DOT / 2, DOT, DOT))
