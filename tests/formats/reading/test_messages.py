"""Messages with their blanks and their moment; cadence, channel and form of updates."""

from textwrap import dedent

import pytest

from incident_desk.formats.reading.messages import read_manners, read_templates, stage_of
from incident_desk.formats.reading.playbook import read_playbook
from tests.formats.reading.pages import page, read


def templates(text):
    return [(one.name, one.stage, one.body) for one in read_templates(page(text))]


def test_a_fence_under_a_heading():
    text = "# P\n## Communication Templates\n### Initial Update\n```\n[OUTAGE] [SERVICE] is down\n```\n"
    (one,) = read_templates(page(text))
    assert (one.name, one.stage, one.body) == ("Initial Update", "initial", "[OUTAGE] [SERVICE] is down")
    assert [blank.text for blank in one.blanks] == ["SERVICE"]
    assert (one.span.first, one.span.last) == (4, 6)


def test_two_labels_under_one_heading_are_two_messages():
    text = "# P\n## Message templates\n\n**Outage**:\n```\nDown\n```\n\n**All clear**:\n> Up again\n> at [TIME]\n"
    assert templates(text) == [("Outage", "initial", "Down"), ("All clear", "resolved", "Up again\nat [TIME]")]


def test_a_whole_section_with_a_subject():
    text = "# P\n## Email templates\n### Progress\n\n**Subject:** We are on it\n\nDear [Name], more at [TIME].\n"
    (one,) = read_templates(page(text))
    assert one.stage == "progress" and [blank.text for blank in one.blanks] == ["Name", "TIME"]
    assert one.body.startswith("**Subject:** We are on it") and one.body.endswith("more at [TIME].")


def test_words_in_quotation_marks_behind_a_label():
    text = '# P\n## Communication\n### Inside\n- **Status format**: "Status: [Investigating|Resolved] - [what]"\n'
    (one,) = read_templates(page(text))
    assert (one.name, one.stage, one.body) == ("Inside", "progress", "Status: [Investigating|Resolved] - [what]")


@pytest.mark.parametrize(
    ("name", "body", "stage"),
    [
        ("Resolution Update", "x", "resolved"), ("Initial Update", "x", "initial"), ("Update", "x", "progress"),
        ("For customers", "[RESOLVED] up again", "resolved"), ("For customers",
        "State: [Investigating|Resolved]", "other"),
        ("For the board", "We write to you", "other"),
    ],
)  # fmt: skip
def test_the_moment_a_message_is_for(name, body, stage):
    assert stage_of(name, body) == stage


def test_the_code_of_a_program_is_no_message():
    assert templates("# P\n## Communication templates\n### Hook\n```javascript\nsend({a: 1})\n```\n") == []


def manners(text):
    found = read_manners(page(text).root)
    return found.cadence_s, found.channel, found.status_words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("## Communication\n- **Slack channel**: #crm-down\n"
        "- **Update frequency**: Every 15 minutes", (900, "#crm-down", ())),
        ("## Communication\nSend an update every 20-30 minutes to stakeholders.", (1800, "", ())),
        ('## Communication\n- Status format: "Now: [Open|Done] - [what]"', (None, "", ("Open", "Done"))),
        ("## Communication\nWe talk in #general about everything.", (None, "", ())),
        ("## Backups\nWe update the copy every 15 minutes.", (None, "", ())),
    ],
)  # fmt: skip
def test_how_a_team_speaks(text, wanted):
    assert manners("# P\n" + text) == wanted


HEAD = "# P\n## Communication templates\n"


def test_several_messages_of_one_line_in_a_fence():
    text = HEAD + "```\nInvestigating: We look into [ISSUE].\n\nResolved: All well.\n```\n"
    assert templates(text) == [
        ("Investigating", "initial", "We look into [ISSUE]."), ("Resolved", "resolved", "All well."),
    ]  # fmt: skip
    one, two = read_templates(page(text))
    assert [blank.text for blank in one.blanks] == ["ISSUE"] and (one.span.first, two.span.first) == (4, 6)
    assert [name for name, *_ in templates(HEAD + "```\nStatus: bad\nWeather: [WEATHER]\n```\n")] == [
        "Communication templates"
    ]


def test_messages_in_a_list_and_in_a_table():
    listed = '- **Initial:** "We look into it."\n- **Final:** "It is solved."\n- Channel: #ops\n'
    assert templates(HEAD + listed) == [
        ("Initial", "initial", "We look into it."), ("Final", "resolved", "It is solved."),
    ]  # fmt: skip
    table = "| Stage | To | Message |\n|---|---|---|\n| Initial | all | We look into it |\n| Final | all | |\n"
    assert templates(HEAD + table) == [("Initial", "initial", "We look into it")]
    assert templates(HEAD + "| Stage | Owner |\n|---|---|\n| Initial | Mo |\n") == []


def test_a_label_that_only_says_message_gives_no_name():
    assert templates(HEAD + "### To customers\n**Template:**\n\n> Dear [NAME]\n")[0][0] == "To customers"


def test_a_stage_may_hold_the_message_that_it_sends():
    stage = "# P\n## Phase 1: Communicate (0-5 min)\n1. Post it\n\n"
    assert templates(stage + "```\n[OUTAGE] It is down\n```\n") == [
        ("Communicate", "initial", "[OUTAGE] It is down")
    ]
    assert templates(stage + "> Tell everybody, always.\n") == []
    assert templates("# P\n## Phase 1: Look (0-5 min)\n1. Look\n\n```\nThe [PAGE] is red\n```\n") == []


@pytest.mark.parametrize(
    "quote",
    [
        "> Who is told by email? How soon?",
        "> Which messages does the shop send,\n> and to whom?",
        "> *Where do customers read notices?*",
    ],
)
def test_a_quote_that_only_asks_is_part_of_a_form(quote):
    assert templates(f"# Shop\n## Customer notification messages\n{quote}\n") == []


@pytest.mark.parametrize(
    "quote",
    ["> Trouble with your basket? We are on it.", "> Is [SHOP] down for you? Since when?", "> We are on it."],
)
def test_a_message_may_ask_too(quote):
    (one,) = templates(f"# Shop\n## Customer notification messages\n{quote}\n")
    assert one[2] == quote.removeprefix("> ")


STAGE = """
    # On-call plan
    ## Phase 2: {stage}
    1. Switch it on again
    2. Look at the errors

    **{label}:**
    ```
    {words}
    ```
"""


@pytest.mark.parametrize("label", ["Status page update", "Customer email (worst level)", "Meldung", "顧客への通知"])
def test_a_message_behind_its_label_in_any_stage(label):
    text = STAGE.format(stage="Resolve", label=label, words="[service] works again since [time]")
    assert [(name, body) for name, _, body in templates(text)] == [(label, "[service] works again since [time]")]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Note", "[service] is slow"),
        ("Status page update", "All good, as ever"),
        ("Message queue", "rabbitmqctl list_queues <vhost>"),
    ],
)
def test_other_labels_and_words_without_blanks_are_no_message(label, words):
    assert templates(STAGE.format(stage="Resolve", label=label, words=words)) == []


def test_sentences_with_blanks_are_the_messages_of_a_collection():
    text = """
    # Communication templates

    ## How to use them
    Copy one.

    ## Customers
    We look into [service].

    ## Handover
    Open: [what].
    Risks: [risks].
    """
    assert [(name, body) for name, _, body in templates(text)] == [
        ("Customers", "We look into [service]."),
        ("Handover", "Open: [what].\nRisks: [risks]."),
    ]


def test_the_stage_in_which_messages_go_out_says_how_often():
    text = """
    # Plan
    ## Containment
    - Stop it
    ## Communication
    - Inside: update every 30 minutes
    ## Recovery
    - Start it
    """
    assert read_manners(page(text).root).cadence_s == 1800
    (plan,) = read_playbook(dedent(text), "").plans
    assert [phase.name for phase in plan.phases] == ["Containment", "Communication", "Recovery"]


def test_communication_that_only_says_where_is_no_stage():
    text = """
    # Plan
    ## Containment
    - Stop it
    ## Communication
    - Channel: #shop-down
    ## Recovery
    - Start it
    """
    assert read_manners(page(text).root).channel == "#shop-down"
    (plan,) = read_playbook(dedent(text), "").plans
    assert [phase.name for phase in plan.phases] == ["Containment", "Recovery"]


def test_a_line_that_tells_of_a_message_in_a_stage_is_not_its_name():
    text = (
        "# P\n## 1. Look\n1. a\n## 2. Resolve\n1. Say so\n\nThe lead writes the resolution message to us all:\n\n"
        "```\n[HH:MM] RESOLVED\nIt was: [cause]\n```\n"
    )
    assert [one.name for one in read(text).templates] == ["Resolve"]
