"""What the wishes of a page share: it is made when it is first asked for, and may be in front."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from incident_desk.qt.stage import Stage

Page = TypeVar("Page", bound=QWidget)


class PageWishes(QObject, Generic[Page]):
    """The wishes of one page of the window. ``_made`` of a subclass makes it and puts it into the window."""

    def __init__(self, stage: Stage, name: str) -> None:
        """``name`` is the page's in the window."""
        super().__init__(stage.window)
        self._stage, self._name = stage, name
        self._page: Page | None = None
        stage.window.page_makers[name] = self._make_page

    @property
    def page(self) -> Page:
        """The page; it is made when it is first asked for."""
        self._make_page()
        assert self._page is not None
        return self._page

    @property
    def is_in_front(self) -> bool:
        """Whether the page is what the person sees."""
        return self._page is not None and self._stage.window.page == self._name

    def show(self) -> None:
        """Bring the page to the front."""
        self._stage.window.show_page(self._name)

    def _make_page(self) -> None:
        if self._page is None:
            self._made()

    def _made(self) -> None:
        """Make the page as ``_page``."""
        raise NotImplementedError
