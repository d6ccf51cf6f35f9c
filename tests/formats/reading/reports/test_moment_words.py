"""Every word that can stand around a time is read as such: none is lost to the quick look at a first word."""

import pytest

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.reports.days import MONTHS, WEEKDAYS
from incident_desk.formats.reading.reports.moment_words import BEGINNERS, LEAD, QUALIFIERS
from incident_desk.formats.reading.reports.moments import moment_at_start

ABOUT = (
    "~", "≈", "circa", "ca.", "c.", "about", "around", "approximately", "approx.", "roughly", "nearly",
    "some time around",
    "sometime around", "ungefähr", "etwa", "gegen", "vers", "environ", "alrededor de", "por volta das",
    "hacia", "約", "大约",
)  # fmt: skip
BEFORE = (
    "<", "≤", "shortly before", "just before", "before", "no later than", "up to", "prior to", "by", "until",
    "till", "vor",
    "bis", "avant", "antes das", "hasta", "até",
)  # fmt: skip
AFTER = (
    ">", "≥", "shortly after", "just after", "after", "since", "not before", "no earlier than", "nach",
    "seit", "ab", "après",
    "depuis", "después de", "desde", "depois das", "a partir das",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "precision"),
    [(words, PastPrecision.APPROXIMATE) for words in ABOUT]
    + [(words, PastPrecision.AT_MOST) for words in BEFORE]
    + [(words, PastPrecision.AT_LEAST) for words in AFTER],
)
@pytest.mark.parametrize("lead", ["", "at ", "- "])
def test_how_well_a_time_is_known(words, precision, lead):
    moment = moment_at_start(f"{lead}{words} 10:05").moment
    assert (moment.precision, moment.clock) == (precision, "10:05")


@pytest.mark.parametrize(
    "lead", ["at", "on", "from", "between", "um", "am", "le", "à", "às", "a las", "em", "alle"]
)
def test_words_that_lead_to_a_time(lead):
    assert LEAD.match(f"{lead} 10:05")
    assert moment_at_start(f"{lead.capitalize()} 10:05 x").moment.clock == "10:05"


def test_days_can_begin_with_every_name():
    assert {name.casefold() for names in MONTHS for name in names} <= BEGINNERS
    assert {name.casefold().partition("-")[0] for name in WEEKDAYS} <= BEGINNERS


def test_each_precision_has_words():
    assert [name for name, _ in QUALIFIERS] == [
        PastPrecision.APPROXIMATE, PastPrecision.AT_MOST, PastPrecision.AT_LEAST,
    ]  # fmt: skip


def test_a_time_may_stand_behind_post_and_pre():
    assert moment_at_start("Post-08:07: it records again").moment.precision is PastPrecision.AT_LEAST
    assert moment_at_start("Pre-08:07: nothing seen").moment.precision is PastPrecision.AT_MOST
    assert moment_at_start("Post-mortem of 08:07") is None
