"""Watch a web address: paste it, and the rest has sensible values."""

from PySide6.QtWidgets import QLineEdit, QWidget

from incident_desk.domain.health_check import Check, CheckNotReadable
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService


class WatchDialog(DialogFrame):
    """Address, name, expected status, interval and limit."""

    def __init__(self, themes: ThemeService, check_id: str, window: QWidget) -> None:
        super().__init__(themes, "Watch an address", "Watch", window)
        self._id = check_id
        self.url, self.name = QLineEdit(self), QLineEdit(self)
        self.expected, self.every, self.timeout = (
            QLineEdit("200-299", self),
            QLineEdit("15", self),
            QLineEdit("5", self),
        )
        self.url.setPlaceholderText("https://example.com/health")
        rows = (("Address", self.url), ("Name (may stay empty)", self.name), ("Expected status", self.expected),
                ("Ask every (seconds)", self.every), ("Give up after (seconds)", self.timeout))  # fmt: skip
        for words, field in rows:
            field.setAccessibleName(words)
            self.body.addWidget(self.caption(words))
            self.body.addWidget(field)
        self.url.setFocus()

    @property
    def check(self) -> Check:
        """The check that was described.

        Raises:
            CheckNotReadable: some field is wrong; the message names it.
        """
        url = self.url.text().strip()
        return Check.from_data(
            {
                "id": self._id,
                "kind": "http",
                "name": self.name.text().strip() or url.split("//", 1)[-1][:60],
                "url": url,
                "expected": self.expected.text(),
                "timeout_s": _number(self.timeout.text()),
                "interval_s": _number(self.every.text()),
                "incident_interval_s": _number(self.every.text()),
            }
        )

    def missing(self) -> str:
        """What is wrong with a field."""
        try:
            _ = self.check
        except CheckNotReadable as error:
            return str(error)
        return ""


def _number(text: str) -> float | str:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return text
