"""The documents: an action plan of 64 pages from cold and from warm, one handout, and 60 of them."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from grown import with_plan_of_64_pages
from processes import Spent, run_program, spent, told
from row import Row

from app.file.workshop_file import WorkshopFile

RUNS = 5


def documents(scratch: Path) -> Iterator[Row]:
    """Give the rows. Beside a time stands the processor's; where it is less, others were at work too."""
    yield from plan_cold(scratch)
    plans = _warm("plan", scratch)
    pages, seconds, cpu = (plans[key] for key in ("pages", "seconds", "cpu"))
    yield Row(f"plan of {pages:.0f} pages, warm", 1000 * seconds, "ms", _CPU, 1000 * cpu, 1200)
    yield Row("  its export process, at most", plans["megabytes"], "MB", "pages", pages, 80)
    yield Row("  its file", plans["kilobytes"], "KB", "pages", pages, 350)
    one, all_of_them = _warm("handout", scratch), _warm("handouts", scratch)
    yield Row("a handout, warm", 1000 * one["seconds"], "ms", _CPU, 1000 * one["cpu"], 30)
    seconds, cpu = all_of_them["seconds"], all_of_them["cpu"]
    yield Row("60 handouts and all in one, warm", 1000 * seconds, "ms", _CPU, 1000 * cpu, 1500)


_CPU = "the processor's time"


def plan_cold(scratch: Path) -> Iterator[Row]:
    """Export the plan by the command line; beside it, a Python that imports ReportLab and ends."""
    workshop = with_plan_of_64_pages()
    path = scratch / "long.touchline"
    WorkshopFile.create(path, workshop.details, workshop).close()
    plans, imports = [], []
    for number in range(RUNS):  # in turns, so that a busy moment of the machine hits both
        plans.append(run_program("export", path, "--to", scratch / f"cold-{number}", "--as", "plan"))
        imports.append(spent(sys.executable, "-c", "import reportlab.platypus"))
    value, measure = _ms(plans, _wall), _ms(imports, _wall)
    yield Row("plan of 64 pages, cold", value, "ms", "importing ReportLab", measure, 1800)
    yield Row("  of the processor", _ms(plans, _cpu), "ms", "importing ReportLab", _ms(imports, _cpu), 1800)


def _warm(what: str, scratch: Path) -> dict[str, float]:
    """Give the medians of a warm export, each in a process of its own."""
    runs = [told("warm_export.py", what, scratch / f"{what}-{number}") for number in range(RUNS)]
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def _ms(runs: list[Spent], part: Callable[[Spent], float]) -> float:
    return 1000 * statistics.median(map(part, runs))


def _wall(run: Spent) -> float:
    return run.wall


def _cpu(run: Spent) -> float:
    return run.cpu
