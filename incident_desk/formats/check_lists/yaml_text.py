"""YAML of other tools, read without trust: plain values only, no tags, no aliases, bounded depth and length."""

from typing import Any

import yaml

from incident_desk.formats.check_lists.found import ListNotReadable

LONGEST = 5_000_000
DEEPEST = 40


class _PlainLoader(yaml.SafeLoader):
    """Safe values, and no aliases: a few lines of them stand for more than any memory holds."""

    _depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuses an alias, and what lies too deep."""
        if self.check_event(yaml.AliasEvent):
            where = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise ListNotReadable(f"line {where.line + 1}: aliases (*name) are not read; write the values out")
        self._depth += 1
        if self._depth > DEEPEST:
            raise ListNotReadable(f"nested more than {DEEPEST} deep")
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1


def read_yaml(text: str) -> list[Any]:
    """The documents of a YAML text, in order; JSON is YAML too.

    Raises:
        ListNotReadable: it is no YAML, or one that is not read; the message names the line.
    """
    if len(text) > LONGEST:
        raise ListNotReadable(f"longer than {LONGEST // 1_000_000} MB")
    try:
        return [one for one in yaml.load_all(text, Loader=_PlainLoader) if one is not None]  # noqa: S506 - a safe one
    except yaml.MarkedYAMLError as error:
        where = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise ListNotReadable(f"{where}{error.problem or 'not readable as YAML'}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, ListNotReadable):
            raise
        raise ListNotReadable(f"not readable as YAML: {str(error)[:200]}") from error
