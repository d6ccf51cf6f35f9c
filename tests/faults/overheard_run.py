"""Runs the program with an ear at its window and a hand on the run that it shows, as a person who works fast.

::

    python -m tests.faults.overheard_run DESCRIPTOR HAND WORD…      HAND is a number to choose by, "-" is none

``{"saved": [ids]}``: the window was told that these events of the run are in the record. The other lines are what
it shows at a tick, with the boot-time clock at that moment. A line is written with one system call, so that nothing
that was said is lost when the program is killed.
"""

import json
import os
import random
import sys
import time

from PySide6.QtCore import QTimer

from incident_desk.__main__ import main
from incident_desk.domain.checklist import StepState
from incident_desk.services.acts.running import Deferral, defer

_EVERY_MS = 30


def overhear(descriptor: int, hand: str) -> None:
    """Make every window of this process tell what it is told, and work through its run."""
    from incident_desk.qt import controller

    def say(line: dict[str, object]) -> None:
        os.write(descriptor, json.dumps(line).encode() + b"\n")

    class Overheard(controller.Controller):
        def __init__(self, *parts):
            super().__init__(*parts)
            self._chance = random.Random(hand)
            self._acted_on = 0
            self._hand = QTimer(self)
            self._hand.setInterval(_EVERY_MS)
            self._hand.timeout.connect(self._work)
            self.stage.link.runs.listed.connect(self._on_listed)
            self.stage.link.runs.scene_changed.connect(self._on_saved)

        def _on_listed(self, runs):
            if runs and self.runs.run is None and self.stage.link.runs.shown is None:
                self.runs.show(runs[0].id)
                self.runs.page.model.read.connect(self._on_read)
                if hand != "-":
                    self._hand.start()

        def _on_saved(self, _scene, change):
            say({"saved": [event.id for event in change.events]})

        def _work(self):
            """The answer that is asked for, else the next step: done, or put off and later taken up again."""
            model = self.runs.page.model
            reading = model.reading
            if reading is None or model.run.seq == self._acted_on:
                return
            self._acted_on = model.run.seq
            step = reading.next_step
            if reading.decision is not None and reading.decision.is_due:
                self.do("keep_going")
            elif step is None:
                model.set_state(reading.deferred[0].step.id if reading.deferred else "1.1", StepState.TO_DO)
            elif step.step.text != "Release to production" and self._chance.random() < 0.2:
                self.stage.link.runs.act(lambda run, _: defer(run, step.step.id, Deferral("later", "AD")), "MK")
            else:
                self.do("step_done")

        def _on_read(self):
            reading = self.runs.page.model.reading
            say(
                {
                    "page": self.stage.window.page,
                    "clock": self.runs.page.instruments.clock.model.caption,
                    "elapsed_s": reading.elapsed_s,
                    "since_live_s": reading.since_live_s,
                    "states": {one.step.id: one.state for one in reading.steps},
                    "kept": len(self.runs.run.course.kept),
                    "due": {one.name: one.reading.due and one.reading.due.timestamp() for one in reading.windows},
                    "left_s": {one.name: one.reading.remaining_s for one in reading.windows},
                    "boot_ns": time.clock_gettime_ns(time.CLOCK_BOOTTIME),
                }
            )

    controller.Controller = Overheard


if __name__ == "__main__":
    overhear(int(sys.argv[1]), sys.argv[2])
    sys.exit(main(sys.argv[3:]))
