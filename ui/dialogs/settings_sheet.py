"""How Touchline looks and prints, changed at once and kept at once."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.settings import Settings
from ui.theme.fonts import scaled
from ui.widgets.caption import Caption
from ui.widgets.choice import Choice
from ui.widgets.label import Label
from ui.widgets.popover import Popover

WIDTH = 420
TEXT_SIZES = ("0.9", "1.0", "1.15", "1.3", "1.5")


class SettingsSheet(Popover):
    """Light or dark, text size, paper: `theme_chosen`, `text_size_chosen(float)`, `paper_chosen`."""

    theme_chosen = Signal(str)
    text_size_chosen = Signal(float)
    paper_chosen = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(self.tr("Settings"), parent)
        self.body.addWidget(Label(self.tr("Settings"), "h2"))
        self.theme = self._choice(
            self.tr("Colours"),
            (
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
            settings.theme,
        )
        self.theme.chosen.connect(self.theme_chosen)
        self.text_size = self._choice(
            self.tr("Text size"),
            tuple((size, f"{round(float(size) * 100)} %") for size in TEXT_SIZES),
            min(TEXT_SIZES, key=lambda size: abs(float(size) - settings.text_size)),
        )
        self.text_size.chosen.connect(self._choose_text_size)
        self.paper = self._choice(self.tr("Paper"), (("A4", "A4"), ("Letter", "Letter")), settings.paper)
        self.paper.chosen.connect(self.paper_chosen)
        self.body.addWidget(Caption(self.tr("Touchline keeps these on this computer only.")))
        self.setFixedWidth(scaled(WIDTH))

    def _choice(self, words: str, options: tuple[tuple[str, str], ...], value: str) -> Choice:
        self.body.addWidget(Label(words, "strong"))
        choice = Choice(words, options, value=value)
        self.body.addWidget(choice)
        return choice

    @Slot(str)
    def _choose_text_size(self, size: str) -> None:
        self.text_size_chosen.emit(float(size))
