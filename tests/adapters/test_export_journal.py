"""What was handed out is kept, and a full disk is no reason to refuse."""

import json
import stat

from incident_desk.adapters.export_journal import ExportLines


def test_each_line_is_appended_for_its_owner_alone(tmp_path):
    journal = ExportLines(tmp_path / "exports.jsonl")
    journal.write({"key": "INC-1"})
    journal.write({"key": "INC-2", "file": "größe.pdf"})
    lines = [json.loads(line) for line in (tmp_path / "exports.jsonl").read_text("utf-8").splitlines()]
    assert lines == [{"key": "INC-1"}, {"key": "INC-2", "file": "größe.pdf"}]
    assert stat.S_IMODE((tmp_path / "exports.jsonl").stat().st_mode) == 0o600


def test_a_refusal_of_the_disk_is_logged(tmp_path, caplog):
    ExportLines(tmp_path / "nowhere" / "exports.jsonl").write({})
    assert "The copy was made, but there is no line about it" in caplog.text
    assert "could not be written" in caplog.text
