"""A file's bytes as a document: any text, of any size, in sane time, and nothing of it lost."""

import gc
import json
import re
import time
from contextlib import suppress
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.playbook import KINDS, Playbook, every_step
from incident_desk.formats.reading.describe import describe
from incident_desk.formats.reading.describe_text import describe_text
from incident_desk.formats.reading.document import read_document
from incident_desk.formats.reading.encoding import ReadingError
from incident_desk.formats.reading.words import folded
from tests.examples import few
from tests.formats.reading.corpus import documents

LINES = (
    "# Outage", "## Severity", "### P1 - Critical", "**P2 - High**: parts fail",
    "- **Response Time**: 15 minutes",
    "| Level | Response | Resolution | Owner |", "|---|---|---|---|", "| SEV-1 | 5 min | 4 hours | Mo |",
    "| SEV-3/4 | a day | - | Al |",
    "## Phase 1: Look (0-15 minutes)", "## Phase 2: Mend (15 min - 2 hours)", "**Goal**: know more",
    "1. Read the logs",
    "   - [ ] the first", "- [x] Tell everybody (within 5 minutes)", "[ ] a loose box", "  1. deeper",
    "        code by indent",
    "```bash", "```", "ls -l # all", "git reset --hard <commit>", "# a comment", "## Common Issues",
    "### Pattern 1: Slow",
    "**Symptoms**:", "**Resolution**: restart it", "## Contacts", "- On call: [NAME]",
    "| Role | Phone | Hours |", "Lead → Manager → CTO",
    "## Escalation", "## Communication Templates", "> [OUTAGE] We look into [SERVICE] at <time>.",
    "Update frequency: every 15 minutes",
    "## When to Roll Back", "- errors for > 2 minutes", "## Key Metrics", "- **Alert threshold**: >5%",
    "## Post-Mortem Template",
    "### What went well", "---", "===", "Words of no kind at all.", "See [the page](https://a.example/x).",
    "", "", "\tindented",
    "> quoted", "~~~", "1) other", "* star", "**Note:** careful", "事后复盘", "| a |", "<details>", "&amp; \\* `x`",
)  # fmt: skip
"""Lines of every form that the reader knows; a test puts them in any order."""
DOCUMENT = st.lists(st.sampled_from(LINES), min_size=1, max_size=40).map("\n".join)
WORD = re.compile(r"[^\W_]+")


def words_of(text):
    return WORD.findall(folded(text))


def told_words(playbook):
    """Every word told of a document: in what was understood, in the reference text, in the headings."""
    waiting, found = [describe(playbook)], set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.update(words_of(item))
        elif isinstance(item, (dict, list)):
            waiting += item.values() if isinstance(item, dict) else item
    return found


def lost_lines(text):
    """The lines of which a word is nowhere. A fence's mark, a ticked box and a known field's label are forms."""
    told = told_words(read_document(text.encode(), "a.md").playbook)
    lost = []
    for line in text.split("\n"):
        line = unescape(line)
        plain = re.sub(r"^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*|\[x\]|^[\s>]*(?:```|~~~).*", "", line, flags=re.I)
        label, _, value = plain.strip("| *").replace("|", ":", 1).partition(":")
        kept = value if len(label) <= 40 and (words_of(value) or plain.rstrip(" *").endswith(":")) else plain
        if not told.issuperset(words_of(kept)):
            lost.append(line)
    return lost


@settings(max_examples=few(20, 80), deadline=None)
@given(DOCUMENT)
def test_nothing_is_dropped(text):
    if text.strip():
        assert lost_lines(text) == []


@settings(max_examples=few(15, 60), deadline=None)
@given(DOCUMENT)
def test_any_document_is_read_told_and_kept_as_data(text):
    if not text.strip():
        return
    document = read_document(text.encode(), "a.md")
    playbook = document.playbook
    assert document.text == text and document.playbook.kind in KINDS
    assert Playbook.from_data(json.loads(json.dumps(playbook.to_data()))) == playbook
    assert describe_text(playbook) and json.dumps(describe(playbook))
    ids = [step.id for step in every_step(playbook)]
    assert len(ids) == len(set(ids)), "a step is ticked by its id"
    lines = text.count("\n") + 1
    assert all(1 <= one.span.first <= one.span.last <= lines for one in (*playbook.reference, *playbook.severities))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_any_text_is_read_or_refused(text):
    with suppress(ReadingError):
        read_document(text.encode("utf-8", "replace"), "a.md")


@pytest.mark.parametrize("split", ["seeds", "dev"])
def test_nothing_of_the_field_is_dropped(split):
    for document in documents(split):
        assert lost_lines(read_document(document.read_bytes(), document.name).text) == [], document.name


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_collector_is_left_as_it_was(switch):
    before = gc.isenabled()
    switch()
    try:
        read_document(b"# A\n\n1. b\n", "a.md")
        assert gc.isenabled() is (switch is gc.enable)
    finally:
        (gc.enable if before else gc.disable)()


PIECES = {
    "playbooks": "# Down {n}\n\n## Phase 1: Look (0-5 min)\n\n1. Read\n   - [ ] more\n\n```bash\nls\n```\n\n",
    "headings": "## Heading {n}\n\n", "levels": "- P1 level {n}: 5 minutes\n", "brackets": "[a](b ",
    "boxes": "[ ] box\n",
    "rows": "| Level {n} | 5 min |\n", "procedures": "## Pattern {n}: Slow\n\n**Symptoms**:\n- a\n\n",
    "one line": "word ",
    "plans": "# Plan\n## Phase 1: a (0-5 min)\n- b\n## Phase 2: c (5-9 min)\n- d\n",
    "quotes": "> [NAME {n}]\n\n",
}  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_grows_with_the_length_and_no_faster(piece):
    head = "# Severity\n\n| Level | Response |\n|---|---|\n" if piece == "rows" else "# Severity\n\n"

    def seconds(pieces):
        data = (head + "".join(PIECES[piece].format(n=n) for n in range(pieces))).encode()
        begun = time.process_time()
        read_document(data, "a.md")
        return time.process_time() - begun

    seconds(50)
    once = min(seconds(150), seconds(150))
    assert seconds(1200) < 24 * once + 0.1, "eight times the text in up to three times eight the time"


def test_two_hundred_levels_and_a_line_of_2_mb_finish():
    lists = "# Deep\n\n" + "\n".join("  " * depth + f"- [ ] level {depth}" for depth in range(200))
    begun = time.process_time()
    deep = read_document(lists.encode(), "a.md").playbook
    assert "level 199" in json.dumps(describe(deep)), "what is too deep for a step is text of the step above it"
    assert describe_text(deep)
    read_document(b"# Long\n\n" + b"words and [brackets] " * 100_000, "a.md")
    assert time.process_time() - begun < 20


def test_a_report_states_its_incident_and_a_playbook_none():
    text = "# Post-mortem\n\n**Date:** 2025-03-04\n\n## Timeline\n- 10:00 down\n- 10:20 up\n\n## Impact\nAll\n"
    report = read_document(text.encode(), "a.md").report
    assert report is not None and report.date.moment.day == "2025-03-04" and len(report.timeline) == 2
    assert read_document(b"# Runbook\n\n1. Look\n2. Mend\n", "a.md").report is None


def test_what_is_frozen_stays_frozen_and_the_collector_is_on_again_after_a_reading():
    was = gc.isenabled()
    gc.enable()
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        read_document(b"# A\n\n- b", "a.md")
        assert gc.isenabled() and 0 < gc.get_freeze_count() <= frozen
    finally:
        gc.unfreeze()
        if not was:
            gc.disable()
    read_document(b"# A\n\n- b", "a.md")
    assert gc.get_freeze_count() == 0
