"""A format says how far it is."""

import pytest

from incident_desk.qt.pages.export.tags import FormatState, TagModel, tag_of
from incident_desk.services.export_values import Made, State


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.MAKING, "making"), (State.READY, "ready"), (State.FAILED, "failed"), (State.CANCELLED, "stopped"),
    ],
)  # fmt: skip
def test_what_is_made_has_its_state(state, words):
    tag = tag_of(".pdf", True, {".pdf": Made(".pdf", state, why="the disk is full")}, "")
    assert tag.words == words and tag.reason == "the disk is full"


def test_before_it_is_made_it_waits_or_is_off():
    assert tag_of(".md", False, {}, "").words == "off"
    assert tag_of(".md", True, {}, ".pdf").state is FormatState.WAITING
    assert tag_of(".md", True, {}, ".md").state is FormatState.MAKING


def test_leaks_are_counted_and_a_plain_pdf_says_so():
    assert TagModel(FormatState.LEAKS, 1).words == "1 leak" and TagModel(FormatState.LEAKS, 3).words == "3 leaks"
    assert tag_of(".pdf", True, {".pdf": Made(".pdf", State.READY, plain=True)}, "").words == "ready, plain"
