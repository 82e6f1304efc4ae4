"""The collector works in the thread of the windows alone, whoever leaves garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.settings import Settings
from ui.application import make_application
from ui.collector import Collector

PATIENCE_MS = 20_000


@pytest.fixture
def collecting() -> Iterator[list[Thread]]:
    """The threads in which the collector has worked since."""
    threads: list[Thread] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            threads.append(current_thread())

    gc.callbacks.append(note)
    yield threads
    gc.callbacks.remove(note)


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self, held: object = None) -> None:
        self.own, self.held = self, held


def leave_garbage() -> None:
    for _ in range(50_000):
        Knot()


def test_a_thread_that_leaves_garbage_collects_none_of_it(qtbot: QtBot, collecting: list[Thread]) -> None:
    gc.enable()
    collector = Collector()
    deleted: list[Thread] = []
    window = QObject()
    window.destroyed.connect(lambda: deleted.append(current_thread()))
    Knot(window)
    del window
    collecting.clear()  # what was collected before the collector was made doesn't count
    thread = Thread(target=leave_garbage)
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive() and bool(deleted), timeout=PATIENCE_MS)
    assert set(collecting) == set(deleted) == {main_thread()}
    collector.deleteLater()


@pytest.mark.usefixtures("qtbot")
def test_nothing_is_collected_before_it_is_due(collecting: list[Thread]) -> None:
    collector = Collector()
    gc.collect()
    collecting.clear()
    collector.collect()
    assert collecting == []
    kept: list[Any] = [Knot() for _ in range(gc.get_threshold()[0] + 1)]
    collector.collect()
    assert collecting == [main_thread()]
    assert len(kept) > 0
    collector.deleteLater()


class Worker(QObject):
    busy = True


@pytest.mark.usefixtures("qtbot")
def test_a_full_collection_is_made_where_there_is_more_to_find_and_nobody_waits() -> None:
    full: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            full.append(info["generation"])

    collector, worker = Collector(), Worker()
    threshold = gc.get_threshold()
    gc.collect()
    gc.set_threshold(*(1 for _ in threshold))
    gc.callbacks.append(note)

    def tick() -> int:
        kept.append([Knot() for _ in range(9)])
        collector.collect()
        return full[-1]

    kept: list[object] = []
    try:
        while tick() < 2:  # nothing is known of what is old: the first one due is full
            assert len(full) < 99
        assert {tick() for _ in range(9)} == {0, 1}  # too little has become old since
        kept.append([Knot() for _ in gc.get_objects(2)])  # as many again
        Collector.wait_for(worker)
        assert 2 not in {tick() for _ in range(9)}
        worker.busy = False
        assert 2 in {tick() for _ in range(9)}
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*threshold)
        collector.deleteLater()


@pytest.mark.usefixtures("qapp")
def test_the_program_has_one() -> None:
    gc.enable()
    app, _ = make_application(Settings())
    make_application(Settings())
    assert len(app.findChildren(Collector)) == 1
    found = app.findChild(Collector)
    assert found is not None
    found.deleteLater()
    assert not gc.isenabled()
