"""A laptop that dies in the middle of a sentence: what was typed half a second ago is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.stories.conftest import ROOT, OpenWindow, kept, touchline
from tests.stories.facilitator import Facilitator
from tests.stories.typist import PERIOD_MS

HALF_A_SECOND = 500 // PERIOD_MS  # in letters: a slow machine types fewer of them, and saves as often
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
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        said = "".join(program.stdout.readline().strip() for _ in range(LETTERS_BEFORE))
        program.send_signal(signal.SIGKILL)
        said += "".join(program.stdout.read().split())
    assert program.returncode == -signal.SIGKILL

    assert touchline("check", empty).returncode == 0
    purpose = kept(empty)["workshop"].get("purpose") or ""
    assert said.startswith(purpose), "no letter is lost or swapped within what was saved"
    assert len(said) - len(purpose) <= HALF_A_SECOND, f"saved {purpose} of {said}"

    open_window(empty)
    facilitator.go("Prepare", "Organisation")
    assert facilitator.value("Why this day") == purpose
    facilitator.click("Undo: Change why this day (Ctrl+Z)")
    facilitator.hears("Undid: Change why this day")
