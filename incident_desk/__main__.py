"""The program and its children: the first word says which, before anything is imported.

::

    _probe      the worker that asks the checks        neither Qt nor SQLAlchemy
    _render     the worker that makes the PDF          neither Qt nor SQLAlchemy
    _plain      the worker that makes a plain PDF      Qt without a display, no SQLAlchemy
    _read       the worker that reads a document       neither Qt nor SQLAlchemy
    _guardian   alarms when the desk doesn't           neither Qt nor SQLAlchemy
    nothing     the window
    else        a command
"""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the answer is its exit code (0 done, 1 refused, 2 wrong usage)."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["_probe"]:
        from incident_desk.adapters.probes.worker import main as probe

        probe()
        return 0
    if words[:1] == ["_render"]:
        from incident_desk.adapters.reports.render import main as render

        return int(render() or 0)
    if words[:1] == ["_plain"]:
        from incident_desk.qt.offscreen.plain_pdf import main as print_plainly

        return print_plainly()
    if words[:1] == ["_read"]:
        from incident_desk.adapters.reading.child import main as read

        return int(read() or 0)
    if words[:1] == ["_guardian"]:
        from incident_desk.adapters.guardian.child import main as guard

        guard()
        return 0
    from incident_desk.cli.run import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
