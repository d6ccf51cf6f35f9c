"""Incidents with milestones in minutes after the declaration, one and any at all."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.status import Status
from incident_desk.services.acts.taking_past import past_incident
from tests.any_past import documented
from tests.fakes import Bench

AT = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
NOW = AT + timedelta(days=300)
TARGETS = Targets(Target(900), Target(14_400), Target(900))


def minute(value):
    """A moment: exact for a number, ``"~5"`` about, ``">5"`` at least, ``"<5"`` at most, ``"5..9"`` a range."""
    if isinstance(value, Moment):
        return value
    if not isinstance(value, str):
        return Moment(AT + timedelta(minutes=value))
    if ".." in value:
        first, last = (AT + timedelta(minutes=float(part)) for part in value.split(".."))
        return Moment(first, Precision.RANGE, last)
    signs = {"~": Precision.ABOUT, ">": Precision.AT_LEAST, "<": Precision.AT_MOST}
    return Moment(AT + timedelta(minutes=float(value[1:])), signs[value[0]])


def incident(number=1, day=0, **given):
    """A resolved incident, declared that many days after ``AT``; its milestones by name, in minutes."""
    shift = timedelta(days=day)
    names = [name for name in given if name in set(Milestone)]
    milestones = {Milestone.DECLARED: Moment(AT + shift)} | {
        Milestone(name): _shifted(minute(given.pop(name)), shift) for name in names
    }
    facts = {"targets": TARGETS, "status": Status.RESOLVED, "record": RecordKind.INCIDENT, "title": "Down"} | given
    record, title = facts.pop("record"), facts.pop("title")
    return Incident(
        f"id-{number}", f"INC-{number:04}", record, title, AT + shift, "MK", milestones=milestones, **facts
    )


def _shifted(moment, by):
    if moment.at is None:
        return moment
    return Moment(moment.at + by, moment.precision, moment.until + by if moment.until else None)


def taken_in(report):
    """The record of a report that states just that."""
    return Bench().desk.past.take_in(past_incident(documented(report)), "MK").incident


MINUTES = st.integers(0, 600)
MOMENTS = st.one_of(
    MINUTES,
    MINUTES.map("~{}".format),
    MINUTES.map(">{}".format),
    MINUTES.map("<{}".format),
    st.tuples(MINUTES, MINUTES).map(lambda pair: f"{min(pair)}..{max(pair)}"),
    st.just(Moment.unknown()),
)


@st.composite
def incidents(draw, most=9):
    """Any few incidents, each with any of the milestones, known in any way."""
    names = st.sampled_from([one.value for one in Milestone if one is not Milestone.DECLARED])
    given_ = draw(st.lists(st.dictionaries(names, MOMENTS), max_size=most))
    levels = st.sampled_from(("P0", "P1", "P2", None))
    return [
        incident(number, day=draw(st.integers(0, 99)), severity=draw(levels), **facts)
        for number, facts in enumerate(given_, 1)
    ]
