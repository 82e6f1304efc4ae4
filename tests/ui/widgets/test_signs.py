"""What only shows something: messages, marks, rings, layouts, popovers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.fonts import font
from ui.theme.tokens import theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.overline import Overline
from ui.widgets.plain_text import elided, literal, plain_tooltip, wrapped_lines
from ui.widgets.popover import Popover
from ui.widgets.progress_ring import ProgressRing
from ui.widgets.saved_mark import SavedMark
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status_line import StatusLine
from ui.widgets.timer_ring import TimerRing, timer_token

Place = Callable[..., QMainWindow]


def test_good_news_goes_by_itself_and_errors_stay(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.timer.setInterval(1)
    with qtbot.waitSignal(line.timer.timeout):
        line.show_message("Added “Sales”.", undo=True)
        assert line.message == "Added “Sales”."
        assert line.accessibleName() == "Added “Sales”."
        assert not line.undo_button.isHidden()
        assert not line.grab().isNull()
    assert line.message == ""
    line.show_message("The disk is full.", "bad")
    assert not line.timer.isActive()
    assert line.kind == "bad"
    assert line.undo_button.isHidden()
    line.close_button.click()
    assert line.message == ""


def test_undo_is_asked_for_once(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    spy = QSignalSpy(line.undo_requested)
    line.show_message("Deleted “Sales”.", undo=True)
    line.undo_button.click()
    assert spy.count() == 1
    assert line.message == ""


@pytest.mark.parametrize("state", ["saved", "saving", "failed", "read_only"])
def test_saved_mark_says_its_state(qtbot: QtBot, state: str) -> None:
    mark = SavedMark()
    qtbot.addWidget(mark)
    mark.set_state(state)
    assert mark.state == state
    assert mark.accessibleName() == mark.words
    assert mark.minimumSizeHint().width() > 0
    assert not mark.grab().isNull()


def test_rings_are_progress_bars_to_a_screen_reader(qtbot: QtBot) -> None:
    ring, timer = ProgressRing("Vision", text="2", on_rail=True), TimerRing("Time left", room=True)
    for widget in (ring, timer):
        qtbot.addWidget(widget)
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.role() == QAccessible.Role.ProgressBar
        assert interface.text(QAccessible.Text.Name) == widget.accessibleName()
    ring.set_progress(0.4)
    under_way = ring.grab().toImage()
    ring.set_progress(1.7, "2")
    assert ring.done
    assert ring.grab().toImage() != under_way
    timer.set_left(-0.1)
    assert timer.share_left == 0
    assert not timer.grab().isNull()


@pytest.mark.parametrize(
    ("left", "token"), [(1, "accent"), (0.21, "accent"), (0.2, "warn"), (0.05, "bad"), (0, "bad")]
)
def test_timer_turns_orange_and_red(left: float, token: str) -> None:
    assert timer_token(left) == token
    assert timer_token(left, room=True) == f"room_{token}"


def test_flow_goes_on_to_the_next_line(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=10)
    labels = [QLabel(str(n)) for n in range(4)]
    for label in labels[:3]:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    labels[3].setFixedSize(100, 20)
    flow.insert_widget(0, labels[3])
    flow.setGeometry(QRect(0, 0, 230, 200))
    assert [(label.x(), label.y()) for label in (labels[3], *labels[:3])] == [
        (0, 0),
        (110, 0),
        (0, 30),
        (110, 30),
    ]
    assert flow.heightForWidth(230) == 50
    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(1000) == 20
    labels[0].hide()
    assert flow.count() == 4
    assert flow.itemAt(9) is None
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is labels[3]
    assert flow.takeAt(9) is None
    assert flow.expandingDirections() == Qt.Orientation(0)
    assert flow.sizeHint().width() == 100


def test_column_stays_narrow_enough_to_read(qtbot: QtBot) -> None:
    column = ScrollColumn(widest=400, margin=20)
    qtbot.addWidget(column)
    column.body.addWidget(QLineEdit())
    column.resize(1000, 300)
    column.show()
    assert column.body.contentsMargins().left() == 20 + (1000 - 40 - 400) // 2
    column.resize(300, 300)
    assert column.body.contentsMargins().left() == 20


def test_popover_gives_the_focus_back(place: Place, qtbot: QtBot) -> None:
    button = QPushButton("Filter")
    window = place(button)
    popover = Popover("Filter", window)
    popover.body.addWidget(QLineEdit())
    spy = QSignalSpy(popover.closed)
    popover.open_at(button)
    assert popover.isVisible()
    assert not popover.grab().isNull()
    qtbot.keyClick(popover, Qt.Key.Key_A)
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert spy.count() == 1
    assert button.hasFocus()
    window.move(0, button.screen().availableGeometry().bottom() - 40)
    popover.open_at(button)
    assert popover.geometry().bottom() <= button.screen().availableGeometry().bottom()
    popover.hide()


def test_card_takes_another_tint(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(100, 100)
    card.set_tint("note")
    assert card.tint == "note"
    assert card.grab().toImage().pixelColor(50, 50) == theme().colour("note")


def test_words_are_never_read_as_html(qtbot: QtBot) -> None:
    label = Label("<b>Sales</b> & more", selectable=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.set_ink("bad")
    assert label.property("ink") == "bad"
    assert plain_tooltip("<b>") == "<span>&lt;b&gt;</span>"
    assert plain_tooltip("") == ""
    assert literal("R&D") == "R&&D"


def test_overline_is_capitals_for_the_eye_only(qtbot: QtBot) -> None:
    over = Overline("Stage 3 of 6")
    qtbot.addWidget(over)
    assert over.text() == "STAGE 3 OF 6"
    assert over.accessibleName() == "Stage 3 of 6"


def test_elided_label_keeps_the_rest_for_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("A name that is much too long for the room there is")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.shown_text.endswith("…")
    assert "room there is" in label.toolTip()
    label.setText("Short")
    assert label.toolTip() == ""
    label.setEnabled(False)
    assert not label.grab().isNull()


def test_lines_are_broken_at_words_and_end_in_an_ellipsis() -> None:
    metrics = QFontMetrics(font("body"))
    lines = wrapped_lines(metrics, "one two three four five six seven eight nine ten", 80, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= 80 for line in lines)
    unbroken = wrapped_lines(metrics, "w" * 60, 80, 2)
    assert len(unbroken) == 2
    assert all(metrics.horizontalAdvance(line) <= 80 for line in unbroken)
    assert wrapped_lines(metrics, "", 80, 2) == []
    assert elided(metrics, "two\nlines", 500) == "two lines"


@pytest.mark.usefixtures("qapp")
def test_words_that_fit_to_the_pixel_are_not_cut() -> None:
    metrics = QFontMetrics(font("body"))
    for words in ("instead of telephoning", "on the day we said", "a bill that matches"):
        assert elided(metrics, words, metrics.horizontalAdvance(words)) == words
