"""The sorts of things that are looked for in what leaves the room, and what stands in their place."""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a found text is, by the word that names it on the command line."""

    TOKEN = "tokens"
    URL = "urls"
    EMAIL = "emails"
    PERSON = "people"
    CUSTOMER = "customers"
    ADDRESS = "addresses"
    HOST = "hosts"
    PHONE = "phones"
    MONEY = "money"
    COMMIT = "commits"
    PATH = "paths"
    WORD = "words"

    @property
    def noun(self) -> str:
        """What stands in its place, without its number: ``person``."""
        return _NOUNS[self]

    @property
    def heading(self) -> str:
        """How the sort is named in a list."""
        return _TITLES[self]


_NOUNS = {
    Sort.TOKEN: "secret",
    Sort.URL: "link",
    Sort.EMAIL: "e-mail",
    Sort.PERSON: "person",
    Sort.CUSTOMER: "customer",
    Sort.ADDRESS: "address",
    Sort.HOST: "host",
    Sort.PHONE: "phone",
    Sort.MONEY: "amount",
    Sort.COMMIT: "commit",
    Sort.PATH: "file",
    Sort.WORD: "hidden",
}
_TITLES = {
    Sort.TOKEN: "Tokens, keys, passwords",
    Sort.URL: "Links",
    Sort.EMAIL: "E-mail addresses",
    Sort.PERSON: "People",
    Sort.CUSTOMER: "Customers",
    Sort.ADDRESS: "Network addresses",
    Sort.HOST: "Hosts and domains",
    Sort.PHONE: "Phone numbers",
    Sort.MONEY: "Money",
    Sort.COMMIT: "Commit ids",
    Sort.PATH: "Files and paths",
    Sort.WORD: "Words to hide",
}
EVERY = frozenset(Sort)
REMOVED = frozenset({Sort.TOKEN, Sort.EMAIL, Sort.PHONE, Sort.MONEY, Sort.COMMIT, Sort.PATH})
"""Sorts whose stand-in tells a reader nothing: what is found of them may as well be taken out."""


@dataclass(frozen=True, slots=True)
class Span:
    """A found stretch of a text. ``who`` is what it means where several spellings mean the same: a person."""

    start: int
    end: int
    sort: Sort
    who: str = ""
