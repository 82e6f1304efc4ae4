"""The window during an export: how long it is deaf at most while the worker makes the documents."""

from __future__ import annotations

import statistics
from pathlib import Path

from processes import told
from row import Row

RUNS = 3


def window(sample: Path, scratch: Path) -> list[Row]:
    """Export board edition, plan and handouts from the window; beside it, the same window at rest."""
    runs = [told("window_gaps.py", sample, scratch / f"window-{number}") for number in range(RUNS)]
    longest, work = (max(run[key] for run in runs) for key in ("longest", "work"))
    rest = statistics.median(run["rest"] for run in runs)
    return [
        Row("window deaf during an export, worst", longest, "ms", "the window at rest", rest, 50),
        Row("  of that its own work, at most", work, "ms", "the window at rest", rest, 50),
    ]
