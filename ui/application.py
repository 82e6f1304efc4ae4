"""Starts the window: look, settings, the file given, and then Qt's loop."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app.content import resource
from app.settings import Settings, load_settings
from ui.main_window.main_window import MainWindow
from ui.theme.appearance import Appearance


def make_application(settings: Settings) -> tuple[QApplication, Appearance]:
    """Make Qt's application in the look the settings ask for; the one there is, where there is one."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("touchline")
    app.setApplicationDisplayName("Touchline")
    QGuiApplication.setDesktopFileName("touchline")
    app.setWindowIcon(QIcon(str(resource("icons", "touchline.svg"))))
    return app, Appearance(app, scheme=settings.theme, text_size=settings.text_size)


def run(path: Path | None = None) -> int:
    """Open the window, on a workshop file where one is given, and give Qt's exit code when it closes."""
    loaded = load_settings()
    app, appearance = make_application(loaded.settings)
    window = MainWindow(loaded.settings, appearance)
    window.show()
    window.begin(path, loaded.said)
    code = app.exec()
    window.put_away()
    return code
