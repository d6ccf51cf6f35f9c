"""Pictures of Home with a season of records, to be held beside the mockup.

python benchmarks/home_gallery.py OUT.png [dark|light] [wide|compact] [full|empty|many]
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtWidgets import QApplication

from incident_desk.qt.pages.home.view import HomePage
from incident_desk.qt.pages.home.view_model import HomeModel
from incident_desk.qt.theme import Density, ThemeName, ThemeService, set_surface
from tests.qt.pages.home.library import NOW, HandTicker, LibraryLink, Shelf, season


def main():
    """Write the picture."""
    app = QApplication([])
    out, look, size, what = (
        [*sys.argv[1:], "dark", "wide", "full"][:4]
        if len(sys.argv) > 4
        else ([*sys.argv[1:], *["dark", "wide", "full"][len(sys.argv) - 2 :]])
    )
    themes = ThemeService(app)
    themes.fix(ThemeName(look))
    themes.set_density(Density.COMPACT if size == "compact" else Density.COMFORTABLE)
    shelf = Shelf()
    if what != "empty":
        season(shelf).run()
    if what == "many":
        shelf.run("MarketEdge: prices are late", 12)
    link, ticker = LibraryLink(shelf), HandTicker()
    page = HomePage(themes, HomeModel(link, ticker))
    set_surface(page, "panel")
    page.resize(*((1228, 680) if size == "compact" else (1848, 1010)))
    page.show()
    link.show()
    ticker.ticked.emit(NOW)
    for _ in range(8):
        app.processEvents()
    page.grab().save(out)


if __name__ == "__main__":
    main()
