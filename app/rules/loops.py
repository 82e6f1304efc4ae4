"""Finding the rings in a graph of departments: overlapping rings are one loop."""

from collections.abc import Iterable, Mapping


def loops(graph: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Give the loops of a graph (node to the nodes it leads to): its strongly connected sets of two or more.

    Nodes of a loop come in the order of `graph`, loops in the order of their first node; an edge to a node
    that is no key of `graph` leads nowhere. Two passes of a depth-first search (Kosaraju, Sharir), each
    without recursion, so that a long chain is no deeper than a short one.
    """
    backward: dict[str, list[str]] = {node: [] for node in graph}
    for node, targets in graph.items():
        for target in targets:
            if target in backward:
                backward[target].append(node)
    component: dict[str, str] = {}
    for root in reversed(_finishing_order(graph)):
        _collect(root, backward, component)
    members: dict[str, list[str]] = {}
    for node in graph:
        members.setdefault(component[node], []).append(node)
    return tuple(tuple(nodes) for nodes in members.values() if len(nodes) > 1)


def _finishing_order(graph: Mapping[str, Iterable[str]]) -> list[str]:
    order: list[str] = []
    seen: set[str] = set()
    for root in graph:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(graph[root]))]
        while path:
            node, targets = path[-1]
            onward = next((each for each in targets if each in graph and each not in seen), None)
            if onward is None:
                order.append(node)
                path.pop()
            else:
                seen.add(onward)
                path.append((onward, iter(graph[onward])))
    return order


def _collect(root: str, backward: Mapping[str, Iterable[str]], component: dict[str, str]) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node not in component:
            component[node] = root
            waiting.extend(backward[node])
