"""The chart as painted: a line through the answers, broken by failures, which stand at the top."""

import pytest

from incident_desk.qt.pages.health.chart import ChartModel, ChartPoint, Limit
from incident_desk.qt.pages.health.chart_view import ChartView, runs_of


def point(at, ms=40.0, failed=False):
    return ChartPoint(at, ms, failed=failed)


@pytest.fixture
def make(qtbot, themes):
    def one(model):
        view = ChartView(themes, model)
        qtbot.addWidget(view)
        view.resize(600, 240)
        return view

    return one


def reds(view, rows):
    image, alarm = view.grab().toImage(), view._themes.current.colour.alarm_fill
    return sum(image.pixelColor(x, y) == alarm for y in rows for x in range(image.width()))


def test_failures_stand_at_the_top(make):
    failed = make(ChartModel((point(0.2), ChartPoint(0.5, None, failed=True))))
    assert reds(failed, range(24)) > 20 and reds(failed, range(40, 240)) == 0
    assert reds(make(ChartModel((point(0.2),))), range(240)) == 0


def test_a_failure_or_a_long_gap_breaks_the_line():
    runs = runs_of((point(0.1), point(0.15), point(0.4), ChartPoint(0.45, None, failed=True), point(0.5)))
    assert [[one.at for one in run] for run in runs] == [[0.1, 0.15], [0.4], [0.5]]


def test_each_part_is_seen(make):
    plain = ChartModel((point(0.1), point(0.15)))
    limit = ChartModel(plain.points, limits=(Limit(500, "slow above 0.5 s"),))
    change = ChartModel(plain.points, changes=(0.5,))
    failing = ChartModel(plain.points, failing="no answer in 5 s, 3 times in a row")
    pictures = [make(one).grab().toImage() for one in (ChartModel(), plain, limit, change, failing)]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_it_is_spoken(make):
    assert make(ChartModel(spoken="3 answers")).accessibleDescription() == "3 answers"


def test_it_can_be_small(make, themes):
    view = make(ChartModel())
    assert view.minimumSizeHint().width() <= 300 and view.design_size(themes.current).height() == 260
