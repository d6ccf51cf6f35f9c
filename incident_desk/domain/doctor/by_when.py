"""By when an action item is to be done: its date, or the words of a heading that name a time; what it lacks."""

import re

_NO_TIME = re.compile(
    r"a|actions?|additional|all|and|corrective|for|follow|followup|future|improvements?|items?|later|measures?|next"
    r"|of|ongoing|open|or|other|outstanding|planned|prevention|preventi?ve|preventative|proposed|recommendations?"
    r"|recommended|remaining|remediation|steps?|suggested|tasks?|the|to|do|todos?|up|work"
)
"""Words of headings over action items that name no time: "Recommended future actions", "Next steps"."""
_WORD = re.compile(r"[^\W_]+")


def by_when(due: str, horizon: str) -> str:
    """The date, else the heading where it names a time ("next week"); empty where neither does.

    A heading is taken at its word unless all of its words are known to name no time: it may be of any language.
    """
    words = _WORD.findall(horizon.casefold())
    return due or ("" if all(_NO_TIME.fullmatch(word) for word in words) else horizon)


def lacks(owner: str | None, due: str | None, horizon: str = "", *, done: bool) -> tuple[str, ...]:
    """What an open action item has not, of owner and date; a done one lacks nothing."""
    parts = () if done else (("owner", owner), ("date", by_when(due or "", horizon)))
    return tuple(name for name, there in parts if not there)
