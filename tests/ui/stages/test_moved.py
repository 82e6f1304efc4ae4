"""Moving a record in a list that shows only some of the whole list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.stages.moved import place_in_all


@given(st.data())
def test_what_is_shown_comes_in_the_wanted_order_and_the_rest_keeps_its_own(data):
    every = data.draw(
        st.lists(st.integers(), min_size=1, unique=True).map(lambda ids: [str(id) for id in ids])
    )
    shown = [id for id in every if data.draw(st.booleans())] or every[:1]
    moved = data.draw(st.sampled_from(shown))
    position = data.draw(st.integers(0, len(shown) - 1))
    after = [id for id in every if id != moved]
    after.insert(place_in_all(every, shown, moved, position), moved)
    wanted = [id for id in shown if id != moved]
    wanted.insert(position, moved)
    assert [id for id in after if id in shown] == wanted
    assert [id for id in after if id not in shown] == [id for id in every if id not in shown]
