"""One list of all that should be mended before the room closes, for the facilitator alone."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from app.content import words
from app.flow.stages import BUILT, Place
from app.rules import findings
from app.rules.findings import Finding
from app.rules.names import listed, name_of, value_name
from app.workshop import Workshop


class InsightRecord(Struct, frozen=True, kw_only=True):
    """A record an insight names: its list (``"workshop"`` for the workshop), its id, its name on screen."""

    record: str
    id: str
    name: str


class Insight(Struct, frozen=True, kw_only=True):
    """One thing to mend: what it is, in a sentence, the records it names, and the step that mends it.

    `msgspec.to_builtins` gives it as the command line prints it.
    """

    kind: str
    title: str
    records: tuple[InsightRecord, ...]
    stage: str
    step: str


class Kind(Struct, frozen=True, kw_only=True):
    """A kind of insight: what looks for it, and where it is mended (the first place that has a page)."""

    key: str
    find: Callable[[Workshop], Iterator[Finding]]
    places: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """The step that mends it; where none of its places has a page yet, the first."""
        return next((place for place in self.places if place in BUILT), self.places[0])


def _kind(find: Callable[[Workshop], Iterator[Finding]], *places: Place) -> Kind:
    return Kind(key=find.__name__, find=find, places=places)


KINDS: tuple[Kind, ...] = (
    _kind(findings.severe_pain_without_action, ("plan", "candidates"), ("plan", "actions")),
    _kind(findings.closed_loop, ("touchpoints", "line_of_sight")),
    _kind(findings.no_line_of_sight, ("touchpoints", "line_of_sight")),
    _kind(findings.statement_not_agreed, ("vision", "agree")),
    _kind(findings.table_stakes_first, ("plan", "actions")),
    _kind(findings.action_failed_test, ("plan", "test")),
    _kind(findings.action_without_owner, ("plan", "actions")),
    _kind(findings.action_without_date, ("plan", "actions")),
    _kind(findings.statement_not_signed, ("vision", "sign_off")),
    _kind(findings.room_is_split, ("practices", "discuss"), ("practices", "targets")),
    _kind(findings.policy_punishes, ("practices", "policies")),
    _kind(findings.senior_leader_without_action, ("plan", "actions")),
    _kind(findings.owner_overloaded, ("plan", "actions")),
    _kind(findings.action_not_tested, ("plan", "test")),
    _kind(findings.action_without_measure, ("plan", "actions")),
    _kind(findings.department_not_mapped, ("touchpoints", "gives")),
    _kind(findings.department_not_in_room, ("prepare", "people")),
    _kind(findings.no_personal_touchpoint, ("touchpoints", "personal")),
    _kind(findings.parking_lot_open, ("plan", "parking_lot")),
)
"""Every kind of insight, the most serious first: what hurts customers, what cuts them off, what the plan
lacks to be carried out, what it lacks to be seen to work, and last what is only not known yet."""


def insights(workshop: Workshop) -> tuple[Insight, ...]:
    """Give all insights, the most serious kind first, within a kind in the order of the records.

    Each names one record and what belongs to it; a closed loop names its departments.
    """
    return tuple(_insight(workshop, kind, finding) for kind in KINDS for finding in kind.find(workshop))


def why(kind: str) -> str:
    """Say what an insight of this kind means for the workshop."""
    return str(words("insights")[kind]["why"])


def mend(kind: str) -> str:
    """Say what the facilitator can do about an insight of this kind."""
    return str(words("insights")[kind]["mend"])


def _insight(workshop: Workshop, kind: Kind, finding: Finding) -> Insight:
    records = tuple(_record(workshop, list_name, id) for list_name, id in finding.records)
    stage, step = kind.place
    title = words("insights")[kind.key]["title"].format(names=_names(finding, records))
    return Insight(kind=kind.key, title=title, records=records, stage=stage, step=step)


def _record(workshop: Workshop, list_name: str, id: str) -> InsightRecord:
    record = workshop.details if list_name == "workshop" else workshop.get(list_name, id)
    return InsightRecord(record=list_name, id=id, name=name_of(list_name, record, workshop))


def _names(finding: Finding, records: tuple[InsightRecord, ...]) -> str:
    if finding.item is not None:
        return value_name("rated_item", finding.item)
    if finding.owner is not None:
        return finding.owner
    return listed(record.name for record in records[: finding.named])
