"""Puts a look on the running application and follows the system's light or dark and text size."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.fonts import load_fonts, use_text_factor
from ui.theme.palette import palette
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import Theme, load_theme, theme, use_theme

# Pixel height of the standard interface font where the user has not asked for larger text.
STANDARD_TEXT = {"win32": 12.0, "darwin": 13.0}
STANDARD_TEXT_ELSEWHERE = 15.0
LARGEST_FACTOR = 2.0


class Appearance(QObject):
    """The look and text size of the application; `changed` follows every switch.

    `scheme` is `system`, `light` or `dark`; `text_size` multiplies the size the system asks for.
    """

    changed = Signal()

    def __init__(self, app: QApplication, *, scheme: str = "system", text_size: float = 1.0) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._text_size = text_size
        self._system_factor = system_text_factor(app)
        load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def scheme(self) -> str:
        return self._scheme

    @property
    def text_size(self) -> float:
        return self._text_size

    @property
    def theme(self) -> Theme:
        return theme()

    def set_scheme(self, scheme: str) -> None:
        """Use `light`, `dark`, or what the `system` says, now and after later changes of the system."""
        self._scheme = scheme
        self._apply()

    def set_text_size(self, text_size: float) -> None:
        """Show all text this much larger than the system asks for; 1 is as the system has it."""
        self._text_size = text_size
        self._apply()

    @Slot(Qt.ColorScheme)
    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._scheme == "system":
            self._apply()

    def _chosen(self) -> Theme:
        if self._scheme in {"light", "dark"}:
            return load_theme(self._scheme)
        dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return load_theme("dark" if dark else "light")

    def _apply(self) -> None:
        chosen = self._chosen()
        factor = min(LARGEST_FACTOR, self._system_factor * self._text_size)
        use_theme(chosen)
        # Taking a sheet away and laying on another costs a fifth of replacing one: 0.6 s for 3,000 widgets.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(chosen))
        use_text_factor(factor)
        self._app.setStyleSheet(style_sheet(chosen, factor))
        # Again: a new sheet gives each widget that was styled before the font it had then.
        use_text_factor(factor)
        for widget in self._app.allWidgets():
            widget.updateGeometry()
            widget.update()
        self.changed.emit()


def system_text_factor(app: QApplication) -> float:
    """How much larger than standard the system shows text; small differences of desktops count as none."""
    standard = STANDARD_TEXT.get(sys.platform, STANDARD_TEXT_ELSEWHERE)
    factor = QFontInfo(app.font()).pixelSize() / standard
    return min(LARGEST_FACTOR, round(factor, 2)) if factor > 1.12 else 1.0
