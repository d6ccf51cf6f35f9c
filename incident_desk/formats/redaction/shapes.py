"""What is known by its shape: e-mail addresses, links, hosts, network addresses, money, phones, commits, paths.

Each pattern begins only where a word does and takes what it takes for good, so a text is read in one pass.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from ipaddress import IPv6Address

from incident_desk.formats.redaction.secret_shapes import secrets_in
from incident_desk.formats.redaction.sorts import Sort

Found = Iterator[tuple[int, int]]

_URL = re.compile(r"(?i)(?<![a-z0-9+.-])[a-z0-9][a-z0-9+.-]*+://[^\s<>\"`]++|(?<![\w.-])www\.[^\s<>\"`]++")
_URL_END = ".,;:!?)]}'"
_PATH_END = f"{_URL_END}…"
_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]++@[\w-]++(?:\.[\w-]++)*+")
_HANDLE = re.compile(r"(?<![\w@./-])@\w[\w.-]{0,62}+")
_DOTTED = re.compile(r"(?<![\w.-])\*?\.?[\w-]++(?:\.[\w-]++)++\.?(?::\d{1,5}(?!\d))?")
_DOTTED_ASCII = re.compile(_DOTTED.pattern, re.ASCII)
"""In a writing without spaces a name stands between other letters."""
_BARE = re.compile(
    r"(?i)(?<![A-Za-z0-9.])(?<![A-Za-z0-9]-)(?:(?:[a-z0-9]{1,20}-){0,5}(?:"
    r"db|web|www|app|api|prod|prd|node|srv|server|host|cache|redis|pg|psql|mysql|mongo|k8s|worker|mq|kafka|elastic|es|vm"
    r"|lb|gw|proxy|ns|dns|mail|mx|smtp|bastion|jump|dc|esx|edge|core|sw|rtr|router|switch|fw|nas|san|ip|stage|staging"
    r"|stg|dev|qa|uat|test|build|ci|runner|master|replica|primary|standby|shard|pod|box"
    r")(?:-[a-z0-9]{1,20}){0,5}-?\d{1,4}[a-z]?(?:-\d{1,3}){0,3})(?!-?[A-Za-z0-9])"
)
_INSIDE = frozenset({
    "internal", "local", "lan", "corp", "intra", "intranet", "home", "svc", "localdomain", "localhost",
    "private", "priv", "int", "ad", "office", "vpn", "cluster", "test", "example", "invalid", "onion", "prod",
    "dev", "stage", "staging",
})  # fmt: skip
_OUTSIDE = frozenset({
    "com", "org", "net", "edu", "gov", "mil", "info", "biz", "name", "pro", "dev", "app", "cloud", "online",
    "site", "tech", "store", "shop", "blog", "systems", "solutions", "services", "software", "agency",
    "company", "group", "global", "world", "media", "digital", "network", "email", "live", "news", "associates",
    "partners", "bank", "finance", "capital", "health", "care", "consulting", "engineering", "expert",
    "support", "tools", "zone", "space", "xyz", "top", "club",
})  # fmt: skip
_FILES = frozenset({
    "py", "js", "ts", "jsx", "tsx", "md", "txt", "sh", "go", "rs", "cs", "pl", "rb", "so", "db", "gz", "cc",
    "ps", "java", "kt", "c", "h", "cpp", "hpp", "css", "html", "htm", "xml", "json", "yaml", "yml", "toml",
    "ini", "cfg", "conf", "log", "csv", "tsv", "sql", "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "doc",
    "docx", "xls", "xlsx", "ppt", "pptx", "zip", "tar", "tgz", "bz2", "xz", "jar", "war", "exe", "dll", "bat",
    "ps1", "tf", "env", "lock", "pem", "key", "crt", "cer", "p12", "pfx", "kdbx", "bak", "old", "dump", "pcap",
    "har", "vue", "php", "scala", "swift", "ipynb", "parquet",
})  # fmt: skip
_V4 = re.compile(r"(?<![A-Za-z0-9.])(?:\d{1,3}\.){3}\d{1,3}(?![A-Za-z0-9]|\.\d)(?:(?::\d{1,5}|/\d{1,2})(?!\d))?")
_V6 = re.compile(r"(?i)(?<![\w:.])[0-9a-f:]++(?:\.\d{1,3}){0,3}(?:%\w{1,20})?(?:/\d{1,3})?")
_MAC = re.compile(r"(?i)(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])")
_SIGN = (
    r"(?:R\$|US\$|CA\$|AU\$|[$£€¥₹₩₽₺₫₪₴₦฿￥]|(?<![A-Za-z])(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|CNY|INR|BRL|SEK|NOK|DKK|PLN)"
    r"(?![A-Za-z]))"
)
_NUMBER = r"\d++(?:[.,'’]\d++)*+(?:[ \u00a0\u202f]\d{3}(?!\d))*+(?:[.,]\d{1,2}(?!\d))?"
_SCALE = (
    r"(?:[ \u00a0-]?(?:k|m|mm|mn|bn|b|tn|tsd|mio|mrd|thousand|million|billion|trillion|lakh|crore|millones|milhões"
    r"|millionen)(?![a-z]))?"
)
_UNIT = (
    r"(?:dollars?|euros?|pounds?|sterling|yen|yuan|francs?|rupees?|cents?|quid|bucks?|kr|zł|円|元|万円|億円)"
    r"(?![a-z])"
)
_MONEY = re.compile(
    rf"(?i){_SIGN}[ \u00a0]?-?{_NUMBER}{_SCALE}"
    rf"|(?<![\d.,A-Za-z]){_NUMBER}{_SCALE}[ \u00a0-]?(?:{_SIGN}|{_UNIT})"
    rf"|(?<![a-z])(?:half |an? |one |two |three |five |ten |several |many )?(?:a )?"
    rf"(?:hundred|thousand|million|billion)s?(?: of)? {_UNIT}"
)
_PHONES = (
    (re.compile(r"(?<![A-Za-z0-9+.])\+\d[\d ()./\u00a0-]{5,22}\d"), 7),
    (re.compile(r"(?<![A-Za-z0-9.:/-])\(?0(?!\.)\d[\d ()/.\u00a0-]{6,18}\d(?![A-Za-z0-9]|:\d)"), 9),
    (re.compile(r"(?<![A-Za-z0-9.])(?<!\d-)(?:1[ .-])?\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}(?!-?[A-Za-z0-9])"), 10),
    (re.compile(r"(?i)(?<![a-z])(?:phone|tel|mobile|cell|fax|call)\.?:?\s{0,3}([+(]?\d[\d ()./-]{4,22}\d)"), 6),
)  # fmt: skip
_DATE = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d|(?<!\d)[0-3]?\d[./-][0-3]?\d[./-](?:19|20)\d\d(?!\d)")
_COMMIT = re.compile(r"(?<![A-Za-z0-9])[0-9a-f]{7,64}(?![A-Za-z0-9])")
_PATH = re.compile(
    r"(?<![\w:/\\.@+~-])(?:~?/[\w.@+~-]++(?:/[\w.@+~-]*+)++|[A-Za-z]:\\[^\s\"<>|]++|\\\\[^\s\"<>|]++"
    r"|[\w.@-]++(?:[/\\][\w.@+-]++)++)"
)
_ENDING = re.compile(r"[/\\][\w@+-]+\.[A-Za-z]\w{0,5}$")


def shapes_in(text: str, sort: Sort) -> Found:
    """Where something of that sort stands, by its shape alone. Stretches may overlap."""
    finder = _FINDERS.get(sort)
    return finder(text) if finder else iter(())


def _urls(text: str) -> Found:
    for found in _URL.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip(_URL_END))


def _emails(text: str) -> Found:
    return (found.span() for found in _EMAIL.finditer(text)) if "@" in text else iter(())


def handles_in(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody is called by ``@name``."""
    if "@" in text:
        for found in _HANDLE.finditer(text):
            yield found.start(), found.start() + len(found[0].rstrip(".-"))


def _hosts(text: str) -> Found:
    for pattern in (_DOTTED,) if text.isascii() else (_DOTTED, _DOTTED_ASCII):
        for found in pattern.finditer(text):
            name = found[0].partition(":")[0].strip("*._-")
            if _is_host(name.lower().split(".")):
                yield found.start(), found.start() + len(found[0].rstrip("."))
    yield from (found.span() for found in _BARE.finditer(text) if not found[0].isdigit())


def _is_host(labels: list[str]) -> bool:
    last = labels[-1]
    if not (last.isalpha() and len(last) > 1) and not last.startswith("xn--"):
        return False
    if len(labels) > 2:
        return last not in _FILES or labels[0] == "www"
    if last in _INSIDE or last in _OUTSIDE or last.startswith("xn--"):
        return True
    return len(last) == 2 and last not in _FILES and len(labels[0]) > 1


def _addresses(text: str) -> Found:
    for found in _V4.finditer(text):
        if all(int(part) <= 255 for part in re.split("[:/]", found[0])[0].split(".")):
            yield found.span()
    if ":" in text:
        yield from (found.span() for found in _V6.finditer(text) if _is_v6(found[0]))
    yield from (found.span() for found in _MAC.finditer(text))


def _is_v6(text: str) -> bool:
    text = text if text.endswith("::") else text.rstrip(":")
    if text.count(":") < 2 or len(text) > 80:
        return False
    try:
        plain = IPv6Address(re.split("[%/]", text)[0])
    except ValueError:
        return False
    return int(plain) > 0xFF or text in ("::1",)


def _money(text: str) -> Found:
    return (found.span() for found in _MONEY.finditer(text))


def _phones(text: str) -> Found:
    for pattern, least in _PHONES:
        for found in pattern.finditer(text):
            digits = sum(letter.isdigit() for letter in found[0])
            if least <= digits and (found[0].startswith("+") or not _DATE.search(found[0])):
                yield found.span(pattern.groups)


def _commits(text: str) -> Found:
    for found in _COMMIT.finditer(text):
        if not found[0].isdigit() and not found[0].isalpha():
            yield found.span()


def _paths(text: str) -> Found:
    for found in _PATH.finditer(text):
        start, end = _without_stop(found, _PATH_END)
        if found[0][0] in "~/\\" or found[0][1:3] == ":\\" or _ENDING.search(text, max(start, end - 80), end):
            yield start, end
    for found in _DOTTED.finditer(text):
        if found[0].rstrip(".").rpartition(".")[2].lower() in _FILES:
            yield _without_stop(found, ".")


def _without_stop(found: re.Match[str], stops: str) -> tuple[int, int]:
    """What ends the sentence is no part of a name that ends it."""
    return found.start(), found.start() + len(found[0].rstrip(stops))


_FINDERS: Mapping[Sort, Callable[[str], Found]] = {
    Sort.TOKEN: secrets_in,
    Sort.URL: _urls,
    Sort.EMAIL: _emails,
    Sort.HOST: _hosts,
    Sort.ADDRESS: _addresses,
    Sort.MONEY: _money,
    Sort.PHONE: _phones,
    Sort.COMMIT: _commits,
    Sort.PATH: _paths,
}
