"""The two doors to the window: opening it, and playing the tour where there is no screen to open it on."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app.errors import WorkshopError
from ui.verbs.verb import Verb, said, some_path

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class NoDisplay(WorkshopError):
    """A window was asked for where none can open."""


def open_window(path: Path | None) -> int:
    """Open the app, on a workshop file where one is given, and give its exit code once it is closed."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        raise NoDisplay("command_line.no_display")  # Qt would abort the process with lines about plugins
    from ui.application import run

    return run(path)


def _tour_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", metavar="DIR", type=some_path, default=Path("touchline-tour"), help=said("options", "tour_to")
    )


def _tour(arguments: Namespace) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.tour import play

    return play(arguments.to)


VERBS = {"tour": Verb(_tour_arguments, _tour)}
