"""Order within the columns: held against every order there is, on small graphs."""

from __future__ import annotations

from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawings.layers import crossings, ordered


def test_crossings_are_counted_between_neighbouring_layers():
    layers = [["a", "b"], ["c", "d"], ["e"]]

    assert crossings(layers, [("a", "d"), ("b", "c"), ("c", "e"), ("a", "e")]) == 1
    assert crossings(layers, [("a", "c"), ("b", "d")]) == 0


def test_a_plain_tangle_is_undone():
    layers = [["a", "b", "c"], ["x", "y", "z"]]
    links = [("a", "z"), ("b", "y"), ("z", "a"), ("c", "x")]

    assert crossings(ordered(layers, links), links) == 0


@st.composite
def graphs(draw):
    layers = [[f"{layer}{row}" for row in range(draw(st.integers(0, 3)))] for layer in range(3)]
    pairs = [*product(layers[0], layers[1]), *product(layers[1], layers[2])]
    return layers, draw(st.lists(st.sampled_from(pairs), max_size=8)) if pairs else []


@given(graphs())
@settings(max_examples=80)
def test_order_never_gets_worse_loses_nothing_and_comes_near_the_best(graph):
    layers, links = graph
    found = ordered(layers, links)

    assert [sorted(row) for row in found] == layers
    best = min(crossings(each, links) for each in product(*(permutations(row) for row in layers)))
    assert best <= crossings(found, links) <= crossings(layers, links)
