"""What a command's words are made of, and those that several commands share."""

from dataclasses import dataclass
from typing import Any

TIME = "ISO 8601 with offset or Z, HH:MM[:SS] (the last one that has passed, local zone), or -12m"


@dataclass(frozen=True, slots=True)
class Argument:
    """One word or option of a command."""

    names: tuple[str, ...]
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, one line of help and its arguments."""

    name: str
    help: str
    arguments: tuple[Argument, ...] = ()


def argument(*names: str, **options: Any) -> Argument:
    """A word or option, as argparse takes it."""
    return Argument(names, options)


AT = argument("--at", metavar="TIME", help=f"when it happened: {TIME}")
PLAN = argument("--plan", metavar="NAME", help="which time plan of the document to use, where it has two")
APPROVED = argument("--approved", metavar="N", help="as version N was approved, or last")
RATE = argument(
    "--rate",
    metavar="RATE",
    help="what an hour of a person costs, such as '90 EUR': adds the cost of the response; none: leaves it out",
)
