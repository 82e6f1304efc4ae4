"""Every printed document of the catalogue: what holds for all of them, whatever they print."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.workshop import Workshop
from exporters.catalogue import CATALOGUE
from tests.filling import at_home, made
from tests.small import workshop as small

Judge = Callable[[bytes], None]
PRINTED = [key for key, document in CATALOGUE.items() if document.opens_on_a_page]
ROOT = Path(__file__).resolve().parents[2]
FINGERPRINTS = """
import hashlib
import msgspec
from app.content import resource
from app.interchange.reading import read_json
from exporters.catalogue import CATALOGUE, Order
sample = read_json(resource("samples", "building-supplies.json").read_bytes()).workshop
away = [msgspec.structs.replace(person, attendance="absent") for person in sample.participants[2:]]
workshop = sample.replace(participants=(*sample.participants[:2], *away))
for document in CATALOGUE.values():
    for name, content in document.files(Order(workshop, {}, lambda _: None)):
        print(hashlib.sha256(content).hexdigest(), name)
"""


def a_little_of_everything(details: dict[str, object]) -> Workshop:
    """Give a workshop of which every document has something to print."""
    return at_home(
        small(
            {"statement": "We keep our word.", **details},
            departments=[{"name": "Yard"}],
            participants=[{"name": "Anna", "department_id": "departments-0"}],
            actions=[{"title": "Ring first"}],
            agenda_items=[{"title": "Opening"}],
        )
    )


@pytest.mark.parametrize("key", PRINTED)
def test_a_language_that_is_no_tag_counts_as_undetermined(key: str, judge: Judge) -> None:
    pdfs = made(a_little_of_everything({"language": "null or none"}), key)
    assert pdfs
    judge(next(iter(pdfs.values())))


# All but two are away, or each of them had five worksheets.
def test_another_process_makes_the_same_bytes_of_every_document() -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", FINGERPRINTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    one, other = (run.communicate()[0].splitlines() for run in runs)
    assert [run.returncode for run in runs] == [0, 0]
    assert len(one) > len(CATALOGUE)
    assert one == other
