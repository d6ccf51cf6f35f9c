"""The guardian that asked last is in charge; the others see it before they say anything."""

import os
import subprocess
import sys
import time

import pytest

from incident_desk.adapters.guardian.claim import Claim, is_guarded, retire


@pytest.fixture
def path(tmp_path):
    return tmp_path / "guardian.lock"


def test_the_last_one_that_asked_is_in_charge(path):
    one, two = Claim(path, "one"), Claim(path, "two")
    one.take()
    assert one.is_ours() and is_guarded(path)
    two.take()
    assert two.is_ours() and not one.is_ours()
    with one.held() as is_ours:
        assert is_ours is False


def test_who_gives_up_takes_nothing_from_a_successor(path):
    one, two = Claim(path, "one"), Claim(path, "two")
    one.take()
    two.take()
    one.give_up()
    assert two.is_ours() and is_guarded(path)
    two.give_up()
    assert not is_guarded(path)


def test_whoever_guards_is_retired_and_where_nobody_does_nothing_is_made(path):
    retire(path)
    assert not path.exists()
    one = Claim(path, "one")
    one.take()
    retire(path)
    assert not one.is_ours() and not is_guarded(path)


def test_while_one_writes_down_what_it_says_no_other_takes_the_charge(path):
    one = Claim(path, "one")
    one.take()
    code = (
        "import sys; from pathlib import Path; from incident_desk.adapters.guardian.claim import Claim; "
        "print(flush=True); Claim(Path(sys.argv[1]), 'two').take()"
    )
    with one.held() as is_ours:
        other = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE)
        other.stdout.readline()
        time.sleep(0.3)
        assert is_ours and one.is_ours()
    assert other.wait(20) == 0
    other.stdout.close()
    assert not one.is_ours()


def test_a_holder_of_the_lock_that_stands_still_is_not_waited_for_long(path):
    one, two = Claim(path, "one"), Claim(path, "two")
    one.take()
    began = time.monotonic()
    with one.held():
        two.take()
    assert 0.5 < time.monotonic() - began < 10 and two.is_ours()


def test_a_file_that_is_gone_or_was_never_to_be_had_leaves_everybody_the_charge(path, tmp_path):
    one = Claim(path, "one")
    one.take()
    path.unlink()
    assert one.is_ours()
    with one.held() as is_ours:
        assert is_ours
    nowhere = Claim(tmp_path / "no" / "such" / "place", "two")
    nowhere.take()
    assert nowhere.is_ours()
    with nowhere.held() as is_ours:
        assert is_ours
    nowhere.give_up()


def test_a_name_always_takes_as_much_room(path):
    sizes = set()
    for name in ("a", f"{os.getpid()}-{'f' * 12}", "nobody"):
        Claim(path, name).take()
        sizes.add(path.stat().st_size)
    assert sizes == {64}
