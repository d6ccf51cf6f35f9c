"""Runs one command and turns its errors into exit codes: 0 done, 1 refused, 2 wrong usage."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from incident_desk.cli.parser import parse
from incident_desk.cli.session import Session
from incident_desk.domain.errors import DeskError, WrongUse

HANDLERS = {
    "documents": ("read", "import", "playbooks"),
    "recording": ("declare", "log", "step", "phase", "role", "assess", "erase", "check"),
    "steering": ("status", "severity", "milestone", "ack", "resolve", "close", "reopen", "cancel", "undo", "redo"),
    "showing": ("list", "show", "clock", "report", "verify", "backup"),
    "playing": ("drill", "screenshot"),
    "piping": ("pipe",),
}
"""The module of each command; it is imported when the command runs, so that a start is quick."""


def run(words: Sequence[str]) -> int:
    """Do what the words say; say on standard error what went wrong."""
    try:
        return _run(words)
    except WrongUse as error:
        print(f"incident-desk: {error}", file=sys.stderr)
        return 2
    except DeskError as error:
        print(f"incident-desk: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _run(words: Sequence[str]) -> int:
    session = Session(parse(words))
    try:
        return handler_of(session.words.command)(session)
    finally:
        session.close()


def handler_of(command: str | None) -> Callable[[Session], int]:
    """The function that does the command; no command opens the window."""
    if command is None:
        return _open_window
    module = next(name for name, commands in HANDLERS.items() if command in commands)
    found = import_module(f"incident_desk.cli.commands.{module}")
    handler: Callable[[Session], int] = getattr(found, f"{command}_" if command == "import" else command)
    return handler


def _open_window(session: Session) -> int:
    from incident_desk.bootstrap import open_window

    return open_window(session.data_dir, session.who)
