"""The rules of the house that import-linter, ruff and mypy cannot say: each is read from the source itself.

The layers and their imports are in pyproject.toml (``make check``); tests/test_rules_bite.py sees that they bite.
"""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "incident_desk"
TESTS = ROOT / "tests"
LINES = 400
METHODS = 20

"""Modules without a test that were there when the rule came to bite; the list only gets shorter."""
UNTESTED_BY_NAME = {
    # A module without a test of its name, and where its behaviour is tested instead.
}


def sources(*folders: Path) -> Iterator[Path]:
    """The Python files of these folders, in order."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def shown(path: Path) -> str:
    """The path as a person names it: from the repository's folder."""
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Facts:
    """What the rules ask of one file; its tree is not kept."""

    methods: list[tuple[str, int]]
    shells: list[int]
    opened: list[int]
    from_io: list[str]
    kept_alive: list[int]
    turned: list[int]


@cache
def facts(path: Path) -> Facts:
    """Each file is parsed and walked once for all rules: there are over a thousand."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return Facts(
        [(node.name, len(_own_methods(node))) for node in classes],
        [call.lineno for call in calls if _goes_through_shell(call)],
        [call.lineno for call in calls if _opens(call)],
        [name for node in nodes for name in _taken_from_io(node)],
        [call.lineno for call in calls if _keeps_alive(call)],
        [node.lineno for node in nodes if _is_turned_by_the_wheel(node)],
    )


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def in_fresh_process(code: str, *words: str) -> str:
    """What a new Python prints for this code; it fails the test when it fails."""
    command = [sys.executable, "-c", code, *words]
    said = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert said.returncode == 0, said.stderr
    return said.stdout


# --- what loads what -------------------------------------------------------------------------------

LOADED = """
import importlib, json, sys
names, watched = json.loads(sys.argv[1]), json.loads(sys.argv[2])
culprits = {}
for name in names:
    importlib.import_module(name)
    for module in watched:
        if module in sys.modules and module not in culprits:
            culprits[module] = name
print(json.dumps(culprits))
"""


def first_to_load(modules: list[str], watched: list[str]) -> dict[str, str]:
    """Imports the modules in one new process; which watched module got loaded, and by which import."""
    found: dict[str, str] = json.loads(in_fresh_process(LOADED, json.dumps(modules), json.dumps(watched)))
    return found


def test_everything_but_qt_loads_without_qt():
    modules = [module_name(path) for path in sources(PACKAGE) if "qt" not in path.relative_to(PACKAGE).parts]
    assert len(modules) > 50
    assert first_to_load(modules, ["PySide6", "shiboken6"]) == {}


def test_a_view_model_loads_neither_widgets_nor_painting():
    # All in one fresh process: where none of them loads any, nothing hides behind another. QtCore alone is allowed.
    models = [module_name(path) for path in sources(PACKAGE / "qt") if path.stem.startswith("view_model")]
    assert len(models) > 10
    assert first_to_load(models, ["PySide6.QtWidgets", "PySide6.QtGui"]) == {}


CHILDREN = {
    "_probe": "incident_desk.adapters.probes.worker",
    "_render": "incident_desk.adapters.reports.render",
    "_guardian": "incident_desk.adapters.guardian.child",
}


@pytest.mark.parametrize("word", CHILDREN)
def test_a_worker_child_loads_neither_qt_nor_sqlalchemy(word):
    # It reads from its pipe, finds it closed and ends; what it imported until then is what it loads.
    command = [sys.executable, "-X", "importtime", "-m", "incident_desk", word]
    said = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    loaded = {
        line.rsplit("|", 1)[-1].strip() for line in said.stderr.splitlines() if line.startswith("import time:")
    }
    assert CHILDREN[word] in loaded
    assert "Traceback" not in said.stderr, said.stderr[-2000:]
    assert sorted(loaded & {"PySide6", "shiboken6", "sqlalchemy"}) == []


# --- size and place --------------------------------------------------------------------------------


def test_no_file_is_over_400_lines_without_a_written_reason():
    folders = (PACKAGE, TESTS, ROOT / "benchmarks", ROOT / "packaging")
    texts = {shown(path): path.read_text("utf-8") for path in sources(*folders)}
    long = {name: text.count("\n") for name, text in texts.items() if text.count("\n") > LINES}
    assert {name: n for name, n in long.items() if not re.search(r"^# long because: \w", texts[name], re.M)} == {}


def _own_methods(node: ast.ClassDef) -> list[str]:
    """The methods of a class but Qt's: camelCase names override Qt, the rest are ours."""
    methods = (item for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef))
    return [method.name for method in methods if not re.search(r"[a-z][A-Z]", method.name)]


def test_no_class_has_over_20_methods_beside_qt_overrides():
    classes = [(f"{shown(path)}: {name}", n) for path in sources(PACKAGE) for name, n in facts(path).methods]
    assert {name: n for name, n in classes if n > METHODS} == {}


def _is_tested(path: Path, same_stem: int) -> bool:
    """Whether a test file bears the module's name: on its path, or anywhere in its layer where no other has it.

    ``qt/panes/timeline/view.py`` is tested by ``test_view.py`` in a folder of the same path or by
    ``test_timeline_view.py``; a name that is the only one of its layer may stand anywhere under ``tests/<layer>``.
    """
    place = path.relative_to(PACKAGE)
    mirrored = TESTS / place.parent / f"test_{place.stem}.py"
    if mirrored.exists() or len(place.parts) == 1:
        return mirrored.exists() or (TESTS / f"test_{place.stem.strip('_')}.py").exists()
    layer = TESTS / place.parts[0]
    names = [f"test_{place.parent.name}_{place.stem}.py"] + [f"test_{place.stem}.py"] * (same_stem == 1)
    return any(any(layer.rglob(name)) for name in names)


def test_every_module_has_a_test_of_its_name():
    modules = [path for path in sources(PACKAGE) if path.stem != "__init__"]
    keys = [(path.relative_to(PACKAGE).parts[0], path.stem) for path in modules]
    untested = {
        shown(path) for path, key in zip(modules, keys, strict=True) if not _is_tested(path, keys.count(key))
    }
    missing = sorted(untested - UNTESTED_BY_NAME.keys())
    assert missing == [], "\n".join(missing)


def test_the_list_of_modules_without_a_test_of_their_name_is_true_and_short():
    assert len(UNTESTED_BY_NAME) <= 10
    assert [name for name in UNTESTED_BY_NAME if not (ROOT / name).exists()] == []


# --- what is never done ----------------------------------------------------------------------------


def _goes_through_shell(call: ast.Call) -> bool:
    return any(word.arg == "shell" and not _is_false(word.value) for word in call.keywords)


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def test_no_command_goes_through_a_shell():
    assert [f"{shown(path)}:{line}" for path in sources(PACKAGE) for line in facts(path).shells] == []


def _opens(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in {"open", "print", "input"}


def test_domain_and_formats_open_no_file():
    pure = (PACKAGE / "domain", PACKAGE / "formats")
    assert [f"{shown(path)}:{line}" for path in sources(*pure) for line in facts(path).opened] == []


def test_of_io_domain_takes_nothing_and_formats_the_two_buffers():
    taken = {
        f"{shown(path)}: io.{name}"
        for path in sources(PACKAGE / "domain", PACKAGE / "formats")
        for name in facts(path).from_io
        if not (name in {"StringIO", "BytesIO"} and "formats" in path.parts)
    }
    assert taken == set()


def _taken_from_io(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.module == "io":
        yield from (name.name for name in node.names)
    if isinstance(node, ast.Import) and any(name.name == "io" for name in node.names):
        yield "*"


def _keeps_alive(call: ast.Call) -> bool:
    """Whether a lambda or a partial is connected: it would keep its widget alive for ever."""
    if not (isinstance(call.func, ast.Attribute) and call.func.attr == "connect" and call.args):
        return False
    target = call.args[0]
    named = target.func if isinstance(target, ast.Call) else None
    return isinstance(target, ast.Lambda) or (isinstance(named, ast.Name) and named.id == "partial")


def test_no_lambda_or_partial_is_connected_to_a_signal():
    qt = sources(PACKAGE / "qt")
    assert [f"{shown(path)}:{line}" for path in qt for line in facts(path).kept_alive] == []


_TURNED_BY_THE_WHEEL = {
    "QComboBox", "QFontComboBox", "QAbstractSpinBox", "QSpinBox", "QDoubleSpinBox", "QDateTimeEdit", "QDateEdit",
    "QTimeEdit", "QSlider", "QDial",
}  # fmt: skip


def _is_turned_by_the_wheel(node: ast.AST) -> bool:
    """Whether a box of Qt's own is made, or another sort of it: who scrolls over it changes what it says."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in _TURNED_BY_THE_WHEEL
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return any(isinstance(base, ast.Name) and base.id in _TURNED_BY_THE_WHEEL for base in bases)


def test_every_box_that_the_wheel_could_turn_is_one_that_is_deaf_to_it():
    qt = [path for path in sources(PACKAGE / "qt") if path.name != "wheel_deaf.py"]
    assert [f"{shown(path)}:{line}" for path in qt for line in facts(path).turned] == []


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
    assert [shown(path) for path in sources(PACKAGE) if drawers & {path.stem, path.parent.name}] == []


# --- the project speaks of the product alone -------------------------------------------------------

# Joined here so that this file does not hold what it looks for.
FOREIGN = re.compile(
    "|".join(
        [
            "/wor" + r"k/(main|shared|\.)",
            r"\bsub-?age" + r"nts?\b",
            r"\bAI age" + r"nts?\b",
            r"\bcoding age" + r"nts?\b",
            "anthro" + "pic",
            r"\bcla" + r"ude\b",
            r"pypi" + r"\.org",
            "python" + "hosted",
            "registry" + r"\.npmjs",
            r"deb\.deb" + r"ian\.org",
        ]
    ),
    re.IGNORECASE,
)
HINTS = (
    "/wor" + "k/",
    "age" + "nt",
    "anthro" + "pic",
    "cla" + "ude",
    "pypi",
    "pythonho" + "sted",
    "registry",
    "deb.",
)
"""One of these is in whatever the expression finds; to look for them is ten times as quick."""


def _tracked() -> list[str]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("git is absent")
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def _hinted(text: bytes) -> bool:
    return any(hint.encode() in text for hint in HINTS)


def test_no_file_speaks_of_how_it_was_made():
    found = []
    for name in _tracked():
        text = (ROOT / name).read_bytes()
        if b"\0" in text[:8000] or not _hinted(text.lower()):
            continue
        hits = {match.group() for match in FOREIGN.finditer(text.decode("utf-8", "replace"))}
        found += [f"{name}: {hit}" for hit in sorted(hits)]
    assert found == []


# --- every command and key is in the manual --------------------------------------------------------


@pytest.fixture(scope="module")
def manual() -> str:
    return (ROOT / "docs" / "manual.md").read_text("utf-8")


def test_every_command_is_in_the_manual_with_all_its_options(manual):
    from incident_desk.cli.parser import COMMANDS

    sections = dict(re.findall(r"^### `(\S+)[^`]*`\n(.*?)(?=^##|\Z)", manual, re.M | re.S))
    missing = [one.name for one in COMMANDS if one.name not in sections]
    options = [
        f"{one.name} {name}"
        for one in COMMANDS
        for argument in one.arguments
        for name in argument.names
        if name.startswith("--") and f"`{name}" not in sections.get(one.name, "")
    ]
    assert (missing, options) == ([], [])


def test_the_manual_has_no_command_that_is_not_there(manual):
    from incident_desk.cli.parser import COMMANDS

    told = set(re.findall(r"^### `(\S+)[^`]*`$", manual, re.M))
    assert told - {one.name for one in COMMANDS} == set()


def test_every_key_is_in_the_manual(manual):
    from incident_desk.qt.actions import TABLE

    rows = dict(re.findall(r"^\| (.+?) +\| (.+?) +\|$", manual.split("## Keys")[1].split("\n## ")[0], re.M))
    wrong = {
        one.text: (one.keys, rows.get(one.text))
        for one in TABLE
        if one.keys and rows.get(one.text) != ", ".join(f"`{key}`" for key in one.keys)
    }
    assert wrong == {}
