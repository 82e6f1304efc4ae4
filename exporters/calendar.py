"""Due dates and check-ins as a calendar that any calendar program reads (iCalendar, RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

from icalendar import Calendar, Event

from app.content import words
from app.rules.check_ins import expected_check_ins
from app.rules.plan import owner_name
from app.workshop import Workshop
from exporters.catalogue import File, Order
from exporters.characters import visible


def dates(order: Order) -> Iterator[File]:
    """Make the calendar: an all-day event for the workshop, each action's due date and each check-in.

    Where no check-in has a date, the workshop's horizons say when they are.
    An event keeps its UID from export to export, so that a calendar program updates it; its stamp is the day
    of the workshop, so that the same workshop gives the same bytes.
    """
    said = words("documents")
    order.say(said["progress"]["document"].format(title=said["catalogue"]["ics"]["title"]))
    calendar = Calendar()
    calendar.add("prodid", said["ics"]["product"])
    calendar.add("version", "2.0")
    workshop = order.workshop
    for event in (_day(workshop), *_due(workshop), *_check_ins(workshop), *_expected(workshop)):
        calendar.add_component(event)
    yield "calendar.ics", calendar.to_ical()


def _day(workshop: Workshop) -> Event:
    details = workshop.details
    title = words("documents")["ics"]["workshop"].format(title=details.title)
    return _event(
        workshop,
        f"workshop-{_own_id(workshop)}",
        title,
        details.held_on,
        [details.purpose],
        details.venue,
    )


def _own_id(workshop: Workshop) -> str:
    """Give an id of the workshop's own: two workshops of one organisation may lie in one calendar.

    It is that of its file, so that whoever mends the title or moves the day finds the same event moved. What
    isn't in a file is known by nothing but what it says of itself.
    """
    details = workshop.details
    name = "\n".join((details.organisation, details.title, details.held_on.isoformat()))
    return workshop.id or str(uuid5(NAMESPACE_OID, name))


def _due(workshop: Workshop) -> Iterator[Event]:
    said = words("documents")["ics"]
    for action in workshop.actions:
        if action.due_on is not None and action.status != "dropped":
            owner = owner_name(workshop, action)
            told = [
                action.detail,
                said["owner"].format(name=owner) if owner else None,
                said["first_step"].format(step=action.first_step) if action.first_step else None,
                said["measure"].format(measure=action.measure) if action.measure else None,
            ]
            title = said["action"].format(title=action.title)
            yield _event(workshop, f"action-{action.id}", title, action.due_on, told, None)


def _check_ins(workshop: Workshop) -> Iterator[Event]:
    said = words("documents")["ics"]
    for check_in in workshop.check_ins:
        when = check_in.held_on or check_in.planned_on
        if when is not None:
            told = [said["chair"].format(name=check_in.chair) if check_in.chair else None, check_in.note]
            title = said["check_in"].format(title=workshop.details.title)
            yield _event(workshop, f"check-in-{check_in.id}", title, when, told, check_in.place)


def _expected(workshop: Workshop) -> Iterator[Event]:
    said = words("documents")["ics"]["check_in_after"]
    for place, (days, on) in enumerate(expected_check_ins(workshop), start=1):
        title = said.format(days=days, title=workshop.details.title)
        yield _event(workshop, f"check-in-after-{place}-{_own_id(workshop)}", title, on, [], None)


def _event(
    workshop: Workshop, uid: str, title: str, when: date, told: list[str | None], place: str | None
) -> Event:
    """Make an event of a whole day; no control characters are allowed in it (RFC 5545, section 3.1)."""
    event = Event()
    event.add("uid", visible(f"{uid}@touchline"))
    event.add("dtstamp", datetime.combine(workshop.details.held_on, time(), UTC))
    event.add("summary", visible(title))
    event.add("dtstart", when)
    if when < date.max:  # without an end, an event of a date alone is that whole day; no day follows the last
        event.add("dtend", when + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    description = "\n".join(part for part in told if part)
    if description:
        event.add("description", visible(description))
    if place:
        event.add("location", visible(place))
    return event
