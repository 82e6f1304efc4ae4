"""Reading rating sheets so that afterwards nobody can tell which sheet said what."""

from collections.abc import Sequence
from secrets import SystemRandom
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from app.records.kinds import Practice
from app.records.practices import Rating
from app.worksheets.harvest import Harvest, say
from app.worksheets.questions import rating_survey, record_id
from app.worksheets.returned import Filled
from app.workshop import Workshop

PRACTICES: tuple[Practice, ...] = get_args(Practice)


def rating(workshop: Workshop, filled: Filled) -> Harvest:
    """Read one sheet; its ratings name nobody, and the first sheet of a survey begins it.

    A sheet counts once: its number is known again, whatever marks it has the second time.
    """
    survey = workshop.find("surveys", filled.sheet.subject)
    if survey is not None and survey.revealed_at is not None:
        return Harvest(refused=say("refused", "revealed", survey=survey.title))
    records: list[Struct] = []
    if survey is None:
        survey = replace(rating_survey(workshop), id=filled.sheet.subject)
        records.append(survey)
    ids = {practice: record_id(filled.sheet, practice) for practice in PRACTICES}
    if any(workshop.find("ratings", id) for id in ids.values()):
        return Harvest(again=True)
    ratings = [
        Rating(id=ids[practice], survey_id=survey.id, item=practice, score=mark or None)
        for practice in PRACTICES
        if (mark := filled.mark(practice, 5)) is not None
    ]
    return Harvest((*records, *ratings))


def mixed(records: Sequence[Struct]) -> tuple[Struct, ...]:
    """Give the records with the ratings last, their scores dealt out anew item by item, in any order.

    That a sheet came in can be told from its ratings' ids afterwards, but not what it said.
    """
    chance = SystemRandom()
    ratings = [each for each in records if isinstance(each, Rating)]
    dealt: list[Rating] = []
    for key in {(each.survey_id, each.item) for each in ratings}:
        alike = [each for each in ratings if (each.survey_id, each.item) == key]
        scores = chance.sample([each.score for each in alike], len(alike))
        dealt += [replace(each, score=score) for each, score in zip(alike, scores, strict=True)]
    others = [each for each in records if not isinstance(each, Rating)]
    return (*others, *chance.sample(dealt, len(dealt)))
