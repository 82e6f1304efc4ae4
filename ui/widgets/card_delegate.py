"""Paints a record as a card of a wall: its words, a second line, chips below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QPlainTextEdit, QStyleOptionViewItem, QWidget

from ui.models.record_model import ROW_ROLE
from ui.models.record_row import RecordRow
from ui.theme.fonts import font, scaled
from ui.theme.tokens import theme
from ui.widgets.card import paint_card
from ui.widgets.chip import chip_size
from ui.widgets.focus_ring import paint_focus_ring
from ui.widgets.plain_text import elided, one_line, wrapped_lines
from ui.widgets.record_delegate import (
    BIN,
    DOT,
    LOADED,
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

GAP = 10
PADDING = 14
RADIUS = 10.0
SHADOW = 6  # pixels round a card that its shadow may take
MOST_GROUNDS = 96


class CardDelegate(RecordDelegate):
    """Cards as wide as a column of the wall, their text on up to `most_lines` lines."""

    def __init__(self, view: RecordView, *, deletable: bool, most_lines: int) -> None:
        super().__init__(view, deletable=deletable)
        self._most_lines = most_lines
        self.card_width = 220
        self._grounds: dict[tuple[object, ...], QPixmap] = {}

    def card_rect(self, rect: QRect) -> QRect:
        """The card inside the rectangle of its item, which holds the gap to its neighbours too."""
        return rect.adjusted(0, 0, -GAP, -GAP)

    def _left(self, row: RecordRow) -> int:
        return PADDING + (DOT + 9 if row.colour else 0)

    def _room(self, width: int, row: RecordRow) -> int:
        return width - self._left(row) - PADDING - (scaled(BIN) - 10 if self._deletable else 0)

    def _lines(self, width: int, row: RecordRow) -> list[str]:
        return wrapped_lines(
            QFontMetrics(font("body")), row.title, self._room(width, row), self._most_lines
        ) or [""]

    def _heights(self) -> tuple[int, int, int]:
        caption = QFontMetrics(font("caption"))
        return QFontMetrics(font("body")).height(), caption.height() + 3, chip_size(caption, "x").height() + 8

    def _card_height(self, width: int, row: RecordRow) -> int:
        body, second, chips = self._heights()
        words = body * len(self._lines(width, row))
        return words + (second if row.subtitle else 0) + (chips if row.chips else 0) + 2 * PADDING - 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = row_of(index)
        height = self.measured_height(row, self.card_width, self._card_height)
        return QSize(self.card_width + GAP, height + GAP)

    def title_rect(self, rect: QRect, row: RecordRow) -> QRect:
        card = self.card_rect(rect)
        height = self._heights()[0] * len(self._lines(card.width(), row))
        return QRect(
            card.left() + self._left(row), card.top() + PADDING - 1, self._room(card.width(), row), height
        )

    def bin_rect(self, rect: QRect) -> QRect:
        if not self._deletable:
            return QRect()
        side = scaled(BIN)
        card = self.card_rect(rect)
        return QRect(card.right() - side - 3, card.top() + 5, side, side)

    def shows_all(self, rect: QRect, row: RecordRow) -> bool:
        width = self.card_rect(rect).width()
        second = QFontMetrics(font("caption")).horizontalAdvance(one_line(row.subtitle))
        return " ".join(self._lines(width, row)) == one_line(row.title) and second <= self._room(width, row)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setObjectName("inPlace")
        editor.setTabChangesFocus(True)
        editor.setFont(font("body"))
        editor.setAccessibleName(self.tr("Edit {title}").format(title=index.data()))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QPlainTextEdit) and not editor.property(LOADED):
            editor.setProperty(LOADED, True)
            editor.setPlainText(str(index.data()))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        card = self.card_rect(QRect(option.rect))
        editor.setGeometry(card.adjusted(1, 1, -1, -1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RecordRow = index.data(ROW_ROLE)
        look = theme()
        rect, state = QRect(option.rect), option.state
        card = self.card_rect(rect)
        selected, over = bool(state & State.State_Selected), bool(state & State.State_MouseOver)
        fill = look.colour("accent_soft" if selected else "surface")
        border = look.colour("accent" if selected else "border_strong" if over else "border")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground(card.size(), fill, border, painter.device().devicePixelRatio())
        painter.drawPixmap(card.topLeft() - QPoint(SHADOW, SHADOW), ground)
        self._paint_words(painter, rect, row)
        self.paint_bin(painter, rect, over=over or (selected and bool(state & State.State_HasFocus)))
        if self.ring_shown and state & State.State_HasFocus:
            paint_focus_ring(painter, QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS)
        painter.restore()

    def _ground(self, size: QSize, fill: QColor, border: QColor, ratio: float) -> QPixmap:
        """An empty card, painted once: five soft rectangles for each card in sight are most of a repaint."""
        key = (size.width(), size.height(), fill.rgba(), border.rgba(), ratio, theme().dark)
        ground = self._grounds.get(key)
        if ground is None:
            if len(self._grounds) >= MOST_GROUNDS:
                self._grounds.clear()
            ground = QPixmap((size + QSize(2 * SHADOW, 2 * SHADOW)) * ratio)
            ground.setDevicePixelRatio(ratio)
            ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(ground)
            card = QRectF(QPoint(SHADOW, SHADOW), size).adjusted(0.5, 0.5, -0.5, -0.5)
            paint_card(painter, card, fill, border, radius=RADIUS)
            painter.end()
            self._grounds[key] = ground
        return ground

    def _paint_words(self, painter: QPainter, rect: QRect, row: RecordRow) -> None:
        card, place = self.card_rect(rect), self.title_rect(rect, row)
        body, second, _ = self._heights()
        if row.colour:
            paint_dot(
                painter, card.left() + PADDING, place.top() + body / 2 + 0.5, theme().colour(row.colour)
            )
        painter.setFont(font("body"))
        painter.setPen(theme().colour("text3" if row.muted else "text"))
        top = place.top()
        for line in self._lines(card.width(), row):
            painter.drawText(
                QRect(place.left(), top, place.width() + 2, body), Qt.AlignmentFlag.AlignVCenter.value, line
            )
            top += body
        if row.subtitle:
            painter.setFont(font("caption"))
            painter.setPen(theme().colour("text2"))
            shown = elided(QFontMetrics(font("caption")), row.subtitle, place.width())
            under = QRect(place.left(), top, place.width() + 2, second)
            painter.drawText(under, Qt.AlignmentFlag.AlignBottom.value, shown)
            top += second
        chips, width = chips_that_fit(row.chips, card.width() - self._left(row) - PADDING)
        if chips:
            paint_chips(painter, QRect(place.left(), top + 8, width, self._heights()[2] - 8), chips)
