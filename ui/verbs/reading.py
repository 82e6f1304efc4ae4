"""The verbs that read a workshop and never write to its file: JSON, its schema, insights, check."""

import json
from argparse import ArgumentParser, Namespace

import msgspec

from app.content import words
from ui.verbs.output import say, write, write_lines
from ui.verbs.verb import Verb, add_file, said, whole_path


def _json_arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--out", metavar="JSON", type=whole_path, help=said("options", "out"))


def _json(arguments: Namespace) -> int:
    from app.file.durable import appearing
    from app.file.looking import read_workshop
    from app.interchange import write_json

    workshop, images = read_workshop(arguments.file)
    written = write_json(workshop, images)
    if arguments.out is None:
        write(written)
    else:
        with appearing(arguments.out) as unfinished:
            unfinished.write_bytes(written)
    return 0


def _schema_arguments(_: ArgumentParser) -> None:
    """Take nothing: the schema is the same for every workshop."""


def _schema(_: Namespace) -> int:
    from app.interchange import json_schema

    write_lines([json.dumps(json_schema(), ensure_ascii=False, indent=1)])
    return 0


def _insights_arguments(parser: ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--json", action="store_true", help=said("options", "json"))


def _insights(arguments: Namespace) -> int:
    from app.file.looking import read_workshop
    from app.rules.insights import insights, mend

    workshop, _ = read_workshop(arguments.file)
    found = insights(workshop)
    if arguments.json:
        write(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
        return 0
    stages = words("stages")
    lines = [
        said(
            "said",
            "insight",
            title=each.title,
            stage=stages[each.stage]["title"],
            step=stages[each.stage]["steps"][each.step]["title"],
            mend=mend(each.kind),
        )
        for each in found
    ]
    write_lines(lines or [said("said", "nothing_to_mend")])
    return 0


def _check(arguments: Namespace) -> int:
    from app.file.checking import check

    findings = check(arguments.file)
    for finding in findings:
        say(finding)
    if findings:
        return 1
    write_lines([said("said", "sound", file=arguments.file)])
    return 0


VERBS = {
    "json": Verb(_json_arguments, _json),
    "schema": Verb(_schema_arguments, _schema),
    "insights": Verb(_insights_arguments, _insights),
    "check": Verb(add_file, _check),
}
