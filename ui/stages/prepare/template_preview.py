"""The agenda templates, each shown with what it holds and what it leaves out before it is used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.flow.stages import step_of
from app.flow.templates import CutItem, Template, template, templates
from app.rules.names import value_name
from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.record_list import RecordList


class TemplatePreview(Card):
    """A template at a time: its items on the left, what is cut on the right; `used(key)` and `dismissed`."""

    used = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.choice = Choice(self.tr("Template"), [(each.key, each.title) for each in templates()])
        self.choice.set_value(templates()[0].key)
        self.choice.chosen.connect(self._show_chosen)
        self.body.addWidget(self.choice)
        self._summary = Label("", ink="text2")
        self.body.addWidget(self._summary)
        self.body.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._items(), 1)
        row.addLayout(self._left_out(), 1)
        self.body.addLayout(row, 1)
        self.body.addLayout(self._buttons())

    def _items(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._title = Heading("", 3)
        column.addWidget(self._title)
        self._model = RecordModel(self, editable=False, movable=False)
        self.list = RecordList(self.tr("What the template holds"), self._model, deletable=False)
        column.addWidget(self.list, 1)
        return column

    def _left_out(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._cut_title = Heading("", 3)
        column.addWidget(self._cut_title)
        self._cut_model = RecordModel(self, editable=False, movable=False)
        self.cut = RecordList(self.tr("What the template leaves out"), self._cut_model, deletable=False)
        column.addWidget(self.cut, 1)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._replaces = Label(self.tr("It takes the place of the agenda there is."), "caption", ink="text2")
        row.addWidget(self._replaces, 1)
        self.cancel_button = Button(self.tr("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self._dismiss)
        self.use_button = Button("", kind="primary", icon="check")
        self.use_button.clicked.connect(self._use)
        row.addWidget(self.cancel_button)
        row.addWidget(self.use_button)
        return row

    def open(self, *, replaces: bool) -> None:
        """Show the template chosen last; `replaces` tells that there is an agenda already."""
        self._replaces.setText(self.tr("It takes the place of the agenda there is.") if replaces else "")
        self._show_chosen()
        self.use_button.setFocus()

    @Slot()
    def _show_chosen(self) -> None:
        chosen = template(self.choice.value)
        self._summary.setText(chosen.summary)
        self._title.setText(f"{chosen.starts_at}–{chosen.ends_at}")
        self._model.set_rows(self._rows(chosen))
        self.use_button.setText(self.tr("Use “{title}”").format(title=chosen.title))
        cut = [item for item in chosen.cut if step_of(item.stage, item.step).is_built]
        minutes = sum(item.minutes for item in cut)
        said = self.tr("Left out: {minutes} min") if cut else self.tr("Nothing is left out")
        self._cut_title.setText(said.format(minutes=minutes))
        self._cut_model.set_rows(self._cut_rows(cut))

    def _rows(self, chosen: Template) -> list[RecordRow]:
        rows = []
        for place, item in enumerate(chosen.items):
            chips = [RowChip(self.tr("{minutes} min").format(minutes=item.minutes))]
            if item.priority != "core":
                chips.insert(0, RowChip(value_name("priority", item.priority)))
            muted = item.kind in {"break", "lunch"}
            rows.append(RecordRow(id=str(place), title=item.title, chips=tuple(chips), muted=muted))
        return rows

    def _cut_rows(self, cut: list[CutItem]) -> list[RecordRow]:
        return [
            RecordRow(
                id=str(place),
                title=item.title,
                subtitle=item.note,
                chips=(RowChip(self.tr("{minutes} min").format(minutes=item.minutes)),),
            )
            for place, item in enumerate(cut)
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the agenda as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def _use(self) -> None:
        self.used.emit(self.choice.value)

    @Slot()
    def _dismiss(self) -> None:
        self.dismissed.emit()
