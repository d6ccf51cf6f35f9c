"""Servers of tests/servers, which is no package, for the tests of the probes."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SERVERS = Path(__file__).parents[2] / "servers"


def _module(name: str) -> ModuleType:
    full_name = f"incident_desk_test_servers_{name}"
    if full_name not in sys.modules:
        spec = importlib.util.spec_from_file_location(full_name, SERVERS / f"{name}.py")
        assert spec and spec.loader
        sys.modules[full_name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[full_name])
    return sys.modules[full_name]


@pytest.fixture(scope="session")
def hostile() -> ModuleType:
    """The module of hostile servers."""
    return _module("hostile")


@pytest.fixture(scope="session")
def hostile_process() -> ModuleType:
    """The module that runs all of them in a process of their own."""
    return _module("hostile_process")


@pytest.fixture(scope="session")
def kinds() -> ModuleType:
    """The module of what behaves badly beneath HTTP."""
    return _module("hostile_kinds")


@pytest.fixture(scope="session")
def nginx() -> ModuleType:
    """The module that starts a real nginx; without one its tests are skipped."""
    module = _module("nginx")
    if not module.is_there():
        pytest.skip("nginx is absent")
    return module
