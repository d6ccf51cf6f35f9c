"""Cases for the doctor: minutes after noon, rows of a word each."""

from datetime import timedelta

from incident_desk.domain.doctor.case import Case, CaseRow
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from tests.fakes import NOON


def at(minutes):
    return NOON + timedelta(minutes=minutes)


def row(minutes, text="something", **more):
    moment = Moment.unknown() if minutes is None else Moment.exactly(at(minutes))
    return CaseRow(f"{text}@{minutes}", moment, text, **more)


def case(*rows, **more):
    stones = {Milestone[name]: Moment.exactly(at(minutes)) for name, minutes in more.pop("stones", {}).items()}
    return Case("Down", rows, stones, **more)


WELL = {"IMPACT_STARTED": 0, "DETECTED": 2, "DECLARED": 3, "ACKNOWLEDGED": 5, "FIX_APPLIED": 20, "IMPACT_ENDED": 25,
        "RESOLVED": 60}  # fmt: skip
"""Milestones of an incident of which nothing is asked."""


def names(found):
    return [one.rule for one in found]
