"""The guide beside each step: what to say and ask, what to watch for, and the facilitator’s own notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.content import Guide, guide
from app.records.prepare import Note
from app.records.vocabulary import new_id
from ui.session import Place, Session
from ui.theme import theme
from ui.theme.fonts import scaled
from ui.widgets.autosave_text import AutosaveText
from ui.widgets.card import Card
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label
from ui.widgets.overline import Overline

if TYPE_CHECKING:
    from app.file.change import Change
    from app.file.change_set import ChangeSet

WIDTH = 296
TAB_WIDTH = 44
NOTE_HEIGHT = 132


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
        unfold = IconButton("guide", self.tr("Show the guide (F1)"))
        unfold.clicked.connect(self.toggle)
        column.addWidget(unfold)
        column.addStretch(1)
        return self._tab_strip

    def _sheet(self) -> QScrollArea:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(20, 20, 16, 20)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Overline(self.tr("Only you see this")), 1)
        fold = IconButton("chevron_right", self.tr("Fold the guide (F1)"))
        fold.clicked.connect(self.toggle)
        head.addWidget(fold)
        self._column.addLayout(head)
        self._purpose = Label("", "h2")
        self._column.addWidget(self._purpose)
        self._minutes = Label("", "caption", ink="text2")
        self._column.addWidget(self._minutes)
        self._shown_parts = QWidget()
        self._column.addWidget(self._shown_parts)
        self._column.addSpacing(8)
        self._column.addWidget(Label(self.tr("My notes"), "strong"))
        self._note = AutosaveText(self.tr("My notes on this step"), lines=6)
        self._note.setMinimumHeight(scaled(NOTE_HEIGHT))
        self._note.committed.connect(self._keep_note)
        self._column.addWidget(self._note, 1)
        area = QScrollArea()
        area.setObjectName("guideSheet")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        area.setWidget(inner)
        self._area = area
        return area

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
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
        self._area.setVisible(not folded)
        self.setFixedWidth(TAB_WIDTH if folded else scaled(WIDTH))

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
        self._show_parts(words)
        self._show_note()
        self._area.verticalScrollBar().setValue(0)

    def _show_parts(self, words: Guide) -> None:
        parts = QWidget()
        self._parts = QVBoxLayout(parts)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(6)
        self._add_quotes(self.tr("Say"), words.say, "note")
        self._add_quotes(self.tr("Ask"), words.ask, "accent_soft")
        self._add_list(self.tr("How to run it"), words.run, numbered=True)
        self._add_list(self.tr("Watch for"), words.watch_for)
        self._add_list(self.tr("Done when"), words.done_when)
        self._column.replaceWidget(self._shown_parts, parts)
        self._shown_parts.hide()
        self._shown_parts.deleteLater()
        self._shown_parts = parts

    def _add_quotes(self, title: str, sentences: tuple[str, ...], tint: str) -> None:
        self._parts.addWidget(self._title(title))
        for sentence in sentences:
            card = Card(tint=tint, padding=12)
            card.body.addWidget(Label(f"“{sentence}”", selectable=True))
            self._parts.addWidget(card)

    def _add_list(self, title: str, sentences: tuple[str, ...], *, numbered: bool = False) -> None:
        self._parts.addWidget(self._title(title))
        for number, sentence in enumerate(sentences, start=1):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 2)
            row.setSpacing(8)
            mark = Label(f"{number}" if numbered else "•", "strong", ink="accent", wrap=False)
            mark.setFixedWidth(scaled(16))
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(sentence, ink="text2", selectable=True), 1)
            self._parts.addWidget(line)

    def _title(self, text: str) -> Label:
        label = Label(text, "strong")
        label.setContentsMargins(0, 8, 0, 0)
        return label

    def _notes(self) -> tuple[Note, ...]:
        return tuple(note for note in self._session.workshop.notes if (note.stage, note.step) == self._place)

    def _show_note(self) -> None:
        self._note.set_text("\n\n".join(note.text for note in self._notes()))

    @Slot(object, object)
    def _follow(self, changes: ChangeSet, origin: object) -> None:
        if "notes" in changes.touched and origin is not self._note:
            self._show_note()

    @Slot(str)
    def _keep_note(self, text: str) -> None:
        if self._place is None:
            return
        stage, step = self._place
        record = msgspec.convert({"id": new_id(), "stage": stage, "step": step, "text": text}, Note)
        notes = self._notes()

        def keep(change: Change) -> None:
            for note in notes[1:] if text.strip() else notes:
                change.delete("notes", note.id)
            if not text.strip():
                return
            if notes:
                change.update("notes", notes[0].id, text=text)
            else:
                change.insert(record)

        self._session.run(self.tr("Write note"), keep, origin=self._note, merge_key=f"note:{stage}:{step}")
