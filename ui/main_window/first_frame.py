"""What the window shows in its first moment, painted before anything that takes long is even imported."""

from __future__ import annotations

import tomllib

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from app.content import resource
from app.settings_file import saved_theme

RAIL_WIDTH = 236


class FirstFrame(QMainWindow):
    """A window that paints its ground, and its rail where a workshop is to follow, until it has contents.

    `painted` comes once, right after the first time the window was painted. Only what a bare window needs
    too may be imported here: the enumerations of `Qt` alone take as long as a tenth of that window.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_painted = False
        self._colours: dict[str, str] = {}
        self._rail = False

    def prepare_frame(self, *, rail: bool) -> None:
        """Paint the ground of the look in use from now on; with the rail where a workshop will be opened."""
        name = saved_theme()
        if name == "system":
            dark = QApplication.palette().window().color().lightness() < 128
            name = "dark" if dark else "light"
        text = resource("themes", f"{name}.toml").read_text("utf-8")
        self._colours = tomllib.loads(text)["colours"]
        self._rail = rail

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)
        if self._colours and self.centralWidget() is None:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(self._colours["bg"]))
            if self._rail:
                painter.fillRect(0, 0, RAIL_WIDTH, self.height(), QColor(self._colours["rail"]))
            painter.end()
