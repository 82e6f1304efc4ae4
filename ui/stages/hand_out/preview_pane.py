"""Looks into a document before it is exported, file by file and page by page, at any zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from exporters.catalogue import CATALOGUE
from exporters.preview import Preview
from ui.stages.hand_out.file_bar import FileBar
from ui.stages.hand_out.page_bar import PageBar
from ui.stages.hand_out.page_view import PageView
from ui.stages.hand_out.zoom_bar import ZoomBar
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label


class PreviewPane(QWidget):
    """A page or a text and the ways to others; `page_wanted` asks for the `wanted` page of the `file`."""

    page_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = self._words = ""
        self._names: tuple[str, ...] = ()
        self._number = self._count = self._wanted = self._asked_width = 0
        self._shown_file = self._file = 0
        self._from_end = False
        self.view = PageView()
        self.view.turned.connect(self._turn)
        self.view.read_on.connect(self._read_on)
        self.view.end_wanted.connect(self._go_to_end)
        self.view.settled.connect(self._sharpen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addLayout(self._tools())
        self._stack = QStackedWidget()
        for each in (self._waiting(), self.view, self._text()):
            self._stack.addWidget(each)
        column.addWidget(self._stack, 1)
        for bar in (self.pages, self.zooms):  # nothing moves when a text without pages is shown
            policy = bar.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            bar.setSizePolicy(policy)
        self._show_place()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(4)
        self.title = ElidedLabel("", "h2")
        head.addWidget(self.title, 1)
        self.pages = PageBar()
        self.pages.turned.connect(self._turn)
        self.pages.end_wanted.connect(self._go_to_end)
        head.addWidget(self.pages)
        return head

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self.files = FileBar()
        self.files.chosen.connect(self._choose_file)
        self.view.file_turned.connect(self.files.turn)
        tools.addWidget(self.files, 1)
        self.zooms = ZoomBar(self.view)
        tools.addWidget(self.zooms)
        return tools

    def _waiting(self) -> QWidget:
        self.words = Label("", ink="text2")
        self.waiting = QWidget()
        centre = QVBoxLayout(self.waiting)
        centre.addStretch(1)
        centre.addWidget(self.words)
        centre.addStretch(1)
        return self.waiting

    def _text(self) -> QWidget:
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        return self.text

    @property
    def number(self) -> int:
        """The page that is shown, from 0."""
        return self._number

    @property
    def wanted(self) -> int:
        """The page that is to be shown next, or is shown already, from 0."""
        return self._wanted

    @property
    def file(self) -> int:
        """The file that is to be shown next, or is shown already, from 0."""
        return self._file

    def width_asked_for(self) -> int:
        """Give how many pixels wide a page is to be painted, and remember that it was asked for."""
        self._asked_width = self.view.pixels
        return self._asked_width

    @property
    def is_sharp(self) -> bool:
        """Whether the page was asked for as wide as it is shown now."""
        return self._asked_width == self.view.pixels

    def shows(self, key: str) -> bool:
        """Tell whether a page or the text of this document is shown."""
        return key == self._key and self._stack.currentWidget() is not self.waiting

    def set_files(self, key: str, names: Sequence[str]) -> None:
        """Take over which files a document is: of another one the first is meant, else the same as before.

        Where there are fewer than before, the last is meant.
        """
        self._names = tuple(names)
        self._file = min(self._file, max(0, len(names) - 1)) if key == self._key else 0
        self.files.show_files(self._names, self._file)

    def say(self, key: str, words: str) -> None:
        """Say something in place of a page, such as why there is none."""
        self._key = key
        self.title.setText(CATALOGUE[key].title)
        self.words.setText(words)
        self._number = self._count = self._wanted = 0
        self._stack.setCurrentWidget(self.waiting)
        self.view.clear()
        self._show_place()

    def show_preview(self, preview: Preview) -> None:
        """Show a page or a text."""
        same = self.shows(preview.key) and (self._shown_file, self._number) == (preview.file, preview.number)
        self._key, self._shown_file = preview.key, preview.file
        title = CATALOGUE[preview.key].title
        self.title.setText(title)
        self._number, self._count = preview.number, preview.count
        self._wanted = min(self._wanted, preview.count - 1)
        if preview.page is None:
            self._show_text(preview, same=same)
            self.text.setAccessibleName(self.tr("Beginning of {title}").format(title=title))
            self._count = 0
            self._stack.setCurrentWidget(self.text)
        else:
            self._stack.setCurrentWidget(self.view)
            self.view.show_page(preview.page, self._spoken(title), same=same, from_end=self._from_end)
        self._show_place()

    def _show_text(self, preview: Preview, *, same: bool) -> None:
        """Show a text; the `same` one stays where it is, whatever has changed in it."""
        if same and preview.text == self._words:
            return
        self._words = preview.text
        mode = QPlainTextEdit.LineWrapMode
        self.text.setLineWrapMode(mode.WidgetWidth if preview.prose else mode.NoWrap)
        bars = (self.text.horizontalScrollBar(), self.text.verticalScrollBar())
        places, at = [bar.value() for bar in bars], self.text.textCursor().position()
        self.text.setPlainText(preview.text)
        if same:
            cursor = self.text.textCursor()
            cursor.setPosition(min(at, self.text.document().characterCount() - 1))
            self.text.setTextCursor(cursor)
            for bar, place in zip(bars, places, strict=True):
                bar.setValue(place)

    def _spoken(self, title: str) -> str:
        words = {"title": title, "number": self._number + 1, "count": self._count}
        if len(self._names) > 1:
            words["title"] = f"{title}, {self.files.files.currentText()}"
        return self.tr("{title}, page {number} of {count}").format(**words)

    def _show_place(self) -> None:
        for bar in (self.pages, self.zooms):
            bar.setVisible(self._count > 0)
        self.pages.show_place(self._number, self._count)

    @Slot(int)
    def _turn(self, step: int) -> None:
        self._go_to(self._wanted + step)

    @Slot(int)
    def _read_on(self, step: int) -> None:
        if self._wanted == self._number:  # a wheel goes on turning while a page is still being painted
            self._go_to(self._wanted + step, from_end=step < 0)

    @Slot(bool)
    def _go_to_end(self, last: bool) -> None:
        self._go_to(self._count - 1 if last else 0)

    def _go_to(self, wanted: int, *, from_end: bool = False) -> None:
        if 0 <= wanted < self._count and wanted != self._wanted:
            self._wanted, self._from_end = wanted, from_end
            self.page_wanted.emit()

    @Slot(int)
    def _choose_file(self, place: int) -> None:
        self._file, self._wanted, self._from_end = place, 0, False
        self.files.show_files(self._names, place)
        self.page_wanted.emit()

    @Slot()
    def _sharpen(self) -> None:
        if self._stack.currentWidget() is self.view and not self.is_sharp:
            self.page_wanted.emit()
