"""Exports from the command line: which documents, where to, and what stands there already."""

from __future__ import annotations

import json
import os
from email import message_from_bytes, policy
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from app.content import resource
from exporters.catalogue import CATALOGUE
from tests.app.interchange.test_reading import COUNCIL, DETAILS
from tests.ui.test_command_line import Program


@pytest.fixture
def touchline(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Program:
    monkeypatch.chdir(tmp_path)
    return Program(capfdbinary)


@pytest.fixture
def council(touchline: Program, tmp_path: Path) -> Path:
    (tmp_path / "council.json").write_text(json.dumps(COUNCIL))
    assert touchline("import", "council.json", "council.touchline").code == 0
    return tmp_path / "council.touchline"


def test_every_document_is_made_and_what_has_nothing_to_print_is_said(
    touchline: Program, council: Path, tmp_path: Path
) -> None:
    before = council.read_bytes()
    done = touchline("export", council, "--to", "out")
    assert done.code == 0
    paths = [tmp_path / line for line in done.out.splitlines()]
    made = {"board.pdf", "plan.pdf", "plan.docx", "workshop.xlsx", "plan.md", "workshop.json", "actions.csv"}
    assert made <= {path.name for path in paths}
    assert all(path.stat().st_size > 100 for path in paths)
    assert CATALOGUE["handouts"].why_skipped in done.err
    assert council.read_bytes() == before
    assert json.loads((tmp_path / "out" / "workshop.json").read_bytes())["touchline"] == 1


def test_only_the_documents_named_are_made(touchline: Program, council: Path, tmp_path: Path) -> None:
    done = touchline("export", council, "--to", tmp_path / "out", "--as", "json, csv")
    assert done.code == 0
    assert [Path(line) for line in done.out.splitlines()] == [
        tmp_path / "out" / "workshop.json",
        tmp_path / "out" / "actions.csv",
    ]
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["actions.csv", "workshop.json"]


def test_nothing_is_written_over_unless_forced(touchline: Program, council: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "workshop.json"
    target.parent.mkdir()
    target.write_text("precious")
    done = touchline("export", council, "--to", "out", "--as", "csv,json")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "out/workshop.json is there already, and nothing was written. "
        "Choose another folder with --to, or add --force to write over it.\n"
    )
    assert target.read_text() == "precious"
    assert [each.name for each in target.parent.iterdir()] == ["workshop.json"]
    done = touchline("export", council, "--to", "out", "--as", "csv,json", "--force")
    assert done.code == 0
    assert json.loads(target.read_bytes())["touchline"] == 1


@pytest.mark.parametrize(
    ("paper", "size"),
    [((), (595, 842)), (("--paper", "A4"), (595, 842)), (("--paper", "letter"), (612, 792))],
)
def test_the_paper_can_be_chosen(
    paper: tuple[str, ...], size: tuple[int, int], touchline: Program, council: Path, tmp_path: Path
) -> None:
    assert touchline("export", council, "--to", "out", "--as", "board", *paper).code == 0
    document = pypdfium2.PdfDocument((tmp_path / "out" / "board.pdf").read_bytes())
    try:
        assert tuple(round(side) for side in document[0].get_size()) == size
    finally:
        document.close()


def test_mails_are_made_and_who_gets_none_is_said(touchline: Program, tmp_path: Path) -> None:
    sample = resource("samples", "building-supplies.json")
    assert touchline("import", sample, "sample.touchline").code == 0
    done = touchline("export", "sample.touchline", "--to", "out", "--as", "mail")
    assert done.code == 0
    paths = [tmp_path / line for line in done.out.splitlines()]
    assert len(paths) == 13
    assert sorted((tmp_path / "out").rglob("*.eml")) == sorted(paths)
    message = message_from_bytes(paths[0].read_bytes(), policy=policy.default)
    assert str(message["To"]) == "Managing director <md@harrowandvale.example>"
    assert "none for those without an e-mail address (Telephone order adviser; " in done.err


def test_all_documents_go_into_one_zip(touchline: Program, council: Path, tmp_path: Path) -> None:
    loose = touchline("export", council, "--to", "loose", "--as", "plan,json,csv")
    done = touchline("export", council, "--to", "out", "--as", "plan,json,csv", "--zip")
    assert done.code == 0
    (made,) = done.out.splitlines()
    assert [each.name for each in (tmp_path / "out").iterdir()] == [Path(made).name]
    with ZipFile(tmp_path / made) as archive:
        assert archive.testzip() is None
        for line in loose.out.splitlines():
            path = tmp_path / line
            assert archive.read(path.relative_to(tmp_path / "loose").as_posix()) == path.read_bytes()
    assert "Packing plan.pdf (1 of 3)" in done.err
    before = (tmp_path / made).read_bytes()
    again = touchline("export", council, "--to", "out", "--as", "plan,json,csv", "--zip")
    assert (again.code, again.out) == (1, "")
    assert "is there already" in again.err
    forced = touchline("export", council, "--to", "out", "--as", "plan,json,csv", "--zip", "--force")
    assert forced.code == 0
    assert (tmp_path / made).read_bytes() == before


def test_a_zip_is_without_what_is_the_facilitators_alone_unless_it_is_named(
    touchline: Program, council: Path, tmp_path: Path
) -> None:
    told = "holds your notes, confidential names and private pledges, so "
    for number, (call, said, names) in enumerate(
        [
            ((), f"is left out of the ZIP: it {told}it is not for the client. To get it, name it", set()),
            (("--as", "md,json"), f"is in the ZIP: it {told}the ZIP is not for", {"workshop.json"}),
            (("--as", "md"), "", set()),
        ]
    ):
        done = touchline("export", council, "--to", str(number), "--zip", *call)
        assert done.code == 0
        (made,) = done.out.splitlines()
        with ZipFile(tmp_path / made) as archive:
            assert {"workshop.json"} & set(archive.namelist()) == names
            assert "plan.md" in archive.namelist()
        assert said in done.err
        assert ("Workshop data (JSON) is" in done.err) == bool(said)


def test_an_unknown_paper_is_wrong_usage(touchline: Program, council: Path, tmp_path: Path) -> None:
    done = touchline("export", council, "--to", "out", "--paper", "A5")
    assert done.code == 2
    assert "there is no paper “A5”; choose A4 or Letter" in " ".join(done.err.split())
    assert not (tmp_path / "out").exists()


def test_a_file_where_the_folder_should_be_is_refused(
    touchline: Program, council: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("precious")
    done = touchline("export", council, "--to", "out", "--as", "json")
    assert (done.code, done.out) == (1, "")
    assert "out" in done.err
    assert (tmp_path / "out").read_text() == "precious"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--as", "json"], "--to"),
        (["--to", "out", "--as", "json,poem"], "no document “poem”; choose from board, plan"),
        (["--to", "out", "--as", ","], "no document is named; choose from board, plan"),
        (["--to"], "--to"),
        (["--to", ""], "a path can’t be an empty text"),
    ],
)
def test_wrong_usage_names_what_there_is(
    touchline: Program, tmp_path: Path, wrong: list[str], said: str
) -> None:
    done = touchline("export", "council.touchline", *wrong)
    assert (done.code, done.out) == (2, "")
    assert "usage: touchline export" in done.err
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["none.touchline", ".", "plain.txt", "pipe"])
def test_what_is_no_workshop_is_not_exported(touchline: Program, tmp_path: Path, name: str) -> None:
    (tmp_path / "plain.txt").write_text("hello")
    os.mkfifo(tmp_path / "pipe")
    done = touchline("export", name, "--to", "out")
    assert (done.code, done.out) == (1, "")
    assert not (tmp_path / "out").exists()


def test_an_empty_workshop_and_one_with_odd_names_are_exported(touchline: Program, tmp_path: Path) -> None:
    odd = {
        "touchline": 1,
        "workshop": DETAILS,
        "departments": [{"id": "d", "name": "Depot " * 33}],
        "participants": [{"id": "p", "name": '<b>&"'}, {"id": "q", "name": "=1+1", "department_id": "d"}],
    }
    for name, document in (("empty", {"touchline": 1, "workshop": DETAILS}), ("odd", odd)):
        (tmp_path / f"{name}.json").write_text(json.dumps(document))
        assert touchline("import", f"{name}.json", f"{name}.touchline").code == 0
        done = touchline("export", f"{name}.touchline", "--to", name)
        assert done.code == 0, done.err
        assert (tmp_path / name / "plan.pdf").read_bytes().startswith(b"%PDF-")


def test_the_same_workshop_exports_the_same_bytes(touchline: Program, tmp_path: Path) -> None:
    sample = resource("samples", "building-supplies.json")
    assert touchline("import", sample, "sample.touchline").code == 0
    exported = []
    for folder in ("one", "two"):
        done = touchline("export", "sample.touchline", "--to", folder, "--as", "board,json,csv,ics")
        assert done.code == 0
        exported.append([(tmp_path / line).read_bytes() for line in done.out.splitlines()])
    assert exported[0] == exported[1]
    assert len(exported[0]) == 4
