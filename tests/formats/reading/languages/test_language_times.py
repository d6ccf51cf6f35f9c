"""Days, clocks and lengths as they are written in each language."""

from datetime import date

import pytest

from incident_desk.domain.past_times import PastPrecision
from incident_desk.formats.reading.durations import Window, interval_seconds, target_seconds, window_in
from incident_desk.formats.reading.reports.days import Hints
from incident_desk.formats.reading.reports.lasted import duration_in
from incident_desk.formats.reading.reports.moments import moment_of

MINUTE, HOUR, DAY = 60, 3_600, 86_400
NEAR = Hints(near=date(2025, 3, 7))


@pytest.mark.parametrize(
    ("words", "day", "clock"),
    [
        ("3. März 2025, 14.30 Uhr", "2025-03-03", "14:30"),
        ("Montag, den 3. März 2025 um 14:30 Uhr", "2025-03-03", "14:30"),
        ("07.03.2025 gegen 9 Uhr abends", "2025-03-07", "21:00"),
        ("1er mars 2025 à 14h30", "2025-03-01", "14:30"),
        ("lundi 3 mars 2025, 14 h 30", "2025-03-03", "14:30"),
        ("le 15 août 2025 à 3 h 10 du matin", "2025-08-15", "03:10"),
        ("12 de mayo de 2025, a las 09:10", "2025-05-12", "09:10"),
        ("el lunes 12 de mayo de 2025 a las 3:15 de la tarde", "2025-05-12", "15:15"),
        ("2 de setembro de 2025 às 14h20min", "2025-09-02", "14:20"),
        ("terça-feira, 2 de setembro de 2025", "2025-09-02", ""),
        ("14h20 do dia 7 de março de 2025", "2025-03-07", "14:20"),
        ("2025年3月7日 下午2点20分", "2025-03-07", "14:20"),
        ("２０２５年３月７日（星期五）１４：２０", "2025-03-07", "14:20"),
        ("3月7日上午9点半", "2025-03-07", "09:30"), ("2025年3月7日(金) 午後2時20分", "2025-03-07", "14:20"),
        ("2025年3月7日 金曜日 14時05分", "2025-03-07", "14:05"),
    ],
)  # fmt: skip
def test_a_day_and_its_clock(words, day, clock):
    moment = moment_of(words, NEAR)
    assert (moment.day, moment.clock) == (day, clock)


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("gegen 14:20 Uhr", PastPrecision.APPROXIMATE), ("kurz nach 14.20 Uhr", PastPrecision.AT_LEAST),
        ("spätestens um 14:20", PastPrecision.AT_MOST), ("aux alentours de 14h20", PastPrecision.APPROXIMATE),
        ("à partir de 14h20", PastPrecision.AT_LEAST), ("peu avant 14h20", PastPrecision.AT_MOST),
        ("alrededor de las 14:20", PastPrecision.APPROXIMATE), ("desde las 14:20", PastPrecision.AT_LEAST),
        ("antes de las 14:20", PastPrecision.AT_MOST), ("por volta das 14h20", PastPrecision.APPROXIMATE),
        ("a partir das 14h20", PastPrecision.AT_LEAST), ("até as 14h20", PastPrecision.AT_MOST),
        ("大约14:20", PastPrecision.APPROXIMATE), ("14:20左右", PastPrecision.APPROXIMATE),
        ("14:20之前", PastPrecision.AT_MOST), ("14時20分頃", PastPrecision.APPROXIMATE),
        ("14時20分以降", PastPrecision.AT_LEAST), ("14時20分まで", PastPrecision.AT_MOST),
    ],
)  # fmt: skip
def test_how_well_a_clock_is_known(words, precision):
    moment = moment_of(words)
    assert (moment.clock, moment.precision) == ("14:20", precision)


@pytest.mark.parametrize(
    "words",
    ["14:20 bis 15:10 Uhr", "de 14h20 à 15h10", "de las 14:20 a las 15:10", "das 14h20 às 15h10", "14:20至15:10",
     "14時20分から15時10分"],
)  # fmt: skip
def test_a_range_of_clocks(words):
    moment = moment_of(words)
    assert (moment.clock, moment.until_clock) == ("14:20", "15:10")


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("innerhalb von 15 Minuten", 15 * MINUTE), ("1,5 Stunden", 90 * MINUTE),
        ("eine halbe Stunde", 30 * MINUTE),
        ("unverzüglich", 0), ("1h30", 90 * MINUTE), ("deux heures", 2 * HOUR), ("2 jours ouvrés", 2 * DAY),
        ("sans délai", 0), ("2 horas y 30 minutos", 150 * MINUTE), ("media hora", 30 * MINUTE),
        ("de inmediato", 0),
        ("3 días hábiles", 3 * DAY), ("1 hora e 45 minutos", 105 * MINUTE), ("meia hora", 30 * MINUTE),
        ("2 dias úteis", 2 * DAY), ("2小时15分钟", 135 * MINUTE), ("半小时", 30 * MINUTE),
        ("在30分钟内响应", 30 * MINUTE),
        ("马上", 0), ("1時間30分", 90 * MINUTE), ("30分以内", 30 * MINUTE), ("3営業日", 3 * DAY), ("即時", 0),
    ],
)  # fmt: skip
def test_a_target(words, seconds):
    assert target_seconds(words) == seconds


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("erste 15 Minuten", Window(0, 900)), ("15 bis 60 Minuten", Window(900, 3600)),
        ("ab 1 Stunde", Window(3600, None)),
        ("premières 15 minutes", Window(0, 900)), ("de 15 à 60 minutes", Window(900, 3600)),
        ("au bout de 1 heure", Window(3600, None)), ("primeros 15 minutos", Window(0, 900)),
        ("15 a 60 minutos", Window(900, 3600)), ("a partir de 1 hora", Window(3600, None)),
        ("primeiros 15 minutos", Window(0, 900)), ("15 às 60 minutos", Window(900, 3600)),
        ("após 1 hora", Window(3600, None)),
        ("前15分钟", Window(0, 900)), ("15至60分钟", Window(900, 3600)), ("1小时后", Window(3600, None)),
        ("最初の15分", Window(0, 900)), ("15〜60分", Window(900, 3600)), ("1時間後", Window(3600, None)),
    ],
)  # fmt: skip
def test_a_window(words, window):
    assert window_in(words) == window


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("alle 30 Minuten", 1800), ("stündlich", 3600), ("toutes les 30 minutes", 1800), ("chaque heure", 3600),
        ("cada 30 minutos", 1800), ("cada media hora", 1800), ("a cada 30 minutos", 1800),
        ("de hora em hora", 3600),
        ("每30分钟", 1800), ("每小时", 3600), ("30分ごと", 1800), ("毎時", 3600),
    ],
)  # fmt: skip
def test_an_interval(words, seconds):
    assert interval_seconds(words) == seconds


@pytest.mark.parametrize(
    ("words", "seconds", "precision"),
    [
        ("etwa 2,5 Stunden", 9_000, PastPrecision.APPROXIMATE),
        ("mindestens 3 Stunden", 10_800, PastPrecision.AT_LEAST),
        ("environ 2 h 30", 9_000, PastPrecision.APPROXIMATE),
        ("moins de 2 heures", 7_200, PastPrecision.AT_MOST),
        ("más de 2 horas", 7_200, PastPrecision.AT_LEAST),
        ("cerca de 45 minutos", 2_700, PastPrecision.APPROXIMATE),
        ("pelo menos 45 minutos", 2_700, PastPrecision.AT_LEAST), ("约2小时", 7_200, PastPrecision.APPROXIMATE),
        ("不到1小时", 3_600, PastPrecision.AT_MOST), ("約2時間", 7_200, PastPrecision.APPROXIMATE),
        ("２時間以上", 7_200, PastPrecision.AT_LEAST),
    ],
)  # fmt: skip
def test_how_long_it_lasted(words, seconds, precision):
    length = duration_in(words)
    assert (length.seconds, length.precision) == (seconds, precision)


@pytest.mark.parametrize(
    ("words", "zone", "offset"),
    [
        ("3. Juli 2025, 14.30 Uhr (deutscher Zeit)", "Europe/Berlin", 120),
        ("3 juillet 2025 à 14h30 (heure française)", "Europe/Paris", 120),
        ("3 de enero de 2025, a las 14:30 (hora peninsular)", "Europe/Madrid", 60),
        ("3 de julho de 2025 às 14h30 (hora de Brasília)", "America/Sao_Paulo", -180),
        ("2025年7月3日 14:30（中国标准时间）", "Asia/Shanghai", 480),
        ("2025年7月3日 14:30（日本標準時）", "Asia/Tokyo", 540),
        ("3 July 2025 14:30 (London time)", "London time", 60), ("2025年7月3日 14:30 協定世界時", "UTC", 0),
    ],
)  # fmt: skip
def test_a_zone_in_words(words, zone, offset):
    moment = moment_of(words)
    assert (moment.clock, moment.zone, moment.offset) == ("14:30", zone, offset)
