"""A change of a check is handed in once, by who has the watch, and again where the disk did not take it."""

from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.health import Change, State
from incident_desk.qt.change_booking import ChangeBooking
from incident_desk.services.acts.steering import cancel
from incident_desk.services.patrol import Seen
from tests.fakes import NOON
from tests.qt.watched import Watched


def seen(one, state=State.DOWN):
    change = Change("health", "/health", State.OK, state, NOON, NOON, state.word, "", alarms=True)
    return Seen(one.incident, change)


def record(one):
    return one.bench.desk.incident_of(one.incident)


def test_it_is_booked_under_the_checks_name_once(qtbot):
    one = Watched(qtbot)
    booking = ChangeBooking(one.link, one.link)
    for _ in range(2):
        booking.book(seen(one), record(one))
        one.settle()
    assert one.booked() == [("down", NOON)] and one.bench.store.rows[-1].who == "check:/health"
    assert booking.is_handed_in(seen(one)) and not booking.is_handed_in(seen(one, State.OK))
    one.close()


def test_who_books_nothing(qtbot):
    one = Watched(qtbot, has_watch=False)
    booking = ChangeBooking(one.link, one.link)
    booking.book(seen(one), record(one))
    one.has_watch = True
    one.bench.desk.act(one.incident, lambda i, _: cancel(i, "over"), "MK")
    booking.book(seen(one), record(one))
    one.settle()
    assert one.booked() == [] and not booking.is_handed_in(seen(one))
    one.close()


def test_what_the_disk_did_not_take_counts_as_not_handed_in(qtbot):
    one = Watched(qtbot)
    booking = ChangeBooking(one.link, one.link)
    booking.book(seen(one), record(one))
    one.link.store_failed.emit(StoreFailure("disk_full", "Not saved: the disk is full"))
    assert not booking.is_handed_in(seen(one))
    one.close()
