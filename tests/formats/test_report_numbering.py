"""Numbers and letters of sections."""

from incident_desk.formats.report_document import Section
from incident_desk.formats.report_numbering import number_of, numbered, plain_title

MADE = numbered((Section("Impact", ()), Section("Log", (), appendix=True), Section("12 angry men", ()),
                 Section("Glossary", (), appendix=True)))  # fmt: skip


def test_sections_have_numbers_and_appendices_letters():
    assert [one.title for one in MADE] == [
        "1 Impact", "Appendix A: Log", "2 12 angry men", "Appendix B: Glossary"
    ]  # fmt: skip


def test_the_number_comes_off_again():
    assert [plain_title(one.title) for one in MADE] == ["Impact", "Log", "12 angry men", "Glossary"]
    assert plain_title("Impact") == "Impact"


def test_a_title_is_found_by_its_words():
    assert number_of("12 angry men", MADE) == "2"
    assert number_of("Glossary", MADE) == "Appendix B"
    assert number_of("Nowhere", MADE) == ""
