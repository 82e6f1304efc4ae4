"""What the room thinks of its six practices (or five competencies), without anyone being ranked."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

from msgspec import Struct

from app.records.kinds import Instrument, Practice, RatedItem
from app.records.practices import PracticeReview, Rating, Survey
from app.rules.anonymity import groups_to_show
from app.workshop import Workshop

PRACTICES: tuple[Practice, ...] = get_args(Practice)
COMPETENCIES: tuple[RatedItem, ...] = ("assets", "align", "listening", "reliability", "leadership")
SCORES = (1, 2, 3, 4, 5)
LOW = 2
HIGH = 4
SPLIT_FROM = 4
"""With fewer scores than this nobody can speak of a split room."""


class ItemSummary(Struct, frozen=True, kw_only=True):
    """What a survey says of one item. `n` counts the scores; whoever can't judge is counted apart.

    `distribution` holds how many gave 1, 2, 3, 4 and 5. `gap` is target − mean as people
    round it, so that it follows from the two figures shown beside it; null without both.
    """

    item: RatedItem
    n: int
    cant_judge: int
    mean: float | None
    median: float | None
    lowest: int | None
    highest: int | None
    distribution: tuple[int, ...]
    is_split: bool
    target: int | None
    gap: float | None


class GroupSummary(Struct, frozen=True, kw_only=True):
    """The scores one group of people gave: `group` is a level or the id of a department."""

    group: str
    summary: ItemSummary


def to_one_place(mark: float) -> float:
    """Round a mark to one decimal as people do: 2.25 is 2.3, wherever it is shown."""
    return float(Decimal(str(mark)).quantize(Decimal("0.1"), ROUND_HALF_UP))


def items(instrument: Instrument) -> tuple[RatedItem, ...]:
    """Give what is rated: the six practices or the five competencies, in order."""
    return PRACTICES if instrument == "practice" else COMPETENCIES


def is_shown(survey: Survey) -> bool:
    """Tell whether a survey's scores may be seen: a secret one only once it is revealed."""
    return not survey.secret or survey.revealed_at is not None


def summaries(workshop: Workshop, survey_id: str) -> tuple[ItemSummary, ...] | None:
    """Give the summary of each item of a survey, in order; None while the survey is hidden."""
    survey: Survey = workshop.get("surveys", survey_id)
    if not is_shown(survey):
        return None
    ratings = _by_item(workshop.where("ratings", "survey_id", survey_id))
    return tuple(
        summarise(item, ratings.get(item, ()), target(workshop, item)) for item in items(survey.instrument)
    )


def entered(workshop: Workshop, survey_id: str) -> Mapping[RatedItem, int]:
    """Give how many answers each item has, can't judge included. Never hidden: it tells no score."""
    survey: Survey = workshop.get("surveys", survey_id)
    ratings = _by_item(workshop.where("ratings", "survey_id", survey_id))
    return {item: len(ratings.get(item, ())) for item in items(survey.instrument)}


def latest(workshop: Workshop, instrument: Instrument) -> Survey | None:
    """Give the survey held last, shown or not; of two on one day the later in the list; None without any."""
    return _last(workshop.where("surveys", "instrument", instrument))


def latest_shown(workshop: Workshop, instrument: Instrument) -> Survey | None:
    """Give the survey held last whose scores may be seen, None without any."""
    return _last(survey for survey in workshop.where("surveys", "instrument", instrument) if is_shown(survey))


def summarise(item: RatedItem, ratings: Iterable[Rating], target: int | None = None) -> ItemSummary:
    """Sum up the ratings of one item."""
    given = tuple(ratings)
    scores = sorted(rating.score for rating in given if rating.score is not None)
    n = len(scores)
    mean = sum(scores) / n if n else None
    return ItemSummary(
        item=item,
        n=n,
        cant_judge=len(given) - n,
        mean=mean,
        median=(scores[(n - 1) // 2] + scores[n // 2]) / 2 if n else None,
        lowest=scores[0] if n else None,
        highest=scores[-1] if n else None,
        distribution=tuple(scores.count(score) for score in SCORES),
        is_split=_is_split(scores),
        target=target,
        gap=None if target is None or mean is None else to_one_place(target - to_one_place(mean)),
    )


def _is_split(scores: list[int]) -> bool:
    n = len(scores)
    low = sum(score <= LOW for score in scores)
    high = sum(score >= HIGH for score in scores)
    return n >= SPLIT_FROM and 4 * low >= n and 4 * high >= n


def review(workshop: Workshop, practice: Practice) -> PracticeReview | None:
    """Give what the room wrote about a practice; None where it wrote nothing."""
    return next(iter(workshop.where("practice_reviews", "practice", practice)), None)


def target(workshop: Workshop, item: RatedItem) -> int | None:
    """Give the target the room set for a practice, 1-5; None where there is none (competencies have none)."""
    reviews: tuple[PracticeReview, ...] = workshop.where("practice_reviews", "practice", item)
    return next((each.target for each in reviews if each.target is not None), None)


def breakdown(
    workshop: Workshop, survey_id: str, item: RatedItem, by: Literal["level", "department_id"]
) -> tuple[GroupSummary, ...]:
    """Give one item's scores by level or by department, as far as nobody can be told from them.

    Only ratings given by name can be told apart at all. A group is shown where it, and what is left of the
    whole without all groups shown, counts at least five scores. Nothing is given while the survey is hidden.
    """
    if not is_shown(workshop.get("surveys", survey_id)):
        return ()
    scored = [
        rating
        for rating in workshop.where("ratings", "survey_id", survey_id)
        if rating.item == item and rating.score is not None
    ]
    groups: dict[str, list[Rating]] = {}
    for rating in scored:
        person = workshop.find("participants", rating.participant_id)
        group = None if person is None else getattr(person, by)
        if group is not None:
            groups.setdefault(group, []).append(rating)
    counts = {group: len(ratings) for group, ratings in groups.items()}
    return tuple(
        GroupSummary(group=group, summary=summarise(item, groups[group]))
        for group in groups_to_show(counts, len(scored))
    )


def _by_item(ratings: Iterable[Rating]) -> Mapping[str, list[Rating]]:
    found: dict[str, list[Rating]] = {}
    for rating in ratings:
        found.setdefault(rating.item, []).append(rating)
    return found


def _last(surveys: Iterable[Survey]) -> Survey | None:
    by_day = sorted(surveys, key=lambda survey: survey.held_on)
    return by_day[-1] if by_day else None
