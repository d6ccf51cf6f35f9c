"""The errors a person can meet, as a tree.

::

    DeskError                 said plainly, the program goes on
    ├── Refused               a rule says no: the reason, and what would help      (exit 1)
    ├── NotFound              no incident, step or entry of that name              (exit 1)
    ├── WrongUse              the request itself is not understood                 (exit 2)
    └── StoreFailure          the disk says no: code, whether the text was kept    (exit 1)

Anything else that is raised is a bug of ours: it is logged and shown, never hidden.
"""

from typing import Literal

StoreCode = Literal[
    "disk_full", "read_only", "locked", "io_error", "cannot_open", "corrupt", "chain_broken", "too_new"
]


class DeskError(Exception):
    """Something went wrong that a person can understand; the message says what, where and what to do."""


class Refused(DeskError):
    """A rule of the record says no; nothing was written."""


class NotFound(DeskError):
    """There is no incident, step, role or entry of that name."""


class WrongUse(DeskError):
    """The request can't be understood as it stands."""


class StoreFailure(DeskError):
    """The record could not be read or written.

    Args:
        code: what the disk said, one of ``StoreCode``.
        message: what happened, what is safe and what to do.
        kept: whether the text lies somewhere durable and will be written when the disk is back.
    """

    def __init__(self, code: StoreCode, message: str, *, kept: bool = False) -> None:
        super().__init__(message)
        self.code: StoreCode = code
        self.kept = kept
