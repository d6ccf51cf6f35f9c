"""What was done to the text is told beside what was understood, as data and in words."""

from incident_desk.formats.reading.describe import describe
from incident_desk.formats.reading.describe_source import SHOWN, source_words, with_source
from incident_desk.formats.reading.document import read_document


def test_an_ordinary_document_has_nothing_to_tell():
    document = read_document(b"# Outage\n\n1. Look\n", "a.md")
    told = with_source(describe(document.playbook), document)
    assert told["encoding_repair"] == [] and source_words(document) == ""
    assert {**told, "source": 0, "encoding_repair": 0} == {
        **describe(document.playbook),
        "source": 0,
        "encoding_repair": 0,
        "reference_from_line": None,
    }


def test_repairs_and_warnings_are_told_with_their_lines():
    document = read_document("# Outage\n\n1. Pr√ºfen\n2. `a –b`\n".encode(), "a.md")
    told = with_source(describe(document.playbook), document)
    assert told["encoding_repair"] == [{"line": 3, "before": "√º", "after": "ü", "how": "UTF-8 read as Mac Roman"}]
    assert told["warnings"][0]["lines"] == [4, 4] and told["source"]["file_sha256"] == document.original_sha256
    assert source_words(document).splitlines() == [
        "Text repaired in 1 place; the file itself is not changed",
        "  line 3: '√º' is 'ü' (UTF-8 read as Mac Roman)",
        "Typographic quotation marks or dashes in a command, left as they are: a –b  (line 4)",
    ]


def test_the_words_of_many_repairs_are_short_and_the_data_whole():
    document = read_document(b"# A\n" + "- f√ºr\n".encode() * 50, "a.md")
    assert f"and {50 - SHOWN} more" in source_words(document) and "in 50 places" in source_words(document)
    assert len(with_source(describe(document.playbook), document)["encoding_repair"]) == 50
