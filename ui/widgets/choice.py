"""One of a few, side by side: a segmented control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import scaled, set_text_role
from ui.theme.tokens import theme
from ui.widgets.focus_ring import KEYBOARD_REASONS, paint_focus_ring
from ui.widgets.plain_text import elided, literal, plain_tooltip

PADDING = 12


class Choice(QWidget):
    """Options (key, words) of which one is chosen; arrows move, `chosen(key)` only when the user chooses.

    With `clearable`, pressing the chosen one again chooses nothing and `chosen` carries an empty text.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str]],
        *,
        value: str = "",
        clearable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clearable = clearable
        self._value = ""
        self.setAccessibleName(name)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(3, 3, 3, 3)
        self._layout.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._segments: dict[str, _Segment] = {}
        for key, words in options:
            segment = _Segment(key, words)
            self._segments[key] = segment
            self._group.addButton(segment)
            self._layout.addWidget(segment)
        self._group.buttonClicked.connect(self._choose)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_value(value)

    @property
    def value(self) -> str:
        """The key of what is chosen, empty for nothing."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show this as chosen, without a signal; a key that isn't an option shows nothing chosen."""
        self._value = value if value in self._segments else ""
        for key, segment in self._segments.items():
            segment.setChecked(key == self._value)
        stop = self._segments.get(self._value) or next(iter(self._segments.values()), None)
        for segment in self._segments.values():
            segment.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if segment is stop else Qt.FocusPolicy.ClickFocus
            )
        if stop is not None:
            self.setFocusProxy(stop)

    def button(self, key: str) -> QPushButton:
        """The segment of an option."""
        return self._segments[key]

    def set_words(self, key: str, words: str) -> None:
        """Change the words of one option, such as the count they hold."""
        self._segments[key].set_words(words)

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        key = str(button.property("key"))
        if key == self._value and not self._clearable:
            self.set_value(key)
            return
        self.set_value("" if key == self._value else key)
        self.chosen.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._segments:
            super().keyPressEvent(event)
            return
        keys = list(self._segments)
        at = keys.index(self._value) + step if self._value else (0 if step > 0 else -1)
        wanted = keys[at % len(keys)]
        self.set_value(wanted)
        self._segments[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("surface2"))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)


class _Segment(QPushButton):
    """One option; leaves the arrow keys to the control it is part of."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self.setProperty("key", key)
        self.setCheckable(True)
        self._by_keyboard = False
        set_text_role(self, "strong")
        self.set_words(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, words: str) -> None:
        if words == self.accessibleName():
            return
        self._words = words
        self.setText(literal(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 2 * PADDING, scaled(20) + 12)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().averageCharWidth() * 3 + PADDING
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        if self.isChecked():
            painter.setPen(QPen(look.colour("border"), 1))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        strong = self.isChecked() or self.underMouse()
        painter.setPen(look.colour("text3" if not self.isEnabled() else "text" if strong else "text2"))
        painter.setFont(self.font())
        shown = elided(self.fontMetrics(), self._words, self.width() - PADDING)
        self.setToolTip(plain_tooltip(self._words) if shown != self._words else "")
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter.value, shown)
        if self.hasFocus() and self._by_keyboard:
            paint_focus_ring(painter, self.rect(), 7)
