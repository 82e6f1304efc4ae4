"""The client's own figures: the worked example, what is missing, and sums."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content import words
from app.rules.business_case import ALTERNATIVE, FORMULAS, MONEY, result, results, totals
from tests.small import record, workshop

EXAMPLE = {
    "customers": 1200,
    "yearly_revenue_per_customer": 30_000.0,
    "retention": 0.88,
    "target_retention": 0.90,
    "contribution_margin": 0.22,
    "cost_to_win_a_customer": 3_500.0,
}
RESULTS = {
    "customers_lost": 144,
    "revenue_at_risk": 4_320_000,
    "customers_kept": 24,
    "revenue_kept": 720_000,
    "contribution_kept": 158_400,
    "replacement_cost": 84_000,
}


def values(found):
    return {figure.key: figure.value for figure in found.figures if figure.value is not None}


def test_the_worked_example():
    found = result(record("business_cases", **EXAMPLE))

    assert values(found) == RESULTS
    assert found.figure("avoidable_contact_cost").missing == (
        "contacts_a_year",
        "avoidable_share",
        "cost_per_contact",
    )


def test_a_formula_says_what_it_multiplies():
    found = result(record("business_cases", **EXAMPLE))

    assert found.figure("customers_lost").ingredients == (("customers", 1200), ("share_lost", 0.12))
    assert found.figure("contribution_kept").ingredients == (
        ("revenue_kept", 720_000),
        ("contribution_margin", 0.22),
    )


def test_shares_are_shown_without_the_noise_of_binary_numbers():
    found = result(record("business_cases", **{**EXAMPLE, "retention": 0.9, "target_retention": 0.95}))

    assert 1 - 0.9 != 0.1
    assert found.figure("customers_lost").ingredients == (("customers", 1200), ("share_lost", 0.1))
    assert found.figure("customers_kept").ingredients == (("customers", 1200), ("share_kept_more", 0.05))


def test_those_whose_customers_cannot_leave_count_contacts():
    case = record(
        "business_cases", contacts_a_year=80_000, avoidable_share=0.25, cost_per_contact=4.5, retention=1.0
    )

    assert values(result(case)) == {"avoidable_contact_cost": 90_000}


def test_a_figure_of_nothing_is_nought_and_not_missing():
    assert values(result(record("business_cases", customers=0, retention=0.5))) == {"customers_lost": 0}


def test_segments_are_summed_by_currency():
    made = workshop(
        segments=[{"id": "a"}, {"id": "b"}],
        business_cases=[
            {"id": "1", "segment_id": "a", **EXAMPLE},
            {"id": "2", "segment_id": "b", "customers": 10, "retention": 0.5},
            {"id": "3", "currency": "GBP", "customers": 100},
        ],
    )
    euro, pound = totals(made)

    assert [each.segment_id for each in results(made)] == ["a", "b", None]
    assert euro.currency == "EUR"
    assert values(euro) == {**RESULTS, "customers_lost": 149}
    assert values(pound) == {}
    assert pound.figure("revenue_at_risk").missing == ("retention", "yearly_revenue_per_customer")
    assert totals(workshop()) == ()


def test_every_figure_has_its_words():
    assert [formula.key for formula in FORMULAS] == list(words("business_case")["results"])
    assert {ALTERNATIVE} < MONEY < {formula.key for formula in FORMULAS}


@given(
    st.integers(0, 10**6),
    st.integers(0, 100),
    st.integers(0, 100),
    st.floats(0, 1e6),
    st.integers(0, 100),
    st.floats(0, 1e6),
)
def test_formulas_agree_with_the_reckoning_in_words(customers, one, other, revenue, margin, win):
    low, high = sorted((one / 100, other / 100))
    found = result(
        record(
            "business_cases",
            customers=customers,
            retention=low,
            target_retention=high,
            yearly_revenue_per_customer=revenue,
            contribution_margin=margin / 100,
            cost_to_win_a_customer=win,
        )
    )
    lost, kept = customers * (1 - low), customers * (high - low)
    expected = [lost, lost * revenue, kept, kept * revenue, kept * revenue * margin / 100, kept * win]

    assert [figure.value for figure in found.figures[:6]] == pytest.approx(expected)
    for figure in found.figures[:6]:
        assert figure.value == pytest.approx(prod(value for _, value in figure.ingredients))
