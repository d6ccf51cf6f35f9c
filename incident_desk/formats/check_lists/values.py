"""Values as other tools write them: lengths of time, texts, numbers, headers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

_PART = re.compile(r"(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w)")
_SECONDS = {"ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0,
            "w": 604_800.0}  # fmt: skip
_BLANK = re.compile(r"\$\{?[A-Za-z_]\w*\}?")


def seconds_of(given: object, usual: float) -> float:
    """Seconds of a number, or of a length of time as Go writes it: ``1m30s``, ``500ms``, ``5m``."""
    if isinstance(given, int | float) and not isinstance(given, bool):
        return float(given)
    text = str(given or "").strip()
    parts = _PART.findall(text)
    if not parts or "".join(number + unit for number, unit in parts) != text:
        return usual
    return sum(float(number) * _SECONDS[unit] for number, unit in parts)


def text_of(given: object) -> str:
    """A text or a number as text; nothing for anything else."""
    if isinstance(given, bool) or given is None:
        return ""
    return str(given).strip() if isinstance(given, str | int | float) else ""


def mapping_of(given: object) -> Mapping[str, Any]:
    """A mapping with texts as keys; empty for anything else."""
    return {str(key): value for key, value in given.items()} if isinstance(given, dict) else {}


def list_of(given: object) -> Sequence[Any]:
    """A list; one value is a list of one, nothing is none."""
    if isinstance(given, list):
        return given
    return [] if given is None or given == "" else [given]


def headers_of(given: object) -> list[list[str]]:
    """The headers to send. A secret among them is set apart where the check is kept."""
    found = []
    for name, value in mapping_of(given).items():
        text = " ".join(text_of(one) for one in list_of(value))
        if text:
            found.append([name, text])
    return found


def blanks_in(*texts: str) -> list[str]:
    """A note for each place that the other tool fills from its surroundings: here it stays as it is."""
    found = dict.fromkeys(match for text in texts for match in _BLANK.findall(text))
    return [f"{one} is not filled in here" for one in found]


def is_web(address: str) -> bool:
    """Whether that is a whole web address."""
    return urlsplit(address).scheme in ("http", "https")


def environment_of(labels: Mapping[str, Any]) -> str:
    """The environment that labels name, if they do."""
    named = (text_of(labels.get(one)) for one in ("environment", "env", "stage"))
    return next((one for one in named if one), "")
