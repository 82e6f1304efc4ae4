"""The action chosen on the chart: what it is, whose, what its place means, and the way to all of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records.plan import Action
from app.rules.plan import owner_name, quadrant
from app.workshop import Workshop
from ui.stages.plan.labels import QUADRANT_KINDS, day_words, mark_words, quadrant_explanation, quadrant_name
from ui.widgets.caption import Caption
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.plain_text import one_line, plain_tooltip, wrapped_lines

MOST_LINES = 3


class ChosenAction(Card):
    """`open_wanted(id)` asks for the action's sheet, `taken_off(id)` to take it off the chart."""

    open_wanted = Signal(str)
    taken_off = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, parent=parent)
        self.body.setSpacing(6)
        self._action: Action | None = None
        self._named = ""
        row = QHBoxLayout()
        self.chip = Chip("")
        row.addWidget(self.chip)
        row.addStretch(1)
        self.open_button = IconButton("edit", self.tr("Open the action"), side=30)
        self.open_button.clicked.connect(self._open)
        row.addWidget(self.open_button)
        self.off_button = IconButton("arrow_left", self.tr("Take it off the chart"), side=30)
        self.off_button.clicked.connect(self._take_off)
        row.addWidget(self.off_button)
        self.body.addLayout(row)
        self.title = Label("", "strong")
        self.owner = Caption("")
        self.meaning = Caption("")
        self.advice = Caption("", ink="text")
        for label in (self.title, self.owner, self.meaning, self.advice):
            self.body.addWidget(label)

    def show_action(self, action: Action | None, workshop: Workshop) -> None:
        """Show this action as it is now, or nothing."""
        self._action = action
        self.setVisible(action is not None)
        if action is None:
            return
        number = workshop.position("actions", action.id) + 1
        self._named = f"{number}. {one_line(action.title)}"
        self.chip.set_text(quadrant_name(action))
        self.chip.set_kind(QUADRANT_KINDS.get(quadrant(action), "plain"))
        owner = owner_name(workshop, action) or self.tr("Nobody owns it yet")
        due = "" if action.due_on is None else day_words(action.due_on)
        self.owner.setText(" · ".join(part for part in (owner, due) if part))
        marks = (
            (self.tr("Impact {mark}: {meaning}"), action.impact, mark_words("impact", action.impact)),
            (self.tr("Effort {mark}: {meaning}"), action.effort, mark_words("effort", action.effort)),
        )
        self.meaning.setText(
            "\n".join(
                said.format(mark=mark, meaning=words) for said, mark, words in marks if mark is not None
            )
        )
        self.meaning.setVisible(bool(self.meaning.text()))
        self.advice.setText(quadrant_explanation(action))
        self.off_button.setVisible(action.impact is not None or action.effort is not None)
        self._fit_title()

    def _fit_title(self) -> None:
        """Keep a long title to a few lines; its tooltip holds all of it."""
        margins = self.body.contentsMargins()
        room = max(80, self.width() - margins.left() - margins.right() - 2)
        lines = wrapped_lines(self.title.fontMetrics(), self._named, room, MOST_LINES)
        self.title.setText("\n".join(lines))
        self.title.setToolTip(plain_tooltip(self._named) if " ".join(lines) != self._named else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_title()

    @Slot()
    def _open(self) -> None:
        if self._action is not None:
            self.open_wanted.emit(self._action.id)

    @Slot()
    def _take_off(self) -> None:
        if self._action is not None:
            self.taken_off.emit(self._action.id)
