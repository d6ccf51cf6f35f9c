"""The library as rows, and one document with its versions and who used them."""

from dataclasses import dataclass

from incident_desk.domain.playbook import Playbook
from incident_desk.qt.pages.playbooks.shelf import (
    MADE,
    MESSAGES,
    Version,
    open_book,
    rows_of,
    used_words,
    users_by_text,
)
from incident_desk.services.shelved import Saving
from tests.qt.pages.playbooks.conftest import TEXT


@dataclass
class Used:
    key: str
    playbook: Playbook | None = None


def test_rows_say_what_is_in_a_document(library):
    library.save(
        "made", b"# Made Playbook\n\n## Phase 1: Do (0-5 minutes)\n\n1. Go\n", Saving(0, why=f"{MADE}INC-1")
    )
    rows = {row.name: row for row in rows_of(library, ["printer"])}
    assert rows["printer"].facts == "6 steps · 1 command · version 1" and rows["printer"].draft
    assert "look at the lamp" in rows["printer"].words
    assert rows["made"].is_made and not rows["made"].draft and not rows["printer"].is_made
    assert rows["service-outage"].shipped and rows["service-outage"].facts.endswith("shipped")
    assert rows["deployment-checklist"].facts.startswith("checklist · ")


def test_messages_to_send_are_a_row_that_is_found_by_their_words(library):
    text = "# Customer Communication Templates\n\n## Initial\n\n```\n[OUTAGE] We look into [WHAT].\n```\n"
    library.save("customers", text.encode(), Saving(0))
    row = {row.name: row for row in rows_of(library, ["customers"])}["customers"]
    assert row.kind == MESSAGES and row.facts == "messages · 1 template · version 1" and row.draft
    assert "we look into" in row.words


def test_versions_come_newest_first_with_who_and_why(library):
    library.save("printer", b"# Printer Playbook\n\nx\n", Saving(1, why="shorter", who="MK"))
    book = open_book(library, "printer")
    assert [(one.number, one.words, one.day) for one in book.versions] == [
        (2, "shorter, MK", ""),
        (1, "first, RO", "4 Mar 2026, 05:06"),
    ]
    assert book.playbook.title == "Printer Playbook" and book.versions[1].lines == TEXT.count("\n") + 1
    assert Version(1, "", "", "no time", lines=1).words == "imported, 1 line"
    assert Version(1, "", "", "no time").day == ""


def test_who_used_a_version_is_known_by_its_text(library):
    book = open_book(library, "printer")
    used = [Used("INC-3", book.playbook), Used("INC-2"), Used("INC-1", Playbook("Other"))]
    assert {text: [one.key for one in ones] for text, ones in users_by_text(used).items()} == {
        book.versions[0].sha256: ["INC-3"]
    }
    assert used_words([]) == "" and used_words(used[:2]) == "used by INC-3, INC-2"
    assert used_words(used) == "used by INC-3, INC-2 and 1 more"


def test_a_shipped_document_says_so(library):
    assert open_book(library, "service-outage").versions[0].words.startswith("shipped, ")
