"""The window during an export: how long it is deaf at most while the worker makes the documents."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

from photographed import add_photographs
from processes import told
from row import Row

RUNS = 3
PHOTOGRAPHS = 60


def window(sample: Path, scratch: Path) -> Iterator[Row]:
    """Export board edition, plan and handouts from the window: of the sample, then with photographs in it."""
    yield from _rows("window deaf during an export, worst", sample, scratch / "plain")
    photographed = scratch / "photographed.touchline"
    shutil.copy(sample, photographed)
    add_photographs(photographed, PHOTOGRAPHS)
    yield from _rows(f"  with {PHOTOGRAPHS} photographs, worst", photographed, scratch / "photographed")


def _rows(what: str, file: Path, folder: Path) -> Iterator[Row]:
    """Give the longest time of several runs, and the window's own work in it; beside them, it at rest."""
    runs = [told("window_gaps.py", file, folder / str(number)) for number in range(RUNS)]
    longest, work = (max(run[key] for run in runs) for key in ("longest", "work"))
    rest = statistics.median(run["rest"] for run in runs)
    yield Row(what, longest, "ms", "the window at rest", rest, 50)
    yield Row("  of that its own work, at most", work, "ms", "the window at rest", rest, 50)
