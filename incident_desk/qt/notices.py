"""Banners that stay until they are answered, one at a time: what failed comes before what is merely told."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.widgets.banner import BannerModel, BannerTone
from incident_desk.qt.widgets.button import ButtonModel


@dataclass(frozen=True, slots=True)
class Answer:
    """A button of a notice: its word, and what it does once the banner is gone (None: nothing more)."""

    word: str
    do: Callable[[], None] | None = None


CLOSE = Answer("Close")


class Notices(QObject):
    """What the window has to say that must not be missed. The same words stand once, however often they come."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._answers: dict[BannerModel, tuple[Answer, ...]] = {}
        self._order: list[BannerModel] = []
        window.banner_answered.connect(self._on_answered)

    def tell(self, title: str, text: str, *answers: Answer, tone: BannerTone = BannerTone.ERROR) -> None:
        """Say it now, or once what is more urgent was answered. Without answers it can be closed."""
        given = answers or (CLOSE,)
        model = BannerModel(title, text, tone, tuple(ButtonModel(one.word, small=True) for one in given))
        if model in self._answers:
            return
        self._answers[model] = given
        self._order.insert(0 if tone is BannerTone.ERROR else len(self._order), model)
        self._show()

    def clear(self) -> None:
        """Take away everything that was said: it no longer holds."""
        self._order.clear()
        self._answers.clear()
        self._show()

    def _show(self) -> None:
        self._window.show_banner(self._order[0] if self._order else None)

    def _on_answered(self, action: int) -> None:
        if not self._order:
            return
        answer = self._answers.pop(self._order.pop(0))[action]
        self._show()
        if answer.do is not None:
            answer.do()
