"""The verbs that make a workshop file: a new one, and one from interchange JSON."""

from argparse import ArgumentParser, Namespace
from datetime import date

from app.flow.templates import agenda_items, template, templates
from app.records.prepare import WorkshopDetails
from app.workshop import Workshop
from ui.verbs.verb import Verb, add_file, day, said, some_path


def _new_arguments(parser: ArgumentParser) -> None:
    add_file(parser, "new_file")
    parser.add_argument("--title", required=True, metavar="T", help=said("options", "title"))
    parser.add_argument("--organisation", required=True, metavar="O", help=said("options", "organisation"))
    keys = [each.key for each in templates()]
    about = said("options", "template", templates=", ".join(keys))
    parser.add_argument("--template", choices=keys, metavar="TEMPLATE", help=about)
    parser.add_argument("--customer", default="customer", metavar="N", help=said("options", "customer"))
    parser.add_argument("--customers", default="customers", metavar="P", help=said("options", "customers"))
    parser.add_argument("--held-on", type=day, metavar="D", help=said("options", "held_on"))
    parser.add_argument("--language", default="en", metavar="L", help=said("options", "language"))


def _new(arguments: Namespace) -> int:
    from app.file.creation import create_file

    details = WorkshopDetails(
        title=arguments.title,
        organisation=arguments.organisation,
        customer_name=arguments.customer,
        customer_name_plural=arguments.customers,
        held_on=arguments.held_on or date.today(),
        language=arguments.language,
    )
    agenda = agenda_items(template(arguments.template)) if arguments.template else ()
    create_file(arguments.file, Workshop(details, agenda_items=agenda), {})
    return 0


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("json", metavar="JSON", type=some_path, help=said("options", "json_file"))
    add_file(parser, "new_file")


def _import(arguments: Namespace) -> int:
    from app.file.creation import create_file
    from app.interchange import read_json_file

    imported = read_json_file(arguments.json)
    create_file(arguments.file, imported.workshop, imported.images)
    return 0


VERBS = {"new": Verb(_new_arguments, _new), "import": Verb(_import_arguments, _import)}
