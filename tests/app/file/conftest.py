"""A workshop with a record in every list, a clock that stands still, and files made of both."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from app.file.workshop_file import WorkshopFile
from app.records.hand_out import CheckIn, Photo, Progress
from app.records.plan import (
    Action,
    ActionSource,
    BusinessCase,
    Decision,
    Dismissal,
    ParkingLotItem,
    Pledge,
)
from app.records.practices import (
    KeyCustomer,
    PlaybookRule,
    Policy,
    PracticeReview,
    Rating,
    SignExample,
    Survey,
)
from app.records.prepare import AgendaItem, Department, Group, Note, Participant, Segment, WorkshopDetails
from app.records.touchpoints import JourneyStage, PainPoint, PersonalTouchpoint, Receiver, Touchpoint
from app.records.vision import (
    Ballot,
    CascadeBehaviour,
    Commitment,
    Draft,
    Phrase,
    Reservation,
    Signature,
    Theme,
    Voice,
    Vote,
)
from app.records.vocabulary import list_of
from app.workshop import Workshop

DAY = date(2027, 3, 1)
LOGO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAYAAAACCAIAAAD0PzoJAAAAGElEQVR42mNkME5jgIH/Z2YyMDAwMWAAAE9WAwEa6HUFAAAAAElFTkSu"
    "QmCC"
)
PHOTO = b"\xff\xd8 not quite a photograph \x00\xff\xd9"


class Clock:
    """The time, moved by the test alone."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def details() -> WorkshopDetails:
    return WorkshopDetails(
        title="Kick-off",
        organisation="Northgate Building Supplies",
        customer_name="builder",
        customer_name_plural="builders",
        held_on=DAY,
        language="en",
    )


@pytest.fixture(scope="session")
def images() -> dict[str, bytes]:
    return {sha256(image).hexdigest(): image for image in (PHOTO, LOGO)}


@pytest.fixture(scope="session")
def whole(details: WorkshopDetails) -> Workshop:
    """A workshop with a record in every list, every kind of reference among them, and awkward values."""
    records: list[Struct] = [
        Segment(id="se1", name="Builders"),
        Department(id="de1", name="Sales “north” \U0001f9f1 \\ \"quoted\"", headcount=2**63 - 1),
        Department(id="de2", name="Logistics", kind="partner", note="first line\nsecond\ttab"),
        Group(id="gr1", name="Table 1"),
        Participant(id="pa1", name="Sales lead", department_id="de1", represents_ids=("de2",),
                    group_id="gr1"),
        Participant(id="pa2", name="Driver", department_id="de2", email="driver@example.org"),
        AgendaItem(id="ag1", title="Opening", kind="opening", minutes=20, fixed_at="09:00"),
        Note(id="no1", stage="vision", step="drafts", text="null"),
        Voice(id="vo1", quote="It came late.", segment_id="se1", journey_stage_id="js1", heard_on=DAY),
        Theme(id="th1", name="On time"),
        Phrase(id="ph1", prompt="proud", text="true", participant_id="pa1", group_id="gr1", theme_id="th1"),
        Draft(id="dr1", text="We deliver what we promise."),
        Draft(id="dr2", text="On site, on time.", based_on_ids=("dr1",), group_id="gr1"),
        Ballot(id="ba1", subject="draft", candidate_ids=("dr1", "dr2"), voters=2),
        Ballot(id="ba2", subject="phrase", candidate_ids=("ph1",), secret=False),
        Vote(id="vt1", ballot_id="ba1", candidate_id="dr1", dots=3),
        Vote(id="vt2", ballot_id="ba1", candidate_id="dr2", dots=3),
        Vote(id="vt3", ballot_id="ba2", candidate_id="ph1", dots=1, participant_id="pa1"),
        Reservation(id="re1", text="Only with a second crane.", participant_id="pa2"),
        Commitment(id="co1", text="We call before we are late."),
        CascadeBehaviour(id="ca1", direction="leader_to_leader", behaviour="Open with a customer story."),
        Signature(id="si1", participant_id="pa1", name="Sales lead", subject="vision", signed_on=DAY),
        JourneyStage(id="js1", name="Delivery", segment_id="se1"),
        Touchpoint(id="to1", department_id="de1", name="Quote", journey_stage_id="js1", confirmed=True),
        Touchpoint(id="to2", department_id="de2", name="Load", importance=5, level_today="broken",
                   group_id="gr1"),
        Receiver(id="rc1", touchpoint_id="to1", segment_id="se1", giver_score=8, receiver_score=3),
        Receiver(id="rc2", touchpoint_id="to1", department_id="de2"),
        PainPoint(id="pp1", touchpoint_id="to2", text="Late", level="processing", severity=5, frequency=4,
                  voice_id="vo1", group_id="gr1"),
        PersonalTouchpoint(id="pt1", participant_id="pa1", touchpoint_id="to1", answer="I quote.", main=True),
        Pledge(id="pl1", participant_id="pa2", text="I call ahead.", by_on=DAY),
        Survey(id="su1", instrument="practice", title="Before", held_on=DAY, check_in_id="ch1"),
        Rating(id="ra1", survey_id="su1", item="know", score=2),
        Rating(id="ra2", survey_id="su1", item="know"),
        PracticeReview(id="pr1", practice="know", target=4),
        KeyCustomer(id="kc1", name="A builder", segment_id="se1", owner_id="pa1"),
        PlaybookRule(id="pb1", situation="Late load", freedom="Send a taxi", limit="200"),
        Policy(id="po1", name="Bonus on volume", effect="punishes", change="Bonus on repeat orders"),
        SignExample(id="sx1", sign="pain_first", example="The crane", department_id="de2"),
        Action(id="ac1", title="Call ahead", touchpoint_id="to2", owner_id="pa2", department_id="de2",
               due_on=DAY, impact=5, effort=1, recognised=True, loyalty=False),
        ActionSource(id="as1", action_id="ac1", source="pain_points", source_id="pp1"),
        ActionSource(id="as2", action_id="ac1", source="departments", source_id="de2"),
        Dismissal(id="di1", source="policies", source_id="po1", reason="Out of our hands"),
        Decision(id="dc1", text="Buy a crane", recognised=True),
        CheckIn(id="ch1", planned_on=DAY),
        Progress(id="pg1", action_id="ac1", check_in_id="ch1", status="started"),
        ParkingLotItem(id="pk1", text="New depot?"),
        BusinessCase(id="bc1", segment_id="se1", currency="GBP", retention=0.88, target_retention=0.9,
                     yearly_revenue_per_customer=12345678901234.567),
        Photo(id="ft1", stage="vision", image=sha256(PHOTO).hexdigest(),
              taken_at="2027-03-01T10:00:00+00:00"),
    ]  # fmt: skip
    lists: dict[str, list[Any]] = {}
    for record in records:
        lists.setdefault(list_of(record), []).append(record)
    branded = msgspec.structs.replace(details, colour="#003366", logo=sha256(LOGO).hexdigest())
    return Workshop(branded, **{name: tuple(found) for name, found in lists.items()})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "day.touchline"


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def opened() -> Iterator[Callable[[WorkshopFile], WorkshopFile]]:
    """Notes files to be closed at the end, whatever happens in the test."""
    files: list[WorkshopFile] = []

    def note(file: WorkshopFile) -> WorkshopFile:
        files.append(file)
        return file

    yield note
    for file in files:
        file.close()


@pytest.fixture
def file(
    path: Path, whole: Workshop, images: dict[str, bytes], clock: Clock, opened: Callable[..., WorkshopFile]
) -> WorkshopFile:
    """An open file that holds the whole workshop."""
    return opened(WorkshopFile.create(path, whole.details, whole, images, clock=clock))


@pytest.fixture
def not_root(tmp_path: Path) -> Iterator[None]:
    """Run as nobody where the tests run as root, to whom no file is read-only; `tmp_path` is nobody's too."""
    if os.name == "nt":
        pytest.skip("permissions of a folder mean something else on Windows")
    datetime.strptime("2027", "%Y")  # imports a module that nobody may not be able to read
    root = os.geteuid() == 0
    modes = {parent: 0o755 for parent in tmp_path.parents if parent.stat().st_mode & 0o077 == 0}
    before = {path: path.stat().st_mode & 0o777 for path in (*modes, tmp_path)}
    for path, mode in {**modes, tmp_path: 0o777}.items():
        path.chmod(mode)
    try:
        if root:
            os.seteuid(65534)
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in before.items():
            path.chmod(mode)
