"""Keeps the cycle collector away from threads: it would delete the window's own objects in the wrong one."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_LOCK = Lock()
_RUNNING = [0]


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nothing be collected while a thread is at work. Several threads at once count as one."""
    with _LOCK:
        _RUNNING[0] += 1
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            _RUNNING[0] -= 1
            if _RUNNING[0] == 0:
                gc.enable()
