"""What each kind of insight looks for: the records it would name, in order, without a word about them."""

from collections.abc import Iterator

from msgspec import Struct

from app.records.plan import Action
from app.rules.line_of_sight import Role, line_of_sight
from app.rules.pains import hardest_first, is_severe, unresolved
from app.rules.plan import open_actions, owner_name
from app.rules.practices import latest_shown, summaries
from app.rules.signatures import is_agreed, is_signed
from app.rules.spoken_for import spoken_for
from app.rules.table_stakes import table_stakes
from app.rules.two_questions import TestState, state_of_test
from app.workshop import Workshop

MOST_OPEN_ACTIONS = 3


class Finding(Struct, frozen=True, kw_only=True):
    """The records of one insight as (list name, id); ``("workshop", "workshop")`` for the workshop itself.

    The first `named` of them stand in its title, or instead of them a rated `item`, or an `owner` who is no
    participant.
    """

    records: tuple[tuple[str, str], ...]
    named: int = 1
    item: str | None = None
    owner: str | None = None


Findings = Iterator[Finding]
THE_WORKSHOP = Finding(records=(("workshop", "workshop"),))


def _one(list_name: str, id: str) -> Finding:
    return Finding(records=((list_name, id),))


def _departments(workshop: Workshop, role: Role) -> Findings:
    for line in line_of_sight(workshop).departments:
        if line.role == role:
            yield _one("departments", line.department_id)


def no_line_of_sight(workshop: Workshop) -> Findings:
    """Find departments that give something, but nothing of it arrives at the customer."""
    return _departments(workshop, "line_not_drawn")


def department_not_mapped(workshop: Workshop) -> Findings:
    """Find departments of which nobody has said what they give to whom."""
    return _departments(workshop, "not_mapped")


def closed_loop(workshop: Workshop) -> Findings:
    """Find the rings of departments that only serve each other."""
    for loop in line_of_sight(workshop).loops:
        yield Finding(records=tuple(("departments", id) for id in loop), named=len(loop))


def department_not_in_room(workshop: Workshop) -> Findings:
    """Find departments described by others: nobody there speaks for them, and not all is confirmed."""
    heard = spoken_for(workshop)
    unconfirmed = {each.department_id for each in workshop.where("touchpoints", "confirmed", False)}
    for department in workshop.departments:
        if department.id in unconfirmed and department.id not in heard:
            yield _one("departments", department.id)


def no_personal_touchpoint(workshop: Workshop) -> Findings:
    """Find the people in the room who have not said what their own touchpoint is."""
    for person in workshop.in_the_room:
        if not workshop.where("personal_touchpoints", "participant_id", person.id):
            yield _one("participants", person.id)


def severe_pain_without_action(workshop: Workshop) -> Findings:
    """Find severe pains neither resolved nor dismissed nor answered by an action, the hardest first."""
    dropped = {action.id for action in workshop.where("actions", "status", "dropped")}
    settled = {
        source.source_id
        for source in workshop.where("action_sources", "source", "pain_points")
        if source.action_id not in dropped
    }
    settled.update(each.source_id for each in workshop.where("dismissals", "source", "pain_points"))
    for pain in hardest_first(unresolved(workshop)):
        if is_severe(pain) and pain.id not in settled:
            yield _one("pain_points", pain.id)


def room_is_split(workshop: Workshop) -> Findings:
    """Find the practices on which the survey shown last tells two stories."""
    survey = latest_shown(workshop, "practice")
    if survey is None:
        return
    for summary in summaries(workshop, survey.id) or ():
        if summary.is_split:
            reviews = workshop.where("practice_reviews", "practice", summary.item)
            records = (("surveys", survey.id), *(("practice_reviews", each.id) for each in reviews))
            yield Finding(records=records, item=summary.item)


def action_without_owner(workshop: Workshop) -> Findings:
    """Find open actions that belong to nobody."""
    for action in open_actions(workshop):
        if owner_name(workshop, action) is None:
            yield _one("actions", action.id)


def action_without_date(workshop: Workshop) -> Findings:
    """Find open actions that are due at no time."""
    for action in open_actions(workshop):
        if action.due_on is None:
            yield _one("actions", action.id)


def action_without_measure(workshop: Workshop) -> Findings:
    """Find open actions of which nobody could say whether they worked."""
    for action in open_actions(workshop):
        if not (action.measure or "").strip():
            yield _one("actions", action.id)


def _tested(workshop: Workshop, state: TestState) -> Findings:
    for action in open_actions(workshop):
        if state_of_test(action) == state:
            yield _one("actions", action.id)


def action_failed_test(workshop: Workshop) -> Findings:
    """Find open loyalty actions to which the room answered no."""
    return _tested(workshop, "failed")


def action_not_tested(workshop: Workshop) -> Findings:
    """Find open loyalty actions without both answers."""
    return _tested(workshop, "open")


def table_stakes_first(workshop: Workshop) -> Findings:
    """Find loyalty actions that come before what is broken has been mended."""
    for flag in table_stakes(workshop):
        pains = (("pain_points", pain) for pain in flag.pain_ids)
        yield Finding(records=(("actions", flag.action_id), ("touchpoints", flag.touchpoint_id), *pains))


def policy_punishes(workshop: Workshop) -> Findings:
    """Find policies that punish serving the customer, without a change proposed."""
    for policy in workshop.where("policies", "effect", "punishes"):
        if not (policy.change or "").strip():
            yield _one("policies", policy.id)


def statement_not_agreed(workshop: Workshop) -> Findings:
    """Find that no wording of the vision is agreed."""
    if not is_agreed(workshop):
        yield THE_WORKSHOP


def statement_not_signed(workshop: Workshop) -> Findings:
    """Find that the wording is agreed, but no senior leader's name stands under it."""
    if is_agreed(workshop) and not is_signed(workshop):
        yield THE_WORKSHOP


def parking_lot_open(workshop: Workshop) -> Findings:
    """Find parked items without an outcome."""
    for item in workshop.where("parking_lot", "outcome", None):
        yield _one("parking_lot", item.id)


def owner_overloaded(workshop: Workshop) -> Findings:
    """Find whoever owns more than three open actions, in the room or (by the name typed) not."""
    owned: dict[tuple[str | None, str], list[Action]] = {}
    for action in open_actions(workshop):
        name = owner_name(workshop, action)
        if name is not None:
            owned.setdefault((action.owner_id, name.casefold()), []).append(action)
    for (owner_id, _), actions in owned.items():
        if len(actions) > MOST_OPEN_ACTIONS:
            records = tuple(("actions", action.id) for action in actions)
            if owner_id is None:
                yield Finding(records=records, owner=owner_name(workshop, actions[0]))
            else:
                yield Finding(records=(("participants", owner_id), *records))


def senior_leader_without_action(workshop: Workshop) -> Findings:
    """Find senior leaders in the room who own no action, dropped ones not counted."""
    owners = {action.owner_id for action in workshop.actions if action.status != "dropped"}
    for person in workshop.in_the_room:
        if person.level == "senior_leader" and person.id not in owners:
            yield _one("participants", person.id)
