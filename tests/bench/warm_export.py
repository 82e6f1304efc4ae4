"""Exports as the window's worker does once it has exported before, and tells as JSON what that took.

`warm_export.py plan FOLDER`: the action plan of 64 pages, once. `handout FOLDER`: one handout after the
other, none of them made before. `handouts FOLDER`: 60 of them and the merged file. It is a process of its own
because its memory counts, and because what was made before must not have been the same.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from grown import sample, with_60_people, with_plan_of_64_pages

from app.workshop import Workshop
from exporters.export import export
from exporters.pdf.documents.book import Book
from exporters.pdf.documents.handout import handout
from exporters.worker import WARM

Figures = dict[str, float]


def main(what: str, folder: str) -> None:
    """Warm up with another document of the sample, then measure."""
    for module in WARM:
        import_module(module)
    target = Path(folder)
    if what == "handout":
        export(sample(), {}, ["board"], target)
        figures = _one_handout()
    else:
        workshop = with_plan_of_64_pages() if what == "plan" else with_60_people()
        export(sample(), {}, ["handouts" if what == "plan" else "plan"], target)
        figures = _exported(workshop, what, target / what)
    print(json.dumps(figures))


def _exported(workshop: Workshop, what: str, target: Path) -> Figures:
    """Export a document from the order to the finished files on the disk."""
    started, worked = time.perf_counter(), time.process_time()
    paths = export(workshop, {}, [what], target)
    figures = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - worked}
    figures["megabytes"] = peak_memory()
    return {**figures, "kilobytes": paths[-1].stat().st_size / 1000, "pages": pages_of(paths[-1])}


def _one_handout() -> Figures:
    """Make each of the sample's handouts, and give the middle one's time, without that of the disk."""
    book = Book(sample())
    walls, works = [], []
    for person in book.workshop.participants:
        started, worked = time.perf_counter(), time.process_time()
        handout(book, person)
        walls.append(time.perf_counter() - started)
        works.append(time.process_time() - worked)
    return {"seconds": statistics.median(walls), "cpu": statistics.median(works)}


def peak_memory() -> float:
    """Megabytes this process held at most. What `getrusage` tells includes the process that started it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def pages_of(path: Path) -> int:
    """Count the pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
