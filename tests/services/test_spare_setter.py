"""Where nothing sets pages, none is kept ready."""

from incident_desk.services.spare_setter import NoSpare, SpareSetter


def test_none_is_kept_and_nothing_is_wrong_with_it():
    spare: SpareSetter = NoSpare()
    assert [spare.keep("review"), spare.let_go("review"), spare.close()] == [None, None, None]
