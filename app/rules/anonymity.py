"""How few people may be told apart in a result without anyone being recognised."""

from collections.abc import Mapping

SMALLEST_GROUP = 5
"""A group smaller than this is never shown by itself, nor left over when those shown are subtracted."""


def groups_to_show(counts: Mapping[str, int], total: int) -> tuple[str, ...]:
    """Give the groups whose results may be shown beside the result of the whole, in the order of `counts`.

    `counts` holds how many answers each group gave, `total` how many there are altogether (also from people
    of no group). Every group shown counts at least five. So does what is left when they are subtracted from
    the whole, else those few could be worked out: the smallest group shown is then kept back too (the last of
    equally small ones). Where nothing at all is left, there is nobody to be worked out.
    """
    shown = [group for group, count in counts.items() if count >= SMALLEST_GROUP]
    left = total - sum(counts[group] for group in shown)
    if shown and 0 < left < SMALLEST_GROUP:
        shown.remove(min(reversed(shown), key=counts.__getitem__))
    return tuple(shown)
