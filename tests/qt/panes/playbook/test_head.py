"""The head of the pane in both densities."""

import pytest

from incident_desk.domain.playbook import Playbook, Procedure
from incident_desk.qt.panes.playbook.head import PatternSource, PlaybookHead
from incident_desk.qt.panes.playbook.outline import SectionKind
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.theme import Density
from incident_desk.services.acts.steering import cancel
from incident_desk.services.patterns_at_hand import AtHand


@pytest.fixture
def model(link, ticker):
    model = PlaybookModel(link, ticker)
    link.show()
    return model


@pytest.fixture
def head(themes, qtbot, model):
    head = PlaybookHead(themes)
    qtbot.addWidget(head)
    head.resize(540, 80)
    head.show_playbook(model.shown)
    head.show()
    return head


def words(head):
    return head._progress.text()


def test_it_counts_the_steps_of_all_phases(head):
    assert words(head) == "8 of 25 steps"
    assert head._troubles.isVisible()


def test_compact_has_a_list_in_place_of_tabs(head, themes):
    themes.set_density(Density.COMPACT)
    assert words(head) == "Diagnosis 4 of 14"
    assert head._phases.isVisible()
    assert not head.tabs.isVisible()


def test_the_tabs_come_back_with_the_room_for_them(head, themes, qtbot):
    head.resize(300, 80)
    qtbot.waitUntil(lambda: words(head) == "Diagnosis 4 of 14")
    themes.set_density(Density.COMPACT)
    # Their new width reaches hidden tabs only when they are shown again.
    head.resize(540, 80)
    themes.set_density(Density.COMFORTABLE)
    assert words(head) == "8 of 25 steps"
    assert head.tabs.isVisible() and head.tabs.maximumHeight() > 30 and not head._phases.isVisible()


def test_a_procedure_that_is_looked_at_is_named(head, model):
    model.look_at("procedure-0")
    head.show_playbook(model.shown)
    assert words(head) == "Database connection issues 0 of 2"


def test_menus_choose_sections(head, qtbot):
    menu = head.menu(SectionKind.FIRST, SectionKind.PROCEDURE, SectionKind.REFERENCE)
    assert [entry.text().partition("\t")[0] for entry in menu.actions() if not entry.isSeparator()] == [
        "First questions",
        "Database connection issues",
        "Reference text",
        "From &other playbooks",
    ]
    with qtbot.waitSignal(head.section_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["procedure-0"]


def test_without_a_playbook_the_patterns_of_others_are_offered_alone(head, model, link, rehearsal, themes):
    link.show(rehearsal.bare())
    head.show_playbook(model.shown)
    assert words(head) == ""
    assert head._troubles.isVisible() and not (head._more.isVisible() or head._phases.isVisible())
    assert [one.text() for one in head.menu(SectionKind.PROCEDURE).actions() if not one.isSeparator()] == [
        "From &other playbooks"
    ]
    themes.set_density(Density.COMPACT)
    assert head._more.isVisible() and not head._troubles.isVisible()


def test_an_ended_incident_offers_no_others(head, model, link):
    link.act(lambda incident, _now: cancel(incident, "false alarm"))
    head.show_playbook(model.shown)
    assert [one.data() for one in head.menu(SectionKind.PROCEDURE).actions()] == ["procedure-0"]


def others_of(menu):
    return next(one.menu() for one in menu.actions() if one.menu() is not None)


def test_other_playbooks_are_read_when_they_are_asked_for_and_then_stand_there(themes, qtbot, model):
    told = []
    head = PlaybookHead(themes, PatternSource(elsewhere=lambda: told[-1] if told else None))
    qtbot.addWidget(head)
    head.show_playbook(model.shown)
    menu = others_of(head.menu(SectionKind.PROCEDURE))
    menu.aboutToShow.emit()
    assert [(one.text(), one.isEnabled()) for one in menu.actions()] == [("The library is being read", False)]
    near = AtHand(3, Procedure("<b>Queue</b> & more"), 3.0, (("<img src=file:///x>", "the title"),))
    told.append([(Playbook("Queue outage"), near)])
    head.fill_elsewhere()
    (entry,) = menu.actions()
    assert entry.text() == "<b>Queue</b> && more  (<img src=file:///x>)  Queue outage"
    assert "<img" not in entry.toolTip()
    with qtbot.waitSignal(head.pattern_chosen) as chosen:
        entry.trigger()
    assert chosen.args == [Playbook("Queue outage"), 3]
    told.append([])
    head.fill_elsewhere()
    assert [one.text() for one in menu.actions()] == ["Nothing there speaks of this trouble"]


def test_the_pattern_that_the_trouble_speaks_of_comes_first_and_says_by_which_words(themes, qtbot, model):
    (pattern,) = model.shown.sections[-2:-1]
    near = AtHand(0, Procedure(pattern.name), 3.0, (("pool", "the finding of 03:12"), ("A & B", "/api/health")))
    head = PlaybookHead(themes, PatternSource(near=lambda: (near,)))
    qtbot.addWidget(head)
    head.show_playbook(model.shown)
    first, line, *others = head.menu(SectionKind.FIRST, SectionKind.PROCEDURE, SectionKind.REFERENCE).actions()
    assert first.text() == "Database connection issues  (pool, A && B)\t0 of 2"
    assert first.toolTip() == "“pool” of the finding of 03:12, “A & B” of /api/health"
    assert first.data() == "procedure-0" and line.isSeparator()
    assert [one.data() for one in others if not one.isSeparator() and one.menu() is None] == ["first", "reference"]
    assert not any(one.isSeparator() for one in head.menu(SectionKind.PHASE).actions())
