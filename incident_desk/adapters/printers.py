"""The printers of CUPS, by its own two programs: ``lpstat`` names them, ``lp`` takes the PDF as it is.

A PDF is what CUPS prints by itself, so the paper has the letters of the file and not their picture, and what was
looked through is what is printed. Windows has neither program: there a PDF is saved and printed by its reader.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from incident_desk.domain.errors import DeskError
from incident_desk.services.printing import Printer, PrintOrder, Sides

TIMEOUT_S = 30.0
"""A print service that asks its printers over the network takes some seconds."""
_SIDES = {Sides.ONE: "one-sided", Sides.TWO: "two-sided-long-edge"}
_USUAL = re.compile(r"^.*:\s*(\S+)\s*$")
_REQUEST = re.compile(r"\b(\S+-\d+)\b")


class CupsPrinters:
    """Asks CUPS, in a process that can be given up."""

    def printers(self) -> Sequence[Printer]:
        """Every printer; none where there is none, or no CUPS."""
        usual = next(_usual(_said("lpstat", "-d")), "")
        return [Printer(name, name == usual) for name in _said("lpstat", "-e").split()]

    def send(self, pdf: Path, order: PrintOrder, title: str) -> str:
        """Hand the file over; CUPS keeps a copy of it. The answer is the number of the order.

        Raises:
            DeskError: it does not take it, and why.
        """
        words = ["-d", order.printer, "-n", str(order.copies), "-t", title]
        words += ["-P", order.pages] if order.pages else []
        words += ["-o", f"sides={_SIDES[order.sides]}"] if order.sides in _SIDES else []
        try:
            done = _run("lp", *words, "--", str(pdf))
        except (OSError, subprocess.TimeoutExpired) as error:
            raise DeskError(f"Not printed: the print service does not answer ({error}). Print to a file") from error
        if done.returncode:
            why = " ".join(done.stderr.split())[-300:] or f"exit code {done.returncode}"
            raise DeskError(f"Not printed: the printer {order.printer} does not take it ({why})")
        found = _REQUEST.search(done.stdout)
        return found[1] if found else ""


def _usual(said: str) -> Iterator[str]:
    """``system default destination: NAME``."""
    yield from (found[1] for line in said.splitlines() if (found := _USUAL.match(line)))


def _said(program: str, *words: str) -> str:
    try:
        return _run(program, *words).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _run(program: str, *words: str) -> "subprocess.CompletedProcess[str]":
    found = shutil.which(program)
    if found is None:
        raise FileNotFoundError(f"there is no {program}")
    return subprocess.run(
        [found, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=TIMEOUT_S,
        env=os.environ | {"LC_ALL": "C"},
        check=False,
    )
