"""Each rule of the house is broken once, in a copy, and its tool must say so: a rule that can't fail is no rule."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package and its rules in a folder that may be broken."""
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "incident_desk", tmp_path / "incident_desk", ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        for folder in list(path.relative_to(root).parents)[:-1]:
            if folder.parts[0] == "incident_desk" and not (root / folder / "__init__.py").exists():
                (root / folder / "__init__.py").write_text("")


def run(command: list[str | Path], root: Path) -> str:
    """What a tool says about the copy; it must find fault with it."""
    environment = {**os.environ, "PYTHONPATH": str(root), "COLUMNS": "400", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


# --- import-linter -----------------------------------------------------------------------------------

BROKEN_IMPORTS = {
    "The layers, downwards only": (
        {"incident_desk/domain/zz_up.py": "import incident_desk.services.ports\n"},
        "incident_desk.domain.zz_up -> incident_desk.services.ports",
    ),
    "PySide6 only in qt": (
        {"incident_desk/services/zz_qt.py": "import PySide6.QtCore\n"},
        "incident_desk.services.zz_qt -> PySide6",
    ),
    "SQLAlchemy only in adapters.storage": (
        {"incident_desk/adapters/probes/zz_sql.py": "import sqlalchemy\n"},
        "incident_desk.adapters.probes.zz_sql -> sqlalchemy",
    ),
    "httpx only in adapters.probes": (
        {"incident_desk/adapters/storage/zz_web.py": "import httpx\n"},
        "incident_desk.adapters.storage.zz_web -> httpx",
    ),
    "domain and formats touch nothing outside": (
        {"incident_desk/formats/zz_file.py": "import pathlib\n"},
        "incident_desk.formats.zz_file -> pathlib",
    ),
    "panes do not know each other": (
        {
            "incident_desk/qt/panes/zz_one/__init__.py": "import incident_desk.qt.panes.zz_two\n",
            "incident_desk/qt/panes/zz_two/__init__.py": "",
        },
        "incident_desk.qt.panes.zz_one -> incident_desk.qt.panes.zz_two",
    ),
    "a view knows its view-model, never the reverse": (
        {
            "incident_desk/qt/panes/zz_three/view.py": "",
            "incident_desk/qt/panes/zz_three/view_model.py": "import incident_desk.qt.panes.zz_three.view\n",
        },
        "incident_desk.qt.panes.zz_three.view_model -> incident_desk.qt.panes.zz_three.view",
    ),
    "no circles": (
        {
            "incident_desk/domain/zz_hen.py": "import incident_desk.domain.zz_egg\n",
            "incident_desk/domain/zz_egg.py": "import incident_desk.domain.zz_hen\n",
        },
        "zz_egg",
    ),
}


def test_every_import_contract_has_its_break_here():
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert {one["name"] for one in contracts} == BROKEN_IMPORTS.keys()


def test_every_import_contract_bites(copy):
    for files, _ in BROKEN_IMPORTS.values():
        write(copy, files)

    said = run([TOOLS / "lint-imports", "--no-cache"], copy)

    assert {name for name in BROKEN_IMPORTS if f"{name} BROKEN" in said} == BROKEN_IMPORTS.keys()
    chains = said.split("Broken contracts", 1)[1]
    assert [why for _, why in BROKEN_IMPORTS.values() if why not in chains] == []


def test_a_module_outside_the_layers_is_refused(copy):
    write(copy, {"incident_desk/zz_stray.py": "\n"})

    assert "zz_stray" in run([TOOLS / "lint-imports", "--no-cache"], copy)


# --- ruff ----------------------------------------------------------------------------------------------

MANY_STATEMENTS = "def f() -> None:\n" + '    """Do."""\n' + "    x = 1\n" * 31
MANY_BRANCHES = "def f(x: int) -> int:\n" + '    """Do."""\n' + "    if x:\n        x += 1\n" * 9 + "    return x\n"

BROKEN_LINES = [
    ("D100", "x = 1\n"),
    ("D103", '"""M."""\ndef f() -> None:\n    return None\n'),
    ("ANN001", '"""M."""\ndef f(x) -> None:\n    """Do."""\n'),
    ("ANN201", '"""M."""\ndef f():\n    """Do."""\n'),
    ("C901", '"""M."""\n' + MANY_BRANCHES),
    ("PLR0915", '"""M."""\n' + MANY_STATEMENTS),
    (
        "PLR0913",
        '"""M."""\ndef f(a: int, b: int, c: int, d: int, e: int, g: int, h: int) -> None:\n    """Do."""\n',
    ),
    ("TID252", '"""M."""\nfrom . import events\n'),
    ("DTZ005", '"""M."""\nimport datetime\nx = datetime.datetime.now()\n'),
    ("TID251", '"""M."""\nimport datetime\nx = datetime.datetime.now(datetime.UTC)\n'),
    ("TID251", '"""M."""\nimport time\ntime.sleep(1)\n'),
    ("TID251", '"""M."""\nimport time\nx = time.time()\n'),
    ("TID251", '"""M."""\nfrom threading import Thread\nx = Thread\n'),
    ("TID251", '"""M."""\nfrom PySide6.QtCore import QThread\nx = QThread\n'),
    ("TID251", '"""M."""\nfrom PySide6.QtCore import QSettings\nx = QSettings\n'),
    ("E722", '"""M."""\ntry:\n    x = 1\nexcept:\n    x = 2\n'),
    ("BLE001", '"""M."""\ntry:\n    x = 1\nexcept Exception:\n    x = 2\n'),
    ("S110", '"""M."""\ntry:\n    x = 1\nexcept Exception:\n    pass\n'),
    ("S602", '"""M."""\nimport subprocess\nsubprocess.run("ls " + input(), shell=True)\n'),
    ("T201", '"""M."""\nprint(1)\n'),
]


@pytest.mark.parametrize(
    ("code", "source"), BROKEN_LINES, ids=[f"{c}-{n}" for n, (c, _) in enumerate(BROKEN_LINES)]
)
def test_every_line_rule_bites(code, source):
    command = [TOOLS / "ruff", "check", "--no-cache", "--output-format=json", "--stdin-filename"]
    file = "incident_desk/services/zz_broken.py"
    done = subprocess.run(
        [*command, file, "-"], cwd=ROOT, input=source, capture_output=True, text=True, check=False
    )

    assert code in {found["code"] for found in json.loads(done.stdout)}


# --- mypy ----------------------------------------------------------------------------------------------

UNTYPED = """
from typing import Any

def no_annotation(x): return x
def returns_any(x: Any) -> int: return x
def wants_word(x: str) -> None: ...
wants_word(1)
bare: list = []
def may_be_none(x: str | None) -> int: return len(x)
def never(x: int) -> int:
    return x
    return 1
"""


def test_every_type_rule_bites(tmp_path):
    (tmp_path / "zz_broken.py").write_text(UNTYPED, "utf-8")
    config = ["--config-file", ROOT / "pyproject.toml", "--cache-dir", tmp_path / "cache"]

    said = run([TOOLS / "mypy", *config, "zz_broken.py"], tmp_path)

    wanted = {"no-untyped-def", "no-any-return", "arg-type", "type-arg", "unreachable"}
    assert wanted - set(re.findall(r"\[([a-z-]+)\]", said)) == set()


# --- the architecture tests ----------------------------------------------------------------------------

BROKEN_HOUSE = {
    "incident_desk/services/zz_loads_qt.py": "import importlib\nimportlib.import_module('PySide6.QtCore')\n",
    "incident_desk/qt/panes/zz_pane/view_model.py": "from PySide6.QtGui import QColor\n",
    "incident_desk/qt/panes/zz_pane/view.py": "def f(button): button.clicked.connect(lambda: 1)\n",
    "incident_desk/qt/zz_wheel.py": "def f(QComboBox): return QComboBox()\n",
    "incident_desk/services/zz_long.py": "x = 1\n" * 401,
    "incident_desk/services/zz_many.py": "class Big:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21)),
    "incident_desk/adapters/zz_shell.py": "import subprocess\ndef f(): subprocess.run('x', shell=True)\n",
    "incident_desk/domain/zz_opens.py": "def f(): open('x')\n",
    "incident_desk/domain/zz_io.py": "from io import StringIO\n",
    "incident_desk/services/utils.py": "",
    "docs/zz_words.md": "It lies in /wor" + "k/main.\n",
    "docs/manual.md": "### `zz_unknown`\n\n## Keys\n\n## End\n",
}


@pytest.mark.slow
def test_every_architecture_test_bites(copy):
    write(copy, BROKEN_HOUSE)
    for child in ("probes/worker.py", "reports/render.py", "guardian/child.py"):
        path = copy / "incident_desk" / "adapters" / child
        path.write_text("import sqlalchemy\n" + path.read_text("utf-8"), "utf-8")
    shutil.copytree(ROOT / "tests", copy / "tests", ignore=shutil.ignore_patterns("__pycache__", "test_[!a]*"))
    listed = copy / "tests" / "test_architecture.py"
    listed.write_text(listed.read_text("utf-8").replace("UNTESTED_BY_NAME = {", "UNTESTED_BY_NAME = {'zz.py': '',"))
    for command in (["git", "init", "-q"], ["git", "add", "docs"]):
        subprocess.run(command, cwd=copy, check=True)

    said = run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", "tests/test_architecture.py"], copy
    )

    assert re.findall(r"^PASSED \S+::(\w+)", said, re.M) == []
    named = {*(Path(name).stem for name in BROKEN_HOUSE), "zz_pane"} - {"manual", "__init__", "view", "view_model"}
    assert [name for name in sorted(named) if name not in said] == []
