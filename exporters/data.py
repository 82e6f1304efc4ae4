"""The workshop for other programs: all of it as JSON, its actions as a table."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from app.content import words
from app.interchange.writing import write_json
from app.records.plan import Action
from app.rules.names import name
from app.rules.plan import HORIZONS, horizon, owner_name, quadrant
from app.rules.two_questions import state_of_test
from app.workshop import Workshop
from exporters.catalogue import File, Order, Say
from exporters.disclosure import disclosed

_SIGNS = "=+@＝＋－＠-"
_DANGEROUS = (*_SIGNS, "\t", "\r", "\n")
# Where another cell begins for a spreadsheet that takes something else than the comma to part them; a quote
# there is no part of the cell.
_ANOTHER_CELL = re.compile(f'([;\t\r\n]"*)(?=[{_SIGNS}])')


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
    labels |= {key: said["csv"][key] for key in ("number", "horizon", "quadrant", "test", "answers")}
    columns: list[str] = said["csv"]["columns"]
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([labels[column] for column in columns])
    workshop = disclosed(order.workshop)
    for number, action in enumerate(workshop.actions, start=1):
        row = _row(workshop, action) | {"number": str(number)}
        writer.writerow([harmless(row[column]) for column in columns])
    yield "actions.csv", ("\ufeff" + text.getvalue()).encode()


def harmless(text: str) -> str:
    """Give a cell no spreadsheet takes for a formula: an apostrophe before what could start one.

    After OWASP's advice on CSV injection, signs of full width included. Where the system's list separator is
    a semicolon, as in most of Europe, a spreadsheet begins a cell in the middle of this one.
    """
    guarded = _ANOTHER_CELL.sub(r"\1'", text)
    return "'" + guarded if text.startswith(_DANGEROUS) else guarded


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
        "recognised": _answer(action.recognised),
        "loyalty": _answer(action.loyalty),
        "horizon": _horizon(workshop, action),
        "answers": "; ".join(_answered(workshop, action)),
    }


def _horizon(workshop: Workshop, action: Action) -> str:
    """Say by when an action is due, as the plan groups them."""
    said = words("documents")["actions"]
    days = dict(zip(HORIZONS, workshop.details.horizons, strict=False))
    found = horizon(workshop, action)
    return str(said["first"].format(days=days[found]) if found in days else said[found])


def _answered(workshop: Workshop, action: Action) -> Iterator[str]:
    """Name what an action answers."""
    for each in workshop.where("action_sources", "action_id", action.id):
        yield name(each.source, each.source_id, workshop)


def _answer(given: bool | None) -> str:
    key = "" if given is None else "yes" if given else "no"
    return str(words("vocabulary")["common"][key]) if key else ""


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _announce(key: str, say: Say) -> None:
    said = words("documents")
    say(said["progress"]["document"].format(title=said["catalogue"][key]["title"]))
