"""Every state has its own shape, not only its own colour."""

from PySide6.QtCore import QRectF

from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph, paint_state_glyph


def outline(image):
    """The picture without colours: which pixels are inked."""
    return tuple(image.pixelColor(x, y).alpha() > 100 for x in range(image.width()) for y in range(image.height()))


def test_all_glyphs_look_different(painted, each_theme, all_differ):
    box = QRectF(0, 0, 28, 28)
    images = [painted(lambda p, s=state: paint_state_glyph(p, box, s, each_theme.current)) for state in GlyphState]
    assert all_differ(images)


def test_the_states_of_checks_differ_without_colour(painted, themes):
    box = QRectF(0, 0, 28, 28)
    states = set(GlyphState) - {GlyphState.MET, GlyphState.MISSED, GlyphState.CURRENT, GlyphState.RECOVERED}
    shapes = [outline(painted(lambda p, s=s: paint_state_glyph(p, box, s, themes.current))) for s in states]
    assert len(set(shapes)) == len(states)


def test_a_glyph_keeps_to_its_square_in_the_middle(painted, themes):
    image = painted(lambda p: paint_state_glyph(p, QRectF(0, 0, 60, 20), GlyphState.DOWN, themes.current), 60, 20)
    columns = [x for x in range(60) if any(image.pixelColor(x, y).alpha() for y in range(20))]
    assert columns[0] >= 20 and columns[-1] < 40


def test_the_word_is_read(themes):
    assert StateGlyph(themes, GlyphModel(GlyphState.NO_DATA)).accessibleDescription() == "no data"
    assert StateGlyph(themes, GlyphModel(GlyphState.DOWN, "failing")).accessibleDescription() == "failing"
    assert StateGlyph(themes, GlyphModel(GlyphState.DOWN)).sizeHint().width() == 14
