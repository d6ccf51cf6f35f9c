"""Pairs: each thing once, by the key that counts most; the fewest that must move."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.pairing import likeness, out_of_order, paired, reworded

WORDS = st.lists(st.sampled_from("abcdef"), max_size=12)


def itself(one):
    return one


def nowhere(one):
    return 0


@given(WORDS, WORDS)
def test_each_thing_is_in_one_pair_or_alone(before, after):
    found = paired(before, after, (itself,))
    assert all(old == new for old, new in found.pairs)
    assert sorted([old for old, _ in found.pairs] + list(found.removed)) == sorted(before)
    assert sorted([new for _, new in found.pairs] + list(found.added)) == sorted(after)
    assert not set(found.removed) & set(found.added)


def test_the_first_key_counts_most():
    before, after = [("x", 1), ("y", 1)], [("y", 1), ("x", 2)]
    assert paired(before, after, (itself, lambda one: one[0])).pairs == (
        (("y", 1), ("y", 1)),
        (("x", 1), ("x", 2)),
    )


def test_what_reads_alike_in_the_same_home_is_the_same_reworded():
    before, after = ["Read the logs of the gateway", "Drink tea"], ["Read all logs of the gateway", "Call the bank"]
    found = reworded(paired(before, after, (itself,)), itself, nowhere)
    assert (found.pairs, found.removed, found.added) == (((before[0], after[0]),), ("Drink tea",), (after[1],))
    apart = reworded(paired(before, after, (itself,)), itself, hash)
    assert apart.pairs == ()


def test_a_heap_of_changes_is_not_compared_letter_by_letter():
    before, after = (
        [f"step {place} of old" for place in range(200)],
        [f"step {place} of new" for place in range(200)],
    )
    assert reworded(paired(before, after, (itself,)), itself, nowhere).pairs == ()


@given(st.text(max_size=30))
def test_a_text_is_like_itself(text):
    assert likeness(text, text) == 1


@given(st.permutations(range(9)))
def test_what_does_not_move_rises_and_nothing_moves_in_vain(places):
    moving = out_of_order(places)
    staying = [place for index, place in enumerate(places) if index not in moving]
    assert staying == sorted(staying)
    if places == sorted(places):
        assert moving == set()


def test_one_thing_that_goes_from_the_end_to_the_head_is_one_move():
    assert out_of_order([5, 1, 2, 3, 4]) == {0}
    assert out_of_order([2, 3, 4, 5, 1]) == {4}
