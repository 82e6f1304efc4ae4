"""The line from a person's own touchpoint to the customer, by hand and against every path there is."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from app.rules.straight_line import main_touchpoint, straight_line, straight_lines
from tests.small import chain, workshop


def line(drawn: str, linked: str | None, departments: str = "") -> list[str] | None:
    made = chain(
        drawn,
        departments,
        participants=[{"id": "p"}],
        personal_touchpoints=[{"participant_id": "p", "touchpoint_id": linked}],
    )
    found = straight_line(made, "p")
    return None if found is None else [edge.touchpoint_id for edge in found.edges]


def test_the_line_of_whoever_serves_the_customer_has_one_link():
    assert line("A>*", "A>*") == ["A>*"]


def test_the_line_leads_from_the_linked_touchpoint_on_the_shortest_way():
    assert line("A>B B>* A>C C>D D>*", "A>B") == ["A>B", "B>*"]
    assert line("A>B B>* A>C C>D D>*", "A>C") == ["A>C", "C>D", "D>*"]


def test_of_two_shortest_ways_the_more_important_one_is_drawn():
    assert line("A>B B>C:2 B>D:4 C>* D>*", "A>B") == ["A>B", "B>D", "D>*"]


def test_importance_counts_along_the_whole_line():
    assert line("A>B B>C B>D C>*:1 D>*:5", "A>B") == ["A>B", "B>D", "D>*"]
    assert line("A>B B>C:4 B>D:3 C>E C>F D>E D>F E>*:4 F>*:5", "A>B") == ["A>B", "B>C", "C>F", "F>*"]
    assert line("A>B B>C:4 B>D:3 C>E:1 D>F:3 E>*:1 F>*:5", "A>B") == ["A>B", "B>D", "D>F", "F>*"]


def test_unset_importance_counts_three():
    assert line("A>B B>C B>D:2 C>* D>*", "A>B", "ABDC") == ["A>B", "B>C", "C>*"]
    assert line("A>B B>C B>D:3 C>* D>*", "A>B", "ABDC") == ["A>B", "B>D", "D>*"]
    assert line("A>B B>C B>D:4 C>* D>*", "A>B", "ABCD") == ["A>B", "B>D", "D>*"]


def test_the_last_tie_goes_to_department_order_position_by_position():
    drawn = "A>B B>C B>D C>F D>E E>* F>*"

    assert line(drawn, "A>B", "ABCDEF") == ["A>B", "B>C", "C>F", "F>*"]
    assert line(drawn, "A>B", "ABEDCF") == ["A>B", "B>D", "D>E", "E>*"]


def test_of_two_touchpoints_on_one_edge_the_more_important_one_is_drawn():
    made = workshop(
        segments=[{"id": "s"}],
        departments=[{"id": "A"}, {"id": "B"}],
        participants=[{"id": "p"}],
        touchpoints=[
            {"id": "give", "department_id": "A"},
            {"id": "low", "department_id": "B", "importance": 1},
            {"id": "high", "department_id": "B", "importance": 5},
        ],
        receivers=[
            {"touchpoint_id": "give", "department_id": "B"},
            {"touchpoint_id": "low"},
            {"touchpoint_id": "high", "segment_id": "s"},
        ],
        personal_touchpoints=[{"participant_id": "p", "touchpoint_id": "give"}],
    )
    found = straight_line(made, "p")

    assert found is not None
    assert [edge.touchpoint_id for edge in found.edges] == ["give", "high"]
    assert found.department_ids == ("A", "B")
    assert found.segment_id == "s"


def test_no_line_is_made_up():
    assert line("A>*", None) is None
    assert line("A>B B>A", "A>B") is None
    assert straight_lines(chain("A>*", participants=[{"id": "p"}])) == {"p": None}


def test_the_main_touchpoint_is_the_one_marked_else_the_first():
    made = workshop(
        participants=[{"id": "p"}, {"id": "q"}, {"id": "r"}],
        personal_touchpoints=[
            {"id": "first", "participant_id": "p"},
            {"id": "marked", "participant_id": "p", "main": True},
            {"id": "earlier", "participant_id": "q"},
            {"id": "later", "participant_id": "q"},
        ],
    )
    found = {person.id: main_touchpoint(made, person.id) for person in made.participants}

    assert {id: own and own.id for id, own in found.items()} == {"p": "marked", "q": "earlier", "r": None}


def graphs():
    edge = st.tuples(
        st.sampled_from("ABCDE"), st.sampled_from("ABCDE*"), st.sampled_from(["", ":1", ":3", ":5"])
    ).filter(lambda each: each[0] != each[1])
    return st.lists(edge, min_size=1, max_size=10, unique_by=lambda each: each[:2]).map(
        lambda found: " ".join(f"{a}>{b}{importance}" for a, b, importance in found)
    )


@given(graphs(), st.permutations("ABCDE"), st.data())
def test_the_line_agrees_with_ranking_every_path(drawn, order, data):
    weights = {edge: int(number or 3) for edge, _, number in (each.partition(":") for each in drawn.split())}
    linked = data.draw(st.sampled_from(sorted(weights)))

    # A way may come back to the department it set out from, so that one is among the others too.
    ways = (
        [[linked[2], *way, "*"] for length in range(5) for way in permutations("ABCDE", length)]
        if linked[2] != "*"
        else [["*"]]
    )
    lines = [[linked, *(f"{a}>{b}" for a, b in pairwise(way))] for way in ways]
    there = [each for each in lines if all(edge in weights for edge in each)]
    best = min(
        there,
        key=lambda each: (
            len(each),
            -sum(weights[edge] for edge in each),
            [order.index(edge[0]) for edge in each],
        ),
        default=None,
    )

    assert line(drawn, linked, "".join(order)) == best
