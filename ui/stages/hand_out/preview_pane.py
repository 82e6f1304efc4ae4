"""Looks into a document before it is exported, page by page."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from exporters.catalogue import CATALOGUE
from exporters.preview import Preview
from ui.stages.hand_out.page_view import PageView
from ui.widgets.caption import Caption
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.label import Label


class PreviewPane(QWidget):
    """The page shown, its number, and the ways to the next; `page_wanted(number)` asks for one, from 0."""

    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._number = self._count = self._wanted = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(4)
        self.title = ElidedLabel("", "h2")
        head.addWidget(self.title, 1)
        self.place = Caption("", wrap=False)
        self.back_button = IconButton("chevron_up", self.tr("Previous page"), side=32)
        self.back_button.clicked.connect(self._back)
        self.on_button = IconButton("chevron_down", self.tr("Next page"), side=32)
        self.on_button.clicked.connect(self._on)
        for widget in (self.place, self.back_button, self.on_button):
            head.addWidget(widget)
        column.addLayout(head)
        self._stack = QStackedWidget()
        self.view = PageView()
        self.view.turned.connect(self._turn)
        self.view.resized.connect(self._again)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.words = Label("", ink="text2")
        self.waiting = QWidget()
        centre = QVBoxLayout(self.waiting)
        centre.addStretch(1)
        centre.addWidget(self.words)
        centre.addStretch(1)
        for each in (self.waiting, self.view, self.text):
            self._stack.addWidget(each)
        column.addWidget(self._stack, 1)
        self._show_place()

    @property
    def number(self) -> int:
        """The page that is shown, from 0."""
        return self._number

    @property
    def wanted(self) -> int:
        """The page that is to be shown next, or is shown already, from 0."""
        return self._wanted

    def shows(self, key: str) -> bool:
        """Tell whether a page or the text of this document is shown."""
        return key == self._key and self._stack.currentWidget() is not self.waiting

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
        self._key = preview.key
        title = CATALOGUE[preview.key].title
        self.title.setText(title)
        self._number, self._count = preview.number, preview.count
        self._wanted = min(self._wanted, preview.count - 1)
        if preview.page is None:
            mode = QPlainTextEdit.LineWrapMode
            self.text.setLineWrapMode(mode.WidgetWidth if preview.prose else mode.NoWrap)
            self.text.setPlainText(preview.text)
            self.text.setAccessibleName(self.tr("Beginning of {title}").format(title=title))
            self._count = 0
            self._stack.setCurrentWidget(self.text)
        else:
            words = {"title": title, "number": preview.number + 1, "count": preview.count}
            name = self.tr("{title}, page {number} of {count}").format(**words)
            self.view.show_page(preview.page, name)
            self._stack.setCurrentWidget(self.view)
        self._show_place()

    def _show_place(self) -> None:
        several = self._count > 0
        for widget in (self.place, self.back_button, self.on_button):
            widget.setVisible(several)
        self.place.setText(
            self.tr("Page {number} of {count}").format(number=self._number + 1, count=self._count)
        )
        self.back_button.setEnabled(self._number > 0)
        self.on_button.setEnabled(self._number + 1 < self._count)

    @Slot(int)
    def _turn(self, step: int) -> None:
        wanted = self._wanted + step
        if 0 <= wanted < self._count:
            self._wanted = wanted
            self.page_wanted.emit(wanted)

    @Slot()
    def _back(self) -> None:
        self._turn(-1)

    @Slot()
    def _on(self) -> None:
        self._turn(1)

    @Slot()
    def _again(self) -> None:
        if self._stack.currentWidget() is not self.text:
            self.page_wanted.emit(self._wanted)
