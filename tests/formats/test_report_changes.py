"""Changes before the impact in every format of a report: order, distance, source, or that none is known."""

from datetime import timedelta

import pytest

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.html_report import html_of
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.report_changes import BEFORE_IMPACT, before, changes
from incident_desk.formats.report_document import Paragraph, Table
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import strike
from tests.fakes import NOON, Bench


class Night:
    """An incident whose impact began ten minutes before it was declared, and a standing record."""

    def __init__(self, *, impact=-10, standing=True):
        self.bench = Bench()
        began = None if impact is None else Moment.exactly(NOON + timedelta(minutes=impact))
        self.one = self.bench.desk.declare(Declaration("Down", impact_started=began), "MK").id
        self.standing = self.bench.desk.standing.open("MK").id if standing else None

    def made(self, minutes, text, record=None, **more):
        wish = ChangeWish(text, at=Moment.exactly(NOON + timedelta(minutes=minutes)), **more)
        self.bench.desk.act(record or self.one, lambda i, now: make_change(i, now, wish), "MK")

    def report(self):
        events = self.bench.desk.events
        return build_report(events(self.one), "x", events(self.standing) if self.standing else ())

    def blocks(self):
        return tuple(changes(self.report()))

    def rows(self):
        table = next(one for one in self.blocks() if isinstance(one, Table))
        return [[cell.text for cell in row] for row in table.rows]

    def notes(self):
        return " ".join(one.text for one in self.blocks() if isinstance(one, Paragraph))


def test_changes_of_both_records_stand_in_order_with_their_distance_to_the_impact():
    night = Night()
    night.made(
        -16, "session store", what=ChangeKind.DEPLOY, ref="7c1e0f4", environment="production", source="webhook"
    )
    night.made(-1_000, "flag new-ui on", night.standing, what=ChangeKind.FLAG)
    night.made(-50 * 60, "too long ago", night.standing)
    night.made(-3, "rolled back", what=ChangeKind.DEPLOY)
    assert night.rows() == [
        ["2026-02-28 19:20:00", "16 h 30 min before", "Flag new-ui on", "not stated", "not stated", "noted"],
        ["2026-03-01 11:44:00", "6 min before", "Deploy 7c1e0f4: session store (production)", "7c1e0f4",
         "production", "told by a tool"],
    ]  # fmt: skip
    assert "the incident's record and the standing record" in night.notes()
    assert "1 more change came after the impact had begun" in night.notes()


def test_where_none_is_known_it_says_what_was_looked_at():
    night = Night()
    assert night.notes().startswith(
        "No change is known from 2026-02-27 11:50:00 to 2026-03-01 11:50:00 UTC. Looked at: "
    )
    assert "watched git folders" in night.notes() and "more change" not in night.notes()
    assert "Nothing was kept while no incident was open" in Night(standing=False).notes()


def test_without_an_impact_it_counts_from_the_declaration_and_says_so():
    night = Night(impact=None)
    night.made(-6, "session store")
    assert night.rows()[0][1] == "6 min before"
    assert "counts from the declaration" in night.notes()
    night = Night(impact=None)
    night.bench.desk.declare(Declaration("Other", impact_started=Moment(None, Precision.UNKNOWN)), "MK")
    assert night.report().changes.is_assumed


def test_what_was_written_later_is_not_in_the_report_of_what_was_recorded_until_then():
    night = Night()
    night.bench.clock.pass_s(60)
    night.made(-16, "written later", night.standing)
    assert "No change is known" in night.notes()


def test_a_change_that_was_struck_is_none():
    night = Night()
    night.made(-16, "of another system")
    event = night.bench.desk.events(night.one)[-1]
    night.bench.desk.act(night.one, lambda *_: strike(event, "not ours"), "MK")
    assert "No change is known" in night.notes()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "as it began"), (59, "59 s before"), (299, "4 min 59 s before"), (300, "5 min before"),
     (3_725, "1 h 2 min before"), (172_800, "2 d before")],
)  # fmt: skip
def test_distances_are_as_exact_as_they_are_near(seconds, words):
    assert before(seconds) == words


def test_every_format_has_the_section():
    night = Night()
    night.made(-16, "<b>|session</b> `store`", what=ChangeKind.DEPLOY, ref="7c1e0f4")
    report = night.report()
    markdown, html = markdown_of(report), html_of(report)
    assert BEFORE_IMPACT in markdown and BEFORE_IMPACT in html and "6 min before" in markdown
    assert "<b>|session" not in html
    (row,) = report.to_data()["changes"]["changes"]
    assert (row["before_s"], row["ref"], row["what"], row["source"]) == (360, "7c1e0f4", "deploy", "typed")
