"""What an hour of somebody's time costs: a sum and its currency, as it is stored, multiplied and printed."""

from dataclasses import dataclass

FINEST = 1000.0
"""Below it a sum is printed with its hundredths: what is reckoned from a record is no more exact than that."""


@dataclass(frozen=True, slots=True)
class HourlyRate:
    """``90 EUR``, ``90 €``, ``$90``: the currency is kept as it was typed, ``before`` or after the sum."""

    amount: float
    currency: str
    before: bool = False

    def of_minutes(self, minutes: int) -> float:
        """What so many minutes cost, to the hundredth."""
        return round(self.amount * minutes / 60, 2)

    @property
    def text(self) -> str:
        """As it is printed and stored: ``90 €``, ``$82.50``."""
        return self._with_currency(f"{self.amount:,.2f}".removesuffix(".00"))

    def sum_text(self, amount: float) -> str:
        """A sum in this currency: ``570 €``, ``$12,540``, ``262.50 €``."""
        if amount and amount < FINEST:
            return self._with_currency(f"{amount:.2f}".removesuffix(".00"))
        return self._with_currency(f"{amount:,.0f}")

    def _with_currency(self, number: str) -> str:
        if not self.before:
            return f"{number} {self.currency}"
        return f"{self.currency} {number}" if self.currency.isalpha() else f"{self.currency}{number}"
