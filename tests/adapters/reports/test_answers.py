"""The child answers in lines of JSON."""

import json

from incident_desk.adapters.reports.answers import failed, say


def test_each_answer_is_a_line(capsys):
    say({"page": [1, 2]})
    assert failed(say, "layout", "no room") == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [{"page": [1, 2]}, {"error": {"code": "layout", "message": "no room", "errno": None}}]
