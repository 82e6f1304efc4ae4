"""The agenda templates: which steps fit into the hours there are, and which are cut."""

from functools import cache

import msgspec
from msgspec import Struct

from app.content import words
from app.records.kinds import AgendaKind, Clock, Minutes, Priority, StageKey, StepKey
from app.records.prepare import AgendaItem
from app.records.vocabulary import new_id


class TemplateItem(Struct, frozen=True, kw_only=True):
    """A block of a template's day, in minutes."""

    title: str
    kind: AgendaKind = "work"
    stage: StageKey | None = None
    step: StepKey | None = None
    minutes: Minutes
    fixed_at: Clock | None = None
    priority: Priority = "core"


class CutItem(Struct, frozen=True, kw_only=True):
    """What a template leaves out, the minutes it would take, and in `note` what to do about it instead."""

    title: str
    stage: StageKey
    step: StepKey
    minutes: Minutes
    priority: Priority
    note: str


class Template(Struct, frozen=True, kw_only=True):
    """A way to spend a day (or less): its items in order, and what is cut so that they fit."""

    key: str
    title: str
    summary: str
    starts_at: Clock
    ends_at: Clock
    working_minutes: int
    items: tuple[TemplateItem, ...]
    cut: tuple[CutItem, ...]


@cache
def templates() -> tuple[Template, ...]:
    """Give the agenda templates in the order they are offered."""
    return tuple(msgspec.convert({"key": key, **said}, Template) for key, said in words("templates").items())


def template(key: str) -> Template:
    """Give a template by its key, such as ``"full-day"``; KeyError where there is none of that name."""
    for each in templates():
        if each.key == key:
            return each
    raise KeyError(key)


def agenda_items(chosen: Template, day: int = 1) -> tuple[AgendaItem, ...]:
    """Give the agenda of a template as new records of one day; what it cuts is not among them."""
    return tuple(AgendaItem(id=new_id(), day=day, **msgspec.structs.asdict(item)) for item in chosen.items)
