"""Arranging a layered graph: long edges get way-points, and each layer an order with few crossings."""

from bisect import bisect_right, insort
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

SWEEPS = 12

Node = TypeVar("Node", bound=Hashable)


def ordered(
    layers: Sequence[Sequence[Node]], links: Iterable[tuple[Node, Node]]
) -> tuple[tuple[Node, ...], ...]:
    """Order each layer so that links between neighbouring layers cross as little as a simple method can.

    Barycentre sweeps to and fro (Sugiyama, Tagawa, Toda 1981): each node moves to the mean place of its
    neighbours in the layer before; nodes without one keep their place. The best order seen is given.
    """
    links = tuple(links)
    neighbours: dict[Node, list[Node]] = {node: [] for layer in layers for node in layer}
    for start, end in links:
        neighbours[start].append(end)
        neighbours[end].append(start)
    best = current = tuple(tuple(layer) for layer in layers)
    fewest = crossings(best, links)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        current = _swept(current, neighbours, forward=sweep % 2 == 0)
        crossed = crossings(current, links)
        if crossed < fewest:
            best, fewest = current, crossed
    return best


def _swept(
    layers: tuple[tuple[Node, ...], ...], neighbours: Mapping[Node, Sequence[Node]], *, forward: bool
) -> tuple[tuple[Node, ...], ...]:
    order = list(layers)
    places = range(1, len(order)) if forward else range(len(order) - 2, -1, -1)
    for place in places:
        fixed = order[place - 1 if forward else place + 1]
        order[place] = _by_barycentre(order[place], fixed, neighbours)
    return tuple(order)


def _by_barycentre(
    layer: tuple[Node, ...], fixed: tuple[Node, ...], neighbours: Mapping[Node, Sequence[Node]]
) -> tuple[Node, ...]:
    # Places are compared as fractions of their layer, since layers differ in length.
    height = {node: (place + 0.5) / len(fixed) for place, node in enumerate(fixed)}
    own = {node: (place + 0.5) / len(layer) for place, node in enumerate(layer)}

    def centre(node: Node) -> float:
        near = [height[other] for other in neighbours[node] if other in height]
        return sum(near) / len(near) if near else own[node]

    return tuple(sorted(layer, key=centre))


def crossings(layers: Sequence[Sequence[Node]], links: Iterable[tuple[Node, Node]]) -> int:
    """Count the crossings of links between neighbouring layers, in the order given."""
    place = {node: (number, row) for number, layer in enumerate(layers) for row, node in enumerate(layer)}
    between: dict[int, list[tuple[int, int]]] = {}
    for start, end in links:
        (left, top), (right, bottom) = sorted((place[start], place[end]))
        if right - left == 1:
            between.setdefault(left, []).append((top, bottom))
    return sum(_crossed(pairs) for pairs in between.values())


def _crossed(pairs: list[tuple[int, int]]) -> int:
    """Count the pairs of links of which one starts above and ends below the other."""
    crossed = 0
    ends: list[int] = []
    for _, same_start in groupby(sorted(pairs), key=itemgetter(0)):
        below = [bottom for _, bottom in same_start]
        crossed += sum(len(ends) - bisect_right(ends, bottom) for bottom in below)
        for bottom in below:
            insort(ends, bottom)
    return crossed
