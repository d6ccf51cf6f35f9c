"""Of which incidents the figures are, in words."""

from incident_desk.domain.metrics_over import Chosen, LeftOut
from incident_desk.qt.pages.metrics.asked import Asked
from incident_desk.qt.pages.metrics.summary import left_out_words, nothing_left, summary
from tests.measured_incidents import NOW, incident


def test_the_period_is_named_and_of_all_the_first_and_last_day():
    some = Chosen((incident(1), incident(2, day=40)), ())
    assert summary(some, Asked(), NOW) == "2 incidents, 27 Sep to 26 Dec 2026"
    assert summary(some, Asked(3), NOW) == "2 incidents, 1 Mar to 10 Apr 2026"
    assert summary(Chosen((incident(1),), ()), Asked(3), NOW) == "1 incident, 1 Mar 2026"
    assert summary(some, Asked(2), NOW) == "2 incidents, 26 Dec 2025 to 26 Dec 2026"
    assert summary(Chosen((), ()), Asked(3), NOW) == "0 incidents"


def test_what_never_counts_is_said():
    drill, off = LeftOut("DRILL-0001", "a drill"), LeftOut("INC-0001", "called off")
    assert left_out_words((drill,)) == "1 drill not counted"
    assert left_out_words((drill, off, drill)) == "2 drills, 1 called off not counted"
    assert left_out_words(()) == ""


def test_why_there_are_no_figures_depends_on_what_was_asked():
    said = [nothing_left(one)[0] for one in (Asked(words="x"), Asked(), Asked(3))]
    assert said == ["Nothing is found", "No incidents in this period", "Nothing that counts yet"]
