"""What killed exports left behind is cleared away by the next one, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporters.export import check, documents, export, make
from exporters.leftovers import scratch_name
from tests.small import workshop as small

ROOT = Path(__file__).parents[2]
DAYS = 86_400
KILLED = """
import os, signal, sys
from pathlib import Path
from exporters.export import export
from tests.small import workshop
export(workshop(), {}, ["json", "ics"], Path(sys.argv[1]), progress=lambda told: (
    told.done and os.kill(os.getpid(), signal.SIGKILL)
))
"""


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """The folder that an export was killed in when it had made its first file."""
    folder = tmp_path / "client"
    subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=ROOT, check=False)
    (scratch,) = folder.iterdir()
    assert [each.name for each in scratch.iterdir()] == ["workshop.json"]
    return scratch


def export_beside(scratch: Path) -> list[str]:
    """Export into the folder a scratch folder lies in; give all that is there then."""
    export(small(), {}, ["ics"], scratch.parent)
    return sorted(each.name for each in scratch.parent.iterdir())


def older(scratch: Path, seconds: float) -> None:
    """Let a folder be older than it is."""
    then = scratch.stat().st_mtime - seconds
    os.utime(scratch, (then, then))


def elsewhere(scratch: Path) -> Path:
    """Let a scratch folder be that of another computer."""
    before, _, process, random = scratch.name.rsplit("-", 3)
    return scratch.rename(scratch.with_name(f"{before}-00000000-{process}-{random}"))


def test_what_a_killed_export_left_is_gone_after_the_next(left: Path) -> None:
    assert export_beside(left) == ["calendar.ics"]


def test_an_export_under_way_loses_nothing(tmp_path: Path) -> None:
    chosen = documents(["json"])
    scratch = check(small(), chosen, tmp_path, force=False)
    make(small(), {}, chosen, scratch, lambda _: None)
    assert export_beside(scratch) == [scratch.name, "calendar.ics"]
    assert (scratch / "workshop.json").is_file()


def test_what_another_computer_left_is_cleared_after_a_day(left: Path) -> None:
    theirs = elsewhere(left)
    older(theirs, DAYS / 2)
    assert export_beside(theirs) == [theirs.name, "calendar.ics"]
    (theirs.parent / "calendar.ics").unlink()
    older(theirs, DAYS / 2)
    assert export_beside(theirs) == ["calendar.ics"]


def test_where_no_process_can_be_asked_for_a_day_must_have_gone_by(
    left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exporters.leftovers.sys.platform", "win32")
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("it would end the process there"))
    assert export_beside(left) == [left.name, "calendar.ics"]


def test_a_replaced_file_that_was_kept_is_never_cleared(left: Path) -> None:
    (left / ".kept").mkdir()
    (left / ".kept" / "plan.pdf").write_text("mine")
    assert export_beside(left) == [left.name, "calendar.ics"]
    assert (left / ".kept" / "plan.pdf").read_text() == "mine"


def test_nothing_is_cleared_that_a_link_leads_to(left: Path, tmp_path: Path) -> None:
    mine = left.rename(tmp_path / "mine")
    left.symlink_to(mine, target_is_directory=True)
    export_beside(left)
    assert [each.name for each in mine.iterdir()] == ["workshop.json"]


def test_what_only_looks_like_a_scratch_folder_stays(tmp_path: Path) -> None:
    names = [".touchline-export-mine", f"{scratch_name(0)}.old", f"old{scratch_name(0)}"]
    for name in names:
        (tmp_path / name).mkdir()
        older(tmp_path / name, 2 * DAYS)
    export(small(), {}, ["ics"], tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([*names, "calendar.ics"])


def test_a_refused_export_clears_nothing(left: Path) -> None:
    (left.parent / "calendar.ics").write_text("mine")
    with pytest.raises(Exception, match="is there already"):
        export_beside(left)
    assert left.is_dir()
