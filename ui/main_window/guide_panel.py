"""The guide beside each step: what to say and ask, what to watch for, and the facilitator’s own notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.content import guide, quoted
from app.records.prepare import Note
from app.records.vocabulary import new_id
from ui.session import Place, Session
from ui.theme import theme
from ui.theme.fonts import scaled
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.overline import Overline

if TYPE_CHECKING:
    from app.file.change import Change
    from app.file.change_set import ChangeSet

WIDTH = 296
TAB_WIDTH = 44
NOTE_LINES = 4


class GuidePanel(QFrame):
    """The panel on the right, for the facilitator's eyes only; folded, it is a narrow tab.

    `folded_changed(bool)` follows each folding by hand.
    """

    folded_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guidePanel")
        self.setAccessibleName(self.tr("Facilitator’s guide"))
        self._session = session
        self._place: Place | None = None
        self._folded = False
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._tab())
        row.addWidget(self._sheet(), 1)
        session.changed.connect(self._follow)
        session.flush_wanted.connect(self._note.flush)
        self.fold(False)

    def _tab(self) -> QWidget:
        self._tab_strip = QWidget()
        column = QVBoxLayout(self._tab_strip)
        column.setContentsMargins(4, 16, 4, 16)
        self._unfold = IconButton("guide", self.tr("Show the guide (F1)"))
        self._unfold.clicked.connect(self.toggle)
        column.addWidget(self._unfold)
        column.addStretch(1)
        return self._tab_strip

    def _sheet(self) -> QWidget:
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(20, 20, 16, 16)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Overline(self.tr("Only you see this")), 1)
        fold = IconButton("chevron_right", self.tr("Fold the guide (F1)"))
        fold.clicked.connect(self.toggle)
        head.addWidget(fold)
        column.addLayout(head)
        self._purpose = Label("", "h2")
        column.addWidget(self._purpose)
        self._minutes = Label("", "caption", ink="text2")
        column.addWidget(self._minutes)
        parts = [
            ("say", self.tr("Say")),
            ("ask", self.tr("Ask")),
            ("run", self.tr("Run")),
            ("watch", self.tr("Watch")),
        ]
        self.parts = Choice(self.tr("Part of the guide"), parts, value="say")
        self.parts.chosen.connect(self._show_part)
        column.addWidget(self.parts)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(Label(self.tr("My notes"), "strong"))
        self._note = AutosaveText(self.tr("My notes on this step"), lines=NOTE_LINES)
        self._note.committed.connect(self._keep_note)
        column.addWidget(self._note)
        return self._whole

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("guideSheet")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("What the guide says"))
        self._area = area
        return area

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), theme().colour("border"))
        painter.end()

    @property
    def folded(self) -> bool:
        """Whether only the tab is shown."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show only the tab, or the whole guide."""
        self._folded = folded
        self._tab_strip.setVisible(folded)
        self._whole.setVisible(not folded)
        self.fit()

    def fit(self) -> None:
        """Be as wide as the text size asks for."""
        self.setFixedWidth(scaled(TAB_WIDTH if self._folded else WIDTH))

    @Slot()
    def toggle(self) -> None:
        """Fold the guide, or show it again."""
        self.fold(not self._folded)
        self.folded_changed.emit(self._folded)

    def show_place(self, place: Place) -> None:
        """Show the guide of a step and the notes on it."""
        self._note.flush()
        self._place = place
        words = guide(*place)
        self._purpose.setText(words.purpose)
        self._minutes.setText(self.tr("About {minutes} minutes in a full day").format(minutes=words.minutes))
        self._show_part()
        self._show_note()

    @Slot()
    def _show_part(self) -> None:
        if self._place is None:
            return
        words = guide(*self._place)
        sheet = QWidget()
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(0, 4, 6, 4)
        self._column.setSpacing(6)
        match self.parts.value:
            case "say":
                self._add_quotes(words.say, "note")
            case "ask":
                self._add_quotes(words.ask, "accent_soft")
            case "run":
                self._add_list(words.run, numbered=True)
            case _:
                self._column.addWidget(Label(self.tr("Watch for"), "strong"))
                self._add_list(words.watch_for)
                self._column.addSpacing(8)
                self._column.addWidget(Label(self.tr("Done when"), "strong"))
                self._add_list(words.done_when)
        self._column.addStretch(1)
        self._area.setWidget(sheet)

    def take_focus(self) -> None:
        """Put the cursor on the parts of the guide, or on what shows the guide again."""
        (self._unfold if self._folded else self.parts).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_quotes(self, sentences: tuple[str, ...], tint: str) -> None:
        for sentence in sentences:
            card = Card(tint=tint, padding=12)
            card.body.addWidget(Label(quoted(sentence), selectable=True))
            self._column.addWidget(card)

    def _add_list(self, sentences: tuple[str, ...], *, numbered: bool = False) -> None:
        for number, sentence in enumerate(sentences, start=1):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 2)
            row.setSpacing(8)
            mark = Label(f"{number}" if numbered else "•", "strong", ink="accent", wrap=False)
            mark.setFixedWidth(scaled(16))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(sentence, ink="text2", selectable=True), 1)
            self._column.addWidget(line)

    def _notes(self, place: Place) -> tuple[Note, ...]:
        return tuple(note for note in self._session.workshop.notes if (note.stage, note.step) == place)

    def _show_note(self) -> None:
        if self._place is None:
            return
        held = self._session.held_text(_key(self._place))
        written = "\n\n".join(note.text for note in self._notes(self._place))
        self._note.set_text(written if held is None else held)

    @Slot(object, object)
    def _follow(self, changes: ChangeSet, origin: object) -> None:
        if "notes" in changes.touched and origin is not self._note:
            self._show_note()

    @Slot(str)
    def _keep_note(self, text: str) -> None:
        if self._place is None:
            return
        stage, step = place = self._place
        record = msgspec.convert({"id": new_id(), "stage": stage, "step": step, "text": text}, Note)

        def keep(change: Change) -> None:
            notes = self._notes(place)
            for note in notes[1:] if text.strip() else notes:
                change.delete("notes", note.id)
            if not text.strip():
                return
            if notes:
                change.update("notes", notes[0].id, text=text)
            else:
                change.insert(record)

        label = self.tr("Write note")
        self._session.run(label, keep, origin=self._note, merge_key=_key(place), typed=text)


def _key(place: Place) -> str:
    return ":".join(("note", *place))
