"""A change of a check is handed in once, by who has the watch, and again where the disk did not take it."""

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.health import Change, State
from incident_desk.qt.change_booking import ChangeBooking
from incident_desk.services.acts.steering import cancel
from incident_desk.services.patrol import Seen
from tests.fakes import NOON
from tests.qt.watched import Watched


def seen(one, state=State.DOWN, check="health"):
    change = Change(check, f"/{check}", State.OK, state, NOON, NOON, state.word, "", alarms=True)
    return Seen(one.incident, change)


def records(one):
    return {one.incident: one.bench.desk.incident_of(one.incident)}


def test_it_is_booked_under_the_checks_name_once(qtbot):
    one = Watched(qtbot)
    booking = ChangeBooking(one.link, one.link)
    for _ in range(2):
        booking.book([seen(one)], records(one))
        one.settle()
    assert one.booked() == [("down", NOON)] and one.bench.store.rows[-1].who == "check:/health"
    assert booking.is_handed_in(seen(one)) and not booking.is_handed_in(seen(one, State.OK))
    one.close()


def test_who_books_nothing(qtbot):
    one = Watched(qtbot, has_watch=False)
    booking = ChangeBooking(one.link, one.link)
    booking.book([seen(one)], records(one))
    one.has_watch = True
    one.bench.desk.act(one.incident, lambda i, _: cancel(i, "over"), "MK")
    booking.book([seen(one)], records(one))
    one.settle()
    assert one.booked() == [] and not booking.is_handed_in(seen(one))
    one.close()


def test_what_the_disk_did_not_take_counts_as_not_handed_in(qtbot):
    one = Watched(qtbot)
    booking = ChangeBooking(one.link, one.link)
    booking.book([seen(one)], records(one))
    one.link.store_failed.emit(StoreFailure("disk_full", "Not saved: the disk is full"))
    assert not booking.is_handed_in(seen(one))
    one.close()


def test_what_becomes_of_several_at_the_same_time_is_one_act(qtbot):
    one = Watched(qtbot, checks=("health", "search", "index"))
    booking = ChangeBooking(one.link, one.link)
    booking.book([seen(one, check=check) for check in ("health", "search", "index")], records(one))
    one.settle()
    rows = one.bench.store.rows[-3:]
    assert len(one.booked()) == 3 and len({row.act for row in rows}) == 1
    assert {row.who for row in rows} == {"check:several"}
    one.close()


def test_silence_is_handed_in_once_it_lasts(qtbot):
    one = Watched(qtbot)
    booking = ChangeBooking(one.link, one.link)
    booking.book([seen(one, State.NO_DATA)], records(one))
    assert booking.is_handed_in(seen(one, State.NO_DATA)), "it waits"
    one.pass_s(5)
    booking.book([seen(one, State.BLIND)], records(one))
    booking.look(one.pass_s(4), records(one))
    one.settle()
    assert one.booked() == []
    booking.look(one.pass_s(1), records(one))
    one.settle()
    assert one.booked() == [(State.BLIND.word, NOON)], "counted from when nothing was known at first"
    one.close()


def test_the_silence_of_what_is_watched_no_longer_is_not_handed_in(qtbot):
    one = Watched(qtbot)
    booking = ChangeBooking(one.link, one.link)
    booking.book([seen(one, State.NO_DATA, "another")], records(one))
    booking.look(one.pass_s(60), records(one))
    booking.look(one.pass_s(60), {})
    one.settle()
    assert one.booked() == []
    one.close()
