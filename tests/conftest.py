"""What every test stands on: no screen, no person's data, no deadline on examples, an X server on request."""

import gc
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Reports are the same whatever fonts a computer has; the test of the large font names it.
os.environ["INCIDENT_DESK_FONTS"] = ""

# A shared machine makes single examples slow; that is not what these tests ask. CI repeats what it ran before. The
# proof "properties" asks for many more examples of each: here a few are enough to see that a law is not forgotten.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=int(os.environ.get("INCIDENT_DESK_EXAMPLES", "10")),
)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def nobodys_folders(tmp_path_factory):
    """The folders of a person who has none: no test reads or writes the record of whoever runs it."""
    home = tmp_path_factory.mktemp("person")
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "INCIDENT_DESK_DATA")
    with pytest.MonkeyPatch.context() as environment:
        for name in names:
            environment.setenv(name, str(home / name.lower()))
        environment.delenv("INCIDENT_DESK_DATA")
        yield home


@pytest.fixture(scope="session", autouse=True)
def no_guardian_is_left(tmp_path_factory):
    """A window that a test kills leaves its guardian, as it should: it ends with the tests."""
    yield
    for lock in tmp_path_factory.getbasetemp().rglob("guardian.lock"):
        pid = lock.read_text().partition("-")[0]
        process = Path("/proc", pid, "cmdline")
        if pid.isdigit() and process.exists() and b"_guardian" in process.read_bytes().split(b"\0"):
            os.kill(int(pid), signal.SIGKILL)


def pytest_collection_modifyitems(items):
    """A test marked ``window`` gets an X server, or skips where there is none."""
    for item in items:
        if item.get_closest_marker("window"):
            item.fixturenames.insert(0, "x_display")


def pytest_collection_finish():
    """The thousands of tests themselves stay to the end; the collector need not go through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def x_display():
    """The DISPLAY of an X server with a window manager, such as ``:7``, at 1920×1080.

    The test's own process stays offscreen: give this to a child as DISPLAY with QT_QPA_PLATFORM=xcb.
    """
    for tool in ("Xvfb", "openbox"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is absent")
    server, display = _start_x_server()
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield display
    for process in (manager, server):
        process.terminate()
        process.wait(10)


def _start_x_server():
    """An X server on a free display; it says which once it answers."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tell], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    with os.fdopen(told) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait(10)
        raise RuntimeError(f"Xvfb ended with {server.returncode} before it answered")
    return server, f":{number}"
