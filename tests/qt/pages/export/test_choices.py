"""What is chosen is one value: hidden, kept with a reason, words, readers, formats, what stands on the pages."""

from dataclasses import replace
from datetime import timedelta, timezone

from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import hand_out
from incident_desk.formats.redaction.on_pages import PaperSize
from incident_desk.formats.redaction.sorts import REMOVED
from incident_desk.qt.pages.export.choices import FORMATS, READERS, Choices


def found(report, choices):
    return {one.text: one for one in hand_out(report, choices.wish).findings}


def test_what_these_readers_do_not_get_is_kept_with_a_reason_and_hidden_again(report):
    choices = Choices(Audience.CUSTOMER)
    commit = found(report, choices)["a939863"]
    assert choices.needs_reason(commit)
    kept = choices.keep(commit, "they asked")
    assert kept.wish.kept == ("a939863",) and kept.wish.reasons == (("a939863", "they asked"),)
    assert kept.reasons == {"a939863": "they asked"}
    assert not found(report, kept)["a939863"].is_hidden
    assert kept.hide(commit).wish == choices.wish and choices.hide(commit) is choices


def test_what_they_get_by_themselves_goes_when_it_is_wished_and_stays_without_a_reason(report):
    choices = Choices()
    mail = found(report, choices)["ana@example.com"]
    assert not choices.needs_reason(mail)
    gone = choices.hide(mail)
    assert gone.wish.also == ("ana@example.com",) and found(report, gone)["ana@example.com"].is_hidden
    assert gone.hide(mail) == gone and not gone.needs_reason(mail)
    assert gone.keep(mail).wish == choices.wish


def test_a_word_goes_once_and_is_taken_back_without_a_reason(report):
    choices = Choices(Audience.CUSTOMER).add_word("sign-in").add_word("Sign-In")
    assert choices.words == ("sign-in",) and choices.wish.words == ("sign-in",)
    word = found(report, choices)["sign-in"]
    assert word.is_hidden and not choices.needs_reason(word)
    assert choices.keep(word).words == ()


def test_what_is_said_for_others_takes_nothing_out_of_the_copy_for_insiders(report):
    outside = Choices(Audience.CUSTOMER).add_word("sign-in").replace_there("hangs")
    insiders = replace(outside, audience=Audience.INTERNAL)
    handout = hand_out(report, insiders.wish)
    assert not handout.hidden and "audience" not in handout.data and not insiders.wish.replaced_there
    assert found(report, replace(insiders, audience=Audience.TIMELINE))["sign-in"].is_hidden
    said = insiders.add_word("sign-in").replace_there("hangs")
    assert found(report, said)["sign-in"].is_hidden and said.wish.replaced_there == ("hangs",)


def test_what_is_hidden_from_executives_goes_from_insiders_once_it_is_said_there(report):
    executives = Choices(Audience.EXECUTIVE)
    host = found(report, executives)["db-prod-03"]
    insiders = replace(executives.hide(host), audience=Audience.INTERNAL)
    assert not found(report, insiders)["db-prod-03"].is_hidden
    assert found(report, insiders.hide(host))["db-prod-03"].is_hidden


def test_a_leak_is_replaced_where_it_is(report):
    choices = Choices().replace_there("db-prod-03").replace_there("db-prod-03")
    assert choices.wish.replaced_there == ("db-prod-03",)


def test_formats_are_wanted_in_their_order():
    choices = Choices().want(".html", True).want(".md", True)
    assert [name for _, name in choices.wanted] == ["PDF", "Markdown", "HTML"]
    assert Choices().want(".pdf", False).wanted == ()
    assert {ending for ending, _, _ in FORMATS} == {".pdf", ".md", ".html", ".json", ".csv"}


def test_the_pages_say_what_is_chosen():
    zone = timezone(timedelta(hours=2))
    choices = Choices().set_pages(zone, "us-letter", (False, False, True))
    on = choices.wish.on
    assert on.zone is zone and on.paper is PaperSize.LETTER
    assert (on.names(Audience.CUSTOMER), on.attaches, on.says_removed) == (True, False, True)
    bare = Choices(Audience.CUSTOMER).set_pages(zone, "a4", (False, True, False)).wish.on
    assert not bare.names(Audience.CUSTOMER)
    assert choices.wish.removed_sorts == REMOVED


def test_texts_of_the_review_go_to_outsiders_alone():
    assert Choices(Audience.INTERNAL, sections=("Lessons",)).wish.sections == ()
    assert Choices(Audience.CUSTOMER, sections=("Lessons",)).wish.sections == ("Lessons",)
    assert set(READERS) == set(Audience)
