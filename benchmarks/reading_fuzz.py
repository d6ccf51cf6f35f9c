"""Documents by chance, read: none with an exception, each twice alike, and what was exported is read as it was.

    .venv/bin/python benchmarks/reading_fuzz.py 3            the third piece of ten thousand documents
    .venv/bin/python benchmarks/reading_fuzz.py 3 --only 41  its document 41 alone, printed

A document is made of lines of every form that the reader knows, of lines of shipped playbooks, of hostile texts and
of any letters; then some of it is doubled, swapped, cut, indented, quoted, fenced, or its bytes are damaged. The
number of a document says all of it, so that a piece is the same wherever it runs. Of every twentieth document the
playbook is written and read again: what is then read otherwise has to be what the export said, and what is read so
is written and read alike. The last line is one JSON object; 1 where a document failed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from figures import tell  # noqa: E402

from incident_desk.domain.errors import Refused  # noqa: E402
from incident_desk.formats.playbook_markdown import playbook_markdown, read_otherwise  # noqa: E402
from incident_desk.formats.reading.describe import describe  # noqa: E402
from incident_desk.formats.reading.describe_source import source_words, with_source  # noqa: E402
from incident_desk.formats.reading.describe_text import describe_text  # noqa: E402
from incident_desk.formats.reading.document import read_document  # noqa: E402
from incident_desk.formats.reading.limits import Part  # noqa: E402
from incident_desk.resource_files import resource  # noqa: E402
from tests.formats.reading.hostile import HOSTILE  # noqa: E402
from tests.formats.reading.test_document import LINES  # noqa: E402

EACH = 10_000
WRITTEN_EVERY = 20
SECONDS_AT_MOST = 560
"""What a piece may take: one that is not done by then says how many documents it has read."""
NAMES = ("a.md", "a.md", "a.md", "a.txt", "a.csv", "a.tsv", "a.html", "README")
SIGNS = (
    "#*-_`>|[]()<>!~\\ \n\t\r:.,;/&=+?{}$@%^'\"0123456789aAzZ\x00\x0b\x7f\u00a0\u200b\u202e\u2066\ufeff事é’—🔥☐✅"
)
_MORE = (
    "# Post-mortem", "## Timeline", "- 10:42 UTC: it broke", "10:50 - up", "| Time | Event |", "**Duration**: 2 h",
    "**Date**: 2025-03-04", "## Root cause", "## Action items", "- [ ] mend it (@al, 2025-03-09)",
    "Status: resolved", "Started: 2025-03-04 10:42 CET", "[10:00] al: it broke", "al  10:00 AM", "a,b,c", "x;y;z",
    "---\ntitle: x\n---",
    "<html><body><h1>a</h1><ul><li>b</ul>", "<td>", "<pre>ls\n", "&lt;b&gt;", "â€™ Ã©", "Ursache: x", "## 根本原因",
)  # fmt: skip


def lines() -> list[str]:
    """What documents are made of."""
    shipped = [line for path in sorted(resource("playbooks").glob("*.md")) for line in path.read_text().split("\n")]
    return [*LINES, *_MORE, *shipped]


def document(number: int, known: list[str]) -> tuple[bytes, str]:
    """The document of that number and its name."""
    chance = random.Random(number)
    made: list[str] = []
    for _ in range(chance.randint(1, 50)):
        kind = chance.random()
        if kind < 0.9:
            made.append(chance.choice(known))
        elif kind < 0.97:
            made.append("".join(chance.choices(SIGNS, k=chance.randint(0, 60))))
        else:
            made.append(HOSTILE[chance.choice(list(HOSTILE))](chance.randint(1, 300)))
    for _ in range(chance.randint(0, 3)):
        chance.choice(_CHANGES)(chance, made)
    data = "\n".join(made).encode(chance.choice(("utf-8",) * 8 + ("utf-16", "utf-8-sig")), "surrogatepass")
    for _ in range(chance.choice((0, 0, 0, 0, 1, 4))):
        place = chance.randint(0, len(data))
        data = data[:place] + chance.randbytes(chance.randint(0, 3)) + data[place + chance.randint(0, 3) :]
    return data, chance.choice(NAMES)


def _double(chance: random.Random, made: list[str]) -> None:
    first = chance.randrange(len(made))
    made[first:first] = made[first : first + 8] * chance.randint(1, 3)


def _swap(chance: random.Random, made: list[str]) -> None:
    one, other = chance.randrange(len(made)), chance.randrange(len(made))
    made[one], made[other] = made[other], made[one]


def _cut(chance: random.Random, made: list[str]) -> None:
    place = chance.randrange(len(made))
    made[place] = made[place][chance.randint(0, 9) : -chance.randint(1, 9)]


def _mark(chance: random.Random, made: list[str]) -> None:
    mark = chance.choice(("  ", "    ", "> ", "- ", "1. ", "\t", "| ", "**"))
    first = chance.randrange(len(made))
    made[first : first + 6] = [mark + line for line in made[first : first + 6]]


def _fence(chance: random.Random, made: list[str]) -> None:
    made.insert(chance.randrange(len(made)), "```" + chance.choice(("", "bash", "markdown", "sql", "text")))


def _ends(chance: random.Random, made: list[str]) -> None:
    end = chance.choice(("\r", "  ", "\\", " |"))
    made[:] = [line + end for line in made]


_CHANGES: tuple[Callable[[random.Random, list[str]], None], ...] = (_double, _swap, _cut, _mark, _fence, _ends)


def tried(number: int, known: list[str]) -> str:
    """What is wrong with the reading of a document; nothing, or "refused" where it is none to read."""
    data, name = document(number, known)
    part = Part(most=2_000, blocks=60) if number % 10 == 0 else Part()
    try:
        read = read_document(data, name, part)
    except Refused:
        return "refused"
    if read != read_document(data, name, part):
        return "it was read in two ways"
    with_source(describe(read.playbook, read.report), read)
    describe_text(read.playbook, read.report)
    source_words(read)
    return _written(read.playbook) if number % WRITTEN_EVERY == 1 else ""


def _written(book: object) -> str:
    text = playbook_markdown(book)
    if text != playbook_markdown(book):
        return "it was written in two ways"
    again = read_document(text.encode(), "export.md").playbook
    if read_otherwise(book, text):
        return "otherwise"
    return "" if not read_otherwise(again, playbook_markdown(again)) else "what was exported is not exported again"


def main() -> int:
    """Try the documents of a piece."""
    parser = argparse.ArgumentParser(description="Documents by chance, read.")
    parser.add_argument("piece", type=int)
    parser.add_argument("--only", type=int, metavar="NUMBER", help="this document alone, and print it")
    parser.add_argument("--most", type=int, default=EACH, metavar="N", help="so many documents")
    given = parser.parse_args()
    known, begun = lines(), time.monotonic()
    first = (given.piece - 1) * EACH
    if given.only is not None:
        print(document(first + given.only, known))
        print(tried(first + given.only, known))
        return 0
    counts = {"refused": 0, "otherwise": 0}
    wrong: list[str] = []
    n = 0
    for number in range(first, first + given.most):
        if time.monotonic() - begun > SECONDS_AT_MOST:
            wrong.append(f"only {n} documents were read in {SECONDS_AT_MOST} s")
            break
        try:
            said = tried(number, known)
        except Exception as error:  # noqa: BLE001 - that there is none is what is tried
            said = f"{type(error).__name__}: {error}"
        n += 1
        if said in counts:
            counts[said] += 1
        elif said:
            wrong.append(f"{number - first}: {said}"[:200])
            print(wrong[-1], flush=True)
    written = sum(number % WRITTEN_EVERY == 1 for number in range(first, first + n))
    return tell("reading-fuzz", n, wrong[:20], piece=given.piece, written=written, **counts)


if __name__ == "__main__":
    sys.exit(main())
