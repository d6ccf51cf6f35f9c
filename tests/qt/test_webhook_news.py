"""What is heard of the webhook reaches the GUI as it is."""

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.hooks import ChangeTold
from incident_desk.qt.webhook_news import WebhookNews
from incident_desk.services.webhook import WebhookSettings, WebhookState


def test_the_state_and_the_changes_are_told(qtbot):
    news, heard = WebhookNews(), []
    assert news.state == WebhookState()
    news.changes_told.connect(heard.append)
    state = WebhookState(WebhookSettings(is_on=True, secret="s" * 16), "port 47911 is taken")
    with qtbot.waitSignal(news.changed, timeout=1000):
        news.take_state(state)
    assert news.state is state
    change = ChangeTold("a", ChangeKind.DEPLOY, "c")
    news.take_changes([change])
    assert heard == [(change,)]
