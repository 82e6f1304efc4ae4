"""The tree as the architecture tests read it: parsed once, never imported."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import NamedTuple

import pytest

FLOORS = ("app", "exporters", "ui")


class Module(NamedTuple):
    """One Python file: where it stands below the root, its text, and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """As it is imported: `app.rules.plan`."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def python_files(root: Path) -> tuple[Module, ...]:
    """Every Python file of the project."""
    folders = (*FLOORS, "tests", "packaging")
    paths = [
        *root.glob("*.py"),
        *(path for folder in folders for path in sorted((root / folder).rglob("*.py"))),
    ]
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return tuple(Module(path, text, ast.parse(text, path)) for path, text in texts.items())


@pytest.fixture(scope="session")
def modules(python_files: tuple[Module, ...]) -> tuple[Module, ...]:
    """The Python files the product itself is made of."""
    return tuple(module for module in python_files if module.path.startswith(FLOORS))


@pytest.fixture(scope="session")
def documents(root: Path) -> tuple[Path, ...]:
    """Every Markdown file of the project."""
    return (*root.glob("*.md"), *sorted((root / "docs").rglob("*.md")))
