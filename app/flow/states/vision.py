"""How far the steps of Vision are."""

from app.flow.states.state import StepState, counted, so_far, step_state
from app.rules.agreement import is_miscounted
from app.rules.signatures import is_agreed, is_signed, valid_signatures
from app.workshop import Workshop

ENOUGH_VOICES = 10
PHRASES_A_PERSON = 2
ENOUGH_DRAFTS = 2
ENOUGH_COMMITMENTS = 3


def voices(workshop: Workshop) -> StepState:
    """Done from ten voices with every segment heard."""
    place = ("vision", "voices")
    count = len(workshop.voices)
    said = counted("voices", count)
    state = so_far(count, done_from=ENOUGH_VOICES)
    unheard = sum(not workshop.where("voices", "segment_id", each.id) for each in workshop.segments)
    if state == "done" and unheard:
        segments = counted("segments", unheard)
        return step_state(place, "under_way", line="unheard", voices=said, segments=segments)
    return step_state(place, state, voices=said)


def phrases(workshop: Workshop) -> StepState:
    """Done from two phrases for each person in the room."""
    count = len(workshop.phrases)
    wanted = PHRASES_A_PERSON * max(len(workshop.in_the_room), 1)
    state = so_far(count, done_from=wanted)
    return step_state(("vision", "phrases"), state, phrases=counted("phrases", count))


def drafts(workshop: Workshop) -> StepState:
    """Done from two drafts: only then is there a choice."""
    count = len(workshop.drafts)
    state = so_far(count, done_from=ENOUGH_DRAFTS)
    return step_state(("vision", "drafts"), state, drafts=counted("drafts", count))


def agree(workshop: Workshop) -> StepState:
    """Done once the statement has a day on which it was agreed, by a count that can be true."""
    place = ("vision", "agree")
    details = workshop.details
    if not is_agreed(workshop):
        return step_state(place, "under_way" if details.statement else "to_do")
    if details.agreed_count is None or details.present_count is None:
        return step_state(place, "done")
    agreed, present = details.agreed_count, details.present_count
    if is_miscounted(workshop):
        return step_state(place, "under_way", line="miscounted", agreed=agreed, present=present)
    return step_state(place, "done", line="counted", agreed=agreed, present=present)


def commitments(workshop: Workshop) -> StepState:
    """Done from three commitments."""
    count = len(workshop.commitments)
    state = so_far(count, done_from=ENOUGH_COMMITMENTS)
    return step_state(("vision", "commitments"), state, commitments=counted("commitments", count))


def sign_off(workshop: Workshop) -> StepState:
    """Done once a senior leader has signed the wording that is agreed."""
    place = ("vision", "sign_off")
    if not workshop.where("signatures", "subject", "vision"):
        return step_state(place, "to_do")
    valid = valid_signatures(workshop)
    if not valid:
        return step_state(place, "under_way", line="void")
    done = is_agreed(workshop) and is_signed(workshop)
    line = "done" if is_signed(workshop) else "under_way"
    said = counted("signatures", len(valid))
    return step_state(place, "done" if done else "under_way", line=line, signatures=said)
