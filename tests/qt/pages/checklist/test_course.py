"""The ribbon of a run: whatever was done in whatever order, its stretches follow each other."""

from hypothesis import given, settings

from incident_desk.domain.checklist import StepState
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.qt.pages.checklist.course import course_of
from incident_desk.qt.widgets.ribbon_model import PhaseState, SpanKind
from incident_desk.services.acts.run_course import go_live, keep_going
from incident_desk.services.acts.running import set_run_step
from tests.any_run import BOOKS, COURSES, AnyRun
from tests.examples import few


def ribbon(run):
    return course_of(run.state, run.reading)


def done(run, *steps):
    for step in steps:
        run.act(lambda one, _, step=step: set_run_step(one, step, StepState.DONE))


@given(BOOKS, COURSES)
@settings(max_examples=few(20, 60), deadline=None)
def test_the_stretches_never_overlap_and_the_scale_can_be_built(book, course):
    run = AnyRun(book)
    for act in course:
        run.do(*act)
    model = ribbon(run)
    timed = [(one.start, one.end) for one in model.phases if one.start is not None]
    assert all(start < end for start, end in timed)
    assert all(before[1] <= after[0] for before, after in zip(timed, timed[1:], strict=False))
    slots = model.scale().slots
    assert all(0.0 <= left <= right <= 1.0 for left, right in slots)
    assert all(before[1] <= after[0] + 1e-9 for before, after in zip(slots, slots[1:], strict=False))


def test_the_stage_at_hand_is_the_current_one_and_windows_follow():
    run = AnyRun()
    run.bench.clock.pass_s(100)
    phases = ribbon(run).phases
    assert [(one.name, one.state) for one in phases] == [
        ("Before", PhaseState.CURRENT), ("Commands", PhaseState.FUTURE), ("Error rates", PhaseState.FUTURE),
        ("Later", PhaseState.FUTURE),
    ]  # fmt: skip
    assert [(one.start, one.end) for one in phases] == [(0, 100), (100, 300), (300, 900), (900, 3600)]


def test_after_it_is_live_the_windows_begin_there_and_the_flag_stands():
    run = AnyRun()
    run.bench.clock.pass_s(600)
    done(run, "1.1", "1.2", "1.2.1", "1.2.2")
    run.bench.clock.pass_s(60)
    run.act(lambda one, now: go_live(one, now))
    run.bench.clock.pass_s(280)
    model = ribbon(run)
    assert [(one.start, one.end) for one in model.phases] == [(0, 660), (660, 960), (960, 1560), (1560, 4260)]
    assert [flag.at for flag in model.flags] == [660.0]
    assert [(one.kind, one.end) for one in model.spans] == [(SpanKind.AT_RISK, 960.0)]
    assert model.next_update is not None and model.next_update.at == 960.0
    run.bench.clock.pass_s(60)
    assert ribbon(run).next_update.late and ribbon(run).spans[0].kind is SpanKind.OVERRUN
    run.act(lambda one, now: keep_going(one, now))
    assert ribbon(run).next_update.at == 1560.0


def test_a_step_that_was_caught_up_on_does_not_stretch_its_stage_over_the_next():
    run = AnyRun()
    run.bench.clock.pass_s(60)
    done(run, "1.1", "1.2", "1.2.1")
    run.bench.clock.pass_s(60)
    done(run, "2.2")
    run.bench.clock.pass_s(60)
    done(run, "1.2.2")
    assert [(one.start, one.end) for one in ribbon(run).phases][0][1] <= 180.0


DEPLOYMENT = Playbook(
    "Deployment",
    kind="checklist",
    plans=(
        Plan("p", (
            Phase("Before", 0, 1800, steps=(Step("1.1", "Freeze"), Step("1.2", "Tell support"))),
            Phase("Deploy", steps=(Step("2.1", "Deploy to production"),)),
            Phase("Watch", 120, 300, steps=(Step("3.1", "Error rate"),)),
            Phase("After", steps=(Step("4.1", "Thaw"),)),
        )),
    ),
)  # fmt: skip


def test_stages_stand_in_the_order_of_the_document_and_the_first_open_one_is_the_current_one():
    run = AnyRun(DEPLOYMENT)
    for at, step in enumerate(("1.1", "1.2", "2.1", "3.1", "4.1")):
        phases = ribbon(run).phases
        assert [one.name for one in phases] == ["Before", "Deploy", "Watch", "After"]
        current = [one.name for one in phases if one.state is PhaseState.CURRENT]
        assert current == [("Before", "Before", "Deploy", "Watch", "After")[at]]
        slots = ribbon(run).scale().slots
        assert all(left[1] <= right[0] + 1e-9 for left, right in zip(slots, slots[1:], strict=False))
        run.bench.clock.pass_s(60)
        done(run, step)
    assert all(one.state is PhaseState.DONE for one in ribbon(run).phases)
