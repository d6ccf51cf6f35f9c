"""Where the shipped files are: one function finds them in the repository and in the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``resource("icons", "home.svg")``.

    In the wheel ``resources`` lies inside the package; in the repository it lies beside it.

    Raises:
        FileNotFoundError: nothing of that name is shipped.
    """
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"Not shipped with Incident Desk: resources/{'/'.join(parts)}")
