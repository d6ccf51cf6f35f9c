"""An editor on a record in memory, and a real server on this computer."""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import shiboken6

from incident_desk.adapters.consents import ConsentFile
from incident_desk.adapters.probes.once import ask_once
from incident_desk.adapters.secrets import SecretFile
from incident_desk.adapters.system_clock import SteadyClock
from incident_desk.domain.health_check import Check, DnsOptions, HttpOptions
from incident_desk.domain.playbook import Playbook, Span, Threshold, Trigger
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.health.editor.view import CheckEditor
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.watching import watch
from incident_desk.services.asking import Asking
from tests.fakes import Bench, MemoryDrafts
from tests.qt.office import office_of

BOOK = Playbook(
    "Service Outage Playbook",
    triggers=(Trigger("Health check is unreachable for > 2 minutes", after_s=120, span=Span(20, 20)),),
    thresholds=(Threshold("Error Rate", ">5%", ">10%", 60, Span(40, 43)),),
)


class Server:
    """Answers JSON, and says what it was asked; ``slow_s`` holds every answer up."""

    def __init__(self) -> None:
        self.slow_s, self.asked = 0.0, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append((self.path, dict(self.headers)))
                time.sleep(outer.slow_s)
                body = json.dumps({"status": "healthy", "db": {"state": "up"}}).encode()
                self.send_response(503 if "down" in self.path else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                return

        class Quiet(HTTPServer):
            def handle_error(self, *_):
                return

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="session")
def web():
    """A server for all tests of the editor."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def server(web):
    """The server, with nothing asked yet."""
    web.slow_s = 0.0
    web.asked.clear()
    return web


class Place:
    """The editor's surroundings."""

    def __init__(self, qtbot, tmp_path, themes, ask: Callable | None = None):
        self.qtbot, self.bench, self.drafts = qtbot, Bench(), MemoryDrafts()
        self.asked: list[Check] = []
        self.asking = Asking(
            ask or self._never,
            ConsentFile(tmp_path / "a.json"),
            SecretFile(tmp_path / "s.json"),
            lambda patterns: "",
        )
        declared = self.bench.desk.declare(Declaration("Down", "P1", BOOK, commander="MK"), "MK")
        self.record = declared.id
        options = HttpOptions("https://www.shop.example/")
        for number, check in enumerate((("Shop", options), ("DNS", DnsOptions("shop.example"))), 1):
            one = Check(f"{declared.key}-{number}", check[0], check[1], group="Shop")
            self.bench.desk.act(declared.id, lambda now, _, one=one: watch(now, one), "MK")
        self.link = DeskLink("MK")
        with qtbot.waitSignal(self.link.opened, timeout=5000):
            self.link.open(lambda: office_of(self.bench, asking=self.asking, drafts=self.drafts))
        self.model = EditorModel(self.link)
        self.editor = CheckEditor(themes, self.model)
        qtbot.addWidget(self.editor)
        self.said: list[str] = []
        self.model.said.connect(self.said.append)
        self.editor.resize(1548, 1000)

    def _never(self, check, cancelled):
        self.asked.append(check)
        raise AssertionError("it was asked")

    @property
    def incident(self):
        return self.bench.desk.incident_of(self.record)

    def settle(self):
        """Until everything that was handed in is done."""
        for _ in range(3):
            done: list[object] = []
            self.link.read(lambda office: None, done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done))

    def test(self):
        """Ask, and wait for the answer."""
        self.model.test()
        self.qtbot.waitUntil(lambda: self.model.trial.begun_at is None, timeout=20_000)

    def close(self):
        if shiboken6.isValid(self.model):
            with self.qtbot.waitSignal(self.model.trial.closed, timeout=10_000):
                self.model.close()
        self.link.close()


@pytest.fixture
def place(qtbot, tmp_path, themes):
    """An editor in which nothing may be asked."""
    one = Place(qtbot, tmp_path, themes)
    yield one
    one.close()


@pytest.fixture
def real(qtbot, tmp_path, themes):
    """An editor that asks as the desk does, by the worker process."""
    clock = SteadyClock()
    one = Place(
        qtbot, tmp_path, themes, lambda check, cancelled: ask_once(check, clock, whole=True, cancelled=cancelled)
    )
    yield one
    one.close()
