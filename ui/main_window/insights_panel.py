"""The insights: what is still missing or at odds, the most serious first, each with the way to mend it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.content import words
from app.flow.stages import step_of
from app.rules.insights import Insight, insights
from app.workshop import Workshop
from ui.stages.catalogue import PAGES
from ui.theme.fonts import scaled
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.overline import Overline

WIDTH = 296
MOST_SHOWN = 60
PARKING = "parking_lot_open"


def advice(insight: Insight) -> str:
    """Give the sentence that says how an insight is mended."""
    return str(words("insights")[insight.kind]["mend"])


class InsightsPanel(QFrame):
    """All insights for the facilitator; `mend_wanted(insight)` leads to the step that mends one."""

    mend_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insightsPanel")
        self.setAccessibleName(self.tr("Insights"))
        self._found: tuple[Insight, ...] = ()
        self._shown: tuple[Insight, ...] | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(20, 20, 16, 20)
        self._column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Overline(self.tr("Only you see this")), 1)
        self._close = IconButton("close", self.tr("Back to the guide"))
        self._close.clicked.connect(self.closed)
        head.addWidget(self._close)
        self._column.addLayout(head)
        self._title = Label("", "h2")
        self._column.addWidget(self._title)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._column.addLayout(self._cards)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("guideSheet")
        area.setAccessibleName(self.tr("All insights"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer.addWidget(area)
        self.fit()

    def fit(self) -> None:
        """Be as wide as the text size asks for."""
        self.setFixedWidth(scaled(WIDTH))

    def show_workshop(self, workshop: Workshop) -> int:
        """Find what the insights are now, show them if the panel is open, and give how many there are."""
        self._found = insights(workshop)
        if self.isVisible():
            self._show_cards()
        return len(self._found)

    @property
    def found(self) -> tuple[Insight, ...]:
        """The insights as they are now."""
        return self._found

    def take_focus(self) -> None:
        """Put the cursor at the head of the panel."""
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_cards()

    def _show_cards(self) -> None:
        if self._found == self._shown:
            return
        self._shown = self._found
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not self._found:
            self._title.setText(self.tr("Insights"))
            nothing = self.tr("Touchline looks for gaps as you work. It has found none so far.")
            self._cards.addWidget(EmptyState("lightbulb", self.tr("Nothing is missing"), nothing))
            return
        count = len(self._found)
        self._title.setText(
            self.tr("1 insight") if count == 1 else self.tr("{count} insights").format(count=count)
        )
        for place, insight in enumerate(self._found[:MOST_SHOWN]):
            self._cards.addWidget(self._card(place, insight))
        if count > MOST_SHOWN:
            more = self.tr("And {count} more, shown as these are mended.").format(count=count - MOST_SHOWN)
            self._cards.addWidget(Label(more, "caption", ink="text2"))

    def _card(self, place: int, insight: Insight) -> Card:
        card = Card(padding=12)
        card.body.setSpacing(4)
        card.body.addWidget(Label(insight.title, "strong"))
        card.body.addWidget(Label(advice(insight), "caption", ink="text2"))
        if insight.kind == PARKING:
            title = self.tr("the parking lot")
        elif (insight.stage, insight.step) in PAGES:
            title = step_of(insight.stage, insight.step).title
        else:
            return card
        button = Button(self.tr("Go to {step}").format(step=title), kind="quiet", icon="arrow_right")
        button.setProperty("place", place)
        button.clicked.connect(self._mend)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    @Slot()
    def _mend(self) -> None:
        self.mend_wanted.emit(self._found[self.sender().property("place")])
