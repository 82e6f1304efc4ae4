"""A verb that is ended by the system or by Ctrl+C clears up, whatever a library makes of the interruption."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from app.errors import ExportRefused
from ui.verbs.ending import ended_in_order

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@pytest.fixture(params=SIGNALS)
def number(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """A signal that ends programs; afterwards it does what it did before."""
    lent = {each: signal.getsignal(each) for each in SIGNALS}  # whoever runs the tests may ignore Ctrl+C
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    for each, does in usual.items():
        signal.signal(each, does)
    yield request.param
    assert {each: signal.getsignal(each) for each in SIGNALS} == usual
    for each, does in lent.items():
        signal.signal(each, does)


def corrupt(number: signal.Signals) -> None:
    """Be interrupted in the middle of a library that takes any fault for a damaged file."""
    try:
        signal.raise_signal(number)
    except BaseException as fault:
        raise ValueError("corrupt") from fault


def ended_by(run: Callable[[], None]) -> object:
    """Run something as a verb is run; give the code it is ended with."""
    with pytest.raises(SystemExit) as ended, ended_in_order():
        run()
    return ended.value.code


def test_what_a_library_makes_of_it_is_passed_over(number: signal.Signals) -> None:
    assert ended_by(lambda: corrupt(number)) == 128 + number


@pytest.mark.parametrize("interrupt", [signal.raise_signal, corrupt])
def test_clearing_up_is_not_interrupted_in_its_turn(
    interrupt: Callable[[signal.Signals], None], number: signal.Signals
) -> None:
    cleared = []

    def run() -> None:
        try:
            interrupt(number)
        finally:
            signal.raise_signal(number)
            cleared.append(number)

    assert ended_by(run) == 128 + number
    assert cleared == [number]


def test_what_is_swallowed_can_be_asked_for_again(number: signal.Signals) -> None:
    def run() -> None:
        with suppress(BaseException):
            signal.raise_signal(number)
        signal.raise_signal(number)

    assert ended_by(run) == 128 + number


def test_what_is_swallowed_comes_again(number: signal.Signals) -> None:
    def run() -> None:
        with suppress(BaseException):
            signal.raise_signal(number)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            pass

    assert ended_by(run) == 128 + number
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


def test_a_refusal_is_said_all_the_same(number: signal.Signals) -> None:
    def run() -> None:
        try:
            signal.raise_signal(number)
        finally:
            raise ExportRefused("export.cancelled")

    with pytest.raises(ExportRefused), ended_in_order():
        run()


def test_our_own_faults_surface() -> None:
    with pytest.raises(ValueError, match="our own"), ended_in_order():
        raise ValueError("our own")


def test_what_is_ignored_stays_so(number: signal.Signals) -> None:
    usual = signal.signal(number, signal.SIG_IGN)
    try:
        with ended_in_order():
            signal.raise_signal(number)
    finally:
        signal.signal(number, usual)
