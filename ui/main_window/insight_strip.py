"""One insight that belongs to the step in hand, where the facilitator can't miss it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.rules.insights import Insight
from ui.main_window.insights_panel import advice
from ui.session import Place
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel


class InsightStrip(Card):
    """The most serious insight that this step mends, if any; `all_wanted` asks for the others."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tint="accent_soft", padding=12, parent=parent)
        self.setAccessibleName(self.tr("Insight on this step"))
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = ElidedLabel("", "strong")
        self._mend = ElidedLabel("", "body", ink="text2")
        words.addWidget(self._title)
        words.addWidget(self._mend)
        row.addLayout(words, 1)
        self.button = Button(self.tr("All insights"), icon="lightbulb")
        self.button.clicked.connect(self._want_all)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.hide()

    def show_insights(self, found: tuple[Insight, ...], place: Place) -> None:
        """Show the first of these insights that this step mends."""
        here = [insight for insight in found if (insight.stage, insight.step) == place]
        self.setVisible(bool(here))
        if here:
            self._title.setText(here[0].title)
            self._mend.setText(advice(here[0]))
            count = len(found)
            self.button.setText(
                self.tr("The insight") if count == 1 else self.tr("All {count} insights").format(count=count)
            )

    @Slot()
    def _want_all(self) -> None:
        self.all_wanted.emit()
