"""The report says what was sent, what was left out and why, and each try to reach a contact."""

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.html_report import html_of
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.report_document import Message, Paragraph, Subheading, Table
from incident_desk.formats.report_outgoing import contacts, last_update, updates
from tests.report_samples import at, begin, exactly


def sent(recorder, clock, text="We look into it", **more):
    body = {"text": text, "channels": ["status page", "mail"], **more}
    return recorder.write([Draft(Kind.UPDATE_SENT, body)], at(clock))


def skipped(recorder, clock, due, reason="nobody is affected now"):
    body = {"reason": reason, "due": at(due).isoformat()}
    return recorder.write([Draft(Kind.UPDATE_SKIPPED, body)], at(clock), "Ravi Osei")


def called(recorder, clock, name, outcome, role=None, happened=None):
    body = {"name": name, "role": role, "outcome": outcome}
    return recorder.write([Draft(Kind.CONTACT_CALLED, body, happened)], at(clock))


def report(recorder):
    return build_report(recorder.events, "x")


def of(kind, blocks):
    return [one for one in blocks if isinstance(one, kind)]


def cells(table):
    return [tuple(cell.text for cell in row) for row in table.rows]


def test_without_an_update_it_says_so_and_without_a_call_it_says_nothing():
    assert "No update was sent." in [one.text for one in of(Paragraph, updates(report(begin())))]
    assert not of(Subheading, updates(report(begin())))
    assert tuple(contacts(report(begin()))) == ()


def test_an_update_says_for_whom_it_was_and_since_when_it_says_the_same():
    one = begin()
    sent(one, "03:10")
    sent(one, "03:25", audience="customers", unchanged_since=at("03:10").isoformat())
    assert [(block.caption, block.text) for block in of(Message, updates(report(one)))] == [
        ("Update 1, 2026-03-01 03:10:00 UTC to status page, mail, by Maya Kowalski", "We look into it"),
        ("Update 2, 2026-03-01 03:25:00 UTC to status page, mail for customers, no change since "
         "2026-03-01 03:10:00 UTC, by Maya Kowalski", "We look into it"),
    ]  # fmt: skip


def test_what_was_waived_stands_under_the_update_with_its_word():
    one = begin()
    sent(one, "03:10", waived={"[ETA]": "not known yet", "[FEATURE]": "checkout"})
    words = [block.text for block in of(Paragraph, updates(report(one)))]
    assert words[-1] == "Update 1 went out with not known yet in place of [ETA]; checkout in place of [FEATURE]."


def test_a_skipped_update_has_its_reason_and_says_whether_it_was_late():
    one = begin()
    skipped(one, "03:09", "03:11")
    skipped(one, "03:40", "03:24", "all are on the phone")
    (table,) = of(Table, updates(report(one)))
    assert cells(table) == [
        ("2026-03-01 03:09:00", "2026-03-01 03:11:00", "nobody is affected now", "Ravi Osei"),
        ("2026-03-01 03:40:00", "2026-03-01 03:24:00", "all are on the phone", "Ravi Osei"),
    ]
    assert [row[1].note for row in table.rows] == ["", "late"]


def test_each_try_to_reach_a_contact_has_a_row_in_order_of_time():
    one = begin()
    called(one, "03:20", "Al Fox", "reached", "Manager")
    called(one, "03:21", "Database on-call", "no_answer", happened=exactly("03:05"))
    heading, table = contacts(report(one))
    assert heading == Subheading("Contacts reached")
    assert cells(table) == [
        ("2026-03-01 03:05:00", "Database on-call", "no answer", "Maya Kowalski"),
        ("2026-03-01 03:20:00", "Al Fox", "reached", "Maya Kowalski"),
    ]
    assert [row[1].note for row in table.rows] == ["", "Manager"]


def test_what_was_undone_is_in_neither():
    one = begin()
    for event in (*called(one, "03:05", "CTO", "reached"), *skipped(one, "03:06", "03:11")):
        one.write([Draft(Kind.UNDONE, {"act": event.act})], at("03:07"))
    assert tuple(contacts(report(one))) == () and not of(Table, updates(report(one)))


def test_it_stands_in_the_report_in_every_form_and_in_its_data():
    one = begin()
    called(one, "03:05", "CTO", "left_message")
    skipped(one, "03:06", "03:11", "quiet <b>night</b>")
    made = report(one)
    for words in (markdown_of(made), html_of(made)):
        assert "Contacts reached" in words and "Updates skipped" in words and "left message" in words
        assert "<b>night</b>" not in words
    data = made.to_data()
    assert data["skipped"][0]["due"] == "2026-03-01T03:11:00Z"
    assert data["contact_calls"][0]["outcome"] == "left_message"


def test_the_last_update_stands_alone_on_page_one_as_it_went_out():
    recorder = begin()
    assert list(last_update(report(recorder))) == []
    sent(recorder, "03:20:00")
    sent(recorder, "03:40:00", "It is over.\nNo order was lost.")
    (message,) = last_update(report(recorder))
    assert message.text == "It is over.\nNo order was lost."
    assert message.caption.startswith("Last update, 2026-03-01 03:40:00 UTC to status page, mail")
    assert "continued" not in message.caption


def test_of_a_long_update_page_one_has_the_beginning_and_says_so():
    recorder = begin()
    for text, least in (("We look into it. " * 200, 800), ("x\n" * 40, 20)):
        sent(recorder, "03:20:00", text)
        (message,) = last_update(report(recorder))
        assert least < len(message.text) < 910 and message.text.endswith("…") and message.text.count("\n") < 15
        assert message.caption.endswith("continued among the updates sent")
