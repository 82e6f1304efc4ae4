"""Makes every printed document of many workshops and lets every judge look at each file.

Run by `python3 dev.py judge`. Exit code 1: a judge found something, or accepts what it has to refuse. The
files in which something was found stay in build/judge, and findings.tsv lists all of it while it is found.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
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
        todo = [pool.submit(judged, case, folder) for case in cases(wanted.files, wanted.workshops)]
        for number, each in enumerate(todo, start=1):
            report.add(each.result())
            _write(folder, report)
            if number % 10 == 0 or number == len(todo):
                count = f"{report.made} files, {len(report.findings)} findings"
                say(f"{number} of {len(todo)} workshops, {count}, {time.monotonic() - started:.0f} s")
    controls = dict(_controls(folder))
    if verapdf is not None:
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
    parser.add_argument("--with-verapdf", action="store_true", help="also by veraPDF, which needs Java")
    parser.add_argument("--keep", action="store_true", help="keep all files, not only those found wrong")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N")
    return parser.parse_args(arguments)


def judged(case: Case, folder: Path) -> Report:
    """Make a workshop's printed documents and judge them, as a task of a process of its own."""
    report = Report()
    refusal = refusal_of(case.workshop, case.images)
    _note(report, REFUSALS, case.name, wrongly_refused(case.workshop, refusal))
    if refusal is not None:
        report.refused += 1
        workshop = printable(case.workshop)
        case = case._replace(workshop=type(workshop)(workshop.details, id=case.workshop.id, **workshop.lists))
        if (again := refusal_of(case.workshop, case.images)) is not None:
            report.findings.append(Finding(REFUSALS, case.name, "still refused", again))
    for paper in case.papers:
        _judge_paper(case, paper, folder, report)
    return report


def _judge_paper(case: Case, paper: Paper, folder: Path, report: Report) -> None:
    made: dict[str, bytes] = {}
    for document in CATALOGUE.values():
        if not document.on_paper or not document.names(case.workshop):
            continue
        report.judged[MAKING] += 1
        try:
            made |= document.files(Order(case.workshop, case.images, lambda _: None, paper))
        except Exception as fault:  # whatever it is, it is a finding, and the others are made all the same
            where = f"{case.name}/{paper}/{document.key}"
            report.findings.append(Finding(MAKING, where, type(fault).__name__, str(fault)[:300]))
    report.made += len(made)
    _note(report, TEXTS, f"{case.name}/{paper}", lost_texts(case.workshop, made))
    for name in _some(made, case.most):
        path = folder / case.name / paper / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[name])
        report.files.append(path)
        for judge, judging in JUDGES.items():
            _note(report, judge, path.relative_to(folder).as_posix(), judging(name, path))


def _note(report: Report, judge: str, file: str, wrong: Iterator[tuple[str, str]]) -> None:
    report.judged[judge] += 1
    told = Counter[str]()
    for rule, place in wrong:
        told[rule] += 1
        if told[rule] <= TOLD:
            report.findings.append(Finding(judge, file, rule, place))


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
        path = spoilt_file(folder, judge)
        yield judge, any(judging("plan.pdf", path))


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
    print(f"\n{report.made} files made, {len(report.files)} of them judged, in {report.seconds:.0f} s.")
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
