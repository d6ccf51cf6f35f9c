"""The scripts of packaging/ are no package: they are loaded by their path."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# As the scripts find each other where they are run.
sys.path.append(str(ROOT / "packaging"))


def _load(name):
    spec = importlib.util.spec_from_file_location(f"house_{name}", ROOT / "packaging" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def check_system():
    return _load("check_system")


@pytest.fixture(scope="session")
def check_skips():
    return _load("check_skips")


@pytest.fixture(scope="session")
def proof():
    return _load("proof")


@pytest.fixture(scope="session")
def make_tones():
    return _load("make_tones")


@pytest.fixture(scope="session")
def states():
    return _load("states")


@pytest.fixture(scope="session")
def check_languages():
    return _load("check_languages")


@pytest.fixture(scope="session")
def report_pictures():
    return _load("report_pictures")
