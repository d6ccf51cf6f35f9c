"""Updates and contacts on the command line: drafted, sent, repeated, skipped, listed; who was called."""

import json
from datetime import datetime
from pathlib import Path

import pytest

SPEECH = """
## Communication

- **Update frequency**: Every 15 minutes
- **Status format**: "Status: [Investigating|Mitigating|Resolved] - [brief description]"

### Initial Update

```
[OUTAGE] Checkout fails. We write again at [NEXT_UPDATE].

Time: [CURRENT_TIME]
```

### Progress Update

```
[UPDATE] We expect to be back within [ESTIMATED_TIME].

Time: [CURRENT_TIME]
```

## Contacts

| Role | Primary | Secondary |
|---|---|---|
| Engineering Manager | Jo Stein | Al Fox |
| Database on-call (vendor) | +49 30 1234 | |
| On-call | Maya Kern | |
| On-call | Tom Reuter | |
| CTO | [NAME] ([CONTACT]) | |
"""


@pytest.fixture
def speaking(playbook, tmp_path):
    """A playbook with templates and contacts, as a file."""
    file = tmp_path / "speaking.md"
    file.write_text(Path(playbook).read_text("utf-8") + SPEECH, "utf-8")
    return str(file)


@pytest.fixture
def key(desk, speaking):
    return desk.declare("Checkout fails", "--severity", "P1", "--playbook", speaking, "--at", "-40m")


def minutes(later, earlier):
    return (datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds() / 60


# -- draft ------------------------------------------------------------------------------------------------------


def test_a_draft_is_there_from_the_first_second_with_what_the_record_knows(desk, key):
    told = desk.json("update", "draft", key)
    assert (told["number"], told["stage"], told["template"], told["blanks"]) == (1, "initial", "Initial Update", [])
    filled = {one["blank"]: one["words"] for one in told["filled"]}
    assert told["text"] == (
        f"[OUTAGE] Checkout fails. We write again at {filled['[NEXT_UPDATE]']}.\n\nTime: {filled['[CURRENT_TIME]']}"
    )
    assert told["status_line"] == "Status: Investigating - [brief description]"
    assert told["templates"] == ["Communication", "Initial Update", "Progress Update"]
    assert desk.json("update", "list", key)["updates"] == []


def test_a_draft_goes_to_the_output_and_its_open_blanks_beside_it(desk, key):
    said = desk("update", "draft", key, "--template", "progress")
    assert said.out.startswith("[UPDATE] We expect to be back within [ESTIMATED_TIME].\n\nTime: ")
    assert said.err == "Still to fill: [ESTIMATED_TIME]\n"
    assert desk("update", "draft", key).err == ""


def test_a_draft_for_another_moment_says_its_times(desk, key):
    past = desk.json("update", "draft", key, "--at", "2026-01-01T10:00Z", "--template", "initial")
    assert past["text"].endswith("We write again at 10:15 UTC.\n\nTime: 10:00 UTC")


def test_without_a_playbook_the_draft_is_a_status_line(desk):
    key = desk.declare()
    assert desk("update", "draft", key).out == "Status: Investigating - [brief description]\n"


def test_an_unknown_template_is_refused_with_the_list(desk, key):
    said = desk("update", "draft", key, "--template", "goodbye", code=1)
    assert "The templates are: Communication, Initial Update, Progress Update" in said.err


# -- sent -------------------------------------------------------------------------------------------------------


def test_an_update_that_went_out_is_noted_and_the_next_is_due_one_interval_later(desk, key):
    words = ("--to", "status page, mail", "--to", "#support", "--audience", "customers", "--at", "-5m")
    said = desk.json("update", "sent", key, "We look into it", *words)
    assert (said["text"], said["channels"]) == ("We look into it", ["status page", "mail", "#support"])
    assert (said["audience"], said["number"], said["stage"]) == ("customers", 1, "initial")
    assert minutes(said["next_update"]["due"], said["at"]) == 15
    # An older one that is written down later stands before it and moves nothing.
    older = desk.json("update", "sent", key, "It began", "--at", "-20m")
    assert (older["number"], older["next_update"]["due"]) == (1, said["next_update"]["due"])
    assert [one["text"] for one in desk.json("update", "list", key)["updates"]] == ["It began", "We look into it"]
    assert "Say what was sent" in desk("update", "sent", key, " ", code=1).err
    assert "lies ahead" in desk("update", "sent", key, "x", "--at", "2999-01-01T00:00Z", code=1).err


def test_without_a_text_the_draft_is_sent_and_shown_to_be_copied(desk, key):
    said = desk("update", "sent", key, "--to", "mail")
    assert said.out.startswith("[OUTAGE] Checkout fails. We write again at ")
    assert "Update 1 sent to mail. The next is due " in said.out
    (sent,) = desk.json("update", "list", key)["updates"]
    assert sent["text"] in said.out


def test_a_draft_with_an_open_blank_is_refused_until_it_is_waived_with_a_word(desk, key):
    desk("update", "sent", key)
    refused = desk("update", "sent", key, code=1)
    assert refused.err == "incident-desk: Fill [ESTIMATED_TIME], or waive it with a word in its place\n"
    assert len(desk.json("update", "list", key)["updates"]) == 1
    said = desk.json("update", "sent", key, "--waive", "ESTIMATED_TIME=not known yet")
    assert "back within not known yet." in said["text"]
    assert said["waived"] == {"[ESTIMATED_TIME]": "not known yet"}


def test_a_status_line_is_sent_once_its_description_is_there(desk, key):
    words = ("update", "sent", key, "--template", "communication")
    assert "Fill [brief description]" in desk(*words, code=1).err
    for blank in ("brief description", "[brief description]"):
        said = desk.json(*words, "--waive", f"{blank}=all = down")
        assert said["text"] == "Status: Investigating - all = down"


def test_no_change_is_the_last_one_again_to_the_same_places(desk, key):
    assert "No update of" in desk("update", "sent", key, "--no-change", code=1).err
    desk("update", "sent", key, "We look into it", "--to", "mail", "--audience", "customers", "--at", "-20m")
    said = desk.json("update", "sent", key, "--no-change")
    first = desk.json("update", "list", key)["updates"][0]
    assert said["text"] == f"No change since {first['at'][11:16]} UTC.\n\nWe look into it"
    assert (said["channels"], said["audience"], said["unchanged_since"]) == (["mail"], "customers", first["at"])


def test_undo_takes_a_sent_update_back_and_the_older_due_time_with_it(desk, key):
    first = desk.json("update", "sent", key, "a", "--at", "-9m")["next_update"]["due"]
    desk("update", "sent", key, "b")
    assert "undone: Update 2 sent" in desk("undo", key).out
    assert desk.json("clock", key)["next_update"]["due"] == first


# -- skip and list ----------------------------------------------------------------------------------------------


def test_a_skipped_update_has_a_reason_and_the_next_is_due_one_interval_later(desk, key):
    assert "Say in a line why" in desk("update", "skip", key, code=1).err
    said = desk.json("update", "skip", key, "--reason", "nothing new")
    assert said["reason"] == "nothing new"
    assert minutes(said["next_update"]["due"], said["at"]) == pytest.approx(15, abs=0.01)
    assert minutes(said["at"], said["due"]) > 0  # it was late, and stays so in the record
    late = [one for one in desk.show(key)["crossings"] if one["target"] == "next update" and one["mark"] == "late"]
    assert [one["corrected"] for one in late] == [None]


def test_the_list_has_what_was_sent_and_what_was_skipped_by_time_and_what_is_next(desk, key):
    assert desk("update", "list", key).out.startswith("No update was sent\nThe next is due ")
    desk("update", "sent", key, "We look\ninto it", "--to", "mail", "--audience", "customers", "--at", "-20m")
    desk("update", "skip", key, "--reason", "nothing new")
    rows = desk("--as", "MK", "update", "list", key).out.splitlines()
    assert "  Update 1 to mail for customers, by " in rows[0]
    assert rows[1:3] == ["    We look", "    into it"]
    assert rows[3].endswith("  skipped: nothing new")
    assert rows[4].startswith("The next is due ")
    told = desk.json("update", "list", key)
    assert [one["reason"] for one in told["skipped"]] == ["nothing new"]
    shown = desk.show(key)
    assert (shown["updates"], shown["updates_skipped"]) == (told["updates"], told["skipped"])


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("draft", "--reason", "x"), "update draft takes no --reason"),
        (("draft", "words"), "update draft takes no text"),
        (("skip", "--to", "mail", "--reason", "x"), "update skip takes no --to"),
        (("list", "--no-change"), "update list takes no --no-change"),
        (("sent", "words", "--reason", "x"), "update sent takes no --reason"),
        (("sent", "words", "--no-change"), "--no-change sends the last update again"),
        (("sent", "--no-change", "--to", "mail"), "--no-change sends the last update again"),
        (("sent", "words", "--template", "x"), "Say the text or --template, not both"),
        (("sent", "--waive", "ETA"), "'ETA' waives nothing"),
        (("sent", "--waive", "=soon"), "'=soon' waives nothing"),
        (("forget",), "invalid choice"),
    ],
)
def test_what_does_not_go_together_is_wrong_use(desk, key, words, complaint):
    assert complaint in desk("update", words[0], key, *words[1:], code=2).err


def test_the_old_form_without_a_part_is_wrong_use_and_writes_nothing(desk, key):
    before = desk.show(key)["head"]
    desk("update", key, "We look into it", code=2)
    assert desk.show(key)["head"] == before


def test_as_a_process_a_text_is_read_and_a_refusal_is_exit_1(process, desk, key):
    said = process("update", "sent", key, "-", "--to", "mail", "--json", input="line one\nline two\n")
    assert (said.code, json.loads(said.out)["text"]) == (0, "line one\nline two")
    refused = process("update", "sent", key)
    assert (refused.code, refused.out) == (1, "") and "Fill [ESTIMATED_TIME]" in refused.err
    drafted = desk("update", "draft", key)
    assert drafted.out.startswith("[UPDATE]") and drafted.err == "Still to fill: [ESTIMATED_TIME]\n"
    desk("update", "skip", key, "--reason", "said by phone")
    desk("contact", key, "cto", "--outcome", "no-answer")
    told = desk.json("update", "list", key)
    assert (len(told["updates"]), len(told["skipped"])) == (1, 1)
    desk("verify")


# -- contact ----------------------------------------------------------------------------------------------------


def test_the_contacts_stand_there_with_what_came_of_the_last_call(desk, key):
    desk("contact", key, "engineering", "--outcome", "no-answer", "--at", "-10m")
    desk("contact", key, "al fox", "--outcome", "reached")
    desk("contact", key, "on-call: tom reuter", "--outcome", "left message")
    told = desk.json("contact", key)
    last = {one["primary"]: one["last"] and one["last"]["outcome"] for one in told["contacts"]}
    assert last == {
        "Jo Stein": "reached", "+49 30 1234": None, "Maya Kern": None, "Tom Reuter": "left_message",
        "[NAME] ([CONTACT])": None,
    }  # fmt: skip
    assert desk.show(key)["contact_calls"] == told["calls"]
    assert [one["name"] for one in told["calls"]] == ["Engineering Manager", "al fox", "tom reuter"]
    rows = desk("contact", key).out.splitlines()
    assert rows[0].startswith("Engineering Manager        reached ") and rows[0].endswith("Jo Stein; Al Fox")
    assert rows[1].startswith("Database on-call (vendor)  not called ")
    assert rows[4].endswith("not filled in in the playbook")
    entries = [one["text"] for one in desk.show(key)["entries"] if one["kind"] == "contact_called"]
    assert entries == [
        "Engineering Manager called: no answer",
        "al fox (Engineering Manager) called: reached",
        "tom reuter (On-call) called: left message",
    ]


def test_a_call_needs_its_outcome_and_one_who_is_there(desk, key):
    assert "Say with --outcome" in desk("contact", key, "cto", code=2).err
    assert "Say who was called" in desk("contact", key, "--outcome", "reached", code=2).err
    assert "The outcomes are" in desk("contact", key, "cto", "--outcome", "asleep", code=2).err
    assert "Say which: On-call: Maya Kern, On-call: Tom Reuter" in (
        desk("contact", key, "on-call", "--outcome", "reached", code=1).err
    )
    assert desk("contact", key, "cto", "--outcome", "reached").out.endswith(" CTO: reached\n")


def test_without_contacts_there_is_nobody_to_call(desk):
    key = desk.declare()
    assert desk("contact", key).out == "The playbook names no contacts\n"
    assert "it follows no playbook" in desk("contact", key, "CTO", "--outcome", "reached", code=1).err


@pytest.fixture
def customers(desk, tmp_path):
    """A document of messages in the library."""
    file = tmp_path / "customers.md"
    file.write_text(
        "# Customer Communication Templates\n\n## Initial notice\n\n```\n[OUTAGE] We look into [WHAT].\n```\n\n"
        "## Resolved\n\n```\n[RESOLVED] All is well since [END_TIME].\n```\n",
        "utf-8",
    )
    desk("import", str(file))


def test_messages_of_the_library_stand_in_the_list_and_in_each_draft(desk, key, customers):
    listed = desk.json("playbooks")["playbooks"]
    assert [(one["name"], one["kind"]) for one in listed if one["kind"] == "comms"] == [("customers", "comms")]
    assert "(messages to send)" in desk("playbooks").out
    names = desk.json("update", "draft", key)["templates"]
    assert "Customer Communication Templates: Initial notice" in names
    drafted = desk.json("update", "draft", key, "--template", "initial notice")
    assert drafted["text"] == "[OUTAGE] We look into [WHAT]." and drafted["blanks"] == ["[WHAT]"]


def test_a_message_of_the_library_is_sent_and_kept(desk, key, customers):
    refused = desk("update", "sent", key, "--template", "initial notice", code=1)
    assert "[WHAT]" in refused.err
    done = desk("update", "sent", key, "--template", "initial notice", "--waive", "WHAT=the tills")
    assert "We look into the tills" in done.out
    desk("verify")
