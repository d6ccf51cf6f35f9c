"""The report of a run: every step with its state, every deferred one again, the same record the same words."""

import re

from hypothesis import given

from incident_desk.domain.checklist import WORDS, StepState
from incident_desk.domain.playbook import Phase, Plan, Playbook, Procedure, Step
from incident_desk.domain.run_facts import CriterionSeen
from incident_desk.domain.timeline import timeline
from incident_desk.formats.markdown_report import write
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Points, Table
from incident_desk.formats.run_report import RunReport, paper_of, run_document
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.run_course import go_live, keep_going, staff
from incident_desk.services.acts.running import Deferral, defer, finish, roll_back, set_run_step
from tests.any_run import BOOKS, COURSES, LIVE_BOOK, AnyRun


def report(run):
    return RunReport(run.state, run.reading, timeline(run.events), "Incident Desk 0.1.0")


def markdown(run):
    return write(run_document(report(run)))


def test_a_finished_run_is_told_whole():
    run = AnyRun()
    for one in run.reading.steps[:-2]:
        run.act(lambda now, _, step=one.step.id: set_run_step(now, step, StepState.DONE))
    run.act(lambda one, _: defer(one, "2.2", Deferral("no time", "AD")))
    run.act(lambda one, _: set_run_step(one, "3.1", StepState.NOT_NEEDED, "nothing to log"))
    run.act(lambda one, _: finish(one))
    text = markdown(run)
    assert "Complete except 1 deferred: 8 of 9 steps done, 1 not needed." in text
    assert re.search(r"^\| deferred \| 2\.2 Error rates<br>\*no time\* \| RO \|", text, re.M)
    assert re.search(r"^\| not needed \| 3\.1 Log it<br>\*nothing to log\* \|", text, re.M)
    assert "| 2.2 Error rates | no time | AD | not said |" in text
    assert "| Commands | 2026-03-01 12:05:00 | 3 of 3 | met in" in text
    assert "| Primary | Ann |" in text and "- Errors in the logs" in text
    assert "- Never again, 1 step" in text and "Complete except 1 deferred |" in text


def front_of(run, kind):
    return [one for one in run_document(report(run)).front if isinstance(one, kind)]


def test_page_one_has_the_stages_and_what_was_deferred():
    run = AnyRun()
    run.act(lambda one, _: defer(one, "2.2", Deferral("no time", "AD")))
    (stages,) = front_of(run, Table)
    assert [row[0].text for row in stages.rows] == ["Before", "After", "Later"]
    assert front_of(run, Points) == [Points("Deferred", ("2.2 Error rates: no time",))]


def test_of_many_stages_and_deferred_steps_page_one_names_the_first_and_counts_the_others():
    phases = tuple(Phase(f"Stage {n}", steps=(Step(f"{n}", f"Do {n}"),)) for n in range(1, 31))
    run = AnyRun(Playbook("x", plans=(Plan("p", phases),)))
    for n in range(1, 7):
        run.act(lambda one, _, step=str(n): defer(one, step, Deferral("later", "AD")))
    (stages,) = front_of(run, Table)
    assert len(stages.rows) == 12 and stages.rows[-1][0].text == "and 19 more stages, listed in this report"
    (waiting,) = front_of(run, Points)
    assert waiting.items[2:] == ("3 Do 3: later", "and 3 more steps, listed in this report")


def test_a_roll_back_is_said_on_page_one_with_its_criterion_and_what_came_of_it():
    run = AnyRun()
    run.bench.clock.pass_s(400)
    run.bench.desk.declare(Declaration("Errors rise", run=run.id), "MK")
    run.act(lambda one, _: roll_back(one, "2", "4 % since live"))
    text = markdown(run)
    assert "**When to roll back**\n\n- Errors rise\n- 4 % since live" in text and "- Errors rise: this one" in text
    assert "- **Turned into** INC-0001 Errors rise" in text
    assert "Rolled back: 0 of 9 steps done, 9 open, 1 due time missed." in text and "Nothing is deferred." in text


def test_what_a_checklist_holds_beside_its_steps_is_named():
    back = Procedure("Roll-back", resolution=(Step("8.1", "Revert"), Step("8.2", "Check")))
    run = AnyRun(Playbook("x", plans=(Plan("p", (Phase("Do", steps=(Step("1", "a"),)),)),), procedures=(back,)))
    text = markdown(run)
    assert "- Roll-back, 2 steps" in text and "Contacts" not in text and "When to roll back" not in text


def test_what_people_typed_stays_text():
    run = AnyRun(Playbook("# <b>x</b>", plans=(Plan("p", (Phase("*", steps=(Step("1", "| `a` <script>"),)),)),)))
    text = markdown(run)
    assert "<script>" not in text.replace("\\<script>", "") and "\\| \\`a\\` \\<script>" in text


@given(BOOKS, COURSES)
def test_of_any_run_every_step_stands_in_it_with_its_state_and_every_deferred_one_again(book, course):
    run = AnyRun(book)
    for step in course:
        run.do(*step)
    found = report(run)
    text = write(run_document(found))
    steps = text.split(" Steps\n")[1].split("\n## ")[0]
    told = re.findall(r"^\| ([a-z ]+) \| (?:&emsp;)*([\d.]+) ", steps, re.M)
    assert told == [(WORDS[one.state], one.step.id) for one in found.reading.steps]
    put_off = text.split(" Deferred\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| ([\d.]+) ", put_off, re.M) == [one.step.id for one in found.reading.deferred]
    paper = paper_of(found)
    assert paper.made == found.run.written_at and document_data(paper.document)["drill"] is False


def test_its_course_is_told_live_people_and_each_decision_to_keep_going():
    run = AnyRun(LIVE_BOOK)
    assert "counts from going live, which it did not" in markdown(run) and "| counts from live |" in markdown(run)
    run.bench.clock.pass_s(60)
    run.act(lambda one, now: go_live(one, now))
    run.act(lambda one, _: staff(one, second="AD"))
    seen = (CriterionSeen("Errors rise", "1.4 %"),)
    run.act(lambda one, now: keep_going(one, now, "one user", seen))
    text = markdown(run)
    assert "What is due afterwards counts from live, 2026-03-01 12:01:00 UTC." in text
    assert "RO, said by hand" in text and "AD" in text
    assert "| RO | one user | Errors rise: 1.4 % |" in text
    assert re.search(r"\| live \| Live \| RO \|", text) and "| decision | When to roll back: keep going" in text


def test_the_report_counts_as_the_window_does_and_a_stage_that_was_late_says_so():
    run = AnyRun()
    run.bench.clock.pass_s(310)
    for one in run.reading.steps:
        if one.step.id == "1.1":
            run.act(lambda state, _: defer(state, "1.1", Deferral("later")))
        else:
            run.act(lambda state, _, one=one: set_run_step(state, one.step.id, StepState.DONE))
    text = markdown(run)
    row = next(line for line in text.splitlines() if line.startswith("|") and "Before" in line)
    assert "3 of 4" in row and "1 deferred" in row and "Before: 3 of 4 settled" in text
    row = next(line for line in text.splitlines() if line.startswith("|") and "After" in line)
    assert "all done, late" in row and "skipped" not in text
