"""What became of a prevention goal of the playbook."""

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.domain.playbook import Playbook, Section
from incident_desk.domain.playbook_steps import Span
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.goal_results import state_goal_result
from incident_desk.services.acts.reviewing import WrittenMeanwhile
from tests.fakes import Bench

GOALS = """### Prevention metrics
- **Test coverage:** > 90 %
- **Deployment success:** 99 %
- **Deployment checks:** 98 %
"""
BOOK = Playbook("Production", reference=(Section("Success", GOALS, Span(1, 4)),))


@pytest.fixture
def bench():
    return Bench()


def test_it_is_said_anew_and_taken_back_and_no_version_of_the_review_changes(bench):
    one = bench.desk.declare(Declaration("Down", "P1", BOOK), "MK")

    def say(text, former):
        bench.desk.act(one.id, lambda now, _: state_goal_result(now, "test", text, former), "MK")
        return bench.desk.incident_of(one.id).review

    review = say(" 92 %\n of it", None)
    stated = review.goals["Test coverage"]
    assert (stated.text, review.version, review.has_begun) == ("92 % of it", 1, False)
    with pytest.raises(WrittenMeanwhile):
        say("93 %", None)
    with pytest.raises(Refused, match="said already"):
        say("92 % of it", stated.id)
    assert say("", stated.id).goals["Test coverage"].text == ""
    assert bench.desk.events(one.id)[-1].data["former"] == stated.id


@pytest.mark.parametrize("wanted", ["", "deployment", "uptime"])
def test_a_goal_that_is_none_or_several_is_refused_with_those_that_are(bench, wanted):
    one = bench.desk.declare(Declaration("Down", "P1", BOOK), "MK")
    with pytest.raises(NotFound, match="Test coverage, Deployment success, Deployment checks"):
        bench.desk.act(one.id, lambda now, _: state_goal_result(now, wanted, "x", None), "MK")


def test_what_is_too_long_or_has_no_goal_is_refused(bench):
    one, bare = (bench.desk.declare(Declaration("Down", "P1", book), "MK") for book in (BOOK, None))
    with pytest.raises(Refused, match="500 at most"):
        bench.desk.act(one.id, lambda now, _: state_goal_result(now, "test", "x" * 501, None), "MK")
    with pytest.raises(NotFound, match="states no prevention goal"):
        bench.desk.act(bare.id, lambda now, _: state_goal_result(now, "test", "x", None), "MK")
