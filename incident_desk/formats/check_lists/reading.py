"""Whatever list of checks a person has: recognised by what it holds, not by what it is called.

    read_checks([("prometheus.yml", text), ("blackbox.yml", text)]) -> FoundChecks

Our own list, Uptime Kuma's backup, Gatus' configuration, Prometheus' blackbox targets, and plain addresses.
"""

import json
from collections.abc import Sequence
from typing import Any

from incident_desk.formats.check_lists.addresses import read_addresses
from incident_desk.formats.check_lists.blackbox import is_blackbox, read_blackbox
from incident_desk.formats.check_lists.found import FoundChecks, Gathering, ListNotReadable
from incident_desk.formats.check_lists.gatus import is_gatus, read_gatus
from incident_desk.formats.check_lists.kuma import is_kuma, read_kuma
from incident_desk.formats.check_lists.own import is_own, read_own
from incident_desk.formats.check_lists.yaml_text import LONGEST, read_yaml


def read_checks(texts: Sequence[tuple[str, str]]) -> FoundChecks:
    """The checks of one or several texts, each with the name that it goes by in messages.

    Raises:
        ListNotReadable: one of them is no list of checks; the message says which, where and why.
    """
    documents: list[Any] = []
    gathered: list[Gathering] = []
    for name, text in texts:
        try:
            found = _documents(text)
            gathered += [_one(data) for data in found or [] if not is_blackbox(data)]
        except ListNotReadable as error:
            raise ListNotReadable(f"{name}: {error}") from error
        documents += [data for data in found or [] if is_blackbox(data)]
        if found is None:
            gathered.append(read_addresses(text))
    if documents:
        gathered.append(read_blackbox(documents))
    return _together(gathered)


def _documents(text: str) -> list[Any] | None:
    """What a text holds; None where it is plain lines."""
    if len(text) > LONGEST:
        raise ListNotReadable(f"longer than {LONGEST // 1_000_000} MB")
    if text.lstrip()[:1] in ("{", "["):
        try:
            return [json.loads(text)]
        except ValueError as error:
            raise ListNotReadable(f"not readable as JSON: {error}") from error
        except RecursionError as error:
            raise ListNotReadable("nested too deep") from error
    if not _looks_like_yaml(text):
        return None
    return read_yaml(text)


def _looks_like_yaml(text: str) -> bool:
    """Whether the text is a mapping of one of the tools, or a list of targets, rather than lines of addresses."""
    heads = ("endpoints:", "services:", "scrape_configs:", "modules:", "global:", "- targets:", "---")
    return any(line.rstrip().startswith(heads) for line in text.splitlines())


def _one(data: object) -> Gathering:
    for fits, read in ((is_own, read_own), (is_kuma, read_kuma), (is_gatus, read_gatus)):
        if fits(data):
            return read(data)  # type: ignore[arg-type]
    raise ListNotReadable(
        "no list of checks that is known here: addresses one a line, Uptime Kuma's backup, Gatus' endpoints, "
        "Prometheus' scrape_configs or targets, or our own list"
    )


def _together(gathered: Sequence[Gathering]) -> FoundChecks:
    whole = Gathering(" and ".join(dict.fromkeys(one.source for one in gathered)) or "an empty list")
    for one in gathered:
        whole.found += one.found
        whole.left += one.left
    return whole.all
