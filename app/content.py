"""Typed access to the words people read, which live in `resources/content` and never in code."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
LANGUAGE = "en"


class Guide(NamedTuple):
    """What the facilitator sees beside one step: why it is there and how to run it.

    All texts are whole sentences; `minutes` is the time the step takes in a full day; `empty` is what an
    empty step says to do next; `capture` is the prompt of its capture line.
    """

    purpose: str
    minutes: int
    say: tuple[str, ...]
    ask: tuple[str, ...]
    run: tuple[str, ...]
    watch_for: tuple[str, ...]
    done_when: tuple[str, ...]
    empty: str
    capture: str


@cache
def words(name: str) -> dict[str, Any]:
    """Give the content file `name` (such as ``"insights"`` or ``"refusals/file"``) as nested dictionaries.

    Raises FileNotFoundError where Touchline does not have it: that is a fault of the installation.
    """
    return tomllib.loads(resource("content", LANGUAGE, f"{name}.toml").read_text(encoding="utf-8"))


def resource(*parts: str) -> Path:
    """Give the path of a file that comes with Touchline, below `resources`."""
    return RESOURCES.joinpath(*parts)


def quoted(text: str) -> str:
    """Give what is said aloud in quotation marks; what it quotes itself gets single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


@cache
def guide(stage: str, step: str) -> Guide:
    """Give the facilitator's guide of one step; KeyError where the step has none."""
    said: dict[str, Any] = {
        name: tuple(text) if isinstance(text, list) else text
        for name, text in words(f"guides/{stage}")[step].items()
    }
    return Guide(**said)
