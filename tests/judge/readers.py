"""The judges of one file: what each of them finds wrong with a PDF, as (rule, where and what)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import page

from tests.judge.pages import SMALLEST, broken_layout

Wrong = Iterator[tuple[str, str]]
Judge = Callable[[str, Path], Wrong]
"""Judges the file at a path; the name is the one it has in the catalogue."""

_SIZE_OF_FIELD = re.compile(rb"/DA\(/\S+ ([0-9.]+) Tf")


def _conforms_to(profile: str) -> Judge:
    def judge(_: str, path: Path) -> Wrong:
        # Its limits guard a service against strangers: three hundred sheets of a form are beyond them.
        free = page.SafetyLimits.unlimited()
        for failure in page.validate_pdf_bytes(path.read_bytes(), profile=profile, limits=free).failures:
            yield failure.rule_id, failure.message

    return judge


def _silent(*command: str) -> Judge:
    """Judge by a program that has to succeed and to complain of nothing."""

    def judge(_: str, path: Path) -> Wrong:
        whole = [*(str(path) if part == "FILE" else part for part in command)]
        done = subprocess.run(whole, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode or done.stderr:
            yield f"exit {done.returncode}", " ".join(done.stderr.split())[:300]

    return judge


def _laid_out(name: str, path: Path) -> Wrong:
    pdf = path.read_bytes()
    yield from broken_layout(name, pdf)
    for size in sorted({float(each) for each in _SIZE_OF_FIELD.findall(pdf)}):
        if size < SMALLEST:
            yield "a font under 7 pt", f"{size:g} pt in a field of the form"


JUDGES: Mapping[str, Judge] = {
    "page-validation, PDF/UA-1": _conforms_to("ua1"),
    "page-validation, PDF/A-2a": _conforms_to("2a"),
    "qpdf --check": _silent("qpdf", "--check", "FILE"),
    "pdftotext": _silent("pdftotext", "FILE", "-"),
    "pdftoppm": _silent("pdftoppm", "-r", "18", "-gray", "FILE"),
    "places of texts": _laid_out,
}
