#!/usr/bin/env python3
"""The one door for developers: sets up what a verb needs on this machine, then does it.

Runs with nothing but Python itself. Set-up talks on stderr, so that the output of `cli` stays clean, and a
second call only compares a stamp. Set TOUCHLINE_VENV to keep the virtual environment somewhere else.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

if not (3, 11) <= sys.version_info < (3, 15):  # PySide6-Essentials 6.11.3 comes for these
    sys.exit(f"Touchline needs Python 3.11 to 3.14, and {sys.executable} is {sys.version.split()[0]}.")

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("TOUCHLINE_VENV") or ROOT / ".venv").absolute()
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "touchline.json"
LOCKS = ROOT / "requirements"
BUILD = ROOT / "build"

# What Qt loads, by the name the system's loader knows it under, and the Debian package it comes in. Read from
# the NEEDED entries of PySide6-Essentials 6.11.3.
TO_PAINT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
TO_SHOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
LOCK_WAIT = 300  # seconds for another apt to end
# Programs the tests read the exported PDFs back with.
TO_TEST = {"qpdf": "qpdf", "pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}


class Verb(NamedTuple):
    """One thing a developer asks for, and what has to be on the machine first."""

    task: Callable[[list[str]], int]
    means: str
    lock: str = "run"
    libraries: Mapping[str, str] = TO_PAINT
    programs: Mapping[str, str] = {}

    @property
    def system_names(self) -> set[str]:
        return {*self.libraries, *self.programs}


class SetUpFailed(Exception):
    """The machine lacks something that this program can't put there: says what is missing and what to do."""


class Stamp(NamedTuple):
    """What the environment was found to have: the fingerprints of installed locks, and the system's names."""

    locks: dict[str, str]
    system: list[str]

    @classmethod
    def read(cls) -> Stamp:
        try:
            return cls(**json.loads(STAMP.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return cls({}, [])  # no stamp, or not one of ours: everything is looked at again

    def write(self) -> None:
        STAMP.write_text(json.dumps(self._asdict(), indent=1), encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Do the verb named first; return its exit code (2: there is no such verb)."""
    name, *rest = arguments or ["help"]
    if name in ("help", "-h", "--help"):
        print(usage())
        return 0
    if name not in VERBS:
        say(f'There is no verb "{name}".\n\n{usage()}')
        return 2
    try:
        set_up(VERBS[name])
    except SetUpFailed as failed:
        say(str(failed))
        return 1
    return VERBS[name].task(rest)


def usage() -> str:
    return "\n".join(["python3 dev.py VERB …", "", *(f"  {n:<8} {v.means}" for n, v in VERBS.items())])


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


# Set-up: only what the stamp doesn't vouch for -------------------------------------------------------------


def set_up(verb: Verb) -> None:
    """Make sure that the system's libraries, the environment and the locked packages are there.

    Raises SetUpFailed where something is missing that needs rights or a network this user hasn't got.
    """
    if is_set_up(verb):
        return
    with one_at_a_time():
        if is_set_up(verb):
            return
        install_system_packages(verb)
        if not works(PYTHON):
            make_environment()
        stamp = Stamp.read()
        if stamp.locks.get(verb.lock) != fingerprint(verb.lock):
            install_locked_packages(verb.lock)
            for lock in {verb.lock, "run"}:  # each lock holds all of run.txt
                stamp.locks[lock] = fingerprint(lock)
        Stamp(stamp.locks, sorted({*stamp.system, *verb.system_names})).write()


def is_set_up(verb: Verb) -> bool:
    stamp = Stamp.read()
    known = stamp.locks.get(verb.lock) == fingerprint(verb.lock)
    return known and verb.system_names <= set(stamp.system) and PYTHON.exists()


def fingerprint(lock: str) -> str:
    return hashlib.sha256((LOCKS / f"{lock}.txt").read_bytes()).hexdigest()


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second call that starts during set-up wait for the first, where the system can lock a file."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (LOCKS / "run.txt").open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def works(python: Path) -> bool:
    """Whether an interpreter runs: a virtual environment outlives the Python it was made from."""
    if not python.exists():
        return False
    return subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def make_environment() -> None:
    say(f"Making a virtual environment in {VENV} …")
    talk([sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment couldn't be made.")


def install_locked_packages(lock: str) -> None:
    say(f"Installing the packages of requirements/{lock}.txt; this takes a minute the first time …")
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"]
    # A lock is complete, so nothing is resolved anew: an older pip would look for an extra's newest version.
    talk(
        [*map(str, command), "--no-deps", "--only-binary", ":all:", "-r", str(LOCKS / f"{lock}.txt")],
        "The packages couldn't be installed: see the lines above. The next call tries again.",
    )


def install_system_packages(verb: Verb) -> None:
    """Install what the system itself lacks: as root on Debian; everyone else is told the command."""
    missing = missing_system_packages(verb)
    if not missing:
        return
    names = " ".join(missing)
    apt = shutil.which("apt-get")
    if apt is None:
        raise SetUpFailed(f"This machine lacks what these Debian packages hold: {names}. Install their like.")
    if os.geteuid() != 0:
        raise SetUpFailed(
            f"Some system packages are missing. Install them with:\n\n  sudo apt-get install -y {names}"
        )
    say(f"Installing system packages: {names} …")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    refusal = f"The system packages couldn't be installed. Try by hand: apt-get install -y {names}"
    # Another apt, such as the machine's own nightly one, may hold the locks. Refreshing the lists gives up at
    # once then, which doesn't matter while those that are there will do; installing waits for its turn.
    subprocess.run([apt, "-qq", "update"], stdout=sys.stderr.fileno(), env=quietly, check=False)
    options = ["-qq", "-o", f"DPkg::Lock::Timeout={LOCK_WAIT}", "-y", "--no-install-recommends"]
    talk([apt, *options, "install", *missing], refusal, quietly)


def missing_system_packages(verb: Verb) -> list[str]:
    """The Debian packages of the libraries that the loader doesn't find, and of absent programs."""
    if not sys.platform.startswith("linux"):
        return []
    packages = [package for library, package in verb.libraries.items() if not loads(library)]
    packages += [package for program, package in verb.programs.items() if shutil.which(program) is None]
    if not works(PYTHON) and importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info.minor}-venv")  # Debian's Python comes without it
    return sorted(set(packages))


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def talk(command: Sequence[str], refusal: str, environment: Mapping[str, str] | None = None) -> None:
    """Run a step of the set-up with all its output on stderr; raise SetUpFailed where it fails."""
    done = subprocess.run(command, stdout=sys.stderr.fileno(), env=environment, check=False)
    if done.returncode:
        raise SetUpFailed(refusal)


# The verbs -------------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    if has_display():
        return cli(arguments)
    say("There is no display here, so no window can open: playing the tour instead.")
    return tour([])


def tour(arguments: list[str]) -> int:
    if "--to" not in arguments:
        folder = BUILD / "tour"
        shutil.rmtree(folder, ignore_errors=True)
        arguments = [*arguments, "--to", str(folder)]
    return python([PROGRAM, "tour", *arguments], settings=WITHOUT_SCREEN)


def cli(arguments: list[str]) -> int:
    """Run the program from the caller's directory, which lends no module to it."""
    return python([PROGRAM, *arguments])


def bench(arguments: list[str]) -> int:
    return python(["tests/bench/bench.py", *arguments], ROOT, WITHOUT_SCREEN)


def judge(arguments: list[str]) -> int:
    """Judge from the caller's directory, so that workshops can be named as they lie there."""
    return python([str(ROOT / "tests/judge/judge.py"), *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests named; or, with none named, all of them, and hold the floors of branch coverage."""
    pytest = ["-m", "pytest", "--numprocesses", "2", "--dist", "worksteal"]
    if arguments:
        return python([*pytest, *arguments], ROOT)
    for old in ROOT.glob(".coverage*"):
        old.unlink()
    failed = python([*pytest, "--cov", "--cov-config", COVERAGE, "--cov-report="], ROOT)
    return failed or max(map(floor_is_broken, COVERAGE_FLOORS))


def floor_is_broken(floor: str) -> int:
    """Print what the tests leave out of a floor of the house; 0 where enough is covered."""
    wanted = COVERAGE_FLOORS[floor]
    print(f"\nBranch coverage of {floor}: at least {wanted} %", flush=True)
    report = ["-m", "coverage", "report", "--rcfile", COVERAGE, "--include", f"{floor}/*"]
    return python([*report, "--fail-under", str(wanted), "--skip-covered", "--show-missing"], ROOT)


def check(arguments: list[str]) -> int:
    """Format, lint, types and the contracts between the floors: all of them, then the worst exit code."""
    if arguments:
        say("check looks at everything and takes no arguments.")
        return 2
    tools = [
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"],
    ]
    return max(python(tool, ROOT) for tool in tools)


def lock(arguments: list[str]) -> int:
    """Write the locks anew from pyproject.toml; `--upgrade` takes newer versions."""
    compiled = "pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet"
    plain = "--no-header --no-annotate --only-binary :all:"
    for name, group in LOCK_GROUPS.items():
        within = [] if name == "run" else [*group, "--constraints", "requirements/run.txt"]
        written = ["--output-file", f"requirements/{name}.txt"]
        failed = python(["-m", "uv", *compiled.split(), *plain.split(), *within, *written, *arguments], ROOT)
        if failed:
            return failed
    return 0


def package(arguments: list[str]) -> int:
    return python(["packaging/build.py", *arguments], ROOT)


def python(
    arguments: list[str], folder: Path | None = None, settings: Mapping[str, str] | None = None
) -> int:
    """Run the environment's Python, free of settings that would lend it somebody else's modules.

    Returns its exit code as a shell would show it: a signal is 128 and more.
    """
    foreign = {"PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH", "PYTHONSTARTUP"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    with contextlib.suppress(KeyboardInterrupt):
        code = subprocess.run(
            [PYTHON, *arguments], cwd=folder, env={**kept, **(settings or {})}, check=False
        ).returncode
        return code if code >= 0 else 128 - code
    return 130


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


PROGRAM = str(ROOT / "touchline.py")
WITHOUT_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}
COVERAGE = "tests/coverage.toml"
COVERAGE_FLOORS = {"app": 100, "exporters": 100, "ui": 90}
LOCK_GROUPS: dict[str, list[str]] = {"run": [], "dev": ["--group", "dev"], "package": ["--group", "package"]}
ON_SCREEN = {**TO_PAINT, **TO_SHOW} if has_display() else TO_PAINT
VERBS = {
    "run": Verb(run, "open the app (on FILE); without a display, play the tour", libraries=ON_SCREEN),
    "test": Verb(
        test, "run all tests and hold the coverage floors, or the tests named", "dev", TO_PAINT, TO_TEST
    ),
    "check": Verb(check, "format, lint, types and contracts", "dev", {}),
    "cli": Verb(cli, "the program's own command line, from the directory you stand in"),
    "tour": Verb(tour, "a picture of every step and every document, without a screen"),
    "judge": Verb(
        judge, "make every printed document of many workshops; let every judge look", "dev", {}, TO_TEST
    ),
    "bench": Verb(bench, "start, edits, exports and memory beside yardsticks; --compare: beside other tools"),
    "package": Verb(package, "freeze the program and build what this system can install", "package"),
    "lock": Verb(lock, "write requirements/*.txt anew from pyproject.toml", "dev", {}),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
