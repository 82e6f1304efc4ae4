"""A laptop that dies in the middle of a sentence: what was typed half a second ago is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.stories.conftest import ROOT, OpenWindow, kept, touchline
from tests.stories.facilitator import Facilitator

HALF_A_SECOND = 0.5
LETTERS_BEFORE = 45


@pytest.mark.skipif(os.name == "nt", reason="only POSIX systems kill a program without asking it")
def test_killed_in_mid_typing_at_most_the_last_half_second_is_lost(
    empty: Path, open_window: OpenWindow, facilitator: Facilitator
) -> None:
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "stories" / "typist.py"), str(empty)],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if not key.startswith("COV")}
        | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    typed: list[tuple[float, str]] = []
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        while len(typed) < LETTERS_BEFORE:
            typed.append((time.monotonic(), program.stdout.readline().strip()))
        program.send_signal(signal.SIGKILL)
        killed_at = time.monotonic()
        typed.extend((killed_at, each.strip()) for each in program.stdout.read().split())
    assert program.returncode == -signal.SIGKILL

    assert touchline("check", empty).returncode == 0
    purpose = kept(empty)["workshop"].get("purpose") or ""
    said = "".join(letter for _, letter in typed)
    assert said.startswith(purpose), "no letter is lost or swapped within what was saved"
    sure = "".join(letter for moment, letter in typed if moment < killed_at - HALF_A_SECOND)
    assert len(purpose) >= len(sure) > 0, f"saved: {purpose}, typed half a second before: {sure}"

    open_window(empty)
    facilitator.go("Prepare", "Organisation")
    assert facilitator.value("Why this day") == purpose
    facilitator.click("Undo: Change why this day (Ctrl+Z)")
    facilitator.hears("Undid: Change why this day")
