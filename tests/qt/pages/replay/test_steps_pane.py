"""The steps of then."""

import pytest

from incident_desk.qt.pages.replay.steps_pane import StepsThen


@pytest.fixture
def pane(qtbot, themes):
    one = StepsThen(themes)
    qtbot.addWidget(one)
    one.resize(540, 600)
    one.show()
    return one


def opened(pane):
    return next(tab.model.section.name for tab in pane.tabs.tabs() if tab.model.open)


def test_it_follows_the_phase_of_then_and_counts_what_was_ticked_since(pane, night_at):
    pane.show_then(night_at(10))
    assert opened(pane) == "Immediate Response"
    first = pane.count.text()
    assert " steps then, " in first and "more ticked since" in first
    pane.show_then(night_at(30))
    assert opened(pane) == "Diagnosis" and pane.count.text() != first


def test_another_phase_stays_looked_at_until_then_was_in_another(pane, night_at):
    pane.show_then(night_at(10))
    pane.tabs.tabs()[2].click()
    assert opened(pane) == "Mitigation"
    pane.show_then(night_at(9))
    assert opened(pane) == "Mitigation"
    pane.show_then(night_at(30))
    assert opened(pane) == "Diagnosis"


def test_without_a_playbook_it_says_so(qtbot, pane, night_at):
    from dataclasses import replace

    then = night_at(10)
    bare = replace(then.rewound, incident=replace(then.incident, playbook=None, plan=None))
    pane.show_then(replace(then, rewound=bare))
    assert pane.nothing.isVisible() and not pane.tabs.isVisible()
