"""Reading sheets of the two-question test: an answer counts where all the sheets agree on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal
from urllib.parse import quote, unquote

from app.records.plan import Action
from app.worksheets.harvest import Harvest, Update, say
from app.worksheets.questions import ROWS, record_id
from app.worksheets.returned import Filled
from app.workshop import Workshop

Question = Literal["recognised", "loyalty"]

QUESTIONS: tuple[Question, ...] = ("recognised", "loyalty")


def field_of(question: Question, action_id: str) -> str:
    """Give the name of the field in which a sheet asks a question about an action."""
    return f"{question}|{quote(action_id, safe='').replace('.', '%2E')}"


def new_ideas(workshop: Workshop, filled: Filled) -> Harvest:
    """Read the rows in which an idea was written in: each becomes a proposed action with its answers."""
    found = tuple(
        Action(
            id=record_id(filled.sheet, filled.digest, row),
            title=" ".join(text.split()),
            recognised=_answer(filled, f"recognised{row}"),
            loyalty=_answer(filled, f"loyalty{row}"),
        )
        for row in range(1, ROWS + 1)
        if (text := filled.text(f"idea{row}"))
    )
    news = _news(workshop, filled)
    known = any(workshop.find("actions", each.id) for each in found)
    said_already = not (found or news) and any(_answers(filled))
    return Harvest(again=True) if known or said_already else Harvest(found, later=news)


def counts(filled: Filled, updates: Iterable[Update]) -> bool:
    """Tell whether a sheet gave one of the answers that were set."""
    settled = {(question, each.id) for each in updates for question in each.fields}
    return any((question, id) in settled for question, id, _ in _answers(filled))


def _news(workshop: Workshop, filled: Filled) -> bool:
    """Tell whether a sheet answers anything about actions otherwise than it stands in the workshop."""
    return any(
        action is None or getattr(action, question) != said
        for question, action_id, said in _answers(filled)
        for action in [workshop.find("actions", action_id)]
    )


def answers(workshop: Workshop, sheets: Sequence[Filled]) -> Harvest:
    """Read what all the sheets say of actions that are in the workshop.

    An answer is set where the sheets that give one agree and none stands there yet; all else is a remark.
    """
    given: dict[tuple[str, Question], set[bool]] = defaultdict(set)
    for filled in sheets:
        for question, id, answer in _answers(filled):
            given[id, question].add(answer)
    fields: dict[str, dict[str, Any]] = {}
    remarks: dict[str, None] = {}
    for (id, question), said in given.items():
        action = workshop.find("actions", id)
        if action is None:
            remarks[say("remarks", "action_gone")] = None
        elif len(said) > 1:
            remarks[say("remarks", "test_split", action=action.title)] = None
        else:
            _settle(action, question, said.pop(), fields, remarks)
    updates = tuple(Update("actions", id, found) for id, found in fields.items())
    return Harvest(updates=updates, remarks=tuple(remarks))


def _settle(
    action: Action,
    question: Question,
    said: bool,
    fields: dict[str, dict[str, Any]],
    remarks: dict[str, None],
) -> None:
    known: Mapping[Question, bool | None] = {"recognised": action.recognised, "loyalty": action.loyalty}
    if known[question] is None:
        fields.setdefault(action.id, {})[question] = said
    elif known[question] != said:
        remarks[say("remarks", "test_differs", action=action.title)] = None


def _answers(filled: Filled) -> Iterator[tuple[Question, str, bool]]:
    """Give the question, the id of the action and the answer of each field about an action."""
    for field in filled.answers:
        question, bar, id = field.partition("|")
        answer = _answer(filled, field)
        if bar and question in QUESTIONS and answer is not None:
            yield question, unquote(id), answer


def _answer(filled: Filled, field: str) -> bool | None:
    return {"yes": True, "no": False}.get(filled.text(field) or "")
