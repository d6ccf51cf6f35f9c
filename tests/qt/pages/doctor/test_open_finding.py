"""The open finding: words, answers, what comes of the first."""

import pytest

from incident_desk.qt.pages.doctor.listed import Listed
from incident_desk.qt.pages.doctor.open_finding import OpenFinding, effect_of, lines_of
from incident_desk.qt.pages.doctor.sheet import Question


@pytest.fixture
def view(qtbot, themes):
    one = OpenFinding(themes)
    qtbot.addWidget(one)
    one.resize(700, 200)
    return one


def listed(room, rule):
    return next(one for one in room.model.shown.listed if one.finding.rule == rule)


def labels(view):
    return [one.model.text or one.model.name for one in view.answers.buttons]


def test_it_says_all_and_each_button_says_its_key(view, room):
    view.show_finding(listed(room, "duration"))
    assert labels(view) == [
        "Began about 13:56", "Began 15:53", "Enter time…", "Set aside…",
        "Show its first row in the timeline: Ctrl+Enter",
    ]  # fmt: skip
    assert [one.model.keys for one in view.answers.buttons] == [("Enter",), ("Alt", "2"), ("Alt", "3"), ("X",), ()]
    assert view.kind.text() == "contradiction" and view.effect.text().startswith("Suggested: then ")
    assert "contradictions" in view.accessibleName() and "We know, because" in view.accessibleDescription()


def test_a_click_says_which_answer_and_where_to(view, room, qtbot):
    view.show_finding(listed(room, "duration"))
    heard = []
    view.answered.connect(heard.append)
    view.aside_wished.connect(lambda: heard.append("aside"))
    view.jump_wished.connect(lambda: heard.append("jump"))
    for button in list(view.answers.buttons):
        button.click()
    assert heard == [0, 1, 2, "aside", "jump"]


def test_the_same_finding_keeps_its_buttons(view, room):
    one = listed(room, "duration")
    view.show_finding(one)
    before = view.answers.buttons[0]
    view.show_finding(one)
    assert view.answers.buttons[0] is before


def test_what_was_set_aside_says_why_and_is_asked_again(view, room):
    with room.examined():
        room.deeds.set_aside(listed(room, "soak").question, "Ann <b>watched</b>")
    finding, aside = room.model.sheet.aside[0]
    view.show_finding(Listed(finding, aside=aside))
    assert labels(view) == ["Ask again"] and view.because.text() == "We know, because Ann <b>watched</b>"
    assert view.effect.text().startswith("RO, 2026-03-01 12:00 UTC")


def test_a_narrow_one_is_higher_and_has_room_for_all(view, room):
    view.show_finding(listed(room, "duration"))
    assert view.heightForWidth(300) > view.heightForWidth(700)
    view.resize(300, view.heightForWidth(300))
    view.show()
    parts = (view.title, view.why, view.because, view.answers, view.effect)
    assert all(one.height() >= one.heightForWidth(one.width()) for one in parts)
    assert view.effect.geometry().bottom() < view.height()


def test_lines_and_effects_in_words(room):
    assert lines_of(listed(room, "updates")) == ""
    assert lines_of(listed(room, "one-minute")) == " (lines 15 to 17)"
    assert lines_of(listed(room, "duration")) == " (lines 5, 14, 18)"
    finding = listed(room, "soak").finding
    assert effect_of(Question(finding)) == f"{finding.fix}." and effect_of(None) == ""
