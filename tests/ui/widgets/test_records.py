"""Lists and walls ask for changes by mouse and by keys, and never lose the place when rows change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QKeySequence,
)
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.models.record_model import RecordModel
from ui.models.record_row import RecordRow, RowChip
from ui.theme.appearance import Appearance
from ui.widgets.card_wall import CardWall
from ui.widgets.record_delegate import RecordDelegate, chips_that_fit
from ui.widgets.record_list import RecordList
from ui.widgets.record_view import RecordView

LONG = "A title that goes on and on until no row in the world has room for it any more, " * 3
Place = Callable[..., QMainWindow]


def rows(count: int = 5) -> list[RecordRow]:
    return [
        RecordRow(
            id=str(number),
            title=f"Row {number}",
            subtitle="second",
            colour="department_1",
            chips=(RowChip("Use"),),
        )
        for number in range(count)
    ]


def sent(spy: QSignalSpy) -> list[list[object]]:
    return [list(spy.at(n)) for n in range(spy.count())]


@pytest.fixture(params=[RecordList, CardWall])
def view(request: pytest.FixtureRequest, place: Place) -> RecordView:
    made: RecordView = request.param("Touchpoints")
    made.records.set_rows(rows())
    made.setMinimumSize(600, 400)
    place(made)
    return made


def middle(view: RecordView, record_id: str) -> QPoint:
    return view.visualRect(view.records.index_of(record_id)).center()


def test_alt_and_arrows_move(view: RecordView, qtbot: QtBot) -> None:
    spy = QSignalSpy(view.reorder_requested)
    view.select("1")
    back, on = (
        (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if isinstance(view, CardWall)
        else (Qt.Key.Key_Up, Qt.Key.Key_Down)
    )
    qtbot.keyClick(view, on, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view, back, Qt.KeyboardModifier.AltModifier)
    view.select("0")
    qtbot.keyClick(view, back, Qt.KeyboardModifier.AltModifier)
    assert sent(spy) == [["1", 2], ["1", 0]]


def test_delete_asks_for_all_that_is_selected(view: RecordView, qtbot: QtBot) -> None:
    spy = QSignalSpy(view.delete_requested)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert spy.count() == 0
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert sent(spy) == [[["0", "1", "2", "3", "4"]]]


def test_the_bin_deletes_its_row(view: RecordView, qtbot: QtBot) -> None:
    spy = QSignalSpy(view.delete_requested)
    delegate = view.itemDelegate()
    assert isinstance(delegate, RecordDelegate)
    index = view.records.index_of("2")
    place = delegate.bin_rect(view.visualRect(index)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sent(spy) == [[["2"]]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_edit_in_place(view: RecordView, qtbot: QtBot, key: Qt.Key) -> None:
    spy = QSignalSpy(view.edit_committed)
    view.select("3")
    qtbot.keyClick(view, key)
    editor = editor_of(view)
    view.records.set_rows([RecordRow(id=str(n), title=f"News {n}") for n in range(5)])
    assert typed(editor) == "Row 3"
    qtbot.keyClicks(editor, "Other words")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert sent(spy) == [["3", "Other words"]]


def test_edit_to_nothing_or_the_same_asks_for_nothing(view: RecordView, qtbot: QtBot) -> None:
    spy = QSignalSpy(view.edit_committed)
    view.edit_record("1")
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Return)
    QApplication.processEvents()
    view.edit_record("2")
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Delete)
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Return)
    QApplication.processEvents()
    view.edit_record("2")
    qtbot.keyClicks(editor_of(view), "never mind")
    qtbot.keyClick(editor_of(view), Qt.Key.Key_Escape)
    assert spy.count() == 0


def editor_of(view: RecordView) -> QWidget:
    editors = [w for w in view.viewport().findChildren(QWidget, "inPlace") if w.isVisible()]
    assert editors
    assert editors[-1].accessibleName().startswith("Edit ")
    return editors[-1]


def typed(editor: QWidget) -> str:
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    assert isinstance(editor, QLineEdit)
    return editor.text()


def test_what_cannot_be_edited_is_opened(place: Place, qtbot: QtBot) -> None:
    view = RecordList("History", RecordModel(editable=False, movable=False))
    view.records.set_rows(rows())
    place(view)
    spy = QSignalSpy(view.opened)
    moved = QSignalSpy(view.reorder_requested)
    view.select("1")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, "2"))
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, "2"))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert sent(spy) == [["1"], ["2"]]
    assert moved.count() == 0


def test_ctrl_enter_opens_what_can_be_edited(view: RecordView, qtbot: QtBot) -> None:
    view.select("1")
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == ["1"]


def test_lines_are_pasted_and_copied(view: RecordView, qtbot: QtBot) -> None:
    spy = QSignalSpy(view.pasted)
    QGuiApplication.clipboard().setText("one\n\n* two\n")
    qtbot.keySequence(view, QKeySequence.StandardKey.Paste)
    assert sent(spy) == [[["one", "two"]]]
    QGuiApplication.clipboard().setText("")
    qtbot.keySequence(view, QKeySequence.StandardKey.Paste)
    assert spy.count() == 1
    view.select("4")
    qtbot.keySequence(view, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "Row 4"


def test_selection_and_current_survive_every_change(view: RecordView) -> None:
    told = QSignalSpy(view.current_changed)
    view.select("2")
    assert sent(told)[-1] == ["2"]
    view.records.set_rows([row for row in reversed(rows(9)) if row.id != "0"])
    assert view.selected_ids == ["2"]
    assert view.current_id == "2"
    view.select("nobody")
    assert view.current_id == "2"
    view.records.set_rows([])
    assert view.selected_ids == []
    assert view.current_id == ""


def drag(view: RecordView, source: QWidget | None, ids: list[str], where: QPoint) -> QDropEvent:
    data: QMimeData = view.records.mimeData([view.records.index_of(key) for key in ids])
    return Drop(source, data, where)


class Drop(QDropEvent):
    """A drop as a drag leaves it: it knows where it began and keeps what it carries."""

    def __init__(self, source: QWidget | None, data: QMimeData, where: QPoint) -> None:
        buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(where), Qt.DropAction.MoveAction, data, buttons, none)
        self._source, self.carried = source, data

    def source(self) -> QWidget | None:  # type: ignore[override]  # Qt's may be any object
        return self._source


def after(view: RecordView, record_id: str) -> QPoint:
    rect = view.visualRect(view.records.index_of(record_id))
    return rect.center() + (
        QPoint(rect.width() // 4, 0) if isinstance(view, CardWall) else QPoint(0, rect.height() // 4)
    )


def test_a_drop_asks_for_the_place_after_the_move(view: RecordView) -> None:
    spy = QSignalSpy(view.reorder_requested)
    view.dropEvent(drag(view, view, ["0"], after(view, "2")))
    view.dropEvent(drag(view, view, ["4"], after(view, "0")))
    view.dropEvent(drag(view, view, ["1"], after(view, "1")))
    view.dropEvent(drag(view, view, ["0"], QPoint(view.viewport().width() - 2, view.viewport().height() - 2)))
    assert sent(spy) == [["0", 2], ["4", 1], ["0", 4]]


def test_several_rows_are_dropped_one_after_the_other(view: RecordView) -> None:
    spy = QSignalSpy(view.reorder_requested)
    view.dropEvent(drag(view, view, ["0", "1"], after(view, "3")))
    order = [row.id for row in view.records.rows]
    for key, position in sent(spy):
        order.remove(str(key))
        order.insert(int(str(position)), str(key))
    assert order == ["2", "3", "0", "1", "4"]


def test_cards_of_another_list_only_where_they_are_welcome(view: RecordView) -> None:
    spy = QSignalSpy(view.record_dropped)
    other = QWidget()
    refused = drag(view, other, ["0"], QPoint(5, 5))
    view.dropEvent(refused)
    assert spy.count() == 0
    welcome = type(view)("Later", accepts_others=True)
    welcome.dropEvent(drag(view, other, ["0", "3"], QPoint(5, 5)))
    welcome_spy = QSignalSpy(welcome.record_dropped)
    welcome.dropEvent(drag(view, other, ["0", "3"], QPoint(5, 5)))
    assert sent(welcome_spy) == [["0", 0], ["3", 1]]


def test_the_gap_is_shown_while_dragging(view: RecordView) -> None:
    data = view.records.mimeData([view.records.index_of("0")])
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    plain = view.grab().toImage()

    class Enter(QDragEnterEvent):
        def source(self) -> QWidget:
            return view

    class Move(QDragMoveEvent):
        def source(self) -> QWidget:
            return view

    enter = Enter(QPoint(5, 5), Qt.DropAction.MoveAction, data, buttons, none)
    view.dragEnterEvent(enter)
    assert enter.isAccepted()
    for where in (after(view, "2"), QPoint(view.viewport().width() - 2, view.viewport().height() - 2)):
        move = Move(where, Qt.DropAction.MoveAction, data, buttons, none)
        view.dragMoveEvent(move)
        assert move.isAccepted()
        assert view.grab().toImage() != plain
    view.dragLeaveEvent(QDragLeaveEvent())
    assert view.grab().toImage() == plain
    files = QMimeData()
    foreign = QDragMoveEvent(QPoint(5, 5), Qt.DropAction.MoveAction, files, buttons, none)
    view.dragMoveEvent(foreign)
    assert not foreign.isAccepted()
    view.records.set_rows([])
    view.dragMoveEvent(Move(QPoint(5, 5), Qt.DropAction.MoveAction, data, buttons, none))
    assert not view.grab().isNull()


def test_words_that_are_cut_are_told_by_the_tooltip(view: RecordView) -> None:
    view.records.set_rows([RecordRow(id="1", title=LONG, subtitle=LONG), RecordRow(id="2", title="Short")])
    QApplication.processEvents()
    assert hovered(view, "1")
    assert LONG.strip()[:60] in QToolTip.text()
    assert not hovered(view, "2")
    QToolTip.hideText()


def hovered(view: RecordView, record_id: str) -> bool:
    delegate = view.itemDelegate()
    index = view.records.index_of(record_id)
    option = view_option(view, record_id)
    where = middle(view, record_id)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, where, view.viewport().mapToGlobal(where))
    return bool(delegate.helpEvent(event, view, option, index))


def view_option(view: RecordView, record_id: str) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.rect = view.visualRect(view.records.index_of(record_id))
    return option


def test_larger_text_makes_higher_rows(view: RecordView, look: Appearance) -> None:
    before = view.sizeHintForRow(0)
    look.set_text_size(1.4)
    QApplication.processEvents()
    assert view.sizeHintForRow(0) > before + 8
    assert not view.grab().isNull()


def test_long_titles_take_their_lines(place: Place) -> None:
    view = RecordList("Voices", title_lines=3, grows=True, deletable=False)
    place(view)
    view.resize(400, 300)
    view.records.set_rows([RecordRow(id="1", title=LONG), RecordRow(id="2", title="Short", muted=True)])
    QApplication.processEvents()
    assert view.sizeHintForRow(0) > view.sizeHintForRow(1)
    assert view.sizeHint().height() >= view.sizeHintForRow(0) + view.sizeHintForRow(1)
    assert view.minimumSizeHint().height() == view.sizeHint().height()
    assert view.itemDelegate().bin_rect(view.rect()).isEmpty()  # type: ignore[attr-defined]  # ours
    assert not view.grab().isNull()


def test_wall_has_as_many_columns_as_fit(place: Place) -> None:
    wall = CardWall("Phrases", card_width=200)
    wall.records.set_rows(rows(500))
    place(wall)
    for width, columns in ((440, 2), (900, 4), (120, 1)):
        wall.setFixedSize(width, 400)
        QApplication.processEvents()
        assert wall.columns == columns
        tops = {wall.visualRect(wall.records.index(n, 0)).top() for n in range(columns)}
        assert len(tops) == 1
        assert wall.visualRect(wall.records.index(columns, 0)).top() > tops.pop()
        assert wall.horizontalScrollBar().maximum() == 0
    assert CardWall("Board", columns=1).columns == 1


def test_chips_that_do_not_fit_are_counted(look: Appearance) -> None:  # noqa: ARG001 - loads the fonts
    chips = tuple(RowChip(f"chip number {n}") for n in range(6))
    shown, width = chips_that_fit(chips, 260)
    assert shown[-1].text == f"+{6 - (len(shown) - 1)}"
    assert width <= 260
    assert chips_that_fit((), 260) == ([], 0)
    assert chips_that_fit(chips[:1], 40)[1] == 40


@pytest.mark.parametrize("kind", [RecordList, CardWall])
def test_what_was_chosen_before_a_list_is_shown_is_in_sight_when_it_is(
    kind: type[RecordView], place: Place
) -> None:
    made = kind("Touchpoints")
    made.records.set_rows(rows(300))
    made.select("250")
    place(made)
    QApplication.processEvents()
    shown = made.visualRect(made.records.index_of("250"))
    assert shown.height() > 20
    assert made.viewport().rect().contains(shown.center())
