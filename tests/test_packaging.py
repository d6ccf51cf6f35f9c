"""The built wheel, installed in an environment of its own, is the whole program."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command, **variables):
    """What a command prints, away from the repository; it must succeed."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "XDG_", "INCIDENT_DESK"))
    }
    done = subprocess.run(
        [str(word) for word in command],
        cwd="/",
        env={**clean, **variables},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def source_archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.tar.gz")
    return built


def scripts(environment):
    return environment / ("Scripts" if os.name == "nt" else "bin")


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A new environment with the wheel; what the program needs is lent by the one that runs the tests.

    The lent folder comes last and is only its packages: the editable install of this repository is not among them,
    since a ``.pth`` file is read in a real site folder alone.
    """
    environment = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    place = next(environment.rglob("site-packages"))
    run(
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--python",
        scripts(environment) / "python",
        "install",
        "--no-deps",
        wheel,
    )
    (place / "lent.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return environment


def test_the_wheel_holds_the_program_its_files_and_the_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    shipped = [path.relative_to(ROOT).as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()]
    assert {f"incident_desk/{name}" for name in shipped} <= set(names)
    assert "incident_desk/__main__.py" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/THIRD_PARTY.md") for name in names)


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"incident_desk", next(top for top in tops if top.endswith(".dist-info"))}


def test_the_source_archive_can_build_the_wheel_and_run_the_tests(source_archive):
    import tarfile

    with tarfile.open(source_archive) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "Makefile",
        ".ci/run",
        "tests/conftest.py",
        "packaging/constraints.txt",
        "resources/tokens.json",
        "LICENSE",
        "THIRD_PARTY.md",
    } <= names


def test_the_installed_program_says_its_version(installed):
    from incident_desk import __version__

    assert run(scripts(installed) / "incident-desk", "--version").strip() == f"incident-desk {__version__}"


def test_the_installed_program_works_on_a_record(installed, tmp_path):
    program = scripts(installed) / "incident-desk"
    run(program, "--data-dir", tmp_path, "--as", "Ada", "declare", "The shop answers 500")
    listed = json.loads(run(program, "--data-dir", tmp_path, "list", "--json"))
    assert "The shop answers 500" in json.dumps(listed)


def test_the_installed_program_finds_its_files_inside_itself(installed):
    code = "import incident_desk.resource_files as r; print(r.__file__); print(r.resource('tokens.json'))"
    package, file = run(scripts(installed) / "python", "-c", code).split()
    assert Path(package).is_relative_to(installed)
    assert Path(file).is_relative_to(Path(package).parent)


def test_the_installed_program_has_its_playbooks(installed, tmp_path):
    told = run(scripts(installed) / "incident-desk", "--data-dir", tmp_path, "playbooks", "--json")
    names = [one["name"] for one in json.loads(told)["playbooks"] if one["shipped"]]
    assert sorted(names) == sorted(path.stem for path in (ROOT / "resources" / "playbooks").glob("*.md"))


def test_the_version_stands_in_two_places_and_is_one():
    import tomllib

    from incident_desk import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__


def test_every_pin_fits_what_the_project_asks_for():
    import tomllib

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [Requirement(line) for line in project["dependencies"] + project["optional-dependencies"]["dev"]]
    lines = (ROOT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(line.lower().replace("_", "-").split("==") for line in lines if "==" in line)

    here = [one for one in wanted if one.marker is None or one.marker.evaluate()]
    assert [one.name for one in here if pins.get(one.name.lower()) not in one.specifier] == []


def test_whatever_is_shipped_or_needed_stands_in_the_list_of_licences():
    import tomllib

    from packaging.requirements import Requirement

    told = (ROOT / "THIRD_PARTY.md").read_text("utf-8").lower()
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert [line for line in needed if Requirement(line).name.lower() not in told] == []
    fonts = [path.stem.split("-")[0] for path in (ROOT / "resources").rglob("*") if path.suffix in (".otf", ".ttf")]
    assert [name for name in fonts if f"{name.lower()}-" not in told and f"{name.lower()}." not in told] == []
    for text in (line.split("`")[-2] for line in told.splitlines() if "license.txt`" in line):
        assert any(path.as_posix().lower().endswith(text) for path in (ROOT / "resources").rglob("*LICENSE.txt"))


@pytest.mark.slow
def test_the_wheel_brings_all_it_needs_from_the_registry(wheel, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "env")
    python = scripts(tmp_path / "env") / "python"
    run(python, "-m", "pip", "--quiet", "install", "--constraint", ROOT / "packaging" / "constraints.txt", wheel)

    program = scripts(tmp_path / "env") / "incident-desk"
    run(program, "--data-dir", tmp_path / "data", "declare", "The shop answers 500")
    assert json.loads(run(program, "--data-dir", tmp_path / "data", "list", "--json"))
    screens = "from PySide6.QtWidgets import QApplication; print(QApplication([]).platformName())"
    assert run(python, "-c", screens, QT_QPA_PLATFORM="offscreen").strip() == "offscreen"


LINUX = ROOT / "packaging" / "linux"
ID = "org.incidentdesk.IncidentDesk"


@pytest.mark.parametrize(
    "command",
    [
        ("desktop-file-validate", LINUX / f"{ID}.desktop"),
        ("appstreamcli", "validate", "--no-net", LINUX / f"{ID}.metainfo.xml"),
    ],
    ids=["desktop entry", "metainfo"],
)
def test_what_tells_a_linux_desktop_of_the_program_is_valid(command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is absent")
    run(*command)


def test_the_icon_is_a_picture_that_qt_can_draw():
    from PySide6.QtSvg import QSvgRenderer

    assert QSvgRenderer(str(LINUX / f"{ID}.svg")).isValid()
