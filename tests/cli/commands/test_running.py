"""The command checklist, from its start to its report, and on a real deployment checklist."""

import json
import re

import pytest

from tests.shared_folder import shared

CHECKLIST = """# Deployment Checklist

## Before

- [ ] **Tests pass**
- [ ] **Backup made**
  - [ ] Recent
  - [ ] Tried out

## After (0-1 hour)

- [ ] **Watch errors** (first 15 minutes)
- [ ] **Tell the team**

## When to roll back

- [ ] Errors in the logs
- [ ] Users cannot sign in

## Contacts

**Primary:** Ann
"""


@pytest.fixture
def runs(desk, tmp_path):
    """Commands on a folder whose library holds a checklist."""
    (tmp_path / "deploy.md").write_text(CHECKLIST, "utf-8")
    desk("import", str(tmp_path / "deploy.md"))
    return desk


def settle_all(desk, *but):
    for stage in desk.json("checklist", "show", "1")["stages"]:
        for step in stage["steps"]:
            if step["state"] == "to_do" and step["id"] not in but:
                desk("checklist", "step", "1", step["id"])


def test_a_start_says_what_is_due_and_the_list_has_it(runs):
    said = runs("checklist", "start", "deploy", "--title", "Deploy 4.2")
    assert said.out.startswith("RUN-0001 started at") and "2 stages, 6 steps" in said.out
    assert "After: within 1 h" in said.out
    assert "No checklist has been run" not in runs("checklist", "list").out
    (row,) = runs.json("checklist", "list")["runs"]
    assert (row["key"], row["title"], row["state"], row["counts"]["total"]) == (
        "RUN-0001",
        "Deploy 4.2",
        "running",
        6,
    )
    assert runs.json("list", "--all")["incidents"] == []


def test_without_a_run_the_list_says_so(runs):
    assert runs("checklist", "list").out == "No checklist has been run\n"


def test_steps_are_done_opened_again_skipped_and_put_off(runs):
    runs("checklist", "start", "deploy")
    assert "Tests pass: done. 1 of 6" in runs("checklist", "step", "1", "tests").out
    assert runs.json("checklist", "step", "RUN-1", "1.1", "--undo")["state"] == "to_do"
    assert runs.json("checklist", "step", "1", "1.1", "--doing")["counts"]["open"] == 6
    skipped = runs.json("checklist", "step", "1", "1.2", "--skip", "--reason", "no database")
    assert [one["state"] for one in skipped["steps"]] == ["not_needed"] * 3
    put_off = runs.json("checklist", "defer", "1", "2.2", "--reason", "tonight", "--owner", "AD",
                        "--until", "2126-03-01T09:00Z")  # fmt: skip
    assert put_off["steps"][0]["owner"] == "AD" and put_off["steps"][0]["until"] == "2126-03-01T09:00:00Z"
    shown = runs("checklist", "show", "1").out
    assert "[>] 2.2" in shown and "tonight, AD, until 2126-03-01 09:00 UTC" in shown and "Primary: Ann" in shown
    assert "Watch errors (first 15 minutes): 0 of 1 in 15 min" in shown and "1 Errors in the logs" in shown


def test_a_run_ends_when_nothing_is_open_and_says_what_is(runs):
    runs("checklist", "start", "deploy")
    refused = runs("checklist", "finish", "1", code=1)
    assert "6 steps are open in RUN-0001: 1.1 Tests pass; 1.2 Backup made; 1.2.1 Recent and 3 more" in refused.err
    runs("checklist", "defer", "1", "1.2.2", "--reason", "tonight")
    settle_all(runs)
    ended = runs("checklist", "finish", "1").out
    assert "Complete except 1 deferred, 5 of 6, 1 deferred" in ended and "1.2.2    Tried out: tonight" in ended
    runs("checklist", "step", "1", "1.2.2")
    assert runs.json("checklist", "show", "1")["state"] == "complete"


def test_a_roll_back_names_its_criterion_and_why(runs):
    runs("checklist", "start", "deploy")
    assert "1 Errors in the logs; 2 Users" in runs("checklist", "finish", "1", "--rolled-back", "x", code=1).err
    assert "why it is rolled back" in runs("checklist", "finish", "1", "--rolled-back", "2", code=1).err
    ended = runs.json("checklist", "finish", "1", "--rolled-back", "users", "--reason", "nobody gets in")
    assert ended["state"] == "rolled_back" and ended["open"] is False
    assert ended["decision"] == {
        "name": "When to roll back", "criterion": "Users cannot sign in", "reason": "nobody gets in",
    }  # fmt: skip
    assert "Rolled back: Users cannot sign in. nobody gets in" in runs("checklist", "show", "1").out


def test_a_run_turns_into_an_incident_and_each_names_the_other(runs):
    runs("checklist", "start", "deploy")
    runs("checklist", "step", "1", "1.1")
    said = runs.json("checklist", "declare", "1", "Errors rise")
    assert (said["key"], said["run"], said["steps"]) == ("INC-0001", "RUN-0001", 6)
    texts = [one["text"] for one in runs.show("1")["entries"]]
    assert (runs.show("1")["run"]["key"], runs.show("1")["run"]["steps"][0]["state"]) == ("RUN-0001", "done")
    assert "RUN-0001: Tests pass" in texts and "RUN-0001: Started Deployment Checklist" in texts
    assert "Turned into INC-0001 Errors rise" in runs("checklist", "show", "1").out
    assert "has become INC-0001 already" in runs("checklist", "declare", "1", "Again", code=1).err


def test_other_commands_take_a_run_by_its_whole_key_and_incidents_by_theirs(runs):
    runs("checklist", "start", "deploy")
    runs("log", "! keep going", "--key", "run-1")
    runs("contact", "RUN-1", "Ann", "--outcome", "reached")
    runs("check", "add", "run-1", "http://127.0.0.1:9/", "--name", "api")
    assert runs.json("step", "run-1", "1.1", "--check", "api")["check"] == "api"
    assert "is a checklist run and no incident" in runs("step", "run-1", "1.1", "--done", code=1).err
    entries = [one["text"] for one in runs.json("show", "RUN-0001")["entries"]]
    assert "keep going" in entries and any("Ann" in one for one in entries)
    runs("checklist", "step", "1", "1.2")
    assert "Backup made" in runs("undo", "RUN-1").out
    assert runs.json("checklist", "show", "1")["counts"]["done"] == 0
    runs("redo", "RUN-1")
    runs("cancel", "run-1", "--reason", "not today")
    assert runs.json("checklist", "list")["runs"][0]["state"] == "stopped"
    assert runs.json("checklist", "list", "--open")["runs"] == []


@pytest.mark.parametrize(
    "line",
    ["start", "show", "step 1", "step 1 2 3", "list 1", "list --skip", "finish 1 --reason x",
     "step 1 1.1 --undo --doing", "show 1 --title x", "declare 1"],
)  # fmt: skip
def test_wrong_use_is_said_and_writes_nothing(runs, line):
    assert "incident-desk:" in runs("checklist", *line.split(), code=2).err
    assert runs.json("checklist", "list")["runs"] == []


def test_a_run_or_a_step_that_is_not_there_is_refused(runs):
    assert "no checklist run '7'" in runs("checklist", "show", "7", code=1).err
    runs("checklist", "start", "deploy")
    assert "checklist show RUN-0001" in runs("checklist", "step", "1", "nothing such", code=1).err


def test_a_report_is_printed_or_written_as_its_ending_says(runs, tmp_path):
    runs("checklist", "start", "deploy")
    assert runs("checklist", "report", "1").out.startswith("Checklist run · RUN-0001\n\n# Deployment Checklist")
    # Its clocks stand: how long it runs is another second in each report otherwise.
    runs("checklist", "finish", "1", "--rolled-back", "1", "--reason", "smoke")
    for name in ("run.md", "run", "run.html", "run.json"):
        runs("checklist", "report", "1", "--out", str(tmp_path / name))
    assert (tmp_path / "run").read_text("utf-8") == (tmp_path / "run.md").read_text("utf-8")
    runs("checklist", "report", "1", "--out", str(tmp_path / "run.txt"), "--format", "md")
    assert (tmp_path / "run.txt").read_text("utf-8") == (tmp_path / "run.md").read_text("utf-8")
    assert json.loads((tmp_path / "run.json").read_text("utf-8"))["key"] == "RUN-0001"
    assert (
        "not saved"
        in runs("checklist", "report", "1", "--out", str(tmp_path / "none" / "a.md"), code=1).err.lower()
    )


def test_a_report_is_no_other_than_its_name_says(runs, tmp_path):
    runs("checklist", "start", "deploy")
    pdf, odd = str(tmp_path / "run.pdf"), str(tmp_path / "run.odt")
    assert "'run.pdf' ends in another" in runs("checklist", "report", "1", "-o", pdf, "--format", "md", code=2).err
    assert "'run.odt' ends in no format" in runs("checklist", "report", "1", "-o", odd, code=2).err
    assert "A PDF is not printed here" in runs("checklist", "report", "1", "--format", "pdf", code=2).err
    assert runs("checklist", "report", "1", "--format", "html").out.startswith("<!doctype html>")
    assert list(tmp_path.glob("run.*")) == []


def test_which_check_measures_a_criterion_is_said_and_taken_back(runs):
    runs("checklist", "start", "deploy")
    runs("check", "add", "RUN-0001", "http://127.0.0.1:9/", "--name", "Queue")
    said = runs("checklist", "measure", "1", "users cannot", "--check", "queue")
    assert "Users cannot sign in: measured by Queue" in said.out
    assert [one["check"] for one in runs.json("checklist", "show", "1")["criteria"]] == [None, "Queue"]
    assert "2 Users cannot sign in  (Queue: nothing reported)" in runs("checklist", "show", "1").out
    assert "no longer measured" in runs("checklist", "measure", "1", "2", "--loose").out
    assert "No check measures" in runs("checklist", "measure", "1", "2", "--loose", code=1).err
    runs("checklist", "measure", "1", "2", code=2)
    runs("checklist", "measure", "1", "2", "--loose", "--check", "Queue", code=2)


def test_a_deployment_checklist_of_a_team_from_its_start_to_its_report(process, desk, tmp_path):
    """Started by a process: 65 of its 80 boxes are steps, two are deferred, the report has each with its state."""
    seed = shared("seeds", "002_317e3ce5f650cd6c.txt")

    started = process("checklist", "start", str(seed), "--as", "RO", "--json")
    assert started.code == 0
    run = started.data
    steps = [step for stage in run["stages"] for step in stage["steps"]]
    assert (run["key"], run["counts"]["total"], len(steps), len(run["stages"])) == ("RUN-0001", 65, 65, 11)
    assert (len(run["criteria"]), len(run["contacts"])) == (4, 3)
    assert [one["allowed_s"] for one in run["windows"]] == [300, 900, 3600, 86_400, 3600, 86_400]
    assert {one["from"] for one in run["windows"]} == {"live"} and not any(one["due"] for one in run["stages"])
    assert run["live"] == {
        "at": None,
        "who": None,
        "by_hand": False,
        "since_s": None,
        "step": "Deploy to production",
    }
    live = desk.json("checklist", "live", "1")
    assert sum(stage["due"] is not None for stage in live["stages"]) == 4 and live["live"]["by_hand"]

    deferred = [steps[20]["id"], steps[40]["id"]]
    lines = [{"checklist": "step", "id": one["id"]} for one in steps if one["id"] not in deferred]
    _settle(tmp_path / "data", [one["id"] for one in lines])
    assert "2 steps are open" in desk("checklist", "finish", "1", code=1).err
    for one in deferred:
        desk("checklist", "defer", "1", one, "--reason", "restore test at night", "--owner", "AD")
    ended = desk.json("checklist", "finish", "1")
    assert (ended["state"], ended["counts"]["done"]) == ("complete_except_deferred", 63)
    assert [one["id"] for one in ended["deferred"]] == deferred

    desk("checklist", "report", "1", "--out", str(tmp_path / "run.md"))
    report = (tmp_path / "run.md").read_text("utf-8")
    told = re.findall(r"^\| (done|deferred) \| (?:&emsp;)*([\d.]+) ", report, re.M)
    assert [number for _, number in told] == [one["id"] for one in steps]
    assert [number for state, number in told if state == "deferred"] == deferred
    put_off = report.split(" Deferred\n")[1].split("\n## ")[0]
    assert put_off.count("restore test at night | AD") == 2


def test_what_is_said_in_its_course_is_said_with_what_is_due_then(runs):
    runs("checklist", "start", "deploy", "--at", "-20m")
    assert "late" in runs("checklist", "show", "1").out
    said = runs("checklist", "live", "1", "--at", "-2m").out
    assert "Live since" in said and "Roll-back decision due at" in said and "late" not in said
    runs("checklist", "live", "1", "--at", "-2h", code=1)
    kept = runs.json("checklist", "keep-going", "1", "--reason", "one user retries")
    assert (kept["roll_back"]["kept_going"]["reason"], kept["roll_back"]["is_due"]) == ("one user retries", False)
    assert [one["from"] for one in kept["windows"]] == ["live", "live"]
    people = runs.json("checklist", "who", "1", "--second", "AD")
    assert people["second"] == "AD" and people["runs"]
    runs("checklist", "who", "1", code=2)
    assert "is the second pair of eyes" in runs("checklist", "show", "1").out
    assert "No command has the blank 'host'" in runs("checklist", "fill", "1", "host", "db-1", code=1).err


def test_the_impact_of_its_incident_can_begin_as_it_went_live(runs):
    runs("checklist", "start", "deploy", "--at", "-20m")
    runs("checklist", "declare", "1", "Errors rise", "--impact-started", "live", code=2)
    live = runs.json("checklist", "live", "1", "--at", "-2m")["live"]["at"]
    runs("checklist", "declare", "1", "Errors rise", "--impact-started", "live")
    shown = runs.json("show", "1")
    assert shown["run"]["live"] == live and live[:16] in json.dumps(shown["milestones"])


def test_a_blank_is_filled_in_all_commands(runs, tmp_path):
    book = tmp_path / "blanks.md"
    book.write_text(
        "# Release Checklist\n\n- [ ] Restart\n  ```bash\n  ssh <host> restart\n  ```\n- [ ] Look\n", "utf-8"
    )
    runs("checklist", "start", str(book))
    filled = runs.json("checklist", "fill", "1", "host", "db-1")
    assert filled["blanks"] == [{"blank": "host", "marks": ["<host>"], "value": "db-1", "commands": 1}]
    assert filled["stages"][0]["steps"][0]["commands"] == ["ssh db-1 restart"]
    assert "host: db-1" in runs("checklist", "show", "1").out


def _settle(folder, steps):
    """63 steps by the same rule as the command's, without 63 starts of a program."""
    from incident_desk.bootstrap import open_workplace
    from incident_desk.domain.checklist import StepState
    from incident_desk.services.acts.running import set_run_step

    place = open_workplace(folder)
    run = place.desk.runs.find("1")
    for step in steps:
        place.desk.act(run, lambda one, _, step=step: set_run_step(one, step, StepState.DONE), "RO")
    place.close()


def test_an_alarm_of_a_run_is_seen_by_whoever_says_so(runs):
    runs("checklist", "start", "deploy")
    assert "gives an alarm" in runs("seen", "RUN-0001", code=1).err
    assert "Watch errors" in runs("seen", "RUN-0001", "coffee", code=1).err
    runs("checklist", "live", "1")
    late = runs("checklist", "start", "deploy", "--at=-40m")
    assert late.code == 0
    said = runs("seen", "RUN-0002")
    assert "seen" in said.out and "Watch errors" in said.out
    window = next(one for one in runs.json("checklist", "show", "2")["windows"] if "Watch" in one["name"])
    assert window["state"] == "late" and window["seen"]["who"]
    assert "seen " in next(row for row in runs("checklist", "show", "2").out.splitlines() if "late +" in row)


def test_the_list_of_all_says_how_many_runs_there_are_and_where(runs):
    runs("checklist", "start", "deploy")
    assert runs("list", "--all").out.endswith("1 checklist run: incident-desk checklist list\n")
    assert "1 checklist run:" in runs("list", "--open").out and "checklist run" not in runs("list").out
    assert runs.json("list")["runs"] == 1
