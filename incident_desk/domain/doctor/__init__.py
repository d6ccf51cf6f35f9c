"""Timeline doctor: reads a record or a report as an auditor would, and asks what can't be so or isn't there."""

from incident_desk.domain.doctor.case import Case, CaseAction, CaseRow
from incident_desk.domain.doctor.findings import Finding, Group
from incident_desk.domain.doctor.rules import RULES, examine

__all__ = ["RULES", "Case", "CaseAction", "CaseRow", "Finding", "Group", "examine"]
