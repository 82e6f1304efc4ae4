"""The workshops whose documents are judged: the sample, an empty one, any from a file, and hostile ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from app.content import resource
from app.interchange.reading import read_json
from app.workshop import Workshop
from exporters.catalogue import Paper
from tests.filling import at_home
from tests.judge.hostile import hostile
from tests.small import workshop as small

BOTH: tuple[Paper, ...] = ("a4", "letter")
ALL = slice(0, None)


class Case(NamedTuple):
    """A workshop to judge: its documents on each of the papers, and of a folder's files at most `most`."""

    name: str
    workshop: Workshop
    images: Mapping[str, bytes]
    papers: Sequence[Paper]
    most: int | None


def cases(files: Sequence[Path], count: int, only: slice = ALL) -> Iterator[Case]:
    """Give the sample, the empty workshop, those of interchange files, and so many hostile ones.

    Of the hostile ones `only` some may be wanted: each looks as it does among all. They take turns between
    the papers. Of what is one sheet a person, department or number, the first and the last are judged there.
    """
    yield _read("sample", resource("samples", "building-supplies.json").read_bytes())
    yield Case("empty", at_home(small()), {}, BOTH, None)
    for file in files:
        yield _read(file.stem, file.read_bytes())
    every = enumerate(hostile(count))
    for number, (workshop, images) in islice(every, only.start, only.stop):
        paper = BOTH[number // 10 % 2 ^ number % 2]
        yield Case(f"hostile-{number:03}", at_home(workshop), images, (paper,), 2)


def _read(name: str, interchange: bytes) -> Case:
    read = read_json(interchange)
    return Case(name, at_home(read.workshop), read.images, BOTH, None)
