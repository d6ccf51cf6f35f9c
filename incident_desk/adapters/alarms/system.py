"""The alarms of this system: its player, its notifications."""

from collections.abc import Callable
from time import monotonic

from incident_desk.adapters.alarms.notifier import SystemNotifier
from incident_desk.adapters.alarms.player import SystemPlayer
from incident_desk.services.alarms import Alarms


def system_alarms(wants_sound: Callable[[], bool]) -> Alarms:
    """Alarms that are heard and seen; ``wants_sound`` is asked for each sound."""
    return Alarms(SystemPlayer(), SystemNotifier(), wants_sound, monotonic)
