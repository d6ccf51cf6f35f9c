"""Fields that are not allowed are withheld, and texts are changed in their places."""

from dataclasses import dataclass, replace

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import RULES, Audience, Rule
from incident_desk.formats.redaction.fields import (
    allowed_data,
    allowed_only,
    changed_texts,
    is_own,
    own_values,
    place_words,
    texts_of,
)
from tests.report_samples import checkout, hostile


def report_of(recorder=None):
    return build_report((recorder or checkout()).events, "Incident Desk 0.1.0")


def test_nothing_is_withheld_from_insiders():
    report = report_of()
    assert allowed_only(report, RULES[Audience.INTERNAL]) == (report, ())
    assert allowed_data(report, RULES[Audience.INTERNAL]) == report.to_data()


def test_a_withheld_field_is_empty_in_the_report_and_missing_in_its_data():
    report, withheld = allowed_only(report_of(), RULES[Audience.CUSTOMER])
    assert not report.header.commander and report.timeline == () and report.roles == ()
    assert {"header.commander", "timeline", "roles", "checks", "actions"} <= set(withheld)
    data = allowed_data(report, RULES[Audience.CUSTOMER])
    assert "timeline" not in data and "commander" not in data["header"]
    assert data["header"]["title"] == "Checkout answers 502"


def test_an_update_that_does_not_say_that_it_is_for_customers_is_withheld():
    report = report_of()
    inside = replace(report.updates[0], channels=("bridge",), audience="")
    outside = replace(report.updates[0], channels=("e-mail",), audience="customers")
    kept, _ = allowed_only(replace(report, updates=(inside, outside)), RULES[Audience.CUSTOMER])
    assert [one.audience for one in kept.updates] == ["customers"]


def test_a_field_that_nobody_has_allowed_is_withheld():
    rule = Rule("None", "nothing", fields={"ReportModel": frozenset({"header"})})
    data = allowed_data(allowed_only(report_of(), rule)[0], rule)
    assert data == {"header": {}}


def test_each_text_is_changed_in_its_place_and_the_programs_own_is_not():
    report = report_of()
    changed = changed_texts(report, lambda text, place: f"{'/'.join(map(str, place))}")
    assert changed.header.title == "header/title"
    assert changed.timeline[3].text == "timeline/3/text"
    assert changed.head == report.head and changed.header.id == report.header.id
    assert changed.header.status is report.header.status
    assert [one.at for one in changed.updates] == [one.at for one in report.updates]


def test_what_changes_nothing_gives_the_same():
    report = report_of(hostile())
    assert changed_texts(report, lambda text, place: text) == report


@dataclass(frozen=True)
class Held:
    id: str
    names: dict


def test_a_hash_that_does_not_look_like_one_is_read_like_any_other_text():
    assert is_own("id", "0195-abc") and not is_own("id", "mail ana@example.com") and not is_own("name", "abc")
    held = Held("call Ana", {"who": "Ana"})
    assert changed_texts(held, lambda text, place: text.upper()) == Held("CALL ANA", {"WHO": "ANA"})
    assert list(own_values((Held("a1", {}), held))) == ["a1"]


@pytest.mark.parametrize(
    ("place", "words"),
    [(("header", "title"), "title"), (("timeline", 11, "text"), "timeline, row 12, text")],
)
def test_a_place_is_told_in_words(place, words):
    assert place_words(place) == words


def test_the_texts_are_those_that_would_be_changed():
    report, seen = report_of(hostile()), []

    def look(text, place):
        seen.append((text, place))
        return text

    changed_texts(report, look)
    assert sorted(texts_of(report), key=str) == sorted(seen, key=str)
