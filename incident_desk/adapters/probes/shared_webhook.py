"""The webhook of a data folder that several programs have open: the one that has the watch listens, all know how.

Used on the one thread that looks after the watch; `problem` is set on a worker's thread.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from incident_desk.domain.health import Check, Sample
from incident_desk.services.probe_ports import ProbeListener
from incident_desk.services.webhook import Webhook, WebhookSettings, WebhookState


class SharedWebhook:
    """The settings as the folder has them, and how it goes by them."""

    def __init__(self, webhook: Webhook) -> None:
        self._webhook = webhook
        self._told: WebhookState | None = None
        self.settings = WebhookSettings()
        self.problem = ""
        """Why whoever has the watch hears nobody, in its words."""

    def has_changed(self) -> bool:
        """Whether the settings are others than before."""
        before, self.settings = self.settings, self._webhook.refresh()
        if self.settings == before:
            return False
        self.problem = ""
        return True

    def hear(self, messages: Iterable[Mapping[str, Any]]) -> None:
        """What the program that has the watch says of its listening."""
        for message in messages:
            said = message.get("listening")
            if isinstance(said, dict) and isinstance(said.get("problem"), str):
                self.problem = said["problem"]

    def tell(self, listener: ProbeListener) -> None:
        """Say how it goes, if that is something else than was said before."""
        problem = self._webhook.problem or (self.problem if self.settings.is_on else "")
        state = WebhookState(self.settings, problem)
        if state != (self._told or WebhookState()):
            listener.webhook_changed(state)
        self._told = state


class ToldSamples:
    """What was told last of each check that is told and not asked, for a program that comes later.

    It would else wait for the next call, which may be hours away.
    """

    def __init__(self) -> None:
        self._last: dict[str, Sample | None] = {}

    def watch(self, checks: Sequence[Check]) -> list[str]:
        """These checks and no others; the answer is the ids of those that are told and new here."""
        before = self._last
        self._last = {one.id: before.get(one.id) for one in checks if not one.is_asked}
        return [one for one in self._last if one not in before]

    def keep(self, samples: Iterable[Sample]) -> None:
        """Something was told."""
        for one in samples:
            if one.check_id in self._last:
                self._last[one.check_id] = one

    def of(self, check_id: str) -> Sample | None:
        """What was told last of that check; None where nothing was, or where it is asked."""
        return self._last.get(check_id)


def problem_message(problem: str) -> dict[str, Any]:
    """How it goes, as it stands on the board: without port and secret."""
    return {"listening": {"problem": problem}}
