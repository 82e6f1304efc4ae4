"""Pages of the plan are shown in a window of their own, as large as the middle of the small window."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.records.plan import Action
from app.records.prepare import Department, Participant, WorkshopDetails
from app.records.touchpoints import PainPoint, Touchpoint
from app.workshop import Workshop
from ui.models.record_model import MIME_TYPE
from ui.theme.appearance import Appearance

LONG = "Ring every builder before eight " * 7


@pytest.fixture(autouse=True)
def _look(qapp: QApplication):
    """The light look, in which the pages are shown."""
    appearance = Appearance(qapp, scheme="light")
    yield
    appearance.deleteLater()


@pytest.fixture
def show(qtbot) -> Iterator[Callable[..., Any]]:
    """Show a step of a session and give its page."""

    kept = []  # Python must hold a window that nothing else holds

    def show_it(page: type, session: Any) -> Any:
        session.place = (page.stage, page.step)
        window = QWidget()
        kept.append(window)
        made = page(session)
        column = QVBoxLayout(window)
        for widget in (*made.header_widgets(), made):
            column.addWidget(widget)
        window.resize(950, 660)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return made

    yield show_it
    for window in kept:
        window.close()
        window.deleteLater()


@pytest.fixture
def small() -> Workshop:
    """Two departments, two people, one broken touchpoint with a severe pain, three actions."""
    return Workshop(
        WorkshopDetails(
            title="Vision day",
            organisation="Northern Water",
            customer_name="household",
            customer_name_plural="households",
            held_on=date(2026, 3, 4),
            language="en",
        ),
        departments=(Department(id="d1", name="Sales"), Department(id="d2", name="Works")),
        participants=(
            Participant(id="p1", name="Head of sales", department_id="d1", level="senior_leader"),
            Participant(id="p2", name="Foreman", department_id="d2"),
        ),
        touchpoints=(
            Touchpoint(id="t1", department_id="d2", name="Repair", level_today="broken"),
            Touchpoint(id="t2", department_id="d1", name="Offer"),
        ),
        pain_points=(
            PainPoint(
                id="pain1",
                touchpoint_id="t1",
                text="Nobody comes",
                level="processing",
                severity=5,
                frequency=4,
            ),
        ),
        actions=(
            Action(id="a1", title="Call back within an hour", touchpoint_id="t2"),
            Action(id="a2", title="Send a card", touchpoint_id="t1", owner_id="p1", due_on=date(2026, 4, 1)),
            Action(id="a3", title="Repair the pump", purpose="foundation", impact=5, effort=2),
        ),
    )


@pytest.fixture
def crowded(small: Workshop) -> Workshop:
    """Five hundred actions, one with a name of 200 letters."""
    actions = tuple(Action(id=f"a{number}", title=f"Action {number}") for number in range(499))
    return small.replace(actions=(*actions, Action(id="long", title=LONG[:200])))


class Drop(QDropEvent):
    """A drop of records as a drag leaves it: it knows where it began and keeps what it carries."""

    def __init__(self, source: QWidget, ids: list[str], where: QPointF) -> None:
        self.carried = QMimeData()
        self.carried.setData(MIME_TYPE, json.dumps(ids).encode())
        buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(where, Qt.DropAction.MoveAction, self.carried, buttons, none)
        self._source = source

    def source(self) -> QWidget:  # type: ignore[override]  # Qt's may be any object
        return self._source


@pytest.fixture
def drop() -> type[Drop]:
    """A drop of records by their ids."""
    return Drop


@pytest.fixture
def typed(qtbot) -> Callable[[Any, str], None]:
    """Type a line into the capture line of a page and press Enter."""

    def type_it(page: Any, text: str) -> None:
        page.capture.field.setFocus()
        qtbot.keyClicks(page.capture.field, text)
        if page.capture.field.offered:
            page.capture.field._popup.hide()
        qtbot.keyClick(page.capture.field, Qt.Key.Key_Return)

    return type_it
