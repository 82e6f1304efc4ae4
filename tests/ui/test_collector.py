"""While a thread of ours is at work, only that of the windows collects; then Python's own goes on."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from ui.collector import Collector

PATIENCE_MS = 20_000
Collections = list[tuple[Thread, int]]


@pytest.fixture
def collections() -> Iterator[Collections]:
    """Each collection since: the thread it ran in, and the oldest generation it looked through."""
    seen: Collections = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append((current_thread(), info["generation"]))

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self, held: object = None) -> None:
        self.own, self.held = self, held


def started(work: Callable[[], object]) -> Thread:
    thread = Thread(target=work, name="touchline-test")
    thread.start()
    return thread


def test_a_thread_that_leaves_garbage_collects_none_of_it(qtbot: QtBot, collections: Collections) -> None:
    gc.enable()
    deleted: list[Thread] = []
    window = QObject()
    window.destroyed.connect(lambda: deleted.append(current_thread()))
    go_on = Event()

    def work() -> None:
        for _ in range(50_000):
            Knot()
        go_on.wait()
        for _ in range(50_000):  # to its very end, what it leaves is taken by nobody else
            Knot()

    Collector.watch()
    Knot(window)
    del window
    collections.clear()  # what was collected before the watch doesn't count
    thread = started(work)
    qtbot.waitUntil(lambda: bool(deleted), timeout=PATIENCE_MS)
    assert {generation for _, generation in collections} <= {0, 1}
    assert not gc.isenabled()
    go_on.set()
    qtbot.waitUntil(gc.isenabled, timeout=PATIENCE_MS)
    assert not thread.is_alive()
    assert {each for each, _ in collections} == set(deleted) == {main_thread()}


def test_it_goes_with_the_application_and_comes_with_the_next(qtbot: QtBot) -> None:
    Collector.watch()
    app = QCoreApplication.instance()
    assert app is not None
    (first,) = app.findChildren(Collector)
    Collector.watch()
    assert app.findChildren(Collector) == [first]
    first.deleteLater()
    qtbot.waitUntil(lambda: app.findChildren(Collector) == [], timeout=PATIENCE_MS)
    Collector.watch()
    assert len(app.findChildren(Collector)) == 1
