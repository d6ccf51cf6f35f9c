"""The language of a text, by its small words and its script."""

import pytest

from incident_desk.formats.reading.language import is_small_word, language_of

TEXTS = {
    "en": "Check that the service is up and look at the logs of the last hour with the team.",
    "fr": "Vérifier les journaux de la dernière heure et prévenir les équipes pour la suite du plan.",
    "es": "Revisar los registros de la última hora y avisar al equipo para que se prepare en el acto.",
    "pt": "Não reinicie o serviço do cliente; verifique os registros da última hora e avise ao time.",
    "de": "Die Meldungen der letzten Stunde lesen und mit den Leuten von der Technik reden, ist er nicht da.",
    "hu": "Nézd meg az utolsó óra naplóit, és ha a szolgáltatás nem megy, szólj, hogy kell egy ember is.",
    "ja": "直近一時間のログを確認し、担当者に連絡してください。サービスが停止している場合は再起動します。",
    "zh": "检查最近一小时的日志，并通知值班人员。如果服务已停止，请重新启动服务并确认恢复情况。",
    "ko": "최근 한 시간의 로그를 확인하고 담당자에게 알리십시오. 서비스가 중지된 경우 다시 시작합니다.",
    "ru": "Проверьте журналы за последний час и сообщите дежурному. Если служба стоит, перезапустите её.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_known(language):
    assert language_of(TEXTS[language]) == language


def test_what_is_not_clear_is_english():
    assert language_of("") == language_of("P1 P2 P3") == language_of("```\nls -l\n```") == "en"


def test_only_the_beginning_is_looked_at():
    assert language_of(TEXTS["fr"] * 300 + TEXTS["ja"] * 3000) == "fr"


@pytest.mark.parametrize(
    ("word", "is_one"), [("the", True), ("UND", True), ("a", False), ("kubectl", False), ("", False)]
)
def test_small_words_of_any_language_are_known(word, is_one):
    assert is_small_word(word) is is_one
