"""Reading rating sheets so that afterwards nobody can tell which sheet said what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from secrets import SystemRandom
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from app.records.kinds import Practice
from app.records.practices import Rating, Survey
from app.worksheets.harvest import Harvest, Update, say
from app.worksheets.questions import record_id, survey_meant
from app.worksheets.returned import Filled
from app.workshop import Workshop

PRACTICES: tuple[Practice, ...] = get_args(Practice)


def rating(workshop: Workshop, filled: Filled) -> Harvest:
    """Read one sheet; its ratings name nobody, and the first sheet of a survey begins it.

    A sheet counts once: its number is known again, whatever marks it has the second time.
    """
    survey = survey_meant(workshop, filled.sheet.subject)
    if survey is None:
        return Harvest(refused=say("refused", "no_survey"))
    if survey.revealed_at is not None:
        return Harvest(refused=say("refused", "revealed", survey=survey.title))
    ids = {practice: record_id(filled.sheet, practice) for practice in PRACTICES}
    if any(workshop.find("ratings", id) for id in ids.values()):
        return Harvest(again=True)
    ratings = [
        Rating(id=ids[practice], survey_id=survey.id, item=practice, score=mark or None)
        for practice in PRACTICES
        if (mark := filled.mark(practice, 5)) is not None
    ]
    begun = [] if workshop.find("surveys", survey.id) or not ratings else [survey]
    early = ratings and survey.id != filled.sheet.subject
    remarks = (say("remarks", "made_before", survey=survey.title),) if early else ()
    return Harvest((*begun, *ratings), remarks=remarks)


def dealt(before: Workshop, records: Sequence[Struct]) -> Harvest:
    """Give the records with the ratings last, and the scores of their surveys dealt out anew, item by item.

    The scores that are in the workshop already are dealt out with them: of a sheet that comes in alone its
    ratings' ids would else tell what it said. A remark tells where there is nobody yet to deal with.
    """
    new = [each for each in records if isinstance(each, Rating)]
    surveys = dict.fromkeys(each.survey_id for each in new)
    old = [
        each
        for survey in surveys
        for each in before.where("ratings", "survey_id", survey)
        if each.participant_id is None
    ]
    scores = _scores((*old, *new))
    others = [each for each in records if not isinstance(each, Rating)]
    mixed = SystemRandom().sample([replace(each, score=scores[each.id]) for each in new], len(new))
    changed = (each.id for each in old if scores[each.id] != each.score)
    updates = tuple(Update("ratings", id, {"score": scores[id]}) for id in changed)
    titles = {each.id: each.title for each in (*before.surveys, *others) if isinstance(each, Survey)}
    alone = (each for each in surveys if _is_alone(each, (*old, *new)))
    remarks = tuple(say("remarks", "alone", survey=titles[each]) for each in alone)
    return Harvest((*others, *mixed), updates, remarks=remarks)


def _scores(ratings: Iterable[Rating]) -> dict[str, int | None]:
    """Deal out the scores of ratings among their ids, those of each survey and item by themselves."""
    chance = SystemRandom()
    alike: dict[tuple[str, str], list[Rating]] = defaultdict(list)
    for each in ratings:
        alike[each.survey_id, each.item].append(each)
    return {
        each.id: score
        for group in alike.values()
        for each, score in zip(group, chance.sample([one.score for one in group], len(group)), strict=True)
    }


def _is_alone(survey_id: str, ratings: Iterable[Rating]) -> bool:
    """Tell whether one mark stands alone for its practice, so that there is none to exchange it for."""
    return 1 in Counter(each.item for each in ratings if each.survey_id == survey_id).values()
