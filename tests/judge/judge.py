"""Makes every printed document of many workshops and lets every judge look at each file.

Run by `python3 dev.py judge`. Exit code 1: a judge found something, or accepts what it has to refuse. The
files in which something was found stay in build/judge, and findings.tsv lists all of it while it is found.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from exporters.catalogue import CATALOGUE, Order, Paper
from tests.every_text import printable
from tests.judge.control import spoilt_file
from tests.judge.readers import JUDGES
from tests.judge.texts import lost_texts, refusal_of, wrongly_refused
from tests.judge.verapdf import PROFILES, Lacking, VeraPdf
from tests.judge.workshops import Case, cases

ROOT = Path(__file__).resolve().parents[2]
TEXTS, REFUSALS, MAKING = "every text found again", "refusals by name", "made at all"
SHOWN = 40
TOLD = 5  # times: a rule broken more often in one file is broken for one reason


class Finding(NamedTuple):
    """What a judge found: in which file (or workshop), which rule is broken, and where."""

    judge: str
    file: str
    rule: str
    place: str


@dataclass(slots=True)
class Report:
    """What was judged how often, what was found, and the files, for the judge that takes all at once."""

    judged: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    made: int = 0
    refused: int = 0
    seconds: float = 0.0

    def add(self, other: Report) -> None:
        """Take in another report."""
        self.judged += other.judged
        self.findings += other.findings
        self.files += other.files
        self.made += other.made
        self.refused += other.refused


def main(arguments: Sequence[str]) -> int:
    wanted = _wanted(arguments)
    folder = ROOT / "build/judge"
    shutil.rmtree(folder, ignore_errors=True)
    started = time.monotonic()
    try:
        verapdf = VeraPdf(ROOT / "build/verapdf") if wanted.with_verapdf else None
    except Lacking as lacking:
        print(lacking, file=sys.stderr)
        return 1
    report = Report()
    with ProcessPoolExecutor(wanted.processes) as pool:
        every = cases(wanted.files, wanted.workshops, slice(*wanted.only))
        todo = [(case.name, pool.submit(judged, case, folder)) for case in every]
        for number, (name, task) in enumerate(todo, start=1):
            with _told(report, MAKING, name):
                report.add(task.result())
            _write(folder, report)
            if number % 10 == 0 or number == len(todo):
                count = f"{report.made} files, {len(report.findings)} findings"
                say(f"{number} of {len(todo)} workshops, {count}, {time.monotonic() - started:.0f} s")
    controls = dict(_controls(folder))
    if verapdf is not None:
        with _told(report, "veraPDF", "all files"):
            _judge_all(verapdf, report, controls, folder, wanted.processes)
    report.seconds = time.monotonic() - started
    _write(folder, report)
    print_report(report, controls)
    if not wanted.keep:
        _tidy(folder, report)
    return 1 if report.findings or not all(controls.values()) else 0


def _wanted(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("dev.py judge", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, help="workshops as interchange JSON, besides the sample"
    )
    parser.add_argument("--workshops", type=int, default=200, metavar="N", help="so many hostile ones (200)")
    parser.add_argument(
        "--only",
        nargs=2,
        type=int,
        default=(0, None),
        metavar=("A", "B"),
        help="of the hostile A to before B",
    )
    parser.add_argument("--with-verapdf", action="store_true", help="also by veraPDF, which needs Java")
    parser.add_argument("--keep", action="store_true", help="keep all files, not only those found wrong")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N")
    return parser.parse_args(arguments)


def judged(case: Case, folder: Path) -> Report:
    """Make a workshop's printed documents and judge them, as a task of a process of its own."""
    report = Report()
    with _told(report, REFUSALS, case.name):
        case = _printable(case, report)
    for paper in case.papers:
        _judge_paper(case, paper, folder, report)
    return report


def _printable(case: Case, report: Report) -> Case:
    """Judge what an export refuses; give the workshop without it."""
    report.judged[REFUSALS] += 1
    refusal = refusal_of(case.workshop, case.images)
    _note(report, REFUSALS, case.name, wrongly_refused(case.workshop, refusal))
    if refusal is None:
        return case
    report.refused += 1
    workshop = printable(case.workshop)
    workshop = type(workshop)(workshop.details, id=case.workshop.id, **workshop.lists)
    if (again := refusal_of(workshop, case.images)) is not None:
        report.findings.append(Finding(REFUSALS, case.name, "still refused", again))
    return case._replace(workshop=workshop)


def _judge_paper(case: Case, paper: Paper, folder: Path, report: Report) -> None:
    made: dict[str, bytes] = {}
    for document in CATALOGUE.values():
        with _told(report, MAKING, f"{case.name}/{paper}/{document.key}"):
            if document.on_paper and document.names(case.workshop):
                report.judged[MAKING] += 1
                made |= document.files(Order(case.workshop, case.images, lambda _: None, paper))
    report.made += len(made)
    report.judged[TEXTS] += 1
    _note(report, TEXTS, f"{case.name}/{paper}", lost_texts(case.workshop, made))
    printed = {name: file for name, file in made.items() if name.endswith(".pdf")}  # a mail only carries one
    for name in _some(printed, case.most):
        path = folder / case.name / paper / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(printed[name])
        report.files.append(path)
        for judge, judging in JUDGES.items():
            report.judged[judge] += 1
            _note(report, judge, path.relative_to(folder).as_posix(), judging(name, path))


def _note(report: Report, judge: str, file: str, wrong: Iterator[tuple[str, str]]) -> None:
    told = Counter[str]()
    with _told(report, judge, file):
        for rule, place in wrong:
            told[rule] += 1
            if told[rule] <= TOLD:
                report.findings.append(Finding(judge, file, rule, place))


@contextlib.contextmanager
def _told(report: Report, judge: str, file: str) -> Iterator[None]:
    """Make a finding of whatever is raised within, so that all the rest is judged all the same."""
    try:
        yield
    except Exception as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        said = " ".join(traceback.format_exception_only(fault)[-1].split())[:300]
        where = f"{said} ({Path(last.filename).name}:{last.lineno})"
        report.findings.append(Finding(judge, file, type(fault).__name__, where))


def _some(names: dict[str, bytes], most: int | None) -> Iterator[str]:
    """Give the files to judge: all, or of each folder so many, evenly spread."""
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(name.rpartition("/")[0], []).append(name)
    for folder, inside in folders.items():
        if most is None or len(inside) <= most or folder in ("", "worksheets"):
            yield from inside
        else:
            yield from (inside[place * (len(inside) - 1) // (most - 1)] for place in range(most))


def _controls(folder: Path) -> Iterator[tuple[str, bool]]:
    """Show each judge a file that is wrong; tell whether it says so."""
    for judge, judging in JUDGES.items():
        path, shown = spoilt_file(folder, judge), Report()
        _note(shown, judge, path.name, judging("plan.pdf", path))
        yield judge, bool(shown.findings)


def _judge_all(
    verapdf: VeraPdf, report: Report, controls: dict[str, bool], folder: Path, starts: int
) -> None:
    wrong = spoilt_file(folder, "veraPDF")
    for verdict in verapdf.verdicts([*report.files, wrong], starts):
        judge = PROFILES[verdict.profile]
        if verdict.path == wrong:
            controls[judge] = bool(verdict.broken)
            continue
        report.judged[judge] += 1
        file = verdict.path.relative_to(folder).as_posix()
        for broken in verdict.broken:
            rule, _, place = broken.partition(": ")
            report.findings.append(Finding(judge, file, rule, place))
        if not verdict.checks and not verdict.broken:
            report.findings.append(Finding(judge, file, "nothing checked", ""))


def print_report(report: Report, controls: dict[str, bool]) -> None:
    """Print what was judged, then each kind of finding with the first places it was found at."""
    found = Counter(each.judge for each in report.findings)
    files = {judge: {each.file for each in report.findings if each.judge == judge} for judge in found}
    print(f"\n{'judge':<28}{'judged':>8}{'failed':>8}{'findings':>10}  control")
    for judge in report.judged:
        control = {None: "", True: "refused", False: "ACCEPTED"}[controls.get(judge)]
        failed = len(files.get(judge, ()))
        print(f"{judge:<28}{report.judged[judge]:>8}{failed:>8}{found[judge]:>10}  {control}")
    workshops = f"{report.judged[REFUSALS]} workshops: {report.made} files made"
    print(f"\n{workshops}, {len(report.files)} PDFs judged, in {report.seconds:.0f} s.")
    print(f"{report.refused} workshops were refused by name, then judged without those characters.")
    kinds = Counter((each.judge, each.rule) for each in report.findings)
    for (judge, rule), count in kinds.most_common(SHOWN):
        print(f"\n{judge}: {rule} ({count} times)")
        for each in [one for one in report.findings if (one.judge, one.rule) == (judge, rule)][:4]:
            print(f"  {each.file}: {each.place}")


def _tidy(folder: Path, report: Report) -> None:
    """Leave in the folder nothing but the files in which something was found, and the list of it."""
    wrong = {folder / each.file for each in report.findings}
    for path in report.files:
        if path not in wrong:
            path.unlink()


def _write(folder: Path, report: Report) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(each) + "\n" for each in report.findings]
    (folder / "findings.tsv").write_text("".join(lines), encoding="utf-8", errors="replace")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
