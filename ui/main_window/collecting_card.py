"""Filled worksheets on their way into the workshop: read file by file, shown, and only then taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import WorkshopError
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from app.worksheets.collecting import Collection
    from app.worksheets.returned import Returned
    from ui.session import Session

TALLEST = 240
NARROWEST = 400


class CollectingCard(Card):
    """Says what is in the worksheets it was given, and takes them in as one change when told so.

    It listens to the session's `collect_wanted`; one file is read at a time, so that the window stays alive.
    Escape leaves everything as it is.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._waiting: list[Path] = []
        self._count = 0
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
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._read_one)
        session.collect_wanted.connect(self.read)
        self.hide()

    @Slot(object)
    def read(self, paths: Sequence[Path]) -> None:
        """Read the worksheets in these files and folders; a refusal is said in the status line."""
        from exporters.collect import worksheet_files

        self.dismiss()
        try:
            self._waiting = list(worksheet_files(paths))
        except WorkshopError as error:
            self._session.say(str(error), "warn")
            return
        self._count, self._sheets = len(self._waiting), []
        self._show_progress()
        self.lines.hide()
        self.collect_button.hide()
        self.cancel_button.setText(self.tr("Cancel"))
        self.show()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._next.start()

    @property
    def busy(self) -> bool:
        """Whether files are still being read."""
        return self._next.isActive()

    @Slot()
    def dismiss(self) -> None:
        """Stop reading and leave the workshop as it is."""
        self._next.stop()
        self._waiting, self._sheets = [], []
        self.hide()

    @Slot()
    def _read_one(self) -> None:
        from exporters.collect import read_worksheets

        if self._waiting:
            self._sheets += read_worksheets(self._waiting.pop(0))
            self._show_progress()
        else:
            self._next.stop()
            self._show(self._collection())

    def _show_progress(self) -> None:
        done = self._count - len(self._waiting)
        words = self.tr("Reading worksheets: {done} of {count}").format(done=done, count=self._count)
        self.title.setText(words)
        self.setAccessibleName(words)

    def _collection(self) -> Collection:
        from app.worksheets.collecting import collect

        return collect(self._session.workshop, self._sheets)

    def _show(self, collection: Collection) -> None:
        """Show what would be taken in, and what not."""
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
