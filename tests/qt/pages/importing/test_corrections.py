"""Every kind that a document can be has a name to choose it by."""

from incident_desk.domain.playbook import KINDS
from incident_desk.qt.pages.importing.corrections import KIND_NAMES, Corrections


def test_every_kind_can_be_chosen_and_nothing_is_corrected_at_first():
    assert set(KIND_NAMES) == set(KINDS) and len(set(KIND_NAMES.values())) == len(KINDS)
    assert Corrections() == Corrections(None, "", "")
