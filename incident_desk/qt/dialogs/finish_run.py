"""Finish a run: what stands in the record when it is complete, or complete except what was put off."""

from PySide6.QtWidgets import QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.roles import initials
from incident_desk.domain.run_reading import RunReading, RunStep
from incident_desk.formats.times import due_face
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService

_SHOWN = 8


class FinishRunDialog(DialogFrame):
    """Says how it ends and what is left to whom; Enter ends it."""

    def __init__(self, themes: ThemeService, run: Incident, reading: RunReading, window: QWidget) -> None:
        super().__init__(themes, f"Finish {run.key}", "Finish", window)
        counts = reading.counts
        done = f"{counts.done} done" + (f", {counts.skipped} not needed" if counts.skipped else "")
        self.words = self.plain(f"{end_words(reading)}: {done} of {counts.total} steps.", "")
        self.lines = [self.plain(left_words(one, reading)) for one in reading.deferred[:_SHOWN]]
        more = counts.deferred - _SHOWN
        if more > 0:
            self.lines.append(self.plain(f"and {more} more"))
        self.body.addWidget(self.words)
        if self.lines:
            self.body.addWidget(self.caption("Deferred", "can still be done after the end"))
        for line in self.lines:
            self.body.addWidget(line)
        self.name_buttons(f"Finish: {end_words(reading).casefold()}", "Go on")
        self.say("Its clock stops. You can undo")


def end_words(reading: RunReading) -> str:
    """How it would end now."""
    left = reading.counts.deferred
    return f"Complete except {left} deferred" if left else "Complete"


def left_words(one: RunStep, reading: RunReading) -> str:
    """A step that is left: "Backup tested. Runs at night. AD, due Thu 09:00:00 UTC"."""
    mark = one.mark
    owner = initials(mark.owner) if mark and mark.owner else "no owner"
    until = f"due {due_face(mark.until, reading.now)} UTC" if mark and mark.until else "no day"
    reason = f" {mark.reason}." if mark and mark.reason else ""
    return f"{one.step.text}.{reason} {owner}, {until}"
