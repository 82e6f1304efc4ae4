"""What every test gets: no screen, no home of its own, nothing of a window left behind, no stray log line."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no reason to fail, and in CI the same examples are tried each time.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")

_XDG_FOLDERS = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DOCUMENTS_DIR": "Documents",
}


_OPEN = pytest.StashKey[list["QWidget"]]()


def pytest_collection_finish() -> None:
    """Let the collector pass over what lives until the end anyway, such as the tests themselves."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: settings, app data and documents of the developer's are out of reach."""
    folder = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(folder))
    for variable, below in _XDG_FOLDERS.items():
        monkeypatch.setenv(variable, str(folder / below))
    return folder


@pytest.fixture(autouse=True)
def _only_this_thread_collects(request: pytest.FixtureRequest) -> Iterator[None]:
    """Beside windows no thread may set the collector off, as in the program: it waits until the test ends."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _no_stray_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that no test asked for (and cleared with `caplog.clear()`) is a fault."""
    yield
    stray = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not stray, "stray log lines: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in stray)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Hold what windows are open when a test ends: the collector must not take one while Qt paints it."""
    try:
        yield
    finally:
        item.stash[_OPEN] = _windows()


@pytest.fixture(autouse=True)
def _no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Delivers the deletions Qt put off, and fails where a window that the test opened outlives it."""
    before = set(_windows())
    yield
    request.node.stash[_OPEN] = []
    if not _windows():
        return
    _delete_what_waits()
    if set(_windows()) - before:
        gc.collect()  # a window may wait for the collector only; collecting after every test would be dear
        _delete_what_waits()
    left = [window for window in _windows() if window not in before]
    names = ", ".join(repr(window) for window in left)
    for window in left:  # so that one forgetful test fails, and not every test after it
        window.close()
        window.deleteLater()
    _delete_what_waits()
    assert not left, f"windows left: {names}"


def _windows() -> list[QWidget]:
    """The windows there are, without asking for Qt where the test never did."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [w for w in widgets.QApplication.topLevelWidgets() if w.parent() is None]


def _delete_what_waits() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        core.QCoreApplication.processEvents()
