"""One generated style sheet for Qt's own widgets.

It never names a font or a size of letters: an application sheet would override ``setFont``. States of our own
are dynamic properties, set with the functions of ``marks``:

==========  ====================================================================
surface     window, panel, raised, well: the background of a frame or page
tone        text2, text3, caution, alarm, good, accent: the colour of a label
flat        a view or field without its own border and background
search      a field with an icon of its own in its left margin
quiet       a field with a faint edge, as in the menu bar
wrong       a field whose text can't be taken
==========  ====================================================================
"""

from dataclasses import fields
from string import Template

from incident_desk.qt.theme.theme import Theme
from incident_desk.resource_files import resource

_SURFACES = """
QWidget { color: $text; }
QMainWindow, QDialog[surface="window"], *[surface="window"] { background: $window; }
QDialog, *[surface="panel"] { background: $panel; }
*[surface="raised"] { background: $raised; }
*[surface="well"] { background: $field; }
QLabel { background: transparent; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="caution"] { color: $caution; }
QLabel[tone="alarm"] { color: $alarm; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="accent"] { color: $accent; }
QLabel:disabled { color: $text3; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_strong; padding: 4px 6px; }
QSplitter::handle { background: $line; }
QStatusBar { background: $window; color: $text2; }
QStatusBar::item { border: 0; }
"""

_MENUS = """
QMenuBar { background: $window; color: $text2; padding: 2px 8px; border: 0; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: $r_control; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; color: $text; }
QMenu { background: $raised; color: $text; border: 1px solid $line_strong; border-radius: $r_panel; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QAbstractSpinBox, QComboBox {
  background: $field; color: $text; border: 1px solid $control; border-radius: $r_control;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: ${field_height}px; padding: 0 9px; }
QPlainTextEdit, QTextEdit, QTextBrowser { padding: 7px 11px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
  color: $text3; border-color: $line_strong; }
QLineEdit:read-only { background: $panel; }
QLineEdit[wrong="true"] { border-color: $alarm; }
QLineEdit[flat="true"], QPlainTextEdit[flat="true"], QTextEdit[flat="true"], QTextBrowser[flat="true"] {
  background: transparent; border: 0; padding: 0; min-height: 0; }
QLineEdit[search="true"] { min-height: ${small_height}px; padding: 0; }
QLineEdit[large="true"] { min-height: ${large_height}px; padding: 0 11px; }
QLineEdit[quiet="true"] { background: $panel; border-color: $line; }
QLineEdit[quiet="true"]:focus { border-color: $accent; }
QComboBox { background: $raised; border-color: $line_strong; padding-right: 4px; }
QComboBox:hover { background: $hover; }
QComboBox:editable { background: $field; border-color: $control; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url("$chevron_down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line_strong; padding: 4px;
  selection-background-color: $selection; selection-color: $text; outline: 0; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { background: transparent; border: 0; padding: 0; min-height: 0; }
QAbstractSpinBox { padding-left: 9px; }
QAbstractSpinBox { padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$chevron_down"); width: 12px; height: 12px; }
"""

_BUTTONS = """
QPushButton { background: $raised; color: $text; border: 1px solid $line_strong; border-radius: $r_control;
  min-height: ${button_height}px; padding: 0 12px; }
QPushButton:hover { background: $hover; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton:disabled { color: $text3; border-color: $line; }
QToolButton { background: transparent; color: $text2; border: 1px solid transparent; border-radius: $r_control;
  padding: 4px; }
QToolButton:hover { background: $hover; color: $text; }
QToolButton:checked { background: $raised; color: $text; border-color: $line_strong; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 15px; height: 15px; border: 1.5px solid $control;
  background: transparent; }
QCheckBox::indicator, QGroupBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $text3; border-color: $text3; image: url("$check"); }
QCheckBox::indicator:indeterminate { border-color: $accent; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line_strong; }
QGroupBox { border: 1px solid $line; border-radius: $r_panel; margin-top: 10px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $text2; }
"""

_VIEWS = """
QScrollArea { background: transparent; border: 0; }
QAbstractItemView { background: transparent; color: $text; border: 0; outline: 0; gridline-color: $line;
  selection-background-color: $selection; selection-color: $text; }
QAbstractItemView::indicator { width: 15px; height: 15px; border: 1.5px solid $control; border-radius: 5px;
  background: transparent; }
QAbstractItemView::indicator:checked { background: $text3; border-color: $text3; image: url("$check"); }
QAbstractItemView::indicator:disabled { border-color: $line_strong; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $text3; border: 0; border-bottom: 1px solid $line;
  padding: 8px 12px; }
QTableCornerButton::section { background: transparent; border: 0; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $text2; border: 0; border-bottom: 2px solid transparent;
  padding: 8px 10px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QProgressBar { background: $ribbon_future; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px;
  color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


_LARGE_FIELD = 48


def build_stylesheet(theme: Theme) -> str:
    """The whole sheet for this theme."""
    values = {field.name: getattr(theme.colour, field.name).name() for field in fields(theme.colour)}
    values |= {
        "field": values["well"] if theme.is_dark else values["raised"],
        "field_height": str(theme.control_height - 2),
        "large_height": str(theme.px(_LARGE_FIELD) - 2),
        "small_height": str(theme.px(theme.tokens.sizes.control_compact) - 2),
        "button_height": str(theme.control_height - 2),
        "r_control": f"{theme.tokens.radii.control}px",
        "r_panel": f"{theme.tokens.radii.panel}px",
    }
    for name in ("chevron-down", "chevron-up", "check"):
        path = resource("icons", "controls", f"{name}-{theme.name.value}.svg")
        values[name.replace("-", "_")] = path.as_posix()
    return Template(_SURFACES + _MENUS + _FIELDS + _BUTTONS + _VIEWS).substitute(values)
