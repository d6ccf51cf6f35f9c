"""A run takes along the standing checks that its steps name, with what they depend on."""

from dataclasses import replace

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.playbook import Criterion, Phase, Plan, Playbook, Step
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.services.acts.running import RunStart
from incident_desk.services.acts.watching import watch
from incident_desk.services.run_checks import named_checks
from tests.any_run import BOOK, AnyRun
from tests.fakes import Bench

STEPS = (Step("1", "Health responds (check: /shop)"), Step("2", "Verify `/db`", children=(Step("2.1", "Look"),)))
ABOUT = Phase("Never again", steps=(Step("3", "Verify `/mail`"),), aside=True)
NAMING = Playbook("Deploy", kind="checklist", plans=(Plan("p", (Phase("Go", steps=STEPS), ABOUT)),))


def bench_with(*names):
    bench = Bench()
    standing = bench.desk.standing.open("RO").id
    for name in names:
        parents = ("net",) if name == "db" else ()
        check = Check(name, f"/{name}", HttpOptions("http://127.0.0.1:9/"), depends_on=parents)
        bench.desk.act(standing, lambda one, _, check=check: watch(one, check), "RO")
    return bench


def test_the_named_ones_come_along_with_what_they_depend_on_and_no_other():
    bench = bench_with("net", "shop", "db", "mail", "other")
    run = bench.desk.runs.start(RunStart(NAMING), "RO")
    assert list(run.checks) == ["shop", "db", "net"]
    assert {step: one.check for step, one in bindings_of(run).items()} == {"1": "shop"}
    assert len({event.act for event in bench.store.events(run.id)}) == 1


def test_without_standing_checks_or_names_none_comes():
    assert AnyRun(NAMING).state.checks == {}
    assert bench_with("shop").desk.runs.start(RunStart(BOOK), "RO").checks == {}
    assert named_checks(NAMING, None, bench_with().desk.standing.find()) == ()


def test_a_check_that_a_criterion_names_comes_along():
    book = replace(BOOK, criteria=(Criterion("When to roll back", "The shop does not answer"),))
    assert list(bench_with("shop", "other").desk.runs.start(RunStart(book), "RO").checks) == ["shop"]
