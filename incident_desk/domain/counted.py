"""A number with its word, in the singular where it is one."""


def counted(number: int, thing: str) -> str:
    """``1 check``, ``3 checks``; for words whose plural ends in s."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
