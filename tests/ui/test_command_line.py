"""The command line, called as scripts call it: exit codes, a clean standard output, plain refusals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from app.content import words
from app.file.looking import read_workshop
from app.file.workshop_file import WorkshopFile
from tests.app.interchange.test_reading import COUNCIL
from ui.command_line import MODULES, main

ROOT = Path(__file__).resolve().parents[2]


class Done(NamedTuple):
    """What a call left behind."""

    code: int
    out: str
    err: str


class Program:
    """Calls the command line in this process, in a folder of the test's own."""

    def __init__(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        self._captured = capfdbinary

    def __call__(self, *words: object) -> Done:
        code = main([str(word) for word in words])
        out, err = self._captured.readouterr()
        assert b"Traceback" not in err
        return Done(code, out.decode(), err.decode())


@pytest.fixture
def touchline(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Program:
    monkeypatch.chdir(tmp_path)
    return Program(capfdbinary)


@pytest.fixture
def council(touchline: Program, tmp_path: Path) -> Path:
    """A small council's workshop, made from interchange JSON."""
    (tmp_path / "council.json").write_text(json.dumps(COUNCIL))
    assert touchline("import", "council.json", "council.touchline") == (0, "", "")
    return tmp_path / "council.touchline"


def test_help_lists_every_verb_and_each_has_its_own(touchline: Program) -> None:
    listed = touchline("--help")
    assert (listed.code, listed.err) == (0, "")
    for verb in MODULES:
        assert f"\n  {verb} " in listed.out
        own = touchline(verb, "--help")
        assert (own.code, own.err) == (0, "")
        about = str(words("command_line")["verbs"][verb])
        assert " ".join(about.split()) in " ".join(own.out.split())


@pytest.mark.parametrize(
    "wrong",
    [
        ["--frob"],
        ["frob"],
        ["council.touchline", "more"],
        ["new"],
        ["new", "a.touchline", "--title", "T"],
        ["new", "a.touchline", "--title", "T", "--organisation", "O", "--held-on", "2026-W10-3"],
        ["new", "a.touchline", "--title", "T", "--organisation", "O", "--held-on", "2026-02-30"],
        ["new", "a.touchline", "--title", "T", "--organisation", "O", "--template", "endless"],
        ["import", "a.json"],
        ["json", "a.touchline", "--o", "b.json"],
        ["insights"],
        ["check", "--all", "a.touchline"],
        ["tour", "folder"],
        ["tour", "--to", ""],
        ["json", ""],
        ["json", "a.touchline", "--out", ""],
        ["import", "", "a.touchline"],
        [""],
    ],
)
def test_wrong_usage_says_so_and_ends_with_two(touchline: Program, tmp_path: Path, wrong: list[str]) -> None:
    done = touchline(*wrong)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("usage: touchline")
    assert ": error: " in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_name_no_disk_takes_is_refused(touchline: Program, tmp_path: Path) -> None:
    long = "x" * 300
    (tmp_path / "council.json").write_text(json.dumps(COUNCIL))
    for call in (
        [long],
        ["check", long],
        ["json", f"{long}.touchline"],
        ["import", "council.json", long],
        ["import", long, "new.touchline"],
        ["collect", long, "sheets"],
        ["collect", "council.touchline", long],
        ["export", long, "--to", "out"],
        ["tour", "--to", long],
    ):
        done = touchline(*call)
        assert (done.code, done.out) == (1, ""), call
        assert done.err.count("\n") == 1
    assert [each.name for each in tmp_path.iterdir()] == ["council.json"]


def test_new_makes_a_workshop_with_its_defaults(touchline: Program, tmp_path: Path) -> None:
    earliest = date.today()
    done = touchline("new", "day.touchline", "--title", "Our day", "--organisation", "Northbridge")
    assert done == (0, "", "")
    workshop, images = read_workshop(tmp_path / "day.touchline")
    details = workshop.details
    assert (details.title, details.organisation) == ("Our day", "Northbridge")
    assert (details.customer_name, details.customer_name_plural) == ("customer", "customers")
    assert earliest <= details.held_on <= date.today()
    assert details.language == "en"
    assert not any(workshop.lists.values())
    assert not images


def test_new_takes_a_template_and_every_detail(touchline: Program, tmp_path: Path) -> None:
    done = touchline(
        *(
            "new",
            "day.touchline",
            "--title",
            '<b>&"=1+1',
            "--organisation",
            "Δήμος",
            "--template",
            "full-day",
        ),
        *("--customer", "citizen", "--customers", "citizens", "--held-on", "2026-03-04", "--language", "el"),
    )
    assert done == (0, "", "")
    workshop, _ = read_workshop(tmp_path / "day.touchline")
    details = workshop.details
    assert (details.title, details.organisation, details.language) == ('<b>&"=1+1', "Δήμος", "el")
    assert (details.customer_name, details.customer_name_plural) == ("citizen", "citizens")
    assert details.held_on == date(2026, 3, 4)
    assert [item.kind for item in workshop.agenda_items].count("lunch") == 1


def test_new_and_import_never_write_over_a_file(touchline: Program, tmp_path: Path) -> None:
    (tmp_path / "council.json").write_text(json.dumps(COUNCIL))
    (tmp_path / "mine.touchline").write_bytes(b"precious")
    for call in (
        ["new", "mine.touchline", "--title", "T", "--organisation", "O"],
        ["import", "council.json", "mine.touchline"],
    ):
        done = touchline(*call)
        assert (done.code, done.out) == (1, "")
        assert "mine.touchline" in done.err
    assert (tmp_path / "mine.touchline").read_bytes() == b"precious"
    assert len(list(tmp_path.iterdir())) == 2


def test_new_refuses_a_title_that_is_no_text_and_a_missing_folder(touchline: Program, tmp_path: Path) -> None:
    done = touchline("new", "a.touchline", "--title", "caf\udce9", "--organisation", "O")
    assert (done.code, done.out) == (1, "")
    assert "title: found “caf\\udce9”" in done.err
    done = touchline("new", "nowhere/a.touchline", "--title", "T", "--organisation", "O")
    assert (done.code, done.out) == (1, "")
    assert "nowhere" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_council_comes_out_of_json_as_it_went_in(touchline: Program, council: Path, tmp_path: Path) -> None:
    workshop, _ = read_workshop(council)
    assert [each.name for each in workshop.departments] == ["Housing", "Roads"]
    out = touchline("json", council)
    assert (out.code, out.err) == (0, "")
    assert touchline("json", council, "--out", "again.json") == (0, "", "")
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == out.out
    assert touchline("import", "again.json", "again.touchline") == (0, "", "")
    assert read_workshop(tmp_path / "again.touchline")[0] == workshop
    assert touchline("json", "again.touchline").out == out.out


def test_json_never_writes_over_a_file(touchline: Program, council: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text("precious")
    done = touchline("json", council, "--out", "kept.json")
    assert (done.code, done.out) == (1, "")
    assert "kept.json" in done.err
    assert (tmp_path / "kept.json").read_text() == "precious"


def test_import_refuses_with_every_place_and_leaves_nothing(touchline: Program, tmp_path: Path) -> None:
    faulty = COUNCIL | {
        "themes": [{"id": "x"}],
        "touchpoints": [{"id": "t", "department_id": "d7", "name": "N"}],
    }
    (tmp_path / "faulty.json").write_text(json.dumps(faulty))
    done = touchline("import", "faulty.json", "new.touchline")
    assert (done.code, done.out) == (1, "")
    assert "themes[0].name: found nothing, expected a value" in done.err
    assert "touchpoints[0].department_id: found “d7”, expected the id of a record in departments" in done.err
    assert [each.name for each in tmp_path.iterdir()] == ["faulty.json"]


def test_import_refuses_a_huge_file_a_missing_one_and_a_folder(touchline: Program, tmp_path: Path) -> None:
    with (tmp_path / "huge.json").open("wb") as huge:
        huge.truncate(300_000_000)
    for name, said in (("huge.json", "300 MB"), ("none.json", "no file"), (".", "folder")):
        done = touchline("import", name, "new.touchline")
        assert (done.code, done.out) == (1, "")
        assert said in done.err
    assert [each.name for each in tmp_path.iterdir()] == ["huge.json"]


def test_the_schema_is_json(touchline: Program) -> None:
    done = touchline("schema")
    assert (done.code, done.err) == (0, "")
    assert json.loads(done.out)["required"] == ["touchline", "workshop"]


def test_insights_are_listed_in_words_and_as_json(touchline: Program, council: Path) -> None:
    listed = touchline("insights", council, "--json")
    assert (listed.code, listed.err) == (0, "")
    found = json.loads(listed.out)
    assert all(list(each) == ["kind", "title", "records", "stage", "step"] for each in found)
    ownerless = [each["records"] for each in found if each["kind"] == "action_without_owner"]
    action = read_workshop(council)[0].actions[0]
    assert ownerless == [[{"record": "actions", "id": action.id, "name": "Answer within five days"}]]
    said = touchline("insights", council)
    assert (said.code, said.err) == (0, "")
    assert all(each["title"] in said.out for each in found)
    assert "Plan › Actions" in said.out


def test_insights_of_a_workshop_with_nothing_to_mend(touchline: Program, tmp_path: Path) -> None:
    done_day = {
        "touchline": 1,
        "workshop": COUNCIL["workshop"] | {"statement": "We answer.", "statement_agreed_on": "2026-03-04"},
        "signatures": [{"id": "s", "name": "The mayor", "level": "senior_leader", "subject": "vision"}],
    }
    (tmp_path / "done.json").write_text(json.dumps(done_day))
    touchline("import", "done.json", "done.touchline")
    assert json.loads(touchline("insights", "done.touchline", "--json").out) == []
    assert touchline("insights", "done.touchline") == (0, "Nothing to mend.\n", "")


def test_check_finds_nothing_in_a_sound_file(touchline: Program, council: Path) -> None:
    done = touchline("check", council)
    assert (done.code, done.err) == (0, "")
    assert "nothing is wrong" in done.out


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for page in range(8192, len(data), 4096):
        data[page : page + 400] = b"\xa5" * 400
    path.write_bytes(data)


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(data)


def other(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 hello")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("spoil", [damaged, newer, other, empty, missing, folder, pipe])
@pytest.mark.parametrize("verb", [["json"], ["insights"], ["insights", "--json"], ["check"]])
def test_reading_verbs_refuse_what_is_no_sound_workshop(
    touchline: Program, council: Path, spoil: object, verb: list[str]
) -> None:
    assert callable(spoil)
    spoil(council)
    done = touchline(*verb, council)
    assert (done.code, done.out) == (1, "")
    assert "council.touchline" in done.err
    assert done.err.count("\n") < 25


def test_reading_verbs_read_a_workshop_that_somebody_has_open_or_may_only_read(
    touchline: Program, council: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from app.file.workshop_file import WorkshopFile;"
        "file = WorkshopFile.open(Path(sys.argv[1])); print(flush=True); sys.stdin.read(); file.close()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, council], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert touchline("json", council).code == 0
        assert touchline("insights", council).code == 0
        assert touchline("check", council).code == 0
    assert holder.returncode == 0


def test_reading_verbs_never_write_to_the_file(touchline: Program, council: Path, tmp_path: Path) -> None:
    before = council.read_bytes(), council.stat().st_mtime_ns
    council.chmod(0o400)
    for verb in (["json"], ["insights"], ["check"]):
        assert touchline(*verb, council).code == 0
    assert (council.read_bytes(), council.stat().st_mtime_ns) == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["council.json", "council.touchline"]


def test_a_file_made_here_opens_for_changing(council: Path) -> None:
    file = WorkshopFile.open(council)
    with file.change("Rename") as change:
        change.update("workshop", None, title="Renamed")
    file.close()
    assert read_workshop(council)[0].details.title == "Renamed"
