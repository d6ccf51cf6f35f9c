"""Whether an HTTP answer is good: its status first, then headers, text, JSON and the parts that it names. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from incident_desk.domain.checks.http import HttpOptions
from incident_desk.domain.checks.json_conditions import Path, read_json, unmet_json
from incident_desk.domain.checks.parts import is_degraded, read_parts, worst
from incident_desk.domain.checks.texts import Matches, unmet_text
from incident_desk.domain.findings import Part, PartState


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer is worth: no error is a good answer."""

    error: str = ""
    is_of_part: bool = False
    """True where only a part is not well."""
    warning: str = ""
    parts: tuple[Part, ...] = ()


GOOD = Verdict()


def needs_text(options: HttpOptions) -> bool:
    """Whether anything is asked of the answer's text."""
    return bool(options.contains or options.lacks or options.matches or options.json or options.parts)


def has_conditions(options: HttpOptions) -> bool:
    """Whether anything but the status is asked of an answer."""
    return bool(options.answer_headers) or needs_text(options)


def judge_content(
    options: HttpOptions, headers: Sequence[tuple[str, str]], text: str, is_cut: bool, matches: Matches
) -> Verdict:
    """What the content of an answer of an expected status is worth; `text` is as much as was read of it."""
    error = next((why for one in options.answer_headers if (why := one.unmet(headers))), "")
    error = error or unmet_text(text, options.contains, options.lacks, options.matches, matches)
    if error and is_cut and not error.startswith("header"):
        error += f" in its first {options.body_cap_bytes} bytes"
    return _judge_json(options, text, is_cut, error)


def parts_of_failure(options: HttpOptions, text: str) -> tuple[Part, ...]:
    """The parts that a failing answer names: it is just then that they are of use. Nothing where it is no JSON."""
    try:
        whole = read_json(text) if options.parts else None
    except ValueError:
        return ()
    return () if whole is None else read_parts(whole, _paths(options))


def _judge_json(options: HttpOptions, text: str, is_cut: bool, error: str) -> Verdict:
    if not (options.json or options.parts):
        return Verdict(error)
    try:
        whole = read_json(text)
    except ValueError as problem:
        long = f"the answer is longer than {options.body_cap_bytes} bytes, so its JSON can't be read"
        return Verdict(error or (long if is_cut else str(problem)))
    parts = read_parts(whole, _paths(options))
    error = error or unmet_json(whole, options.json)
    failing = worst(parts, PartState.FAILING) or worst(parts, PartState.UNKNOWN)
    if not error and failing and options.parts_count and not is_degraded(whole):
        return Verdict(failing, is_of_part=True, parts=parts)
    warning = "" if error else failing or worst(parts, PartState.DEGRADED)
    return Verdict(error, warning=warning, parts=parts)


def _paths(options: HttpOptions) -> list[Path]:
    return [Path.parse(one, "parts") for one in options.parts]
