"""What each section is about, from its title, its place and its form."""

import pytest

from tests.formats.reading.pages import read, section

FENCE = "```\nWe look into [SERVICE].\n```"


@pytest.mark.parametrize(
    ("title", "body", "role"),
    [
        ("Severity Levels", "- P1: down", "severity"), ("Niveaux de gravité", "- P1", "severity"),
        ("Triggers", "- a", "triggers"),
        ("When to Roll Back", "- a", "criteria"), ("Key Contacts", "- Lead: Mo", "contacts"), ("On-Call",
        "- Lead: Mo", "contacts"),
        ("Escalation", "- L1: Mo", "escalation"), ("Communication Templates", FENCE, "templates"),
        ("Key Metrics to Monitor", "- a", "thresholds"), ("Initial Assessment", "- a", "assessment"),
        ("Post-Incident Review Template", "- a", "review"), ("Post-Incident", "- a", "after"),
        ("Phase 1: Anything", "words", "action"), ("Look around (0-5 min)", "words", "action"),
        ("Detection", "- a", "action"),
        ("Overview", "- a", "reference"), ("Architecture", FENCE, "reference"), ("Glossary", "- [ ] look",
        "action"),
        ("Weather", "- a", "reference"), ("Weather", "1. a", "action"), ("Weather", "- [ ] a", "action"),
        ("Weather", "[ ] a", "action"), ("Weather", "```bash\nls\n```", "action"), ("Weather", "words",
        "reference"),
        ("Communication", "- Channel: #ops", "communication"), ("Incident 3: Slow", "- a", "procedure"),
        ("Slow database", "**Symptoms**: slow\n\n**Resolution**: wait", "procedure"),
        ("Emergency contacts to call", "- [ ] call Mo", "action"),
        ("Cluster Shutdown Procedure", "1. a", "procedure"), ("Key rotation workflow", "1. a", "procedure"),
        ("Recover it", "```bash\n1. stop\n2. start\n```", "action"), ("Recover it", "```\n1. a\n2. b\n```",
        "reference"),
        ("Incident workflow", "1. a", "action"), ("Clasificación de incidentes", "- Alto: a", "severity"),
        ("What do we monitor?", "- a", "reference"), ("Why we roll back", "- a", "reference"),
        ("¿Qué es la contención?", "- a", "reference"), ("What to do in an outage", "- a", "action"),
        ("What do we monitor?", "1. a", "action"), ("What do we do to recover?", "- a", "action"),
        ("Disaster scenarios", "- Fire\n- Data lost", "reference"),
        ("Disaster scenarios", "- Fire: leave the house", "procedure"),
        ("Emergency procedures", "- Call Mo\n- Leave the house", "procedure"),
        ("Evidence", "- Log: `/var/log/shop/`\n- Site: https://a.example", "reference"),
        ("Evidence", "- Log: keep it\n- Site: https://a.example", "action"),
        ("Recovery and Prevention", "1. a", "action"), ("Prevention", "1. a", "reference"),
    ],
)  # fmt: skip
def test_a_section_alone(title, body, role):
    name = title.partition(": ")[2] or title.removesuffix(" (0-5 min)")
    assert section(f"# Title\n\n## {title}\n\n{body}\n", name).role == role


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("# T\n## Phase 1: A\n### Quick checks\n- a", "Quick checks", "part"),
        ("# T\n## Phase 1: A\n### When to escalate\n- a", "When to escalate", "criteria"),
        ("# T\n## Phase 1: A\n### Severity\n| P | Response |\n|---|---|\n| P1 | 5 min |", "Severity",
        "severity"),
        ("# T\n## Response\n### Phase 1: A\n- a\n### Phase 2: B\n- b", "Response", "group"),
        ("# T\n## Common Issues\n### Slow\n- a", "Slow", "procedure"),
        ("# T\n## Common Issues\n### Slow\nwords", "Slow", "reference"),
        ("# T\n## Common Issues\n### Slow\n| What | Command |\n|---|---|\n| Log | ls |\n| Disk | df |", "Slow",
         "procedure"),
        ("# T\n## Commands\n| What | Command |\n|---|---|\n| Log | ls |\n| Disk | df |", "Commands",
         "reference"),
        ("# T\n## Templates\n### Severity\nwords", "Severity", "templates"),
        ("# T\n## Overview\n### Detection\n- a", "Detection", "reference"),
        ("# T\n## Overview\n### Detection\n- [ ] a", "Detection", "action"),
        ("# T\n## A\n- a", "T", "title"),
        ("# T\n## When to roll back\n### Roll back at once\n- a", "Roll back at once", "criteria"),
        ("# T\n## When to roll back\n### Roll back at once\n1. a", "Roll back at once", "action"),
        ("# T\n## Rollback methods\n### Method 1: By hand\n1. a", "By hand", "procedure"),
        ("# T\n## Rollback and recovery\n### The app\n1. a\n### The data\n1. b", "The data", "procedure"),
        ("# T\n## Detect\n1. a\n## Contain\n1. a\n## Mitigate\n1. a\n## Recover\n### The app\n1. a\n"
         "### The data\n1. b", "The data", "part"),
        ("# T\n## 1. Detect it\n- a\n## 2. Assign roles\nwords\n## 3. Contain it\n- a", "Assign roles",
         "action"),
        ("# T\n## 1. Detect it\n- a\n## 2. Who we are\nwords\n## 3. Contain it\n- a", "Who we are",
         "reference"),
    ],
)  # fmt: skip
def test_a_section_in_its_place(text, name, role):
    assert section(text, name).role == role


def test_a_numbered_stage_that_only_tells_whom_to_inform_is_one_of_them():
    stages = "## 1. Contain\n- Stop it\n## 2. Recover\n- Start it\n"
    assert section(f"# P\n{stages}## 3. Communicate\nTell those who are hit.\n", "Communicate").role == "action"
    under = "### 3.1 Channels\n- Chat\n### 3.2 How often\n- Sev1: hourly\n"
    assert section(f"# P\n{stages}## 3. Communicate\n{under}", "Communicate").role != "action"


def test_numbered_stages_told_in_sentences_with_a_message_or_about_severity_are_stages():
    text = (
        "# P\n## 1. Acknowledge\n1. Tap it\n## 2. Declare severity\nRead the matrix and say it.\n"
        "## 3. Appoint a lead\nOne person decides.\n## 4. Communicate\nEvery half hour:\n\n"
        "```\n[HH:MM] UPDATE\nWe know: [facts]\n```\n## 5. Resolve\n- Say so\n"
    )
    roles = {name: section(text, name).role for name in ("Declare severity", "Appoint a lead", "Communicate")}
    assert set(roles.values()) == {"action"}
    assert [one.name for one in read(text).templates] == ["Communicate"]
    table = "| Level | Response |\n|---|---|\n| P1 | 5 min |\n| P2 | 1 h |\n"
    assert section(text.replace("Read the matrix and say it.\n", table), "Declare severity").role == "severity"


def test_a_stage_told_in_a_sentence_between_others_is_one_though_it_is_about_words():
    text = (
        "# P\n## Stages\n### 1. Triage\nWe look.\n### 2. Response\nWe mend.\n### 3. Communication\nWe tell all.\n"
    )
    assert section(text, "Communication").role == "action"


def test_a_playbook_of_several_troubles_is_none_of_them():
    text = "# P\n## Common failures playbook\n### 1. Disk is full\n1. a\n### 2. Login times out\n1. b\n"
    assert [section(text, name).role for name in ("Disk is full", "Login times out")] == ["procedure"] * 2
    text = "# P\n## Emergency rollback procedure\n### 1. Stop it\n1. a\n### 2. Restore it\n1. b\n"
    assert [section(text, name).role for name in ("Stop it", "Restore it")] == ["part"] * 2


def test_what_the_law_asks_for_is_no_stage():
    text = "# P\n## 1. Contain\n- a\n## 2. Recover\n- b\n## 3. Legal obligations\n- **Whom**: the office\n"
    assert section(text, "Legal obligations").role == "reference"


def test_what_begins_as_a_stage_and_is_only_read_is_none():
    read_only = "### Recovery objectives\nA day.\n### Recovery testing\nOnce a year.\n"
    text = f"# P\n## Recovery\n{read_only}### Recovery steps\n1. a\n"
    assert section(text, "Recovery objectives").role != "action"
    assert section(text, "Recovery testing").role != "action"


def test_a_number_makes_no_stage_of_what_only_names_things():
    text = (
        "# P\n## 1. Detect\n- a\n## 2. Kinds of trouble\n- Data lost\n- Others: ______\n## 3. Shifts\n"
        "- **Length:** a week\n- **Who:** all of us\n## 4. Power\n- Cut the power of the whole rack\n"
    )
    roles = {name: section(text, name).role for name in ("Kinds of trouble", "Shifts", "Power")}
    assert roles == {"Kinds of trouble": "reference", "Shifts": "reference", "Power": "action"}


def test_among_three_numbered_stages_another_with_a_list_is_one():
    stages = "## 1. Detection\n- Alarms\n## 2. Containment\n- Walls\n## 3. Recovery\n- Backups\n"
    assert section(f"# P\n{stages}## 4. Weather\n- Rain\n", "Weather").role == "action"
    assert section(f"# P\n{stages}## 4. References\n- Rain\n", "References").role == "reference"


def test_what_a_title_says_to_do_among_told_stages_is_one():
    told = ("Contact the engineer", "Assess impact", "Communicate status", "Contacts", "Diagnosis")
    text = "# P\n" + "".join(f"## {name}\nBy word.\n" for name in told)
    names = ("Contact the engineer", "Communicate status", "Contacts")
    assert [section(text, name).role for name in names] == ["action", "action", "contacts"]


def test_what_to_do_if_something_is_wrong_is_chosen_from():
    text = "# P\n## 1. Build\n- [ ] a\n## 2. If something is wrong\n### Old page\n1. b\n### Disk\n1. c\n"
    assert [one.name for one in read(text).procedures] == ["Old page", "Disk"]


def test_a_list_of_commands_is_work():
    text = "# P\n## Keys\nTo rotate them:\n\n- `cf delete-key a`\n- `cf create-key a`\n- Change the page\n"
    assert section(text, "Keys").role == "action"


@pytest.mark.parametrize("title", ["Policy statement", "Escalation rules", "Best practices", "Guidance for all"])
def test_what_a_policy_says_is_no_stage(title):
    told = "- All incidents are reported.\n- Nobody talks to the press.\n"
    assert section(f"# P\n## 1. Detect\n- a\n## 2. {title}\n{told}", title).role != "action"


def test_responsibilities_are_no_order_to_respond():
    text = "# P\n## 1. Detect\n- a\n## 2. Contain\n- b\n## 3. Responsibilities\n1. Answer\n2. Clear the queue\n"
    assert section(text, "Responsibilities").role == "reference"
