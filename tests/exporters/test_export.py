"""Exports: everything asked for or nothing, in the right place, never over what is there."""

from __future__ import annotations

import os
import resource as limits
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import ExportRefused
from app.interchange.reading import read_json
from app.workshop import Workshop
from exporters.catalogue import CATALOGUE
from exporters.export import Progress, check, export, make, place, sweep
from exporters.file_names import plain_name
from exporters.handout_files import handout_names
from exporters.mail_files import mail_names
from tests.small import workshop as small

PERSON = {"participants": [{"name": '<b>&"quoted"</b>'}, {"name": "Ποιος"}]}


def everything_in(folder: Path) -> set[str]:
    """Give every file below a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=["links", "no links"])
def _disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that knows links, and one that doesn't, as memory sticks are."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if request.param == "no links":
        monkeypatch.setattr(os, "link", refuse)


def test_every_document_of_the_catalogue_is_exported(sample: Workshop, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    paths = export(sample, {}, None, folder)
    names = [name for document in CATALOGUE.values() for name in document.names(sample)]
    assert [path.relative_to(folder).as_posix() for path in paths] == names
    assert everything_in(folder) == set(names)
    assert read_json((folder / "workshop.json").read_bytes()).workshop == sample


def test_documents_are_described() -> None:
    for document in CATALOGUE.values():
        assert document.title
        assert document.audience
        assert document.summary.endswith(".")


def test_progress_tells_each_file_and_what_is_skipped(tmp_path: Path) -> None:
    told: list[Progress] = []
    paths = export(small(), {}, None, tmp_path, progress=told.append)
    names = [name for document in CATALOGUE.values() for name in document.names(small())]
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == names
    assert [each.text for each in told if each.skipped] == [
        "Personal handouts: skipped, because no participant is noted yet.",
        "Mail drafts: skipped, because no participant has an e-mail address that mail can be sent to.",
        "Department sheets: skipped, because no department is noted yet.",
        "Poster: skipped, because the vision has no wording yet.",
        "Pocket cards: skipped, because the vision has no wording yet.",
        "Status sheet: skipped, because no action is noted yet.",
        "Run sheet: skipped, because there is no agenda yet.",
        "Actions (CSV): skipped, because no action is noted yet.",
    ]
    count = len(names)
    assert told[-1] == Progress(count, count, f"Saving {count} files")
    assert [each.done for each in told] == sorted(each.done for each in told)


def test_nothing_to_print_writes_nothing(tmp_path: Path) -> None:
    assert export(small(), {}, ["csv", "handouts"], tmp_path / "new") == ()
    assert not (tmp_path / "new").exists()


@pytest.mark.usefixtures("_disk")
def test_an_existing_target_is_refused_before_anything_is_made(sample: Workshop, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_text("mine")
    with pytest.raises(ExportRefused, match=r"plan\.pdf is there already"):
        export(sample, {}, ["board", "plan"], tmp_path)
    assert everything_in(tmp_path) == {"plan.pdf"}
    assert (tmp_path / "plan.pdf").read_text() == "mine"
    export(sample, {}, ["board", "plan"], tmp_path, force=True)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert everything_in(tmp_path) == {"board.pdf", "plan.pdf"}


@pytest.mark.usefixtures("_disk")
def test_a_target_that_appears_meanwhile_is_kept(sample: Workshop, tmp_path: Path) -> None:
    def appear(progress: Progress) -> None:
        if progress.done == 1:
            (tmp_path / "actions.csv").write_text("mine")

    with pytest.raises(ExportRefused, match="is there already"):
        export(sample, {}, ["json", "csv", "ics"], tmp_path, progress=appear)
    assert everything_in(tmp_path) == {"actions.csv"}
    assert (tmp_path / "actions.csv").read_text() == "mine"


@pytest.mark.usefixtures("_disk")
def test_replaced_files_come_back_where_a_later_one_fails(sample: Workshop, tmp_path: Path) -> None:
    (tmp_path / "workshop.json").write_text("mine")
    scratch = tmp_path / ".scratch"
    chosen = [CATALOGUE["json"], CATALOGUE["worksheets"], CATALOGUE["csv"]]
    names = make(sample, {}, chosen, scratch, lambda _: None)
    (scratch / "actions.csv").unlink()
    with pytest.raises(ExportRefused, match="can’t be written"):
        place(scratch, tmp_path, names, force=True)
    shutil.rmtree(scratch)
    assert list(tmp_path.rglob("*")) == [tmp_path / "workshop.json"]
    assert (tmp_path / "workshop.json").read_text() == "mine"


@pytest.mark.usefixtures("_disk")
@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit])
def test_whenever_placing_is_interrupted_all_files_have_their_names_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: type[BaseException]
) -> None:
    """The interrupt comes right after a step the disk has taken: each of them in turn."""
    names = ("first.txt", "inner/second.txt", "third.txt")
    whole = dict.fromkeys(names, "ours")
    steps = {step: getattr(os, step) for step in ("link", "open", "mkdir", "replace")}
    countdown = [0]

    def counted(step: str) -> Callable[..., object]:
        def take(*arguments: object, **more: object) -> object:
            given = steps[step](*arguments, **more)
            countdown[0] -= 1
            if not countdown[0]:
                raise ending
            return given

        return take

    interrupts = 0
    while True:
        folder = tmp_path / str(interrupts)
        scratch = folder / ".scratch"
        (scratch / "inner").mkdir(parents=True)
        for name in names:
            (scratch / name).write_text("ours")
        (folder / "third.txt").write_text("theirs")
        countdown[0] = interrupts + 1
        with monkeypatch.context() as patch:
            for step in steps:
                patch.setattr(os, step, counted(step))
            try:
                place(scratch, folder, names, force=frozenset({"third.txt"}))
                break
            except ending:
                interrupts += 1
        shutil.rmtree(scratch)
        left = {name: (folder / name).read_text() for name in everything_in(folder)}
        assert left in ({"third.txt": "theirs"}, whole), f"interrupted after step {interrupts}"
        assert (folder / "inner").exists() == (left == whole)
    assert interrupts > len(names)


def take_name_of(path: Path) -> None:
    """Let a folder with something in it stand under the name of a file: no file gets it any more."""
    path.unlink()
    path.mkdir()
    (path / "theirs").touch()


@pytest.mark.usefixtures("_disk")
@pytest.mark.parametrize("ending", [ExportRefused, KeyboardInterrupt, SystemExit])
def test_a_replaced_file_that_cannot_come_back_is_kept_and_said_where(
    sample: Workshop, tmp_path: Path, ending: type[BaseException]
) -> None:
    for name in ("workshop.json", "actions.csv"):
        (tmp_path / name).write_text(f"my {name}")
    chosen = [CATALOGUE["json"], CATALOGUE["csv"]]
    scratch = check(sample, chosen, tmp_path, force=True)
    names = make(sample, {}, chosen, scratch, lambda _: None)
    assert names == ("workshop.json", "actions.csv")
    asked = iter(range(3))

    def cancelled() -> bool:
        if next(asked) == 0:
            return False
        take_name_of(tmp_path / "workshop.json")  # while the first is replaced, and the second isn't
        if ending is not ExportRefused:
            raise ending
        return True

    with pytest.raises(ExportRefused) as caught:
        place(scratch, tmp_path, names, True, cancelled)
    sweep(scratch)
    assert caught.value.key == "export.not_put_back"
    kept = scratch / ".kept" / "workshop.json"
    assert str(kept.parent) in str(caught.value)
    assert "workshop.json" in str(caught.value)
    assert "actions.csv" not in str(caught.value)
    assert kept.read_text() == "my workshop.json"
    assert everything_in(tmp_path) == {
        "actions.csv", "workshop.json/theirs", kept.relative_to(tmp_path).as_posix(),
    }  # fmt: skip


@pytest.mark.usefixtures("_disk")
def test_where_the_folder_vanished_nothing_is_said_to_be_kept(sample: Workshop, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "workshop.json").write_text("mine")
    scratch = check(sample, [CATALOGUE["json"]], folder, force=True)
    names = make(sample, {}, [CATALOGUE["json"]], scratch, lambda _: None)
    asked = iter([lambda: False, lambda: shutil.rmtree(folder) or True])
    with pytest.raises(ExportRefused, match="was cancelled"):
        place(scratch, folder, names, True, lambda: next(asked)())
    sweep(scratch)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_disk")
@pytest.mark.parametrize("where", ["unlink", "rmdir"])
@pytest.mark.parametrize("place", range(4))
def test_clearing_up_that_is_interrupted_is_done_all_the_same(
    sample: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, place: int
) -> None:
    (tmp_path / "workshop.json").write_text("mine")
    usual, asked = getattr(os, where), iter(range(100))

    def interrupted(*arguments: object, **more: object) -> None:
        if next(asked) == place:
            raise KeyboardInterrupt
        usual(*arguments, **more)

    monkeypatch.setattr(os, where, interrupted)
    with suppress(KeyboardInterrupt):  # the last of them may have nothing to interrupt any more
        export(sample, {}, ["json"], tmp_path, force=True)
    assert everything_in(tmp_path) == {"workshop.json"}
    assert [each.name for each in tmp_path.iterdir()] == ["workshop.json"]


@pytest.mark.usefixtures("_disk")
def test_an_export_that_fails_leaves_no_kept_file_behind(sample: Workshop, tmp_path: Path) -> None:
    (tmp_path / "handouts").mkdir()
    (tmp_path / "worksheets").mkdir()
    chosen = [CATALOGUE["worksheets"], CATALOGUE["json"]]
    first = CATALOGUE["worksheets"].names(sample)[0]
    (tmp_path / first).write_text("mine")
    scratch = check(sample, chosen, tmp_path, force=True)
    names = make(sample, {}, chosen, scratch, lambda _: None)
    (scratch / first).unlink()
    with pytest.raises(ExportRefused, match="can’t be written"):
        place(scratch, tmp_path, names, True)
    sweep(scratch)
    assert everything_in(tmp_path) == {first}
    assert (tmp_path / first).read_text() == "mine"
    assert not scratch.exists()


@pytest.mark.usefixtures("_disk")
def test_a_file_that_cannot_be_replaced_stays(sample: Workshop, tmp_path: Path) -> None:
    (tmp_path / "workshop.json").write_text("mine")
    scratch = tmp_path / ".scratch"
    names = make(sample, {}, [CATALOGUE["json"]], scratch, lambda _: None)
    (scratch / "workshop.json").unlink()
    with pytest.raises(ExportRefused, match="can’t be written"):
        place(scratch, tmp_path, names, force=True)
    assert (tmp_path / "workshop.json").read_text() == "mine"


def test_a_folder_under_a_document_s_name_is_never_replaced(sample: Workshop, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").mkdir()
    (tmp_path / "plan.pdf" / "mine.txt").write_text("mine")
    with pytest.raises(ExportRefused, match="is a directory"):
        export(sample, {}, ["board", "plan"], tmp_path, force=True)
    assert everything_in(tmp_path) == {"plan.pdf/mine.txt"}


def test_a_folder_that_vanishes_is_not_made_again(sample: Workshop, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def vanish(progress: Progress) -> None:
        if progress.done == 1:
            shutil.rmtree(folder)

    for keys in (
        ["json", "csv"],
        ["handouts"],
        ["json"],
    ):  # before another file, before a folder, before saving
        with pytest.raises(ExportRefused, match="can’t be written: no such file"):
            export(sample, {}, keys, folder, progress=vanish)
        assert list(tmp_path.iterdir()) == []
        folder.mkdir()
    assert export(sample, {}, ["json"], folder) == (folder / "workshop.json",)


def test_what_cannot_be_asked_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="can’t be written: file name too long"):
        export(small(), {}, ["json"], tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportRefused, match="is not a folder"):
        export(small(), {}, ["json"], tmp_path / "file")
    with pytest.raises(ExportRefused, match="can’t be written"):
        export(small(), {}, ["json"], tmp_path / "file" / "below")


def test_an_unknown_document_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match=r"no document called poem\. There are: board, plan"):
        export(small(), {}, ["poem"], tmp_path)


@pytest.fixture
def disk_of() -> Iterator[Callable[[int], None]]:
    """Lets files grow to so many bytes only, as a full disk does."""
    before = limits.getrlimit(limits.RLIMIT_FSIZE)
    yield lambda size: limits.setrlimit(limits.RLIMIT_FSIZE, (size, before[1]))
    limits.setrlimit(limits.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_nothing(sample: Workshop, tmp_path: Path, disk_of: Callable[[int], None]) -> None:
    disk_of(60_000)
    with pytest.raises(ExportRefused, match="can’t be written: file too large"):
        export(sample, {}, ["board", "plan"], tmp_path / "new" / "folder")
    assert list(tmp_path.iterdir()) == []


def test_characters_no_page_can_show_are_named_with_their_place(tmp_path: Path) -> None:
    one = small(participants=[{"name": "Anna"}, {"name": "ש"}])
    with pytest.raises(ExportRefused, match=r"“ש” \(U\+05E9, HEBREW LETTER SHIN\).*Participant 2, Name"):
        export(one, {}, ["handouts"], tmp_path)
    several = small({"title": "Ready שלום"})
    with pytest.raises(ExportRefused, match=r"these characters: “ש”.*“ל”.*Workshop 1, Title: “Ready שלום”"):
        export(several, {}, ["plan"], tmp_path)
    assert everything_in(tmp_path) == set()
    assert export(several, {}, ["json"], tmp_path) == (tmp_path / "workshop.json",)


def test_addresses_are_not_printed_so_they_may_hold_any_character(tmp_path: Path) -> None:
    odd = small(participants=[{"name": "Anna", "email": "שרה@example.org"}])
    assert export(odd, {}, ["board"], tmp_path) == (tmp_path / "board.pdf",)


def test_notes_are_not_printed_so_they_may_hold_any_character(tmp_path: Path) -> None:
    assert export(small(notes=[{"text": "שלום"}]), {}, ["board"], tmp_path)


def test_file_names_are_plain_on_any_system() -> None:
    assert handout_names(small(**PERSON)) == (
        "handouts/01-b-quoted-b.pdf",
        "handouts/02-participant.pdf",
        "handouts.pdf",
    )
    nine, ten = (small(participants=[{"email": "anna@example.org"}] * count) for count in (9, 10))
    for names_of in (handout_names, mail_names):
        assert set(names_of(nine)) < set(names_of(ten))
    assert plain_name("Área/Söhne & Co. " + "x" * 80).startswith("area-sohne-co-xxx")
    assert len(plain_name("x" * 200)) == 40
