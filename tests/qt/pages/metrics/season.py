"""A record of eight incidents and a drill like those of the design's picture, and figures over plain incidents."""

from datetime import timedelta

from incident_desk.domain.events import RecordKind
from incident_desk.domain.metrics_over import Wanted
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.playbook import Playbook, Section
from incident_desk.domain.playbook_steps import Span
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.metrics.asked import Asked
from incident_desk.qt.pages.metrics.view_model import counted_of
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.steering import resolve, set_milestone
from incident_desk.services.measuring import Measuring
from tests.fakes import Bench
from tests.measured_incidents import NOW

GOALS = """- **RTO (Recovery Time Objective):** < 4 hours
- **MTTR (Mean Time To Resolution):** Target < 2 hours
### Prevention Metrics
- **Test Coverage:** > 90% for critical paths
"""
BOOK = Playbook("Production", reference=(Section("Success metrics", GOALS, Span(1, 4)),))
LAST = (
    (89, "P2", "Slack bot: long waits", 5, 5, 88, 118),
    (80, "P1", "Slack bot: unauthorized", 1, 2, 57, 82),
    (69, "P0", "Telegram bot: start fails", None, None, ">720", None),
    (53, "P2", "Chatbot: replies fail", 6, 10, 66, 95),
    (45, "P2", "Slack bot: notes time out", 14, 9, 171, 240),
    (38, "P0", "Market: start-up hang", None, 1, "~120", 121),
    (30, "P1", "Slack bot: invalid blocks", 2, 24, 104, 130),
    (17, "P3", "Slack bot: slow answers", 38, 41, 272, 302),
)
"""Days ago, severity, title; then minutes: detected after the start, all others after the detection."""


def moment(base, minutes):
    """A moment so many minutes on: exact, ``~`` about, ``>`` at least."""
    if isinstance(minutes, str):
        sign = {"~": Precision.ABOUT, ">": Precision.AT_LEAST}[minutes[0]]
        return Moment(base + timedelta(minutes=float(minutes[1:])), sign)
    return Moment.exactly(base + timedelta(minutes=minutes))


def add(bench, days, severity, title, detected, acknowledged, ended, resolved, playbook=BOOK, action=""):
    """One incident that is over; its key."""
    desk, start = bench.desk, bench.clock.now() - timedelta(days=days, hours=5)
    found = moment(start, detected) if detected is not None else None
    base = found.at if found is not None else start
    wish = Declaration(title, severity, playbook, at=base, impact_started=Moment.exactly(start), detected=found)
    one = desk.declare(wish, "MK")

    def act(rule):
        desk.act(one.id, rule, "MK")

    if acknowledged is not None:
        act(lambda i, _n: set_milestone(i, Milestone.ACKNOWLEDGED, moment(base, acknowledged)))
    act(lambda i, _n: log(Line(f"Cause: cause of {title}", Sign.FINDING)))
    act(lambda i, _n: log(Line(f"Fix: fix of {title}", Sign.ACTION)))
    if action:
        act(lambda i, _n: log(Line(action, Sign.ACTION_ITEM)))
    end = Moment.unknown() if resolved is None else moment(base, resolved)
    act(lambda i, _n: resolve(i, end, moment(base, ended)))
    return one.key


def season(count=8, *, drill=True):
    """A desk in memory with the newest so many of them."""
    bench = Bench()
    for row in LAST[len(LAST) - count :]:
        add(bench, *row)
    if drill:
        wish = Declaration("Fail-over", "P1", at=bench.clock.now() - timedelta(days=20), record=RecordKind.DRILL)
        one = bench.desk.declare(wish, "MK")
        bench.desk.act(one.id, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    return bench


def all_of(bench):
    """The states of its incidents."""
    return bench.desk.incidents_of([head.incident for head in bench.desk.heads()])


def counted(incidents, asked=None, now=NOW):
    """All that the page shows of these incidents."""
    measuring, asked = Measuring(), asked or Asked(3)
    found = measuring.measures(incidents, asked.wanted(now) if asked.period != 3 else Wanted(), now)
    return counted_of(asked, found, incidents)
