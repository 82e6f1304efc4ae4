"""The verb that makes documents: their paths go to standard output, how far it has come to the user."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from exporters.catalogue import CATALOGUE
from exporters.export import Progress, export
from ui.verbs.output import say, write_paths
from ui.verbs.verb import Verb, add_file, said, some_path

_KEYS = ", ".join(CATALOGUE)


def _arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--to", required=True, metavar="DIR", type=some_path, help=said("options", "to"))
    about = said("options", "as", documents=_KEYS)
    parser.add_argument("--as", dest="keys", metavar="DOCUMENTS", type=_keys, help=about)
    parser.add_argument("--force", action="store_true", help=said("options", "force"))


def _keys(text: str) -> list[str]:
    keys = [key.strip() for key in text.split(",") if key.strip()]
    for key in keys:
        if key not in CATALOGUE:
            raise ArgumentTypeError(said("wrong", "document", name=key, documents=_KEYS))
    if not keys:
        raise ArgumentTypeError(said("wrong", "documents", documents=_KEYS))
    return keys


def _export(arguments: Namespace) -> int:
    from app.file.looking import read_workshop

    workshop, images = read_workshop(arguments.file)
    paths = export(workshop, images, arguments.keys, arguments.to, arguments.force, _say_progress)
    write_paths(paths)
    return 0


def _say_progress(progress: Progress) -> None:
    say(progress.text)


VERBS = {"export": Verb(_arguments, _export)}
