"""The tree of sections: who stands under whom, and up to which line."""

from tests.formats.reading.pages import page, read

TEXT = """
before

# Title

intro

## One (0-5 min)

- a

#### Deep

text

## Two

```
x
```
# Second title
"""


def test_a_section_stands_under_the_nearest_higher_heading():
    root = page(TEXT).root
    assert [(one.level, one.name, one.first, one.last) for one in root.walk()] == [
        (0, "", 1, 20), (1, "Title", 3, 19), (2, "One", 7, 14), (4, "Deep", 11, 14), (2, "Two", 15, 19),
        (1, "Second title", 20, 20),
    ]  # fmt: skip
    deep = root.children[0].children[0].children[0]
    assert [one.name for one in deep.above()] == ["One", "Title", ""]


def test_blocks_belong_to_the_heading_above_them():
    root = page(TEXT).root
    title = root.children[0]
    assert [one.plain for one in root.blocks] == ["before"] and [one.plain for one in title.blocks] == ["intro"]
    assert not title.has("fence") and title.holds("fence") and not title.holds("table")


def test_thousands_of_levels_of_nothing_cost_no_stack():
    root = page("\n".join("#" * (depth % 6 + 1) + f" h{depth}" for depth in range(5000))).root
    assert sum(1 for _ in root.walk()) == 5001


def test_a_bold_line_that_names_a_phase_heads_what_follows():
    text = "# T\n## Work\n**Phase 1: Look (0-5 min)**\n- a\n\nwords\n\n**Phase 2: Mend**\n- b\n## Rest\n**Note**\n"
    root = page(text).root
    assert [(one.level, one.name, one.is_line, one.first, one.last) for one in root.walk()][2:] == [
        (2, "Work", False, 2, 9), (3, "Look", True, 3, 7), (3, "Mend", True, 8, 9), (2, "Rest", False, 10, 11),
    ]  # fmt: skip
    book = read(text)
    assert [(phase.name, len(phase.steps), phase.end_s) for phase in book.phases()] == [
        ("Look", 1, 300),
        ("Mend", 1, None),
    ]
    assert [one.text for one in book.facts.headings] == ["T", "Work", "Rest"]


def test_a_bold_line_with_a_stretch_of_time_heads_as_well_and_others_are_text():
    def lines(text):
        return [one.name for one in page(text).root.walk() if one.is_line]

    assert lines("# T\n\n**5-15 minutes: Look**\n\n- a\n") == ["Look"]
    for text in (
        "**Look (within 5 minutes)**",
        "**Phase 1: Look** at it",
        "**5-15 minutes**",
        "- **Phase 1: Look**",
    ):
        assert lines(f"# T\n\n{text}\n\n- a\n") == []
