"""A table of one column as a list of rows that are painted by hand: thousands of them cost nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def dress_as_list(view: QTableView, name: str, *, scrolls_sideways: bool = False) -> None:
    """No grid, no heads, one row chosen, rows of a set height; Tab goes on to what comes next.

    ``name`` is said to those who can't see it. The column is as wide as the view, unless it scrolls sideways.
    """
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    across, down = view.horizontalHeader(), view.verticalHeader()
    for head in (across, down):
        head.hide()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setMinimumSectionSize(1)
    if scrolls_sideways:
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    else:
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
