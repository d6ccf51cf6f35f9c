"""Keeps what was typed into the editor and not saved: for its next opening, and through a crash."""

import json
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from incident_desk.qt.draft_keeper import DraftKeeper
from incident_desk.qt.link import DeskLink
from incident_desk.services.drafts import Unsent


class Drafting(QObject):
    """The texts of one check, under a key of its record and itself. Secrets are no part of it."""

    came_back = Signal(object)
    """Texts that were typed before: a mapping."""

    def __init__(self, link: DeskLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = DraftKeeper(link, None, self)
        self._link, self._comes_back = link, True
        self._has_place, self._has_noted = False, False
        self._keeper.came_back.connect(self._on_came_back)

    def use(self, key: str, *, come_back: bool = True) -> None:
        """Keep what is typed under that key from now on; what is kept there comes back, unless it is not wanted."""
        office = self._link.office
        self._comes_back, self._has_noted = come_back, False
        if not self._has_place and office is not None and office.drafts is not None:
            self._has_place = True
            self._keeper.use(office.drafts)
        self._keeper.open(key)

    def note(self, texts: Mapping[str, str] | None, now: datetime) -> None:
        """These are the texts now; None where nothing is unsaved."""
        if texts is None and not self._has_noted:
            # Nothing was typed: what is kept from before is on its way back.
            return
        self._has_noted = texts is not None
        self._keeper.note(Unsent(json.dumps(dict(texts), ensure_ascii=False), now) if texts is not None else None)

    def leave(self) -> None:
        """Keep what was typed; from now on another check stands in the fields."""
        self._keeper.flush()
        self._has_noted = False

    def flush(self) -> None:
        """Keep it now."""
        self._keeper.flush()

    def _on_came_back(self, unsent: Unsent) -> None:
        if not self._comes_back:
            return
        try:
            texts = json.loads(unsent.text)
        except ValueError:
            return
        if isinstance(texts, dict):
            self.came_back.emit({str(name): str(text) for name, text in texts.items()})
