"""Stories use mouse, keys and the reopened file: what they assert is what a facilitator would find."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

OUT_OF_REACH = {"Session", "WorkshopFile"}
ROOMS = {"ui.session", "app.file.workshop_file"}


def reached_in(tree: ast.Module) -> Iterator[int]:
    """The lines on which a story takes hold of the session or of the open file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            paths = {f"{node.module}.{name}" for name in names} | {node.module}
            if names & OUT_OF_REACH or paths & ROOMS:
                yield node.lineno
        elif isinstance(node, ast.Import):
            if {alias.name for alias in node.names} & ROOMS:
                yield node.lineno
        elif isinstance(node, ast.Attribute) and node.attr in {"session", *OUT_OF_REACH}:
            yield node.lineno


def test_stories_never_take_hold_of_the_session_or_the_open_file(python_files):
    stories = [m for m in python_files if m.path.startswith("tests/stories/")]

    assert not [f"{m.path}:{line}" for m in stories for line in reached_in(m.tree)]


@pytest.mark.parametrize(
    "line",
    [
        "from ui.session import Session",
        "from ui import session",
        "import ui.session",
        "from app.file import WorkshopFile",
        "import app.file.workshop_file",
        "window.session.run('Add', edit)",
    ],
)
def test_every_way_round_is_found(line):
    assert list(reached_in(ast.parse(line)))


def test_reading_the_saved_file_is_allowed():
    assert not list(reached_in(ast.parse("from app.file import read_workshop")))
