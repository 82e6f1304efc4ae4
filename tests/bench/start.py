"""The start: how soon the first frame stands, and what the program holds once it has settled."""

from __future__ import annotations

import statistics
from pathlib import Path

from processes import told
from row import Row

STARTS = 7


def start_and_memory(sample: Path) -> list[Row]:
    """Start the program on the sample; beside it, a bare window."""
    bare, app = [], []
    for _ in range(STARTS):  # in turns, so that a busy moment of the machine hits both
        bare.append(told("first_frame.py", "bare"))
        app.append(told("first_frame.py", "app", sample))
    frames = [1000 * statistics.median(each["seconds"] for each in side) for side in (app, bare)]
    memory = [statistics.median(each["megabytes"] for each in side) for side in (app, bare)]
    return [
        Row("first frame, on the sample", frames[0], "ms", "a bare window", frames[1], 1.25, True),
        Row("memory, sample open, with worker", memory[0], "MB", "a bare window", memory[1], 250),
    ]
