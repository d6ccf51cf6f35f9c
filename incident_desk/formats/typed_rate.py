"""An hourly rate as a person types it: ``90 EUR``, ``90 €``, ``$90``, ``1,200.50 CHF an hour``. Pure."""

import re

from incident_desk.domain.errors import WrongUse
from incident_desk.domain.hourly_rate import HourlyRate

MOST = 1_000_000
EXAMPLES = "such as 90 EUR, 90 € or $90"
"""What stands in a message."""
LONGEST = 40
_CODES = frozenset(re.findall(
    "[A-Z]{3}",
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT "
    "LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
    "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP "
    "STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF "
    "XPF YER ZAR ZMW",
))  # fmt: skip
"""The codes of ISO 4217: any word would take "90 min" for a sum."""
_SIGNS = r"(?:[A-Z]{1,3})?[$¢£¤¥฿៛\u20a0-\u20c0￥￦]|kr|zł|Kč|Ft|Fr"
_HOUR = re.compile(r"\s*(?:/\s*|(?:per|an|a)\s+)(?:hours?|hr|h)\s*$", re.IGNORECASE)
_NUMBER = r"(?P<number>\d[\d.,'’\s]*\d|\d)"
_RATE = re.compile(rf"(?:(?P<before>[A-Za-z]{{3}}|{_SIGNS})\s*)?{_NUMBER}(?:\s*(?P<after>[A-Za-z]{{3}}|{_SIGNS}))?")
_LETTERS = re.compile(r"[A-Za-z]{3}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?P<sign>[,' ])\d{3}(?:(?P=sign)\d{3})*")
_PARTED = re.compile(
    r"(?P<whole>\d+|\d{1,3}(?P<sign>[.,' ])\d{3}(?:(?P=sign)\d{3})*)(?P<point>[.,])(?P<parts>\d{1,2})"
)


def read_rate(typed: str) -> HourlyRate:
    """The rate that is meant.

    Raises:
        WrongUse: it is none, with what is wrong in it.
    """
    text = _HOUR.sub("", " ".join(typed.split()))
    found = _RATE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        raise WrongUse(f"{_shown(typed)} is no hourly rate: type a sum and its currency, {EXAMPLES}")
    before, after = found["before"] or "", found["after"] or ""
    unknown = next((one for one in (before, after) if _LETTERS.fullmatch(one) and _currency(one) not in _CODES), "")
    if unknown:
        raise WrongUse(f"{unknown!r} in {_shown(typed)} is no currency: type a sum and its currency, {EXAMPLES}")
    if bool(before) == bool(after):
        what = "two currencies" if before else "no currency"
        raise WrongUse(f"{_shown(typed)} has {what}: type a sum and its currency, {EXAMPLES}")
    amount = _amount(found["number"])
    if amount is None:
        raise WrongUse(f"{found['number']!r} can't be read as a number: type a sum and its currency, {EXAMPLES}")
    if not 0 < amount <= MOST:
        raise WrongUse(f"An hourly rate is above 0 and at most {MOST:,}: {_shown(typed)} is not")
    return HourlyRate(amount, _currency(before or after), bool(before))


def stored_rate(text: str) -> HourlyRate | None:
    """The rate that was kept; None where none was, or what was kept is none."""
    try:
        return read_rate(text) if text.strip() else None
    except WrongUse:
        return None


def _shown(typed: str) -> str:
    text = " ".join(typed.split())
    return repr(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _currency(typed: str) -> str:
    return typed.upper() if _LETTERS.fullmatch(typed) else typed


def _amount(typed: str) -> float | None:
    """The number: three digits after a sign are thousands, one or two after the last one are hundredths.

    "90.125" is neither for sure, so it is none.
    """
    text = re.sub(r"\s", " ", typed).replace("’", "'")
    if text.isdecimal() or _GROUPED.fullmatch(text):
        return float(re.sub(r"[.,' ]", "", text))
    parted = _PARTED.fullmatch(text)
    if parted is None or parted["sign"] == parted["point"]:
        return None
    whole = re.sub(r"[.,' ]", "", parted["whole"])
    return float(f"{whole}.{parted['parts']}")
