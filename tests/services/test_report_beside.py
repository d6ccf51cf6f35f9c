"""What a report says beside its record."""

from dataclasses import dataclass, field

from incident_desk.domain.fold import fold
from incident_desk.domain.health_past import CoursePoint, Past
from incident_desk.domain.report_builder import build_report
from incident_desk.services.report_beside import Beside
from tests.report_samples import at, checkout, opened


@dataclass
class Heard:
    """A history that knows one check."""

    known: str
    asked: list = field(default_factory=list)
    closed: bool = False

    def figures(self, check, since, until):
        self.asked.append(check)
        answers = 4 if check == self.known else 0
        return Past(answers, 1, 60.0, 45.0, 0.1, 0.1, 0.2, 0.2, since=since, until=until)

    def course(self, check, since, until, points):
        return (CoursePoint(at("03:00"), 60.0, 4, 1, 0.1, 0.1, 0.2),)

    def close(self):
        self.closed = True


def watching():
    from incident_desk.domain.events import Draft, Kind

    one = opened()
    for check, name in (("c1", "Shop"), ("c2", "Search")):
        watched = {"id": check, "name": name, "kind": "http", "url": "x"}
        one.write([Draft(Kind.CHECK_WATCHED, {"check": watched})], at("03:03"))
    return one


def test_answers_that_were_heard_come_along_and_the_file_is_closed():
    events = watching().events
    known = list(fold(events).checks)
    heard = Heard(f"{events[0].incident}/{known[0]}")
    report = Beside(lambda _: (), lambda: heard)(build_report(events, "x"), events)
    (answers,) = report.answers
    assert (answers.check, answers.answers, answers.failed, answers.p95_s) == ("Shop", 4, 1, 0.2)
    assert answers.points[0].median_s == 0.1
    assert heard.closed and len(heard.asked) == 2


def test_of_other_incidents_counts_what_was_before():
    events = checkout().events
    before, after = opened("Checkout answers 502"), opened("Checkout answers 502")
    report = Beside(lambda _: (fold(before.events), fold(after.events)))(build_report(events, "x"), events)
    assert report.earlier == () and report.answers == ()
