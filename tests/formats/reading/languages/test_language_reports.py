"""A report of an outage in each language, written for these tests: every fact of it is found."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.document import read_document

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Wanted:
    day: str
    start: str
    end: str
    zone: str
    offset: int
    minutes: int
    severity: str
    clocks: tuple[str, str, str, str]
    about: bool
    begins: str
    cause: str
    impact: str
    factor: str
    well: str
    wrong: str
    actions: tuple[tuple[str, bool, str, str], ...]
    signed: tuple[str, str]


WANTED = {
    "de": Wanted(
        "2025-03-03", "14:05", "16:35", "MEZ", 60, 150, "P1", ("14:05", "14:12", "15:00", "16:35"), False,
        "Erste Fehler im Bezahldienst", "Ein abgelaufenes Zertifikat verhinderte die Verbindung zum Bezahldienst.",
        "Bestellungen im Wert von 40.000 € gingen verloren.",
        "Die Warnung vor dem Ablauf ging an ein Postfach, das niemand liest",
        "Die Bereitschaft war nach sieben Minuten da", "Niemand wusste, wo das Zertifikat liegt",
        (
            ("Zertifikate überwachen", False, "Timo Reiher", "14.03.2025"),
            ("Ablage der Zertifikate beschreiben", True, "Ida Specht", "07.03.2025"),
        ),
        ("Erstellt von", "Greta Vogel"),
    ),
    "es": Wanted(
        "2025-05-12", "09:10", "10:40", "CEST", 120, 90, "Alta", ("09:10", "09:18", "10:05", "10:40"), False,
        "Primeros errores en el índice",
        "La limpieza nocturna borró el índice en uso porque el alias apuntaba al antiguo.",
        "Se perdieron unas 800 ventas.", "La copia diaria llevaba dos semanas sin hacerse",
        "El aviso a los clientes salió en diez minutos", "El procedimiento de copia estaba anticuado",
        (
            ("Comprobar el alias antes de borrar (Responsable: Noa Rivas, Fecha límite: 2025-05-30)", False,
             "Noa Rivas", "2025-05-30"),
            ("Reactivar la copia diaria (Responsable: Hugo Leal)", True, "Hugo Leal", ""),
        ),
        ("Elaborado por", "Lucía Prado"),
    ),
    "fr": Wanted(
        "2025-02-01", "08:15", "10:45", "CET", 60, 150, "Majeure", ("08:15", "08:30", "09:40", "10:45"), True,
        "premières erreurs du relais principal",
        "Le disque du relais était plein : la purge des journaux avait été désactivée.",
        "Les confirmations de commande sont arrivées avec trois heures de retard.",
        "Aucun seuil d’alerte sur l’espace disque", "Le relais de secours a tenu la charge",
        "La procédure de bascule n’était pas à jour",
        (
            ("Réactiver la purge", True, "Basile Morin", "03/02/2025"),
            ("Ajouter un seuil d’alerte sur le disque", False, "Inès Perret", "15/02/2025"),
        ),
        ("Rédigé par", "Manon Faure"),
    ),
    "pt": Wanted(
        "2025-03-07", "14:20", "16:05", "horário de Brasília", -180, 105, "Crítica",
        ("14:20", "14:32", "15:10", "16:05"), True, "Primeiros erros no adquirente",
        "Uma regra de firewall bloqueou o novo endereço do adquirente.",
        "Os clientes não conseguiram pagar com cartão.", "A mudança não passou por revisão",
        "O desvio levou poucos minutos", "O alerta chegou doze minutos depois",
        (
            ("Revisar regras de firewall", False, "Davi Rocha", "21/03/2025"),
            ("Reduzir o limiar do alerta", True, "Elisa Pinto", "10/03/2025"),
        ),
        ("Elaborado por", "Bruna Lemos"),
    ),
    "zh": Wanted(
        "2025-03-07", "14:20", "16:05", "北京时间", 480, 105, "P0", ("14:20", "14:32", "15:10", "16:05"), False,
        "网关开始报错", "一条防火墙规则拦截了网关的新地址。", "用户无法使用银行卡付款。", "这次变更没有经过评审",
        "切换只用了几分钟", "告警晚到了十二分钟",
        (("复核防火墙规则", False, "何川", "2025-03-21"), ("调低告警阈值", True, "郑雨", "2025-03-10")),
        ("编写人", "林晓"),
    ),
    "ja": Wanted(
        "2025-03-07", "14:20", "16:05", "日本時間", 540, 105, "高", ("14:20", "14:32", "15:10", "16:05"), True,
        "エラーが急増", "防火壁の規則がゲートウェイの新しい住所を遮断した。", "利用者はカードで支払えなかった。",
        "変更が審査を経ていなかった", "切り替えは数分で済んだ", "アラートが十二分遅れた",
        (
            ("規則を点検する", False, "谷けん", "2025-03-21"),
            ("アラートの閾値を下げる", True, "岸りん", "2025-03-10"),
        ),
        ("作成者", "森あおい"),
    ),
}  # fmt: skip


@pytest.fixture(params=WANTED)
def both(request):
    code = request.param
    document = read_document((HERE / f"{code}_report.md").read_bytes(), f"{code}_report.md")
    assert (document.playbook.kind, document.playbook.language) == ("report", code)
    assert document.report is not None
    return document.report, WANTED[code]


def test_when_it_was_and_how_long(both):
    report, wanted = both
    moments = (report.date.moment, report.start.moment, report.end.moment)
    assert [one.day for one in moments] == [wanted.day] * 3
    assert [one.clock for one in moments[1:]] == [wanted.start, wanted.end]
    assert [(one.zone, one.offset) for one in moments[1:]] == [(wanted.zone, wanted.offset)] * 2
    assert (report.duration.seconds, report.duration.precision) == (wanted.minutes * 60, PastPrecision.EXACT)


def test_how_bad_it_was_and_that_it_is_over(both):
    report, wanted = both
    assert (report.severity.name, report.status.state) == (wanted.severity, "resolved")


def test_the_timeline(both):
    report, wanted = both
    assert tuple(one.moment.clock for one in report.timeline) == wanted.clocks
    assert {one.moment.day for one in report.timeline} == {wanted.day}
    assert report.timeline[0].text == wanted.begins
    third = PastPrecision.APPROXIMATE if wanted.about else PastPrecision.EXACT
    assert [one.moment.precision for one in report.timeline] == [
        PastPrecision.EXACT, PastPrecision.EXACT, third, PastPrecision.EXACT,
    ]  # fmt: skip


def test_why_it_happened_and_what_it_did(both):
    report, wanted = both
    assert (report.root_cause.text, report.impact.text) == (wanted.cause, wanted.impact)
    assert [one.text for one in report.contributing] == [wanted.factor]


def test_what_was_learned(both):
    report, wanted = both
    assert [one.text for one in report.lessons.well] == [wanted.well]
    assert [one.text for one in report.lessons.wrong] == [wanted.wrong]
    assert report.lessons.lucky == report.lessons.other == ()


def test_what_is_to_be_done_by_whom_and_when(both):
    report, wanted = both
    assert tuple((one.text, one.done, one.owner, one.due) for one in report.actions) == wanted.actions


def test_who_signed(both):
    report, wanted = both
    assert [(one.label, one.value) for one in report.sign_off] == [wanted.signed]
