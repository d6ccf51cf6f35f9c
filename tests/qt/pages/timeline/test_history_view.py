"""The right column."""

from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.history_view import NOTHING, HistoryView
from incident_desk.services.acts.logging import Rewrite


def chosen(link, model, qtbot, words="MongoDB", count=1):
    model.choose(link.entry(words))
    qtbot.waitUntil(lambda: len(model.wordings) == count)


def test_it_says_what_will_stand_there(themes, model, qtbot):
    view = HistoryView(themes, model)
    qtbot.addWidget(view)
    assert view.text.toPlainText() == NOTHING and not view.restore.isEnabled()


def test_every_wording_and_what_else_is_known(themes, link, model, qtbot):
    view = HistoryView(themes, model)
    qtbot.addWidget(view)
    one = link.id_of("MongoDB")
    EntryDeeds(link).amend(one, Rewrite(text="<b>Pool</b> full", owner="AD", tags=("db",)), lambda _: None)
    chosen(link, model, qtbot, "<b>Pool", 2)
    told = view.text.toPlainText()
    assert "03:31:30  Rita Ortega" in told and "MongoDB ping 2.9 s" in told
    assert "<b>Pool</b> full" in told and "owner AD, #db" in told
    assert "About this entry" in told and "Owner AD" in told
    assert view.count.text() == "2 wordings"


def test_what_would_turn_the_words_round_is_told_by_its_code(themes, link, model, qtbot):
    view = HistoryView(themes, model)
    qtbot.addWidget(view)
    EntryDeeds(link).amend(link.id_of("MongoDB"), Rewrite(text="run \u202etxt.hs"), lambda _: None)
    chosen(link, model, qtbot, "run \u202etxt.hs", 2)
    assert "‹U+202E›txt.hs" in view.text.toPlainText()


def test_the_first_wording_can_hold_again_only_where_it_does_not(themes, link, model, qtbot):
    view = HistoryView(themes, model)
    qtbot.addWidget(view)
    chosen(link, model, qtbot)
    assert not view.restore.isEnabled()
    EntryDeeds(link).amend(link.id_of("MongoDB"), Rewrite(text="x"), lambda _: None)
    chosen(link, model, qtbot, "x", 2)
    assert view.is_restorable
    with qtbot.waitSignal(view.first_wished):
        view.restore.click()


def test_what_stands_under_a_row_and_what_is_pinned_is_said(themes, link, model, qtbot):
    view, deeds = HistoryView(themes, model), EntryDeeds(link)
    qtbot.addWidget(view)
    link.office.desk.events = lambda _incident: link.record.events
    deeds.group([link.id_of("MongoDB")], link.id_of("Diagnosis started"))
    deeds.pin([link.id_of("Diagnosis started")], pinned=True)
    chosen(link, model, qtbot)
    assert "Under: Diagnosis started" in view.text.toPlainText()
    chosen(link, model, qtbot, "Diagnosis started")
    assert "1 row under it" in view.text.toPlainText() and "Pinned" in view.text.toPlainText()
