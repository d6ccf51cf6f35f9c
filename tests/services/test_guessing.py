"""Which playbook the first words of an incident speak of."""

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.playbook import Playbook, Procedure, SeverityLevel, Trigger
from incident_desk.domain.severity import WORKSPACE_SCHEME, Level, scale_of
from incident_desk.services.guessing import Signs, guess_level, guess_playbook

OUTAGE = Playbook(
    "Chatbot Fluxa: Service Outage Playbook",
    triggers=(Trigger("Service completely down for all users"),),
    severities=(SeverityLevel("P1", signs=("Complete service outage",)),),
)
SLACK = Playbook(
    "Slack CRM bot: Production Incident Response",
    procedures=(Procedure("Slow answers", symptoms=("notes queries time out",)),),
)


def test_the_teams_own_playbook_goes_before_one_that_was_shipped():
    shipped = Playbook("Outage", triggers=(Trigger("the web client is down"),))
    playbooks = [shipped, Playbook("Our outage")]
    title = "Outage: web client down"
    assert guess_playbook(title, playbooks).place == 0
    assert guess_playbook(title, playbooks, [False, True]).place == 1
    assert guess_playbook("web client", playbooks, [False, True]).place == 0


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


def guessed(signs, playbook=None):
    scale = scale_of(playbook)
    guess = guess_level(signs, scale, playbook)
    return scale[guess.place].name, guess.reason


def test_what_is_down_in_production_is_the_usual_level_and_never_the_worst():
    for environment in ("production", "", "edge"):
        assert guessed(Signs("/api/health", "down", environment=environment)) == (
            "P1", "the usual level for what is down",
        )  # fmt: skip


def test_what_is_not_production_is_not_as_bad_and_it_is_said():
    for environment in ("staging", " Development "):
        level, reason = guessed(Signs("/api/health", "down", environment=environment), OUTAGE)
        assert level == "P2" and reason == f"{environment.strip().lower()} is not production, so P2 at most"


def test_what_still_answers_is_not_guessed_as_an_outage():
    assert guessed(Signs("MongoDB ping", "slow"))[0] == "P3"
    assert guessed(Signs("search", "flapping"))[0] == "P2"


def test_the_words_of_a_playbooks_own_levels_decide():
    own = Playbook("Own", severities=(
        SeverityLevel("Red", rank=1, signs=("checkout unreachable",)),
        SeverityLevel("Yellow", rank=2, signs=("the search is unreachable", "search fails")),
    ))  # fmt: skip
    assert guessed(Signs("search", "down"), own)[0] == "Yellow"
    assert guessed(Signs("checkout", "down"), own)[0] == "Red"


def test_a_level_that_the_playbook_does_not_have_is_not_guessed():
    own = Playbook("Own", severities=(SeverityLevel("P1"), SeverityLevel("P2", signs=("checkout is slow",))))
    level, _ = guessed(Signs("Minor cosmetic: low priority", "down"), own)
    assert level == "P1"
    assert guessed(Signs("checkout", "slow"), own)[0] == "P2"


def test_a_scale_of_one_level_has_that_level():
    assert guess_level(Signs("api", "down"), (Level("Only", "", 0),), None).place == 0


@given(st.text(max_size=30), st.sampled_from(["down", "slow", "flapping", "odd"]), st.text(max_size=12))
def test_whatever_fails_where_ever_a_level_of_the_scale_is_guessed_and_why(name, became, environment):
    guess = guess_level(Signs(name, became, "", environment), WORKSPACE_SCHEME, None)
    assert 1 <= WORKSPACE_SCHEME[guess.place].rank <= 4 and guess.reason
