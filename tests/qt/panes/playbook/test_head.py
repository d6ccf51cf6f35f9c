"""The head of the pane in both densities."""

import pytest

from incident_desk.domain.playbook import Procedure
from incident_desk.qt.panes.playbook.head import PlaybookHead
from incident_desk.qt.panes.playbook.outline import SectionKind
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.theme import Density
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
    assert [entry.text().partition("\t")[0] for entry in menu.actions()] == [
        "First questions",
        "Database connection issues",
        "Reference text",
    ]
    with qtbot.waitSignal(head.section_chosen) as chosen:
        menu.actions()[1].trigger()
    assert chosen.args == ["procedure-0"]


def test_without_a_playbook_nothing_is_offered(head, model, link, rehearsal):
    link.show(rehearsal.bare())
    head.show_playbook(model.shown)
    assert words(head) == ""
    assert not (head._troubles.isVisible() or head._more.isVisible() or head._phases.isVisible())


def test_the_pattern_that_the_trouble_speaks_of_comes_first_and_says_by_which_words(themes, qtbot, model):
    (pattern,) = model.shown.sections[-2:-1]
    near = AtHand(0, Procedure(pattern.name), 3.0, (("pool", "the finding of 03:12"), ("A & B", "/api/health")))
    head = PlaybookHead(themes, lambda: (near,))
    qtbot.addWidget(head)
    head.show_playbook(model.shown)
    first, line, *others = head.menu(SectionKind.FIRST, SectionKind.PROCEDURE, SectionKind.REFERENCE).actions()
    assert first.text() == "Database connection issues  (pool, A && B)\t0 of 2"
    assert first.toolTip() == "“pool” of the finding of 03:12, “A & B” of /api/health"
    assert first.data() == "procedure-0" and line.isSeparator()
    assert [one.data() for one in others] == ["first", "reference"]
    assert not any(one.isSeparator() for one in head.menu(SectionKind.PHASE).actions())


def test_the_model_reads_what_is_near_from_the_record(model):
    assert [one.pattern.name for one in model.near()] == ["Database connection issues"]
    reason = "“connections” of the finding of 03:31, “database” of the hypothesis of 03:24"
    assert model.near()[0].reason.startswith(reason)
