"""What goes is told row by row, under headings; what is hidden is masked."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.handout import hand_out, with_may_be
from incident_desk.formats.redaction.leaks import Leak
from incident_desk.formats.redaction.sorts import Sort
from incident_desk.qt.pages.export.choices import Choices
from incident_desk.qt.pages.export.goes import (
    HEADINGS,
    MAY_BE,
    MOST_MAY_BE,
    Fate,
    GoRow,
    Heading,
    count_words,
    places_told,
    row_of_leak,
    rows_of,
)
from tests.report_samples import opened


def of(handout, reasons=()):
    return {one.finding.text: one for one in rows_of(handout, dict(reasons)) if isinstance(one, GoRow)}


def test_each_thing_stands_under_the_heading_of_its_kind(handout):
    rows = rows_of(handout, {})
    titles = [one.title for one in rows if isinstance(one, Heading)]
    assert titles == ["Names and addresses", "Hosts and tokens", "Money and code"]
    assert isinstance(rows[0], Heading) and rows[1].finding.sort in rows[0].sorts
    assert {sort for one in HEADINGS for sort in one.sorts} == set(Sort)


def test_what_is_hidden_is_replaced_or_removed_and_masked(handout):
    rows = of(handout)
    host, mail = rows["db-prod-03"], rows["ana@example.com"]
    assert host.fate is Fate.REPLACED and host.verb == "Replace" and host.about.startswith("[host 1] · in ")
    assert mail.fate is Fate.REMOVED and mail.verb == "Remove" and mail.about.startswith("e-mail · in timeline")
    assert "ana@" not in mail.masked and "@" in mail.masked and "ana@" not in mail.spoken
    assert mail.text == "ana@example.com" and mail.is_hidden
    assert "timeline" in places_told(mail.finding)


def test_what_is_kept_says_why_and_what_stays_by_itself_does_not(report):
    choices = Choices(Audience.TIMELINE)
    found = {one.text: one for one in hand_out(report, choices.wish).findings}
    choices = choices.keep(found["a939863"], "asked for by the customer")
    handout = hand_out(report, choices.wish)
    row = of(handout, choices.reasons)["a939863"]
    assert row.fate is Fate.KEPT and row.about == "commit · kept: asked for by the customer"
    assert row.masked == "a939863" and "kept by you" in row.spoken
    inside = of(hand_out(report, Choices().wish))["a939863"]
    assert inside.fate is Fate.STAYS and not inside.is_hidden


def test_the_count_says_how_many_go(report, handout):
    rows = rows_of(handout, {})
    items = sum(isinstance(one, GoRow) for one in rows)
    assert count_words(rows) == f"{items} items, {items} go"
    kept = hand_out(report, Choices(Audience.TIMELINE).keep(of(handout)["a939863"].finding, "why").wish)
    assert count_words(rows_of(kept, {"a939863": "why"})) == f"{items} items, {items - 1} go, 1 kept"
    assert count_words(()) == "nothing was found"
    assert count_words([rows[1]]) == "1 item, 1 goes"


def test_many_places_are_told_in_part(handout):
    from dataclasses import replace

    one = replace(handout.findings[0], places=tuple(("timeline", number, "text") for number in range(15)))
    assert places_told(one).splitlines()[-1] == "and 3 more"


def test_a_secret_is_masked_though_it_stays(report):
    rows = of(hand_out(report, Choices().wish))
    secrets = [one for one in rows.values() if one.finding.sort is Sort.TOKEN]
    assert secrets and all(one.fate is Fate.STAYS and one.finding.text not in one.masked for one in secrets)
    assert all(one.finding.text not in one.spoken for one in secrets)


def test_what_a_scan_found_by_its_shape_may_be_kept():
    row = row_of_leak(Leak(Sort.HOST, "db-prod-09", Where.TEXT, "on db-prod-09"))
    assert (row.number, row.finding.text, row.is_hidden) == (0, "db-prod-09", True)
    assert Choices(Audience.TIMELINE).keep(row.finding, "public").reasons == {"db-prod-09": "public"}


def rows_with(*texts):
    record = opened("Sign-in hangs")
    for text in texts:
        record.log(text, "03:05")
    report = build_report(record.events, "Incident Desk 1.0.0")
    return rows_of(with_may_be(hand_out(report, Choices(Audience.TIMELINE).wish)), {})


def test_what_may_be_a_name_stands_last_and_stays():
    rows = rows_with("mail ana@example.com", "we called Ana Lopez", "and Ana Lopez called back")
    assert rows[-2] == MAY_BE
    row = rows[-1]
    assert (row.text, row.masked, row.number, row.fate, row.verb) == (
        "Ana Lopez",
        "Ana Lopez",
        0,
        Fate.STAYS,
        "Replace",
    )
    assert row.may_be and not row.is_hidden and row.places == "2 places"
    assert row.spoken == "May be a name: Ana Lopez, stays, in timeline, 2 places"
    assert count_words(rows).endswith(" go, 1 may be a name")
    assert count_words([MAY_BE, row, row]) == "2 may be names"


def test_of_many_that_may_be_names_the_others_are_named_in_a_line():
    rows = rows_with(*(f"we called Zora{letter}" for letter in "abcdefghijklmno"))
    assert sum(isinstance(one, GoRow) and one.may_be for one in rows) == MOST_MAY_BE
    last = rows[-1]
    assert isinstance(last, Heading) and (last.title, last.about) == ("and 3 more", "Zoram, Zoran, Zorao")
    assert count_words(rows).endswith("15 may be names")
    few = rows_with("we called Zora")
    assert few[-1].text == "Zora"
