"""The way up: ladders, arrows, lists, diagrams, levels by label and by heading, sentences."""

import pytest

from incident_desk.formats.reading.escalation import read_escalation
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.reading.pages import page


def hops(text):
    return [(one.role, one.after_s) for one in read_escalation(page(text).root)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# P\n| Aspect | What |\n|---|---|\n"
        "| **Escalation Path** | Lead → Manager → CTO |", [("Lead", None), ("Manager", None), ("CTO", None)]),
        ("# P\n**Escalation:** On-call -> Lead (after 30 min) -> CTO (after 2 hours)",
         [("On-call", None), ("Lead", 1800), ("CTO", 7200)]),
        ("# P\n## Escalation\n| Level | Who | When |\n|---|---|---|\n| L1 | Support | |\n"
        "| L2 | Engineers | after 15 min |",
         [("Support", None), ("Engineers", 900)]),
        ("# P\n## Escalation\n\nOn-call → Lead → CTO", [("On-call", None), ("Lead", None), ("CTO", None)]),
        ("# P\n## Escalation\n1. On-call engineer\n2. **Team Lead**: after 30 minutes\n3. CTO (after 1 hour)",
         [("On-call engineer", None), ("Team Lead", 1800), ("CTO", 3600)]),
        ("# P\n## Eskalation\n- L1: Support\n- L2: Technik (nach 15 min)", [("Support", None),
        ("Technik", 900)]),
        ("# P\n## Escalation\n\nTell your manager.", []),
        ("# P\n## Templates\n**Escalation:** A → B", []),
    ],
)  # fmt: skip
def test_the_way_up(text, wanted):
    assert hops(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "# P\n**Escalation path:** Lead → Manager (if the Immediate Response phase overruns) → CTO (30 min)\n",
        "# P\n## Escalation\n\n1. Lead\n2. **Manager**: when Immediate Response overruns\n3. **CTO**: 30 min\n",
        "# P\n## Escalation\n| Level | Who | When |\n|---|---|---|\n| 1 | Lead | at once |\n"
        "| 2 | Manager | once Immediate Response runs over |\n| 3 | CTO | after 30 minutes |\n",
    ],
)
def test_a_phase_that_overruns_may_ask_for_the_next_level(text):
    read = [(one.role, one.after_s, one.phase) for one in read_escalation(page(text).root)]
    assert read[1:] == [("Manager", None, "Immediate Response"), ("CTO", 1800, "")]


THREE = [("On-call", None), ("Lead", 900), ("CTO", 3600)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("```\nOn-call\n   ↓ (15 min)\nLead\n   ↓ (1 hour)\nCTO\n```", THREE),
        ("```\n┌─────────┐\n│ On-call │\n└─────────┘\n     │ 15 min\n"
         "     ▼\n[Lead (15 min)]\n  |\nCTO (1 hour)\n```", THREE),
        ("```\nOn-call → Lead (15 min) → CTO (1 hour)\n```", THREE), ("```\nOn-call\nLead\n```", []),
        ("| Severity | First | Second | Third |\n|---|---|---|---|\n| P2 | On-call | - | - |\n"
         "| P1 | On-call | Lead (15 min) | CTO (1 hour) |", THREE),
        ("### Level 1: On-call\n- is first\n### Level 2: Lead\nAfter 15 minutes.\n"
         "### Level 3: CTO\n- after 1 hour", THREE),
        ("**Level 1 (0-15 min):** On-call\n**Level 2 (15-60 min):** Lead\n**Level 3 (1 h+):** CTO",
         [("On-call", 0), ("Lead", 900), ("CTO", 3600)]),
        ("- 0-15 min: On-call\n- 15-60 min: Lead\n- 60+ min: CTO", [("On-call", 0), ("Lead", 900), ("CTO", 3600)]),
        ("Call somebody. If that does not help in 15 minutes, escalate to the Lead. "
         "After 1 hour, escalate to the CTO.",
         THREE[1:]),
        ("1. Contact the On-call\n2. If no answer in 15 minutes, call the Lead\n"
         "3. After 1 hour, escalate to the CTO",
         THREE),
        ("If in doubt, escalate to the Lead.", []), ("- Colour: red\n- Size: small", []),
    ],
)  # fmt: skip
def test_the_way_up_in_many_shapes(text, wanted):
    assert hops(f"# P\n## Escalation\n\n{text}\n") == wanted


def test_a_chain_of_contacts_is_a_way_up_and_a_list_of_them_is_none():
    chain = "1. **On-call**: rotation\n2. **Lead**: within 15 minutes\n3. **CTO**: after 1 hour\n"
    assert hops(f"# P\n## Emergency contact chain\n{chain}") == THREE
    assert hops(f"# P\n## Emergency contacts\n{chain}") == []


DRAWN = """L1: On-call
    |
    v (not solved in 30 min)
L2: Team lead
    |
    v (customers must be told)
L3: Lawyer
"""


@pytest.mark.parametrize(
    "drawn",
    [
        DRAWN,
        DRAWN.replace(": ", " - ").replace("v (", "↓ ("),
        DRAWN.replace("L1: ", "Tier 1: ").replace("L2: ", "").replace("(not solved in 30 min)", "30 min"),
    ],
)
def test_a_diagram_with_levels_and_conditions(drawn):
    wanted = [("On-call", None), ("Team lead", 1800), ("Lawyer", None)]
    assert hops(f"# P\n## Escalation\n```\n{drawn}```") == wanted


def test_a_word_with_a_v_leads_nowhere():
    drawn = "On-call\n↓\nVendor 24/7\n↓\nBoard"
    wanted = [("On-call", None), ("Vendor 24/7", None), ("Board", None)]
    assert hops(f"# P\n## Escalation\n```\n{drawn}\n```") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Once it is known, please escalate to the following people.\n\n- Team lead - Mo\n- CTO - Kim",
        "Escalate in this order:\n\n- Team lead: Mo\n- CTO: Kim",
        "Eskalation an:\n\n- **Team lead** – Mo\n- **CTO** – Kim",
    ],
)
def test_people_behind_words_that_send_up_to_them(text):
    assert hops(f"# P\n## Escalation\n{text}") == [("Team lead", None), ("CTO", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Escalate to the manager if:\n\n- Shop down: longer than 1 hour\n- Data lost: any",
        "Escalate to the manager:\n\n- P1: after 5 min\n- P2: after 1 hour",
        "Escalate to the manager:\n\n- Phone: 555\n- Slack: #shop",
        "Who is here:\n\n- Team lead - Mo\n- CTO - Kim",
        "Escalate to the manager.\n\n- Nobody answers\n- Something is lost",
    ],
)
def test_reasons_and_numbers_are_no_people(text):
    assert hops(f"# P\n## Escalation\n{text}") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On-call (0 min) > Team lead (15 min) > CTO", [("On-call", 0), ("Team lead", 900), ("CTO", None)]),
        ("- L1 → On-call\n- L2 → Team lead (15 min)", [("On-call", None), ("Team lead", 900)]),
        ("| Severity | First contact | Escalate to | After |\n|---|---|---|---|\n"
         "| P1 | On-call | Team lead | 15 min |\n| P2 | On-call | Boss | 1 hour |",
         [("On-call", None), ("Team lead", 900)]),
        ("If errors > 5 %, wait.", []),
    ],
)  # fmt: skip
def test_other_ways_up(text, wanted):
    assert hops(f"# P\n## Escalation\n{text}\n") == wanted


def test_a_path_of_one_level_is_read_where_it_says_that_it_is_one():
    for words in (
        "## Escalation path\n\n| Level | Role | When |\n|---|---|---|\n| 1 | Ringer | after 30 minutes |\n",
        "## Severity levels\n\n**Escalation path:** Ringer (after 30 minutes)\n",
    ):
        read = read_playbook(f"# Bell\n\n{words}", "bell").escalation
        assert [(hop.role, hop.after_s) for hop in read] == [("Ringer", 1800)]
    for words in ("**Escalation path:** see the wiki", "**Escalation path:** Ringer (on call)"):
        assert read_playbook(f"# Bell\n\n{words}\n", "bell").escalation == ()


def test_a_path_that_is_told_twice_stands_under_its_heading():
    """So the heading's table is understood, and is no text that was only kept: an export reads as it was."""
    path = page(
        "# P\n## Look\n1. Call | Escalation up: Lead → CTO\n\n## Escalation path\n\n| Level | Role |\n|---|---|\n"
        "| 1 | Lead |\n| 2 | CTO |"
    )
    assert [(one.role, one.span.first) for one in read_escalation(path.root)] == [("Lead", 9), ("CTO", 10)]
    other = page("# P\n**Escalation:** Lead → CEO\n\n## Escalation path\n\nLead → CTO")
    assert [one.role for one in read_escalation(other.root)] == ["Lead", "CEO"]


def test_rows_behind_the_last_time_say_whom_else_to_call():
    text = """
    # P
    ## Escalation
    | When | Who |
    |---|---|
    | Any alarm | On-call |
    | 15 min without an answer | Second on-call |
    | 30 min | Lead |
    | A breach | Security |
    """
    assert [role for role, _ in hops(text)] == ["On-call", "Second on-call", "Lead"]


def test_levels_of_a_ladder_stay_though_the_last_has_no_time():
    text = """
    # P
    ## Escalation
    | Level | Who | When |
    |---|---|---|
    | 1 | On-call | 5 min |
    | 2 | Lead | 15 min |
    | 3 | CTO | a breach |
    """
    assert [role for role, _ in hops(text)] == ["On-call", "Lead", "CTO"]


@pytest.mark.parametrize("first", ["Alert fired", "Outage detected"])
def test_what_sets_a_diagram_off_is_nobody(first):
    text = f"# P\n## Escalation\n```\n{first}\n  ↓\nOn-call (5 min)\n  ↓\nLead\n  ↓\nCTO\n```\n"
    assert [role for role, _ in hops(text)] == ["On-call", "Lead", "CTO"]


def test_whoever_is_responsible_is_who_comes_in():
    text = "# P\n## Eskalation\n| Stufe | Auslöser | Verantwortlich |\n|---|---|---|\n"
    text += "| 1 | klein | IT |\n| 2 | groß | Leitung |"
    assert [role for role, _ in hops(text)] == ["IT", "Leitung"]


def test_the_level_before_a_way_up_is_not_the_first_of_it():
    text = "# P\n## Escalation\n- SEV1: On-call → Lead → CTO\n- SEV2: On-call → Lead\n"
    assert [role for role, _ in hops(text)] == ["On-call", "Lead", "CTO"]


def test_bullets_that_say_whom_to_page_and_whom_to_escalate_to():
    text = "# P\n## Escalation\n- Page the first on-call engineer immediately for P0.\n"
    text += "- Without an answer within 15 minutes, escalate to the second on-call.\n"
    text += "- Without one within 30 minutes, escalate to the manager on duty.\n"
    assert hops(text) == [("first on-call engineer", None), ("second on-call", 900), ("manager on duty", 1800)]


def test_an_order_of_contact_behind_its_label_is_a_path_up_to_its_first_sentence():
    text = "# P\n## Contacts\n- **Contact order**: on-call → team lead → head. Never go round the team lead.\n"
    assert [hop.role for hop in read_escalation(page(text).root)] == ["on-call", "team lead", "head"]
    text = "# P\n## 联系方式\n**联系优先级**：值班人 → 组长 → 老板。不要越级。\n"
    assert [hop.role for hop in read_escalation(page(text).root)] == ["值班人", "组长", "老板"]


def test_a_row_or_an_item_without_a_word_names_nobody():
    text = "# P\n\n## Escalation\n\n| Level | Role |\n|---|---|\n| 1 | Ann |\n| 2 |  |\n| 3 | \\\\ |\n| 4 | Bo |\n"
    assert [role for role, *_ in hops(text)] == ["Ann", "Bo"]
    assert hops("# P\n\n## Escalation\n\n1. \\\\\n2. --\n3. \\\\\n") == []
