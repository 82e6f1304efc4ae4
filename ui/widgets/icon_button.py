"""A square button that shows an icon alone and therefore must say its name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme.fonts import scaled
from ui.theme.icons import icon as glyph
from ui.widgets.focus_ring import KEYBOARD_REASONS, paint_focus_ring
from ui.widgets.plain_text import plain_tooltip


class IconButton(QToolButton):
    """An icon of resources/icons; `name` is what a screen reader says and what the tooltip shows."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        ink: str = "text2",
        side: int = 36,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._by_keyboard = False
        self.set_icon(icon, ink)
        self.set_name(name)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_icon(self, icon: str, ink: str = "text2") -> None:
        """Show another icon in the colour of a token."""
        self.setIcon(glyph(icon, ink))

    def set_name(self, name: str) -> None:
        """Say another name, where the button changes what it does."""
        if not name:
            raise ValueError("a button that shows only an icon needs a name")
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))

    def sizeHint(self) -> QSize:
        side = scaled(self._side)
        self.setIconSize(QSize(scaled(min(20, self._side - 12)), scaled(min(20, self._side - 12))))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._by_keyboard:
            paint_focus_ring(QPainter(self), self.rect(), 8)
