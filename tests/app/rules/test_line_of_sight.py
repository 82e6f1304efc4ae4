"""Each department's role and distance, by hand and against a search that tries every path."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.line_of_sight import distances, edges, gives, line_of_sight, receives
from app.rules.loops import loops
from tests.small import chain, workshop


def roles(made) -> dict[str, tuple[str, int | None]]:
    return {line.department_id: (line.role, line.distance) for line in line_of_sight(made).departments}


def test_each_role_of_a_small_organisation():
    made = chain("A>* B>A C>B D>E E>D F>D", "ABCDEFG")

    assert roles(made) == {
        "A": ("serves_customer", 1),
        "B": ("serves_someone_who_does", 2),
        "C": ("serves_someone_who_does", 3),
        "D": ("closed_loop", None),
        "E": ("closed_loop", None),
        "F": ("line_not_drawn", None),  # it leads into the ring without lying on it
        "G": ("not_mapped", None),
    }
    assert line_of_sight(made).loops == (("D", "E"),)


def test_a_touchpoint_nobody_receives_maps_nothing():
    made = workshop(departments=[{"id": "A"}], touchpoints=[{"department_id": "A"}])

    assert roles(made) == {"A": ("not_mapped", None)}


def test_a_department_that_reaches_only_an_unmapped_one_has_no_line():
    assert roles(chain("A>B")) == {"A": ("line_not_drawn", None), "B": ("not_mapped", None)}


def test_serving_oneself_is_no_ring_and_no_line():
    assert roles(chain("A>A")) == {"A": ("not_mapped", None)}


def test_a_segment_is_a_customer():
    made = workshop(
        segments=[{"id": "s"}],
        departments=[{"id": "A"}],
        touchpoints=[{"id": "t", "department_id": "A"}],
        receivers=[{"id": "r", "touchpoint_id": "t", "segment_id": "s"}],
    )
    (edge,) = edges(made)

    assert (edge.to_customer, edge.segment_id, edge.receiver_id) == (True, "s", "r")
    assert roles(made) == {"A": ("serves_customer", 1)}


def test_rings_that_share_a_department_are_one_loop_in_department_order():
    made = chain("A>C C>A C>B B>C D>E E>D", "EDCBA")

    assert line_of_sight(made).loops == (("E", "D"), ("C", "B", "A"))


def test_a_ring_with_a_way_out_is_no_closed_loop():
    assert line_of_sight(chain("A>B B>A B>*")).loops == ()


def test_who_serves_a_department_and_whom_it_serves():
    made = chain("C>A A>B B>A A>*", "ABC")

    assert [edge.touchpoint_id for edge in gives(made, "A")] == ["A>B", "A>*"]
    assert [edge.touchpoint_id for edge in receives(made, "A")] == ["B>A", "C>A"]
    assert receives(made, "C") == ()


def test_the_line_of_one_department():
    found = line_of_sight(chain("A>* B>A"))

    assert found.of("B").distance == 2
    with pytest.raises(KeyError):
        found.of("Z")


def graphs():
    """Up to five departments and any edges among them and to the customer."""
    edge = st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE*")).filter(
        lambda pair: pair[0] != pair[1]
    )
    return st.lists(edge, max_size=9, unique=True).map(lambda pairs: " ".join(f"{a}>{b}" for a, b in pairs))


def paths(drawn: str, start: str) -> list[str]:
    """Every way from a department to the customer that passes no department twice."""
    pairs = set(drawn.split())
    others = [name for name in "ABCDE" if name != start]
    ways = (start + "".join(way) + "*" for length in range(5) for way in permutations(others, length))
    return [way for way in ways if all(f"{a}>{b}" in pairs for a, b in pairwise(way))]


def on_one_ring(drawn: str, one: str, other: str) -> bool:
    """Whether two departments reach each other, told by adding reach to reach until nothing is new."""
    pairs = {(edge[0], edge[2]) for edge in drawn.split()}
    reach = set(pairs)
    for _ in range(5):
        reach |= {(a, d) for a, b in reach for c, d in pairs if b == c}
    return (one, other) in reach and (other, one) in reach


@given(graphs())
def test_distance_and_role_agree_with_trying_every_path(drawn):
    made = chain(drawn, "ABCDE")
    found = line_of_sight(made)

    for name in "ABCDE":
        lengths = [len(way) - 1 for way in paths(drawn, name)]
        assert distances(made).get(name) == (min(lengths) if lengths else None)
        without = [other for other in "ABCDE" if other != name and not paths(drawn, other)]
        in_ring = not lengths and any(on_one_ring(drawn, name, other) for other in without)
        assert (found.of(name).role == "closed_loop") == in_ring
        assert (found.of(name).role == "not_mapped") == (f"{name}>" not in drawn)
    for loop in found.loops:
        assert list(loop) == sorted(loop)
        assert all(on_one_ring(drawn, one, other) for one in loop for other in loop)
    in_loops = [name for loop in found.loops for name in loop]
    assert len(in_loops) == len(set(in_loops))
    assert set(in_loops) == {line.department_id for line in found.departments if line.role == "closed_loop"}
    for one, other in permutations(in_loops, 2):
        together = any(one in loop and other in loop for loop in found.loops)
        assert together == on_one_ring(drawn, one, other)


def test_a_long_chain_is_no_deeper_than_a_short_one():
    ring = {str(number): [str((number + 1) % 5000)] for number in range(5000)}

    assert loops(ring) == (tuple(ring),)
    assert loops({"a": ["nowhere"], "b": ["a"]}) == ()
