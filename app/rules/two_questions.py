"""The two-question test: is it key to the customer's success, and will it earn their loyalty?"""

from typing import Literal

from app.content import words
from app.records.plan import Action, Decision
from app.workshop import Workshop

TestState = Literal["passed", "failed", "open", "not_tested"]
"""`not_tested`: a foundation action, which must be done and isn't put to the test."""


def state_of_test(record: Action | Decision) -> TestState:
    """Give how an action or a decision stands: both answers yes, either no, or not both answered yet."""
    if isinstance(record, Action) and record.purpose == "foundation":
        return "not_tested"
    answers = (record.recognised, record.loyalty)
    if False in answers:
        return "failed"
    return "open" if None in answers else "passed"


def questions(workshop: Workshop) -> tuple[str, str]:
    """Give the room's own two questions; for one it hasn't worded, the default (after Butler).

    The first asks whether customers will recognise it, the second whether it earns their loyalty.
    """
    default = words("vision_words")["questions"]
    details = workshop.details
    own = (details.test_question_1, details.test_question_2)
    first, second = (
        (question or "").strip()
        or default[key].format(customer=details.customer_name, customers=details.customer_name_plural)
        for question, key in zip(own, ("first", "second"), strict=True)
    )
    return first, second
