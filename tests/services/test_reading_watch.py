"""Who waits for a reading can stop it, before and while it computes."""

import pytest

from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch


def test_what_computes_is_ended_once_it_is_stopped():
    ended = []
    watch = ReadingWatch()
    watch.begin(lambda: ended.append("ended"))
    watch.look()
    watch.stop()
    assert ended == ["ended"] and watch.is_stopped
    with pytest.raises(ReadingStopped, match="nothing was imported"):
        watch.look()


def test_what_was_stopped_before_does_not_begin():
    watch = ReadingWatch()
    watch.stop()
    with pytest.raises(ReadingStopped):
        watch.begin(lambda: None)


def test_what_has_ended_is_not_ended_again():
    ended = []
    watch = ReadingWatch()
    watch.begin(lambda: ended.append("ended"))
    watch.begin(None)
    watch.stop()
    assert ended == []
