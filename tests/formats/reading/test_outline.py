"""The tree of sections: who stands under whom, and up to which line."""

from tests.formats.reading.pages import page

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
