"""Headings that gather others: procedures to choose from, or the stages of one response."""

import pytest

from incident_desk.formats.reading.gathering import (
    gathers_procedures,
    holds_stages,
    is_bare_stage,
    names_causes,
    tells_limits,
)
from tests.formats.reading.pages import read, section


def body(*names, under="1. look"):
    return "\n".join(f"### {name}\n{under}" for name in names)


@pytest.mark.parametrize(
    ("title", "parts", "they_are"),
    [
        ("Service procedures", ("Queue is full", "Lost database"), True),
        ("Our Runbooks", ("Queue is full", "Lost database"), True),
        ("Procédures du service", ("File pleine", "Base perdue"), True),
        ("Procedimientos", ("Cola llena", "Base perdida"), True),
        ("Rollback and recovery", ("The shop", "The data"), True),
        ("Service procedures", ("Detection", "Containment", "Queue is full"), False),
        ("Service procedures", ("1. Look", "2. Wait"), False),
        ("Service procedures", ("Queue is full",), False),
        ("Service procedure", ("Before you begin", "Rebuild the queue"), False),
        ("Service topics", ("Queue is full", "Lost database"), False),
    ],
)
def test_procedures_to_choose_from(title, parts, they_are):
    assert gathers_procedures(section(f"# T\n## {title}\n{body(*parts)}", title)) is they_are


def test_what_holds_its_own_work_is_one_procedure():
    assert not gathers_procedures(section(f"# T\n## Our runbooks\n- look\n{body('A', 'B')}", "Our runbooks"))
    assert not gathers_procedures(section(f"# T\n## Our runbooks\n{body('A', 'B', under='words')}", "Our runbooks"))


def test_stages_under_a_heading():
    assert holds_stages(section(f"# T\n## Response\n{body('Phase 1: Look', 'Phase 2: Hold')}", "Response"))
    assert holds_stages(section(f"# T\n## Response\n{body('1. Look', '2. Hold')}", "Response"))
    assert not holds_stages(section(f"# T\n## Response\n{body('Look', 'Hold')}", "Response"))


@pytest.mark.parametrize("parts", [("Step 1: Look", "Step 2: Hold"), ("1. Look", "2. Hold")])
@pytest.mark.parametrize(
    "title", ["Slow way back (< 20 minutes)", "First hour: hold", "Phase 2: Hold (5-20 minutes)"]
)
def test_steps_under_a_stage_are_its_work(title, parts):
    found = read(f"# T\n## {title}\n{body(*parts)}\n## After 1 hour: rest\n1. Rest").plans[0].phases[0]
    assert found.end_s and [step.text for step in found.steps] == ["Look", "Hold"]


def test_stages_with_times_under_one_with_a_time_stay_stages():
    parts = body("Step 1: Look (0-5 minutes)", "Step 2: Hold (5-20 minutes)")
    names = [phase.name for phase in read(f"# T\n## Way back (< 20 minutes)\n{parts}").plans[0].phases]
    assert names == ["Look", "Hold"]


def test_the_bare_name_of_a_stage():
    assert is_bare_stage(section("# T\n## Containment\nwords", "Containment"))
    assert not is_bare_stage(section("# T\n## Containment of a breach\nwords", "Containment of a breach"))


LIMITS = "| What | Threshold | Who is woken |\n|---|---|---|\n| Queue | > 500 | nobody |"


@pytest.mark.parametrize(
    ("title", "text", "it_does"),
    [
        ("Monitoring and alerting", LIMITS, True),
        ("Alarms of the shop", f"### Queues\n{LIMITS}\n### Others\n- Any new fault: mail", True),
        ("Überwachung und Alarme", LIMITS.replace("Threshold", "Schwellwert"), True),
        ("Monitoring", f"- watch the queue\n\n{LIMITS}", False),
        ("Watch after the fix", f"1. watch the queue\n\n{LIMITS}", False),
        ("Monitoring and alerting", LIMITS.replace("Threshold", "Owner"), False),
    ],
)
def test_limits_are_told_and_not_done(title, text, it_does):
    assert tells_limits(section(f"# T\n## {title}\n{text}", title)) is it_does


@pytest.mark.parametrize(
    "names",
    [
        ("Restoring the mails", "Restoring the pictures"),
        ("Recover the mails", "Restore the pictures"),
        ("Restaurar los correos", "Recuperar las fotos"),
    ],
)
def test_recoveries_told_in_sentences(names):
    text = f"# T\n## Servers\nwords\n{body(*names, under='Take the copy of the night.')}"
    assert [section(text, name).role for name in names] == ["procedure", "procedure"]


@pytest.mark.parametrize(
    "names",
    [
        ("Recovery objectives of ours", "Recovery team at night"),
        ("Restoring the mails", "Rooms"),
        ("Failover sites", "Failover times"),
    ],
)
def test_what_is_said_of_recovery_is_none(names):
    text = f"# T\n## Servers\nwords\n{body(*names, under='Take the copy of the night.')}"
    assert [section(text, name).role for name in names] == ["reference", "reference"]


def test_communication_between_stages_is_one_of_them():
    text = "# Plan\n" + "".join(f"## {name}\n- {name}\n" for name in ("Containment", "Communication", "Recovery"))
    found = read(text)
    assert [phase.name for phase in found.plans[0].phases] == ["Containment", "Communication", "Recovery"]


def test_communication_alone_is_none():
    assert read("# Plan\n## Communication\n- Slack: #shop\n## Steps\n1. Look\n").plans[0].phases[0].name == "Steps"


def test_names_of_stages_are_stages_however_they_are_counted():
    names = ["Detection", "Containment", "Eradication"]
    parts = "".join(f"### 4.{place} {name}\n1. look\n" for place, name in enumerate(names, 1))
    found = read(f"# Plan\n## 4. Response\n{parts}")
    assert [phase.name for phase in found.plans[0].phases] == names


def test_a_stage_told_in_sentences_beside_stages_may_say_what_it_is_about():
    names = ["Detection and alarm", "Containment", "Recovery"]
    text = "# Plan\n" + "".join(f"## {name}\nSomebody does it.\n" for name in names)
    assert [phase.name for phase in read(text).plans[0].phases] == names


@pytest.mark.parametrize(
    ("title", "body", "wanted"),
    [
        ("Possible causes", "1. The worker died\n2. The disk is full", True),
        ("Root causes", "- A bug\n- A person", True),
        ("Possible causes", "1. Check the worker\n2. The disk is full", False),
        ("Possible causes", "- [ ] The worker died", False),
        ("Possible causes", "```bash\nls\n```\n- The worker died", False),
        ("Root cause analysis", "1. The worker died", False),
        ("Steps", "1. The worker died", False),
    ],
)
def test_lists_of_causes(title, body, wanted):
    assert names_causes(section(f"# P\n## {title}\n{body}\n", title)) is wanted
