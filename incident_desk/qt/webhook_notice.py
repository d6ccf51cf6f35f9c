"""Says in the window that other monitors are not heard although they should be, once that lasts."""

from PySide6.QtCore import QObject, QTimer

from incident_desk.qt.notices import Notices
from incident_desk.qt.webhook_news import WebhookNews
from incident_desk.qt.widgets.banner import BannerTone

PATIENCE_MS = 10_000
"""While one window takes over from another the port is nobody's for a moment; that is no news."""
TITLE = "Other monitors are not heard"


class WebhookNotice(QObject):
    """One banner for one problem."""

    def __init__(self, news: WebhookNews, notices: Notices) -> None:
        super().__init__(notices)
        self._news, self._notices = news, notices
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self._on_timeout)
        news.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._news.state.problem:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _on_timeout(self) -> None:
        problem = self._news.state.problem
        self._notices.tell(TITLE, f"{problem[:1].upper()}{problem[1:]}.", tone=BannerTone.CAUTION)
