"""That other monitors are not heard is said once it lasts, and not while one window takes over from another."""

import pytest
from PySide6.QtCore import QObject

from incident_desk.qt import webhook_notice
from incident_desk.qt.webhook_news import WebhookNews
from incident_desk.qt.webhook_notice import TITLE, WebhookNotice
from incident_desk.qt.widgets.banner import BannerTone
from incident_desk.services.webhook import WebhookSettings, WebhookState

ON = WebhookSettings(is_on=True, secret="s" * 16)


class Told(QObject):
    def __init__(self):
        super().__init__()
        self.said = []

    def tell(self, title, text, tone=None):
        self.said.append((title, text, tone))


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr(webhook_notice, "PATIENCE_MS", 20)
    notices = Told()
    notices.news = WebhookNews(notices)
    WebhookNotice(notices.news, notices)
    return notices


def test_a_problem_that_lasts_is_said_in_its_own_words(told, qtbot):
    told.news.take_state(WebhookState(ON, "port 47911 is taken by another program"))
    assert told.said == []
    qtbot.waitUntil(lambda: bool(told.said))
    assert told.said == [(TITLE, "Port 47911 is taken by another program.", BannerTone.CAUTION)]


def test_one_that_goes_by_itself_is_no_news(told, qtbot):
    told.news.take_state(WebhookState(ON, "port 47911 is taken by another program"))
    told.news.take_state(WebhookState(ON))
    qtbot.wait(60)
    assert told.said == []
