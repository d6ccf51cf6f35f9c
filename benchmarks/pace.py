"""How many times slower this computer is, at this time, than the one that the goals were set on.

Told by what prometheus-blackbox-exporter takes for an ask (``health.pace_of``), in the same run as what is
measured; 1 where that program is absent.
"""

from health import pace_of
from health_peers import costs

ROUNDS, ASKS = 3, 200


def pace_here() -> float:
    """The pace; takes some seconds."""
    return pace_of(costs(ROUNDS, ASKS))
