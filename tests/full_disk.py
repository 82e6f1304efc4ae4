"""A full disk, as a process sees it whose files may not grow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

resource = pytest.importorskip("resource", reason="limits on the size of a file are a matter of POSIX")


@contextmanager
def full_disk(*, at: int = 1024) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes: the kernel refuses, as where a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (at, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
