"""``--approved`` is the same wherever a report leaves by the command line."""


def test_where_nothing_was_approved_that_is_said_with_what_to_do(desk, tmp_path):
    key = desk.declare("Shop down")
    for words in (("report", "-o", "-"), ("share", "-o", str(tmp_path / "a.zip")), ("print",)):
        said = desk(words[0], key, *words[1:], "--approved", "last", code=1).err
        assert "No version of this report was approved yet: hand it out as it stands, or approve it first" in said
    assert list(tmp_path.glob("*.zip")) == []
