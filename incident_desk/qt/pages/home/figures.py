"""The five figures of Home as they are shown: value, caption, a row of bars or blocks, and words for ears."""

from dataclasses import dataclass
from math import isfinite

from incident_desk.domain.durations import countdown, span
from incident_desk.domain.metrics import ActionFigure, MedianFigure, Metrics, ShareFigure
from incident_desk.domain.metrics_over import Quantile

_SHOWN = 8
_HOUR = 3600
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class FigureShown:
    """One figure. ``bars`` are shares of the highest, oldest first; ``blocks`` say met or missed one by one."""

    title: str
    value: str = _NOTHING
    caption: str = "no incident yet"
    bars: tuple[float, ...] = ()
    blocks: tuple[bool, ...] = ()
    meaning: str = ""

    @property
    def spoken(self) -> str:
        """Value and caption in words."""
        value = "none" if self.value == _NOTHING else self.value
        return f"{value}, {self.caption}"


ACKNOWLEDGE, RESTORE = "Time to acknowledge, median", "Time to restore, median"
RESPONSE, UPDATES, ACTIONS = "Response targets met", "Updates sent on time", "Open action items"


def figures(metrics: Metrics | None) -> tuple[FigureShown, ...]:
    """The five figures; without metrics they have no value yet."""
    if metrics is None:
        return tuple(FigureShown(title, caption="") for title in (ACKNOWLEDGE, RESTORE, RESPONSE, UPDATES, ACTIONS))
    return (
        _median(ACKNOWLEDGE, metrics.acknowledge),
        _median(RESTORE, metrics.restore),
        _response(metrics.response, metrics.incidents),
        _updates(metrics.updates, metrics.incidents),
        _actions(metrics.actions),
    )


def _median(title: str, figure: MedianFigure) -> FigureShown:
    meaning = f"{figure.rule.formula}. Drills and cancelled incidents are not counted."
    if figure.of == 0:
        return FigureShown(title, meaning=meaning)
    counted = f"{figure.counted} of {figure.of}{f', {figure.unsure} about' if figure.unsure else ''}"
    lengths = [one.low_s or (one.high_s if isfinite(one.high_s) else 0.0) for one in figure.values]
    most = max(lengths, default=0.0) or 1.0
    bars = tuple(value / most for value in lengths[-_SHOWN:])
    if figure.median is None:
        few = "too few for a median" if figure.counted else "no times recorded"
        return FigureShown(title, caption=f"{few}: {counted}", bars=bars, meaning=meaning)
    return FigureShown(title, _quantile(figure.median), f"from declared · {counted}", bars, meaning=meaning)


def _quantile(one: Quantile) -> str:
    """A median that is only bounded is told with what bounds it."""
    if one.low_s == one.high_s:
        return length(one.low_s)
    if not isfinite(one.high_s):
        return f"≥ {length(one.low_s)}"
    return f"{length(one.low_s)} to {length(one.high_s)}" if one.low_s else f"≤ {length(one.high_s)}"


def _response(figure: ShareFigure, incidents: int) -> FigureShown:
    meaning = "Acknowledged within the response target, of all whose outcome is known."
    if figure.of == 0:
        words = "no target with an outcome" if incidents else "no incident yet"
        return FigureShown(RESPONSE, caption=words, meaning=meaning)
    value = f"{figure.met} of {figure.of}"
    return FigureShown(RESPONSE, value, _missed(figure), blocks=figure.marks[-_SHOWN:], meaning=meaning)


def _missed(figure: ShareFigure) -> str:
    if not figure.missed:
        return "none missed"
    if len(figure.missed) == 1:
        return f"missed once: {figure.missed[0]}"
    return f"missed {len(figure.missed)} times, last {figure.missed[-1]}"


def _updates(figure: ShareFigure, incidents: int) -> FigureShown:
    meaning = "Within the cadence of the update before, or of the declaration; one that never came counts as late."
    if figure.of == 0:
        words = "no update was due" if incidents else "no incident yet"
        return FigureShown(UPDATES, caption=words, meaning=meaning)
    late = len(figure.missed)
    caption = f"late in {late} incident{'s' if late > 1 else ''}" if late else "none late"
    return FigureShown(
        UPDATES, f"{figure.met} of {figure.of}", caption, blocks=figure.marks[-_SHOWN:], meaning=meaning
    )


def _actions(figure: ActionFigure) -> FigureShown:
    whose = "its" if figure.past_due == 1 else "their"
    words = f"{figure.past_due} past {whose} date" if figure.past_due else "none past its date"
    caption = words if figure.open else "nothing to do"
    return FigureShown(ACTIONS, str(figure.open), caption, meaning="Of every incident, whenever it was.")


def length(seconds: float) -> str:
    """A median as it is printed: ``09:30`` below an hour, then ``1 h 52 min``."""
    return countdown(seconds) if seconds < _HOUR else span(seconds // 60 * 60)
