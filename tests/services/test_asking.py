"""A check is tried out with its secrets, and a command only where it was allowed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.consents import ConsentFile
from incident_desk.adapters.secrets import SecretFile
from incident_desk.domain.health_check import Check, CommandOptions, HttpOptions
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.services.asking import Asking, NotAllowed


def _never():
    return False


@pytest.fixture
def asked():
    return []


@pytest.fixture
def asking(tmp_path, asked):
    def ask(check, cancelled):
        assert not cancelled()
        asked.append(check)
        return Sample(check.id, datetime.now(UTC), Outcome.OK)

    return Asking(ask, ConsentFile(tmp_path / "a.json"), SecretFile(tmp_path / "s.json"), lambda patterns: "")


def test_a_command_runs_only_once_it_is_allowed(asking, asked):
    check = Check("a", "A", CommandOptions(("true", "now")))
    with pytest.raises(NotAllowed):
        asking.try_out(check, {}, _never)
    assert asked == []
    asking.consents.allow(("true", "now"))
    assert asking.try_out(check, {}, _never).outcome is Outcome.OK
    with pytest.raises(NotAllowed):
        asking.try_out(Check("a", "A", CommandOptions(("true", "later"))), {}, _never)


def test_secrets_that_are_kept_and_such_that_are_not_yet_are_put_in(asking, asked):
    asking.secrets.keep({"old": "one"})
    url = "https://me:{secret:old}@example.org/?token={secret:new}&key={secret:gone}"
    asking.try_out(Check("a", "A", HttpOptions(url)), {"new": "two"}, _never)
    assert asked[0].options.url == "https://me:one@example.org/?token=two&key={secret:gone}"


def test_an_answer_that_repeats_a_secret_is_shown_without_it(asking):
    def ask(check, cancelled):
        return Sample(check.id, datetime.now(UTC), Outcome.OK, evidence=f"you sent {check.options.url}")

    check = Check("a", "A", HttpOptions("https://example.org/?token={secret:new}"))
    sample = replace(asking, ask=ask).try_out(check, {"new": "hunter2"}, _never)
    assert sample.evidence == "you sent https://example.org/?token=•••"
