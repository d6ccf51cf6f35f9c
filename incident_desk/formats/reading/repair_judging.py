"""Whether a letter behind misread bytes makes sense, and whether what stands there could be meant.

A round trip alone proves nothing: the last letter of a shouted word and the quotation mark that closes it may be
valid UTF-8 for a third one. So a candidate is *sure* only where the letter behind it is of a kind people write,
and what stands there is not. What could be either is *likely*: it goes by what is sure in the same document.
"""

from bisect import bisect_right
from functools import lru_cache
from typing import Literal, NamedTuple

Verdict = Literal["sure", "likely", "no"]

_KINDS = (
    (0x00, "no"), (0xA0, "latin"), (0x180, "no"), (0x192, "latin"), (0x193, "no"), (0x218, "rare"), (0x21C, "no"),
    (0x2C6, "rare"), (0x2DE, "no"), (0x300, "mark"), (0x370, "no"), (0x384, "greek"), (0x3A9, "sign"),
    (0x3AA, "greek"), (0x3C0, "sign"), (0x3C1, "greek"), (0x3CF, "no"), (0x400, "cyrillic"), (0x460, "no"),
    (0x490, "cyrillic"), (0x492, "no"),
    (0x590, "hebrew"), (0x600, "arabic"), (0x700, "no"), (0x900, "indic"), (0xE00, "thai"), (0xE80, "no"),
    (0x10A0, "georgian"), (0x1100, "no"), (0x1E00, "latin"), (0x1F00, "greek"), (0x2000, "sign"), (0x2C00, "no"),
    (0x3000, "sign"), (0x3040, "east"), (0x3100, "no"), (0x3130, "east"), (0x3190, "no"), (0x3400, "east"),
    (0xA000, "no"), (0xAC00, "east"), (0xD7A4, "no"), (0xF900, "east"), (0xFB00, "sign"), (0xFB07, "no"),
    (0xFE00, "sign"), (0xFE10, "no"), (0xFEFF, "sign"), (0xFF66, "east"), (0xFFA0, "sign"), (0x1F000, "sign"),
    (0x1FB00, "no"), (0x20000, "east"), (0x30000, "no"), (0xE0020, "sign"), (0xE0080, "no"),
)  # fmt: skip
"""From which letter on a kind begins. "no" is what nobody writes in a document; Ω and π stand alone, as signs."""
_STARTS = [start for start, _ in _KINDS]
_COMPANY = frozenset({"greek", "cyrillic", "hebrew", "arabic", "indic", "thai", "georgian", "east"})
"""Scripts whose letters do not come alone."""

_JOINERS = frozenset("–—’‘“”„‚·•…»\u00a0")
"""What may follow a word at once and stand before another."""
_ENDERS = _JOINERS | frozenset("›®™´²³¹†")
"""What may follow a word at once, as the last."""
_NO_LETTERS = frozenset("ªºµμƒπΩ")
_SUMS = frozenset("∞±≤≥∂∑∏π∫Ωµμ∆≠√≈ø")
_BEFORE_SUMS = frozenset("¬√≈ƒ∆")
_ABOUT = frozenset("≈ƒ")
_CYRILLIC = frozenset(map(chr, range(0x400, 0x460)))
_SINGLE = frozenset("─│┌┐└┘├┤┬┴┼")
_BOXES = frozenset(map(chr, range(0x2500, 0x25A0)))


class Candidate(NamedTuple):
    """One letter behind misread ones: *shown* is what stands there, *around* the text to both sides of it."""

    shown: str
    letter: str
    left: str
    right: str

    @property
    def kind(self) -> str:
        """What kind of letter it is."""
        return kind_of_letter(self.letter)


@lru_cache(maxsize=4096)
def kind_of_letter(letter: str) -> str:
    """The kind of a letter; "no" is what nobody writes."""
    return _KINDS[bisect_right(_STARTS, ord(letter)) - 1][1]


@lru_cache(maxsize=16_384)
def verdict(found: Candidate, in_company: bool) -> Verdict:
    """Whether *found* stands for its letter; *in_company*: a neighbour is of the same script."""
    kind = found.kind
    if kind == "no":
        return "no"
    if any(0x80 <= ord(letter) < 0xA0 for letter in found.shown):
        return "sure"
    if kind in _COMPANY:
        return "likely" if not in_company or _could_be_meant(found) else "sure"
    if len(found.shown) == 2 and found.shown[0] in _BOXES:
        return _amid_boxes(found)
    if len(found.shown) == 2 and found.shown[0] in _CYRILLIC:
        return _amid_cyrillic(found)
    return "likely" if kind == "rare" or _is_stray_mark(found) or _could_be_meant(found) else "sure"


def _is_stray_mark(found: Candidate) -> bool:
    """An accent without its letter, or behind what more often is misread in another way."""
    return found.kind == "mark" and (not found.left[-1:].isalpha() or found.shown[0] in "ÃÕ")


def _amid_boxes(found: Candidate) -> Verdict:
    """A line of a box or a tree, unless it stands in a word."""
    after, before = found.left[-1:].isalpha(), found.right[:1].isalpha()
    if found.shown[1] in _BOXES:
        return (
            "sure" if after and before else "likely" if after or before or found.shown[1] not in _SINGLE else "no"
        )
    return "sure" if after else "likely"


def _amid_cyrillic(found: Candidate) -> Verdict:
    """Two letters of a Cyrillic word, unless they stand in a word of another script."""
    after, before = _is_plain_letter(found.left[-1:]), _is_plain_letter(found.right[:1])
    if after and not (found.right[:1].isalpha() and not before):
        return "sure"
    return "no" if found.shown[1] in _CYRILLIC and not before else "likely"


def _is_plain_letter(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _could_be_meant(found: Candidate) -> bool:
    """Whether a person may have written what is shown there."""
    first = found.shown[0]
    if len(found.shown) == 2 and first in _BEFORE_SUMS:
        return _is_a_sum(found)
    if not first.isalpha() or first in _NO_LETTERS:
        return False
    letters = [letter for letter in found.shown if letter.isalpha() and letter not in _NO_LETTERS]
    return _ends_a_word(found, letters) and _even_case(letters, found.left[-1:])


def _ends_a_word(found: Candidate, letters: list[str]) -> bool:
    """Whether nothing but these letters and what may follow a word stands there."""
    others = [letter for letter in found.shown if letter not in letters]
    if found.kind == "sign" and not found.left[-1:].isalpha():
        return False
    if not others:
        return True
    between = others[-1] in _JOINERS or (others[-1] in _ENDERS and not found.right[:1].isalnum())
    return between and all(letter in _JOINERS for letter in others[:-1])


def _is_a_sum(found: Candidate) -> bool:
    """A root, an approximation or a negation with its operand, and no letter amid a word."""
    first, second = found.shown[0], found.shown[1]
    around = _letters_at_end(found.left) + _letters_at_start(found.right)
    if second in _SUMS:
        return around < 3 and not (first == "¬" and found.left[-1:].isdigit())
    return first in _ABOUT and not found.left[-1:].isalpha()


def _even_case(letters: list[str], before: str) -> bool:
    """Whether these letters go on from the one before as a word does: small, or all large."""
    if all(letter.islower() for letter in letters):
        return True
    return all(letter.isupper() for letter in letters) and not before.islower()


def _letters_at_end(text: str) -> int:
    count = 0
    while count < len(text) and text[-1 - count].isalpha():
        count += 1
    return count


def _letters_at_start(text: str) -> int:
    count = 0
    while count < len(text) and text[count].isalpha():
        count += 1
    return count
