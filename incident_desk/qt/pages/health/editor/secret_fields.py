"""Secrets in the fields of the editor: shown as •••, kept apart in memory until the check is saved."""

from collections.abc import Mapping
from secrets import token_hex

from incident_desk.domain.checks.secret_words import MASK, REFERENCE, masked, replaced

_ROWS = ("headers", "proxy", "routes", "body", "send")
CHANGED = "the secret behind ••• is not known any more: type it again"


class SecretFields:
    """The secrets that were typed into one check. ``texts`` hold names in their places."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._stem = f"check-{token_hex(6)}"
        self.values: dict[str, str] = dict(values or {})
        """The secrets that are not kept on the disk yet, by their names."""

    @staticmethod
    def shown(text: str) -> str:
        """A text as it stands in its field."""
        return masked(text)

    @staticmethod
    def typed(before: str, shown: str) -> str:
        """The text behind what stands in the field now: each ••• is the name that stood there before.

        A name itself is never typed: what was copied from elsewhere must not have a secret sent there.
        """
        names = [hit.group() for hit in REFERENCE.finditer(before)]
        first, *rest = (masked(part) for part in shown.split(MASK))
        if len(rest) > len(names):
            return shown
        return first + "".join(name + part for name, part in zip(names, rest, strict=False))

    def apart(self, kind: str, texts: Mapping[str, str]) -> dict[str, str]:
        """The texts in which a secret was found, with its name in its place."""
        data: dict[str, object] = {row: texts[row] for row in ("proxy", "body", "send") if texts.get(row)}
        if kind == "http":
            data["url"] = texts.get("target", "")
        lines = [line.partition(":") for line in texts.get("headers", "").splitlines()]
        data["headers"] = [[name, value.strip()] for name, colon, value in lines if colon]
        data["routes"] = texts.get("routes", "").splitlines()
        found = replaced(data, self._keep)
        fresh = {"target": str(found["url"])} if kind == "http" else {}
        fresh["routes"] = "\n".join(found["routes"])
        fresh |= {row: str(found[row]) for row in ("proxy", "body", "send") if row in found}
        if len(found["headers"]) == len(lines):
            fresh["headers"] = "\n".join(f"{name}: {value}" for name, value in found["headers"])
        return {
            name: text for name, text in fresh.items() if text != texts.get(name, "") and REFERENCE.search(text)
        }

    def for_draft(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The texts to keep on the disk: a secret that is nowhere else leaves a ••• that has to be typed again."""

        def left(text: str) -> str:
            return REFERENCE.sub(lambda hit: MASK if hit[1] in self.values else hit.group(), text)

        apart = {**texts, **SecretFields().apart(texts.get("kind", ""), texts)}
        return {name: left(_without_new(texts.get(name, ""), text)) for name, text in apart.items()}

    @staticmethod
    def problems(texts: Mapping[str, str]) -> dict[str, str]:
        """The fields in which a ••• stands for nothing."""
        return {name: CHANGED for name in ("target", *_ROWS) if MASK in texts.get(name, "")}

    def _keep(self, secret: str) -> str:
        if not secret or MASK in secret or REFERENCE.search(secret):
            return secret
        known = next((name for name, value in self.values.items() if value == secret), None)
        name = known or f"{self._stem}-{len(self.values) + 1}"
        self.values[name] = secret
        return f"{{secret:{name}}}"


def _without_new(before: str, after: str) -> str:
    """The text with MASK for each name that it got only now, for whose secret nobody keeps anything."""
    known = set(REFERENCE.findall(before))
    return REFERENCE.sub(lambda hit: hit.group() if hit[1] in known else MASK, after)
