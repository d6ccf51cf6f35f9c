"""What the system says when it refuses a file, as one of the store's codes."""

import errno

from incident_desk.domain.errors import StoreCode

_CODES: dict[int | None, StoreCode] = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.EIO: "io_error",
}


def code_of_refusal(error: OSError, otherwise: StoreCode = "io_error") -> StoreCode:
    """The code that fits the error's number; ``otherwise`` where none does."""
    return _CODES.get(error.errno, otherwise)
