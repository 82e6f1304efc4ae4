"""No more can agree than are present."""

from __future__ import annotations

import pytest

from app.rules.agreement import is_miscounted
from tests.small import workshop


@pytest.mark.parametrize(
    ("agreed", "present", "miscounted"),
    [(9, 7, True), (7, 7, False), (0, 7, False), (9, None, False), (None, 7, False), (1, 0, True)],
)
def test_more_than_are_present_cannot_agree(agreed, present, miscounted):
    assert is_miscounted(workshop({"agreed_count": agreed, "present_count": present})) == miscounted
