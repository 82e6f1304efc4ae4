"""Starts the window: a first frame at once, then its look, its settings and its contents."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.content import resource
from ui.collector import Collector
from ui.main_window.main_window import MainWindow

if TYPE_CHECKING:
    from app.settings import Settings
    from ui.theme.appearance import Appearance


def make_application(settings: Settings) -> tuple[QApplication, Appearance]:
    """Make Qt's application in the look the settings ask for; the one there is, where there is one."""
    from ui.theme.appearance import Appearance

    app = _application()
    return app, Appearance(app, scheme=settings.theme, text_size=settings.text_size)


def run(path: Path | None = None) -> int:
    """Open the window, on a workshop file where one is given, and give Qt's exit code when it closes."""
    app = _application()
    window = MainWindow()
    window.begin(path)
    code = app.exec()
    window.put_away()
    return code


def _application() -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("touchline")
    app.setApplicationDisplayName("Touchline")
    QGuiApplication.setDesktopFileName("touchline")
    app.setWindowIcon(QIcon(str(resource("icons", "touchline.svg"))))
    if app.findChild(Collector) is None:
        Collector(app)
    return app
