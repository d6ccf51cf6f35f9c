"""A season of incidents that are over, for pictures of what is counted over many."""

from collections.abc import Sequence

MINUTE = 60


def over(
    key: int, ago: float, title: str, severity: str, minutes: Sequence[float]
) -> Sequence[tuple[float, Sequence[str]]]:
    """An incident of so many days ago; after so many minutes each it was detected, acknowledged, without impact and
    resolved."""
    began = -ago * 24 * 60
    detected, acknowledged, ended, resolved = (began + one for one in minutes)

    def before(at: float) -> str:
        return f"-{-at * MINUTE:.0f}s"

    declared = (
        "declare",
        title,
        "--severity",
        severity,
        "--playbook",
        "service-outage",
        "--impact-started",
        before(began),
    )
    return (
        (detected, (*declared, "--detected", before(detected - 0.5))),
        (acknowledged, ("ack", str(key))),
        (resolved, ("resolve", str(key), "--impact-ended", before(ended))),
    )


SEASON = (
    *over(2, 88, "Search answers slowly", "P2", (5, 10, 93, 123)),
    *over(3, 80, "Sign-up loses its session", "P1", (1, 3, 58, 83)),
    *over(4, 66, "Mail is not delivered", "P2", (6, 16, 72, 101)),
    *over(5, 45, "Exports time out", "P2", (14, 23, 185, 254)),
    *over(6, 31, "Checkout answers with errors", "P1", (2, 26, 106, 132)),
    *over(7, 17, "Reports show old data", "P3", (38, 79, 310, 340)),
)
"""Incidents of a season that are over; one missed its response target."""
