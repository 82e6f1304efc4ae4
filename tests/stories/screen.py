"""What stands on the screen, found as a person finds it: by visible words and by the names read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QSlider,
    QWidget,
)

from ui.widgets.chip import Chip

Found = TypeVar("Found", bound=QWidget)
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QSlider)


def top() -> QWidget:
    """Give what takes the clicks now: an open popover, else an open sheet, else the window."""
    found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if found is None:
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
        found = next((each for each in reversed(windows) if each.isVisible()), None)
        assert found is not None, "no window is in front"
        if not found.isActiveWindow():
            found.activateWindow()  # there is no window manager here that would do so when a popup closes
            QTest.qWaitForWindowActive(found)
    return found


def shown(kind: type[Found], within: QWidget | None = None) -> Iterator[Found]:
    """Every widget of a kind that is visible, in the order they were made."""
    root = within or top()
    if isinstance(root, kind) and root.isVisible():
        yield root
    for each in root.findChildren(kind):
        if each.isVisible() and each.window() is root.window():
            yield each


def words(widget: QWidget) -> str:
    """What a widget is called: its accessible name, else the words on it."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text().replace("&&", "&")
    return ""


def called(kind: type[Found] | tuple[type[Found], ...], name: str, within: QWidget | None = None) -> Found:
    """Give the one visible widget of a kind that has this name; say what there is where it isn't found."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    there = [each for each_kind in kinds for each in shown(each_kind, within)]
    found = [each for each in there if words(each) == name]
    if not found:
        found = [each for each in there if words(each).startswith(name)]
    assert found, f"nothing here is called “{name}”; there is: {sorted({words(each) for each in there})}"
    # A picker's own line bears no name of its own, and a control in front hides nothing of the one behind.
    usable = [each for each in found if each.isEnabled()] or found
    return usable[0]


def is_called(kind: type[QWidget], name: str, within: QWidget | None = None) -> bool:
    """Whether something visible bears this name."""
    return any(words(each) == name for each in shown(kind, within))


def texts(within: QWidget | None = None) -> list[str]:
    """Every text that can be read: labels, buttons, fields, and the rows of lists."""
    said: list[str] = []
    for widget in shown(QWidget, within):
        if isinstance(widget, QLabel):
            said.append(widget.text())
        elif isinstance(widget, QAbstractButton | Chip):
            said.append(words(widget))
        elif isinstance(widget, QLineEdit):
            said.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            said.append(widget.toPlainText())
        elif isinstance(widget, QAbstractItemView):
            said.extend(rows(widget))
    return said


def says(text: str, within: QWidget | None = None) -> bool:
    """Whether some text on the screen holds these words."""
    return any(text in each for each in texts(within))


def rows(view: QAbstractItemView) -> list[str]:
    """What a list reads aloud of each of its rows."""
    model = view.model()
    return [spoken(model.index(row, 0)) for row in range(model.rowCount())]


def spoken(index: QModelIndex) -> str:
    """What is read aloud of one row."""
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return str(said or index.data(Qt.ItemDataRole.DisplayRole) or "")


def row_of(view: QAbstractItemView, text: str) -> QModelIndex:
    """Give the row that starts with these words, else the first that holds them."""
    model = view.model()
    said = rows(view)
    for fits in (str.startswith, str.__contains__):
        for row, each in enumerate(said):
            if fits(each, text):
                return model.index(row, 0)
    raise AssertionError(f"no row says “{text}”; there are: {said[:40]}")


def bring_into_view(widget: QWidget, part: QRect | None = None) -> None:
    """Scroll every area around a widget until it, or a part of it, can be seen, as a wheel does."""
    wanted = part or widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        inner = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and inner is not None:
            middle = widget.mapTo(inner, wanted.center())
            parent.ensureVisible(
                middle.x(), middle.y(), wanted.width() // 2 + 10, min(wanted.height() // 2 + 10, 150)
            )
        parent = parent.parentWidget()


def spot(widget: QWidget, at: QPoint | None = None) -> tuple[QWidget, QPoint]:
    """Give what the mouse really hits at a place of a widget; it fails where something else lies over it."""
    bring_into_view(widget)
    where = at or widget.rect().center()
    window = widget.window()
    place = widget.mapTo(window, where)
    hit = window.childAt(place) or window
    assert widget is hit or widget.isAncestorOf(hit), (
        f"“{words(widget)}” can’t be clicked: {hit} lies there, or it is out of sight"
    )
    return hit, hit.mapFrom(window, place)


def cut_off(within: QWidget | None = None) -> list[str]:
    """Name every visible button and field of which a part is beyond the edge of what holds it."""
    found = []
    for kind in (QAbstractButton, *FIELDS):
        for each in shown(kind, within):
            if _scrolls(each) or each.visibleRegion().isEmpty():
                continue
            missing = QRegion(each.rect()).subtracted(each.visibleRegion())
            if not missing.isEmpty() and missing.boundingRect().width() > 1 and not each.mask().isEmpty():
                continue
            parent = each.parentWidget()
            if parent is not None and not parent.rect().adjusted(-1, -1, 1, 1).contains(each.geometry()):
                found.append(f"{words(each)}: {each.geometry()} in {parent.rect()}")
    return found


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea | QAbstractItemView):
            return True
        parent = parent.parentWidget()
    return False
