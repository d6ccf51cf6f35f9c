"""A plan's card shows how its time is shared, and which plan is in use."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from incident_desk.domain.playbook import Phase, Plan
from incident_desk.qt.pages.importing.found import Found, Look
from incident_desk.qt.pages.importing.plan_card import CARD, CARD_USED, paint_plan, shares


def test_longer_phases_have_more_room_and_the_shortest_is_still_read():
    found = shares((Phase("a", 0, 1800), Phase("b", 1800, 5400), Phase("c", 5400, 86400)))
    assert found[0] < found[1] < found[2] and abs(sum(found) - 1) < 1e-9 and found[0] > 0.1
    assert shares((Phase("a"), Phase("b"))) == [0.5, 0.5] and shares(()) == []
    assert min(shares([Phase("x", 0, 1)] * 40)) > 0


def painted(theme, height, **how):
    plan = Plan("Night", tuple(Phase(f"Phase {number}", number * 60, number * 60 + 60) for number in range(30)))
    image = QImage(500, height, QImage.Format.Format_ARGB32)
    image.fill(theme.colour.panel)
    painter = QPainter(image)
    paint_plan(painter, QRectF(image.rect()), Found(Look.PLAN, "Night", "0 to 30 min", thing=plan), theme, **how)
    painter.end()
    return image


def test_the_card_in_use_differs_from_the_other_and_a_single_one_asks_nothing(each_theme):
    theme = each_theme.current
    used = painted(theme, CARD_USED, used=True, radio=True)
    assert used.pixelColor(20, 1) == theme.colour.accent
    assert painted(theme, CARD, used=False, radio=True) != painted(theme, CARD, used=False, radio=False)
    assert painted(theme, CARD_USED, used=True, radio=False).pixelColor(20, 1) != theme.colour.accent
