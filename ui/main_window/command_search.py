"""Finds any step, record or command by a few letters of its name (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.flow.stages import Place, built_steps, step_of
from app.rules.folding import fold
from app.rules.names import kind_of, name_of
from app.workshop import Workshop
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow
from ui.theme.fonts import scaled
from ui.widgets.label import Label
from ui.widgets.popover import Popover
from ui.widgets.record_list import RecordList

MOST_SHOWN = 40
WIDTH = 520
RESULTS_HEIGHT = 360

STEP_OF_LIST: dict[str, Place] = {
    "segments": ("prepare", "organisation"),
    "departments": ("prepare", "departments"),
    "groups": ("prepare", "people"),
    "participants": ("prepare", "people"),
    "agenda_items": ("prepare", "agenda"),
    "voices": ("vision", "voices"),
    "phrases": ("vision", "phrases"),
    "drafts": ("vision", "drafts"),
    "reservations": ("vision", "agree"),
    "commitments": ("vision", "commitments"),
    "signatures": ("vision", "sign_off"),
    "journey_stages": ("touchpoints", "gives"),
    "touchpoints": ("touchpoints", "gives"),
    "pain_points": ("touchpoints", "pains"),
    "personal_touchpoints": ("touchpoints", "personal"),
    "actions": ("plan", "actions"),
    "decisions": ("plan", "test"),
}
"""The step on which a record of a list is edited."""


class Found(Struct, frozen=True, kw_only=True):
    """One thing that can be gone to or done: `place` and perhaps a record there, or the key of a command."""

    title: str
    kind: str
    place: Place | None = None
    list_name: str = ""
    id: str = ""
    command: str = ""


def matches(workshop: Workshop, commands: dict[str, str], typed: str) -> Iterator[Found]:
    """Yield what matches all words typed: steps, then commands (key to title), then records in order.

    Records spelt as it was typed come before those that are so but for accents.
    """
    wanted, spelt = fold(typed).split(), typed.casefold().split()

    def fits(text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in wanted)

    for step in built_steps():
        if fits(step.title):
            yield Found(title=step.title, kind="step", place=step.place)
    for key, title in commands.items():
        if fits(title):
            yield Found(title=title, kind="command", command=key)
    if not wanted:
        return
    further = []
    for list_name, place in STEP_OF_LIST.items():
        for record in workshop.records(list_name):
            title = name_of(list_name, record, workshop)
            if not fits(title):
                continue
            found = Found(title=title, kind=list_name, place=place, list_name=list_name, id=record.id)
            if all(word in title.casefold() for word in spelt):
                yield found
            else:
                further.append(found)
    yield from further


class CommandSearch(Popover):
    """A field and what matches it; `chosen(Found)` on Enter or a click."""

    chosen = Signal(object)

    def __init__(self, workshop: Callable[[], Workshop], commands: dict[str, str], parent: QWidget) -> None:
        super().__init__(self.tr("Find a step, a record or a command"), parent)
        self._workshop = workshop
        self._commands = commands
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Find a step, a record or a command"))
        self.field.setPlaceholderText(self.tr("A step, a record or a command"))
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._choose)
        self.field.installEventFilter(self)
        self._model = RecordModel(self, editable=False, movable=False)
        self.results = RecordList(self.tr("What was found"), self._model, deletable=False)
        self.results.clicked.connect(self._choose)
        self._nothing = Label(self.tr("Nothing has that name."), ink="text2")
        self.body.addWidget(self.field)
        self.body.addWidget(self.results)
        self.body.addWidget(self._nothing)
        self._found: list[Found] = []

    def open_at(self, anchor: QWidget) -> None:
        """Open empty below the anchor, with the cursor in the field."""
        self.setFixedWidth(scaled(WIDTH))
        self.results.setFixedHeight(scaled(RESULTS_HEIGHT))
        self.field.clear()
        self._search("")
        super().open_at(anchor)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(str)
    def _search(self, typed: str) -> None:
        self._found = []
        for found in matches(self._workshop(), self._commands, typed):
            self._found.append(found)
            if len(self._found) == MOST_SHOWN:
                break
        self._model.set_rows(
            [
                RecordRow(id=str(number), title=found.title, subtitle=self._kind(found))
                for number, found in enumerate(self._found)
            ]
        )
        self.results.setVisible(bool(self._found))
        self._nothing.setVisible(not self._found)
        self._select(0)

    def _select(self, row: int) -> None:
        self.results.setCurrentIndex(self._model.index(row))

    def _kind(self, found: Found) -> str:
        if found.kind == "command":
            return self.tr("command")
        if found.kind == "step":
            return self.tr("step")
        where = step_of(*found.place).title if found.place else ""
        return f"{kind_of(found.list_name)}, {where}"

    @Slot()
    def _choose(self) -> None:
        row = self.results.currentIndex().row()
        if 0 <= row < len(self._found):
            found = self._found[row]
            self.hide()
            self.chosen.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the results while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._found:
                self._select((self.results.currentIndex().row() + step) % len(self._found))
                return True
        return super().eventFilter(watched, event)
