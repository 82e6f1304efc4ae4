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
    from ui.session import Session

TALLEST = 240
NARROWEST = 400


class CollectingCard(Card):
    """Says what is in the worksheets it was given, and takes them in as one change when told so.

    It listens to the session's `collect_wanted`. Escape leaves everything as it is.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._sheets: list[Returned] = []
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
        self.reader.finished.connect(self._show)
        session.collect_wanted.connect(self.read)
        self.hide()

    @Slot(object)
    def read(self, paths: Sequence[Path]) -> None:
        """Read the worksheets in these files and folders; a refusal is said in the status line."""
        from exporters.collect import worksheet_files

        self.dismiss()
        try:
            files = worksheet_files(paths)
        except WorkshopError as error:
            self._session.say(str(error), "warn")
            return
        self._show_progress(0, len(files))
        self.lines.hide()
        self.collect_button.hide()
        self.cancel_button.setText(self.tr("Cancel"))
        self.show()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reader.read(files)

    @Slot()
    def dismiss(self) -> None:
        """Stop reading and leave the workshop as it is."""
        self.reader.stop()
        self._sheets = []
        self.hide()

    @Slot(int, int)
    def _show_progress(self, done: int, count: int) -> None:
        words = self.tr("Reading worksheets: {done} of {count}").format(done=done, count=count)
        self.title.setText(words)
        self.setAccessibleName(words)

    def _collection(self) -> Collection:
        from app.worksheets.collecting import collect

        return collect(self._session.workshop, self._sheets)

    @Slot(object)
    def _show(self, sheets: list[Returned]) -> None:
        """Show what would be taken in, and what not."""
        self._sheets = sheets
        collection = self._collection()
        taken, aside = len(collection.taken), len(collection.aside)
        title = self.tr("1 worksheet to collect") if taken == 1 else self.tr("{count} worksheets to collect")
        words = title.format(count=taken)
        if aside:
            left = self.tr("1 set aside") if aside == 1 else self.tr("{count} set aside").format(count=aside)
            words = self.tr("{taken}, {aside}").format(taken=words, aside=left)
        self.title.setText(words)
        self.setAccessibleName(words)
        self._fill(collection)
        self.collect_button.setText(collection.label)
        self.collect_button.setVisible(bool(taken))
        self.cancel_button.setText(self.tr("Cancel") if taken else self.tr("Close"))
        button = self.collect_button if taken else self.cancel_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, collection: Collection) -> None:
        while (item := self.lines.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text in collection.said:
            self.lines.body.addWidget(Label(text, selectable=True))
        for each in collection.aside:
            ink = "warn" if each.fault else "text2"
            self.lines.body.addWidget(Label(each.sentence, ink=ink, selectable=True))
        self.lines.show()
        wanted = self.lines.body.totalHeightForWidth(max(self.lines.viewport().width(), NARROWEST))
        self.lines.setFixedHeight(min(wanted, TALLEST))

    @Slot()
    def _take_in(self) -> None:
        collection = self._collection()
        done = self._session.run(collection.label, collection.write_into, origin=self, offer_undo=True)
        if done is not None:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)
