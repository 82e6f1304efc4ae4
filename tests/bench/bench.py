"""Measures start, files, documents and the window, each beside a yardstick taken in the same run.

Run by `python3 dev.py bench`. Absolute times say as much about the machine as about the program, so each row
also tells how often the yardstick fits in. With `--compare`, the documents are made by other tools too, which
are installed below `build` for that. Exit code 1: a row is over its limit. No test depends on it.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from grown import SAMPLE
from processes import run_program
from row import Row


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--compare", action="store_true", help="only compare with Typst, WeasyPrint and fpdf2"
    )
    compare = parser.parse_args().compare
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what people start is compiled, like its yardsticks
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        rows = []
        for row in compared(scratch) if compare else measured(scratch):
            print(row, flush=True)
            rows.append(row)
    return 1 if any(row.is_over for row in rows) else 0


def measured(scratch: Path) -> Iterator[Row]:
    """Give the rows about Touchline alone."""
    from documents import documents
    from files import editing, opening
    from start import start_and_memory
    from window import window

    os.environ["HOME"] = str(scratch)  # no settings of the user's, and none changed
    os.environ.pop("XDG_DATA_HOME", None)
    os.environ.pop("XDG_CONFIG_HOME", None)
    sample = scratch / "sample.touchline"
    run_program("import", SAMPLE, sample)
    yield from start_and_memory(sample)
    yield opening(scratch)
    yield editing(scratch)
    yield from documents(scratch)
    yield from window(sample, scratch)


def compared(scratch: Path) -> Iterator[Row]:
    """Give the rows that need other tools."""
    from compare.against import against_others

    yield from against_others(scratch)


if __name__ == "__main__":
    sys.exit(main())
