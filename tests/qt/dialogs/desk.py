"""An incident under way for tests and pictures of the dialogs: real rules, a store in memory."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.incident import Incident
from incident_desk.domain.playbook import (
    Contact,
    EscalationHop,
    Phase,
    Plan,
    Playbook,
    Procedure,
    SeverityLevel,
    Step,
    Template,
)
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.scenes import Scene
from tests.fakes import Bench

DECLARED = datetime(2026, 10, 14, 2, 56, 8, tzinfo=UTC)
NOW = datetime(2026, 10, 14, 3, 49, 0, tzinfo=UTC)


PROGRESS = """[UPDATE] Chatbot Fluxa Service Disruption

We have found the cause and are putting it right. We expect to be back within [ESTIMATED_TIME].
We write again at [NEXT_UPDATE].

Time: [CURRENT_TIME] UTC"""


def steps(prefix: str, *texts: str) -> tuple[Step, ...]:
    """Plain steps with ids."""
    return tuple(Step(f"{prefix}.{number}", text) for number, text in enumerate(texts, 1))


def outage() -> Playbook:
    """A playbook with one stated level, as one of the seeds."""
    return Playbook(
        title="Chatbot Fluxa: Service Outage Playbook",
        severities=(SeverityLevel("P1", "Critical", 1, 900, 14_400, definition="Complete service outage"),),
        default_severity="P1",
        cadence_s=900,
        plans=(
            Plan(
                "Response",
                (
                    Phase("Immediate Response", 0, 900, steps=steps("1", "Verify", "Check", "Name a commander")),
                    Phase("Diagnosis", 900, 3600, steps=steps("2", "Security incidents", "Update incident timeline",
                                                              "Share diagnostic information with team", "Logs")),
                    Phase("Mitigation", 3600, 7200, steps=steps("3", "Roll back", "Test critical functionality")),
                    Phase("Post-incident", 14_400, None, after=True, steps=steps("4", "Write the review")),
                ),
            ),
        ),
        procedures=(Procedure("Service down"),),
        templates=(
            Template("Initial", "initial", "[OUTAGE] Chatbot Fluxa\nTime: [CURRENT_TIME]",
                     blanks_in("Time: [CURRENT_TIME]")),
            Template("Progress update", "progress", PROGRESS, blanks_in(PROGRESS)),
        ),
        escalation=(EscalationHop("Technical Lead"), EscalationHop("Engineering Manager", 3600),
                    EscalationHop("CTO")),
        contacts=(Contact("Technical Lead", "+49 1"), Contact("Engineering Manager", empty=True)),
        watch_s=24 * 3600,
        review_due_s=48 * 3600,
    )  # fmt: skip


def act(bench: Bench, incident: str, at: datetime, rule) -> None:
    """Do what a rule decides, at that moment."""
    bench.clock.at = at
    bench.desk.act(incident, rule, "Maya Kowalski")


def incident_in_diagnosis() -> Incident:
    """The incident of ``scene_in_diagnosis``."""
    return scene_in_diagnosis().incident


@cache
def scene_in_diagnosis() -> Scene:
    """Fifty-three minutes in: acknowledged, one step of Diagnosis done, one update sent, checks recovered."""
    bench = Bench(DECLARED)
    wish = Declaration("Chatbot Fluxa: service outage", "P1", outage(), commander="Maya Kowalski")
    one = bench.desk.declare(wish, "Maya Kowalski").id
    minute = lambda minutes: DECLARED + timedelta(minutes=minutes)  # noqa: E731 - a word for the lines below
    act(bench, one, minute(6 + 40 / 60), lambda incident, now: acknowledge(incident, None))
    act(bench, one, minute(15), lambda incident, now: enter_phase(incident, "Diagnosis"))
    act(bench, one, minute(20), lambda incident, now: set_step(incident, "2.4", StepState.DONE))
    for name, state in (("api", "ok"), ("chat", "ok")):
        watched = Draft(Kind.CHECK_WATCHED, {"check": {"id": name, "name": name}})
        change = Draft(Kind.CHECK_CHANGED, {"check": name, "name": name, "before": "down", "after": state})
        act(bench, one, minute(45), lambda incident, now, drafts=(watched, change): drafts)
    sent = Draft(Kind.UPDATE_SENT, {"text": "We are working on it", "channels": ["status page"]})
    act(bench, one, minute(51), lambda incident, now: (sent,))
    lines = (Line("The pool of 500 sessions is full", Sign.FINDING), Line("Rolled back to 41ab9d2", Sign.ACTION))
    for line in lines:
        act(bench, one, minute(51.5), lambda incident, now, line=line: log(line))
    item = Draft(Kind.ACTION_ADDED, {"text": "Alert on pool use above 80 %", "owner": "RO", "due": None})
    act(bench, one, minute(52), lambda incident, now: (item,))
    return Scene(bench.desk.incident_of(one), timeline(bench.desk.events(one)))


def without_playbook(incident: Incident) -> Incident:
    """The same incident as one that was declared without a playbook."""
    return replace(incident, playbook=None)
