"""Table stakes first: while processing is broken, nothing that aims higher has traction (McKain)."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from app.records.plan import Action
from app.rules.pains import unresolved_of
from app.rules.plan import is_open
from app.workshop import Workshop


class TableStakesFlag(Struct, frozen=True, kw_only=True):
    """A loyalty action that comes before what is broken there has been mended.

    `broken`: the touchpoint is at level broken, and no foundation action mends it in time. `pain_ids`: its
    unresolved processing pains that none mends in time.
    """

    action_id: str
    touchpoint_id: str
    broken: bool
    pain_ids: tuple[str, ...]


def table_stakes(workshop: Workshop) -> tuple[TableStakesFlag, ...]:
    """Give the open loyalty actions to be flagged, in order.

    Each reason needs a foundation action (not dropped) for that pain or for the touchpoint, due no later than
    the loyalty action. A foundation action that is done mends in time whatever its date; one without a date
    never does; any date comes before a loyalty action without one. A touchpoint that is broken is also mended
    by the foundation action for one of its pains.
    """
    mending = _mending(workshop)
    flags = (
        _flag(workshop, action, mending)
        for action in workshop.where("actions", "purpose", "loyalty")
        if is_open(action) and action.touchpoint_id is not None
    )
    return tuple(flag for flag in flags if flag is not None)


_Mended = tuple[str, str]
"""What a foundation action is for: ``("touchpoints", id)`` or ``("pain_points", id)``."""


def _mending(workshop: Workshop) -> Mapping[_Mended, list[Action]]:
    found: dict[_Mended, list[Action]] = {}
    for action in workshop.where("actions", "purpose", "foundation"):
        if action.status == "dropped":
            continue
        targets = [
            (each.source, each.source_id) for each in workshop.where("action_sources", "action_id", action.id)
        ]
        for target in {*targets, ("touchpoints", action.touchpoint_id)}:
            found.setdefault(target, []).append(action)
    return found


def _flag(
    workshop: Workshop, action: Action, mending: Mapping[_Mended, list[Action]]
) -> TableStakesFlag | None:
    assert action.touchpoint_id is not None
    touchpoint = workshop.get("touchpoints", action.touchpoint_id)
    pains = [each for each in unresolved_of(workshop, touchpoint.id) if each.level == "processing"]
    is_broken = touchpoint.level_today == "broken"
    if not is_broken and not pains:
        return None
    if _in_time(mending.get(("touchpoints", touchpoint.id), ()), action.due_on):
        return None
    left = tuple(
        pain.id for pain in pains if not _in_time(mending.get(("pain_points", pain.id), ()), action.due_on)
    )
    broken = is_broken and len(left) == len(pains)
    if not broken and not left:
        return None
    return TableStakesFlag(action_id=action.id, touchpoint_id=touchpoint.id, broken=broken, pain_ids=left)


def _in_time(foundations: Iterable[Action], due_on: date | None) -> bool:
    return any(
        each.status == "done" or (each.due_on is not None and (due_on is None or each.due_on <= due_on))
        for each in foundations
    )
