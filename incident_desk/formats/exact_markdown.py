"""A text in a cell of a Markdown table so that it comes back letter by letter: it stays text, and none of it acts.

Signs of Markdown are escaped, a line end is ``<br>``, ``@name`` is code so that a paste calls nobody. What can't
be seen and would act, such as a sign that turns the text round, is spelled ``‹U+202E›``; so is the ``‹`` of a text
that says just that. ``exactly`` is the way there, ``read_exactly`` the way back.
"""

import re

from incident_desk.formats.markdown_report import escaped
from incident_desk.formats.report_text import UNSEEN, code_of

_SPELLED = re.compile(r"‹(?=U\+)|[\x0b\x0c\r\x85\u2028\u2029]|" + UNSEEN)
_TOKEN = re.compile(
    r"\\([!-/:-@\[-`{-~])|(<br>)|`(@[^`]*)`|(&amp;)|‹U\+([0-9A-F]{4,6})›",
)


def exactly(text: str) -> str:
    """The text as the cell of a table."""
    return "<br>".join(escaped(_SPELLED.sub(code_of, line)) for line in text.split("\n"))


def read_exactly(cell: str) -> str:
    """The text that a cell of ``exactly`` was of."""
    return _TOKEN.sub(_read, cell)


def _read(found: re.Match[str]) -> str:
    sign, end, name, _amp, code = found.groups()
    if sign or name:
        return str(sign or name)
    if code:
        return chr(int(code, 16))
    return "\n" if end else "&"
