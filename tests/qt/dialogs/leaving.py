"""Handouts for the tests of the dialogs by which a report leaves."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.handout import hand_out
from tests.report_samples import opened


def report():
    one = opened("Sign-in of Zebra hangs on db-prod-03")
    one.log("mail ana@example.com, password: hunter2", "03:05", "Matt Lindop")
    return build_report(one.events, "Incident Desk 0.1.0")


def answering(dialog, show=None):
    """The dialog gets each handout that it asks for at once."""
    made = report()

    def answer():
        handout = hand_out(made, dialog.wish)
        dialog.show_handout(handout) if show is None else show(handout)

    dialog.wish_changed.connect(answer)
    answer()
    return dialog
