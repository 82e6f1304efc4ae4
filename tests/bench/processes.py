"""Processes of their own, for what means something only from the start of an interpreter."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


class Spent(NamedTuple):
    """What a process took from its start to its end, in seconds: by the clock, and of the processor."""

    wall: float
    cpu: float


def spent(*command: object) -> Spent:
    """Run a command to its end, without its output."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def run_program(*arguments: object) -> Spent:
    """Run Touchline's command line."""
    return spent(sys.executable, ROOT / "touchline.py", *arguments)


def told(script: str, *arguments: object) -> dict[str, float]:
    """Run a script of this folder; give what it tells, as JSON, in its last line."""
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_STARTED": repr(time.monotonic())}
    done = subprocess.run(
        [sys.executable, HERE / script, *map(str, arguments)],
        env=settings,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
