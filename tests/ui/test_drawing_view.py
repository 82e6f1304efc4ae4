"""A drawing on screen: pointed at, pressed, walked through by keys, dragged, read out, and redrawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QToolTip, QWidget

from app.drawings.display_list import Circle, Curve, Drawing, Rectangle, Spot, Text
from ui.theme.fonts import use_text_factor
from ui.theme.tokens import load_theme, theme, use_theme
from ui.widgets.drawing_scroll import DrawingScroll
from ui.widgets.drawing_view import DrawingView
from ui.widgets.spot_button import SpotButton

NO_WINDOW_SYSTEM = "This plugin does not support"
ROWS = ("Sales", "Credit", "<b>Logistics</b>")


def drawn(width: float, _height: float, names: tuple[str, ...] = ROWS, *, wide: float = 0.0) -> Drawing:
    """Two columns of boxes and a disc that stands for no record, in the room given."""
    shapes, spots = [], []
    for number, name in enumerate(names):
        x, y = (20.0, 20.0 + 60.0 * number)
        shapes.append(
            Rectangle(key=f"d:{name}", x=x, y=y, width=120, height=40, radius=6, fill="accent_soft")
        )
        shapes.append(
            Text(key=f"d:{name}", x=x + 8, y=y + 24, text=name, size=12, box=(x + 8, y + 12, 110, 15))
        )
        spots.append(
            Spot(
                key=f"d:{name}", list_name="departments", id=name, label=f"Box of {name}", box=(x, y, 120, 40)
            )
        )
    shapes.append(Circle(key="all", x=260, y=40, radius=20, fill="accent"))
    spots.append(Spot(key="all", label="All customers", box=(240, 20, 40, 40)))
    shapes.append(
        Curve(key="Sales>Credit", points=((140, 40), (180, 40), (180, 100), (140, 100)), stroke="accent")
    )
    return Drawing(
        width=max(width, wide),
        height=240,
        shapes=tuple(shapes),
        spots=tuple(spots),
        title="Who serves whom",
        description="Sales serves Credit.",
    )


@pytest.fixture(autouse=True)
def _look_as_before():
    before = theme()
    yield
    use_theme(before)
    use_text_factor(1.0)


@pytest.fixture
def view(qtbot):
    made = DrawingView(draggable=True)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.set_source(drawn)
    made.show()
    return made


def middle(view, id):
    return view.spot_area("departments", id).center()


def current():
    focused = QApplication.focusWidget()
    assert isinstance(focused, SpotButton)
    return focused.key


def test_click_tells_the_record(view, qtbot):
    whole = []
    view.spot_chosen.connect(whole.append)
    with qtbot.waitSignal(view.spot_clicked) as clicked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(view, "Credit"))

    assert clicked.args == ["departments", "Credit"]
    assert whole == [view.spot("departments", "Credit")]


def test_click_beside_the_spots_or_with_another_button_tells_nothing(view, qtbot):
    with qtbot.assertNotEmitted(view.spot_clicked):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(500, 280))
        qtbot.mouseClick(view, Qt.MouseButton.RightButton, pos=middle(view, "Credit"))
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(260, 40))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle(view, "Credit"))


@pytest.mark.qt_log_ignore(NO_WINDOW_SYSTEM)
def test_tab_comes_to_one_spot_and_goes_on(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    before, view, after = QLineEdit(), DrawingView(), QLineEdit()
    for each in (before, view, after):
        row.addWidget(each)
    view.set_source(drawn)
    window.resize(800, 300)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()

    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert current() == "d:Sales"
    assert view.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert current() == "d:Credit"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is before


def test_arrows_go_to_the_next_spot_that_way_and_enter_presses_it(view, qtbot):
    view.setFocus()
    walked = []
    for key in ("Down", "Down", "Down", "Up", "Up", "Right", "Left", "End", "Home"):
        qtbot.keyClick(QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"))
        walked.append(current().removeprefix("d:"))
    assert walked == [
        "Credit", "<b>Logistics</b>", "<b>Logistics</b>", "Credit", "Sales", "all", "Sales", "all", "Sales",
    ]  # fmt: skip

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(view.spot_clicked) as clicked:
            qtbot.keyClick(QApplication.focusWidget(), key)
        assert clicked.args == ["departments", "Sales"]


def test_keys_the_drawing_has_no_use_for_go_on_to_the_page(view, qtbot):
    view.setFocus()
    with qtbot.assertNotEmitted(view.spot_clicked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_X)
    assert current() == "d:Sales"


def test_alt_and_an_arrow_ask_for_a_move(view, qtbot):
    view.focus_record("departments", "Credit")
    for key, step in (("Left", (-1, 0)), ("Right", (1, 0)), ("Up", (0, -1)), ("Down", (0, 1))):
        with qtbot.waitSignal(view.spot_moved_by_key) as moved:
            qtbot.keyClick(
                QApplication.focusWidget(), getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.AltModifier
            )
        assert moved.args == ["departments", "Credit", *step]

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    with qtbot.assertNotEmitted(view.spot_moved_by_key):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def drag(view, start, end, *, release=True):
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    if release:
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_drag_tells_where_the_spot_was_dropped(view, qtbot):
    with qtbot.waitSignal(view.spot_dragged) as dragged, qtbot.assertNotEmitted(view.spot_clicked):
        drag(view, middle(view, "Sales"), QPoint(400, 200))

    assert dragged.args == ["departments", "Sales", 400.0, 200.0]


def test_a_ghost_follows_the_pointer_until_escape(view, qtbot):
    plain = view.grab().toImage()
    with qtbot.assertNotEmitted(view.spot_dragged), qtbot.assertNotEmitted(view.spot_clicked):
        drag(view, middle(view, "Sales"), QPoint(400, 200), release=False)
        ghost = view.grab().toImage()
        soft = theme().colour("accent_soft")
        assert ghost.pixelColor(430, 210) != plain.pixelColor(430, 210)
        assert ghost.pixelColor(130, 30) != soft
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 200))


def test_a_trembling_hand_still_clicks(view, qtbot):
    start = middle(view, "Sales")
    with qtbot.waitSignal(view.spot_clicked), qtbot.assertNotEmitted(view.spot_dragged):
        drag(view, start, start + QPoint(2, 1))


def test_only_records_of_a_draggable_drawing_are_dragged(view, qtbot):
    with qtbot.assertNotEmitted(view.spot_dragged):
        drag(view, QPoint(260, 40), QPoint(400, 200))


def test_pointer_marks_the_spot_under_it(view, qtbot):
    plain = view.grab().toImage()
    qtbot.mouseMove(view, QPoint(500, 280))
    qtbot.mouseMove(view, middle(view, "Sales"))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert view.grab().toImage() != plain

    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert view.grab().toImage() == plain


def ask_for_tip(view, place):
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))


@pytest.mark.qt_log_ignore(NO_WINDOW_SYSTEM)
def test_tooltip_says_the_label_and_takes_no_name_for_markup(view, qtbot):
    ask_for_tip(view, middle(view, "<b>Logistics</b>"))
    assert QToolTip.text() == "<qt>Box of &lt;b&gt;Logistics&lt;/b&gt;</qt>"

    ask_for_tip(view, QPoint(500, 280))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_screen_reader_meets_each_spot_by_name_and_place_and_can_press_it(view, qtbot):
    drawing = QAccessible.queryAccessibleInterface(view)
    assert drawing.text(QAccessible.Text.Name) == "Who serves whom"
    assert drawing.text(QAccessible.Text.Description) == "Sales serves Credit."
    children = [drawing.child(number) for number in range(drawing.childCount())]
    assert [child.text(QAccessible.Text.Name) for child in children] == [
        "Box of Sales", "Box of Credit", "Box of <b>Logistics</b>", "All customers",
    ]  # fmt: skip
    assert {child.role() for child in children} == {QAccessible.Role.Button}
    area = view.spot_area("departments", "Credit")
    assert children[1].rect().topLeft() == view.mapToGlobal(area.topLeft())
    assert children[1].rect().size() == area.size()

    with qtbot.waitSignal(view.spot_clicked) as clicked:
        children[1].actionInterface().doAction("Press")
    assert clicked.args == ["departments", "Credit"]


def test_chosen_records_stand_out(view):
    sales, logistics = (middle(view, name) + QPoint(50, 0) for name in ("Sales", "<b>Logistics</b>"))
    whole = view.grab().toImage().pixelColor(logistics)
    view.set_chosen({"Sales"})
    shown = view.grab().toImage()
    assert view.chosen == {"Sales"}
    assert shown.pixelColor(sales) == whole
    assert shown.pixelColor(logistics) != whole

    view.set_chosen(())
    assert view.grab().toImage().pixelColor(logistics) == whole


def test_focus_and_place_survive_a_redraw(view):
    view.focus_record("departments", "Credit")
    kept = QApplication.focusWidget()
    view.set_source(lambda width, height: drawn(width, height, ("Credit", "IT")))
    assert QApplication.focusWidget() is kept
    assert kept.geometry() == view.spot_area("departments", "Credit")

    view.set_source(lambda width, height: drawn(width, height, ("IT",)))
    assert current() == "d:IT"
    view.focus_record("departments", "Credit")
    assert current() == "d:IT"
    assert view.spot_area("departments", "Credit").isEmpty()


def test_a_drawing_without_spots_takes_no_focus(view, qtbot):
    bare = Drawing(width=300, height=100, shapes=(), title="Nothing yet", description="Nothing is here.")
    view.set_source(lambda *_: bare)
    assert view.accessibleName() == "Nothing yet"
    assert not view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    ask_for_tip(view, QPoint(10, 10))


def test_a_press_that_comes_after_its_spot_is_gone_does_nothing(view, qtbot):
    gone = view.findChildren(SpotButton)[0]
    view.set_source(lambda width, height: drawn(width, height, ("IT",)))
    with qtbot.assertNotEmitted(view.spot_clicked):
        gone.click()


def test_nothing_is_shown_without_a_source(qtbot):
    view = DrawingView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.grab()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert view.drawing is None
    assert view.minimumSizeHint().width() == 0
    assert view.heightForWidth(300) == 0


def test_the_source_draws_for_the_room_there_is(qtbot):
    view, filling = DrawingView(), DrawingView(fills=True)
    rooms = {"as high as needed": [], "filling": []}

    def source(kind):
        def draw(width, height):
            rooms[kind].append((width, height))
            return drawn(width, height)

        return draw

    for each, kind in ((view, "as high as needed"), (filling, "filling")):
        qtbot.addWidget(each)
        each.set_source(source(kind))
        each.resize(700, 500)
        each.show()
    assert rooms["as high as needed"][-1][0] == 700
    assert rooms["filling"][-1] == (700, 500)
    assert view.hasHeightForWidth()
    assert view.heightForWidth(700) == 240
    assert view.sizeHint().height() == 240
    assert not filling.hasHeightForWidth()
    assert filling.sizeHint().height() == 440
    assert filling.minimumSizeHint().height() == 300


def test_larger_text_makes_a_larger_drawing_in_less_room(view):
    use_text_factor(1.5)
    QApplication.sendEvent(view, QEvent(QEvent.Type.StyleChange))

    assert view.drawing.width == 400
    assert view.heightForWidth(600) == 360
    assert view.spot_area("departments", "Sales").width() == 180


def test_a_switch_of_theme_repaints_in_its_colours(view):
    place = QPointF(middle(view, "Sales")).toPoint() + QPoint(50, 0)
    seen = []
    for name in ("light", "dark"):
        use_theme(load_theme(name))
        seen.append(view.grab().toImage().pixelColor(place).name())
        assert seen[-1] == theme().colour("accent_soft").name()
    assert len(set(seen)) == 2


def test_a_wide_drawing_shrinks_a_little_and_then_scrolls(qtbot):
    view = DrawingView()
    scroll = DrawingScroll(view)
    qtbot.addWidget(scroll)
    scroll.resize(500, 120)
    view.set_source(lambda width, height: drawn(width, height, wide=1000))
    scroll.show()

    assert view.width() == 800
    assert scroll.horizontalScrollBar().maximum() > 0
    assert view.spot_area("departments", "Sales").width() == 96
    view.focus_record("departments", "<b>Logistics</b>")
    assert scroll.verticalScrollBar().value() > 0
    view.focus_record("departments", "Sales")
    assert scroll.verticalScrollBar().value() == 0


def test_a_drawing_a_little_too_high_shrinks_instead_of_being_scrolled(qtbot):
    view = DrawingView()
    scroll = DrawingScroll(view, shrinks=True)
    qtbot.addWidget(scroll)
    view.set_source(lambda *_: drawn(400, 300))
    whole = view.drawing.height
    scroll.resize(500, round(whole * 0.9))
    scroll.show()
    qtbot.waitUntil(lambda: view.spot_area("departments", "Sales").width() == pytest.approx(108, abs=2))
    assert scroll.verticalScrollBar().maximum() == 0
    scroll.resize(500, round(whole * 0.6))
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    assert view.spot_area("departments", "Sales").width() == pytest.approx(103, abs=2)


def test_a_drawing_may_shrink_further_while_words_stand_beside_it(qtbot):
    view = DrawingView()
    scroll = DrawingScroll(view)
    qtbot.addWidget(scroll)
    scroll.resize(700, 300)
    view.set_source(lambda width, height: drawn(width, height, wide=1000))
    scroll.show()
    view.set_smallest_scale(0.6)
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() == 0)
    assert view.spot_area("departments", "Sales").width() == 84
    view.set_smallest_scale()
    qtbot.waitUntil(lambda: scroll.horizontalScrollBar().maximum() > 0)


def test_a_narrow_drawing_stands_in_the_middle(qtbot):
    view = DrawingView()
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.set_source(lambda *_: drawn(400, 240))
    assert view.spot_area("departments", "Sales").left() == 120
