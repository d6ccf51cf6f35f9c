"""All windows of a folder know how it goes with its webhook."""

from datetime import UTC, datetime

from incident_desk.adapters.probes.shared_webhook import SharedWebhook, ToldSamples, problem_message
from incident_desk.domain.health import Check, HttpOptions, Outcome, Sample
from incident_desk.domain.health_check import WebhookOptions
from incident_desk.services.webhook import WebhookSettings, WebhookState

ON = WebhookSettings(is_on=True, port=5000, secret="s" * 16)


class File:
    def __init__(self) -> None:
        self.settings, self.problem = WebhookSettings(), ""

    def refresh(self) -> WebhookSettings:
        return self.settings


class Ear:
    def __init__(self) -> None:
        self.heard: list[WebhookState] = []

    def webhook_changed(self, state: WebhookState) -> None:
        self.heard.append(state)


def test_what_changes_is_told_once_and_off_is_no_news():
    file, ear = File(), Ear()
    shared = SharedWebhook(file)
    assert not shared.has_changed()
    shared.tell(ear)
    assert ear.heard == []
    file.settings = ON
    assert shared.has_changed() and not shared.has_changed()
    shared.tell(ear)
    shared.tell(ear)
    assert ear.heard == [WebhookState(ON)]


def test_the_problem_of_whoever_listens_is_heard_and_goes_with_other_settings():
    file, ear = File(), Ear()
    shared = SharedWebhook(file)
    file.settings = ON
    shared.has_changed()
    shared.hear([{"samples": []}, {"listening": "odd"}, problem_message("port 5000 is taken")])
    shared.tell(ear)
    assert ear.heard[-1].problem == "port 5000 is taken"
    file.settings = WebhookSettings(is_on=True, port=5001, secret="s" * 16)
    shared.has_changed()
    shared.tell(ear)
    assert ear.heard[-1] == WebhookState(file.settings)


def test_a_file_that_cant_be_read_is_said_though_it_is_off():
    file, ear = File(), Ear()
    file.problem = "webhook.json can't be read"
    SharedWebhook(file).tell(ear)
    assert ear.heard == [WebhookState(WebhookSettings(), "webhook.json can't be read")]


def test_what_was_told_last_is_kept_of_the_checks_that_nobody_asks():
    at = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    told, asked = Check("i/a", "a", WebhookOptions("a")), Check("i/b", "b", HttpOptions("http://127.0.0.1/"))
    samples = ToldSamples()
    assert samples.watch([told, asked]) == ["i/a"]
    assert samples.watch([told, asked]) == [] and samples.of("i/a") is None
    last = Sample("i/a", at, Outcome.FAILED)
    samples.keep(
        [Sample("i/a", at, Outcome.OK), last, Sample("i/b", at, Outcome.OK), Sample("i/c", at, Outcome.OK)]
    )
    assert (samples.of("i/a"), samples.of("i/b"), samples.of("i/c")) == (last, None, None)
    samples.watch([told])
    assert samples.of("i/a") is last
    samples.watch([])
    assert samples.watch([told]) == ["i/a"] and samples.of("i/a") is None
