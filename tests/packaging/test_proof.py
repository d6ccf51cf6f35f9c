"""The long runs go on where they stopped, and write down what they said."""

import json
import subprocess

import pytest

# Joined, so that this file is not taken for one with long tests.
SLOW = "pytest.mark." + "slow"

TABLE = """
[[piece]]
name = "fault x"
group = "faults"
needs = "../shared"
command = "{python} -V"

[[piece]]
name = "bench start"
group = "bench"
command = "{python} benchmarks/start.py"
"""


@pytest.fixture
def repository(tmp_path, proof, monkeypatch):
    """A small repository with two slow test files and a command, in the place of ours."""
    for name, text in {
        "tests/test_a.py": f"import pytest\n@{SLOW}\ndef test_a(): pass\n",
        "tests/deep/test_b.py": f"import pytest\npytestmark = {SLOW}\n\ndef test_b(): assert False\n",
        "tests/test_quick.py": "def test_q(): pass\n",
        "benchmarks/start.py": 'print(\'{"n": 7, "ms": 1}\')\n',
        "packaging/proofs.toml": TABLE,
        ".gitignore": "__pycache__/\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    commit(tmp_path)
    monkeypatch.setattr(proof, "ROOT", tmp_path)
    monkeypatch.setattr(proof, "RECORD", tmp_path / "docs" / "proof")
    monkeypatch.setenv("INCIDENT_DESK_SHARED", str(tmp_path / "absent"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    return tmp_path


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def commit(folder):
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "--allow-empty", "-am", "x")


def record(folder):
    lines = [
        line for path in sorted((folder / "docs/proof").glob("*.jsonl")) for line in path.read_text().splitlines()
    ]
    return {line["piece"]: line for line in map(json.loads, lines)}


def test_pieces_are_the_slow_test_files_the_benchmarks_and_the_table(proof, repository):
    assert [(piece.group, piece.name) for piece in proof.pieces(repository)] == [
        ("slow", "tests/deep/test_b.py"),
        ("slow", "tests/test_a.py"),
        ("faults", "fault x"),
        ("bench", "bench start"),
    ]


def test_each_run_is_written_down_with_its_command_commit_number_and_result(proof, repository, capsys):
    assert proof.main([]) == 1

    told = record(repository)
    assert told["tests/test_a.py"]["result"] == "passed"
    assert told["tests/test_a.py"]["n"] == 1
    assert told["tests/test_a.py"]["command"].startswith(".venv/bin/python -m pytest")
    assert told["tests/deep/test_b.py"]["result"] == "failed"
    assert told["bench start"]["n"] == 7
    assert told["bench start"]["said"] == {"n": 7, "ms": 1}
    assert told["fault x"]["result"] == "skipped: ../shared is absent"
    head = subprocess.run(
        ["git", "log", "-1", "--format=%h"], cwd=repository, capture_output=True, text=True, check=True
    )
    assert {line["commit"] for line in told.values()} == {head.stdout.strip()}
    assert "1 failed" in capsys.readouterr().out


def test_a_run_in_which_every_test_skipped_proves_nothing(proof, repository):
    text = f"import pytest\n@{SLOW}\ndef test_a(): pytest.skip('strace is absent')\n"
    (repository / "tests" / "test_a.py").write_text(text)
    commit(repository)
    assert proof.main(["--only", "test_a"]) == 0
    told = record(repository)["tests/test_a.py"]
    assert told["result"].startswith("skipped: 1 skipped") and told["n"] is None
    assert proof.passed_already(repository / "docs" / "proof", told["commit"]) == set()


def test_the_next_call_leaves_out_what_passed_even_when_the_record_was_committed(proof, repository, capsys):
    proof.main(["--only", "test_a"])
    git(repository, "add", "docs")
    commit(repository)
    capsys.readouterr()

    proof.main(["--only", "test_a"])

    assert "== tests/test_a.py" not in capsys.readouterr().out


def test_after_an_edit_everything_is_to_do_again(proof, repository):
    proof.main(["--only", "test_a"])
    (repository / "tests" / "test_a.py").write_text(f"import pytest\n@{SLOW}\ndef test_a(): assert 1\n")

    at = proof.commit(repository)
    assert at.endswith("+")
    assert proof.passed_already(repository / "docs" / "proof", at) == set()


def test_a_call_stops_when_the_next_piece_would_not_fit(proof, repository, capsys):
    proof.main(["--seconds", "1"])

    said = capsys.readouterr().out
    assert "== tests/deep/test_b.py" in said
    assert "== tests/test_a.py" not in said
    assert said.strip().endswith("3 left: the same command goes on")


@pytest.mark.parametrize(
    ("output", "n"),
    [
        ("....\n4 passed in 0.1s\n", 4),
        ("1 failed, 3 passed, 2 skipped in 0.1s", 4),
        ('noise\n{"n": 100, "worst": 3}', 100),
        ('{"worst": 3}', None),
        ('PASS kill9 {"lost": 0}\n1 passed, 0 failed', 1),
        ("nothing to count", None),
        ("", None),
    ],
)
def test_how_many_cases_is_read_from_the_last_line(proof, output, n):
    assert proof.cases_in(output) == n


def test_a_piece_may_name_the_figure_that_counts_its_cases(proof, repository):
    (repository / "harm.py").write_text("print('PASS kill9 {\"acked\": 14}')\nprint('1 passed, 0 failed')\n")
    done = proof.run(proof.Piece("fault", "faults", "{python} harm.py", n="acked"), repository)
    assert (done.n, done.said, done.result) == (14, {"acked": 14}, "passed")
