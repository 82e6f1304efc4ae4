"""The command line as a process of its own: closed pipes, full disks, and no Qt without a window."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.interchange.test_reading import COUNCIL

ROOT = Path(__file__).resolve().parents[2]
NO_UTF8 = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
LOADED = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from ui.command_line import main
code = main(sys.argv[1:])
heavy = {"PySide6", "shiboken6", "reportlab", "openpyxl"} & {name.partition(".")[0] for name in sys.modules}
print(*sorted(heavy), file=sys.stderr)
sys.exit(code)
"""


def touchline(*words: object, folder: Path, **settings: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, str(ROOT / "touchline.py"), *map(str, words)]
    return subprocess.run(command, cwd=folder, env=os.environ | settings, capture_output=True, check=False)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    (tmp_path / "council.json").write_text(json.dumps(COUNCIL))
    done = touchline("import", "council.json", "council.touchline", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return tmp_path / "council.touchline"


@pytest.mark.parametrize("verb", ["json", "insights", "check", "schema"])
def test_no_verb_without_a_window_loads_qt(verb: str, council: Path) -> None:
    arguments = [] if verb == "schema" else [str(council)]
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(ROOT), verb, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "\n")


def test_help_is_said_in_any_locale(tmp_path: Path) -> None:
    done = touchline("--help", folder=tmp_path, **NO_UTF8)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Exit codes: 0 done" in done.stdout


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    renamed = COUNCIL | {"workshop": COUNCIL["workshop"] | {"title": "Δήμος 🙂"}}
    (tmp_path / "greek.json").write_text(json.dumps(renamed))
    assert touchline("import", "greek.json", "Δ.touchline", folder=tmp_path, **NO_UTF8).returncode == 0
    done = touchline("json", "Δ.touchline", folder=tmp_path, **NO_UTF8)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Δήμος 🙂".encode() in done.stdout
    done = touchline("check", "Δ.touchline", folder=tmp_path, **NO_UTF8)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_has_had_enough_ends_it_quietly() -> None:
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "touchline.py"), "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_standard_output_is_said(council: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "touchline.py"), "json", str(council)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("The output can’t be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("verb", ["json", "check", "schema"])
def test_where_there_is_no_standard_output_that_is_said(verb: str, council: Path) -> None:
    arguments = [] if verb == "schema" else [str(council)]
    done = subprocess.run(
        [sys.executable, str(ROOT / "touchline.py"), verb, *arguments],
        preexec_fn=lambda: os.close(1),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("There is no standard output")
    assert done.stderr.count(b"\n") == 1


def test_where_there_is_no_standard_error_nothing_is_said_in_its_place(council: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "touchline.py"), "export", council, "--to", "out", "--as", "json"],
        cwd=council.parent,
        preexec_fn=lambda: os.close(2),
        stdout=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"out/workshop.json\n")


def test_without_a_display_no_window_is_tried(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and "QPA" not in name}
    done = subprocess.run(
        [sys.executable, str(ROOT / "touchline.py")], cwd=tmp_path, env=bare, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert "no display" in done.stderr.decode()


def limited(size: int) -> Callable[[], None]:
    """Let no file of the process grow beyond `size` bytes: to a program that is a full disk."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def unmeasured() -> dict[str, str]:
    """Leave coverage out of a process: its data file would be the first that a full disk refuses, and an
    interrupt that hits it while it holds its own lock leaves the process waiting for ever.
    """
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def interruptible() -> None:
    """Let Ctrl+C reach the process: one started in the background inherits that it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.usefixtures("council")
@pytest.mark.parametrize(
    "call",
    [
        ["import", "council.json", "new.touchline"],
        ["new", "new.touchline", "--title", "T", "--organisation", "O"],
        ["json", "council.touchline", "--out", "new.json"],
        ["export", "council.touchline", "--to", "out", "--as", "json"],
    ],
)
def test_on_a_full_disk_nothing_is_left_half_made(call: list[str], tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    done = subprocess.run(
        [sys.executable, str(ROOT / "touchline.py"), *call],
        cwd=tmp_path,
        env=unmeasured(),
        preexec_fn=limited(1000),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert "unfinished" not in done.stderr
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_export_leaves_nothing(ending: signal.Signals, code: int, tmp_path: Path) -> None:
    sample = ROOT / "resources" / "samples" / "building-supplies.json"
    assert touchline("import", sample, "sample.touchline", folder=tmp_path).returncode == 0
    program = subprocess.Popen(
        [
            sys.executable,
            str(ROOT / "touchline.py"),
            "export",
            "sample.touchline",
            "--to",
            "out",
            "--as",
            "handouts",
        ],
        cwd=tmp_path,
        env=unmeasured(),
        preexec_fn=interruptible,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stderr.readline()
        program.send_signal(ending)
        assert program.stdout.read() == b""
        assert b"Traceback" not in program.stderr.read()
    assert program.returncode == code
    assert [each.name for each in tmp_path.iterdir()] == ["sample.touchline"]
