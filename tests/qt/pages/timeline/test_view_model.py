"""What the page shows."""

from dataclasses import replace

from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.filtering import Wanted
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.services.acts.logging import Rewrite
from tests.qt.panes.rehearsal import bare


def test_nothing_is_filtered_while_nobody_looks(link):
    model, told = TimelinePageModel(link), []
    model.rows_changed.connect(lambda: told.append(model.sifted.count))
    link.show()
    assert told == []
    model.look(True)
    assert told == ["28 of 28 shown"]
    model.sifter.close()


def test_what_is_wanted_is_shown_and_told_as_another_list(model):
    told = []
    model.rows_changed.connect(lambda: told.append((model.sifted.count, model.anew)))
    model.want(Wanted(words="ping"))
    model.want(Wanted(words="ping"))
    model.want_everything()
    assert told == [("3 of 28 shown", True), ("28 of 28 shown", True)]


def test_a_row_more_and_a_changed_one_are_told_as_the_same_list(model, link):
    told, deeds = [], EntryDeeds(link)
    model.rows_changed.connect(lambda: told.append((model.anew, model.sifted.tally.edited)))
    link.record.say("3:43:00", "Rita Ortega", "more")
    link.act(lambda *_: ())
    deeds.amend(link.id_of("MongoDB"), Rewrite(text="x"), lambda _: None)
    assert told == [(False, 0), (False, 1)]


def test_another_incident_is_shown_as_a_whole(model, link):
    model.want(Wanted(words="ping"))
    other = bare()
    other.events[:] = [replace(event, incident="incident-2") for event in other.events]
    link.show(other)
    assert model.wanted == Wanted() and model.sifted.count == "1 of 1 shown"


def test_the_clocks_are_told(model, qtbot):
    with qtbot.waitSignal(model.times_changed):
        model.show_clocks(Clocks.ELAPSED)
    assert model.times.clocks is Clocks.ELAPSED


def test_the_wordings_of_the_chosen_row_are_read_and_kept_up(model, link, qtbot):
    one = link.entry("MongoDB")
    model.choose(one)
    assert model.wordings == ()
    qtbot.waitUntil(lambda: len(model.wordings) == 1)
    EntryDeeds(link).amend(one.id, Rewrite(text="x"), lambda _: None)
    qtbot.waitUntil(lambda: len(model.wordings) == 2)
    model.choose(None)
    assert model.wordings == ()
