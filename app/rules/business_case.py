"""What loyalty is worth, on the client's own figures: per segment and summed, each with its formula."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from app.records.plan import BusinessCase
from app.workshop import Workshop

FigureKey = Literal[
    "customers_lost",
    "revenue_at_risk",
    "customers_kept",
    "revenue_kept",
    "contribution_kept",
    "replacement_cost",
    "avoidable_contact_cost",
]
MONEY: frozenset[FigureKey] = frozenset(
    {"revenue_at_risk", "revenue_kept", "contribution_kept", "replacement_cost", "avoidable_contact_cost"}
)
"""The figures in the currency of the case; the others count customers."""

ALTERNATIVE: FigureKey = "replacement_cost"
"""What replacing those kept would cost: instead of keeping them, never added to the rest."""


class Figure(Struct, frozen=True, kw_only=True):
    """A result a year. `value` is null where figures are `missing`, named by their fields.

    `ingredients` are what the formula (its words: `business_case.toml`) multiplies, in its order, as
    (field or figure, value); of a sum over segments there are none.
    """

    key: FigureKey
    value: float | None
    ingredients: tuple[tuple[str, float], ...] = ()
    missing: tuple[str, ...] = ()


class CaseResult(Struct, frozen=True, kw_only=True):
    """The figures of one case; `case_id` is null for a sum, `segment_id` also for customers as a whole."""

    case_id: str | None
    segment_id: str | None
    currency: str
    figures: tuple[Figure, ...]

    def figure(self, key: FigureKey) -> Figure:
        """Give one of the figures."""
        return next(figure for figure in self.figures if figure.key == key)


class Formula(Struct, frozen=True, kw_only=True):
    """How a figure is made: the fields of the case it needs, and what it multiplies."""

    key: FigureKey
    needs: tuple[str, ...]
    ingredients: Callable[[BusinessCase], tuple[tuple[str, float], ...]]


def results(workshop: Workshop) -> tuple[CaseResult, ...]:
    """Give the results of every business case, in order."""
    return tuple(result(case) for case in workshop.business_cases)


def result(case: BusinessCase) -> CaseResult:
    """Give the figures of one case. The first two say what is lost, the next four what would be kept."""
    return CaseResult(
        case_id=case.id,
        segment_id=case.segment_id,
        currency=case.currency,
        figures=tuple(_figure(formula, case) for formula in FORMULAS),
    )


def totals(workshop: Workshop) -> tuple[CaseResult, ...]:
    """Give the sums over all cases, one for each currency in the order they appear.

    A figure is the sum of the cases that have it; where none has it, it is missing all that they miss.
    """
    by_currency: dict[str, list[CaseResult]] = {}
    for each in results(workshop):
        by_currency.setdefault(each.currency, []).append(each)
    return tuple(
        CaseResult(
            case_id=None,
            segment_id=None,
            currency=currency,
            figures=tuple(_sum(formula.key, cases) for formula in FORMULAS),
        )
        for currency, cases in by_currency.items()
    )


def _figure(formula: Formula, case: BusinessCase) -> Figure:
    missing = tuple(field for field in formula.needs if getattr(case, field) is None)
    if missing:
        return Figure(key=formula.key, value=None, missing=missing)
    ingredients = formula.ingredients(case)
    value = 1.0
    for _, each in ingredients:
        value *= each
    # Shares such as 0.88 aren't exact in binary: the noise in the twelfth digit is cut off.
    return Figure(key=formula.key, value=_rounded(value), ingredients=ingredients)


def _sum(key: FigureKey, cases: Iterable[CaseResult]) -> Figure:
    figures = [case.figure(key) for case in cases]
    there = [figure.value for figure in figures if figure.value is not None]
    if there:
        return Figure(key=key, value=_rounded(sum(there)))
    missing = dict.fromkeys(field for figure in figures for field in figure.missing)
    return Figure(key=key, value=None, missing=tuple(missing))


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def _given(*fields: str) -> Callable[[BusinessCase], tuple[tuple[str, float], ...]]:
    return lambda case: tuple((field, float(getattr(case, field))) for field in fields)


def _lost(case: BusinessCase) -> tuple[tuple[str, float], ...]:
    return (("customers", float(case.customers or 0)), ("share_lost", _rounded(1 - (case.retention or 0))))


def _kept(case: BusinessCase) -> tuple[tuple[str, float], ...]:
    more = _rounded((case.target_retention or 0) - (case.retention or 0))
    return (("customers", float(case.customers or 0)), ("share_kept_more", more))


def _times(
    figure: FigureKey,
    of: Callable[[BusinessCase], tuple[tuple[str, float], ...]],
    *fields: str,
) -> Callable[[BusinessCase], tuple[tuple[str, float], ...]]:
    def ingredients(case: BusinessCase) -> tuple[tuple[str, float], ...]:
        value = 1.0
        for _, each in of(case):
            value *= each
        return ((figure, _rounded(value)), *_given(*fields)(case))

    return ingredients


_LOST = ("customers", "retention")
_KEPT = ("customers", "retention", "target_retention")
_REVENUE = "yearly_revenue_per_customer"
_CONTACTS = ("contacts_a_year", "avoidable_share", "cost_per_contact")

FORMULAS: tuple[Formula, ...] = (
    Formula(key="customers_lost", needs=_LOST, ingredients=_lost),
    Formula(
        key="revenue_at_risk",
        needs=(*_LOST, _REVENUE),
        ingredients=_times("customers_lost", _lost, _REVENUE),
    ),
    Formula(key="customers_kept", needs=_KEPT, ingredients=_kept),
    Formula(
        key="revenue_kept",
        needs=(*_KEPT, _REVENUE),
        ingredients=_times("customers_kept", _kept, _REVENUE),
    ),
    Formula(
        key="contribution_kept",
        needs=(*_KEPT, _REVENUE, "contribution_margin"),
        ingredients=_times("revenue_kept", _times("customers_kept", _kept, _REVENUE), "contribution_margin"),
    ),
    Formula(
        key="replacement_cost",
        needs=(*_KEPT, "cost_to_win_a_customer"),
        ingredients=_times("customers_kept", _kept, "cost_to_win_a_customer"),
    ),
    Formula(key="avoidable_contact_cost", needs=_CONTACTS, ingredients=_given(*_CONTACTS)),
)
"""The figures in the order they are shown."""
