"""Describing, testing and saving a check."""

import json

import pytest

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_sample import Outcome
from incident_desk.services.acts.watching import watch
from incident_desk.services.standing import is_standing

SECRET = "hunter2-and-more"


def test_a_pasted_address_is_watched_under_the_next_id(place, qtbot):
    place.model.begin_new(place.incident, "https://api.shop.example/api/health")
    assert place.model.form.texts["group"] == "Shop"
    with qtbot.waitSignal(place.model.saved) as saved:
        place.model.save()
    record, check = saved.args
    assert (record, check.id, check.name) == (place.record, "INC-0001-3", "/api/health")
    assert place.incident.checks["INC-0001-3"] == check.to_data()
    assert not place.model.form.is_changed


def test_without_an_incident_it_goes_to_the_standing_record_which_is_opened(place, qtbot):
    place.model.begin_new(None, "https://example.org/")
    with qtbot.waitSignal(place.model.saved) as saved:
        place.model.save()
    record = place.bench.desk.incident_of(saved.args[0])
    assert is_standing(record)
    assert len(record.checks) == 1


def test_a_watched_check_is_changed_and_keeps_its_id(place, qtbot):
    place.model.begin(place.incident, Check.from_data(place.incident.checks["INC-0001-1"]))
    place.model.form.put("name", "Front page")
    assert place.model.form.is_changed
    with qtbot.waitSignal(place.model.saved):
        place.model.save()
    assert place.incident.checks["INC-0001-1"]["name"] == "Front page"
    assert len(place.incident.checks) == 2


def test_a_secret_goes_to_this_computer_and_its_name_to_the_record(place, qtbot):
    place.model.begin_new(place.incident, f"https://me:{SECRET}@api.shop.example/?a=1")
    assert place.model.form.text("target") == "https://me:•••@api.shop.example/?a=1"
    with qtbot.waitSignal(place.model.saved):
        place.model.save()
    everything = json.dumps([event.body for event in place.bench.store.rows], default=str)
    assert SECRET not in everything
    (kept,) = place.asking.secrets.all().values()
    assert kept == SECRET
    # Opened again it is still •••, and saving anything else keeps it.
    place.model.begin(place.incident, Check.from_data(place.incident.checks["INC-0001-3"]))
    assert place.model.form.text("target") == "https://me:•••@api.shop.example/?a=1"
    place.model.form.put("target", "https://me:•••@api.shop.example/?a=2")
    with qtbot.waitSignal(place.model.saved):
        place.model.save()
    (name,) = place.asking.secrets.all()
    url = place.incident.checks["INC-0001-3"]["url"]
    assert url == f"https://me:{{secret:{name}}}@api.shop.example/?a=2"


def test_a_disk_that_keeps_no_secret_saves_no_check(place, qtbot, tmp_path):
    (tmp_path / "s.json").mkdir()
    place.model.begin_new(place.incident, f"https://me:{SECRET}@api.shop.example/")
    with qtbot.waitSignal(place.link.store_failed):
        place.model.save()
    assert len(place.incident.checks) == 2
    assert "can't be kept" in place.said[-1] and SECRET not in place.said[-1]
    # Once the disk takes it, so does the record.
    (tmp_path / "s.json").rmdir()
    with qtbot.waitSignal(place.model.saved):
        place.model.save()


def test_a_refusal_is_told_where_the_person_looks(place, qtbot):
    place.model.begin(place.incident, Check.from_data(place.incident.checks["INC-0001-1"]))
    with qtbot.waitSignal(place.model.said):
        place.model.save()
    assert place.said == ["Shop is watched already"]


def test_a_password_of_an_older_record_is_shown_as_dots_and_leaves_it(place, qtbot):
    old = Check("INC-0001-1", "Shop", HttpOptions(f"https://me:{SECRET}@www.shop.example/"))
    place.bench.desk.act(place.record, lambda now, _: watch(now, old), "MK")
    place.model.begin(place.incident, old)
    assert place.model.form.text("target") == "https://me:•••@www.shop.example/"
    assert place.model.form.is_changed
    with qtbot.waitSignal(place.model.saved):
        place.model.save()
    assert SECRET not in repr(place.incident.checks)


def test_nothing_is_saved_or_asked_while_something_is_wrong(place):
    place.model.begin_new(place.incident)
    assert not place.model.form.shows_problems
    place.model.save()
    place.model.test()
    assert place.model.form.shows_problems
    assert [words.partition(":")[0] for words in place.said] == ["Not saved", "Not asked"]
    assert len(place.incident.checks) == 2


def test_what_was_typed_is_there_again_without_its_secret(place, qtbot):
    place.model.begin_new(place.incident, f"https://me:{SECRET}@api.shop.example/")
    place.model.form.put("name", "Half done")
    place.model.form.put("headers", f"X-Api-Key: {SECRET}")
    place.model.leave()
    place.settle()
    assert SECRET not in repr(place.drafts.kept)
    place.model.begin_new(place.incident)
    qtbot.waitUntil(lambda: place.model.form.texts["name"] == "Half done")
    # The secrets are nowhere, so they are asked for again.
    assert set(place.model.form.problems) == {"target", "headers"}


def test_a_saved_check_leaves_no_draft(place, qtbot):
    place.model.begin_new(place.incident, "https://api.shop.example/")
    place.model.drafting.flush()
    place.settle()
    assert place.drafts.kept
    with qtbot.waitSignal(place.model.saved):
        place.model.save()
    place.settle()
    assert place.drafts.kept == {}


def test_a_check_depends_on_no_check_that_depends_on_it(place):
    data = {**place.incident.checks["INC-0001-1"], "depends_on": ["INC-0001-2"]}
    place.model.begin(place.incident, Check.from_data(data))
    assert set(place.model.siblings) == {"INC-0001-2"}
    changed = {**place.incident.checks, "INC-0001-1": data}
    from dataclasses import replace

    place.model.begin(replace(place.incident, checks=changed), Check.from_data(changed["INC-0001-2"]))
    assert place.model.siblings == {}


def test_a_real_answer_comes_with_its_phases_and_all_its_text(real, server):
    real.model.begin_new(real.incident, f"{server.url}/api/health")
    real.test()
    sample = real.model.trial.last
    assert (sample.outcome, sample.status) == (Outcome.OK, 200)
    assert json.loads(sample.evidence)["status"] == "healthy"
    assert sample.timing.connect_ms is not None


def test_a_test_sends_the_secret_and_shows_none(real, server):
    real.model.begin_new(real.incident, f"{server.url}/x?token={SECRET}")
    real.model.form.put("headers", f"Authorization: Bearer {SECRET}")
    real.test()
    path, headers = server.asked[0]
    assert path == f"/x?token={SECRET}"
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert SECRET not in repr(real.model.trial.last)
    assert SECRET not in repr(real.model.form.texts)


def test_a_command_is_not_run_before_it_is_allowed(real, qtbot, tmp_path):
    trace = tmp_path / "ran"
    real.model.begin_new(real.incident, f"./x touch {trace}")
    real.model.form.put("target", f"touch {trace}")
    with qtbot.waitSignal(real.model.trial.consent_wished) as wished:
        real.model.test()
    assert wished.args[0].options.command == ("touch", str(trace))
    with qtbot.waitSignal(real.model.saved):
        real.model.save()
    assert not trace.exists()
    assert real.model.trial.is_allowed is False


def test_once_it_is_allowed_the_test_that_waited_for_it_runs(real, qtbot, tmp_path):
    real.model.begin_new(real.incident, "")
    real.model.form.put_all({"kind": "command", "target": f"touch {tmp_path}/ran", "name": "Trace"})
    with qtbot.waitSignal(real.model.trial.consent_wished) as wished:
        real.model.test()
    real.model.allow(wished.args[0].options.command)
    qtbot.waitUntil(lambda: real.model.trial.last is not None, timeout=20_000)
    assert real.model.trial.asked == wished.args[0] and not real.model.trial.waits_for_consent


@pytest.mark.parametrize("words", ["mysql --password=abc", "curl -u me:pass https://x.org --unknown"])
def test_a_command_with_a_secret_is_not_taken(place, words):
    place.model.begin_new(place.incident)
    place.model.form.put_all({"kind": "command", "target": words, "name": "x"})
    assert "would stand in the record" in place.model.form.problems["target"]
    assert place.model.form.check is None


def test_another_check_in_the_editor_is_told_nothing_of_the_one_before(place, qtbot):
    answered = []
    place.model.begin_new(place.incident, "https://api.shop.example/")
    place.model.trial.changed.connect(lambda: answered.append(place.model.trial.last))
    place.model.test()
    place.model.begin(place.incident, Check("INC-0001-1", "Shop", HttpOptions("https://www.shop.example/")))
    qtbot.wait(50)
    assert set(answered) == {None}
    assert place.model.trial.begun_at is None
