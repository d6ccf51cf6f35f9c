"""README.txt says what is in a parcel, and of which record."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.parcel_text import (
    Lying,
    allows_evidence,
    left_out_words,
    readme_text,
    sums_text,
)
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from tests.planted_secrets import CUSTOMERS, SECRETS, planted
from tests.report_samples import checkout

FILES = {
    "b.csv": Lying("b" * 64, 2_500),
    "a.pdf": Lying("a" * 64, 1_200_000),
    "evidence/01-x.png": Lying("c" * 64, 3),
}


def handed(wish=None, recorder=None):
    return hand_out(build_report((recorder or checkout()).events, "Incident Desk 1"), wish or Wish())


def test_it_names_record_readers_files_head_and_maker():
    handout = handed()
    text = readme_text(handout, FILES, ("evidence/02-y.log: missing",))
    head = handout.report.head
    for line in (
        "INC-0048: Checkout answers 502",
        "For: Internal. Everything, names and log included.",
        "What is in it, 3 files:",
        "  a.pdf  (1.2 MB)",
        "Not in it: evidence/02-y.log: missing",
        f"The record's head: event {head.seq}, {head.hash}",
        "Made by Incident Desk 1.",
    ):
        assert line in text.splitlines()
    assert text.index("a.pdf") < text.index("b.csv") and "replaced" not in text


def test_a_copy_says_how_much_is_not_in_it_and_nothing_of_that():
    text = readme_text(handed(Wish(Audience.CUSTOMER, customers=CUSTOMERS), planted()), FILES, ())
    assert "of the record withheld." in text and "For: Customer." in text
    assert not [secret for _, secret, _ in SECRETS if secret in text]


def test_the_sums_are_such_as_sha256sum_reads():
    assert sums_text(FILES).splitlines()[0] == f"{'a' * 64}  a.pdf"
    assert sums_text(FILES).endswith(f"{'c' * 64}  evidence/01-x.png\n")


def test_evidence_goes_to_internal_readers_from_whom_nothing_is_hidden():
    internal, hiding = handed(), handed(Wish(words=("Checkout",), also=("Checkout",)))
    customer = handed(Wish(Audience.CUSTOMER))
    assert [allows_evidence(one) for one in (internal, hiding, customer)] == [True, False, False]
    assert left_out_words(internal, 2) == left_out_words(customer, 0) == ""
    assert left_out_words(hiding, 1) == "1 file of evidence: something is hidden"
    assert left_out_words(customer, 2) == "2 files of evidence: it goes to internal readers alone"
