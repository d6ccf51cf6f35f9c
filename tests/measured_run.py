"""A run whose criteria name checks, and what becomes of those, for tests."""

from dataclasses import replace

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.playbook import Criterion
from incident_desk.services.acts.watching import watch
from tests.any_run import BOOK, AnyRun


def run_with(*names, texts=("Significant increase in error rate", "It is slow (check: Start page)")):
    run = AnyRun(replace(BOOK, criteria=tuple(Criterion("When to roll back", one) for one in texts)))
    for place, name in enumerate(names):
        check = Check(f"c{place}", name, HttpOptions("http://127.0.0.1:9/"))
        run.act(lambda one, _, check=check: watch(one, check))
    return run


def change(run, check, state, detail=""):
    run.bench.clock.pass_s(10)
    name = run.state.checks[check]["name"]
    body = {"check": check, "name": name, "before": "ok", "after": state, "words": state, "detail": detail,
            "alarms": False, "noticed_at": run.bench.clock.now().isoformat()}  # fmt: skip
    run.act(lambda _one, _now: [Draft(Kind.CHECK_CHANGED, body)])
