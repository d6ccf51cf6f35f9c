"""Webhook: nothing is asked; another monitor calls an address of this computer and says how things stand.

One call is enough: the other monitor has judged already, and tells of an alert once, not again and again. So a
check of this kind is down after one failure and normal after one good answer; only one that is called again and
again, a heartbeat, may count more of them (`told_rule`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from incident_desk.domain.checks.reading import need, need_plain_texts, plain, typed

LONGEST_HOOK = 60
LONGEST_SILENCE_S = 14 * 86_400.0
_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


@dataclass(frozen=True, slots=True)
class WebhookOptions:
    """A place that other monitors call, and which of their alerts count here."""

    kind: ClassVar[str] = "webhook"
    hook: str
    """The last part of the address that is called; several checks may share it."""
    expect_every_s: float = 0.0
    """A call is awaited this often, and longer silence is no data: a heartbeat. 0: silence means nothing."""
    match: tuple[str, ...] = ()
    """`NAME=VALUE`: only alerts whose labels have each of these; `name` is the alert's own name."""

    def __post_init__(self) -> None:
        need(is_hook(self.hook), "hook", f"from 1 to {LONGEST_HOOK} of a-z, 0-9, - and _")
        is_time = self.expect_every_s == 0 or 1 <= self.expect_every_s <= LONGEST_SILENCE_S
        need(is_time, "expect_every_s", "0 for never, or from 1 second to 14 days")
        need_plain_texts("match", self.match)
        for one in self.match:
            need(bool(_parted(one)[0]) and "=" in one, "match", f"{one} is no NAME=VALUE")

    @property
    def address(self) -> str:
        """The hook, as it may be shown and logged: without the secret that stands before it."""
        return f"webhook {self.hook}"

    def concerns(self, name: str, labels: Iterable[tuple[str, str]]) -> bool:
        """Whether an alert of that name and with these labels counts here."""
        known = {"name": name, **dict(labels)}
        return all(known.get(wanted) == value for wanted, value in map(_parted, self.match))

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        return plain(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        return cls(**typed(cls, data))


def is_hook(text: str) -> bool:
    """Whether that can be the name of a hook."""
    return 0 < len(text) <= LONGEST_HOOK and _SIGNS.issuperset(text)


def told_rule(data: Mapping[str, Any]) -> dict[str, Any]:
    """Flat data of such a check with its rule: a second failure is not waited for where none will be told."""
    found = {"failures": 1, "good": 1, **data}
    if not data.get("expect_every_s"):
        found |= {name: 1 for name in ("failures", "good") if found[name] in range(2, 1_001)}
    return found


def _parted(condition: str) -> tuple[str, str]:
    name, _, value = condition.partition("=")
    return name.strip(), value.strip()
