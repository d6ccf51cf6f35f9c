"""Text from people, made fit to be printed: what can't be seen is shown as ``‹U+202E›`` instead of acting.

A control character could end a document early, an override could turn a line around; both stay visible and inert.
"""

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNSEEN = (
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"  # byte order mark, annotations, noncharacters
    "\ud800-\udfff\U000e0000-\U000e007f"  # lone surrogates, tags
    "]"
)
"""The pattern of one sign that acts and can't be seen."""
_UNSEEN = re.compile(UNSEEN)


def visible(text: str) -> str:
    """The text with one kind of line end, and every character that would act unseen written out."""
    return _UNSEEN.sub(code_of, _LINE_ENDS.sub("\n", text))


def code_of(found: re.Match[str]) -> str:
    """How a character that can't be shown is written: ``‹U+0007›``."""
    return f"‹U+{ord(found[0]):04X}›"
