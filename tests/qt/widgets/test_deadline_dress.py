"""Every pressing state has a sign beside its colour, and its words stay legible."""

import pytest

from incident_desk.qt.widgets.deadline_dress import CellState, dress_of

SIGNED = (
    CellState.AT_RISK,
    CellState.ALMOST_DUE,
    CellState.LATE,
    CellState.SEEN,
    CellState.MET,
    CellState.MISSED,
    CellState.PAUSED,
)


def luminance(colour):
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("state", CellState)
@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize("pulse", [True, False])
def test_words_have_a_contrast_of_4_5_on_their_ground(each_theme, state, filled, pulse):
    dress = dress_of(state, each_theme.current, pulse, filled)
    ground = dress.ground or each_theme.current.colour.panel
    assert all(ratio(ink, ground) >= 4.5 for ink in (dress.label, dress.value, dress.caption))


@pytest.mark.parametrize("state", SIGNED)
@pytest.mark.parametrize("filled", [True, False])
def test_state_is_never_colour_alone(each_theme, state, filled):
    dress = dress_of(state, each_theme.current, True, filled)
    assert dress.icon or dress.glyph


def test_a_late_cell_changes_places_once_a_second_and_is_steady_when_seen(each_theme):
    theme = each_theme.current
    assert dress_of(CellState.LATE, theme, True, True) != dress_of(CellState.LATE, theme, False, True)
    assert dress_of(CellState.SEEN, theme, True, True) == dress_of(CellState.SEEN, theme, False, True)


def test_reduced_motion_hatches_instead_of_blinking(each_theme):
    each_theme.set_reduced_motion(True)
    theme = each_theme.current
    assert dress_of(CellState.LATE, theme, True, True) == dress_of(CellState.LATE, theme, False, True)
    assert dress_of(CellState.LATE, theme, True, True).hatch is not None
    assert dress_of(CellState.SEEN, theme, True, True).hatch is None


def test_tints_get_an_outline_where_contrast_is_increased(each_theme):
    each_theme.set_increased_contrast(True)
    assert dress_of(CellState.AT_RISK, each_theme.current, True, True).outline is not None


def test_what_is_paused_has_a_hatched_meter(each_theme):
    theme = each_theme.current
    hatched = [state for state in CellState if dress_of(state, theme, True, True).meter.hatch is not None]
    assert hatched == [CellState.PAUSED]
