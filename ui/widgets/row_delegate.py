"""Paints a record as a row: dot, title, second line, chips at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.record_model import ROW_ROLE
from ui.models.record_row import RecordRow
from ui.theme.fonts import font, scaled
from ui.theme.tokens import theme
from ui.widgets.chip import chip_size
from ui.widgets.focus_ring import paint_focus_ring
from ui.widgets.plain_text import elided, one_line, wrapped_lines
from ui.widgets.record_delegate import (
    BIN,
    DOT,
    Index,
    RecordDelegate,
    State,
    chips_that_fit,
    paint_chips,
    paint_dot,
    row_of,
)

if TYPE_CHECKING:
    from ui.widgets.record_view import RecordView

SIDE = 12
GAP = 12
AIR = 14
MOST_CHIPS = 0.5


class RowDelegate(RecordDelegate):
    """Rows of 44-48 pixels; titles take up to `title_lines` lines before they are elided."""

    def __init__(self, view: RecordView, *, deletable: bool, title_lines: int = 1) -> None:
        super().__init__(view, deletable=deletable)
        self._title_lines = title_lines

    def _left(self, row: RecordRow) -> int:
        return SIDE + (DOT + GAP if row.colour else 2)

    def _right(self) -> int:
        return scaled(BIN) + 8 if self._deletable else SIDE

    def _room(self, width: int, row: RecordRow) -> int:
        """The width that is left for the words."""
        inner = width - self._left(row) - self._right()
        chips = chips_that_fit(row.chips, round(inner * MOST_CHIPS))[1]
        return inner - (chips + GAP if chips else 0)

    def _lines(self, width: int, row: RecordRow) -> list[str]:
        return wrapped_lines(
            QFontMetrics(font("strong")), row.title, self._room(width, row), self._title_lines
        ) or [""]

    def _heights(self) -> tuple[int, int]:
        return QFontMetrics(font("strong")).height(), QFontMetrics(font("caption")).height()

    def _block(self, width: int, row: RecordRow) -> int:
        """The height of the words of a row."""
        title, second = self._heights()
        lines = 1 if self._title_lines == 1 else len(self._lines(width, row))
        return title * lines + (second if row.subtitle else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._title_lines == 1:
            return QSize(scaled(120), max(scaled(44), sum(self._heights()) + AIR))
        row = row_of(index)
        width = self._view.viewport().width()
        return QSize(scaled(120), max(scaled(44), self.measured_height(row, width, self._block) + AIR))

    def title_rect(self, rect: QRect, row: RecordRow) -> QRect:
        height = self._heights()[0] * len(self._lines(rect.width(), row))
        top = rect.top() + (rect.height() - self._block(rect.width(), row)) // 2
        return QRect(rect.left() + self._left(row), top, self._room(rect.width(), row), height)

    def bin_rect(self, rect: QRect) -> QRect:
        if not self._deletable:
            return QRect()
        side = scaled(BIN)
        return QRect(rect.right() - side - 4, rect.top() + (rect.height() - side) // 2, side, side)

    def shows_all(self, rect: QRect, row: RecordRow) -> bool:
        room = self._room(rect.width(), row)
        second = QFontMetrics(font("caption")).horizontalAdvance(one_line(row.subtitle))
        fits = " ".join(self._lines(rect.width(), row)) == one_line(row.title)
        return fits and second <= room

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RecordRow = index.data(ROW_ROLE)
        rect, state = QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = bool(state & State.State_MouseOver)
        selected = bool(state & State.State_Selected)
        self._paint_ground(painter, rect, selected=selected, over=over)
        if row.colour:
            paint_dot(painter, rect.left() + SIDE, rect.center().y() + 1, theme().colour(row.colour))
        self._paint_words(painter, rect, row)
        self._paint_chips(painter, rect, row)
        self.paint_bin(painter, rect, over=over or (selected and bool(state & State.State_HasFocus)))
        if self.ring_shown and state & State.State_HasFocus:
            paint_focus_ring(painter, QRectF(rect).adjusted(1, 1, -1, -1), 8)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, *, selected: bool, over: bool) -> None:
        if selected or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent_soft" if selected else "surface2"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 8, 8)

    def _paint_words(self, painter: QPainter, rect: QRect, row: RecordRow) -> None:
        title, second = self._heights()
        left, room = rect.left() + self._left(row), self._room(rect.width(), row)
        top = rect.top() + (rect.height() - self._block(rect.width(), row)) // 2
        painter.setFont(font("strong" if not row.muted else "body"))
        painter.setPen(theme().colour("text3" if row.muted else "text"))
        align = Qt.AlignmentFlag.AlignVCenter.value
        for line in self._lines(rect.width(), row):
            painter.drawText(QRect(left, top, room + 2, title), align, line)
            top += title
        if row.subtitle:
            painter.setFont(font("caption"))
            painter.setPen(theme().colour("text2"))
            shown = elided(QFontMetrics(font("caption")), row.subtitle, room)
            painter.drawText(QRect(left, top, room + 2, second), align, shown)

    def _paint_chips(self, painter: QPainter, rect: QRect, row: RecordRow) -> None:
        inner = rect.width() - self._left(row) - self._right()
        chips, width = chips_that_fit(row.chips, round(inner * MOST_CHIPS))
        if chips:
            height = chip_size(QFontMetrics(font("caption")), "x").height()
            left = rect.left() + rect.width() - self._right() - width
            place = QRect(left, rect.top() + (rect.height() - height) // 2, width, height)
            paint_chips(painter, place, chips)
