"""Levels from headings, bold lines, bullets and sentences; the default from wherever it is stated."""

import pytest

from incident_desk.formats.reading.severities import read_severities
from tests.formats.reading.pages import page, read

MINUTE, HOUR = 60, 3600


def levels(text):
    return [(one.name, one.label, one.response_s, one.resolution_s) for one in read_severities(page(text).root)[0]]


def default(text):
    return read_severities(page(text).root)[1]


FORMS = {
    "headings": "## Severity\n### P1 - High\n**Response Time:** 5 min\n### P2 - Low\n"
    "- Response: 1 hour\n- Resolution: 4 hours\n",
    "bold lines": "## Severity\n\n**P1 - High**: all down\n- red\n- **Response Time**: 5 min\n\n"
    "**P2 - Low**: slow\n- **Response Time**: 1 hour\n- **Resolution**: 4 hours\n",
    "bullets": "## Severity\n- `P1` - High\n  - Response: 5 min\n"
    "- P2: Low, response within 1 hour, resolution in 4 hours\n",
    "words with codes": "## Severity\n\n**High (P1)** - All is down. Response: 5 minutes.\n\n"
    "**Low (P2)** - Slow. Response: 1 hour. Resolution: 4 hours.\n",
    "a fence": "## Severity\n```\nP1 - High: all down. Response: 5 min\n"
    "P2 - Low: slow. Response: 1 hour. Resolution: 4 hours\n```\n",
    "targets elsewhere": "## Severity\n- P1: down\n- P2: slow\n\n## Response times\n- P1: 5 min\n- P2: 1 hour\n"
    "\n## Resolution times\n- P2: 4 hours\n- Mo: 1 day\n",
    "the heading itself": "## Severity\n### P1 - High (Response: 5 min)\n- red\n"
    "### P2 - Low (respond within 1 hour, resolve in 4 hours)\n- slow\n",
    "one line of labels": "## Severity\n### P1\n**Response:** 5 min\n### P2\n"
    "**Response:** 1 hour, **Resolution:** 4 hours\n",
    "numbered headings": "## 2. Severity\n### 2.1 P1 – High\nSomebody responds within 5 min.\n"
    "### 2.2 P2 – Low\nWe respond within 1 hour, and resolve it within 4 hours.\n",
    "quotes": "## Severity\n> **P1**: down. Response: 5 min\n\n"
    "> **P2**: slow. Response: 1 hour. Resolution: 4 hours\n",
    "a fence of dashes": "## Severity\n```\nP1 - High - Response: 5 min\n"
    "P2 - Low - Response: 1 hour; fix: 4 hours\n```\n",
    "html": "## Severity\n<table><tr><th>Level</th><th>Response</th><th>Fix</th></tr>\n"
    "<tr><td>P1</td><td>5 min</td><td></td></tr><tr><td>P2</td><td>1 hour</td><td>4 hours</td></tr></table>\n",
    "table": "## Severity\n| Level | Name | Response | Resolution |\n|---|---|---|---|\n"
    "| P1 | High | 5 min | |\n| P2 | Low | 1 hour | 4 hours |\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_one_scale_in_every_form(form):
    found = levels("# P\n\n" + FORMS[form])
    assert [(name, response, resolution) for name, _, response, resolution in found] == [
        ("P1", 5 * MINUTE, None), ("P2", HOUR, 4 * HOUR),
    ]  # fmt: skip


def test_one_bullet_may_name_two_levels():
    found = levels("# P\n## Severity\n- SEV1/SEV2: page\n- SEV3 and SEV4: wait\n- SEV5 → SEV1: hurry\n")
    assert [name for name, *_ in found] == ["SEV1", "SEV2", "SEV3", "SEV4"]


def test_words_of_other_languages_have_their_rank():
    text = "# P\n## Niveaux de gravité\n- **Mineur** : a\n- **Critique** : b\n- **Majeur** : c\n"
    assert [name for name, *_ in levels(text)] == ["Critique", "Majeur", "Mineur"]


def test_what_stands_under_a_level_is_its_signs_without_its_targets():
    one = read_severities(page("# P\n" + FORMS["bold lines"]).root)[0][0]
    assert (one.signs, one.definition, one.label) == (("red",), "all down", "High")


def test_one_sentence_names_several():
    found = read_severities(page("# P\n\nWe say SEV-1 (data loss), SEV-2 (slow), SEV-3 (ugly).\n").root)[0]
    assert [(one.name, one.definition) for one in found] == [
        ("SEV-1", "data loss"),
        ("SEV-2", "slow"),
        ("SEV-3", "ugly"),
    ]
    found = read_severities(page("# P\n\nWe say P1 (data loss) and P2 (slow).\n").root)[0]
    assert [(one.name, one.definition) for one in found] == [("P1", "data loss"), ("P2", "slow")]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Severity levels: SEV1, SEV2 and SEV3.", [("SEV1", ""), ("SEV2", ""), ("SEV3", "")]),
        ("Severidades: P1 (crítico), P2, P3. Objetivos: P4 nunca", [("P1", "crítico"), ("P2", ""), ("P3", "")]),
        ("Severity: P1, later P2", []), ("Owners: P1, P2, P3", []),
        ("Severity: was P1, then P2, then P3", []),
    ],
)  # fmt: skip
def test_codes_behind_a_label_are_a_scale(line, wanted):
    found = read_severities(page(f"# P\n\n{line}\n").root)[0]
    assert [(one.name, one.definition) for one in found] == wanted


def test_cadence_by_level_is_found_where_communication_is_spoken_of():
    text = (
        "# P\n## Severity\n- P1: down\n- P2: slow\n## Communication\n- P1: every 15 minutes\n"
        "- P2: hourly\n- P9: daily\n"
    )
    assert [one.update_every_s for one in read_severities(page(text).root)[0]] == [15 * MINUTE, HOUR]


def test_templates_and_procedures_define_no_levels():
    assert levels("# P\n## Templates\n### Initial\n```\nSeverity: P1\n```\n") == []
    assert levels("# P\n## Common issues\n### Slow\n**Severity**: P2\n- a\n") == []


@pytest.mark.parametrize("head", ["Metric | Warning | Critical", "Metric | Critical | Warning | Action"])
def test_the_limits_of_what_is_measured_are_no_levels(head):
    rows = f"| {head} |\n|{'---|' * (head.count('|') + 1)}\n| Response time | > 2 s | > 10 s |\n"
    assert levels(f"# P\n## Thresholds\n{rows}\n## Severity\n- P1: down\n- P2: slow\n") == [
        ("P1", "", None, None),
        ("P2", "", None, None),
    ]


SCALE = "\n## Severity\n| Level | Name |\n|---|---|\n| P0 | Data |\n| P1 | High |\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# P\n\n**Default severity:** P1\n" + SCALE, "P1"), ("# P\n\nSeverity: P1\n" + SCALE, "P1"),
        ("# P\n\n- **Severity**: P1\n- Owner: Mo\n" + SCALE, "P1"),
        ("# P\n\n> Default Severity: p1\n" + SCALE, "P1"),
        ("# P\n" + SCALE + "**Default severity:** P1\n", "P1"),
        ("# P\n" + SCALE + "- Default level: P1 (all of it)\n", "P1"),
        ("# P\n\n**Default severity:** High\n" + SCALE, "P1"),
        ("# P\n\n**Severity:** P1 | **Owner:** Mo\n" + SCALE, "P1"),
        ("# P\n\n**Default severity:** P1, and P0 as soon as data is at risk\n" + SCALE, "P1"),
        ("**Severity:** P1\n" + SCALE, "P1"),
        ("# P\n\n| Severity | P1 |\n|---|---|\n| Owner | Mo |\n" + SCALE, None),
        ("# P\n\n**Gravité par défaut :** P1\n" + SCALE, "P1"), ("# P\n\n## Severity: CRITICAL\n- a\n",
        "CRITICAL"),
        ("# P\n\nSeverity: it depends on who you ask\n" + SCALE, None), ("# P\n" + SCALE, None),
        ("# P\n" + SCALE + "## Common issues\n### Slow\n**Severity**: P0\n- a\n", None),
        ("# P\n" + SCALE + "Severity: P1 is for outages\n", None),
    ],
)  # fmt: skip
def test_the_default(text, wanted):
    assert default(text) == wanted


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("故障优先级", 2),
        ("优先级定义", 2),
        ("障害の優先度", 2),
        ("测试优先级", 0),
        ("テストの優先度", 0),
        ("Order of tests", 0),
    ],
)
def test_the_priority_of_other_things_is_no_severity(title, found):
    high, low = ("高", "低") if "优" in title else ("high", "low")
    assert len(levels(f"# P\n## {title}\n- **{high}**: a\n- **{low}**: b\n")) == found


def test_a_severity_under_the_title_with_its_targets_is_the_one_level():
    text = (
        "# DNS fails\n\n**Severity:** P2, respond within 20 minutes, resolve within 2 hours\n\n## Fix\n\n1. Undo\n"
    )
    (level,), default = read_severities(page(text).root)
    assert (level.name, level.response_s, level.resolution_s, default) == ("P2", 1200, 7200, "P2")
    assert (
        read_severities(page(text.replace(", respond within 20 minutes, resolve within 2 hours", "")).root)[0] == ()
    )


def test_a_list_of_levels_by_their_codes_is_a_scale_wherever_it_stands():
    text = "# Escalation (P1-P3)\n- **P1 (worst)**: at once\n  - Page the lead\n- **P2**: soon\n- **P3**: later\n"
    assert [name for name, *_ in levels(text)] == ["P1", "P2", "P3"]
    assert levels("# Plan\n## Work\n1. P1: page the lead\n2. Open a bridge\n3. P2: write\n") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("- Criticality: low / medium / high / critical", ["critical", "high", "medium", "low"]),
        ("- Criticité : faible / modérée / majeure", ["majeure", "modérée", "faible"]),
        ("- Severity: high / low", []),
        ("- Severity: low / medium / unknown", []),
        ("- Colours: low / medium / high", []),
    ],
)
def test_a_scale_of_words_behind_its_label(line, names):
    assert [name for name, *_ in levels(f"# Plan\n## 2. Classify\n{line}\n- Scope: who is hit\n")] == names


def test_a_heading_about_all_levels_is_none_of_them():
    table = "| 级别 | 响应时间 |\n|---|---|\n| P0 | 5 分钟内 |\n| P1 | 15 分钟内 |\n"
    for title in ("严重等级", "3. 严重等级（Severity）"):
        assert [name for name, *_ in levels(f"# P\n## {title}\n{table}")] == ["P0", "P1"]


def test_an_amount_that_is_told_stands_in_place_of_an_order_with_at_once_in_it():
    table = "| Level | Response |\n|---|---|\n| P1 | {} |\n| P2 | Look at it |\n"
    text = "# P\n- **Response time**: 20 minutes for P1, 1 hour for P2\n## Severity levels\n" + table
    found, _ = read_severities(page(text.format("Page immediately, open a room")).root)
    assert [level.response_s for level in found] == [1200, 3600]
    found, _ = read_severities(page(text.format("Immediate")).root)
    assert [level.response_s for level in found] == [0, 3600]


def test_a_time_to_mitigate_within_is_a_target():
    table = "| Level | Targets |\n|---|---|\n| P1 | Respond within 10 min, mitigate within 2 hours |\n| P2 | – |\n"
    found, _ = read_severities(page(f"# P\n## Severity levels\n{table}").root)
    assert (found[0].response_s, found[0].resolution_s) == (600, 7200)


@pytest.mark.parametrize(
    "text",
    [
        "# Shifts\n\nSeverity 1: all is down. Stay on the bridge.\n\nSeverity 2: some is slow.\n",
        "\\# Answer\n\n\\- P1: all is down\n\n\\- P2: some is slow\n",
    ],
)
def test_a_paragraph_each_that_begins_with_a_code(text):
    assert [level.definition[:4] for level in read(text).severities] == ["all ", "some"]


def test_one_such_paragraph_and_one_in_a_stage_are_no_levels():
    assert not read("# Shifts\n\nSeverity 1: all is down.\n").severities
    assert not read("# P\n## Triage\n1. Look\n\nP1: call Mo\n\nP2: write to Mo\n").severities


def test_times_of_levels_under_a_title_about_targets_are_those_to_respond():
    levels = read("# P\n## Priorities and SLAs\n- P0: immediate (24/7)\n- P1: 4 hours\n- P2: soon\n").severities
    assert [level.response_s for level in levels] == [0, 14_400, None]
