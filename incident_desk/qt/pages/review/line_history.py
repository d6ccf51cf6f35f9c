"""What was typed in the lines of a list, to go back and forth in: word by word, and by lines that came or went."""

from dataclasses import dataclass

MOST = 500
"""So many steps back are kept."""


@dataclass(frozen=True, slots=True)
class Standing:
    """All lines, and where the cursor was: the line and the sign in it."""

    lines: tuple[str, ...] = ("",)
    line: int = 0
    place: int = 0


class LineHistory:
    """Remembers where the lines stood; who types on in one word takes no step."""

    def __init__(self, now: Standing) -> None:
        self.now = now
        self._before: list[Standing] = []
        self._after: list[Standing] = []
        self._is_typing = False

    def note(self, now: Standing) -> None:
        """The lines stand so by now."""
        if now.lines == self.now.lines:
            self.now = now
            return
        typed = self._typed(now)
        if not (typed.strip() and self._is_typing):
            self._before = [*self._before[1 - MOST :], self.now]
        self._is_typing = bool(typed)
        self._after.clear()
        self.now = now

    def undo(self) -> Standing | None:
        """The step before; None where there is none."""
        return self._move(self._before, self._after)

    def redo(self) -> Standing | None:
        """The step that was gone back from; None where there is none."""
        return self._move(self._after, self._before)

    def _move(self, source: list[Standing], target: list[Standing]) -> Standing | None:
        if not source:
            return None
        target.append(self.now)
        self._is_typing = False
        self.now = source.pop()
        return self.now

    def _typed(self, now: Standing) -> str:
        """The one letter that was typed since; empty where it was something else."""
        before = self.now
        if len(now.lines) != len(before.lines) or now.line != before.line or now.place != before.place + 1:
            return ""
        return now.lines[now.line][before.place : now.place] if now.line < len(now.lines) else ""
