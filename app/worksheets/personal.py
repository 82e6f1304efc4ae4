"""Reading one person's sheets: phrases for the vision, and the personal touchpoint."""

from app.records.touchpoints import PersonalTouchpoint
from app.records.vision import Phrase
from app.worksheets.harvest import Harvest, say
from app.worksheets.people import who
from app.worksheets.questions import PERSONAL, prompts, record_id
from app.worksheets.returned import Filled
from app.workshop import Workshop


def phrases(workshop: Workshop, filled: Filled) -> Harvest:
    """Read the phrases of a sheet; without a name that is known they come in without a name."""
    person = who(workshop, filled)
    written = filled.text("name") or ""
    found = tuple(
        Phrase(
            id=record_id(filled.sheet, filled.digest, place),
            prompt=prompt,
            text=text,
            participant_id=None if person is None else person.id,
        )
        for place, prompt in enumerate(prompts(workshop), start=1)
        if (text := filled.text(f"phrase{place}"))
    )
    if any(workshop.find("phrases", each.id) for each in found):
        return Harvest(again=True)
    nameless = found and written and person is None
    remarks = (say("remarks", "unknown_writer", name=written),) if nameless else ()
    return Harvest(found, who=written if person is None else person.name, remarks=remarks)


def touchpoint(workshop: Workshop, filled: Filled) -> Harvest:
    """Read a personal touchpoint; the first one of a person is their main one."""
    answer = filled.text("answer")
    if not answer:
        return Harvest(refused=say("refused", "no_answer"))
    person = who(workshop, filled)
    if person is None:
        written = filled.text("name")
        if not written:
            return Harvest(refused=say("refused", "no_name"))
        return Harvest(refused=say("refused", "unknown_person", name=written))
    id = record_id(filled.sheet, filled.digest)
    if workshop.find("personal_touchpoints", id):
        return Harvest(again=True)
    known = workshop.where("personal_touchpoints", "participant_id", person.id)
    found = PersonalTouchpoint(
        id=id,
        participant_id=person.id,
        main=not any(each.main for each in known),
        **{field: text for field in PERSONAL if (text := filled.text(field))},
    )
    return Harvest((found,), who=person.name)
