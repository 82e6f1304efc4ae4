"""What an action answers: the pains, policies and other things it grew out of, to add and to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.records.plan import ActionSource
from app.rules.names import name, value_name
from ui.stages.plan.sources import SourceChoices, new_source, source_key, sources_of, unanswered_pains
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.caption import Caption
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.record_picker import RecordPicker

if TYPE_CHECKING:
    from app.file.change import Change
    from app.workshop import Workshop
    from ui.stages.step_page import StepPage

MOST_OFFERED = 3
BUTTON = 30


class Answers(QWidget):
    """A line for each source, the severe pains nobody answers yet as buttons, and a picker for all else."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._action_id: str | None = None
        self._all = SourceChoices()
        self._rows: dict[str, _SourceRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._none = Caption(self.tr("Nothing named yet. What flagged today does it mend?"))
        column.addWidget(self._none)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column.addLayout(self._lines)
        self.picker = RecordPicker(
            self.tr("Add what it answers"), none_text="", placeholder=self.tr("Add what it answers…")
        )
        self.picker.picked.connect(self._add)
        column.addWidget(self.picker)
        self._offer_title = Caption(self.tr("Severe pains that no action answers yet"), ink="bad")
        column.addWidget(self._offer_title)
        self.offers = tuple(_PainButton() for _ in range(MOST_OFFERED))
        for offer in self.offers:
            offer.taken.connect(self._add)
            column.addWidget(offer)

    def show_action(self, action_id: str | None) -> None:
        """Show what this action answers, and what it could answer."""
        self.picker.about(action_id or "")
        self._action_id = action_id
        if action_id is None:
            return
        workshop = self._page.workshop
        sources = sources_of(workshop, action_id)
        there = {each.id for each in sources}
        for id in [each for each in self._rows if each not in there]:
            row = self._rows.pop(id)
            row.hide()
            row.deleteLater()
        for each in sources:
            if each.id not in self._rows:
                self._rows[each.id] = _SourceRow(self._page)
                self._lines.addWidget(self._rows[each.id])
            self._rows[each.id].show_source(each, workshop)
        self._none.setVisible(not sources)
        self._show_choices(workshop, {source_key(each.source, each.source_id) for each in sources})

    def _show_choices(self, workshop: Workshop, answered: set[str]) -> None:
        choices = self._all.choices(workshop)
        self.picker.set_choices([each for each in choices if each[0] not in answered], "")
        self.picker.setVisible(len(choices) > len(answered))
        pains = unanswered_pains(workshop)
        self._offer_title.setVisible(bool(pains))
        for place, offer in enumerate(self.offers):
            pain = pains[place] if place < len(pains) else None
            offer.setVisible(pain is not None)
            if pain is not None:
                offer.show_pain(source_key("pain_points", pain.id), name("pain_points", pain.id, workshop))

    @Slot(str)
    def _add(self, key: str) -> None:
        action_id = self._action_id
        if not key or action_id is None:
            return

        def add(change: Change) -> None:
            change.insert(new_source(action_id, key))

        self._page.edit(self.tr("Add what an action answers"), add, origin=self)


class _SourceRow(QWidget):
    """One thing the action answers: its kind, its name, and a button that takes it away."""

    def __init__(self, page: StepPage) -> None:
        super().__init__()
        self._page = page
        self._id = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._kind = Caption("", wrap=False)
        self._name = ElidedLabel("", "body")
        words.addWidget(self._kind)
        words.addWidget(self._name)
        row.addLayout(words, 1)
        self._remove = IconButton("close", self.tr("Remove"), side=BUTTON)
        self._remove.clicked.connect(self._take_away)
        row.addWidget(self._remove)

    def show_source(self, source: ActionSource, workshop: Workshop) -> None:
        self._id = source.id
        called = name(source.source, source.source_id, workshop)
        self._kind.setText(value_name("action_origin", source.source))
        self._name.setText(called)
        self._remove.set_name(self.tr("It doesn’t answer “{name}”").format(name=called))

    @Slot()
    def _take_away(self) -> None:
        id = self._id

        def remove(change: Change) -> None:
            change.delete("action_sources", id)

        self._page.edit(self.tr("Remove what an action answers"), remove, offer_undo=True)


class _PainButton(Button):
    """A severe pain that a press makes the action answer."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__("", icon="plus")
        self._key = ""
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Ignored)
        self.setSizePolicy(policy)
        self.setMinimumWidth(scaled(120))
        self.clicked.connect(self._take)

    def show_pain(self, key: str, called: str) -> None:
        self._key = key
        self.setText(called)
        self.setAccessibleName(self.tr("It answers “{name}”").format(name=called))

    @Slot()
    def _take(self) -> None:
        self.taken.emit(self._key)
