"""A playbook with patterns of trouble, and an incident that is worked by it."""

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Phase, Plan, Playbook, Procedure, Step
from incident_desk.services.acts.declaring import Declaration
from tests.fakes import Bench

POOL = Procedure(
    "Database pool exhausted",
    symptoms=("Timeouts on every request",),
    investigation=(
        Step("9.1.1", "Count the connections", children=(Step("9.1.1.1", "Of each client"),)),
        Step("9.1.2", "Look at slow queries"),
    ),
    causes=("A slow query", "A leak after the deploy"),
    resolution=(Step("9.1.3", "Reset the pool"),),
)
RESTART = Procedure("Full restart", steps=(Step("9.2.1", "Stop it"), Step("9.2.2", "Start it")))
TOKEN = Procedure("Token expired", symptoms=("Answers 401",), resolution=(Step("9.3.1", "Renew the token"),))
CAUSES = Step("1.2", "Possible causes", role="group", children=(Step("1.2.1", "The network"),))
BOOK = Playbook(
    "Shop outage",
    plans=(Plan("p", (Phase("Look", 0, 900, steps=(Step("1.1", "Read the logs"), CAUSES)), Phase("Mend"))),),
    procedures=(POOL, RESTART, TOKEN),
    source_sha256="a" * 64,
)
OTHER = Playbook(
    "Queue outage",
    procedures=(
        Procedure("Queue is full", investigation=(Step("2.1", "Count the messages"),), causes=("A dead consumer",)),
    ),
    source_sha256="b" * 64,
)


class Worked:
    """An incident in the phase Look, and acts on it."""

    def __init__(self, playbook=BOOK):
        self.bench = Bench()
        self.id = self.bench.desk.declare(Declaration("Shop down", "P1", playbook), "MK").id

    @property
    def now(self):
        return self.bench.desk.incident_of(self.id)

    @property
    def events(self):
        return self.bench.desk.events(self.id)

    def do(self, rule, who="RO"):
        self.bench.clock.pass_s(60)
        return self.bench.desk.act(self.id, lambda incident, _: rule(incident), who)

    def states(self):
        """What the steps with a mark are."""
        return {step: mark.state for step, mark in self.now.steps.items()}


SUSPECTS = {"p1.c1": StepState.SUSPECT, "p1.c2": StepState.SUSPECT}
