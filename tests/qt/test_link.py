"""Between window and desk: every wish returns at once, every answer comes as a signal."""

import threading

import pytest

from incident_desk.domain.errors import NotFound, Refused, StoreFailure
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.link import DeskLink
from incident_desk.services import scenes
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.running import RunStart
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.desk import Desk
from tests.any_run import BOOK
from tests.fakes import Bench
from tests.qt.office import office_of

FULL = StoreFailure("disk_full", "Not saved: the disk is full")


def said(text):
    """The rule that logs a line."""
    return lambda incident, now: log(Line(text, Sign.NOTE))


@pytest.fixture
def shown(link, qtbot):
    """A link with an incident on the desk."""
    with qtbot.waitSignal(link.scene_shown):
        link.declare(Declaration("Checkout is down", "P1"))
    return link


class Heard:
    """What a link told, in order."""

    def __init__(self, link):
        self.all = []
        self.changes, self.saving = [], []
        link.scene_changed.connect(self._on_scene_changed)
        link.saving_changed.connect(self._on_saving_changed)
        link.refused.connect(self._on_refused)
        link.store_failed.connect(self._on_store_failed)

    def _on_scene_changed(self, scene, change):
        self.all.append("changed")
        self.changes.append((scene, change))

    def _on_saving_changed(self, saving):
        self.all.append("saving" if saving else "rest")
        self.saving.append(saving)

    def _on_refused(self, words):
        self.all.append(words)

    def _on_store_failed(self, failure):
        self.all.append(failure)


# -- opening ------------------------------------------------------------------------------------------------


def test_opened_brings_the_office_and_the_library_comes_when_it_is_wished(bench, qtbot):
    link, told = DeskLink("MK"), []
    link.opened.connect(lambda office: told.append(office))
    link.library_changed.connect(lambda rows: told.append(rows))
    assert link.office is None
    link.open(lambda: office_of(bench))
    link.read(lambda office: "asked", told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [link.office, "asked"] and link.library is None
    link.refresh_library()
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[2] == link.library == []
    link.close()


@pytest.mark.parametrize("failure", [FULL, Refused("The data folder belongs to somebody else")])
def test_a_record_that_cannot_be_opened_says_why(qtbot, failure):
    link = DeskLink("MK")

    def opener():
        raise failure

    with qtbot.waitSignal(link.open_failed) as told:
        link.open(opener)
    assert told.args == [failure] and link.has_failed
    with qtbot.waitSignal(link.opened):
        link.open(lambda: office_of(Bench()))
    assert not link.has_failed
    link.close()


def test_a_bug_while_opening_is_logged_and_said_too(qtbot, caplog):
    link = DeskLink("MK")
    with qtbot.waitSignal(link.open_failed) as told:
        link.open(lambda: {}["gone"])
    assert "fault" in str(told.args[0])
    assert "KeyError" in caplog.text
    link.close()


def test_what_is_wished_before_the_record_is_open_is_done_in_order_once_it_is(bench, qtbot):
    link, held, told = DeskLink("MK"), threading.Event(), []
    link.library_changed.connect(lambda rows: told.append("library"))

    def opener():
        held.wait(5)
        return office_of(bench)

    link.open(opener)
    link.refresh_library()
    link.undo()
    link.act(said("nothing is shown, so this goes nowhere"))
    link.declare(Declaration("Declared early", "P1"))
    link.read(lambda office: office.folder, told.append)
    assert told == []
    with qtbot.waitSignal(link.scene_shown) as shown:
        held.set()
    assert shown.args[0].incident.title == "Declared early"
    assert "" in told
    link.close()


def test_what_is_wished_of_a_record_that_cannot_be_opened_is_refused(qtbot):
    link = DeskLink("MK")

    def opener():
        raise FULL

    heard = Heard(link)
    link.declare(Declaration("Too early", "P1"))
    with qtbot.waitSignal(link.open_failed):
        link.open(opener)
    link.declare(Declaration("Too late", "P1"))
    assert heard.all == ["The record is not open, so nothing was written"]
    link.close()


def test_a_link_that_was_never_opened_closes(qapp):
    link = DeskLink("MK")
    link.show("nothing")
    link.close()
    link.refresh_library()


# -- wishes -------------------------------------------------------------------------------------------------


def test_a_wish_becomes_a_change_of_the_shown_scene(shown, qtbot):
    with qtbot.waitSignal(shown.scene_changed) as told:
        shown.act(lambda incident, now: acknowledge(incident, None))
    scene, change = told.args
    assert scene.incident is change.after
    assert Milestone.ACKNOWLEDGED in scene.incident.milestones
    assert Milestone.ACKNOWLEDGED not in change.before.milestones
    assert scene.entries[-1].id == change.events[-1].id
    assert change.events[0].who == "MK"


def test_then_comes_after_the_scene_has_changed(shown, qtbot):
    order = []
    shown.scene_changed.connect(lambda scene, change: order.append("scene"))
    shown.act(said("hello"), then=lambda change: order.append("then"))
    qtbot.waitUntil(lambda: order == ["scene", "then"])


def test_a_change_of_another_incident_leaves_the_scene_alone(shown, qtbot):
    heard, first, done = Heard(shown), shown.shown, []
    shown.declare(Declaration("Second", "P2"), then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert heard.changes == []
    shown.act(said("to the second"), done[0].id, then=done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert heard.changes == []
    assert shown.shown == first


def test_another_person_can_be_named(shown, qtbot):
    with qtbot.waitSignal(shown.scene_changed) as told:
        shown.act(said("found by"), who="check:/health")
    assert told.args[1].events[0].who == "check:/health"


def test_of_two_incidents_shown_at_once_only_the_last_comes_up(link, qtbot):
    declared, scenes = [], []
    for title in ("First", "Second"):
        link.declare(Declaration(title, "P1"), then=declared.append)
    qtbot.waitUntil(lambda: len(declared) == 2)
    link.scene_shown.connect(lambda scene: scenes.append(scene.incident.title))
    for incident in declared:
        link.show(incident.id)
    link.read(lambda office: None, lambda _: scenes.append("end"))
    qtbot.waitUntil(lambda: "end" in scenes)
    assert scenes == ["Second", "end"]


def test_an_incident_that_cannot_be_read_leaves_the_one_on_the_screen(shown, bench, qtbot, monkeypatch):
    on_screen = shown.shown

    def refuse(incident):
        raise StoreFailure("io_error", "Not read: the disk does not answer")

    monkeypatch.setattr(shown.office.scenes, "begin", refuse)
    with qtbot.waitSignal(shown.store_failed):
        shown.show("another")
    assert shown.shown == on_screen


def test_undo_and_redo_go_through_the_record(shown, qtbot):
    with qtbot.waitSignal(shown.scene_changed):
        shown.act(lambda incident, now: acknowledge(incident, None))
    with qtbot.waitSignal(shown.scene_changed) as undone:
        shown.undo()
    assert Milestone.ACKNOWLEDGED not in undone.args[0].incident.milestones
    with qtbot.waitSignal(shown.scene_changed) as redone:
        shown.redo()
    assert Milestone.ACKNOWLEDGED in redone.args[0].incident.milestones


def test_redo_without_an_undo_is_refused(shown, qtbot):
    with qtbot.waitSignal(shown.refused) as told:
        shown.redo()
    assert "nothing to redo" in told.args[0]


# -- saving and failing -------------------------------------------------------------------------------------


def test_saving_is_told_until_the_last_write_is_on_the_disk(shown, qtbot):
    heard, done = Heard(shown), []
    for number in range(3):
        shown.act(said(f"line {number}"), then=done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
    assert heard.saving == [True, False]
    assert heard.all[-1] == "rest"


def test_a_refusal_ends_the_saving_and_says_why(shown, qtbot):
    heard = Heard(shown)

    def refuse(incident, now):
        raise Refused("Say why")

    shown.act(refuse)
    qtbot.waitUntil(lambda: len(heard.all) == 3)
    assert heard.all == ["saving", "rest", "Say why"]


def test_what_is_not_found_is_said_as_a_refusal(shown, qtbot):
    def find(incident, now):
        raise NotFound("No step '9'")

    with qtbot.waitSignal(shown.refused) as told:
        shown.act(find)
    assert told.args == ["No step '9'"]


def test_a_failing_disk_ends_the_saving_and_is_told(shown, bench, qtbot, monkeypatch):
    heard = Heard(shown)

    def full(decide, *, act, who):
        raise FULL

    monkeypatch.setattr(bench.store, "append", full)
    shown.act(said("not kept"))
    qtbot.waitUntil(lambda: len(heard.all) == 3)
    assert heard.all == ["saving", "rest", FULL]
    assert not any(event.kind == "entry_logged" for event in bench.store.rows)


def test_a_failing_read_says_nothing_about_saving(shown, qtbot):
    heard = Heard(shown)

    def read(office):
        raise Refused("No such playbook")

    shown.read(read, heard.all.append)
    qtbot.waitUntil(lambda: bool(heard.all))
    assert heard.all == ["No such playbook"]


def test_nothing_waits_for_a_slow_disk(shown, bench, qtbot, monkeypatch):
    held, append = threading.Event(), bench.store.append

    def slow(decide, *, act, who):
        held.wait(5)
        return append(decide, act=act, who=who)

    monkeypatch.setattr(bench.store, "append", slow)
    heard = Heard(shown)
    shown.act(said("one"))
    shown.undo()
    shown.show(shown.shown)
    shown.refresh_library()
    qtbot.wait(10)
    assert heard.all == ["saving"]
    held.set()
    qtbot.waitUntil(lambda: heard.saving == [True, False])


def test_close_writes_what_is_on_its_way(shown, bench):
    for number in range(5):
        shown.act(said(f"line {number}"))
    shown.close()
    assert sum(event.kind == "entry_logged" for event in bench.store.rows) == 5


# -- others -------------------------------------------------------------------------------------------------


def test_what_another_process_writes_shows_within_a_second(shown, bench, qtbot):
    other = Desk(bench.store, bench.clock, bench.ids)
    with qtbot.waitSignal(shown.scene_changed, timeout=1000) as told:
        other.act(shown.shown, said("from the other window"), "RO")
    assert told.args[0].entries[-1].text == "from the other window"


def test_what_another_process_declares_stands_in_the_library(shown, bench, qtbot):
    other = Desk(bench.store, bench.clock, bench.ids)
    titles = []
    shown.library_changed.connect(lambda rows: titles.append([row.title for row in rows]))
    other.declare(Declaration("Declared elsewhere", "P2"), "RO")
    qtbot.waitUntil(lambda: ["Declared elsewhere", "Checkout is down"] in titles, timeout=1000)


def test_a_checklist_run_of_another_process_stands_in_no_list_of_incidents(shown, bench, qtbot):
    other = Desk(bench.store, bench.clock, bench.ids)
    titles = []
    shown.library_changed.connect(lambda rows: titles.append([row.title for row in rows]))
    other.runs.start(RunStart(BOOK), "RO")
    other.declare(Declaration("Declared elsewhere", "P2"), "RO")
    qtbot.waitUntil(lambda: ["Declared elsewhere", "Checkout is down"] in titles, timeout=1000)
    assert not any(BOOK.title in rows for rows in titles)


def test_of_a_long_record_the_newest_entries_are_shown_first_and_the_others_follow(shown, qtbot, monkeypatch):
    for number in range(6):
        with qtbot.waitSignal(shown.scene_changed):
            shown.act(said(f"entry {number}"))
    monkeypatch.setattr(scenes, "FIRST", 2)
    monkeypatch.setattr(scenes, "TOGETHER", 2)
    first, more = [], []
    shown.scene_shown.connect(first.append)
    shown.scene_filled.connect(more.append)
    shown.show(shown.shown)
    qtbot.waitUntil(lambda: bool(more) and more[-1].is_whole)
    assert [one.text for one in first[0].entries] == ["entry 4", "entry 5"] and not first[0].is_whole
    texts = [one.text for one in more[-1].entries]
    assert len(more) > 1 and texts[-6:] == [f"entry {number}" for number in range(6)]
