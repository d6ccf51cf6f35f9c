"""A word stands in the place of what is hidden, the same word for the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.redaction.hider import Choice, Hider, key_of, name_of, spans_in
from incident_desk.formats.redaction.name_book import book_of
from incident_desk.formats.redaction.plain_spelling import plain_spelling
from incident_desk.formats.redaction.sorts import EVERY, Sort
from tests.planted_secrets import CUSTOMERS, PEOPLE, SECRETS

BOOK = book_of(PEOPLE, CUSTOMERS, ["Bluebird"])


def hider(sorts=EVERY, kept=(), also=(), roles=None):
    return Hider(Choice.of(sorts, kept, also), BOOK, roles)


def test_the_same_thing_has_the_same_word_everywhere():
    one = hider()
    assert one.hide("Matt Lindop and Zora Vantreight", ("a",)) == "[person 1] and [person 2]"
    assert one.hide("matt, @matt and mlindop; mail a@b.example", ("b",)) == (
        "[person 1], [person 1] and [person 1]; mail [e-mail 1]"
    )
    first = one.findings()[0]
    assert (first.text, first.places, first.is_hidden) == ("Matt Lindop", (("a",), ("b",)), True)
    assert set(first.spellings) >= {"Matt Lindop", "matt", "@matt", "mlindop"}


def test_a_persons_role_stands_in_the_place_of_the_name():
    one = hider(roles={"Matt Lindop": "commander", "Zora Vantreight": "commander"})
    assert one.hide("Matt Lindop, then Zora", ("a",)) == "[commander], then [commander 2]"


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        (True, "Mail [removed: e-mail 1], or ([removed: e-mail 2]). [person 1] did."),
        (False, "Mail …, or …. [person 1] did."),
    ],
)
def test_what_is_removed_leaves_a_word_or_nothing(says, shown):
    choice = Choice(
        EVERY, removed=frozenset({"a@b.example"}), removed_sorts=frozenset({Sort.EMAIL}), says_removed=says
    )
    one = Hider(choice, BOOK)
    assert one.hide("Mail a@b.example, or (c@b.example). Matt Lindop did.", ()) == shown
    assert [(found.is_hidden, found.is_removed) for found in one.findings()] == [(True, True)] * 2 + [(True, False)]


def test_what_is_removed_behind_a_label_leaves_dots_so_that_the_next_word_is_no_secret():
    one = Hider(Choice(EVERY, removed_sorts=frozenset({Sort.TOKEN, Sort.EMAIL})), BOOK)
    assert one.hide("password: hunter2 Next update soon. mail: a@b.example", ()) == (
        "password: … Next update soon. mail: …"
    )
    assert (
        Hider(Choice.of(EVERY), BOOK).hide("password: … Next update soon.", ()) == "password: … Next update soon."
    )


def test_a_kept_term_is_not_removed_whatever_its_sort():
    choice = Choice(EVERY, kept=frozenset({"a939863"}), removed_sorts=frozenset({Sort.COMMIT}))
    one = Hider(choice, BOOK)
    assert one.hide("Fixed in a939863", ()) == "Fixed in a939863"
    assert not one.findings()[0].is_removed


def test_the_word_before_a_number_stays():
    assert hider().hide("Call +44 20 7946 0958, tel: 123456", ()) == "Call [phone 1], tel: [phone 2]"


def test_a_field_that_holds_a_person_is_replaced_whole_however_short():
    one = hider()
    assert one.hide("it", ("timeline", 0, "who")) == "[person 1]"
    assert one.hide("desk", ("timeline", 1, "who")) == "desk"
    assert one.hide("check:web-01", ("timeline", 1, "who")) == "check:[host 1]"


def test_what_overlaps_goes_as_one():
    text = "see https://matt.lindop:hunter2@db-prod-03.example.com/x?token=abc now"
    assert hider().hide(text, ()) == "see [link 1] now"


def test_what_is_kept_stays_and_is_listed():
    one = hider(kept=["a939863"])
    assert one.hide("fixed in a939863 by Matt", ()) == "fixed in a939863 by [person 1]"
    assert {found.text: found.is_hidden for found in one.findings()} == {"a939863": False, "Matt Lindop": True}


def test_of_a_sort_that_stays_one_thing_can_go_all_the_same():
    one = hider(sorts={Sort.EMAIL}, also=["Matt Lindop"])
    assert one.hide("Matt, Zora and a@b.example", ()) == "[person 1], Zora and [e-mail 1]"


def test_what_is_kept_stays_whole_but_for_a_secret_in_it():
    one = hider(kept=("a@b.example", "https://b.example/?token=hunter2"))
    assert one.hide("a@b.example, b.example", ()) == "a@b.example, [host 1]"
    assert one.hide("https://b.example/?token=hunter2", ()) == "https://b.example/?token=[secret 1]"


def test_a_secret_inside_a_kept_link_goes():
    one = hider(sorts=EVERY - {Sort.URL, Sort.HOST, Sort.PATH})
    assert one.hide("https://example.com/?token=hunter2", ()) == "https://example.com/?token=[secret 1]"


def test_signs_that_are_not_seen_do_not_help():
    assert hider().hide("to a\u200bna@exa\u00admple.com, please", ()) == "to [e-mail 1], please"


def test_what_is_written_to_be_markup_stays_text():
    text = "<script>alert('x')</script> {{7*7}} \x00 \u202e | # *"
    assert hider().hide(text, ()) == text


PIECES = st.one_of(
    st.sampled_from([sentence for _, _, sentence in SECRETS] + [secret for _, secret, _ in SECRETS]),
    st.text(max_size=20),
    st.sampled_from(["\n", " and ", ", ", "@", "://", "password: ", "\u200b", "[person 1]", "\ud800", "ß", "İ"]),
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_nothing_that_was_found_is_left(text):
    """What is hidden once shows no more of it: each hidden spelling is gone, and so is every shape."""
    one = hider()
    shown = one.hide(text, ("a",))
    again = Hider(Choice.of(EVERY), BOOK)
    for span in spans_in(plain_spelling(text).text, BOOK):
        assert Choice.of(EVERY).hides(key_of(span, plain_spelling(text).text))
    for finding in one.findings():
        assert finding.is_hidden and finding.instead in shown
    assert again.hide(text, ("a",)) == shown, "the same text always gives the same"


@given(st.text(max_size=200))
def test_what_holds_nothing_comes_back_as_it_was(text):
    one = Hider(Choice.of(frozenset()), BOOK)
    assert one.hide(text, ("a",)) == text


def test_a_thing_is_known_however_it_is_spelled():
    assert name_of(" Matt\u200b  LINDOP ") == "matt lindop"


WRAPPED = (
    ("", ""), ("(", ")"), ('"', '"'), ("'", "'"), ("<", ">"), ("[", "]"), ("`", "`"), ("**", "**"), ("_", "_"),
    ("x=", ""), ("x:", ""), ("", ","), ("", "."), ("", ";"), ("", ":"), ("", "!"), ("|", "|"), ("{", "}"),
    ("的", "的"),    ("\u200b", "\u200b"), ("→", "…"), ("~", "~"), ("&", "%"), ("は", "です"),
)  # fmt: skip


@pytest.mark.parametrize("before, after", WRAPPED)
def test_a_secret_is_found_whatever_it_stands_in(before, after):
    """But for those that only a label tells."""
    left = []
    for sort, secret, _ in SECRETS:
        if sort not in ("bearer", "password"):
            shown = hider().hide(f"see {before}{secret}{after} now", ())
            left += [secret] if secret in shown else []
    assert left == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mail a@b.example at once.", "Mail at once."),
        ("Write to a@b.example at once.", "Write to … at once."),
        ("Contact a@b.example or +1 now.", "Contact … or +1 now."),
        ("Contact us or a@b.example", "Contact us or …"),
        ("Ask Tim (a@b.example) or us.", "Ask Tim or us."),
        ("Ask `a@b.example`.", "Ask."),
        ("Ask <a@b.example>, now", "Ask, now"),
        ("Ask a@b.example!", "Ask!"),
        ("The code of a@b.example kept it", "The code of … kept it"),
        ("The code of commit `a@b.example` kept it", "The code of commit … kept it"),
        ("Since a@b.example it holds", "Since … it holds"),
        ("The code **a@b.example** kept it", "The code **…** kept it"),
        ("a@b.example kept it", "… kept it"),
    ],
)
def test_what_is_removed_takes_its_spare_space_and_its_brackets_with_it(text, shown):
    choice = Choice(EVERY, removed_sorts=frozenset({Sort.EMAIL}))
    assert Hider(choice, BOOK).hide(text, ()) == shown


def test_the_heading_of_a_section_names_nobody_but_may_name_a_customer():
    one = Hider(Choice.of(EVERY), book_of(["Impact"], ["Quokka GmbH"], ()))
    place = ("review", "sections", 0, "title")
    assert one.hide("Impact on Quokka GmbH", place) == "Impact on [customer 1]"
    assert one.hide("Impact asked", ("review", "sections", 0, "text")) == "[person 1] asked"


def test_a_word_that_is_hidden_says_so_and_no_number():
    one = Hider(Choice.of(EVERY, (), ["Bluebird"]), BOOK)
    assert one.hide("the Bluebird and bluebird", ()) == "the [removed] and [removed]"


@pytest.mark.parametrize(
    ("text", "place"), [("Matt Lindop", ("actions", "owner")), ("Zora Vantreight", ("affects",))]
)
def test_a_field_that_goes_whole_does_not_read_as_if_nothing_had_been_known(text, place):
    one = Hider(Choice(EVERY, removed_sorts=frozenset({Sort.PERSON})), BOOK)
    assert one.hide(text, place) == "…"
