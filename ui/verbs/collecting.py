"""The verb that reads filled worksheets into a workshop, as one change that can be undone."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ui.verbs.output import say, write_lines
from ui.verbs.verb import Verb, add_file, said, some_path


def _arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("sheets", metavar="DIR", nargs="+", type=some_path, help=said("options", "sheets"))


def _collect(arguments: Namespace) -> int:
    from app.file.workshop_file import WorkshopFile
    from app.worksheets.collecting import collect
    from exporters.collect import read_worksheets, worksheet_files

    paths = worksheet_files(arguments.sheets)
    file = WorkshopFile.open(arguments.file, data_folder=_data_folder())
    try:
        collection = collect(file.workshop, (sheet for path in paths for sheet in read_worksheets(path)))
        if collection.taken:
            with file.change(collection.label, step=("hand_out", "documents")) as change:
                collection.write_into(change)
    finally:
        file.close()
    write_lines(collection.said)
    for each in collection.aside:
        say(each.sentence)
    return 1 if any(each.fault for each in collection.aside) else 0


def _data_folder() -> Path:
    """Give the folder where the window keeps snapshots too; its own way of asking for it needs Qt."""
    import platformdirs

    return Path(platformdirs.user_data_dir("touchline", appauthor=False))


VERBS = {"collect": Verb(_arguments, _collect)}
