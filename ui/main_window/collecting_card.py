"""Filled worksheets on their way into the workshop: read, shown, and only then taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import WorkshopError
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn
from ui.worksheet_reader import WorksheetReader

if TYPE_CHECKING:
    from app.worksheets.collecting import Collection
    from app.worksheets.returned import Returned
    from app.workshop import Workshop
    from ui.session import Session

TALLEST = 240
NARROWEST = 400
MOST_LINES = 30
"""So many remarks, and sheets that are set aside, are said: the window stands still while lines are made."""


class CollectingCard(Card):
    """Says what is in the worksheets it was given, and takes them in as one change when told so.

    It listens to the session's `collect_wanted`, and looks again whenever the workshop becomes another one.
    Escape leaves everything as it is.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._forget()
        self.title = Heading("", 3)
        self.body.addWidget(self.title)
        self.lines = ScrollColumn(margin=0, gap=6)
        self.body.addWidget(self.lines)
        row = QHBoxLayout()
        row.addStretch(1)
        self.cancel_button = Button(self.tr("Cancel"), kind="quiet")
        self.cancel_button.clicked.connect(self.dismiss)
        self.collect_button = Button("", kind="primary", icon="check")
        self.collect_button.clicked.connect(self._take_in)
        row.addWidget(self.cancel_button)
        row.addWidget(self.collect_button)
        self.body.addLayout(row)
        self.reader = WorksheetReader(self)
        self.reader.progressed.connect(self._show_progress)
        self.reader.finished.connect(self._arrive)
        self.reader.refused.connect(self._refuse)
        session.collect_wanted.connect(self.read)
        session.changed.connect(self._look_again)
        self.hide()

    @Slot(object)
    def read(self, paths: Sequence[Path]) -> None:
        """Read the worksheets in these files and folders; a refusal is said in the status line."""
        self.dismiss()
        self._show_progress(0, 0)
        self.lines.hide()
        self.collect_button.hide()
        self.cancel_button.setText(self.tr("Cancel"))
        self.show()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reader.read(self._session.workshop, paths)

    @Slot()
    def dismiss(self) -> None:
        """Stop reading and leave the workshop as it is."""
        self.reader.stop()
        self._forget()
        self.hide()

    def _forget(self) -> None:
        self._sheets: list[Returned] = []
        self._collection: Collection | None = None
        self._workshop: Workshop | None = None
        self._is_pressed = False

    @Slot(int, int)
    def _show_progress(self, done: int, count: int) -> None:
        words = self.tr("Reading worksheets: {done} of {count}").format(done=done, count=count)
        self._name(words if count else self.tr("Looking for worksheets…"))

    def _name(self, words: str) -> None:
        self.title.setText(words)
        self.setAccessibleName(words)

    @Slot(object)
    def _refuse(self, refused: WorkshopError) -> None:
        self.dismiss()
        self._session.say(str(refused), "warn")

    @Slot(object, object, object)
    def _arrive(self, sheets: list[Returned], collection: Collection, workshop: Workshop) -> None:
        """Show what the sheets bring, or look again where the workshop became another one meanwhile."""
        self._sheets, self._collection, self._workshop = sheets, collection, workshop
        if workshop is not self._session.workshop:
            self.reader.compare(self._session.workshop, sheets)
            return
        self._show(collection)
        if self._is_pressed:
            self._is_pressed = False
            self._take_in()

    @Slot(object, object)
    def _look_again(self, _: object, origin: object) -> None:
        """Say anew what the sheets bring, as it may be less or more by now: after an undo, or a reveal."""
        if self._collection is not None and origin is not self:
            self.reader.compare(self._session.workshop, self._sheets)

    def _show(self, collection: Collection) -> None:
        """Show what would be taken in, and what not; the keys go where there is something to press."""
        taken, aside = len(collection.taken), len(collection.aside)
        title = self.tr("1 worksheet to collect") if taken == 1 else self.tr("{count} worksheets to collect")
        words = title.format(count=taken)
        if aside:
            left = self.tr("1 set aside") if aside == 1 else self.tr("{count} set aside").format(count=aside)
            words = self.tr("{taken}, {aside}").format(taken=words, aside=left)
        had_focus = (
            not self.lines.isVisible() or self.collect_button.hasFocus() or self.cancel_button.hasFocus()
        )
        self._name(words)
        self._fill(collection)
        self.collect_button.setText(collection.label)
        self.collect_button.setVisible(bool(taken))
        self.cancel_button.setText(self.tr("Cancel") if taken else self.tr("Close"))
        if had_focus:
            button = self.collect_button if taken else self.cancel_button
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, collection: Collection) -> None:
        self.lines.hide()  # what is put into it is measured once it is shown
        while (item := self.lines.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        aside = sorted(collection.aside, key=lambda each: not each.fault)
        said = [(text, "text") for text in collection.said]
        left = [(each.sentence, "warn" if each.fault else "text2") for each in aside]
        self._say(said, self.tr("and {count} more"))
        self._say(left, self.tr("and {count} more; collect fewer at once to see each"))
        self.lines.show()
        wanted = self.lines.body.totalHeightForWidth(max(self.lines.viewport().width(), NARROWEST))
        self.lines.setFixedHeight(min(wanted, TALLEST))

    def _say(self, lines: Sequence[tuple[str, str]], more: str) -> None:
        """Show lines in their inks, the first ones where there are very many, and how many are left."""
        left = len(lines) - MOST_LINES
        shown = [*lines[:MOST_LINES], *([(more.format(count=left), "text2")] if left > 0 else [])]
        for text, ink in shown:
            self.lines.body.addWidget(Label(text, ink=ink, selectable=True))

    @Slot()
    def _take_in(self) -> None:
        if self._collection is None or self._workshop is not self._session.workshop:
            self._is_pressed = True  # what it brings by now is found out first
            if not self.reader.busy:
                self.reader.compare(self._session.workshop, self._sheets)
            return
        collection = self._collection
        if not collection.taken:
            self._session.say(collection.said[0])
            return
        done = self._session.run(collection.label, collection.write_into, origin=self, offer_undo=True)
        if done is not None:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)
