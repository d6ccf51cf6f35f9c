"""DNS: what a resolver answers for a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, ClassVar, Self

from incident_desk.domain.checks.places import host_and_port, is_number
from incident_desk.domain.checks.reading import need, need_plain_texts, plain, typed

RECORDS = ("A", "AAAA", "CNAME", "MX", "NS", "TXT", "SOA", "SRV", "PTR", "CAA")
USUAL_PORT = 53


@dataclass(frozen=True, slots=True)
class DnsOptions:
    """A name, the kind of record, who is asked, and what must be among the answers."""

    kind: ClassVar[str] = "dns"
    host: str
    record: str = "A"
    resolver: str = ""
    """The number of the resolver to ask, with a port where it is not 53; empty for this computer's own."""
    answers: tuple[str, ...] = ()
    """What must be among the answers, each as it is written in a zone; none where any answer does."""

    def __post_init__(self) -> None:
        is_plain = self.host.isprintable() and not set(" /@?#\\") & set(self.host)
        need(0 < len(self.host) <= 253 and is_plain, "host", "is no name")
        need(".." not in self.host and not self.host.startswith("."), "host", "is no name")
        need(self.record in RECORDS, "record", f"{self.record} is not one of {', '.join(RECORDS)}")
        if self.resolver:
            host, _ = host_and_port(self.resolver, "resolver", USUAL_PORT)
            need(is_number(host), "resolver", "is given by its number, such as 192.0.2.53")
        need_plain_texts("answers", self.answers)

    @property
    def address(self) -> str:
        """What is asked of whom, as it may be shown and logged."""
        return f"{self.host} {self.record}" + (f" at {self.resolver}" if self.resolver else "")

    def to_data(self) -> dict[str, Any]:
        """The options as plain data, ready for JSON."""
        return plain(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From plain data. Raises `CheckNotReadable` naming the wrong field."""
        return cls(**typed(cls, data))

    def unmet(self, found: Sequence[str]) -> str:
        """Why these answers do not do, in words; empty where they do."""
        if not found:
            return f"no {self.record} record"
        known = {same_form(one) for one in found}
        missing = [one for one in self.answers if same_form(one) not in known]
        if not missing:
            return ""
        return f"answered {', '.join(found)[:120]}, expected {', '.join(missing)[:120]}"


def same_form(answer: str) -> str:
    """An answer in the one form in which two ways of writing it are the same."""
    plain_text = answer.strip().strip('"').rstrip(".").casefold()
    try:
        return str(ip_address(plain_text))
    except ValueError:
        return " ".join(plain_text.split())
