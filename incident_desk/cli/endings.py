"""In which format a file is written: what its name promises is what stands in it."""

from collections.abc import Sequence
from pathlib import Path

from incident_desk.domain.errors import WrongUse

MARKDOWN = ".md"


def ending_for(output: str, stated: str | None, endings: Sequence[str]) -> str:
    """The stated format, else the one that the name ends in, else Markdown.

    Raises:
        WrongUse: the name ends in another one than is stated, or in none of them and none is stated.
    """
    name, named = Path(output).name, Path(output).suffix.lower()
    wanted = f".{stated}" if stated else named or MARKDOWN
    if named in endings and named != wanted:
        raise WrongUse(
            f"{name!r} ends in another format than --format {stated}. End it in {wanted}, or leave --format out"
        )
    if wanted not in endings:
        raise WrongUse(
            f"{name!r} ends in no format that can be written. "
            f"End it in {', '.join(endings[:-1])} or {endings[-1]}, or state the format with --format"
        )
    return wanted
