"""What the command line needs to know of a verb: its arguments, and what it does with them."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app.content import words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Verb(NamedTuple):
    """One verb: `arguments` declares what it takes, `run` does it and gives the exit code.

    `run` raises WorkshopError for the world's faults; whoever calls it says them.
    """

    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def said(table: str, name: str, /, **facts: object) -> str:
    """Give a sentence of the command line's own, filled with `facts`."""
    return str(words("command_line")[table][name]).format(**facts)


def add_file(parser: ArgumentParser, about: str = "file") -> None:
    """Let a verb take a workshop file; `about` names the words that say what for."""
    parser.add_argument("file", metavar="FILE", type=whole_path, help=said("options", about))


def some_path(text: str) -> Path:
    """Read a path as the options take it; ArgumentTypeError where there is none."""
    if not text:
        raise ArgumentTypeError(said("wrong", "path"))
    return Path(text)


def whole_path(text: str) -> Path:
    """Give the whole path of a workshop file, so that what is said of its folder has a name for it."""
    return some_path(text).absolute()


def day(text: str) -> date:
    """Read a day as the options take it; ArgumentTypeError where it is none."""
    try:
        if _DAY.fullmatch(text):  # fromisoformat would also take weeks and days without hyphens
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ArgumentTypeError(said("wrong", "date", text=text))
