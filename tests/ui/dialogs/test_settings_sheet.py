"""Settings are changed at once, and are there again at the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.settings import load_settings
from tests.ui.conftest import OpenWindow
from tests.ui.windows import button, click, press
from ui.theme import theme
from ui.theme.fonts import text_factor


def test_light_dark_and_text_size_change_while_the_window_is_open(open_window: OpenWindow) -> None:
    window = open_window()
    click(window.home.sample_button)
    view = window.view
    assert view is not None
    rail, height = view.rail.width(), view.bottom.height()
    click(view.rail.settings)
    sheet = window.settings_sheet
    assert sheet is not None
    click(sheet.theme.button("dark"))
    assert theme().name == "dark"
    pixel = window.grab().toImage().pixelColor(rail + 8, 8)
    assert pixel == theme().colour("bg")
    click(sheet.theme.button("light"))
    assert window.grab().toImage().pixelColor(rail + 8, 8) == theme().colour("bg")
    click(sheet.text_size.button("1.5"))
    assert text_factor() == 1.5
    assert view.rail.width() > rail
    assert view.bottom.height() > height
    click(sheet.text_size.button("1.0"))
    assert (view.rail.width(), view.bottom.height()) == (rail, height)
    click(sheet.paper.button("Letter"))
    press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert view.rail.settings.hasFocus()
    kept = load_settings().settings
    assert (kept.theme, kept.text_size, kept.paper) == ("light", 1.0, "Letter")


@pytest.mark.parametrize("choice", ["system", "light", "dark"])
def test_the_next_start_looks_like_this_one(choice: str, open_window: OpenWindow) -> None:
    window = open_window()
    click(button(window.home, "Settings"))
    sheet = window.settings_sheet
    assert sheet is not None
    click(sheet.theme.button(choice))
    sheet.hide()
    window.show_settings()
    assert window.settings_sheet is not sheet
    again = window.settings_sheet
    assert again is not None
    assert again.theme.value == choice
    again.hide()
    window.close()
    assert open_window().appearance.scheme == choice
