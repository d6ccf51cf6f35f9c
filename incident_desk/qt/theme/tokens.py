"""The design tokens (resources/tokens.json) as typed, frozen values: colours, type scale, sizes, radii, motion."""

import json
import re
from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor

from incident_desk.resource_files import resource


class ThemeName(Enum):
    """The two themes that the tokens describe."""

    DARK = "dark"
    LIGHT = "light"


class Density(Enum):
    """How close rows and controls stand: comfortable (row 32 px) or compact (row 26 px)."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


class TextKind(Enum):
    """The type scale of the design; the value is the key in tokens.json."""

    CAPTION = "caption"
    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    PANEL_TITLE = "panelTitle"
    TITLE = "title"
    VALUE = "value"
    CLOCK = "clock"
    WALL_CLOCK = "wallClock"
    MONO = "mono"


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of one theme, by the role it plays; never change a value in place."""

    window: QColor
    panel: QColor
    raised: QColor
    hover: QColor
    well: QColor
    line: QColor
    line_strong: QColor
    control: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    accent_tint: QColor
    accent_line: QColor
    caution: QColor
    caution_fill: QColor
    on_caution: QColor
    caution_tint: QColor
    caution_line: QColor
    alarm: QColor
    alarm_fill: QColor
    on_alarm: QColor
    alarm_tint: QColor
    alarm_line: QColor
    good: QColor
    good_tint: QColor
    good_line: QColor
    plate: QColor
    on_plate: QColor
    ribbon_done: QColor
    ribbon_now: QColor
    ribbon_future: QColor
    selection: QColor
    syntax_string: QColor
    syntax_comment: QColor
    syntax_keyword: QColor


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One line of the type scale: pixel size, line height in pixels, weight 100 to 900."""

    px: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights and widths in unscaled pixels."""

    row_comfortable: int
    row_compact: int
    control: int
    control_compact: int
    target_min: int
    icon: int
    icon_nav: int
    rail: int
    rail_compact: int
    log_bar: int


@dataclass(frozen=True, slots=True)
class Radii:
    """Corner radii in unscaled pixels."""

    plate: int
    control: int
    panel: int
    dialog: int


@dataclass(frozen=True, slots=True)
class Motion:
    """How long a change takes, in milliseconds."""

    quick: int
    standard: int
    slow: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything in tokens.json that the screens use."""

    dark: Colours
    light: Colours
    types: dict[TextKind, TypeStyle]
    sizes: Sizes
    radii: Radii
    motion: Motion
    ui_family: str
    mono_family: str

    def colours(self, name: ThemeName) -> Colours:
        """The colours of the named theme."""
        return self.dark if name is ThemeName.DARK else self.light


def with_alpha(colour: QColor, share: float) -> QColor:
    """A copy of the colour that covers ``share`` (0 to 1) of what lies under it."""
    copy = QColor(colour)
    copy.setAlphaF(share)
    return copy


@lru_cache(maxsize=1)
def load_tokens() -> Tokens:
    """The shipped tokens, read once.

    Raises:
        KeyError: tokens.json lacks a value that the program uses.
    """
    return parse_tokens(json.loads(resource("tokens.json").read_text(encoding="utf-8")))


def parse_tokens(data: dict[str, Any]) -> Tokens:
    """Typed tokens from the decoded JSON.

    Raises:
        KeyError: a value that the program uses is missing.
    """
    size = _snake_keys(data["size"])
    return Tokens(
        dark=_colours(data["color"]["dark"]),
        light=_colours(data["color"]["light"]),
        types={kind: TypeStyle(**data["type"][kind.value]) for kind in TextKind},
        sizes=Sizes(**{field.name: size[field.name] for field in fields(Sizes)}),
        radii=Radii(**data["radius"]),
        motion=Motion(**{field.name: data["motion"][field.name] for field in fields(Motion)}),
        ui_family=data["font"]["ui"],
        mono_family=data["font"]["mono"],
    )


def _colours(data: dict[str, str]) -> Colours:
    values = _snake_keys(data)
    return Colours(**{field.name: QColor(values[field.name]) for field in fields(Colours)})


def _snake_keys(data: dict[str, Any]) -> dict[str, Any]:
    return {re.sub(r"([A-Z])", r"_\1", key).lower(): value for key, value in data.items()}
