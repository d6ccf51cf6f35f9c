"""What somebody who waits for a document hears of its reading, and how they stop it."""

from collections.abc import Callable

from incident_desk.domain.errors import DeskError


class ReadingStopped(DeskError):
    """The person stopped the reading; nothing was kept."""


class ReadingWatch:
    """One reading: how far it is, and its end at a word. Any thread may look and stop."""

    def __init__(self) -> None:
        self.share = 0.0
        """How much of the document is read, from 0 to 1."""
        self.is_stopped = False
        self._end: Callable[[], None] | None = None

    def stop(self) -> None:
        """Read no further: what computes is ended."""
        self.is_stopped = True
        end = self._end
        if end is not None:
            end()

    def begin(self, end: Callable[[], None] | None) -> None:
        """What computes can be ended so; None: it has ended.

        Raises:
            ReadingStopped: it was stopped before.
        """
        self._end = end
        self.look()

    def look(self) -> None:
        """Nothing while it is wanted.

        Raises:
            ReadingStopped: it was stopped.
        """
        if self.is_stopped:
            raise ReadingStopped("The reading was stopped; nothing was imported")
