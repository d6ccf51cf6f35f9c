"""The tree of errors, as it is drawn."""

import pytest

from incident_desk.domain import errors


@pytest.mark.parametrize("kind", ["Refused", "NotFound", "WrongUse", "StoreFailure"])
def test_every_error_that_a_person_can_meet_is_one_of_the_desk(kind):
    assert issubclass(getattr(errors, kind), errors.DeskError)
    assert kind in errors.__doc__


def test_a_failure_of_the_disk_says_which_and_whether_the_text_was_kept():
    failure = errors.StoreFailure("disk_full", "The disk is full", kept=True)
    assert (failure.code, failure.kept, str(failure)) == ("disk_full", True, "The disk is full")
    assert errors.StoreFailure("locked", "x").kept is False
