"""What is painted in the strip: fills by state, hatches, entries, needle, names that give way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import (
    PhaseState,
    RibbonFlag,
    RibbonMark,
    RibbonModel,
    RibbonPhase,
    RibbonSpan,
    SpanKind,
)
from incident_desk.qt.widgets.ribbon_painting import needle_box, paint_ribbon

FULL = RibbonForm.FULL.build
MODEL = RibbonModel(
    (RibbonPhase("One", 0, 1000, PhaseState.DONE), RibbonPhase("Two", 1000, 2000, PhaseState.CURRENT)),
    now=1500,
)
WIDTH = 440


@pytest.fixture
def draw(painted, each_theme):
    def take(model, build=FULL):
        area = QRectF(0, 0, WIDTH, build.height)
        return painted(lambda painter: paint_ribbon(painter, area, model, each_theme.current, build), WIDTH, 210)

    return take


def test_done_now_and_future_have_their_own_fill(draw, each_theme):
    image, colour = draw(MODEL), each_theme.current.colour
    middle = round(FULL.bar_top + FULL.bar_height / 2)
    assert image.pixelColor(100, middle) == colour.ribbon_done
    assert image.pixelColor(250, middle) == colour.ribbon_now
    assert image.pixelColor(400, middle) == colour.ribbon_future


def test_the_needle_stands_at_now_and_is_absent_when_nothing_runs(draw, each_theme):
    accent, x = each_theme.current.colour.accent, round(20 + 400 * 0.75)
    y = round(FULL.bar_top + 3)
    assert draw(MODEL).pixelColor(x, y) == accent
    assert draw(replace(MODEL, now=None)).pixelColor(x, y) != accent


def test_everything_painted_for_the_needle_lies_in_its_box(draw):
    box = needle_box(MODEL, QRectF(0, 0, WIDTH, FULL.height), FULL)
    before, after = draw(replace(MODEL, now=None)), draw(MODEL)
    # The fill of the current phase follows the needle, so only what is above the strip is compared.
    changed = [
        (x, y)
        for x in range(WIDTH)
        for y in range(round(FULL.bar_top))
        if before.pixelColor(x, y) != after.pixelColor(x, y)
    ]
    assert changed
    assert all(box.contains(x, y) for x, y in changed)


@pytest.mark.parametrize("kind", SpanKind)
def test_a_hatched_span_changes_the_strip_only_inside_itself(draw, kind):
    plain = draw(MODEL)
    hatched = draw(replace(MODEL, spans=(RibbonSpan(1600, 1800, kind),)))
    middle = round(FULL.bar_top + FULL.bar_height / 2)
    columns = [x for x in range(WIDTH) if plain.pixelColor(x, middle) != hatched.pixelColor(x, middle)]
    assert columns
    assert columns[0] >= 20 + 400 * 0.8 - 1 and columns[-1] <= 20 + 400 * 0.9 + 1


def test_entries_and_marks_are_drawn_in_the_full_form_only(draw):
    rich = replace(MODEL, entries=(200.0, 400.0), marks=(RibbonMark(1800, "75 %"),))
    assert draw(rich) != draw(MODEL)
    small = RibbonForm.COMPACT.build
    assert draw(rich, small) == draw(MODEL, small)


def test_of_two_marks_in_one_place_one_is_labelled(draw):
    one, two = RibbonMark(5000, "75 %"), RibbonMark(5001, "90 %")
    assert draw(replace(MODEL, marks=(one, two))) == draw(replace(MODEL, marks=(one, RibbonMark(5001, ""))))


def test_overlapping_phases_share_the_height(draw, each_theme):
    both = RibbonModel(
        (RibbonPhase("A", 0, 1000, PhaseState.DONE), RibbonPhase("B", 500, 1500, PhaseState.DONE)), now=None
    )
    image, colour = draw(both), each_theme.current.colour
    x = round(20 + 400 * both.scale().position(750))
    strip = [image.pixelColor(x, y) == colour.ribbon_done for y in range(34, 60)]
    assert strip[4] and strip[-4] and not all(strip)


def test_a_phase_without_a_stated_time_is_drawn_and_differs_from_one_with(draw):
    stated = RibbonModel((RibbonPhase("A", 0, 1000), RibbonPhase("B", 1000, 2000)))
    not_stated = RibbonModel((RibbonPhase("A", 0, 1000), RibbonPhase("B", None)))
    assert draw(stated) != draw(not_stated)


def test_long_names_are_shortened_and_stay_before_the_next_phase(draw):
    long = RibbonModel((RibbonPhase("A very long name of a phase " * 3, 0, 1000), RibbonPhase("", 1000, 2000)))
    image = draw(long)
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(225, WIDTH) for y in range(30))


def test_the_shorter_wording_is_used_where_the_full_one_does_not_fit(draw):
    phase = RibbonPhase(
        "Immediate Response", 0, 900, detail="11 of 11 steps", short_name="Now", short_detail="11/11"
    )
    narrow = RibbonModel((phase, RibbonPhase("B", 900, 90_000)))
    worded = replace(phase, name="Now", detail="11/11")
    assert draw(narrow) == draw(RibbonModel((worded, RibbonPhase("B", 900, 90_000))))


def test_a_phase_with_open_steps_is_not_ticked(draw):
    phase = RibbonPhase("Look", 0, 1000, PhaseState.DONE)
    assert draw(RibbonModel((phase,))) != draw(RibbonModel((replace(phase, ticked=False),)))


def test_a_mark_is_not_lettered_through_a_flag(draw):
    phases, mark = (RibbonPhase("Look", 0, 1000),), RibbonMark(900, "90 %")
    apart = draw(RibbonModel(phases, marks=(mark,), flags=(RibbonFlag(500, "Due"),)))
    hidden = draw(RibbonModel(phases, marks=(replace(mark, text=""),), flags=(RibbonFlag(500, "Due"),)))
    assert apart != hidden
    crossed = draw(RibbonModel(phases, marks=(mark,), flags=(RibbonFlag(920, "Due"),)))
    assert crossed == draw(RibbonModel(phases, marks=(replace(mark, text=""),), flags=(RibbonFlag(920, "Due"),)))


def test_a_pause_looks_like_no_other_stretch_and_keeps_its_words_out_of_the_hatch(draw, all_differ):
    phases, spans = (RibbonPhase("Look", 0, 1000),), [RibbonSpan(300, 600, kind) for kind in SpanKind]
    assert all_differ(
        [draw(RibbonModel(phases, spans=(span,))) for span in (*spans, RibbonSpan(0, 0, SpanKind.PAUSED))]
    )
    inside, paused = RibbonMark(450, "75 %"), RibbonSpan(300, 900, SpanKind.PAUSED)
    lettered = RibbonModel(phases, spans=(paused,), marks=(inside,))
    assert draw(lettered) == draw(replace(lettered, marks=(replace(inside, text=""),)))


def test_the_old_time_of_a_target_is_dashed_in_a_small_ribbon_too(draw):
    model = RibbonModel((RibbonPhase("Look", 0, 1000),), marks=(RibbonMark(500, "", moved=True),))
    compact = RibbonForm.COMPACT.build
    assert draw(model, compact) != draw(replace(model, marks=()), compact)
    plain = replace(model, marks=(RibbonMark(500, "75 %"),))
    assert draw(plain, compact) == draw(replace(model, marks=()), compact)


def test_a_flag_that_a_pause_moved_stands_in_a_small_ribbon_too(draw):
    model = RibbonModel((RibbonPhase("Look", 0, 1000),), flags=(RibbonFlag(500, "Due"),))
    moved = replace(model, flags=(RibbonFlag(500, "Due", moved=True),))
    compact = RibbonForm.COMPACT.build
    assert draw(moved, compact) != draw(model, compact)
