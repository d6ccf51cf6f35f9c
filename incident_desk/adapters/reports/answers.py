"""What the child that sets pages answers with, lines of JSON on its output; and what it is told in advance."""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

Say = Callable[[Mapping[str, Any]], None]
GET_READY = b'{"format": "ready"}\n'
"""What a child is told that is to get ready before its request comes."""


def say(message: Mapping[str, Any]) -> None:
    """One line to the parent."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def failed(say: Say, code: str, message: str, number: int | None = None) -> int:
    """Say what went wrong; the answer is the exit code."""
    say({"error": {"code": code, "message": message, "errno": number}})
    return 1
