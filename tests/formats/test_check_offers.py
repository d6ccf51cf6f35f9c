"""What a playbook says of a check is offered with its line."""

import pytest

from incident_desk.domain.playbook import Playbook, Span, Threshold, Trigger
from incident_desk.formats.check_form import USUAL, read_form
from incident_desk.formats.check_offers import offers_of

AT = Span(20, 20)


def one(*, trigger=None, limit=None):
    book = Playbook("Outage", triggers=(trigger,) if trigger else (), thresholds=(limit,) if limit else ())
    return offers_of(book)


def test_a_time_that_it_must_last():
    (offer,) = one(trigger=Trigger("Health check is unreachable for > 2 minutes", after_s=120, span=AT))
    assert (offer.row, offer.fields, offer.words) == (
        "seconds", {"seconds": "120", "failures": "0"}, "Outage, line 20")  # fmt: skip
    assert not offer.is_taken(USUAL)
    assert offer.is_taken({**USUAL, **offer.fields})


def test_a_status():
    (offer,) = one(trigger=Trigger("/api/health returns non-200 status code"))
    assert (offer.row, offer.fields, offer.words) == ("expected", {"expected": "200"}, "Outage")


@pytest.mark.parametrize(
    ("limit", "fields"),
    [
        (Threshold("Response Time", ">20 seconds average", ">25 seconds", 300),
         {"mean.warning": "20", "mean.critical": "25", "mean.every": "300", "mean.over": "300"}),
        (Threshold("Latency", "> 800 ms", ">2 s"), {"latency.warning": "0.8", "latency.critical": "2"}),
        (Threshold("Error Rate", ">5% error rate", ">10% error rate", 60),
         {"errors.warning": "5", "errors.critical": "10", "errors.every": "60", "errors.over": "300"}),
        (Threshold("Availability", "<95%", "", 600),
         {"availability.warning": "95", "availability.every": "600", "availability.over": "600"}),
    ],
)  # fmt: skip
def test_limits_with_their_own_frequency(limit, fields):
    (offer,) = one(limit=limit)
    assert offer.fields == fields
    # What is offered can be taken as it stands.
    read = read_form({**USUAL, "latency.warning": "", "target": "https://x.org/", "name": "x", **fields}, "a")
    assert "latency" in fields or read.problems == {}


def test_what_says_nothing_of_a_check_is_no_offer():
    assert one(trigger=Trigger("Users report trouble"), limit=Threshold("Queue length", ">100")) == ()
    assert offers_of(None) == ()
