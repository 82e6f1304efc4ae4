"""How the wording of the vision will be decided, said before anybody votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.rules.names import value_name
from app.workshop import Workshop
from ui.stages.labelled import field_label
from ui.stages.step_page import StepPage
from ui.widgets.card import Card
from ui.widgets.drop_down import DropDown
from ui.widgets.heading import Heading
from ui.widgets.label import Label

if TYPE_CHECKING:
    from app.file.change import Change

RULES = ("sponsor_after_vote", "consent", "majority")


class DecisionCard(Card):
    """The three decision rules, and what the chosen one means in the room."""

    def __init__(self, page: StepPage, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._page = page
        label = field_label("workshop", "decision_rule")
        self.body.addWidget(Heading(label, 3))
        self.rule = DropDown(label, [(rule, value_name("decision_rule", rule)) for rule in RULES])
        self.rule.chosen.connect(self._choose)
        self.body.addWidget(self.rule)
        self._meaning = Label("", ink="text2")
        self.body.addWidget(self._meaning)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the rule in force."""
        rule = workshop.details.decision_rule
        self.rule.set_value(rule)
        self._meaning.setText(self._meanings()[rule])

    def _meanings(self) -> dict[str, str]:
        return {
            "sponsor_after_vote": self.tr(
                "The room votes, then the sponsor decides. Say so before the vote, and it surprises nobody."
            ),
            "consent": self.tr(
                "The wording stands once nobody has a serious objection. Reservations are written down."
            ),
            "majority": self.tr(
                "The wording that most people prefer stands. The others are asked what would win them over."
            ),
        }

    @Slot(str)
    def _choose(self, rule: str) -> None:
        def choose(change: Change) -> None:
            change.update("workshop", None, decision_rule=rule)

        self._page.edit(self.tr("Change how the wording is decided"), choose, origin=self.rule)
