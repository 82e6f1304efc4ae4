"""How those that set several documents in one process tell what one took."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path


def tell_median(made: Callable[[Path], bytes], paths: Sequence[Path]) -> None:
    """Make a PDF of each file, and print the median time in ms of the processor; the first warms up."""
    import statistics  # only here: a single document doesn't pay for it

    works = []
    for path in paths:
        started = time.process_time()
        made(path)
        works.append(1000 * (time.process_time() - started))
    print(statistics.median(works[1:]))
