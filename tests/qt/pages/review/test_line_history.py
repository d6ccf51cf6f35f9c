"""Back and forth in the lines of a list."""

from incident_desk.qt.pages.review.line_history import MOST, LineHistory, Standing


def typed(history, words, line=0):
    """Sign by sign at the end of that line."""
    for sign in words:
        lines = list(history.now.lines)
        lines[line] += sign
        history.note(Standing(tuple(lines), line, len(lines[line])))


def test_a_word_is_one_step():
    history = LineHistory(Standing())
    typed(history, "no limit")
    assert history.undo().lines == ("no",)
    assert history.undo().lines == ("",)
    assert history.undo() is None
    assert history.redo().lines == ("no",) and history.redo().lines == ("no limit",)
    assert history.redo() is None


def test_a_line_that_comes_is_a_step_of_its_own():
    history = LineHistory(Standing())
    typed(history, "one")
    history.note(Standing(("one", ""), 1, 0))
    typed(history, "two", 1)
    assert [history.undo().lines for _ in range(2)] == [("one", ""), ("one",)]


def test_what_is_typed_after_going_back_takes_the_way_forth():
    history = LineHistory(Standing())
    typed(history, "one")
    history.undo()
    typed(history, "two")
    assert history.redo() is None and history.now.lines == ("two",)


def test_only_the_last_steps_are_kept():
    history = LineHistory(Standing())
    for number in range(MOST + 50):
        history.note(Standing((str(number),), 0, 0))
    steps = 0
    while history.undo() is not None:
        steps += 1
    assert steps == MOST


def test_a_cursor_that_moves_is_no_step():
    history = LineHistory(Standing(("one",), 0, 3))
    history.note(Standing(("one",), 0, 1))
    assert history.undo() is None and history.now.place == 1
