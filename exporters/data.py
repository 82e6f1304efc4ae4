"""The workshop for other programs: all of it as JSON, its actions as a table."""

import csv
from collections.abc import Iterator
from io import StringIO

from app.content import words
from app.interchange.writing import write_json
from app.records.plan import Action
from app.rules.plan import owner_name, quadrant
from app.rules.two_questions import state_of_test
from app.workshop import Workshop
from exporters.catalogue import File, Order, Say

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def interchange(order: Order) -> Iterator[File]:
    """Make the facilitator's full copy."""
    _announce("json", order.say)
    yield "workshop.json", write_json(order.workshop, order.images)


def actions(order: Order) -> Iterator[File]:
    """Make the table of actions: UTF-8 with the mark by which spreadsheets know it."""
    _announce("csv", order.say)
    said = words("documents")
    labels = words("vocabulary")["actions"]["fields"] | {
        "owner": words("vocabulary")["actions"]["fields"]["owner_id"]
    }
    labels |= {"department": labels["department_id"], "touchpoint": labels["touchpoint_id"]}
    labels |= {"quadrant": said["csv"]["quadrant"], "test": said["csv"]["test"]}
    columns: list[str] = said["csv"]["columns"]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([labels[column] for column in columns])
    for action in order.workshop.actions:
        row = _row(order.workshop, action)
        writer.writerow([harmless(row[column]) for column in columns])
    yield "actions.csv", ("\ufeff" + text.getvalue()).encode()


def harmless(text: str) -> str:
    """Give a cell no spreadsheet takes for a formula: an apostrophe before what could start one.

    After OWASP's advice on CSV injection.
    """
    return "'" + text if text.startswith(_DANGEROUS) else text


def _row(workshop: Workshop, action: Action) -> dict[str, str]:
    said = words("documents")
    values = words("vocabulary")["values"]
    department = workshop.find("departments", action.department_id)
    touchpoint = workshop.find("touchpoints", action.touchpoint_id)
    row = {field: _plain(getattr(action, field)) for field in action.__struct_fields__}
    return row | {
        "purpose": values["purpose"][action.purpose],
        "status": values["status"][action.status],
        "owner": owner_name(workshop, action) or "",
        "department": department.name if department else "",
        "touchpoint": touchpoint.name if touchpoint else "",
        "quadrant": said["actions"]["quadrant"][quadrant(action)],
        "test": said["test"][state_of_test(action)],
    }


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _announce(key: str, say: Say) -> None:
    said = words("documents")
    say(said["progress"]["document"].format(title=said["catalogue"][key]["title"]))
