"""The sample workshop, and every organisation that drawings are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.interchange import read_json
from app.workshop import Workshop
from tests.app.drawings.organisations import ORGANISATIONS

SAMPLE = Path(__file__).parents[3] / "resources" / "samples" / "building-supplies.json"


@pytest.fixture(scope="session")
def sample() -> Workshop:
    return read_json(SAMPLE.read_bytes()).workshop


@pytest.fixture(params=ORGANISATIONS)
def any_organisation(request: pytest.FixtureRequest) -> Workshop:
    return ORGANISATIONS[request.param]()
