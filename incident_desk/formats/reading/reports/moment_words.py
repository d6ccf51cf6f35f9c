"""The words around a time, as data: what leads to it, how well it is known by them, what joins two ends.

Every word that a time can begin with stands in `BEGINNERS` as well, so that most lines need one look.
"""

import re

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.reports.days import MONTHS, WEEKDAYS

LEAD = re.compile(
    r"(?:at|on|from|between|um|am|vom|den|le|la|el|à|às|a las|a la|as|os|ao|em|dès|il|alle|the)\s(?=\W{0,3}[\w])",
    re.I,
)
"""Words that lead to a time and say nothing of it."""
QUALIFIERS = (
    (PastPrecision.APPROXIMATE, re.compile(
        r"(?:[~≈∼〜]|(?:circa|ca\.?|c\.|about|around|approximately|approx\.?|roughly|nearly|some\stime\saround"
        r"|sometime\saround|ungefähr|etwa|gegen|vers|environ|alrededor\sde|aproximadamente|por\svolta\sd[aeo]s?"
        r"|cerca\sd[aeo]s?|hacia)(?![^\W\d_])|約|约|大约|大約|およそ)\s{0,2}", re.I)),
    (PastPrecision.AT_MOST, re.compile(
        r"(?:[<≤]=?|(?:shortly\sbefore|just\sbefore|before|no\slater\sthan|up\sto|prior\sto|by|until|till|vor|bis|avant|antes\sd[aeo]s?"
        r"|antes\sde\slas?|hasta|até)(?![^\W\d_]))\s{0,2}", re.I)),
    (PastPrecision.AT_LEAST, re.compile(
        r"(?:[>≥]=?|(?:shortly\safter|just\safter|after|since|not\sbefore|no\searlier\sthan|nach|seit|ab|après|depuis|después\sde"
        r"|desde|depois\sd[aeo]s?|a\spartir\sd[aeo]s?)(?![^\W\d_]))\s{0,2}", re.I)),
)  # fmt: skip
"""How well a time is known, by what stands before it."""
AFTERWARDS = (
    (PastPrecision.APPROXIMATE, re.compile(
        r"\s?-?(?:\((?:approx(?:imately|\.)?|about|est(?:imated|\.)?|circa|ca\.?|maybe[^()]{0,30}|roughly|\?)\)|ish(?![^\W\d_])"
        r"|頃|ごろ|左右|前後|\?(?![?\w]))", re.I)),
    (PastPrecision.AT_LEAST, re.compile(r"\s?(?:\+(?!\s?\d)|以降|以后|之后|から(?=$))")),
    (PastPrecision.AT_MOST, re.compile(r"\s?(?:以前|之前|まで(?=$))")),
)  # fmt: skip
"""How well a time is known, by what stands behind it."""
UNKNOWN = re.compile(
    r"(?:[?？]{1,4}:[?？]{1,4}|[?？]{2,4}|[xX]{2}:[xX]{2}|--:--|TBD|TBC|N/A|unknown|unbekannt|inconnue?|desconocid[oa]|desconhecid[oa]|不明|未知)(?![^\W\d_])",
    re.I,
)
"""What stands where nobody knows the time."""
BEGINNERS = frozenset((
    "at", "on", "from", "between", "um", "am", "vom", "den", "le", "la", "el", "à", "às", "a", "as", "os",
    "ao", "em", "dès", "il", "alle", "the", "t", "circa", "ca", "c", "about", "around", "approximately",
    "approx", "roughly", "nearly", "some", "sometime", "ungefähr", "etwa", "gegen", "vers", "environ",
    "alrededor", "aproximadamente", "por", "cerca", "hacia", "shortly", "just", "before", "no", "prior", "by",
    "until", "till", "up", "vor", "bis", "avant", "antes", "hasta", "até", "after", "since", "not", "nach",
    "seit", "ab", "après", "depuis", "después", "desde", "depois", "unknown", "unbekannt", "inconnu",
    "inconnue", "desconocido", "desconocida", "desconhecido", "desconhecida", "tbd", "tbc", "n", "xx", "early",
    "mid", "late", "fin", "début", "anfang", "ende", "q",
    *(name for names in MONTHS for name in names), *(name.partition("-")[0] for name in WEEKDAYS),
))  # fmt: skip
"""The words that a time can begin with; a line that begins with another is none, and most lines do."""
TO = re.compile(
    r"\s{0,2}(?:--|-|–|—|−|~|〜|～|→|->|‑|to(?![^\W\d_])|until(?![^\W\d_])|till(?![^\W\d_])|through(?![^\W\d_])|and(?![^\W\d_])|bis(?![^\W\d_])|à|a\slas?(?![^\W\d_])|às|até|hasta|至|到|から)\s{0,2}",
    re.I,
)  # noqa: E501
"""What joins the two ends of a range."""
