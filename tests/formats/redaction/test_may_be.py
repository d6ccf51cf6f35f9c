"""What in a copy may still name somebody is told, and nothing of it is hidden by that."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out, with_may_be
from incident_desk.formats.redaction.may_be import MayBe, may_be_words
from incident_desk.formats.redaction.written import text_for
from tests import report_samples
from tests.full_reviews import TEMPLATES, reviewed
from tests.report_samples import opened

SENTENCE = "Ana Lopez of Zebra Associates can sign in at app.zebra.example again; db-primary was slow"


def found(*texts, audience=Audience.TIMELINE, title="Sign-in hangs", **wish):
    record = opened(title)
    for text in texts:
        record.log(text, "03:05", "Matt Lindop")
    return with_may_be(hand_out(build_report(record.events, "Incident Desk 1.0.0"), Wish(audience, **wish)))


def names(*texts, **wish):
    return [one.text for one in found(*texts, **wish).may_be]


def test_who_is_unknown_is_told_with_the_places_and_stays():
    handout = found(SENTENCE, "We called Ana Lopez")
    assert [one.text for one in handout.may_be] == ["Ana Lopez", "Zebra Associates", "db-primary"]
    first = handout.may_be[0]
    assert len(first.places) == 2 and all(place[0] == "timeline" and place[-1] == "text" for place in first.places)
    assert "Ana Lopez of Zebra Associates" in text_for(handout, ".md")


def test_what_is_known_is_none():
    assert names(SENTENCE, "Matt Lindop called", customers=("Zebra Associates",)) == ["Ana Lopez", "db-primary"]
    assert names(SENTENCE, words=("Ana Lopez",), also=("Ana Lopez",)) == ["Zebra Associates", "db-primary"]
    assert names("restarted web-03 for Globex") == ["Globex"], "a host by its shape is a finding"


def test_what_is_kept_is_none_and_neither_is_a_part_of_it():
    assert names(SENTENCE, "for Zebra it is well", kept=("zebra associates", "db-primary")) == ["Ana Lopez"]


def test_what_stands_in_small_letters_elsewhere_is_none():
    assert names("we saw Flapjack restart", "the flapjack is up") == []
    assert names("we saw Flapjack restart") == ["Flapjack"]


def test_a_longer_one_with_the_same_beginning_is_told_once():
    handout = found("we saw Mama Ines API", "and Mama Ines called")
    assert [(one.text, len(one.places)) for one in handout.may_be] == [("Mama Ines", 2)]


def test_what_stands_most_often_comes_first():
    assert names("we saw Globex", "we saw Initech", "we saw Initech again") == ["Initech", "Globex"]


def test_of_a_copy_that_hides_nothing_none_is_told():
    assert names(SENTENCE, audience=Audience.INTERNAL) == []
    assert names(SENTENCE, sorts=frozenset()) == []


def test_each_audience_is_told_of_what_it_gets():
    assert names(SENTENCE, audience=Audience.CUSTOMER) == []
    title = "Sign-in hangs for Zebra Associates"
    assert names(audience=Audience.CUSTOMER, title=title) == ["Zebra Associates"]
    assert names(audience=Audience.EXECUTIVE, title=title) == ["Zebra Associates"]


def test_in_writing_without_capitals_none_is_told():
    assert names("ゼブラ社の顧客はログインできない", title="数据库已恢复") == []


def test_what_the_product_says_itself_is_none():
    records = [getattr(report_samples, one)() for one in ("checkout", "bare", "late", "reopened", "days")]
    for record in (*records, *map(reviewed, TEMPLATES)):
        for audience in Audience:
            handout = hand_out(build_report(record.events, "Incident Desk 1.0.0"), Wish(audience))
            told = {one.text for one in with_may_be(handout).may_be}
            assert told <= NAMED, f"{audience}: {told - NAMED}"


NAMED = {"Dublin", "Frankfurt"}
"""What the samples name, and nobody has named to the record."""


def test_a_row_of_them_says_how_many_more_there_are():
    some = [MayBe(f"Name {letter}", ()) for letter in "ABC"]
    assert may_be_words(some, 3) == "Name A, Name B, Name C"
    assert may_be_words(some, 1) == "Name A and 2 more"


@given(st.lists(st.text(max_size=60), max_size=4))
def test_each_stands_in_the_copy_and_is_told_once(texts):
    handout = found(*(text for text in texts if text.strip()))
    told = [one.text for one in handout.may_be]
    assert len(told) == len(set(told)) and all(one.places for one in handout.may_be)


def test_five_thousand_entries_are_read_in_half_a_second():
    record = opened("Sign-in hangs")
    for number in range(5000):
        who = f"Zora{number % 1000} Lopez" if number % 5 == 0 else "the service"
        record.log(f"Row {number}: {who} answered 502 since the queue was full and the worker stopped", "03:05")
    handout = hand_out(build_report(record.events, "Incident Desk 1.0.0"), Wish(Audience.TIMELINE))
    began = process_time()
    told = with_may_be(handout).may_be
    assert len(told) == 200 and process_time() - began < 0.5
