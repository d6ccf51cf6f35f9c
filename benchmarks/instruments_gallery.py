"""The upper half of the desk in every state of its clocks, to be held beside the mockups 02, 04, 11 and 13.

python benchmarks/instruments_gallery.py FOLDER     a picture for each theme and size, the states under each other
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from incident_desk.domain.calls import Outcome
from incident_desk.domain.moments import Moment
from incident_desk.domain.severity import Target, Targets
from incident_desk.formats.reading.document import read_document
from incident_desk.qt.panes.instruments.view import Instruments
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import Density, ThemeName, ThemeService, set_surface
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate
from incident_desk.services.acts.playing import enter_phase, set_step
from incident_desk.services.acts.silencing import see_loudest
from incident_desk.services.acts.steering import acknowledge, resolve
from incident_desk.services.acts.targets import pause, resume
from incident_desk.services.acts.updating import send_update
from incident_desk.services.scenes import Scenes
from tests.fakes import Bench
from tests.qt.links import FakeLink
from tests.qt.watched import FakeTicker

DECLARED = datetime(2026, 3, 1, 2, 56, 8, tzinfo=UTC)
SIZES = {"wide": (1848, Density.COMFORTABLE), "compact": (1228, Density.COMPACT)}
PLAYBOOK = Path(__file__).parents[1] / "resources" / "playbooks" / "service-outage.md"


class Night:
    """An incident, and what happened so many minutes after its declaration."""

    def __init__(self, targets: Targets | None = None, *, book: bool = True) -> None:
        self.bench, self.now = Bench(DECLARED), DECLARED
        playbook = read_document(PLAYBOOK.read_bytes(), PLAYBOOK.name).playbook if book else None
        wish = Declaration("Chatbot Fluxa: service outage", "P1", playbook, commander="Maya Kern", targets=targets)
        self.one = self.bench.desk.declare(wish, "Maya Kern").id

    def at(self, minutes, rule=None):
        self.bench.clock.at = self.now = DECLARED + timedelta(minutes=minutes)
        if rule is not None:
            self.bench.desk.act(self.one, rule, "Maya Kern")
        return self

    def met(self):
        return self.at(6.7, lambda i, _: acknowledge(i, None)).at(14, lambda i, _: enter_phase(i, "next"))

    def updated(self, *minutes):
        for one in minutes:
            self.at(one, lambda i, _: send_update(i, "We are working on it"))
        return self

    def called(self):
        for one in (4, 12):
            self.at(one, lambda i, now: escalate(i, Outcome.NO_ANSWER, now, "Technical Lead"))
        return self

    def worked(self, count):
        for step in self.bench.desk.incident_of(self.one).open_steps_of(
            self.bench.desk.incident_of(self.one).phase
        )[:count]:
            self.at(5, lambda i, _, step=step: set_step(i, step.id, "done"))
        return self


def states():
    """Every state, as a name and a night that stands at its moment."""
    calm = (8, 22, 36.4)
    moved = Night().met().updated(8).at(53, _wait).at(93, lambda i, _: resume(i)).updated(94).at(99)
    return (
        ("on track", Night().met().updated(*calm).at(47.2)),
        ("almost due", Night().updated(8).at(14)),
        ("late, escalation due", Night().called().worked(2).updated(8).at(18 + 26 / 60)),
        ("late, the other half of the blink", Night().called().worked(2).updated(8).at(18.45)),
        ("late and seen", Night().called().worked(2).updated(8).at(18.2, see_loudest).at(18 + 26 / 60)),
        ("called, update late", Night().called().at(17, lambda i, now: escalate(i, Outcome.REACHED, now)).at(24)),
        ("at risk, warned", Night().met().updated(8, 175).at(187)),
        ("paused", Night().met().updated(8, 51).at(53, _wait).at(61)),
        ("moved by a pause", moved),
        ("resolution late", Night().met().updated(8, 240).at(252.2)),
        ("immediate, from settings", Night(Targets(Target(0), None, None), book=False).at(1)),
        ("nothing stated", Night(Targets(None, None, None), book=False).at(30)),
        ("resolved", Night().met().at(150, _end).at(190)),
        ("review late", Night().met().at(150, _end).updated(160).at(150 + 49 * 60)),
    )


def _wait(incident, _now):
    return pause(incident, "Waiting for a supplier", "MongoDB Atlas support")


def _end(incident, now):
    return resolve(incident, None, Moment.exactly(now))


def shot(themes, night, width):
    """The pane at that moment."""
    link, ticker = FakeLink(), FakeTicker()
    model = InstrumentsModel(link, ticker)
    view = Instruments(themes, model)
    set_surface(view, "panel")
    view.resize(width, view.sizeHint().height())
    view.show()
    ticker.ticked.emit(night.now)
    # The half of the blink is that of the moment, so that both are in the picture.
    type(model).pulse = property(lambda self: night.now.second % 2 == 0)
    link.scene_shown.emit(Scenes(night.bench.desk).show(night.one))
    for _ in range(3):
        QApplication.processEvents()
    image = view.grab().toImage()
    view.deleteLater()
    return image


def main():
    """Write the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    themes = ThemeService(app)
    nights = states()
    for theme in (ThemeName.DARK, ThemeName.LIGHT):
        themes.fix(theme)
        for size, (width, density) in SIZES.items():
            themes.set_density(density)
            shots = [shot(themes, night, width) for _, night in nights]
            sheet = QImage(width, sum(one.height() + 14 for one in shots), QImage.Format.Format_RGB32)
            sheet.fill(themes.current.colour.window)
            painter, top = QPainter(sheet), 0
            for one in shots:
                painter.drawImage(0, top, one)
                top += one.height() + 14
            painter.end()
            sheet.save(str(folder / f"instruments-{theme.value}-{size}.png"))
    for name, _ in nights:
        print(name)


if __name__ == "__main__":
    main()
