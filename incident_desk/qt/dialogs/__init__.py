"""The dialogs of the desk; each is one frame with a title, a body and a footer.

A dialog's module is imported when the dialog is first opened, so that a start does not wait for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from incident_desk.qt.dialogs.action_item import ActionDialog as ActionDialog
    from incident_desk.qt.dialogs.approval import ApprovalDialog as ApprovalDialog
    from incident_desk.qt.dialogs.bring_in import BringInDialog as BringInDialog
    from incident_desk.qt.dialogs.changed_since import ChangedSinceDialog as ChangedSinceDialog
    from incident_desk.qt.dialogs.close_incident import CloseDialog as CloseDialog
    from incident_desk.qt.dialogs.close_incident import still_open as still_open
    from incident_desk.qt.dialogs.copy_rich import CopyRichDialog as CopyRichDialog
    from incident_desk.qt.dialogs.declare import DeclareDialog as DeclareDialog
    from incident_desk.qt.dialogs.defer_step import DeferDialog as DeferDialog
    from incident_desk.qt.dialogs.doctor_answer import AllAnswersDialog as AllAnswersDialog
    from incident_desk.qt.dialogs.doctor_answer import AnswerDialog as AnswerDialog
    from incident_desk.qt.dialogs.doctor_answer import Asked as Asked
    from incident_desk.qt.dialogs.drill import DrillDialog as DrillDialog
    from incident_desk.qt.dialogs.drill import DrillRunsDialog as DrillRunsDialog
    from incident_desk.qt.dialogs.drill import Playable as Playable
    from incident_desk.qt.dialogs.evidence_viewer import EvidenceViewer as EvidenceViewer
    from incident_desk.qt.dialogs.export_fields import ExportFieldsDialog as ExportFieldsDialog
    from incident_desk.qt.dialogs.fill_blanks import FillBlanksDialog as FillBlanksDialog
    from incident_desk.qt.dialogs.find_all import FindAllDialog as FindAllDialog
    from incident_desk.qt.dialogs.finder import Findable as Findable
    from incident_desk.qt.dialogs.finder import Finder as Finder
    from incident_desk.qt.dialogs.finish_run import FinishRunDialog as FinishRunDialog
    from incident_desk.qt.dialogs.frame import DialogFrame as DialogFrame
    from incident_desk.qt.dialogs.insert_rows import InsertRow as InsertRow
    from incident_desk.qt.dialogs.insert_rows import InsertRowsDialog as InsertRowsDialog
    from incident_desk.qt.dialogs.mail_draft import MailDraftDialog as MailDraftDialog
    from incident_desk.qt.dialogs.measure_criterion import MeasureDialog as MeasureDialog
    from incident_desk.qt.dialogs.meeting import MeetingDialog as MeetingDialog
    from incident_desk.qt.dialogs.merge import MergeDialog as MergeDialog
    from incident_desk.qt.dialogs.patience import Patience as Patience
    from incident_desk.qt.dialogs.pause import PauseDialog as PauseDialog
    from incident_desk.qt.dialogs.phase_gate import PhaseGate as PhaseGate
    from incident_desk.qt.dialogs.print_report import PrintDialog as PrintDialog
    from incident_desk.qt.dialogs.put_together import PutTogetherDialog as PutTogetherDialog
    from incident_desk.qt.dialogs.quitting import QuittingDialog as QuittingDialog
    from incident_desk.qt.dialogs.reason import ReasonDialog as ReasonDialog
    from incident_desk.qt.dialogs.reopen import ReopenDialog as ReopenDialog
    from incident_desk.qt.dialogs.resolve import ResolveDialog as ResolveDialog
    from incident_desk.qt.dialogs.resolve_facts import Proofs as Proofs
    from incident_desk.qt.dialogs.result import ResultDialog as ResultDialog
    from incident_desk.qt.dialogs.roles import RolesDialog as RolesDialog
    from incident_desk.qt.dialogs.roll_back import RollBackDialog as RollBackDialog
    from incident_desk.qt.dialogs.run_people import RunPeopleDialog as RunPeopleDialog
    from incident_desk.qt.dialogs.severity import SeverityDialog as SeverityDialog
    from incident_desk.qt.dialogs.share_out import ShareDialog as ShareDialog
    from incident_desk.qt.dialogs.share_out import SharingDialog as SharingDialog
    from incident_desk.qt.dialogs.split import SplitDialog as SplitDialog
    from incident_desk.qt.dialogs.start_run import StartRunDialog as StartRunDialog
    from incident_desk.qt.dialogs.status import StatusDialog as StatusDialog
    from incident_desk.qt.dialogs.still_paused import StillPausedDialog as StillPausedDialog
    from incident_desk.qt.dialogs.tags import TagsDialog as TagsDialog
    from incident_desk.qt.dialogs.take_record import TakeRecordDialog as TakeRecordDialog
    from incident_desk.qt.dialogs.told_rows import Nothing as Nothing
    from incident_desk.qt.dialogs.told_rows import ToldRowsDialog as ToldRowsDialog
    from incident_desk.qt.dialogs.zone import ZoneDialog as ZoneDialog

_MODULES = {
    "ActionDialog": "action_item",
    "ApprovalDialog": "approval",
    "BringInDialog": "bring_in",
    "ChangedSinceDialog": "changed_since",
    "CloseDialog": "close_incident",
    "still_open": "close_incident",
    "CopyRichDialog": "copy_rich",
    "DeclareDialog": "declare",
    "DeferDialog": "defer_step",
    "AllAnswersDialog": "doctor_answer",
    "AnswerDialog": "doctor_answer",
    "Asked": "doctor_answer",
    "DrillDialog": "drill",
    "DrillRunsDialog": "drill",
    "Playable": "drill",
    "EvidenceViewer": "evidence_viewer",
    "ExportFieldsDialog": "export_fields",
    "FillBlanksDialog": "fill_blanks",
    "FindAllDialog": "find_all",
    "Findable": "finder",
    "Finder": "finder",
    "FinishRunDialog": "finish_run",
    "DialogFrame": "frame",
    "MailDraftDialog": "mail_draft",
    "InsertRow": "insert_rows",
    "InsertRowsDialog": "insert_rows",
    "MeasureDialog": "measure_criterion",
    "MeetingDialog": "meeting",
    "MergeDialog": "merge",
    "Patience": "patience",
    "PauseDialog": "pause",
    "PhaseGate": "phase_gate",
    "PrintDialog": "print_report",
    "PutTogetherDialog": "put_together",
    "QuittingDialog": "quitting",
    "ReasonDialog": "reason",
    "ReopenDialog": "reopen",
    "ResolveDialog": "resolve",
    "ResultDialog": "result",
    "Proofs": "resolve_facts",
    "RolesDialog": "roles",
    "RollBackDialog": "roll_back",
    "RunPeopleDialog": "run_people",
    "SeverityDialog": "severity",
    "ShareDialog": "share_out",
    "SharingDialog": "share_out",
    "SplitDialog": "split",
    "StartRunDialog": "start_run",
    "StatusDialog": "status",
    "StillPausedDialog": "still_paused",
    "TagsDialog": "tags",
    "TakeRecordDialog": "take_record",
    "Nothing": "told_rows",
    "ToldRowsDialog": "told_rows",
    "ZoneDialog": "zone",
}
"""Where each dialog, and what belongs to one, stands."""


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
