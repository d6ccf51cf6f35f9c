"""Whatever password is typed into a check: no file of the record, no report and no output has it."""

from contextlib import redirect_stdout
from io import StringIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from incident_desk.adapters.secrets import SecretFile, secrets_place
from incident_desk.cli.run import run

_LETTERS = st.text("abcXYZ019-_.~", min_size=3, max_size=12)
_ODD = st.text("abcXYZ019-_.~!$'()*+,=%", min_size=3, max_size=12).filter(lambda text: "%" not in text[-2:])
SECRETS = st.one_of(_LETTERS, _ODD.map(lambda text: text.replace("%", "%40"))).map(lambda text: f"Zq9{text}Qz")
_NAMES = st.sampled_from(["token", "access_token", "api_key", "apikey", "key", "sig", "code", "password"])
_HEADERS = st.sampled_from(["Authorization: Bearer {}", "authorization:Basic {}", "Authorization: {}",
                            "Cookie: sid={}", "X-Api-Key: {}", "X-Auth-Token:{}",
                            "Proxy-Authorization: Basic {}"])  # fmt: skip
PLACES = st.one_of(
    st.just(("http://ops:{}@127.0.0.1:9/health",)),
    st.just(("http://{}@127.0.0.1:9/health",)),
    _NAMES.map(lambda name: (f"http://127.0.0.1:9/health?a=1&{name}={{}}&b=2",)),
    _NAMES.map(lambda name: (f"http://127.0.0.1:9/health?{name.upper()}={{}}",)),
    _HEADERS.map(lambda header: ("http://127.0.0.1:9/health", "--header", header)),
    st.just(("http://127.0.0.1:9/health", "--proxy", "http://ops:{}@127.0.0.1:9")),
    st.just(("http://127.0.0.1:9/health", "--route", "far=http://ops:{}@127.0.0.1:9")),
    st.just(("127.0.0.1:9", "--kind", "tcp", "--send", "AUTH password={}")),
)
"""What is typed after ``check add KEY``, with a place for the secret."""


def said(folder, *words, code=0) -> str:
    """What a command says that does what it is asked."""
    out = StringIO()
    with redirect_stdout(out):
        left = run(["--data-dir", str(folder), *words])
    assert left == code, out.getvalue()
    return out.getvalue()


def no_secret_is_left(folder, place, secret, *, ask=False) -> None:
    """Added, shown, declared with, changed, handed out and reported: it lies in the file of secrets alone."""
    if "--route" in place:
        secret = secret.replace(",", "")  # a comma ends a route's part: such a one is refused
    typed = [one.replace("{}", secret) for one in place]
    texts = [said(folder, "check", "add", "standing", *typed, "--name", "api")]
    assert secret in repr(SecretFile(secrets_place()).all()), "it is kept where it is asked with"
    texts += [said(folder, "check", "list", "standing", "--json"), said(folder, "show", "standing", "--json")]
    texts += [said(folder, "check", part, "standing", "api") for part in ("pause", "resume")]
    texts += [said(folder, "declare", "Down", "--json"), said(folder, "check", "list", "1", "--json")]
    texts += [said(folder, "check", "pause", "1", "api"), said(folder, "undo", "1")]
    if ask:
        texts.append(said(folder, "check", "run", "api", "--key", "1", code=1))
    for ending in ("md", "html", "json"):
        said(folder, "report", "1", "-o", str(folder / f"report.{ending}"))
    for words in (("show", "1"), ("show", "1", "--json"), ("verify",)):
        texts.append(said(folder, *words))
    files = [one for one in folder.rglob("*") if one.is_file()]
    found = [one.name for one in files if secret.encode() in one.read_bytes()]
    assert not found and not [text for text in texts if secret in text]


FEW = settings(max_examples=2, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@FEW
@example(place=("http://ops:{}@127.0.0.1:9/health?token={}",), secret="Zq9abcQz")
@given(place=PLACES, secret=SECRETS)
def test_no_password_of_a_check_is_left(tmp_path_factory, place, secret) -> None:
    no_secret_is_left(tmp_path_factory.mktemp("data"), place, secret)


@pytest.mark.slow
@pytest.mark.timeout(600)
@MANY
@given(place=PLACES, secret=SECRETS)
def test_no_password_of_very_many_checks_is_left(tmp_path_factory, place, secret) -> None:
    no_secret_is_left(tmp_path_factory.mktemp("data"), place, secret, ask=True)
