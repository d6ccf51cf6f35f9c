"""A failure that something else explains does not alarm: a failed parent, this computer's own line."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from incident_desk.domain.health import Fault, Rule, State
from tests.services.health_story import Told, at, beat, check

# --- parents ------------------------------------------------------------------------------------------

FAMILY = (check("db"), check("api", depends_on=("db",)), check("page", depends_on=("api",)))


def test_a_child_of_a_failed_parent_does_not_alarm_and_says_which_parent():
    story = Told(*FAMILY)
    beat(story, good="db api page", times=2)
    beat(story, bad="page api db", times=4)
    assert story.alarms == ["/db down: broken"]
    assert {story.state(name).state for name in ("api", "page")} == {State.SUPPRESSED}
    assert "/api suppressed by /db: /db is down, on which it depends" in story.texts
    assert "/page suppressed by /db: /db is down, on which it depends" in story.texts
    beat(story, good="db api page", times=3)
    assert [story.state(name).state for name in ("db", "api", "page")] == [State.OK] * 3
    assert len(story.alarms) == 1


def test_a_child_that_still_fails_alarms_once_its_parent_is_well():
    story = Told(*FAMILY[:2])
    beat(story, good="db api", times=2)
    beat(story, bad="api db", times=3)
    beat(story, good="db", bad="api", times=2)
    assert len(story.alarms) == 1 and story.state("api").state is State.SUPPRESSED
    beat(story, good="db", bad="api", times=3)
    assert story.alarms == ["/db down: broken", "/api down: broken"]


def test_a_child_that_rests_is_asked_at_once_when_its_parent_is_well_and_was_not_silent():
    story = Told(*FAMILY[:2])
    beat(story, good="db api", times=2)
    beat(story, bad="db api", times=8)
    for _ in range(9):
        story.wait(5)
        story.bad("db")
        story.tick()
    beat(story, good="db", times=2)
    story.tick()
    assert "api" in [one.id for one in story.monitor.due(at(story.now))]
    assert not [text for text in story.texts if "no data" in text], "it rested, as it was told to"


def test_a_child_rests_as_long_as_the_worker_counts_though_its_failures_count_anew_here():
    """The worker of a desk that was begun again knows of no outage before, so for it nothing was explained."""
    story = Told(*FAMILY[:2])
    beat(story, good="db api", times=2)
    beat(story, bad="db api", times=3)
    story.begin()
    story.bad("api")
    beat(story, good="db", times=3)
    beat(story, good="db", bad="api", times=6)
    for _ in range(10):
        story.wait(5)
        story.good("db")
        story.tick()
    assert "no data" not in "".join(story.texts)
    story.wait(25)
    story.tick()
    assert "/api no data: no answer from the checker in" in "".join(story.texts)


def test_a_child_without_a_failed_parent_alarms_as_its_rule_says():
    story = Told(*FAMILY[:2])
    beat(story, good="db api", times=2)
    beat(story, good="db", bad="api", times=2)
    assert story.alarms == ["/api down: broken"]


def test_a_failure_waits_for_its_parents_answer_and_no_longer_than_a_few_seconds():
    story = Told(
        check("db", incident_interval_s=300, interval_s=300),
        check("api", depends_on=("db",), rule=Rule(failures=1)),
    )
    story.wait(1)
    story.good("db")
    story.wait(5)
    story.bad("api")
    assert story.state("api").state is State.FAILING
    assert "db" in [one.id for one in story.monitor.due(at(story.now))], "the parent is asked at once"
    story.wait(11)
    story.tick()
    assert story.alarms == ["/api down: broken"]


@given(st.lists(st.sampled_from(["db+", "db-", "api+", "api-", "page+", "page-", "", "r"]), max_size=80))
def test_a_child_that_fails_under_its_parent_alarms_only_after_it(steps):
    story = Told(*FAMILY)
    fails = {}
    for step in steps:
        story.wait(1.3)
        if step == "r":
            story.begin()
        elif step:
            story.good(step[:-1]) if step[-1] == "+" else story.bad(step[:-1])
            fails[step[:-1]] = step[-1] == "-"
        for change in story.tick():
            assert not (change.alarms and change.check_id != "db" and story.state("db").state is State.DOWN)
    for name in ("db", "api", "page"):
        for _ in range(8):
            beat(story, good=" ".join(one for one in ("db", "api", "page") if one != name), bad=name)
        assert story.marks[name].state in ("down", "flapping"), "an outage of its own, its parents well"
        beat(story, good="db api page", times=24)
        assert story.state(name).state is State.OK


# --- the line -----------------------------------------------------------------------------------------

SITES = tuple(
    check(name, f"{name}.example.{end}") for name, end in (("a", "org"), ("b", "net"), ("c", "com"), ("d", "de"))
)
NEAR = check("gate", "192.168.1.1")


def broken(story: Told, names: str, fault: Fault = Fault.NAME) -> None:
    for name in names:
        story.wait(0.3)
        story.bad(name, fault)


def test_many_unrelated_targets_that_fail_at_once_are_the_own_line_and_nothing_is_judged():
    story = Told(*SITES, NEAR)
    beat(story, good="a b c d gate", times=2)
    for _ in range(6):
        broken(story, "a")
        story.good("gate")
        broken(story, "bcd")
        story.wait(3)
    assert story.alarms == []
    assert {story.state(name).state for name in "abcd"} == {State.BLIND}
    assert story.state("gate").state is State.OK
    assert "the line to the outside is down: " in story.state("a").reason
    beat(story, good="gate a b c d", times=2)
    assert {story.state(name).state for name in "abcd"} == {State.OK}
    assert story.texts[-1].endswith("judged again, normal")
    story.wait(3)
    broken(story, "aa")
    story.good("b")
    assert story.alarms == ["/a down: broken"], "the line works again, so this is an outage"


def test_a_site_that_gives_no_answer_is_not_waited_for_for_ever():
    story = Told(*(replace(one, incident_interval_s=60.0, interval_s=60.0) for one in SITES))
    beat(story, good="a b c d")
    story.wait(5)
    broken(story, "abc")
    assert story.state("a").state is State.FAILING
    story.wait(8)
    story.tick()
    assert story.state("a").state is State.FAILING
    story.wait(4)
    story.tick()
    assert {story.state(name).state for name in "abcd"} == {State.BLIND} and story.alarms == []


def test_one_dead_name_among_others_is_an_outage():
    story = Told(*SITES)
    beat(story, good="a b c d", times=2)
    story.wait(5)
    broken(story, "a")
    broken(story, "a")
    assert story.state("a").state is State.FAILING, "the others could tell"
    story.good("b")
    assert story.alarms == ["/a down: broken"]


def test_dead_names_that_were_dead_for_long_do_not_make_a_dead_line():
    story = Told(*SITES)
    beat(story, good="c d", times=1)
    for _ in range(8):
        broken(story, "ab")
        beat(story, good="c d")
    story.wait(2)
    broken(story, "cc", Fault.NAME)
    assert story.alarms == ["/a down: broken", "/b down: broken", "/c down: broken"]


def test_failures_of_asks_from_before_the_line_came_back_prove_nothing():
    story = Told(*(replace(one, rule=Rule(failures=1)) for one in SITES))
    beat(story, good="a b c d", times=2)
    broken(story, "abcd")
    story.wait(5)
    story.good("a")
    story.now += 0.5
    story.bad("b", Fault.TIMEOUT, ms=5000)
    assert story.state("b").state is State.BLIND and story.alarms == []


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("+-"), st.floats(0.1, 8)), max_size=60))
@example([("a", "+", 1.0), ("b", "+", 1.0), ("c", "+", 1.0), ("d", "+", 1.0)])
def test_while_the_line_is_down_nothing_outside_alarms(steps):
    story = Told(*SITES)
    for name, what, passed in steps:
        story.wait(passed)
        story.tick()
        is_down = story.monitor._judging.line.down_from is not None
        before = len(story.alarms)
        story.good(name) if what == "+" else story.bad(name, Fault.UNREACHABLE)
        if is_down and what == "-":
            assert len(story.alarms) == before and story.state(name).is_silent
