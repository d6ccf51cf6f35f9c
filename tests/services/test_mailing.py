"""A draft is written for its readers, and opened only by asking the desktop; nothing is sent."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest

from incident_desk.domain.playbook import Contact, Playbook
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish
from incident_desk.services.mailing import Draft, DraftWish, addressees_of, open_draft
from tests.planted_secrets import CUSTOMERS, SECRETS, planted
from tests.services.leaving import BOOK, Place


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    made = Place(tmp_path)
    yield made
    made.place.close()


class Desktop:
    def __init__(self, *opens):
        self.opens, self.asked = opens, []

    def open(self, target):
        self.asked.append(target)
        return target.rpartition(".")[2][:6] in self.opens or target.partition(":")[0] in self.opens


def test_a_draft_has_text_html_and_the_pdf_of_its_readers(place, tmp_path):
    before = place.place.desk.events(place.id)
    _, handout = place.handout("customer")
    draft = place.ways.mailing.write(handout, DraftWish(tmp_path / "a.eml", ("ines@example.com",), True, "Ana"))
    written = (tmp_path / "a.eml").read_bytes()
    mail = message_from_bytes(written, policy=default)
    assert mail["Subject"] == "INC-0001 · P1 · Checkout is down" and mail["To"] == "ines@example.com"
    (pdf,) = mail.iter_attachments()
    assert pdf.get_filename() == "INC-0001-customer-report.pdf" and pdf.get_content().startswith(b"%PDF")
    for kind in ("plain", "html"):
        text = mail.get_body((kind,)).get_content()
        assert "Checkout is down" in text and "hunter2" not in text and "db-prod-03" not in text
    assert draft.link.startswith("mailto:ines@example.com?subject=INC-0001") and "hunter2" not in draft.link
    (line,) = place.lines
    assert (line["format"], line["who"], line["file"]) == ("eml", "Ana", str(tmp_path / "a.eml"))
    assert place.place.desk.events(place.id) == before


def test_the_same_record_gives_the_same_draft(place, tmp_path):
    _, handout = place.handout()
    for name in ("a.eml", "b.eml"):
        place.ways.mailing.write(handout, DraftWish(tmp_path / name))
    assert (tmp_path / "a.eml").read_bytes() == (tmp_path / "b.eml").read_bytes()


def test_without_the_pdf_nothing_is_attached(place, tmp_path):
    _, handout = place.handout()
    place.ways.mailing.write(handout, DraftWish(tmp_path / "a.eml", with_pdf=False))
    mail = message_from_bytes((tmp_path / "a.eml").read_bytes(), policy=default)
    assert list(mail.iter_attachments()) == [] and mail["To"] is None


@pytest.mark.parametrize(
    ("opens", "asked", "says"),
    [
        (("eml", "mailto"), ["/x/a.eml"], "Opened in the mail program"),
        (("mailto",), ["/x/a.eml", "mailto:?subject=a"], "Attach /x/a.eml yourself"),
        ((), ["/x/a.eml", "mailto:?subject=a"], "Nothing here opens mails"),
    ],
)
def test_a_desktop_that_opens_no_draft_gets_a_link(opens, asked, says):
    desktop = Desktop(*opens)
    assert says in open_draft(desktop, Draft(Path("/x/a.eml"), "mailto:?subject=a"))
    assert desktop.asked == asked


def test_stakeholders_come_first_and_who_has_no_address_is_nobody():
    assert [(one.role, one.name, one.email) for one in addressees_of(BOOK)] == [
        ("Stakeholders, retail", "Ines Roth", "ines.roth@example.com"),
        ("Engineering lead", "Sam Ade", "sam.ade@example.com"),
    ]
    twice = Playbook("x", contacts=(Contact("A", "S <s@example.com>"), Contact("B", "S@Example.com")))
    assert [one.role for one in addressees_of(twice)] == ["A"]
    assert addressees_of(None) == ()


def test_of_two_hundred_planted_secrets_none_is_in_a_customers_draft(place, tmp_path):
    report = build_report(planted().events, "test")
    handout = place.ways.copies.prepare_from(report, Wish(Audience.CUSTOMER, customers=CUSTOMERS))
    draft = place.ways.mailing.write(handout, DraftWish(tmp_path / "a.eml"))
    mail = message_from_bytes((tmp_path / "a.eml").read_bytes(), policy=default)
    (pdf,) = mail.iter_attachments()
    texts = [
        mail["Subject"],
        unquote(draft.link),
        *(mail.get_body((one,)).get_content() for one in ("plain", "html")),
    ]
    found = {name for name, secret, _ in SECRETS if any(secret in text for text in texts)}
    assert found == set() and not any(secret.encode() in pdf.get_content() for _, secret, _ in SECRETS)
