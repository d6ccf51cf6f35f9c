"""Runs one command and turns its errors into exit codes: 0 done, 1 refused, 2 wrong usage."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk.domain.errors import DeskError, WrongUse

if TYPE_CHECKING:
    from argparse import Namespace

    from incident_desk.cli.session import Session
from incident_desk.formats.report_text import visible

HANDLERS = {
    "documents": ("read", "import", "playbooks", "playbook"),
    "recording": ("declare", "log", "step", "phase", "role", "assess", "erase"),
    "entries": ("entry", "timeline"),
    "merging": ("merge", "split"),
    "doctoring": ("doctor",),
    "proving": ("evidence",),
    "searching": ("search", "outages"),
    "measuring": ("metrics",),
    "checking": ("check",),
    "changing": ("change",),
    "telling": ("update", "contact"),
    "tracing": ("pattern", "cause"),
    "steering": ("status", "severity", "milestone", "ack", "resolve", "close", "reopen", "cancel", "undo", "redo"),
    "targets": ("pause", "resume", "seen"),
    "looking": ("seen-elsewhere",),
    "escalating": ("escalate",),
    "showing": ("list", "show", "clock", "verify", "backup"),
    "handing_out": ("report",),
    "sharing": ("share", "mail-draft", "print"),
    "playing": ("drill", "screenshot"),
    "piping": ("pipe",),
    "ruling": ("settings",),
    "listening": ("webhook",),
    "reviewing": ("review",),
    "action_items": ("action",),
    "running": ("checklist",),
}
"""The module of each command; it is imported when the command runs, so that a start is quick."""


def run(words: Sequence[str]) -> int:
    """Do what the words say; say on standard error what went wrong."""
    _speak_utf8()
    try:
        return _run(words)
    except WrongUse as error:
        return _complain(error, 2)
    except DeskError as error:
        return _fail(error)
    except BrokenPipeError:
        _let_go_of_output()
        return 0
    except KeyboardInterrupt:
        return 130


def _run(words: Sequence[str]) -> int:
    if _asks_for_window_alone(words):
        from incident_desk.bootstrap import open_window, person

        return open_window(Path(words[1]) if words else None, person())
    from incident_desk.cli.session import Session

    session = Session(_parsed(words))
    try:
        return handler_of(session.words.command)(session)
    finally:
        session.close()


def _asks_for_window_alone(words: Sequence[str]) -> bool:
    """Whether the window is to start, on its usual folder or a named one: then no command's words are needed."""
    return not words or (len(words) == 2 and words[0] == "--data-dir" and words[1][:1] not in ("", "-"))


def _parsed(words: Sequence[str]) -> "Namespace":
    from incident_desk.cli.parser import parse

    try:
        return parse(words)
    except SystemExit:
        # Help and version print and leave: what is still in the buffer goes out while an error can be dealt with.
        if sys.stdout is not None:
            sys.stdout.flush()
        raise


def handler_of(command: str | None) -> "Callable[[Session], int]":
    """The function that does the command; no command opens the window."""
    if command is None:
        return _open_window
    module = next(name for name, commands in HANDLERS.items() if command in commands)
    found = import_module(f"incident_desk.cli.commands.{module}")
    handler: Callable[[Session], int] = getattr(
        found, f"{command}_" if command in ("import", "print") else str(command).replace("-", "_")
    )
    return handler


def _open_window(session: "Session") -> int:
    from incident_desk.bootstrap import open_window

    if session.words.db or session.words.json:
        raise WrongUse("The desk takes neither --db nor --json; commands do. See: incident-desk --help")
    return open_window(session.data_dir, session.who)


def _speak_utf8() -> None:
    """Whatever the terminal's setting: titles are in every script, and a byte that is no text stops nothing."""
    streams = (sys.stdin, "surrogateescape"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")
    for stream, errors in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _fail(error: DeskError) -> int:
    from incident_desk.cli.session import NotPrinted

    if isinstance(error, NotPrinted):
        _let_go_of_output()
    return _complain(error, 1)


def _complain(error: DeskError, code: int) -> int:
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"incident-desk: {visible(str(error))}", file=sys.stderr, flush=True)
    return code


def _let_go_of_output() -> None:
    """Nobody reads the rest, or there is no room for it: Python's own last flush must not complain again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
