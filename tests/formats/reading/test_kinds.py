"""What a document is; nothing is made a playbook that is none."""

import pytest

from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.kinds import facts_of
from tests.formats.reading.pages import page, read

REPORT = """
# Outage on 2025-01-02

## Timeline
- 10:01 down
- 10:05 seen
- 10:30 up

## Root cause
A typo.

```python
call_it(1)
```

```bash
systemctl restart it
```

## Lessons
Test more.
"""
KINDS = {
    "playbook": "# Database runbook\n\n## Phase 1: Look (0-5 min)\n- a\n\n## Phase 2: Mend (5-30 min)\n- b\n",
    "checklist": "# Release\n\n" + "".join(f"- [ ] thing {n}\n" for n in range(6)),
    "comms": "# Communication templates\n\n## Initial\n\n```\n[SERVICE] is down\n```\n\n"
    "## Resolved\n\n```\nAll well\n```\n",
    "report_template": "# Postmortem template\n\n## Summary\n\n## Timeline\n\n## Lessons\n",
    "report": REPORT,
    "other": "# Links\n\nSome words.\n\n| Name | Page |\n|---|---|\n| a | https://a.example |\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_known(kind):
    assert read(KINDS[kind]).kind == kind


def test_a_link_list_and_a_reference_table_are_no_playbook():
    assert read("# Reading\n\n- [One](https://a.example)\n- [Two](https://b.example)\n").kind == "other"
    assert read("no heading, no list, only words").kind == "other"


def test_known_troubles_with_a_message_are_a_playbook():
    trouble = "## Issue 1: Slow\n1. wait\n"
    message = "## Communication template\n\n```\n[SERVICE] is down\n```\n"
    assert read(f"# What to do\n{trouble}{message}").kind == "playbook"
    assert read(f"# What to say\n{message}").kind == "comms"


def test_counts_are_of_the_text_before_it_is_understood():
    facts = facts_of(
        page("# A\n\n- [ ] a\n  - [x] b\n\n[ ] loose\n\n```bash\nls\n```\n\n- c\n  ```\n  words\n  ```\n## B\n")
    )
    assert (facts.boxes_open, facts.boxes_done, facts.boxes_loose) == (1, 1, 1)
    assert (facts.fences, facts.command_fences, facts.lines) == (2, 1, 16)
    assert [(one.level, one.text, one.line) for one in facts.headings] == [(1, "A", 1), (2, "B", 16)]


def test_in_a_report_code_is_no_command_and_a_shell_line_is():
    assert read(REPORT).facts.command_fences == 1
    assert facts_of(page(REPORT)).command_fences == 2


def test_fences_of_messages_are_no_commands():
    assert (
        read("# P\n\n## Communication templates\n\n### Initial\n\n```\nping [NAME]\nls\n```\n").facts.command_fences
        == 0
    )


@pytest.mark.parametrize(
    "text",
    [
        "# Resumen del incidente\n\n**Fecha:** 3 de marzo de 2026\n\n## ¿Qué sucedió?\nCayó.\n\n"
        "## Lecciones\n- Probar\n",
        "# Incident: login down\n\n**Date:** 03/02/2026\n\n## What was impacted\nLogins.\n\n## Lessons\n- Test\n",
        "# インシデント報告書\n\n- 発生日：2024/06/03\n\n## 概要\n停止\n\n## 原因\nメモリ\n",
        "# Security advisory: token\n\nOn 5 March 2024 we saw it.\n\n## What happened\nA leak.\n\n"
        "## Impact\nNone.\n",
        "# 障害報告: ログイン\n\n## 影響\n全員\n\n## 再発防止策\n- 監視\n",
    ],
)
def test_a_report_in_another_tongue_is_one(text):
    assert read(text).kind == "report"


def test_a_report_that_states_one_severity_and_its_measures_is_no_playbook():
    text = (
        "# Incident 7 - memory\n\n# Incident summary\n\n| Item | Details |\n|---|---|\n"
        "| Severity | SEV-1 |\n| {0} |\n\n"
        "# Root cause analysis\nMemory.\n\n# Corrective actions\n- Raise it\n\n# Recovery steps\n"
        "1. Restart\n\n# Lessons\n- a\n"
    )
    assert read(text.format("Duration | 32 minutes")).kind == "report"
    assert read(text.format("Status | Resolved")).kind == "report"


def test_an_entry_of_a_status_page_is_a_report():
    assert (
        read("---\ntitle: Errors\ndate: 2025-03-04 14:05:00\nresolved: true\n---\n*Resolved* - Fixed.\n").kind
        == "report"
    )


def test_a_response_to_one_trouble_is_a_playbook_though_its_headings_look_back():
    text = (
        "# Incident response: database down\n\n**Severity:** P1\n**Last updated:** 2025-01-03\n\n"
        "## Detection\n- alert\n\n"
        "## Impact\nWrites fail.\n\n## Root cause candidates\n- disk\n\n## Resolution\n1. Look\n2. Restart\n"
    )
    assert read(text).kind == "playbook"


def test_bold_words_head_the_parts_of_a_report_as_headings_do_and_its_one_severity_is_no_scale():
    text = (
        "# Incident #4471 — uploads fail\n\n**Severity:** S2\n\n**Timeline** (BST)\n\n09:02 — change merged\n"
        "09:10 — errors\n09:25 — declared\n\n**Root cause**\nA policy.\n\n**Follow-ups**\n- [ ] @sam Add a diff\n"
    )
    document = read_document(text.encode(), "x.md")
    assert document.playbook.kind == "report"
    assert [entry.moment.zone for entry in document.report.timeline] == ["BST"] * 3


def test_a_log_in_a_fence_makes_a_titled_document_a_report():
    text = "# Outage 12 Jan 2022\n\nSite was gone.\n\n```\n08:15 deploy\n08:17 down\n08:50 ok\n```\n"
    assert read_document(text.encode(), "x.md").playbook.kind == "report"


def test_the_bold_parts_of_known_troubles_make_no_report_of_a_playbook():
    trouble = "**Symptoms:** {0}\n\n**Causes:**\n\n- {0} a\n- {0} b\n\n**Resolution:**\n\n1. Mend {0}\n\n"
    text = (
        "# Shop outage\n\n## Phase 1: Look (0-15 minutes)\n\n1. Read the logs\n\n## Troubleshooting\n\n"
        f"### Token expired\n\n{trouble.format('token')}### Pool exhausted\n\n{trouble.format('pool')}"
    )
    document = read(text)
    assert (document.kind, [one.name for one in document.procedures]) == (
        "playbook",
        ["Token expired", "Pool exhausted"],
    )


def test_the_headings_of_a_report_with_nothing_under_them_are_a_form():
    heads = "# Title (incident #)\n### Summary\n### Impact\n### Root causes\n### Timeline\n### Action items\n"
    assert read(heads).kind == "report_template"
    assert read(heads.replace("\n### ", "\nOn 2024-05-02 at 10:05 it broke.\n### ")).kind == "report"


def test_levels_with_one_message_are_a_playbook():
    text = "# Ours\n## Severity\n- P1: down\n- P2: slow\n## Message templates\n```\n[P1] [what] is down\n```\n"
    assert read(text).kind == "playbook"


def test_a_reports_title_with_a_cause_is_a_report_without_any_time():
    text = "# Incident report\n\n## Symptoms\n\n- all slow\n\n## Root cause\n\nA disk was full.\n\n## Fix\n\n- It\n"
    assert read(text).kind == "report"
    assert read(text.replace("Incident report", "How we write an incident report")).kind != "report"
    assert read(text.replace("Incident report", "Incident response plan")).kind != "report"


def test_a_course_of_events_that_is_counted_from_its_beginning_is_a_reports():
    rows = "".join(f"| T+{minute:02} min | It went on |\n" for minute in (0, 2, 5, 9))
    parts = "## Impact\n\n- all\n\n## Root cause\n\nA wrong name of a host.\n\n## Detection\n\nBy an alarm.\n"
    text = f"# Incident response simulation\n\n## Timeline\n\n| Time | Event |\n|---|---|\n{rows}\n{{}}"
    assert read(text.format(parts)).kind == "report"
    assert read(text.format("## Work\n\n1. Look\n2. Mend\n")).kind != "report"


def test_a_runbook_that_says_what_is_to_be_recorded_is_no_form():
    parts = "Impact", "Detection", "Root cause", "Timeline", "Lessons learned"
    form = "".join(f"## {name}\n\n" for name in parts)
    assert read(f"# Troubleshooting runbook\n\nHow to mend it.\n\n{form}").kind != "report_template"
    assert read(f"# What it was\n\n{form}").kind == "report_template"


def test_a_collection_of_messages_about_incidents_is_no_form_of_a_report():
    body = "**Impact:** [what]\n**Since:** [time]\n\n"
    mails = "".join(f"## {name}\n{body}" for name in ("First", "Progress", "End"))
    form = "## Post-mortem\n### Summary\n[what]\n### Timeline\n- HH:MM [what]\n### Root cause\n[why]\n"
    assert read(f"# Incident Communication Templates\n\n{mails}{form}").kind == "comms"
