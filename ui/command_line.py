"""The program as scripts, support and tests call it; Qt is only loaded where a window opens."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from app.errors import FileRefused, WorkshopError
from ui.verbs.ending import ended_in_order
from ui.verbs.output import say
from ui.verbs.verb import Verb, said, whole_path

MODULES: Mapping[str, str] = {
    "new": "ui.verbs.making",
    "import": "ui.verbs.making",
    "export": "ui.verbs.exporting",
    "collect": "ui.verbs.collecting",
    "json": "ui.verbs.reading",
    "schema": "ui.verbs.reading",
    "insights": "ui.verbs.reading",
    "check": "ui.verbs.reading",
    "tour": "ui.verbs.showing",
}
"""Where each verb is done, by its name; the module is only loaded for its own verbs."""


def main(argv: Sequence[str]) -> int:
    """Do what the words after the program's name ask for, and give the exit code.

    0 = done; 1 = refused or findings, said in plain words on standard error; 2 = wrong usage; 130 and
    143 = ended by Ctrl+C or by the system. Without words, or with the name of a file alone, the window opens.
    """
    if isinstance(sys.stdout, TextIOWrapper):  # help is said even where the locale lacks a letter of it
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return _do(argv)
    except WorkshopError as refused:
        say(str(refused))
        return refused.exit_code
    except SystemExit as asked:  # argparse has said its usage, or its help; or the system ended a verb
        return int(asked.code or 0)
    except BrokenPipeError:  # whoever read the output had enough of it
        return 1
    except KeyboardInterrupt:
        return 130


def _do(argv: Sequence[str]) -> int:
    if argv and argv[0] in MODULES:
        verb: Verb = import_module(MODULES[argv[0]]).VERBS[argv[0]]
        parser = ArgumentParser(
            prog=f"touchline {argv[0]}", description=said("verbs", argv[0]), allow_abbrev=False
        )
        verb.arguments(parser)
        arguments = parser.parse_args(argv[1:])
        with ended_in_order():
            return verb.run(arguments)
    from ui.verbs.showing import open_window

    return open_window(_file(argv))


def _file(argv: Sequence[str]) -> Path | None:
    """Give the workshop file to open the window on, if one is named."""
    parser = ArgumentParser(
        prog="touchline",
        usage=said("help", "usage"),
        description=said("help", "description"),
        epilog=_verbs(),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", type=whole_path, nargs="?", help=said("options", "file"))
    file: Path | None = parser.parse_args(argv).file
    if file is not None and not file.suffix and not _exists(file):
        parser.error(said("help", "no_verb", word=file.name))
    return file


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except OSError as error:
        raise FileRefused("file.unreadable", name=file.name, reason=error.strerror) from error


def _verbs() -> str:
    lines = [f"  {verb:<10} {said('verbs', verb)}" for verb in MODULES]
    return "\n".join([f"{said('help', 'verbs')}:", *lines, "", said("help", "exit_codes")])
