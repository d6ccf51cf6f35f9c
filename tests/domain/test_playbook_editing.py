"""A draft: acts, undo and redo."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_editing import MOST, Editing

BOOK = Playbook("First")


@given(st.lists(st.sampled_from(["a", "b", "undo", "redo"]), max_size=30))
def test_undo_gives_the_former_and_redo_the_latter(words):
    draft, past, future = Editing.of(BOOK), [], []
    for word in words:
        now = draft.present
        if word == "undo":
            draft = draft.undone()
            if past:
                future.append(now)
                assert draft.present == past.pop()
        elif word == "redo":
            draft = draft.redone()
            if future:
                past.append(now)
                assert draft.present == future.pop()
        else:
            draft = draft.to(replace(now, title=word))
            if word != now.title:
                past, future = [*past, now], []
    assert draft.base == BOOK and draft.is_changed == (draft.present != BOOK)


def test_an_act_that_changes_nothing_leaves_no_trace():
    draft = Editing.of(BOOK).to(replace(BOOK, title="Second")).undone()
    assert draft.to(replace(BOOK)) is draft and draft.redone().present.title == "Second"


def test_only_so_many_acts_are_kept():
    draft = Editing.of(BOOK)
    for number in range(MOST + 5):
        draft = draft.to(replace(BOOK, title=str(number)))
    assert len(draft.past) == MOST


def test_an_act_that_is_withdrawn_leaves_no_trace():
    one = Editing.of(BOOK).to(replace(BOOK, title="Second"))
    gone = one.to(replace(BOOK, title="Third")).withdrawn()
    assert (gone.present, gone.past, gone.future) == (one.present, one.past, ())
    assert Editing.of(BOOK).withdrawn() == Editing.of(BOOK)
