"""Known troubles: signs, what to look at, usual causes, what to do."""

from incident_desk.formats.reading.procedures import read_procedures
from tests.formats.reading.pages import page, read

PATTERN = """
# P

## Common Incident Patterns

### Pattern 1: Timeouts
**Severity**: P2

**Symptoms**:
- Slow
- Red page

**Investigation Steps**:
```bash
# Look
tail log
```

**Common Causes**: a full disk

**Resolution Pattern**:
1. Restart
2. Wait

### Pattern 2: Headings
#### Symptoms
- Blue page
#### Resolution
- Repaint
"""


def test_parts_are_known_by_their_labels():
    one, two = read_procedures(page(PATTERN))
    assert (one.name, one.group, one.severity) == ("Timeouts", "Common Incident Patterns", "P2")
    assert (one.symptoms, one.causes) == (("Slow", "Red page"), ("a full disk",))
    assert [command.text for step in one.investigation for command in step.commands] == ["tail log"]
    assert [step.text for step in one.resolution] == ["Restart", "Wait"] and one.steps == ()
    assert two.symptoms == ("Blue page",)
    assert [step.text for group in two.resolution for step in group.children] == ["Repaint"]


def test_a_rollback_with_only_commands_is_a_procedure():
    text = "# P\n## Rollback Procedures\n### Code\n```bash\ngit revert HEAD\n```\n### Data\n1. Restore\n"
    one, two = read_procedures(page(text))
    assert [command.text for step in one.steps for command in step.commands] == ["git revert HEAD"]
    assert [step.text for step in two.steps] == ["Restore"]


def test_a_list_in_a_fence_is_one_step_over_its_lines():
    (one,) = read_procedures(page("# P\n## Recovery procedures\n### Disk\n```\n1. Stop it\n2. Copy it\n```\n"))
    (step,) = one.steps
    assert (step.text, [child.text for child in step.children]) == ("Disk", ["Stop it", "Copy it"])


def test_a_numbered_list_after_causes_that_were_told_in_their_line_is_what_to_do():
    text = (
        "# P\n## Known issues\n### Slow\n**Symptoms**: red\n**Causes**: disk\n1. Wait\n### Red\n"
        "**Causes**: one of\n- a\n- b\n"
    )
    one, two = read_procedures(page(text))
    assert (one.symptoms, one.causes, [step.text for step in one.steps]) == (("red",), ("disk",), ["Wait"])
    assert two.causes == ("one of", "a", "b")


def test_prose_stays_as_detail():
    (one,) = read_procedures(page("# P\n## Known issues\n### Slow\nIt is slow.\n\n- Restart it\n"))
    assert one.detail == "It is slow." and [step.text for step in one.steps] == ["Restart it"]


def test_words_without_anything_to_do_are_no_procedure():
    assert read_procedures(page("# P\n## Known issues\n### Slow\nIt is slow.\n")) == ()


def test_a_numbered_list_goes_on_behind_the_causes_that_stand_in_it():
    text = (
        "# P\n## Known issues\n### Slow\n1. **Look**\n\nCommon causes:\n- a full disk\n- an old key\n\n"
        "2. **Repair**\n\n- free the disk\n"
    )
    (procedure,) = read_procedures(page(text))
    assert procedure.causes == ("a full disk", "an old key")
    assert [step.text for step in procedure.steps] == ["Look", "Repair", "free the disk"]


def test_numbered_causes_begin_with_one():
    text = "# P\n## Known issues\n### Slow\n- look\n\nCommon causes:\n1. a full disk\n2. an old key\n"
    (procedure,) = read_procedures(page(text))
    assert procedure.causes == ("a full disk", "an old key")


def test_counted_headings_keep_their_order():
    text = (
        "# P\n## Rollback procedure\n### 1. Stop it\nAll of it.\n### 2. Revert\n```bash\ngit revert HEAD\n```\n"
        "### 3. Verify\n- the page\n"
    )
    (procedure,) = read_procedures(page(text))
    assert [step.text for step in procedure.steps] == ["Stop it", "Revert", "Verify"]
    (procedure,) = read_procedures(page(text.replace("3. Verify", "Verify")))
    assert [step.text for step in procedure.investigation] == ["Verify"]


def test_by_when_somebody_must_respond_is_no_step_and_its_title_no_level():
    text = "# Guide\n## Troubleshooting\n### High error rate\n**Severity:** P1\n**Response Time:** 15 minutes\n\n"
    found = read(text + "**Actions:**\n1. Look at the log\n")
    (one,) = found.procedures
    assert [step.text for step in (*one.steps, *one.resolution)] == ["Look at the log"]
    assert found.severities == ()


def test_a_command_behind_the_label_of_a_part_is_that_step_s():
    text = (
        "# P\n## Known problems\n### Slow\n**Symptoms:** red\n**Check:** `select 1 from jobs;`\n**Cause:** heat\n"
        "**Fix:** `kubectl get pods`\n### Red\n**Symptoms:** red\n**Cause:** heat\n**Fix:** wait\n"
    )
    one, _two = read_procedures(page(text))
    (query,), (command,) = ([*step.commands] for step in (*one.investigation, *one.resolution))
    assert (query.text, query.language) == ("select 1 from jobs;", "sql")
    assert (command.text, command.language) == ("kubectl get pods", "sh")


def test_what_a_trouble_does_and_how_it_is_prevented_is_no_work():
    text = (
        "# P\n## Alert: Slow\n### Impact\n- Users wait\n### Investigation\n1. Look\n"
        "### Remediation\n1. Mend\n### Prevention\n- Test more\n"
    )
    (one,) = read(text).procedures
    assert (len(one.investigation), len(one.steps), len(one.resolution)) == (1, 0, 1)
    assert "Users wait" in one.detail and "Test more" in one.detail
    boxed = read(text.replace("- Test more", "- [ ] Test more")).procedures[0]
    assert len(boxed.steps) == 1
