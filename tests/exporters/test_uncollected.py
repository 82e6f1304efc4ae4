"""The cycle collector stays away from threads, and comes back when the last of them is done."""

from __future__ import annotations

import gc

from exporters.uncollected import uncollected


def test_nothing_is_collected_until_the_last_of_several_is_done() -> None:
    assert gc.isenabled()
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
