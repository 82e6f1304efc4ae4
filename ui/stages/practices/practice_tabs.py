"""The six practices side by side, each with its mean, its target and the gap between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from app.records.kinds import RatedItem
from app.rules.practices import PRACTICES, ItemSummary
from ui.stages.practices.practice_words import practice_name, short_name
from ui.stages.practices.results_card import decimal
from ui.theme.fonts import font, scaled
from ui.theme.tokens import theme
from ui.widgets.card import paint_card
from ui.widgets.focus_ring import KEYBOARD_REASONS, paint_focus_ring
from ui.widgets.plain_text import elided

INSET = 5
DOT = 6
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PracticeTabs(QWidget):
    """One practice is chosen; `chosen(key)` when the user chooses another, by mouse or by the arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Practices"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.tabs: dict[RatedItem, _PracticeTab] = {
            practice: _PracticeTab(practice) for practice in PRACTICES
        }
        for tab in self.tabs.values():
            tab.clicked.connect(self._choose_sender)
            row.addWidget(tab, 1)
        self._practice: RatedItem = PRACTICES[0]
        self.set_practice(self._practice)

    @property
    def practice(self) -> RatedItem:
        """The practice that is chosen."""
        return self._practice

    def set_practice(self, practice: RatedItem) -> None:
        """Show this practice as chosen, without a signal."""
        self._practice = practice
        for key, tab in self.tabs.items():
            tab.setChecked(key == practice)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == practice else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.tabs[practice])

    def show_summaries(self, summaries: Sequence[ItemSummary]) -> None:
        """Show mean, target and gap of each practice."""
        for summary in summaries:
            self.tabs[summary.item].show_summary(summary)

    @Slot()
    def _choose_sender(self) -> None:
        self._choose(next(key for key, tab in self.tabs.items() if tab is self.sender()))

    def _choose(self, practice: RatedItem) -> None:
        changed = practice != self._practice
        self.set_practice(practice)
        if changed:
            self.chosen.emit(practice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        following = PRACTICES[(PRACTICES.index(self.practice) + step) % len(PRACTICES)]
        self._choose(following)
        self.tabs[following].setFocus(Qt.FocusReason.TabFocusReason)


class _PracticeTab(QAbstractButton):
    """One practice: its word, mean → target, and how far apart they are."""

    def __init__(self, practice: RatedItem) -> None:
        super().__init__()
        self._practice = practice
        self._by_keyboard = False
        self._figures = self._gap = ""
        self._split = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's own name
        """Stay as it is: which one is chosen is for the row to say."""

    def show_summary(self, summary: ItemSummary) -> None:
        mean = "–" if summary.mean is None else decimal(summary.mean)
        target = "–" if summary.target is None else str(summary.target)
        self._figures = f"{mean} → {target}"
        self._split = summary.is_split
        if summary.gap is None:
            self._gap = self.tr("no target") if summary.target is None else self.tr("not rated")
        else:
            self._gap = self.tr("gap {gap}").format(gap=decimal(max(0.0, summary.gap)))
        words = [practice_name(self._practice)]
        words.append(self.tr("today {mean}, target {target}").format(mean=mean, target=target))
        words.append(self._gap)
        if summary.is_split:
            words.append(self.tr("the room is split: at least a quarter gave 1 or 2, and a quarter 4 or 5"))
        self.setAccessibleName(", ".join(words))
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(72), scaled(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(56), scaled(64))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            event.ignore()  # the row moves the choice; a button would move the focus alone
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, on = theme(), self.isChecked()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill = "accent_soft" if on else "surface2" if self.underMouse() else "surface"
        paint_card(
            painter,
            frame,
            look.colour(fill),
            look.colour("accent" if on else "border"),
            radius=8,
            shadow=False,
        )
        lines = (
            (short_name(self._practice), "strong", "text"),
            (self._figures, "caption", "text"),
            (self._gap, "caption", "text2"),
        )
        top, height = 6.0, (self.height() - 12) / len(lines)
        for text, role, ink in lines:
            room = self.width() - 2 * INSET
            if QFontMetrics(font(role)).horizontalAdvance(text) > room:
                role = "caption"
            painter.setFont(font(role))
            painter.setPen(look.colour(ink))
            shown = elided(QFontMetrics(font(role)), text, room)
            painter.drawText(QRectF(INSET, top, room, height), Qt.AlignmentFlag.AlignCenter.value, shown)
            top += height
        if self._split:
            painter.setPen(QPen(look.colour("surface"), 1))
            painter.setBrush(look.colour("warn"))
            painter.drawEllipse(QRectF(self.width() - DOT - 4, 4, DOT, DOT))
        if self.hasFocus() and self._by_keyboard:
            paint_focus_ring(painter, self.rect(), 8)
