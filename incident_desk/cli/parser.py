"""The commands and their words, as one table that help, manual and tests share."""

import argparse
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NoReturn

from incident_desk import __version__
from incident_desk.cli.arguments import AT as _AT
from incident_desk.cli.arguments import PLAN as _PLAN
from incident_desk.cli.arguments import TIME, Argument, Command
from incident_desk.cli.arguments import argument as _argument
from incident_desk.cli.checklist_arguments import CHECKLIST
from incident_desk.cli.entry_arguments import (
    DOCTOR,
    ENTRY,
    EVIDENCE,
    MERGE,
    METRICS,
    OUTAGES,
    SEARCH,
    SPLIT,
    TIMELINE,
)
from incident_desk.cli.import_arguments import IMPORT
from incident_desk.cli.pattern_arguments import CAUSE, PATTERN
from incident_desk.cli.playbook_arguments import PLAYBOOK
from incident_desk.cli.report_arguments import REPORT
from incident_desk.cli.review_arguments import ACTION, REVIEW
from incident_desk.cli.sharing_arguments import MAIL_DRAFT, PRINT, SHARE
from incident_desk.domain.errors import WrongUse


class _Parser(argparse.ArgumentParser):
    """Says what is wrong as an error of ours, so that all errors leave by one door."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{message}\n{self.format_usage().strip()}")


_KEY = _argument("key", metavar="KEY", help="such as INC-0047; 47 is enough")
_REASON = _argument("--reason", metavar="TEXT", required=True, help="why, in a line")

COMMANDS: tuple[Command, ...] = (
    Command("read", "what is understood of a document; writes nothing", (
        _argument("file", metavar="FILE"), _PLAN)),
    IMPORT,
    Command("playbooks", "the playbooks that can be used"),
    PLAYBOOK,
    CHECKLIST,
    Command("declare", "open an incident", (
        _argument("title", metavar="TITLE", help="a few words on what is happening"),
        _argument("--severity", metavar="P1", help="a level of the playbook's scale"),
        _argument("--playbook", metavar="NAME", help="a title or file name from the library, or a file"),
        _PLAN,
        _AT,
        _argument("--impact-started", metavar="TIME", help="when users were first hurt; ~TIME is about"),
        _argument("--detected", metavar="TIME", help="when it was noticed"),
        _argument("--affects", metavar="WHO", help="who is affected"),
        _argument("--drill", action="store_true", help="a drill: kept apart from incidents"),
        _argument("--without-checks", action="store_true", help="take no standing checks along"))),
    Command("log", "add an entry to the timeline", (
        _argument("text", metavar="TEXT",
                  help="! decision, ? hypothesis, > action, = finding, & change, + action item"),
        _argument("more", nargs="*", help=argparse.SUPPRESS),
        _argument("--key", metavar="KEY", help="which incident; without it the one that is open"),
        _AT)),
    Command("step", "mark a step of the playbook", (
        _KEY,
        _argument("step", metavar="STEP", help="its number, or how it begins"),
        _argument("--done", action="store_true", help="it is done"),
        _argument("--skip", metavar="REASON", help="it is not needed, because"),
        _argument("--doing", action="store_true", help="it is being done"),
        _argument("--open", action="store_true", help="it is open again"),
        _argument("--reason", metavar="TEXT", help="with --done: why, where its check says that it is not"),
        _argument("--check", metavar="NAME", help="let this check tick it, after good answers in a row"),
        _argument("--good", metavar="N", type=int, help="with --check: how many good answers, otherwise 3"),
        _argument("--loose", action="store_true", help="let no check tick it"),
        _AT)),
    PATTERN,
    CAUSE,
    Command("phase", "enter a phase of the plan", (
        _KEY, _argument("name", metavar="NAME", help="its name, its number, or next"), _AT)),
    Command("status", "set the status; its milestone is set in the same step", (
        _KEY,
        _argument("word", metavar="WORD",
                  help="investigating, mitigating, monitoring, resolved, closed or cancelled"),
        _AT,
        _argument("--milestone", metavar="NAME", help="the milestone to set with it, such as fix_applied"),
        _argument("--impact-ended", metavar="TIME",
                  help="with resolved: when users were no longer hurt, or unknown"),
        _argument("--reason", metavar="TEXT"),
        _argument("--duplicate-of", metavar="KEY"))),
    Command("severity", "change the severity; lowering it asks why", (
        _KEY, _argument("level", metavar="P2"), _argument("--reason", metavar="TEXT"))),
    Command("milestone", "set a milestone's time", (
        _KEY, _argument("name", metavar="NAME"), _AT)),
    Command("role", "say who has a role", (
        _KEY,
        _argument("role", metavar="ROLE", help="commander, deputy, tech lead, comms, scribe, liaison"),
        _argument("name", metavar="NAME"),
        _AT)),
    Command("update", "draft an update, say that it was sent or skipped, list them", (
        _argument("part", metavar="PART", choices=("draft", "sent", "skip", "list"),
                  help="draft, sent, skip or list"),
        _KEY,
        _argument("text", metavar="TEXT", nargs="?", help="sent: what was said; - reads it; without it the draft"),
        _argument("--template", metavar="NAME", help="draft, sent: which template; otherwise that of the stage"),
        _argument("--to", metavar="CHANNEL", action="append", default=[], help="sent: where; A,B for several"),
        _argument("--audience", metavar="WHO", help="sent: for whom"),
        _argument("--waive", metavar="BLANK=WORD", action="append", default=[],
                  help="sent: a word in place of a blank that nobody can fill"),
        _argument("--no-change", action="store_true", help="sent: the last one again, its times anew"),
        _argument("--reason", metavar="TEXT", help="skip: why, in a line"),
        _AT)),
    Command("contact", "note what came of calling a contact of the playbook, or list them", (
        _KEY,
        _argument("name", metavar="NAME", nargs="?", help="its role or a person; without it the contacts"),
        _argument("--outcome", metavar="WORD", help="reached, no-answer or left-message"),
        _AT)),
    Command("assess", "answer a question of the assessment card", (
        _KEY,
        _argument("question", metavar="QUESTION", nargs="?", help="without it: the questions and their answers"),
        _argument("answer", metavar="ANSWER", nargs="?", help="without it: not known"))),
    Command("ack", "a responder has taken it: stops the response target", (_KEY, _AT)),
    Command("seen", "an alarm has been seen: silences it, stops no clock", (
        _KEY, _argument("target", metavar="TARGET", nargs="?",
                        help="response, resolution, update, watch or review; of a run a window by its name; "
                             "without it the most pressing"))),
    Command("seen-elsewhere", "somebody looked from another place: it works there, or it does not", (
        _KEY,
        _argument("how", metavar="HOW", choices=("works", "fails"), help="works or fails"),
        _argument("--where", metavar="PLACE", action="append", required=True,
                  help="the phone's network, a VPN, a colleague abroad"),
        _argument("--by", metavar="NAME", help="who looked, if not who writes"),
        _argument("--check", metavar="CHECK", help="which check, by its id or name; without it the service"),
        _argument("--text", metavar="TEXT", help="what was seen, in a line"),
        _AT)),
    Command("pause", "stop the clock of the resolution target while others have to act", (
        _KEY,
        _argument("--reason", metavar="TEXT", help="why, in a line; needed to begin one"),
        _argument("--party", metavar="NAME", help="who is waited for; needed to begin one"),
        _argument("--since", metavar="TIME", help=f"when it began, if not now: {TIME}"),
        _argument("--ask-again", metavar="MINUTES", type=int, help="when to ask whether it still stands"))),
    Command("resume", "let the resolution target's clock go on", (_KEY,)),
    Command("escalate", "note who was called and what came of it, or put off an escalation's alarm", (
        _KEY,
        _argument("--outcome", metavar="WORD", help="reached, no-answer or left-message"),
        _argument("--role", metavar="ROLE", help="a role of the path; otherwise the next one"),
        _argument("--snooze", metavar="MINUTES", type=int, help="put the alarm of the level that is due off"),
        _argument("--reason", metavar="TEXT", help="with --snooze: why, in a line"))),
    Command("resolve", "end the incident", (
        _KEY,
        _AT,
        _argument("--impact-ended", metavar="TIME", help="when users were no longer hurt, or unknown"),
        _argument("--without-proof", metavar="REASON",
                  help="why it is over though the checks do not prove it, or how it is known"))),
    Command("close", "finish the paperwork of a resolved incident", (_KEY, _AT)),
    Command("reopen", "go on with an ended incident", (
        _KEY, _REASON,
        _argument("--impact-at", metavar="TIME",
                  help="when the impact began again; without it, it counts from the reopening"))),
    Command("cancel", "call it off: false alarm or duplicate", (
        _KEY, _REASON, _argument("--duplicate-of", metavar="KEY"))),
    Command("undo", "take back the last act", (_KEY,)),
    Command("redo", "take back the last undo", (_KEY,)),
    Command("erase", "empty the text of an entry for good, such as a pasted password", (
        _argument("entry", metavar="ENTRY", help="the entry's id, from log --json or show --json"), _REASON)),
    ENTRY,
    MERGE,
    SPLIT,
    TIMELINE,
    EVIDENCE,
    SEARCH,
    OUTAGES,
    METRICS,
    DOCTOR,
    Command("change", "note what was changed, or read it from a local git folder", (
        _argument("part", metavar="PART", help="a KEY, or standing; watch-git, git-folders or forget-git"),
        _argument("words", metavar="WORD", nargs="*",
                  help="KEY: what was changed, as in the log field; watch-git, forget-git: FOLDER"),
        _argument("--what", metavar="KIND",
                  help="deploy, configuration, flag, certificate, vendor, restart, other; otherwise by its words"),
        _argument("--ref", metavar="TEXT", help="its reference: a hash, a version, #123; otherwise by its words"),
        _argument("--env", metavar="NAME", help="its environment; otherwise by its words"),
        _argument("--branch", metavar="NAME", help="watch-git: which one, otherwise what is checked out"),
        _argument("--allow", action="store_true", help="watch-git: let this computer's desk read that folder"),
        _AT)),
    Command("list", "incidents, newest first", (
        _argument("--open", action="store_true", help="only those being worked on"),
        _argument("--all", action="store_true", help="with drills and past incidents too"))),
    Command("show", "one incident as it stands", (_KEY,)),
    Command("clock", "every clock and target of an incident", (
        _KEY,
        _argument("--at", metavar="TIME", help="as it stands at that time; it may lie ahead"),
        _argument("--as-of", metavar="TIME", help="by what was recorded until that time"),
        _argument("--ics", metavar="FILE", help="write what comes after the resolution as a calendar file"))),
    Command("settings", "how this data folder counts its targets, and what they are", (
        _argument("name", metavar="NAME", nargs="?", help="response-from, resolution-to, P1.response, …"),
        _argument("value", metavar="VALUE", nargs="?",
                  help="detected, impact-ended, 15 min, immediate, not-stated or default"))),
    Command("check", "watch something, during an incident or always, or ask it once", (
        _argument("part", metavar="PART",
                  help="add, run, list, watch, history, import, export, pause, resume, remove, maintain, join, "
                       "allow, forbid or allowed; KEY: add"),
        _argument("words", metavar="WORD", nargs="*",
                  help="add: KEY and what to ask; run: what to ask; others: KEY and check; KEY may be standing"),
        _argument("--kind", metavar="KIND",
                  help="http, tcp, certificate, dns, ping, command or webhook; otherwise http"),
        _argument("--key", metavar="KEY", help="run: a check that this incident watches, by its name"),
        _argument("--name", metavar="NAME"),
        _argument("--timeout", metavar="S", type=float, default=5.0),
        _argument("--every", metavar="S", type=float, default=15.0),
        _argument("--expect", metavar="STATUS", help="http: 200, or 200-299, or 200,204"),
        _argument("--method", metavar="WORD", help="http: GET, HEAD, OPTIONS or POST"),
        _argument("--header", metavar="NAME:VALUE", action="append", help="http: a header to send"),
        _argument("--contains", metavar="TEXT", action="append", help="http, command: words that must be there"),
        _argument("--lacks", metavar="TEXT", action="append", help="http, command: words that must not be there"),
        _argument("--matches", metavar="PATTERN", action="append", help="http, command: a pattern to be found"),
        _argument("--where", metavar="CONDITION", action="append", help="http: of JSON, such as 'status == ok'"),
        _argument("--answer-header", metavar="CONDITION", action="append",
                  help="http: NAME, NAME=VALUE or NAME~PART"),
        _argument("--parts", metavar="PATH", action="append", help="http: where JSON names its parts; $ is all"),
        _argument("--parts-only-told", action="store_true", help="http: a failing part does not fail the check"),
        _argument("--redirects", metavar="N", type=int, help="http: how many to follow, to the same host"),
        _argument("--http", metavar="VERSION", help="http: 1.1, or 2 over https://"),
        _argument("--proxy", metavar="URL", help="http, tcp, certificate: ask through it, http:// alone"),
        _argument("--client-cert", metavar="FILE", help="http: the certificate to show"),
        _argument("--client-key", metavar="FILE", help="http: its key, where it is a file of its own"),
        _argument("--ca", metavar="FILE", help="http, certificate: certificates to trust, not the system's"),
        _argument("--insecure", action="store_true", help="http: accept any certificate"),
        _argument("--source", metavar="IP", help="http, tcp, certificate: this computer's address to ask from"),
        _argument("--route", metavar="NAME=WAY", action="append",
                  help="http, tcp, certificate: one of several; direct, a proxy, an address, ipv4 or ipv6"),
        _argument("--routes-down", metavar="N", type=int, help="so many failing routes fail it; otherwise 1"),
        _argument("--ip", metavar="4|6", help="http, tcp, certificate, ping: that version alone"),
        _argument("--send", metavar="TEXT", help="tcp: what to say first; \\r, \\n and \\xNN are understood"),
        _argument("--answer", metavar="TEXT", action="append", help="tcp, dns: what must come back"),
        _argument("--warn-days", metavar="N", type=int, help="certificate: from here on it is told"),
        _argument("--critical-days", metavar="N", type=int, help="certificate: from here on it fails"),
        _argument("--server-name", metavar="NAME", help="certificate: the name it is for, if not the host's"),
        _argument("--record", metavar="TYPE", help="dns: A, AAAA, CNAME, MX, NS, TXT, SOA, SRV, PTR or CAA"),
        _argument("--resolver", metavar="IP[:PORT]", help="dns: whom to ask, if not this computer's own"),
        _argument("--exit-code", metavar="N", type=int, action="append", help="command: which ends are good"),
        _argument("--match", metavar="NAME=VALUE", action="append", help="webhook: only alerts with that label"),
        _argument("--expect-every", metavar="S", type=float, help="webhook: longer silence is no data"),
        _argument("--allow", action="store_true", help="add, command: allow it on this computer too"),
        _argument("--from", dest="begins", metavar="TIME", help="maintain: when work begins; history: from when"),
        _argument("--until", metavar="TIME", help="maintain: when it ends; history: until when"),
        _argument("--reason", metavar="TEXT", help="maintain: what is done, in a line"),
        _argument("--over", action="store_true", help="maintain: the work is over"),
        _argument("--dry-run", action="store_true", help="import: only say what would be watched"),
        _argument("--list", metavar="LIST", help="export: own, addresses, uptime-kuma, gatus or blackbox"),
        _argument("-o", "--output", metavar="FILE", help="export: into a file"),
        _argument("--for", dest="length", metavar="S", type=float, help="watch: end after so many seconds"))),
    Command("webhook", "where other monitors may call this computer: switch it on, show the addresses", (
        _argument("part", metavar="PART", choices=("on", "off", "show", "secret"),
                  help="on, off, show, or secret with --new"),
        _argument("--port", metavar="N", type=int, help="on: which port of 127.0.0.1"),
        _argument("--new", action="store_true", help="secret: make a new one; the old addresses end"))),
    REVIEW,
    ACTION,
    REPORT,
    SHARE,
    MAIL_DRAFT,
    PRINT,
    Command("verify", "check that nothing in the record is missing or changed"),
    Command("backup", "a whole, verified copy of the record", (_argument("to", metavar="FILE"),)),
    Command("drill", "play a playbook against a service that fails and recovers", (
        _argument("--playbook", metavar="FILE"),
        _argument("--speed", metavar="N", type=float, default=600.0, help="how many times faster than real time"),
        _argument("--window", action="store_true", help="on the visible desk"),
        _argument("-o", "--output", metavar="DIR", required=True))),
    Command("pipe", "JSON lines for scripts, editors and chat bots"),
    Command("screenshot", "a picture of a screen as it is", (
        _argument("screen", metavar="SCREEN", help="home, desk, declare, …"),
        _argument("-o", "--output", metavar="FILE", required=True),
        _argument("--size", metavar="WxH", default="1920x1080"),
        _argument("--theme", choices=("dark", "light"), default="dark"),
        _argument("--key", metavar="KEY", help="which incident; without it the newest open one"))),
)  # fmt: skip

COMMON: tuple[Argument, ...] = (
    _argument("--data-dir", metavar="DIR", help="where the record lives"),
    _argument("--db", metavar="PATH", help="the record file alone, in place of a data folder"),
    _argument("--as", dest="who", metavar="NAME", help="who is doing this"),
    _argument("--json", action="store_true", help="print JSON"),
)
"""The options that every command takes, before or after its name."""


@cache
def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The command line; ``only`` one command in full and the others by name, which is quicker.

    No command opens the desk. Each is made once: a parser keeps nothing of what it parsed.
    """
    parser = _Parser(
        prog="incident-desk",
        description="Run an incident, keep its record, hand out the report. Without a command: opens the desk.",
        epilog=f"TIME is {TIME}. Exit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong usage.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"incident-desk {__version__}")
    _add_common(parser, root=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name, help=command.help, description=_sentence(command.help), allow_abbrev=False
        )
        if only in (None, command.name):
            for argument in command.arguments:
                sub.add_argument(*argument.names, **argument.options)
            _add_common(sub, root=False)
    return parser


def _add_common(parser: argparse.ArgumentParser, *, root: bool) -> None:
    """A command that doesn't say one leaves what was said before its name."""
    for argument in COMMON:
        flag = argument.options.get("action") == "store_true"
        default: Any = (False if flag else None) if root else argparse.SUPPRESS
        parser.add_argument(*argument.names, **argument.options, default=default)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The words as a command.

    Raises:
        WrongUse: they make none; the message ends with the usage.
    """
    ordered = in_order(words)
    return build_parser(only=ordered[0] if ordered else "").parse_args(ordered)


_OPTIONS = {
    name: argument.options.get("action") != "store_true"
    for argument in (*COMMON, *(one for command in COMMANDS for one in command.arguments))
    for name in argument.names
    if name.startswith("-")
}
"""Every option, and whether a value follows it."""


def in_order(words: Sequence[str]) -> list[str]:
    """The same words with the options first and each value tied to its option.

    Raises:
        WrongUse: a word is no option of any command, and not a text after ``--``.

    argparse alone takes ``-12m`` after ``--at`` for an option, and loses words that follow one. So this makes
    ``log text --at -12m`` into ``log --at=-12m -- text``.
    """
    options: list[str] = []
    plain: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            plain += rest
            break
        if not _is_option(word):
            plain.append(word)
        elif not _is_known(word) and word[:2] != "-o":
            raise WrongUse(f"There is no option {word!r}. Put -- before a text that begins with a dash")
        elif _OPTIONS.get(word) and rest and not _is_known(rest[0]):
            options.append(f"{word}={rest.pop(0)}" if word.startswith("--") else f"{word}{rest.pop(0)}")
        else:
            options.append(word)
    return [*plain[:1], *options, *(["--", *plain[1:]] if plain[1:] else [])]


def _is_option(word: str) -> bool:
    """Whether it begins as an option does. A sentence and a number below zero are none."""
    return _OPTION.match(word) is not None and _NUMBER.fullmatch(word) is None


_OPTION = re.compile(r"-[^\s=]+(=|$)")
_NUMBER = re.compile(r"-\d+(\.\d+)?")


def _is_known(word: str) -> bool:
    return word == "--" or word in ("-h", "--help", "--version") or word.partition("=")[0] in _OPTIONS
