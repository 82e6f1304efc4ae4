"""Touchline's pages beside those of Typst, WeasyPrint and fpdf2: the same contents, each in a fresh process.

The others are installed into an environment of their own, `build/compare`. WeasyPrint loads Pango from the
system (Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0); where a tool doesn't work it is left
out, and that is said.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from compare.contents import write_handouts, write_plan
from grown import sample, with_plan_of_64_pages
from processes import Spent, spent
from row import Row
from warm_export import pages_of

from exporters.pdf.documents.book import Book

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / "build/compare"
FONTS = ROOT / "resources/fonts"
RUNS = 3


class Rival(NamedTuple):
    """A tool by the name of its package; `faster`: how many times faster Touchline has to be."""

    package: str
    makes: str
    script: str
    faster: float


RIVALS = (
    Rival("typst", "tagged", "by_typst.py", 1),
    Rival("weasyprint", "tagged", "by_weasyprint.py", 8),
    Rival("fpdf2", "not tagged", "by_fpdf2.py", 8),
)


def against_others(scratch: Path) -> Iterator[Row]:
    """Compare the plan of 64 pages with each tool, then a handout with Typst's compiler used again."""
    python = environment()
    contents = scratch / "plan.json"
    write_plan(Book(with_plan_of_64_pages()), contents)
    there = [rival for rival in RIVALS if is_there(python, rival, contents, scratch)]
    ours = scratch / "touchline.pdf"
    runs: dict[str, list[Spent]] = {"touchline": [], **{rival.package: [] for rival in there}}
    for _ in range(RUNS):  # in turns, so that a busy moment of the machine hits all
        runs["touchline"].append(spent(sys.executable, HERE / "by_touchline.py", contents, ours))
        for rival in there:
            runs[rival.package].append(
                spent(python, HERE / rival.script, FONTS, contents, _pdf(scratch, rival))
            )
    told(f"Touchline: tagged, {pages_of(ours)} pages, {ours.stat().st_size / 1000:.0f} KB.")
    for rival in there:
        pdf = _pdf(scratch, rival)
        size = pdf.stat().st_size / 1000
        told(f"{rival.package}: {rival.makes}, {pages_of(pdf)} pages, {size:.0f} KB.")
    for part, what in (("wall", "the same contents"), ("cpu", "  of the processor")):
        taken = {
            tool: 1000 * statistics.median(getattr(run, part) for run in each) for tool, each in runs.items()
        }
        for rival in there:
            mine, theirs = taken["touchline"], taken[rival.package]
            yield Row(what, mine, "ms", rival.package, theirs, 1 / rival.faster, True)
    if RIVALS[0] in there:
        yield handout(python, scratch)


def handout(python: Path, scratch: Path) -> Row:
    """Set the sample's handouts one after the other in one process; beside it, Typst with one compiler."""
    paths = write_handouts(Book(sample()), scratch)
    mine = _told(sys.executable, HERE / "by_touchline.py", "--warm", *paths)
    theirs = _told(python, HERE / "by_typst.py", FONTS, "--warm", *paths)
    return Row("a handout's contents, warm", mine, "ms", "typst, its compiler reused", theirs, 3, True)


def environment() -> Path:
    """Make the environment of the others where it is missing; give its Python."""
    python = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        told(f"Making {ENVIRONMENT} …")
        venv.create(ENVIRONMENT, with_pip=True)
    command = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--only-binary", ":all:"]
    subprocess.run([*command, *(rival.package for rival in RIVALS)], check=True, stdout=sys.stderr.fileno())
    return python


def is_there(python: Path, rival: Rival, contents: Path, scratch: Path) -> bool:
    """Try a tool once, which also fills its caches; where it fails, say so with its last line."""
    try:
        spent(python, HERE / rival.script, FONTS, contents, _pdf(scratch, rival))
    except subprocess.CalledProcessError as failed:
        reason = failed.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        told(f"{rival.package} is left out, for it doesn’t work here: {reason}")
        return False
    return True


def told(text: str) -> None:
    """Say something that is no row."""
    print(text, file=sys.stderr, flush=True)


def _pdf(scratch: Path, rival: Rival) -> Path:
    return scratch / f"{rival.package}.pdf"


def _told(*command: object) -> float:
    done = subprocess.run([*map(str, command)], check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout)
