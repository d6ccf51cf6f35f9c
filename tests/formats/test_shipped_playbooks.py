"""The playbooks that are shipped: each reads whole, with its figures, and none borrows a sentence."""

import re
from functools import cache

import pytest
from markdown_it import MarkdownIt

from incident_desk.adapters.shelf import FolderShelf
from incident_desk.domain.document import ReadDocument
from incident_desk.domain.playbook import count_all, every_step, walk
from incident_desk.formats.reading.document import read_document
from incident_desk.resource_files import resource
from incident_desk.services.guessing import guess_playbook
from incident_desk.services.library import Library
from tests.shared_folder import shared

MINUTE, HOUR, DAY = 60, 3600, 86400
NAMES = ("deployment-checklist", "production-incident", "service-outage")


def source(name):
    return resource("playbooks", f"{name}.md").read_text("utf-8")


@cache
def playbook(name):
    return read_document(source(name).encode(), f"{name}.md").playbook


def steps_of(book):
    """Every step of the document, whichever plan or procedure it stands in."""
    for plan in book.plans:
        for phase in plan.phases:
            yield from walk(phase.steps)
    yield from walk(book.assessment)
    for one in book.procedures:
        yield from walk((*one.investigation, *one.steps, *one.resolution))


def commands_of(book):
    return [command for step in steps_of(book) for command in step.commands]


def words_of(markdown_line):
    return " ".join(re.findall(r"\w+", markdown_line))


# -- what all of them keep ------------------------------------------------------------------------------------


def test_these_are_shipped():
    assert tuple(sorted(path.stem for path in resource("playbooks").iterdir())) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_item_of_every_list_is_understood_or_kept(name):
    book = playbook(name)
    understood = [
        *(step.text for step in steps_of(book)),
        *(trigger.text for trigger in book.triggers),
        *(criterion.text for criterion in book.criteria),
        *(text for one in book.procedures for text in (*one.symptoms, *one.causes)),
        *(prompt for section in book.review for prompt in section.prompts),
        *(section.text for section in book.reference),
    ]
    told = {words_of(line) for text in understood for line in text.split("\n")}
    tokens = MarkdownIt("commonmark").parse(source(name))
    items = [
        words_of(re.sub(r"^\[ \] ", "", inline.content).split("\n")[0])
        for first, second, inline in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if (first.type, second.type) == ("list_item_open", "paragraph_open")
    ]
    assert len(items) > 40
    figures = r"(Alert threshold|Critical threshold|Check frequency|Channel|Update frequency|Status format) .*"
    assert [item for item in items if item not in told and not re.fullmatch(figures, item)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_line_in_a_shell_block_is_a_command(name):
    tokens = MarkdownIt("commonmark").parse(source(name))
    lines = [
        line
        for token in tokens
        if token.type == "fence" and token.info == "bash"
        for line in token.content.splitlines()
        if not line.startswith("#")
    ]
    commands = commands_of(playbook(name))
    assert sorted(command.text for command in commands) == sorted(lines)
    assert all(command.runnable for command in commands)


@pytest.mark.parametrize("name", NAMES)
def test_every_blank_of_a_command_and_of_a_message_is_one_to_fill_in(name):
    book = playbook(name)
    filled = [(one.text, one.blanks) for one in commands_of(book)]
    filled += [(one.body, one.blanks) for one in book.templates if one.body != book.status_format]
    for text, blanks in filled:
        labels = {"[OUTAGE]", "[UPDATE]", "[RESOLVED]"}
        assert {blank.mark for blank in blanks} == set(re.findall(r"\[[A-Z_]{3,}\]", text)) - labels


@pytest.mark.parametrize("name", NAMES)
def test_every_message_of_the_document_is_a_template_word_for_word(name):
    fences = [t.content for t in MarkdownIt("commonmark").parse(source(name)) if t.type == "fence" and not t.info]
    assert len(fences) == 3
    assert {one.strip() for one in fences} <= {one.body.strip() for one in playbook(name).templates}


@pytest.mark.parametrize("name", NAMES)
def test_the_reader_asks_only_what_a_team_has_to_decide(name):
    doubts = [doubt.text for doubt in playbook(name).doubts]
    expected = r"contacts are empty|time plans were found|discards changes|overwrites history"
    assert [text for text in doubts if not re.search(expected, text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_step_is_so_long_that_nobody_reads_it_at_three_in_the_morning(name):
    steps = [step for step in steps_of(playbook(name)) if step.role == "step"]
    assert [step.text for step in steps if len(step.text) > 95] == []


def prose(markdown):
    """Sentences: no code, no titles of sections, no quoted format that has to be kept literally."""
    plain = re.sub(r"^\s*```.*?^\s*```", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return [line for line in plain.splitlines() if not line.startswith("#") and "Status format" not in line]


def shingles(lines, length):
    for line in lines:
        words = re.findall(r"[\w']+", line.casefold())
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_taken_from_the_documents_that_the_facts_come_from(name):
    theirs = [path.read_text("utf-8", "replace") for path in sorted(shared("seeds").glob("*.txt"))]
    taken = set(shingles((line for text in theirs for line in text.splitlines()), 8))
    assert len(taken) > 500
    assert sorted(set(shingles(prose(source(name)), 8)) & taken) == []


# -- the figures of each --------------------------------------------------------------------------------------


def windows(book, plan=None):
    return [(phase.name, phase.start_s, phase.end_s) for phase in book.plan(plan).phases]


def levels(book):
    return [(one.name, one.label, one.response_s, one.resolution_s) for one in book.severities]


def test_the_production_incident_has_its_severities_and_both_plans():
    book = playbook("production-incident")
    assert book.kind == "playbook" and book.default_severity == "P1"
    assert levels(book) == [
        ("P0", "Critical", 0, 2 * HOUR),
        ("P1", "High", 30 * MINUTE, 2 * HOUR),
        ("P2", "Medium", 2 * HOUR, 8 * HOUR),
        ("P3", "Low", 24 * HOUR, None),
    ]
    assert all(level.definition or level.signs for level in book.severities)
    assert book.chosen_plan == "Response Workflow"
    assert windows(book) == [
        ("Stabilization", 0, 30 * MINUTE),
        ("Investigation", 30 * MINUTE, 90 * MINUTE),
        ("Resolution", 90 * MINUTE, 2 * HOUR),
        ("Post-Incident", 2 * HOUR, DAY),
    ]
    assert windows(book, "First Half Hour") == [
        ("Size it up", 0, 5 * MINUTE),
        ("Find the failing part", 5 * MINUTE, 15 * MINUTE),
        ("Narrow the cause", 15 * MINUTE, 30 * MINUTE),
    ]


def test_the_first_half_hour_stands_inside_the_first_phase_with_its_due_times():
    book = playbook("production-incident")
    first = {step.text: step.due_s for step in walk(book.phases()[0].steps)}
    assert first["Size it up"] == 5 * MINUTE and first["Narrow the cause"] == 30 * MINUTE
    assert "Call each outside service by hand" in first
    ids = [step.id for step in every_step(book)]
    assert len(ids) == len(set(ids))


def test_the_production_incident_has_its_limits_and_its_rhythm():
    book = playbook("production-incident")
    assert [(one.metric, one.warning, one.critical, one.every_s) for one in book.thresholds] == [
        ("Response Time", ">20 seconds average", ">25 seconds", 5 * MINUTE),
        ("Error Rate", ">5% error rate", ">10% error rate", MINUTE),
        ("Availability", "<95% availability", "<90% availability", MINUTE),
    ]
    assert (book.cadence_s, book.watch_s, book.review_due_s) == (15 * MINUTE, 30 * MINUTE, 2 * DAY)
    assert book.channel == "#incidents"
    assert book.status_format == "Status: [Investigating|Mitigating|Resolved] - [brief description]"
    assert [hop.role for hop in book.escalation] == ["On-call Engineer", "Technical Lead", "Engineering Manager"]
    assert len(book.contacts) == 4 and len(book.triggers) == 5 and len(book.criteria) == 3
    assert [section.name for section in book.review][:2] == ["Summary", "Timeline"] and len(book.review) == 6


def test_the_production_incident_has_its_patterns_and_its_ways_out():
    book = playbook("production-incident")
    patterns = [one for one in book.procedures if one.symptoms]
    assert len(patterns) == 4
    assert all(one.causes and one.investigation and len(one.resolution) == 4 for one in patterns)
    assert [count_all(one.steps) for one in book.procedures if not one.symptoms] == [4, 3, 3]
    costly = {command.text.split(" [")[0] for command in commands_of(book) if command.destructive}
    assert costly == {"git reset --hard", "git push origin main --force-with-lease"}


def test_the_deployment_checklist_has_its_stages_and_its_times():
    book = playbook("deployment-checklist")
    assert book.kind == "checklist"
    assert [phase.name for phase in book.phases()] == [
        "The environment is the right one",
        "The code is ready",
        "The data is safe",
        "Somebody would notice",
        "Announce it",
        "Staging first",
        "Production",
        "See that it works",
        "Keep an eye on it",
        "At once",
        "The next day",
    ]
    due = {step.text: step.due_s for step in steps_of(book) if step.due_s is not None}
    assert sorted(due.values()) == [5 * MINUTE, 15 * MINUTE, HOUR, DAY]
    assert [phase.end_s for phase in book.phases()][-2:] == [HOUR, DAY]
    boxes = [step for phase in book.phases() for step in walk(phase.steps)]
    assert all(step.checked is False for step in boxes) and len(boxes) == 64


def test_the_deployment_checklist_says_when_to_go_back_and_how():
    book = playbook("deployment-checklist")
    assert [one.decision for one in book.criteria] == ["When to Roll Back"] * 4
    (way_back,) = book.procedures
    steps = list(walk(way_back.resolution))
    assert "git revert HEAD" in [command.text for step in steps for command in step.commands]
    assert count_all(way_back.resolution) == 10
    assert [contact.role for contact in book.contacts] == ["In charge of this deployment", "Backup", "Escalation"]


def test_the_service_outage_has_its_figures():
    book = playbook("service-outage")
    assert book.default_severity == "P1"
    assert levels(book)[1] == ("P1", "Critical", 15 * MINUTE, 4 * HOUR)
    assert windows(book) == [
        ("Immediate Response", 0, 15 * MINUTE),
        ("Diagnosis", 15 * MINUTE, HOUR),
        ("Mitigation", HOUR, 2 * HOUR),
        ("Resolution", 2 * HOUR, 4 * HOUR),
        ("Post-Incident Activities", None, None),
    ]
    assert [hop.role for hop in book.escalation] == ["Technical Lead", "Engineering Manager", "CTO"]
    assert (book.cadence_s, book.watch_s, book.review_due_s) == (15 * MINUTE, DAY, 2 * DAY)
    assert [template.stage for template in book.templates] == ["initial", "progress", "resolved"]
    assert len(book.contacts) == 4 and len(book.triggers) == 6 and len(book.assessment) == 3


@pytest.mark.parametrize(
    ("title", "chosen"),
    [
        ("The shop is down for everybody", "service-outage"),
        ("Checkout is slow since the release", "production-incident"),
        ("Search ends in errors after the deployment", "production-incident"),
        ("Rollback checklist", "deployment-checklist"),
    ],
)
def test_a_typed_title_finds_the_playbook_that_fits(title, chosen):
    guess = guess_playbook(title, [playbook(name) for name in NAMES])
    assert guess is not None and NAMES[guess.place] == chosen


def test_the_library_of_a_new_team_holds_them_all(tmp_path):
    library = Library(
        FolderShelf(tmp_path), lambda data, name: ReadDocument(name, "", read_document(data, name).playbook)
    )
    assert {(entry.name, entry.shipped) for entry, _ in library.playbooks()} == {(name, True) for name in NAMES}
    assert library.find("production incident").playbook.title == "Production Incident Playbook"
