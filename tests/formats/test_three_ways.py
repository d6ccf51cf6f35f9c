"""Two edits of one text put together: nothing is lost, and what one side alone changed is taken."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.three_ways import Choice, Part, parts, together

TEXT = st.lists(st.sampled_from(("# A", "# B", "one", "two", "three", "")), max_size=12).map("\n".join)
CHOICES = st.dictionaries(st.integers(0, 12), st.sampled_from(list(Choice)))


def whole(told, side):
    return "\n".join(line for part in told for line in getattr(part, side))


@given(TEXT, TEXT, TEXT)
def test_the_parts_are_each_of_the_texts_again(before, mine, theirs):
    told = parts(before, mine, theirs)
    assert (whole(told, "before"), whole(told, "mine"), whole(told, "theirs")) == (before, mine, theirs)


@given(TEXT, TEXT, CHOICES)
def test_where_one_side_changed_nothing_the_other_is_taken_whatever_is_chosen(before, other, choices):
    assert together(parts(before, other, before), choices) == other
    assert together(parts(before, before, other), choices) == other
    assert together(parts(before, other, other), choices) == other


@given(TEXT, TEXT, TEXT)
def test_with_both_every_line_that_somebody_wrote_is_there(before, mine, theirs):
    told = parts(before, mine, theirs)
    done = together(told, dict.fromkeys(range(len(told)), Choice.BOTH)).split("\n")
    for side in ("mine", "theirs"):
        for part in told:
            if part.is_clash or getattr(part, f"is_{side}"):
                assert all(line in done for line in getattr(part, side))


def test_a_part_knows_its_heading_and_what_became_of_it():
    before = "# Bell\n\n1. Ring\n\n## End\n\n1. Stop\n"
    told = parts(
        before, before.replace("Ring", "Ring twice"), before.replace("Ring", "Toll").replace("Stop", "Rest")
    )
    clash = next(part for part in told if part.is_clash)
    assert clash == Part(("1. Ring",), ("1. Ring twice",), ("1. Toll",), "Bell")
    assert [part.heading for part in told if part.is_theirs] == ["End"]
    place = told.index(clash)
    assert together(told, {}) == before.replace("Ring", "Ring twice").replace("Stop", "Rest")
    assert together(told, {place: Choice.THEIRS}) == before.replace("Ring", "Toll").replace("Stop", "Rest")
    assert "1. Toll\n1. Ring twice" in together(told, {place: Choice.BOTH})


ROWS = "| Level | Meaning | Answer |\n|---|---|---|\n| SEV3 | Slow | 1 h |\n| SEV4 | Ugly | 1 day |\n"


def test_different_cells_of_a_row_go_together_by_themselves():
    mine = ROWS.replace("1 h", "3 h").replace("1 day", "2 days")
    theirs = ROWS.replace("Slow", "Hardly seen").replace("Ugly", "Odd")
    told = parts(ROWS, mine, theirs)
    assert [part.is_clash for part in told if part.is_by_both] == [False, False]
    assert sum(part.is_joined for part in told) == 2
    done = together(told, {})
    assert "| SEV3 | Hardly seen | 3 h |" in done and "| SEV4 | Odd | 2 days |" in done
    for choice in Choice:
        assert together(told, dict.fromkeys(range(len(told)), choice)) == done


def test_a_cell_that_both_changed_is_asked_and_the_others_go_together():
    mine, theirs = ROWS.replace("Slow | 1 h", "Slower | 3 h"), ROWS.replace("| Slow |", "| Hardly seen |")
    told = parts(ROWS, mine, theirs)
    place = next(place for place, part in enumerate(told) if part.is_clash)
    assert told[place].is_row and sum(part.is_clash for part in told) == 1
    assert "| SEV3 | Hardly seen | 3 h |" in together(told, {place: Choice.THEIRS})
    for choice in (Choice.MINE, Choice.BOTH):
        assert "| SEV3 | Slower | 3 h |" in together(told, {place: choice})


def test_lines_side_by_side_that_each_changed_one_of_go_together_and_others_do_not():
    before = "- Ring the bell once\n- Tell the whole town"
    mine, theirs = before.replace("once", "twice"), before.replace("town", "village")
    assert together(parts(before, mine, theirs), {}) == "- Ring the bell twice\n- Tell the whole village"
    other = parts(before, mine, "- Sleep\n- Tell the whole village")
    assert [part.is_clash for part in other] == [True] and len(other[0].theirs) == 2
