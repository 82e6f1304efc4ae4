"""The field of a capture line: completes the names behind marks as they are typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from app.capture import split_lines
from app.rules.folding import fold
from ui.theme.fonts import scaled
from ui.widgets.own_undo import claims_undo

_MARK = re.compile(r"(?:^|(?<=\s))(?:([@>#^~!])|due[ \t]+)", re.IGNORECASE)
DUE = "due"
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
POPUP_KEYS = ENTER | {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class MarkField(QLineEdit):
    """Emits `lines_pasted(object: list[str])` where a paste holds several lines, instead of joining them.

    Tab takes the name offered and no more. So does Enter while several could be meant; a name that is beyond
    doubt it takes and enters the line, so that line after line goes in without another key.
    """

    lines_pasted = Signal(object)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._names: dict[str, tuple[str, ...]] = {}
        self._names_model = QStringListModel(self)
        self._completer = QCompleter(self._names_model, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._popup = QListView()
        self._popup.setObjectName("completions")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def set_completions(self, mark: str, names: Sequence[str] | None) -> None:
        """The names offered behind a mark, one of `@ > # ^ ~ !`, or `due`; None where it isn't taken."""
        self._names[mark] = tuple(names or ())

    @property
    def offered(self) -> list[str]:
        """The names offered now; empty where the list isn't open."""
        return self._names_model.stringList() if self._popup.isVisible() else []

    def _open_mark(self) -> tuple[str, str] | None:
        """The mark the cursor is behind and what was typed after it."""
        before = self.text()[: self.cursorPosition()]
        marks = list(_MARK.finditer(before))
        if not marks:
            return None
        return marks[-1][1] or DUE, before[marks[-1].end() :]

    @Slot(str)
    def _offer(self, _text: str) -> None:
        fitting = self._fitting()
        if not fitting:
            self._popup.hide()
            return
        self._names_model.setStringList(fitting)
        rect = self.cursorRect()
        rect.setLeft(max(0, rect.left() - 12))
        rect.setTop(0)
        rect.setHeight(self.height() + 2)
        rect.setWidth(min(self.width(), scaled(300)))
        self._completer.complete(rect)
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _fitting(self) -> list[str]:
        open_mark = self._open_mark()
        if open_mark is None:
            return []
        typed = open_mark[1].lower()
        names = self._names.get(open_mark[0], ())
        if any(typed == name.lower() or typed.startswith(f"{name.lower()} ") for name in names):
            return []
        folded = fold(typed)
        first = [name for name in names if fold(name).startswith(folded)]
        # As it is spelt, if one is; and the one that is all there before those that go on.
        first.sort(key=lambda name: (not name.lower().startswith(typed), fold(name) != folded))
        inside = [name for name in names if f" {folded}" in fold(name) and name not in first]
        return first + inside if typed else first

    @property
    def _is_clear(self) -> bool:
        """Whether only one of the names offered can be meant: it stands alone, or is what was typed."""
        open_mark = self._open_mark()
        if open_mark is None or self._popup.currentIndex().row() > 0:
            return False
        whole = [name for name in self.offered if fold(name) == fold(open_mark[1])]
        return len(self.offered) == 1 or (len(whole) == 1 and whole == self.offered[:1])

    @Slot(str)
    def _complete(self, name: str) -> None:
        open_mark = self._open_mark()
        if open_mark is None:
            return
        at = self.cursorPosition()
        start = at - len(open_mark[1])
        after = self.text()[at:]
        joint = "" if after.startswith(" ") else " "
        self.setSelection(start, len(open_mark[1]))
        self.insert(name + joint)

    @Slot()
    def paste_lines(self) -> None:
        """Take the clipboard: several lines are handed on, one line is typed in at the cursor."""
        lines = split_lines(QGuiApplication.clipboard().text())
        if len(lines) > 1:
            self.lines_pasted.emit(list(lines))
        else:
            self.paste()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.paste_lines)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and event.key() in POPUP_KEYS:
            if event.key() not in ENTER or not self._is_clear:
                event.ignore()
                return
            self._complete(self.offered[0])
            self._popup.hide()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_lines()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab take the name offered, and go on only where none is."""
        if not next or not self._popup.isVisible():
            return super().focusNextPrevChild(next)
        highlighted = self._popup.currentIndex()
        self._complete(str(highlighted.data()) if highlighted.isValid() else self.offered[0])
        self._popup.hide()
        return True

    def event(self, event: QEvent) -> bool:
        claim = claims_undo(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable())
        if claim is False:
            event.ignore()
            return False
        return super().event(event)
