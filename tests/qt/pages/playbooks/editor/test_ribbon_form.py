"""Places on the ribbon."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Phase
from incident_desk.qt.pages.playbooks.editor.ribbon_form import form_of

TIMED = (Phase("a", 0, 900), Phase("b", 900, 3600), Phase("c", 3600, 14400), Phase("d"))


def test_phases_stand_by_their_times_with_room_behind_for_what_has_none():
    form = form_of(TIMED)
    assert form.total == 14400 and form.bounds[3] == (0.92, 1.0) and form.bounds[0][0] == 0
    widths = [last - first for first, last in form.bounds]
    assert widths[0] > 0.15, "the first minutes have room"
    assert all(one[1] == other[0] for one, other in zip(form.bounds, form.bounds[1:], strict=False))


@given(st.integers(0, 240))
def test_a_place_is_the_time_that_stands_there(minutes):
    form = form_of(TIMED)
    assert form.seconds(form.place(minutes * 60)) == minutes * 60


def test_phases_without_an_order_in_time_are_as_wide_as_each_other():
    for phases in (
        (Phase("a"), Phase("b")),
        (Phase("a", 0, 900), Phase("b", 0, 900)),
        (Phase("a"), Phase("b", 0, 60)),
    ):
        form = form_of(phases)
        assert form.bounds == ((0.0, 0.5), (0.5, 1.0)) and form.total == 0
        assert form.place(60) == 0 and form.seconds(0.5) == 0
    assert form_of(()).bounds == ()


def test_minutes_have_room_beside_days():
    form = form_of((Phase("a", 0, 1800), Phase("b", 1800, 86_400 * 3)))
    assert 0.1 < form.bounds[0][1] < 0.3 and form.seconds(form.place(1800)) == 1800


def test_without_an_open_end_the_last_phase_ends_with_its_time():
    assert form_of(TIMED[:3]).bounds[-1][1] == 0.92
