"""Bytes that are no UTF-8: the encoding that makes sense of them, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.encoding_guess import guessed
from tests.formats.reading.damage import RIGHT_TEXTS

GERMAN = "# Störung der Kasse – Übersicht\n\nDie „Größe“ ist geprüft; für 50 € läuft sie weiter.\n"
TEXTS = {
    "Windows-1252": ("cp1252", [GERMAN, RIGHT_TEXTS["French"], RIGHT_TEXTS["Spanish"], RIGHT_TEXTS["Portuguese"],
                                "# Café", "It’s down — “slow”…", "20 °C, ½, £5", "über"]),
    "Shift_JIS": ("cp932", [RIGHT_TEXTS["Japanese"], "# 障害の報告\n\n- [ ] ログを見る\n- 原因: 設定"]),
    "EUC-JP": ("euc_jp", [RIGHT_TEXTS["Japanese"], "# 障害の報告\n\n- [ ] ログを見る\n- 原因: 設定"]),
    "GB18030": ("gb18030", [RIGHT_TEXTS["Chinese"], "# 事件响应手册\n\n1. 查看日志\n2. 通知负责人"]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "codec", "text"), [(name, codec, text) for name, (codec, texts) in TEXTS.items() for text in texts]
)
def test_the_encoding_that_fits_is_found_and_told(name, codec, text):
    found = guessed(text.encode(codec))
    assert found is not None and found.text == text
    assert found.told == f"The file is not UTF-8; it is read as {name}, which fits its bytes best"


def test_windows_1252_within_utf_8_is_read_and_counted():
    found = guessed("Störung – geprüft\n".encode() + "Größe\n".encode("cp1252"))
    assert found is not None and found.text == "Störung – geprüft\nGröße\n"
    assert found.told == "2 bytes are not valid UTF-8; they are read as Windows-1252"


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_file_that_ends_within_a_letter_is_read_up_to_there(kept):
    found = guessed("Störung\n".encode() + "🚨".encode()[:kept])
    assert found is not None and found.text == "Störung\n" and f"its last {kept} bytes" in found.told


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "iso8859-7", "cp1255"])
def test_what_fits_no_known_encoding_is_not_guessed(codec):
    text = {"iso8859-7": RIGHT_TEXTS["Greek"], "cp1255": "שלום לכולם"}.get(codec, "Причина: неверная настройка")
    assert guessed(text.encode(codec)) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_nothing(data):
    found = guessed(data)
    assert found is None or (found.told and "\ufffd" not in found.text)
