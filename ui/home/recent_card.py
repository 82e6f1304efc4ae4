"""A workshop opened lately, as a card: client, title, date, how far it is, and whether it is still there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.settings import RecentWorkshop
from ui.dates import long_date
from ui.theme import font, theme
from ui.theme.fonts import scaled
from ui.widgets.card import paint_card
from ui.widgets.focus_ring import paint_focus_ring
from ui.widgets.icon_button import IconButton
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.progress_ring import ProgressRing

HEIGHT = 68


class RecentCard(QAbstractButton):
    """Opens the workshop when pressed; `forget_wanted(path)` by its cross."""

    forget_wanted = Signal(str)

    def __init__(self, recent: RecentWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = recent
        self.is_there = Path(recent.path).is_file()
        self._title = recent.client or Path(recent.path).stem
        day = long_date(recent.held_on)
        where = (
            recent.path if self.is_there else self.tr("It is no longer at {path}").format(path=recent.path)
        )
        self._line = f"{recent.title} · {day}"
        self._where = where
        self.setAccessibleName(f"{self._title}, {self._line}")
        self.setToolTip(plain_tooltip(where))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 4)
        percent = round(recent.progress * 100)
        ring = ProgressRing(self.tr("{percent} % done").format(percent=percent), share=recent.progress)
        ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(ring)
        row.addStretch(1)
        forget = IconButton("close", self.tr("Take {title} off this list").format(title=self._title), side=30)
        forget.clicked.connect(self._forget)
        row.addWidget(forget)

    def sizeHint(self) -> QSize:
        return QSize(360, scaled(HEIGHT))

    @Slot()
    def _forget(self) -> None:
        self.forget_wanted.emit(self.recent.path)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -4.5)
        fill = theme().colour("surface2" if self.underMouse() else "surface")
        paint_card(painter, area, fill, theme().colour("border"))
        left, width = 16 + scaled(34) + 14, self.width() - 16 - scaled(34) - 14 - 60
        line = scaled(20)
        top = (area.height() - 2 * line) / 2
        self._write(painter, "strong", "text", QRectF(left, top, width, line), self._title)
        ink, text = ("text2", self._line) if self.is_there else ("warn", self._where)
        self._write(painter, "caption", ink, QRectF(left, top + line, width, line), text)
        if self.hasFocus():
            paint_focus_ring(painter, area.toAlignedRect(), 12)
        painter.end()

    def _write(self, painter: QPainter, role: str, ink: str, area: QRectF, text: str) -> None:
        painter.setFont(font(role))
        painter.setPen(QPen(theme().colour(ink)))
        elide = Qt.TextElideMode.ElideMiddle if ink == "warn" else Qt.TextElideMode.ElideRight
        shown = QFontMetrics(painter.font()).elidedText(text, elide, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
