"""How a change reads: nothing is said twice, and no commit is called a deploy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.change_sayings import change_label, change_saying, change_words
from incident_desk.domain.health_record import ChangeKind, ChangeMade
from tests.fakes import NOON


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"what": "deploy", "ref": "7c1", "text": "sessions"}, "Deploy 7c1: sessions"),
        ({"what": "deploy", "ref": "7c1", "text": "deploy 7c1 to staging", "environment": "staging"},
         "Deploy 7c1 to staging"),
        ({"what": "deploy", "ref": "41a", "text": "rolled back to 41a", "environment": "production"},
         "Rolled back to 41a (production)"),
        ({"what": "other", "ref": "7c1", "text": "Sessions at start", "source": "git"},
         "Commit 7c1: Sessions at start"),
        ({"what": "deploy", "ref": "7c1", "text": "api: version 41a → 7c1", "source": "check"},
         "api: version 41a → 7c1"),
        ({"what": "restart", "text": "api restarted", "source": "check"}, "api restarted"),
        ({"what": "flag", "ref": "new-ui"}, "Flag new-ui"),
        ({}, "Change"),
    ],
)  # fmt: skip
def test_a_change_says_each_thing_once(data, words):
    assert change_saying(data) == words


def made(text, what=ChangeKind.DEPLOY, **more):
    return ChangeMade("1", NOON, text, what, **more)


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (made("sessions at start-up", ref="7c1e0f4"), "Deploy 7c1e0f4"),
        (made("Fix", ChangeKind.OTHER, ref="7c1e0f4", source="git"), "Commit 7c1e0f4"),
        (made("flag new-ui\non", ChangeKind.FLAG), "Flag new-ui on"),
        (made("x" * 99), "Deploy: " + "x" * 23 + "…"),
        (made("go", ref="r" * 99), "Deploy rrrrrrrrrrrrrrrrrrrrrrrr…"),
    ],
)
def test_a_label_is_short(change, label):
    assert change_label(change) == label and len(label) <= 32


def test_words_of_a_change_are_those_of_its_event():
    change = made("sessions", ref="7c1", environment="staging")
    assert change_words(change) == "Deploy 7c1: sessions (staging)"


@given(
    st.text(max_size=80), st.text(max_size=40), st.sampled_from(ChangeKind), st.sampled_from(["git", "check", ""])
)
def test_any_text_has_a_short_label_on_one_line(text, ref, what, source):
    label = change_label(made(text, what, ref=" ".join(ref.split()), source=source))
    assert 0 < len(label) <= 33 and "\n" not in label


def test_blanks_alone_are_called_by_their_kind():
    assert change_label(made("\r ", ChangeKind.DEPLOY, source="check")) == "Deploy"
