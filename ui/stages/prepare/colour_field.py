"""The organisation's colour on documents: typed, or one of a handful that are ready."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.content import words
from exporters.pdf.palette import READABLE, WHITE, Colour, contrast, from_hex, luminance, palette_of
from ui.stages.labelled import field_label
from ui.stages.step_page import StepPage
from ui.theme.fonts import scaled
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.colour_sample import ColourSample
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.swatch import Swatch

if TYPE_CHECKING:
    from app.file.change import Change

FIELD_WIDTH = 112
_WRITTEN = re.compile(r"#?([0-9A-Fa-f]{6})")


class ColourField(QWidget):
    """A field for ``#RRGGBB`` with its sample, and below it the colours that are ready.

    What is no colour is said beside the field: it stays there to be corrected, and the colour in force stays.
    """

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._shown: str | None = None
        label = field_label("workshop", "colour")
        self.sample = ColourSample()
        self.line = AutosaveLine(label, placeholder="#RRGGBB")
        self.line.setObjectName("colour")
        self.line.setFixedWidth(scaled(FIELD_WIDTH))
        self.line.committed.connect(self._take)
        self.line.textEdited.connect(self._say_what_it_does)
        self.line.editingFinished.connect(self._look_at_it)
        self.said = Caption("")
        caption = Caption(label)
        caption.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.sample)
        row.addWidget(self.line)
        row.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(caption)
        column.addLayout(row)
        column.addLayout(self._ready())

    def _ready(self) -> FlowLayout:
        flow = FlowLayout(gap=4)
        self._buttons = QButtonGroup(self)
        self._buttons.setExclusive(False)  # none is chosen while the colour is the client's very own
        self._buttons.buttonClicked.connect(self._use_ready)
        for each in words("colours")["ready"]:
            swatch = Swatch(each["name"], QColor(each["value"]))
            self._buttons.addButton(swatch)
            flow.addWidget(swatch)
        self.own = Button(self.tr("Touchline’s own"), kind="quiet")
        self.own.clicked.connect(self._use_own)
        flow.addWidget(self.own)
        return flow

    @property
    def ready(self) -> list[QAbstractButton]:
        """The buttons of the colours that are ready."""
        return self._buttons.buttons()

    def show_colour(self, colour: str | None) -> None:
        """Show the colour in force; what is typed and is no colour yet stays while that one is the same."""
        shown = from_hex(colour) if colour else palette_of(None).colour("accent")
        self.sample.set_colour(_on_screen(shown), colour or self.tr("Touchline’s own"))
        for swatch in self.ready:
            assert isinstance(swatch, Swatch)
            swatch.setChecked(swatch.colour.name().upper() == (colour or "").upper())
        self.own.setEnabled(colour is not None)
        if colour == self._shown and self._is_odd:
            return
        self._shown = colour
        self.line.set_text(colour or "")
        self._say_what_it_does()

    def flush(self) -> None:
        """Hand over what is still being typed."""
        self.line.flush()

    @property
    def _is_odd(self) -> bool:
        """Whether what stands in the field is neither a colour nor nothing."""
        text = self.line.text().strip()
        return bool(text) and not _WRITTEN.fullmatch(text)

    @Slot()
    def _say_what_it_does(self) -> None:
        colour = self._page.workshop.details.colour
        self.said.set_ink("text2")
        if colour is None:
            self.said.setText(self.tr("Rules, panels and charts can be in the client’s colour."))
        elif contrast(luminance(from_hex(colour)), WHITE) < READABLE:
            self.said.setText(self.tr("Where it is too pale to be read on paper, it is printed darker."))
        else:
            self.said.setText(self.tr("Rules, panels and charts are in this colour."))

    @Slot()
    def _look_at_it(self) -> None:
        """Say what is wrong with what was typed, once it is left: until then it is only unfinished."""
        if self._is_odd:
            sample = words("colours")["ready"][0]["value"]
            said = self.tr("A colour is # and six figures or letters from A to F, such as {sample}.")
            self.said.set_ink("bad")
            self.said.setText(said.format(sample=sample))

    @Slot(str)
    def _take(self, text: str) -> None:
        written = _WRITTEN.fullmatch(text.strip())
        if written:
            self._use("#" + written.group(1).upper(), merge_key="workshop:colour")
        elif not text.strip():
            self._use(None, merge_key="workshop:colour")

    @Slot(QAbstractButton)
    def _use_ready(self, swatch: Swatch) -> None:
        self._use(swatch.colour.name().upper())

    @Slot()
    def _use_own(self) -> None:
        self._use(None)
        self.line.setFocus()  # the button is pressed for good

    def _use(self, colour: str | None, *, merge_key: str | None = None) -> None:
        """Make it the colour of the documents, and show the one that is in force then."""
        before = self._page.workshop.details.colour
        if (colour or "").upper() != (before or "").upper():
            label = self.tr("Remove colour") if colour is None else self.tr("Change colour")

            def use(change: Change) -> None:
                change.update("workshop", None, colour=colour)

            self._page.edit(label, use, origin=self, merge_key=merge_key)
        self._shown = ""
        self.show_colour(self._page.workshop.details.colour)


def _on_screen(colour: Colour) -> QColor:
    return QColor(*(round(part * 255) for part in colour))
