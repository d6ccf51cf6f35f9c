"""Earlier versions as files: found in order, compared byte for byte, disturbed by nothing that lies beside them."""

from incident_desk.adapters.kept_versions import KeptVersions


def kept(folder, *numbers):
    versions = KeptVersions(folder)
    for number in numbers:
        for path, data in versions.files("mine", number, f"# {number}".encode(), b"{}"):
            path.write_bytes(data)
    return versions


def test_versions_are_counted_as_numbers_and_other_files_are_none(tmp_path):
    versions = kept(tmp_path / "versions", 1, 2, 10)
    (tmp_path / "versions" / "mine" / "notes.md").write_text("mine")
    assert versions.numbers("mine") == [1, 2, 10]
    assert versions.numbers("other") == []


def test_a_version_is_the_same_only_byte_for_byte(tmp_path):
    versions = kept(tmp_path / "versions", 1)
    other = tmp_path / "other.md"
    for data, same in ((b"# 1", True), (b"# 2", False), (b"# 1\n", False)):
        other.write_bytes(data)
        assert versions.is_same("mine", 1, other) is same
    assert not versions.is_same("mine", 1, tmp_path / "nowhere.md")
    assert not versions.is_same("mine", 2, other)
