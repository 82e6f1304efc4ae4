"""What an action can answer: everything flagged in the other stages, by kind and name."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.plan import ActionSource
from app.records.touchpoints import PainPoint
from app.records.vocabulary import new_id
from app.rules.findings import severe_pain_without_action
from app.rules.names import name_of, value_name
from app.workshop import Workshop

ORIGINS = (
    "pain_points",
    "policies",
    "touchpoints",
    "practice_reviews",
    "parking_lot",
    "voices",
    "pledges",
    "departments",
)
"""The lists an action may come from, those first that most actions answer."""


class SourceChoices:
    """Everything an action can answer as (key, words), written anew only where one of the lists changed."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._choices: tuple[tuple[str, str], ...] = ()

    def choices(self, workshop: Workshop) -> tuple[tuple[str, str], ...]:
        """Give all of it as (key, "Kind: name"); the key names the list and the id."""
        lists = tuple(workshop.records(name) for name in ORIGINS)
        if len(lists) != len(self._of) or any(
            mine is not theirs for mine, theirs in zip(lists, self._of, strict=True)
        ):
            self._of = lists
            self._choices = tuple(
                (
                    source_key(name, each.id),
                    f"{value_name('action_origin', name)}: {name_of(name, each, workshop)}",
                )
                for name, records in zip(ORIGINS, lists, strict=True)
                for each in records
            )
        return self._choices


def source_key(list_name: str, id: str) -> str:
    """One text for a list and an id, for a picker."""
    return f"{list_name}:{id}"


def new_source(action_id: str, key: str) -> ActionSource:
    """The record that says that the action answers what the key names."""
    list_name, _, id = key.partition(":")
    source = next(each for each in ORIGINS if each == list_name)
    return ActionSource(
        id=new_id(),
        action_id=action_id,
        source=source,  # type: ignore[arg-type]  # one of ORIGINS, which are the kinds of origin
        source_id=id,
    )


def sources_of(workshop: Workshop, action_id: str) -> Sequence[ActionSource]:
    """Give what the action answers, in the order it was said."""
    found: Sequence[ActionSource] = workshop.where("action_sources", "action_id", action_id)
    return found


def unanswered_pains(workshop: Workshop) -> tuple[PainPoint, ...]:
    """Give the severe pains that no action answers yet, the hardest first."""
    findings = severe_pain_without_action(workshop)
    return tuple(workshop.get("pain_points", finding.records[0][1]) for finding in findings)
