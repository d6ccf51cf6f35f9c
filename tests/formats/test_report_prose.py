"""A review's Markdown as blocks: nothing of it acts, nothing is lost, and it is written as it was read."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incident_desk.formats.html_report import body_of
from incident_desk.formats.markdown_report import write
from incident_desk.formats.report_document import (
    Code,
    Document,
    Item,
    Items,
    Prose,
    Run,
    Section,
    Subheading,
    Table,
)
from incident_desk.formats.report_prose import plain, prose_blocks


def written(blocks):
    text = write(Document("kind", "title", "short", (), (Section("S", tuple(blocks)),)))
    return text.split("## S\n\n")[1].rsplit("\n\n---")[0]


def test_each_sort_of_block():
    text = "# Head\n\na **b** *c* `d` ~~e~~\\\nf\n\n> said\n\n```python\nx = 1\n\n  y\n```\n\n"
    text += "| A | B |\n|--|--|\n| 1 | **2** |"
    assert prose_blocks(text) == (
        Subheading("Head"),
        Prose((Run("a "), Run("b", strong=True), Run(" "), Run("c", emphasis=True), Run(" "), Run("d", code=True),
               Run(" "), Run("e", struck=True), Run("\nf"))),
        Prose((Run("said"),), quote=True),
        Code("x = 1\n\n  y", "python"),
        prose_blocks("| A | B |\n|--|--|\n| 1 | 2 |")[0],
    )  # fmt: skip
    table = prose_blocks(text)[-1]
    assert isinstance(table, Table) and [cell.text for cell in table.rows[0]] == ["1", "2"]


def test_lists_in_lists_keep_their_depth_and_their_numbers():
    (items,) = prose_blocks("3. a\n   - b\n     1. c\n4. d\n")
    assert items == Items((Item((Run("a"),), 0, 3), Item((Run("b"),), 1), Item((Run("c"),), 2, 1),
                           Item((Run("d"),), 0, 4)))  # fmt: skip


def test_code_inside_a_list_parts_it_and_the_numbers_go_on():
    before, code, after = prose_blocks("1. a\n\n   ```\n   x\n   ```\n2. b\n")
    assert (code, after) == (Code("x"), Items((Item((Run("b"),), 0, 2),))) and isinstance(before, Items)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a <b>c</b> <img src=x onerror=y>", "a <b>c</b> <img src=x onerror=y>"),
        ("[here](https://example.org)", "here (https://example.org)"),
        ("<https://example.org>", "https://example.org"),
        ("<a@example.org>", "a@example.org"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("![plan](https://example.org/a.png)", "[plan] (https://example.org/a.png)"),
        ("[a]: https://example.org 'x'", "[a]: https://example.org 'x'"),
        ("- [ ] do it", "[ ] do it"),
    ],
)
def test_what_could_act_or_lead_away_is_text(text, said):
    (block,) = prose_blocks(text)
    runs = block.items[0].runs if isinstance(block, Items) else block.runs
    assert plain(runs) == said


@pytest.mark.parametrize("text", ["", "\n\n", "---", "-", "1.", ">", "```", "|", "#", "- " * 2000, "> " * 2000])
def test_nothing_and_next_to_nothing_is_read(text):
    assert len(prose_blocks(text)) <= 2


def texts(blocks):
    """All words of blocks, without their look."""
    for block in blocks:
        if isinstance(block, Prose):
            yield plain(block.runs)
        elif isinstance(block, Items):
            yield from (plain(item.runs) for item in block.items)
        elif isinstance(block, Table):
            yield from (column.title for column in block.columns)
            yield from (cell.text for row in block.rows for cell in row)
        else:
            yield block.text


WORD = st.text("abcxyzäß09", min_size=1, max_size=6)
RUN = st.builds(
    Run, WORD, st.booleans(), st.booleans(), st.just(False), st.booleans()
) | st.builds(Run, WORD, code=st.just(True))  # fmt: skip
RUNS = st.lists(RUN, min_size=1, max_size=4).map(
    lambda runs: tuple(one for run in runs for one in (run, Run(" ")))[:-1]
)


def _joined(runs):
    """As a reader gives them: equal ones beside each other are one."""
    made = []
    for run in runs:
        if made and (made[-1].strong, made[-1].emphasis, made[-1].code, made[-1].struck) == (
            run.strong, run.emphasis, run.code, run.struck):  # fmt: skip
            made[-1] = Run(made[-1].text + run.text, run.strong, run.emphasis, run.code, run.struck)
        else:
            made.append(run)
    return tuple(made)


BLOCK = st.one_of(
    RUNS.map(lambda runs: Prose(_joined(runs))),
    st.builds(Code, st.lists(st.text("ab `#-", max_size=9), min_size=1, max_size=4).map("\n".join).filter(
        lambda text: text == text.rstrip("\n")), st.sampled_from(["", "python"])),
    WORD.map(Subheading),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(BLOCK, min_size=1, max_size=5))
def test_what_is_written_is_read_again_as_it_was(blocks):
    assert prose_blocks(written(blocks)) == tuple(blocks)


@example("``:@1`1`")
@settings(max_examples=300)
@given(st.text(st.sampled_from("ab *_`~#>-+1.|[](){}<>\\\n\t&@!=:/é"), max_size=60))
def test_whatever_is_typed_its_words_come_back_from_the_markdown_that_is_written(text):
    blocks = prose_blocks(text)
    again = prose_blocks(written(blocks)) if blocks else ()
    squashed = [re.sub(r"\s|‹U\+[0-9A-F]+›", "", "".join(texts(one))) for one in (blocks, again)]
    assert squashed[0] == squashed[1]
    assert "<script" not in body_of(written(blocks) if blocks else "")
