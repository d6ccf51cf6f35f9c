"""Any checklist run: checklists of every shape, and courses of every act on them, by two processes on one store."""

from datetime import timedelta

from hypothesis import strategies as st

from incident_desk.domain.checklist import StepState
from incident_desk.domain.clock import not_before
from incident_desk.domain.errors import DeskError
from incident_desk.domain.playbook import Contact, Criterion, Phase, Plan, Playbook, Step
from incident_desk.domain.playbook_steps import walk
from incident_desk.domain.run_reading import read_run
from incident_desk.services.acts.run_course import go_live, keep_going, staff
from incident_desk.services.acts.running import Deferral, RunStart, defer, finish, roll_back, set_run_step
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.desk import Desk
from tests.fakes import Bench

BOOK = Playbook(
    "Deploy",
    kind="checklist",
    plans=(
        Plan("Deploy", (
            Phase("Before", steps=(
                Step("1.1", "Tests pass"),
                Step("1.2", "Backup made", children=(Step("1.2.1", "Recent"), Step("1.2.2", "Tried out"))),
            )),
            Phase("After", steps=(
                Step("2.1", "Commands", due_s=300, children=(Step("2.1.1", "start"), Step("2.1.2", "help"))),
                Step("2.2", "Error rates", due_s=900),
            )),
            Phase("Later", 0, 3600, steps=(Step("3", "Tidy", role="group", children=(Step("3.1", "Log it"),)),)),
            Phase("Never again", steps=(Step("4.1", "No typos"),), aside=True),
        )),
    ),
    contacts=(Contact("Primary", "Ann"),),
    criteria=(Criterion("When to roll back", "Errors in the logs"), Criterion("When to roll back", "Errors rise")),
)  # fmt: skip
"""A checklist with stages, nested steps, due times, criteria and reminders: nine steps."""

LIVE_BOOK = Playbook(
    "Deployment checklist",
    kind="checklist",
    plans=(
        Plan("p", (
            Phase("Before", 0, 600, steps=(Step("1.1", "Deploy to staging"), Step("1.2", "Tests pass"))),
            Phase("Go", steps=(Step("2.1", "Deploy to production"), Step("2.2", "Read the logs"))),
            Phase("First look", 0, 900, steps=(Step("3.1", "Error rates"), Step("3.2", "Commands"))),
            Phase("Next day", steps=(Step("4.1", "No leaks", due_s=86_400),)),
        )),
    ),
    criteria=(Criterion("When to roll back", "Errors rise"),),
)  # fmt: skip
"""A checklist that says what puts it live, with windows before and after that."""

_DUE = st.none() | st.sampled_from([0, 300, 900, 86_400])
_ROLES = st.sampled_from(["step", "step", "step", "group", "commands"])
_SHAPES = st.recursive(
    st.tuples(_ROLES, _DUE, st.just(())),
    lambda inner: st.tuples(_ROLES, _DUE, st.lists(inner, max_size=3)),
    max_leaves=8,
)


def _step(shape, number: str) -> Step:
    role, due, inside = shape
    children = tuple(_step(one, f"{number}.{at}") for at, one in enumerate(inside, 1))
    return Step(number, f"Step {number}", role, due_s=due, children=children)


def any_book(shapes, ends, asides) -> Playbook:
    """A checklist of stages with these steps and ends, some of them beside the course."""
    phases = tuple(
        Phase(f"Stage {at}", end_s=end, aside=aside,
              steps=tuple(_step(one, f"{at}.{place}") for place, one in enumerate(stage, 1)))
        for at, (stage, end, aside) in enumerate(zip(shapes, ends, asides, strict=True), 1)
    )  # fmt: skip
    plan = Plan("p", (*phases, Phase("Last", steps=(Step("9", "Say so"),))))
    return Playbook("Any", kind="checklist", plans=(plan,), criteria=(Criterion("Back", "It burns"),))


BOOKS = st.integers(1, 3).flatmap(
    lambda count: st.builds(
        any_book,
        st.lists(st.lists(_SHAPES, max_size=4), min_size=count, max_size=count),
        st.lists(_DUE, min_size=count, max_size=count),
        st.lists(st.booleans(), min_size=count, max_size=count),
    )
)

_STATES = [StepState.DONE, StepState.NOT_NEEDED, StepState.TO_DO, StepState.DOING]
ACTS = ("set", "set", "set", "defer", "all", "all but one", "finish", "roll back", "undo", "redo",
        "live", "keep going", "people")  # fmt: skip
COURSES = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 400), st.integers(0, 30), st.booleans()), max_size=14
)
"""Each act, the seconds before it, a number that it makes its choices of, and which process does it."""


class AnyRun:
    """A run that two desks write on one store."""

    def __init__(self, book: Playbook = BOOK) -> None:
        self.bench = Bench()
        self.desks = (self.bench.desk, Desk(self.bench.store, self.bench.clock, self.bench.ids))
        self.id = self.bench.desk.runs.start(RunStart(book, "# text"), "RO").id

    @property
    def state(self):
        return self.desks[0].incident_of(self.id)

    @property
    def reading(self):
        # What was written just now has happened, also where the store wrote it a little after the clock.
        return read_run(self.state, not_before(self.state, self.bench.clock.now()))

    @property
    def events(self):
        return self.bench.store.events(self.id)

    def act(self, rule, second=False):
        return self.desks[second].act(self.id, rule, "RO").after

    def do(self, act: str, wait: int, number: int, second: bool) -> None:
        """One act of a course; a rule may say no, and nothing else may go wrong."""
        self.bench.clock.pass_s(wait)
        try:
            self.act(lambda run, now: self._rule(act, run, now, number), second)
        except DeskError:
            return  # which writes nothing

    def _rule(self, act, run, now, number):
        ids = [one.id for phase in run.phases for one in walk(phase.steps) if one.role == "step"]
        step = ids[number % len(ids)]
        if act == "set":
            return set_run_step(run, step, _STATES[number % len(_STATES)], f"because {number % 2}")
        if act in ("all", "all but one"):
            left = self.reading.open[: None if act == "all" else -1]
            return [draft for one in left for draft in set_run_step(run, one.step.id, StepState.DONE)]
        if act == "defer":
            return defer(run, step, Deferral("later", "AD", now + timedelta(hours=number)))
        if act in ("live", "keep going", "people"):
            return self._said(act, run, now, number)
        if act in ("finish", "roll back"):
            return finish(run) if act == "finish" else roll_back(run, "1", "smoke")
        return undo(run, self.events, now) if act == "undo" else redo(run, self.events)

    @staticmethod
    def _said(act, run, now, number):
        if act == "live":
            return go_live(run, now, max(run.declared_at, now - timedelta(seconds=number * 20)))
        return (
            keep_going(run, now, "none") if act == "keep going" else staff(run, f"R{number % 3}", f"S{number % 3}")
        )
