"""How far the steps of Practices are."""

from app.flow.states.state import StepState, counted, step_state
from app.records.practices import PracticeReview, Survey
from app.rules.practices import PRACTICES, SPLIT_FROM, entered, is_shown, latest, summaries
from app.workshop import Workshop


def rate(workshop: Workshop) -> StepState:
    """Done once each practice has four answers in a survey, and they are revealed.

    A later survey that isn't so far yet, such as a single sheet that came late, takes nothing of that away.
    """
    place = ("practices", "rate")
    survey = latest(workshop, "practice")
    every = workshop.where("surveys", "instrument", "practice")
    is_rated = [_is_rated(workshop, each) for each in every]
    if survey is not None and any(is_rated) and not _is_rated(workshop, survey):
        return step_state(place, "done", line="again", round=len(every))
    answers = {} if survey is None else entered(workshop, survey.id)
    if survey is None or not any(answers.values()):
        return step_state(place, "to_do")
    rated = sum(count >= SPLIT_FROM for count in answers.values())
    if rated < len(PRACTICES):
        return step_state(place, "under_way", rated=rated, total=len(PRACTICES))
    found = summaries(workshop, survey.id)
    if found is None:
        said = counted("slips", max(answers.values()))
        return step_state(place, "under_way", line="hidden", slips=said)
    return step_state(place, "done", split=sum(each.is_split for each in found))


def _is_rated(workshop: Workshop, survey: Survey) -> bool:
    return is_shown(survey) and all(count >= SPLIT_FROM for count in entered(workshop, survey.id).values())


def targets(workshop: Workshop) -> StepState:
    """Done once one practice has evidence, a barrier, a target and a date."""
    place = ("practices", "targets")
    if not workshop.practice_reviews:
        return step_state(place, "to_do")
    complete = sum(map(_is_complete, workshop.practice_reviews))
    if complete == 0:
        return step_state(place, "under_way")
    return step_state(place, "done", complete=complete, total=len(PRACTICES))


def _is_complete(review: PracticeReview) -> bool:
    return bool(review.evidence and review.barrier and review.target and review.target_on)
