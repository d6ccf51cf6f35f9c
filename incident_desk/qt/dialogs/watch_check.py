"""Watch a web address: paste it, and the rest has sensible values."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from incident_desk.domain.health_check import Check, CheckNotReadable
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService


class WatchDialog(DialogFrame):
    """Address, name, expected status, interval and limit."""

    def __init__(self, themes: ThemeService, check_id: str, window: QWidget) -> None:
        super().__init__(themes, "Watch an address", "Watch", window)
        self._id = check_id
        self.url, self.name = QLineEdit(self), QLineEdit(self)
        self.expected, self.every, self.timeout = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self._usual = {self.url: "http://localhost/", self.expected: "200-299", self.every: "15", self.timeout: "5"}
        for field in (self.expected, self.every, self.timeout):
            field.setText(self._usual[field])
        self.url.setPlaceholderText("https://example.com/health")
        rows = (("Address", self.url), ("Name (may stay empty)", self.name), ("Expected status", self.expected),
                ("Ask every, s", self.every), ("Give up after, s", self.timeout))  # fmt: skip
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(themes.current.px(12))
        for place, (words, field) in enumerate(rows):
            field.setAccessibleName(words)
            caption = self.caption(words)
            if field in (self.url, self.name):
                self.body.addWidget(caption)
                self.body.addWidget(field)
            else:
                numbers.addWidget(caption, 0, place)
                numbers.addWidget(field, 1, place)
        self.body.addLayout(numbers)
        self.url.setFocus()

    @property
    def check(self) -> Check:
        """The check that was described.

        Raises:
            CheckNotReadable: some field is wrong; the message names it.
        """
        return self._read({field: field.text().strip() for field in self._usual})

    def missing(self) -> str:
        """What is wrong with a field."""
        try:
            _ = self.check
        except CheckNotReadable as error:
            return str(error)
        return ""

    def complain(self, words: str) -> None:
        """Say it, and go to the first field that is wrong by itself."""
        super().complain(words)
        next((field for field in self._usual if self._is_wrong(field)), self.url).setFocus()

    def _is_wrong(self, field: QLineEdit) -> bool:
        try:
            self._read({**self._usual, field: field.text().strip()})
        except CheckNotReadable:
            return True
        return False

    def _read(self, texts: Mapping[QLineEdit, str]) -> Check:
        url, every = texts[self.url], _number(texts[self.every])
        return Check.from_data(
            {
                "id": self._id,
                "kind": "http",
                "name": self.name.text().strip() or url.split("//", 1)[-1][:60],
                "url": url,
                "expected": texts[self.expected],
                "timeout_s": _number(texts[self.timeout]),
                "interval_s": every,
                "incident_interval_s": every,
            }
        )


def _number(text: str) -> float | str:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return text
