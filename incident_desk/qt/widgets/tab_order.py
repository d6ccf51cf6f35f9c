"""The way of the Tab key. Qt puts every new widget last; these put it where it stands."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(part: QWidget) -> list[QWidget]:
    """What the Tab key can stop at in a part, in the order in which it was made."""
    return [one for one in (part, *part.findChildren(QWidget)) if _is_stop(one)]


def stop_before(widget: QWidget) -> QWidget | None:
    """The stop before that widget; None where it is the only one."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and not _is_stop(before):
        before = before.previousInFocusChain()
    return None if before is widget else before


def chain(after: QWidget | None, stops: Iterable[QWidget]) -> None:
    """Let these follow each other, the first one right after ``after``."""
    for stop in stops:
        if after is not None and after is not stop:
            QWidget.setTabOrder(after, stop)
        after = stop


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
