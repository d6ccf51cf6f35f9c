"""Which playbook the first words of an incident speak of."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Playbook, Procedure, SeverityLevel, Trigger
from incident_desk.services.guessing import guess_playbook

OUTAGE = Playbook(
    "Chatbot Fluxa: Service Outage Playbook",
    triggers=(Trigger("Service completely down for all users"),),
    severities=(SeverityLevel("P1", signs=("Complete service outage",)),),
)
SLACK = Playbook(
    "Slack CRM bot: Production Incident Response",
    procedures=(Procedure("Slow answers", symptoms=("notes queries time out",)),),
)


def test_the_words_of_the_title_choose_and_explain():
    guess = guess_playbook("Chatbot Fluxa is down for everyone", [SLACK, OUTAGE])
    assert guess is not None
    assert guess.place == 1
    assert guess.reason == "chosen from “Chatbot Fluxa” and “down”"


def test_a_symptom_deep_in_a_playbook_is_enough():
    guess = guess_playbook("Notes time out", [OUTAGE, SLACK])
    assert guess is not None
    assert guess.place == 1


def test_common_words_choose_nothing():
    assert guess_playbook("The incident in production", [OUTAGE, SLACK]) is None


def test_a_title_that_speaks_of_two_alike_chooses_none():
    assert guess_playbook("Database", [Playbook("Database one"), Playbook("Database two")]) is None


def test_the_only_playbook_is_taken_without_a_word():
    guess = guess_playbook("", [OUTAGE])
    assert guess is not None
    assert guess.reason == "the only playbook in the library"


def test_an_empty_library_has_nothing_to_choose():
    assert guess_playbook("down", []) is None


def test_three_words_are_listed_as_people_list_them():
    guess = guess_playbook("Slack, bot, slow: answers", [OUTAGE, SLACK])
    assert guess is not None
    assert guess.reason.startswith("chosen from “")


@given(st.text(max_size=80))
def test_whatever_is_typed_the_words_of_the_reason_were_typed(title):
    guess = guess_playbook(title, [OUTAGE, SLACK])
    assert guess is None or all(word in " ".join(title.split()) or word for word in guess.words)
    assert guess is None or all(part in title for word in guess.words for part in word.split())
