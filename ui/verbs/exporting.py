"""The verb that makes documents: their paths go to standard output, how far it has come to the user."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import get_args

from app.errors import ExportRefused
from exporters.catalogue import CATALOGUE, Paper
from exporters.export import Progress, export
from ui.verbs.output import say, write_paths
from ui.verbs.verb import Verb, add_file, said, some_path

_KEYS = ", ".join(CATALOGUE)


def _arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--to", required=True, metavar="DIR", type=some_path, help=said("options", "to"))
    about = said("options", "as", documents=_KEYS)
    parser.add_argument("--as", dest="keys", metavar="DOCUMENTS", type=_keys, help=about)
    parser.add_argument("--paper", metavar="A4|Letter", type=_paper, help=said("options", "paper"))
    parser.add_argument("--zip", dest="archive", action="store_true", help=said("options", "zip"))
    parser.add_argument("--force", action="store_true", help=said("options", "force"))


def _keys(text: str) -> list[str]:
    keys = [key.strip() for key in text.split(",") if key.strip()]
    for key in keys:
        if key not in CATALOGUE:
            raise ArgumentTypeError(said("wrong", "document", name=key, documents=_KEYS))
    if not keys:
        raise ArgumentTypeError(said("wrong", "documents", documents=_KEYS))
    return keys


def _paper(text: str) -> Paper:
    papers: tuple[Paper, ...] = get_args(Paper)
    for paper in papers:
        if text.strip().lower() == paper:
            return paper
    raise ArgumentTypeError(said("wrong", "paper", name=text))


def _export(arguments: Namespace) -> int:
    from app.file.looking import read_workshop

    workshop, images = read_workshop(arguments.file)
    force, paper = arguments.force, arguments.paper
    to, keys, archive = arguments.to, arguments.keys, arguments.archive
    try:
        paths = export(workshop, images, keys, to, force, _say_progress, paper, archive=archive)
    except ExportRefused as refused:
        if refused.key != "export.exists" or force:
            raise
        raise ExportRefused("command_line.exists", **refused.facts) from refused
    if archive:
        _say_what_is_private(keys)
    write_paths(paths)
    return 0


def _say_what_is_private(keys: list[str] | None) -> None:
    """Say of each private document whether it is in the archive, which may be meant for the client."""
    for key, document in CATALOGUE.items():
        if document.private and (keys is None or key in keys):
            say(said("said", "zip_without" if keys is None else "zip_with", title=document.title, key=key))


def _say_progress(progress: Progress) -> None:
    say(progress.text)


VERBS = {"export": Verb(_arguments, _export)}
