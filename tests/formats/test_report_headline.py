"""What an incident was in two or three sentences, from recorded facts only."""

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_headline import headline
from incident_desk.services.acts.steering import cancel, set_milestone
from tests.report_samples import at, bare, begin, checkout, disordered, drill, late


def report_of(recorder):
    return build_report(recorder.events, "Incident Desk 0.1.0")


def test_the_headline_says_what_it_hurt_and_how_the_response_went():
    assert headline(report_of(checkout())) == (
        "Not working: Checkout and saved baskets. Affected: About 1,200 customers, all in Europe.",
        "The impact lasted about 42 min 00 s.",
        "It was acknowledged after 2 min 10 s (response target met) and resolved after 59 min 00 s "
        "(resolution target met).",
    )


def test_the_headline_says_what_is_not_known():
    said = " ".join(headline(report_of(bare())))
    assert "can't be said, because impact started is not recorded" in said
    assert "neither acknowledged nor resolved; its status is Investigating" in said


def test_the_headline_of_a_late_response_names_the_lateness():
    said = " ".join(headline(report_of(late())))
    assert "response target missed by 03:26" in said
    assert "is not resolved when the record ends (resolution target missed, 58:00 late by then)" in said


def test_the_headline_names_an_unknown_time_and_a_wrong_order():
    unknown = begin()
    unknown.write(set_milestone(unknown.state, Milestone.ACKNOWLEDGED, Moment.unknown()), at("04:00"))
    assert "acknowledged at an unknown time" in " ".join(headline(report_of(unknown)))
    assert "acknowledged 03:00 before it was declared" in " ".join(headline(report_of(disordered())))


def test_both_verdicts_of_an_incident_that_nobody_took_stand_in_one_bracket():
    last = headline(report_of(begin()))[-1]
    assert "(response target still running, resolution target still running)" in last


def test_a_cancelled_incident_says_why():
    recorder = begin()
    recorder.write(cancel(recorder.state, "a false alarm"), at("03:30"))
    assert headline(report_of(recorder))[-1] == "The incident was cancelled: a false alarm."


def test_the_headline_of_a_drill_says_first_that_it_was_one():
    assert headline(report_of(drill()))[0].startswith("This was a drill.")
