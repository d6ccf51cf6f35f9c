"""A playbook in each language, written for these tests: every fact of it is found."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from incident_desk.formats.reading.document import read_document

HERE = Path(__file__).parent
MINUTE, HOUR, DAY = 60, 3_600, 86_400


@dataclass(frozen=True)
class Wanted:
    levels: tuple[tuple[str, str, int, int], ...]
    phases: tuple[str, str, str, str]
    ends: tuple[int, int, int, int | None]
    goal: str
    first_step: str
    command: str
    path: tuple[tuple[str, int], ...]
    contacts: tuple[tuple[str, str, str], ...]
    messages: tuple[tuple[str, str, int], ...]
    lasts: int
    watch: int


WANTED = {
    "de": Wanted(
        (
            ("P1", "Kritisch", 0, 4 * HOUR), ("P2", "Hoch", 30 * MINUTE, 36 * HOUR),
            ("P3", "Niedrig", 2 * DAY, 10 * DAY),
        ),
        ("Erkennung", "Eindämmung", "Wiederherstellung", "Nachbereitung"), (0, 10, 45, None),
        "Wissen, was betroffen ist", "Vorfall ausrufen und Einsatzleitung bestimmen",
        "systemctl restart bestellung",
        (("Bereitschaftsdienst", 0), ("Teamleitung Bestellung", 20), ("Bereichsleitung", 60)),
        (("Einsatzleitung", "Greta Vogel", "Jonas Amsel"), ("Datenbank", "Timo Reiher", "Ida Specht")),
        (("Erstmeldung", "initial", 1), ("Entwarnung", "resolved", 2)), 3, 15,
    ),
    "es": Wanted(
        (("P1", "Crítico", 0, 2 * HOUR), ("P2", "Alto", 30 * MINUTE, 8 * HOUR), ("P3", "Bajo", DAY, 5 * DAY)),
        ("Detección", "Contención", "Recuperación", "Después del incidente"), (0, 15, 60, None),
        "Saber qué parte del índice falla", "Declarar el incidente y nombrar responsable",
        "kubectl rollout undo deploy/buscador",
        (("Guardia de plataforma", 0), ("Jefa de equipo", 15), ("Dirección técnica", 60)),
        (("Responsable del incidente", "Lucía Prado", "Iván Soto"), ("Base de datos", "Noa Rivas", "Hugo Leal")),
        (("Aviso inicial", "initial", 1), ("Incidente resuelto", "resolved", 2)), 5, 30,
    ),
    "fr": Wanted(
        (
            ("P1", "Critique", 0, 2 * HOUR), ("P2", "Majeur", 30 * MINUTE, 36 * HOUR),
            ("P3", "Mineur", 2 * DAY, 7 * DAY),
        ),
        ("Détection", "Confinement", "Rétablissement", "Après l’incident"), (0, 10, 45, None),
        "Savoir quel relais est en cause", "Déclarer l’incident et nommer un pilote", "systemctl restart postfix",
        (("Astreinte", 0), ("Cheffe d’équipe", 20), ("Direction technique", 60)),
        (("Pilote d’incident", "Manon Faure", "Élie Colin"), ("Réseau", "Basile Morin", "Inès Perret")),
        (("Annonce initiale", "initial", 1), ("Fin d’incident", "resolved", 2)), 5, 30,
    ),
    "pt": Wanted(
        (("P1", "Crítico", 0, 2 * HOUR), ("P2", "Alto", 30 * MINUTE, 12 * HOUR), ("P3", "Baixo", DAY, 5 * DAY)),
        ("Detecção", "Contenção", "Recuperação", "Após o incidente"), (0, 10, 40, None),
        "Saber qual adquirente falha", "Declarar o incidente e nomear o comandante",
        "kubectl rollout restart deploy/pagamento",
        (("Plantão de pagamentos", 0), ("Líder da equipe", 15), ("Diretoria", 60)),
        (("Comandante", "Bruna Lemos", "Caio Nunes"), ("Banco de dados", "Davi Rocha", "Elisa Pinto")),
        (("Aviso inicial", "initial", 1), ("Incidente resolvido", "resolved", 2)), 2, 30,
    ),
    "zh": Wanted(
        (("P0", "紧急", 0, 2 * HOUR), ("P1", "高", 30 * MINUTE, 8 * HOUR), ("P2", "低", DAY, 5 * DAY)),
        ("发现", "止损", "恢复", "事后复盘"), (0, 10, 40, 90), "弄清哪个网关出错", "宣布事件并指定指挥官",
        "systemctl restart zhifu", (("值班工程师", 0), ("支付组长", 15), ("技术总监", 60)),
        (("指挥官", "林晓", "周岚"), ("数据库", "何川", "郑雨")),
        (("首次通知", "initial", 1), ("恢复通知", "resolved", 2)), 3, 30,
    ),
    "ja": Wanted(
        (("P1", "緊急", 0, 2 * HOUR), ("P2", "高", 30 * MINUTE, 8 * HOUR), ("P3", "低", DAY, 5 * DAY)),
        ("検知", "封じ込め", "復旧", "事後対応"), (0, 10, 40, 90), "どのゲートウェイかを知る",
        "障害を宣言し、指揮者を決める", "systemctl restart kessai",
        (("当番エンジニア", 0), ("決済チームリーダー", 15), ("技術本部長", 60)),
        (("指揮者", "森あおい", "原ゆう"), ("データベース", "谷けん", "岸りん")),
        (("第一報", "initial", 1), ("復旧連絡", "resolved", 2)), 3, 30,
    ),
}  # fmt: skip


@pytest.fixture(params=WANTED)
def both(request):
    code = request.param
    book = read_document((HERE / f"{code}_playbook.md").read_bytes(), f"{code}_playbook.md").playbook
    return code, book, WANTED[code]


def test_it_is_a_playbook_in_its_language(both):
    code, book, _ = both
    assert (book.kind, book.language, book.doubts) == ("playbook", code, ())
    assert len(book.facts.headings) == 13


def test_the_levels_with_their_times(both):
    _, book, wanted = both
    found = [(one.name, one.label, one.response_s, one.resolution_s) for one in book.severities]
    assert found == list(wanted.levels) and [one.rank for one in book.severities] == [0, 1, 2]
    assert all(one.definition for one in book.severities)


def test_the_phases_with_their_windows(both):
    _, book, wanted = both
    (plan,) = book.plans
    first, second, third, last = plan.phases
    assert tuple(phase.name for phase in plan.phases) == wanted.phases
    begins, middle, late, end = wanted.ends
    assert (first.start_s, first.end_s) == (begins, middle * MINUTE)
    assert (second.start_s, second.end_s) == (middle * MINUTE, late * MINUTE)
    assert (third.start_s, third.end_s) == (late * MINUTE, end and end * MINUTE)
    assert [phase.after for phase in plan.phases] == [False, False, False, True] and last.end_s is None


def test_the_steps_boxes_and_the_command(both):
    _, book, wanted = both
    first, second, third, last = book.plans[0].phases
    assert first.goal == wanted.goal and first.steps[0].text == wanted.first_step
    assert [len(step.children) for step in first.steps] == [0, 2]
    assert [step.checked for step in second.steps] == [False, False, True]
    assert [command.text for step in third.steps for command in step.commands] == [wanted.command]
    assert len(third.steps) == len(last.steps) == 2


def test_whom_to_bring_in_and_when(both):
    _, book, wanted = both
    assert [(hop.role, hop.after_s) for hop in book.escalation] == [
        (role, minutes * MINUTE) for role, minutes in wanted.path
    ]


def test_the_contacts_with_those_who_stand_in(both):
    _, book, wanted = both
    assert [(one.role, one.primary, one.secondary) for one in book.contacts] == list(wanted.contacts)
    assert all(len(one.more) == 1 and not one.empty for one in book.contacts)


def test_the_messages_with_their_blanks(both):
    _, book, wanted = both
    found = [(one.name, one.stage, len(one.blanks)) for one in book.templates]
    assert found == list(wanted.messages)
    assert [one.blanks[0].automatic for one in book.templates] == [True, True]
    assert not book.templates[1].blanks[1].automatic


def test_the_triggers_the_watch_and_the_review(both):
    _, book, wanted = both
    assert [one.after_s for one in book.triggers] == [None, wanted.lasts * MINUTE]
    assert (book.watch_s, book.review_due_s) == (wanted.watch * MINUTE, 48 * HOUR)
