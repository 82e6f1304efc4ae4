"""A push button of the look that elides its text instead of cutting it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.theme.fonts import scaled, set_text_role
from ui.theme.icons import icon as glyph
from ui.theme.icons import paint_icon
from ui.theme.tokens import theme
from ui.widgets.focus_ring import KEYBOARD_REASONS, paint_focus_ring
from ui.widgets.plain_text import elided, literal, plain_tooltip

INKS = {"primary": "on_accent", "secondary": "text", "quiet": "text2", "danger": "bad", "rail": "rail_text2"}
PADDING = 14
GAP = 9
LEAST_LETTERS = 5


class Button(QPushButton):
    """A button of a kind: `primary` (one a page), `secondary`, `quiet`, `danger`, or `rail` on the dark rail.

    `icon` names a file of resources/icons. An ampersand in the text is shown, not made a shortcut.
    """

    def __init__(
        self, text: str, *, kind: str = "secondary", icon: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon_name = icon
        self._by_keyboard = False
        self.setProperty("kind", kind)
        self.setText(text)
        if icon is not None:
            self.setIcon(glyph(icon, INKS[kind]))
        set_text_role(self, "body" if kind == "rail" else "strong")
        wide = QSizePolicy.Policy.Preferred if kind == "rail" else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def setText(self, text: str) -> None:
        super().setText(literal(text))
        self.setAccessibleName(text)
        self.updateGeometry()

    def text(self) -> str:
        """The words on the button, ampersands as they were given."""
        return super().text().replace("&&", "&")

    def set_icon(self, name: str | None) -> None:
        """Show another icon, or none."""
        self._icon_name = name
        if name is not None:
            self.setIcon(glyph(name, INKS[self._kind]))
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> str:
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Turn it into a button of another kind."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    @property
    def shown_text(self) -> str:
        """The text as it stands on the screen, with its ellipsis if there is one."""
        return elided(self.fontMetrics(), self.text(), self._room_for_text())

    def _icon_room(self) -> int:
        return 0 if self._icon_name is None else scaled(16) + (GAP if self.text() else 0)

    def _room_for_text(self) -> int:
        return self.width() - 2 * PADDING - self._icon_room()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._icon_room() + 2 * PADDING + 1
        return QSize(width, scaled(20) + 16)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        least = self.fontMetrics().averageCharWidth() * LEAST_LETTERS + self._icon_room() + 2 * PADDING
        return QSize(min(hint.width(), least), hint.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, outside dialogs too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            event.accept()
            self.click()
        else:
            super().keyPressEvent(event)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return theme().colour("rail_text2" if self._kind == "rail" else "text3")
        if self._kind == "rail" and (self.underMouse() or self.isChecked()):
            return theme().colour("rail_text")
        return theme().colour(INKS[self._kind])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        self._paint_words(painter)
        if self.hasFocus() and self._by_keyboard:
            paint_focus_ring(painter, self.rect(), 8)

    def _paint_words(self, painter: QPainter) -> None:
        shown, ink = self.shown_text, self._ink()
        self.setToolTip(plain_tooltip(self.text()) if shown != self.text() else "")
        width = self.fontMetrics().horizontalAdvance(shown) + self._icon_room()
        left = PADDING if self._kind == "rail" else max(PADDING, (self.width() - width) // 2)
        if self._icon_name is not None:
            side = scaled(16)
            paint_icon(painter, self._icon_name, QRect(left, (self.height() - side) // 2, side, side), ink)
            left += self._icon_room()
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(
            QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter.value, shown
        )
