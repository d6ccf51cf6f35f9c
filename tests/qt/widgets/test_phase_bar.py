"""The thin row of phases scales to the target and shows what ran over."""

from incident_desk.qt.widgets.phase_bar import PhaseBar, PhaseBarModel


def test_time_over_the_target_is_a_red_arrow_and_said(shot, has_colour, each_theme):
    alarm = each_theme.current.colour.alarm_fill
    within, over = PhaseBarModel((600, 900), 3600), PhaseBarModel((600, 9000), 3600)
    assert not has_colour(shot(PhaseBar(each_theme, within)), alarm)
    assert has_colour(shot(PhaseBar(each_theme, over)), alarm)
    assert PhaseBar(each_theme, within).accessibleDescription() == "25 minutes"
    assert PhaseBar(each_theme, over).accessibleDescription() == "2 hours 40 minutes, over the target"


def test_without_a_target_the_row_is_full_and_has_no_tick(shot, has_colour, themes):
    image = shot(PhaseBar(themes, PhaseBarModel((100, 100))))
    assert not has_colour(image, themes.current.colour.text2)


def test_no_time_at_all_is_an_empty_row(shot, themes):
    assert not shot(PhaseBar(themes, PhaseBarModel(()))).isNull()
