"""Runs the program as it is, with an ear at its window: what the window was told, as JSON lines on a descriptor.

::

    python -m tests.faults.overheard DESCRIPTOR WORD…       the words are those of the command line

``{"saved": [ids]}``: the window was told that these events are in the record. ``{"page", "key", "status",
"declared", "elapsed_s", "boot_ns"}``: what it shows at a tick, and the boot-time clock at that moment. A line is
written with one system call, so that nothing that was said is lost when the program is killed.
"""

import json
import os
import sys
import time

from incident_desk.__main__ import main


def overhear(descriptor: int) -> None:
    """Make every window of this process tell what it is told."""
    from incident_desk.qt import controller

    def say(line: dict[str, object]) -> None:
        os.write(descriptor, json.dumps(line).encode() + b"\n")

    class Overheard(controller.Controller):
        def __init__(self, *parts):
            super().__init__(*parts)
            self.stage.link.scene_changed.connect(self._on_saved)
            self.stage.desk.instruments_model.read.connect(self._on_read)

        def _on_saved(self, _scene, change):
            say({"saved": [event.id for event in change.events]})

        def _on_read(self):
            model = self.stage.desk.instruments_model
            boot_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
            incident = model.scene.incident
            say(
                {
                    "page": self.stage.window.page,
                    "key": incident.key,
                    "status": incident.status,
                    "declared": incident.declared_at.timestamp(),
                    "elapsed_s": model.reading.elapsed_s,
                    "boot_ns": boot_ns,
                }
            )

    controller.Controller = Overheard


if __name__ == "__main__":
    overhear(int(sys.argv[1]))
    sys.exit(main(sys.argv[2:]))
