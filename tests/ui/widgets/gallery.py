"""One page with every widget on it, to look at and to measure: `python -m tests.ui.widgets.gallery DIR`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QMainWindow,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.models.record_row import RecordRow, RowChip
from ui.theme.appearance import Appearance
from ui.widgets.autosave_line import AutosaveLine
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.body import Body
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.capture_line import CaptureLine
from ui.widgets.card import Card
from ui.widgets.card_wall import CardWall
from ui.widgets.check_line import CheckLine
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.colour_sample import ColourSample
from ui.widgets.confirm_bar import ConfirmBar
from ui.widgets.date_field import DateField
from ui.widgets.drop_down import DropDown
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.icon_button import IconButton
from ui.widgets.number_field import NumberField
from ui.widgets.overline import Overline
from ui.widgets.progress_ring import ProgressRing
from ui.widgets.rating import Rating
from ui.widgets.record_list import RecordList
from ui.widgets.record_picker import RecordPicker
from ui.widgets.saved_mark import SavedMark
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status_line import StatusLine
from ui.widgets.swatch import Swatch
from ui.widgets.timer_ring import TimerRing

PEOPLE = [("p1", "Head of Sales"), ("p2", "Warehouse supervisor"), ("p3", "Credit controller")]


def row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    """The widgets side by side, pushed to the left."""
    line = QHBoxLayout()
    line.setSpacing(8)
    for widget in widgets:
        line.addWidget(widget)
    if stretch:
        line.addStretch(1)
    return line


def capture() -> CaptureLine:
    """The capture line with a combo box before it."""
    department = DropDown("Department", [("1", "Service"), ("2", "Sales"), ("3", "Logistics")], value="1")
    line = CaptureLine(
        "Type a touchpoint and press Enter",
        hint="Enter adds and stays here   ·   @department   ·   >receiver   ·   Ctrl+Z undo",
        leading=department,
    )
    line.field.setText("Call-back after a late delivery")
    return line


def buttons() -> Card:
    card = Card()
    card.body.addWidget(Heading("Buttons", 3))
    kinds = FlowLayout()
    for button in (
        Button("Next: Review the map", kind="primary"),
        Button("Pause", icon="pause"),
        Button("+5 min"),
        Button("Show all", kind="quiet", icon="eye"),
        Button("Delete", kind="danger", icon="trash"),
    ):
        kinds.addWidget(button)
    card.body.addLayout(kinds)
    off = [
        Button("Primary", kind="primary", icon="plus"),
        Button("Secondary", icon="screen"),
        Button("Quiet", kind="quiet"),
    ]
    for button in off:
        button.setEnabled(False)
    card.body.addLayout(
        row(*off, IconButton("undo", "Undo"), IconButton("redo", "Redo"), IconButton("more", "More"))
    )
    chips = FlowLayout()
    for chip in (
        Chip("14 of 22", kind="accent"),
        Chip("On air: HDMI-1", kind="ok", dot="ok"),
        Chip("Over by 5 min", kind="warn"),
        Chip("No owner", kind="bad"),
        Chip("Choose"),
        Chip("Sales", dot="department_2", remove_name="Remove Sales"),
    ):
        chips.addWidget(chip)
    card.body.addLayout(chips)
    sample, navy, red = ColourSample(), Swatch("Navy", QColor("#14365F")), Swatch("Red", QColor("#C4122E"))
    sample.set_colour(navy.colour, "Navy")
    navy.setChecked(True)
    card.body.addLayout(
        row(
            Choice("View", [("board", "Board"), ("table", "Table"), ("map", "Map")], value="board"),
            Rating("Importance", value=4),
        )
    )
    card.body.addLayout(row(sample, navy, red))
    rings = [
        ProgressRing("Prepare", share=1),
        ProgressRing("Vision", share=0.6, text="2"),
        ProgressRing("Plan", text="5"),
        TimerRing("Time left"),
        TimerRing("Time left"),
        TimerRing("Time left"),
    ]
    for ring, left in zip(rings[3:], (0.62, 0.15, 0.04), strict=True):
        assert isinstance(ring, TimerRing)
        ring.set_left(left)
    card.body.addLayout(row(*rings, SavedMark()))
    card.body.addStretch(1)
    return card


def fields() -> Card:
    card = Card()
    card.body.addWidget(Heading("Fields", 3))
    card.body.addWidget(Caption("Everything typed is saved by itself."))
    picker = RecordPicker("Owner", none_text="Nobody yet")
    picker.set_choices(PEOPLE, "p2")
    card.body.addLayout(
        row(picker, DateField("Due", value=date(2027, 1, 31)), NumberField("Headcount", value=1200))
    )
    card.body.addWidget(AutosaveLine("Title", text="The customer hears from us first"))
    card.body.addWidget(
        AutosaveText("My notes", text="Logistics feels left out of the Choose step.\nCome back to it.")
    )
    box, radio = QCheckBox("Confirmed"), QRadioButton("Two")
    box.setChecked(True)
    radio.setChecked(True)
    card.body.addLayout(row(box, QCheckBox("Not yet"), QRadioButton("One"), radio))
    card.body.addWidget(
        CheckLine("Every department has at least three touchpoints, and the quiet ones were asked")
    )
    return card


TOUCHPOINTS = (
    ("Call-back after a late delivery", "Service · 7 votes", "Use", 1),
    ("First visit at the customer’s site", "Sales · 5 votes", "Choose", 0),
    ("Driver hands over the delivery", "Logistics · 9 votes", "Start", 4),
    (
        "In-box quick start card that says in four pictures how the first hour with it goes",
        "Product",
        "Start",
        2,
    ),
    ("Invoice and payment reminder", "Finance · 4 votes", "Renew", 5),
    ("Hiring day with customer guests", "People · 1 vote", "Aware", 3),
)


def records() -> list[RecordRow]:
    """Rows as a step shows them."""
    return [
        RecordRow(
            id=str(number),
            title=title,
            subtitle=second,
            colour=f"department_{colour + 1}",
            chips=(RowChip(chip),) if number else (RowChip("No line yet", "warn"), RowChip(chip)),
        )
        for number, (title, second, chip, colour) in enumerate(TOUCHPOINTS)
    ]


def lists() -> QHBoxLayout:
    """A list of rows in a card beside a wall of cards."""
    line = QHBoxLayout()
    line.setSpacing(16)
    card = Card(padding=8)
    rows = RecordList("Touchpoints")
    rows.records.set_rows(records())
    rows.select("0")
    rows.setMinimumHeight(330)
    title = row(Heading("Captured", 3, wrap=False), Chip("14 of 22", kind="accent"))
    title.setContentsMargins(8, 6, 8, 2)
    card.body.addLayout(title)
    card.body.addWidget(rows)
    wall = CardWall("Phrases")
    wall.records.set_rows(records())
    wall.select("2")
    line.addWidget(card, 1)
    line.addWidget(wall, 1)
    return line


def advice() -> Card:
    card = Card(tint="accent_soft")
    line = row(stretch=False)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Heading("Three departments have nothing for “Leave”", 4))
    words.addWidget(Body("Ask: what does a customer remember of the last day with us?"))
    line.addLayout(words, 1)
    line.addWidget(Button("Show to the room", icon="screen"))
    card.body.addLayout(line)
    return card


def gallery() -> ScrollColumn:
    """The whole page."""
    page = ScrollColumn()
    page.body.addWidget(Overline("Stage 3 of 6 · step 2 of 6"))
    page.body.addWidget(Heading("Touchpoint mapping"))
    page.body.addWidget(capture())
    two = QHBoxLayout()
    two.setSpacing(16)
    two.addWidget(buttons(), 3)
    two.addWidget(fields(), 2)
    page.body.addLayout(two)
    page.body.addLayout(lists())
    page.body.addWidget(advice())
    note = Card(tint="note")
    note.body.addWidget(
        Body("“Walk the journey as a customer. Note every moment one of us touches it.”", ink="text")
    )
    note.body.addWidget(ElidedLabel("A single line that goes on and on, " * 8, "caption", ink="text2"))
    empty = Card()
    empty.body.addWidget(
        EmptyState(
            "people",
            "Nobody is on the list yet",
            "Type a name above, or paste the list from a spreadsheet.",
            action="Import a list",
            action_icon="import",
        )
    )
    note.body.addStretch(1)
    low = QHBoxLayout()
    low.setSpacing(16)
    low.addWidget(note, 1)
    low.addWidget(empty, 1)
    page.body.addLayout(low)
    for kind, undo in (("info", True), ("ok", False), ("bad", False)):
        status = StatusLine()
        status.show_message("Added the touchpoint “Call-back after a late delivery”.", kind, undo=undo)
        page.body.addWidget(status)
    confirm = ConfirmBar("Forget this person for good? This can’t be undone.", "Forget")
    page.body.addWidget(confirm)
    confirm.show()
    page.body.addStretch(1)
    return page


def shown(width: int, height: int) -> QMainWindow:
    """The page in a window of this size, on the screen."""
    window = QMainWindow()
    window.setCentralWidget(gallery())
    window.resize(width, height)
    window.show()
    return window


def main(target: Path) -> None:
    """Save the page as pictures: light and dark, designed and larger text, wide and narrow."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look = Appearance(app, scheme="light")
    for scheme in ("light", "dark"):
        for size, width in ((1.0, 1180), (1.4, 1380)):
            look.set_scheme(scheme)
            look.set_text_size(size)
            window = shown(width, round(1560 * size))
            app.processEvents()
            window.grab().save(str(target / f"gallery-{scheme}-{size}.png"))
            window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
