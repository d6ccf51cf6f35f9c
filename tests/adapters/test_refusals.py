"""What the system refuses has one code, whichever file it was."""

import errno

import pytest

from incident_desk.adapters.refusals import code_of_refusal


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EPERM, "read_only"),
        (errno.EIO, "io_error"),
    ],
)
def test_each_refusal_has_its_code_whatever_would_be_said_otherwise(number, code):
    assert code_of_refusal(OSError(number, "no"), "cannot_open") == code


def test_a_refusal_of_another_kind_is_what_the_asker_makes_of_it():
    assert code_of_refusal(OSError(errno.ENOTDIR, "no"), "cannot_open") == "cannot_open"
    assert code_of_refusal(OSError("no number")) == "io_error"
