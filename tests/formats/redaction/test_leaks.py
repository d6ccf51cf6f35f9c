"""A finished file that says too much is found out."""

from dataclasses import replace

import pytest

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Part, Where, paper_parts, parts_of
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.leaks import leaks_in, own_texts, own_words
from incident_desk.formats.redaction.sorts import EVERY, Sort
from incident_desk.formats.redaction.written import text_for
from tests.planted_secrets import CUSTOMERS, planted
from tests.report_samples import hostile, opened

REPORT = build_report(planted().events, "Incident Desk 0.1.0")


@pytest.mark.parametrize("audience", list(Audience))
def test_no_format_leaks(audience):
    handout = hand_out(REPORT, Wish(audience, EVERY, customers=CUSTOMERS))
    for ending in (".md", ".html", ".json", ".csv"):
        assert leaks_in(parts_of(ending, text_for(handout, ending).encode()), handout) == ()
    assert leaks_in(paper_parts(handout.document, handout.data), handout) == ()


def test_a_hidden_name_in_an_alternative_text_is_a_leak():
    handout = hand_out(REPORT, Wish(Audience.CUSTOMER, customers=CUSTOMERS))
    name = next(one for one in handout.hidden if one.sort is Sort.CUSTOMER).spellings[0]
    leak, *_ = leaks_in([Part(Where.ALTERNATIVE, f"Answer times for {name}, by minute")], handout)
    assert (leak.text, leak.where, leak.sort) == (name, Where.ALTERNATIVE, Sort.CUSTOMER)
    assert leak.around == f"Answer times for {name}, by minute"


def test_what_would_have_been_hidden_is_a_leak_by_its_shape():
    handout = hand_out(REPORT, Wish(Audience.CUSTOMER))
    leaks = leaks_in([Part(Where.TEXT, "made on build-agent-77 with new.one@example.org")], handout)
    assert {leak.sort for leak in leaks} == {Sort.HOST, Sort.EMAIL}


def test_in_the_bytes_of_a_file_known_terms_are_looked_for_and_shapes_are_not():
    handout = hand_out(REPORT, Wish(Audience.CUSTOMER))
    term = handout.hidden[0].spellings[0]
    assert [one.text for one in leaks_in([Part(Where.METADATA, f"x {term} y", raw=True)], handout)] == [term]
    assert leaks_in([Part(Where.METADATA, "new.one@example.org", raw=True)], handout) == ()


def test_a_term_inside_a_longer_word_is_no_leak():
    handout = hand_out(REPORT, Wish(Audience.CUSTOMER, words=("Sign",)))
    assert leaks_in([Part(Where.TEXT, "Signal")], handout) == ()


def test_the_records_own_hash_is_no_leak():
    handout = hand_out(REPORT, Wish(Audience.CUSTOMER))
    assert REPORT.head.hash in own_texts(REPORT)
    assert leaks_in([Part(Where.TEXT, f"Record head 9 {REPORT.head.hash}")], handout) == ()


def test_the_reports_own_words_are_no_leak():
    handout = hand_out(REPORT, Wish(Audience.CUSTOMER, customers=("Impact duration",)))
    assert "Impact duration" in own_words(handout) and "Sign-in" not in own_words(handout)
    spelled = replace(handout.hidden[0], spellings=("Impact duration",))
    assert leaks_in([Part(Where.TEXT, "Impact duration")], replace(handout, findings=(spelled,))) == ()


def test_stand_ins_are_no_leaks():
    handout = hand_out(REPORT, Wish(Audience.CUSTOMER))
    assert leaks_in([Part(Where.TEXT, "password: [secret 7] of [commander]")], handout) == ()


def test_hostile_texts_leak_nothing_either():
    handout = hand_out(build_report(hostile().events, "x"), Wish(Audience.TIMELINE))
    for ending in (".md", ".html", ".json", ".csv"):
        assert leaks_in(parts_of(ending, text_for(handout, ending).encode()), handout) == ()


def test_a_kept_address_is_no_leak_of_its_host():
    recorder = opened("Sign-in fails")
    recorder.log("Mail ana@corp.example, please", "03:10")
    report = build_report(recorder.events, "Incident Desk 0.1.0")
    copy = hand_out(report, Wish(Audience.TIMELINE, kept=("ana@corp.example",)))
    said = text_for(copy, ".md")
    assert "ana@corp.example" in said and leaks_in(parts_of(".md", said.encode()), copy) == ()


def test_a_name_that_is_a_word_is_hidden_and_looked_for_by_its_capital_alone():
    recorder = opened("Sign-in fails")
    recorder.log("We will give customers a grace period. Will asked Grace", "03:10", who="Will")
    recorder.log("Root cause: the root volume was full", "03:11", who="Grace")
    recorder.log("will look", "03:12", who="root")
    report = build_report(recorder.events, "Incident Desk 0.1.0")
    copy = hand_out(report, Wish(Audience.TIMELINE, replaced_there=("Will",)))
    said = text_for(copy, ".md").replace("\\", "")
    assert "We will give customers a grace period. [person 1] asked [person 2]" in said
    assert "Root cause: the [" not in said and "will look" in said and "| root" not in said
    for ending in (".md", ".html", ".json", ".csv"):
        assert leaks_in(parts_of(ending, text_for(copy, ending).encode()), copy) == ()
    assert leaks_in(paper_parts(copy.document, copy.data), copy) == ()
    told = [leak.text for leak in leaks_in([Part(Where.TEXT, "will ask Will")], copy)]
    assert told == ["Will"] and leaks_in([Part(Where.METADATA, "by Grace", raw=True)], copy)
