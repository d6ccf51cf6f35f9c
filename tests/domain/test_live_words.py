"""The words by which a checklist says that it goes live: read from the languages, found at the words of a text."""

import pytest

from incident_desk.domain.live_words import evened, live_words
from incident_desk.language_files import language_texts


def test_text_is_evened_out():
    assert evened("  Roll-OUT  à Übersee ") == " roll out a ubersee "


@pytest.mark.parametrize("text", ["rollout", "Roll out", "roll-out", "ROLL_OUT"])
def test_a_space_in_a_word_is_a_space_a_hyphen_or_nothing(text):
    assert live_words().puts.are_in(evened(text))


@pytest.mark.parametrize(
    ("text", "is_in"),
    [("live", True), ("alive", False), ("lives", False), ("it is LIVE!", True), ("本番環境", True)],
)
def test_a_whole_word_is_no_part_of_another(text, is_in):
    assert live_words().users.are_in(evened(text)) is is_in


def test_a_deed_begins_a_step_behind_its_number_and_what_leads_to_it():
    begins = live_words().begins
    assert all(map(begins, ("deploy", "3. now run the release", "- then deploy it", "deployment to the cluster")))
    assert not any(map(begins, ("we deploy", "deployment", "deployments are due", "starting deploy", "")))


def test_a_deed_ends_a_sentence_in_languages_that_say_it_last():
    assert live_words().last.close(evened("Die Fassung ausrollen."))
    assert not live_words().last.close(evened("Was wir ausrollen koennen"))


def test_after_stands_before_the_deed_or_behind_it():
    after = live_words().tells_after
    assert all(map(after, map(evened, ("After the release", "nach dem ausrollen", "リリース後", "Post-launch"))))
    assert not any(
        map(after, map(evened, ("Before the release", "After a very long release", "リリース前", "Posterior")))
    )
    assert live_words().tells_later(evened("after the migration")) and not after("after the migration")


def test_what_is_done_in_some_cases_begins_with_the_case():
    assert live_words().is_for_some("if it fails") and not live_words().is_for_some("iffy")


def test_every_whole_language_has_words_for_the_deed():
    whole = [text for _, text in language_texts() if "whole = true" in text]
    assert len(whole) == 7 and all("[going_live]" in text for text in whole)
