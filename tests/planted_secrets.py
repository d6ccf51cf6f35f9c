"""Two hundred secrets of every sort, and a record that has each of them in every field that somebody can fill."""

import base64
import random
import string
from hashlib import sha256

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from tests.report_samples import Recorder, at, exactly, opened

_FIRST = ["Matt", "Zora", "Ilse", "Quentin", "Yusuf", "Hedwig", "Tomas", "Ebele", "Ingrid", "Rasmus"]
_LAST = [
    "Lindop",
    "Vantreight",
    "Okonkwo",
    "Szabo",
    "Fernsby",
    "Grünwald",
    "Achterberg",
    "Nakagawa",
    "O'Malley",
    "Quist",
]
CUSTOMERS = tuple(
    f"{name} {kind}"
    for name, kind in zip(
        ["Zebra", "Ocelot", "Quokka", "Narwhal", "Pangolin", "Wombat", "Axolotl", "Tapir", "Kestrel", "Marmot"],
        ["Associates", "Holdings", "GmbH", "Ltd", "Bank", "Trust", "Foods", "Airways", "Partners", "Insurance"],
        strict=True,
    )
)
PEOPLE = tuple(f"{first} {last}" for first, last in zip(_FIRST, _LAST, strict=True))


def _drawn(seed: str, length: int, letters: str = string.ascii_letters + string.digits) -> str:
    """Letters drawn by lot, always the same ones for a seed."""
    drawing = random.Random(f"planted {seed}")
    return "".join(drawing.choice(letters) for _ in range(length))


def _jwt(n: int) -> str:
    parts = (f'{{"alg":"HS256","k":{n}}}', f'{{"sub":"user-{n}"}}', _drawn(f"jwt{n}", 32))
    return ".".join(base64.urlsafe_b64encode(part.encode()).decode().rstrip("=") for part in parts)


def _block(n: int) -> str:
    lines = "\n".join(_drawn(f"pem{n}{line}", 64) for line in range(3))
    return f"-----BEGIN RSA PRIVATE KEY-----\n{lines}\n-----END RSA PRIVATE KEY-----"


def _ten(n: int) -> dict[str, tuple[str, str]]:
    """The secret of each sort with that number, and the sentence that it stands in."""
    host = f"{('db', 'web', 'cache')[n % 3]}-{('prod', 'eu', 'core')[n % 3]}-{n + 11}"
    domain = f"pay{n}.{('corp', 'internal', 'zebra-sys')[n % 3]}.{('example', 'local', 'com')[n % 3]}"
    email, v4 = f"user.{n}x@mail{n}.example.org", f"10.{n + 20}.{n + 7}.{200 - n}"
    v6, url = (
        f"2001:db8:{n + 16:x}::{n + 4096:x}",
        f"https://status{n}.example.net/hook/{_drawn(f'url{n}', 9)}?t={n}",
    )
    aws, github = f"AKIA{_drawn(f'aws{n}', 16, string.ascii_uppercase + '234567')}", f"ghp_{_drawn(f'gh{n}', 36)}"
    slack = f"xoxb-{_drawn(f'sl{n}', 12, string.digits)}-{_drawn(f'slack{n}', 24)}"
    bearer, password = _drawn(f"bear{n}", 26), f"{_drawn(f'pw{n}', 7)}!{n}"
    free, commit = _drawn(f"free{n}", 32) + "7aQ", sha256(f"c{n}".encode()).hexdigest()[:9] + "a1"
    money = (f"£{n + 3},{n + 110}", f"${n + 2}.{n}4 million", f"{n + 41}.{n + 100} EUR")[n % 3]
    phone = (f"+44 20 79{n}6 09{n}8", f"(0{n + 30}) 44{n}2-56{n}1", f"212-55{n}-01{n}9")[n % 3]
    return {
        "email": (email, f"Mail {email} when it is over"),
        "person": (PEOPLE[n], f"{PEOPLE[n]} looked at it"),
        "handle": (f"@nick{n}.{_LAST[n][:3].lower()}", f"asked @nick{n}.{_LAST[n][:3].lower()}, no answer"),
        "host": (host, f"{host} stopped answering"),
        "domain": (domain, f"Lookups of {domain} fail"),
        "v4": (v4, f"Connections to {v4}:5432 are refused"),
        "v6": (v6, f"and to {v6} too"),
        "url": (url, f"See {url}."),
        "aws": (aws, f"the key {aws} was used"),
        "github": (github, f"pushed with {github},"),
        "slack": (slack, f"bot uses {slack}"),
        "jwt": (_jwt(n), f"the session {_jwt(n)} is refused"),
        "block": (_block(n), f"the key\n{_block(n)}\nwas in the log"),
        "bearer": (bearer, f"curl -H 'Authorization: Bearer {bearer}'"),
        "password": (
            password,
            (f"password: {password}", f"DB_PASSWORD={password}", f"--password {password}")[n % 3],
        ),
        "free": (free, f"found {free} in the environment"),
        "money": (money, f"It may cost {money} a day"),
        "phone": (phone, f"Call {phone} first"),
        "customer": (CUSTOMERS[n], f"{CUSTOMERS[n]} cannot sign in"),
        "commit": (commit, f"since commit {commit}"),
    }


SECRETS: tuple[tuple[str, str, str], ...] = tuple(
    (sort, secret, sentence) for n in range(10) for sort, (secret, sentence) in _ten(n).items()
)
"""Sort, secret, and the sentence that it stands in; ten of each of twenty sorts."""


def planted() -> Recorder:
    """Each secret in an entry and in an update for customers, and all of them over the other fields."""
    sentences = [sentence for _, _, sentence in SECRETS]
    one = opened(f"Sign-in fails: {sentences[0]}, {sentences[2]}, {sentences[16]}", affects=sentences[3])
    one.write([Draft(Kind.PLAYBOOK_ATTACHED, _playbook(sentences))], at("03:03"), PEOPLE[0])
    one.write([Draft(Kind.PHASE_ENTERED, {"phase": 0, "name": sentences[4]})], at("03:04"), PEOPLE[1])
    for place, sentence in enumerate(sentences):
        _in_every_field(one, place, sentence)
    for role, person in zip(("commander", "tech_lead", "comms", "scribe"), PEOPLE, strict=False):
        one.write([Draft(Kind.ROLE_TAKEN, {"role": role, "person": person})], at("05:00"), person)
    for question, place in (("who", 18), ("what_fails", 5), ("data", 6), ("money", 16)):
        body = {"question": question, "text": "?", "answer": ". ".join(sentences[place::20])}
        one.write([Draft(Kind.ASSESSED, body)], at("05:01"), PEOPLE[2])
    change = {"old": None, "new": "P1", "targets": {}, "reason": sentences[10]}
    one.write([Draft(Kind.SEVERITY_CHANGED, change)], at("05:02"), PEOPLE[3])
    one.write([Draft(Kind.REOPENED, {"reason": sentences[11]})], at("05:03"), PEOPLE[4])
    return one


def _playbook(sentences: list[str]) -> dict[str, object]:
    steps = tuple(Step(f"1.{place}", sentence) for place, sentence in enumerate(sentences))
    playbook = Playbook(sentences[7], plans=(Plan("p", (Phase(sentences[4], 0, 60, steps=steps),)),))
    return {"name": "x", "plan": "p", "playbook": playbook.to_data()}


def _in_every_field(one: Recorder, place: int, sentence: str) -> None:
    clock = f"04:{place // 4:02}:{place % 4 * 15:02}"
    who = PEOPLE[place % 10]
    one.log(sentence, clock, who, ("note", "decision", "finding", "action")[place % 4])
    sent = {
        "text": f"Dear customers,\n{sentence}\nNext update soon.",
        "channels": ["status page"],
        "audience": "customers",
    }
    one.write([Draft(Kind.UPDATE_SENT, sent)], at(clock), who)
    if place % 4 == 0:
        struck = one.log(sentence, clock, who)
        one.write([Draft(Kind.ENTRY_STRUCK, {"entry": struck.id, "reason": sentence})], at(clock), who)
        one.write([Draft(Kind.UPDATE_SENT, {"text": sentence, "channels": [sentence]})], at(clock), who)
    if place % 4 == 1:
        one.write([Draft(Kind.ACTION_ADDED, {"text": sentence, "owner": who, "due": sentence})], at(clock), who)
        mark = {"step": f"1.{place}", "text": sentence, "state": "not_needed", "reason": sentence}
        one.write([Draft(Kind.STEP_SET, mark)], at(clock), who)
    if place % 4 == 2:
        evidence = {"name": f"{sentence}.png", "size": 12, "sha256": sha256(sentence.encode()).hexdigest()}
        one.write([Draft(Kind.EVIDENCE_ATTACHED, evidence)], at(clock), who)
        called = {"name": who, "role": sentence, "outcome": "reached"}
        one.write([Draft(Kind.CONTACT_CALLED, called)], at(clock), who)
    if place % 4 == 3:
        check = {"check": f"c{place}", "name": sentence, "before": "ok", "after": "down", "detail": sentence}
        one.write([Draft(Kind.CHECK_CHANGED, check, exactly(clock))], at(clock), f"check:{sentence}")
        change = {"what": "deploy", "text": sentence, "ref": sentence, "environment": sentence, "source": "typed"}
        one.write([Draft(Kind.CHANGE_MADE, change, exactly("02:50"))], at(clock), who)
