"""Hands raised in the room, counted one click a hand: a practice at a time, a line for each mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.records.kinds import RatedItem
from app.rules.practices import PRACTICES
from ui.stages.practices.answer_field import CANT_JUDGE_KEYS, MARK_KEYS
from ui.stages.practices.practice_words import (
    anchors,
    practice_name,
    scale,
    short_name,
    statement,
)
from ui.stages.practices.slip_line import CANT_JUDGE
from ui.theme.fonts import scaled
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn

SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
TALLY_ORDER = (1, 2, 3, 4, 5, CANT_JUDGE)


class HandsCard(Card):
    """Counts raised hands: `raised(mark)` for one more, `lowered(mark)` for one less; 0 is can't judge.

    Keys: 1-5, 0 or ? raise a hand, Left and Right go between practices.
    """

    raised = Signal(int)
    lowered = Signal(int)
    practice_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.head = QHBoxLayout()
        self.body.addLayout(self.head)
        options = [(practice, short_name(practice)) for practice in PRACTICES]
        self.practices = Choice(self.tr("Practice"), options, value=PRACTICES[0])
        self.practices.chosen.connect(self._choose)
        self.body.addWidget(self.practices, 0, Qt.AlignmentFlag.AlignLeft)
        self._statement = Label("", "h2")
        self.body.addWidget(self._statement)
        area = ScrollColumn(margin=0, gap=4)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.rows = {mark: _HandRow(mark, scale()[mark]) for mark in TALLY_ORDER}
        for row in self.rows.values():
            row.raised.connect(self.raised)
            row.lowered.connect(self.lowered)
            row.stepped.connect(self._step)
            area.body.addWidget(row)
        area.body.addStretch(1)
        self.body.addWidget(area, 1)
        self.body.addWidget(
            Label(
                self.tr("Keys: 1 to 5 count one more hand, 0 or ? one who can’t judge. Not secret."),
                "caption",
                ink="text2",
            )
        )
        self.setFocusProxy(self.rows[1].plus)
        self._show_words()

    @property
    def practice(self) -> RatedItem:
        """The practice whose hands are counted."""
        return next(each for each in PRACTICES if each == self.practices.value)

    def show_counts(self, counts: Sequence[int], cant_judge: int, entered: Mapping[RatedItem, int]) -> None:
        """Show how many gave each mark of the chosen practice, and how many answers each practice has."""
        for mark, row in self.rows.items():
            row.show_count(cant_judge if mark == CANT_JUDGE else counts[mark - 1])
        for practice in PRACTICES:
            count = entered.get(practice, 0)
            words = short_name(practice)
            self.practices.set_words(practice, f"{words} · {count}" if count else words)
        self.practices.updateGeometry()  # its words may have grown while another card was shown

    @Slot(str)
    def _choose(self, _practice: str) -> None:
        self._show_words()
        self.practice_chosen.emit()

    @Slot(int)
    def _step(self, step: int) -> None:
        at = PRACTICES.index(self.practice) + step
        self.practices.set_value(PRACTICES[at % len(PRACTICES)])
        self._choose("")

    def _show_words(self) -> None:
        self._statement.setText(statement(self.practice))
        for row in self.rows.values():
            row.show_practice(self.practice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in MARK_KEYS:
            self.raised.emit(MARK_KEYS[key])
        elif key in CANT_JUDGE_KEYS:
            self.raised.emit(CANT_JUDGE)
        else:
            super().keyPressEvent(event)


class _HandRow(QWidget):
    """A mark, what it means, and its hands with minus and plus."""

    raised = Signal(int)
    lowered = Signal(int)
    stepped = Signal(int)

    def __init__(self, mark: int, meaning: str) -> None:
        super().__init__()
        self._mark = mark
        self._meaning = meaning
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        sign = Label("?" if mark == CANT_JUDGE else str(mark), "figure", ink="accent", wrap=False)
        sign.setFixedWidth(scaled(18))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(meaning))
        self.anchor = Label("", "caption", ink="text2")
        self.anchor.hide()
        words.addWidget(self.anchor)
        row.addLayout(words, 1)
        self.minus = _HandButton("minus", meaning, side=36)
        self.minus.clicked.connect(self._lower)
        self.count = Label("0", "h1", wrap=False)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setFixedWidth(scaled(48))
        self.plus = _HandButton("plus", meaning, side=36, ink="accent")
        self.plus.clicked.connect(self._raise)
        for widget in (self.minus, self.count, self.plus):
            row.addWidget(widget)

    def show_practice(self, practice: RatedItem) -> None:
        anchor = anchors(practice).get(self._mark, "")
        self.anchor.setText(anchor)
        self.anchor.setVisible(bool(anchor))
        words = {"practice": practice_name(practice), "mark": self._meaning}
        self.minus.set_name(self.tr("One hand less for {practice}: {mark}").format(**words))
        self.plus.set_name(self.tr("One more hand for {practice}: {mark}").format(**words))

    def show_count(self, count: int) -> None:
        self.count.setText(str(count))
        self.count.set_ink("text" if count else "text3")

    @Slot()
    def _raise(self) -> None:
        self.raised.emit(self._mark)

    @Slot()
    def _lower(self) -> None:
        self.lowered.emit(self._mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = SIDEWAYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)  # before the page around it takes the key for scrolling


class _HandButton(IconButton):
    """Leaves Left and Right to the card, where a button would go to its neighbour."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in SIDEWAYS:
            event.ignore()
        else:
            super().keyPressEvent(event)
