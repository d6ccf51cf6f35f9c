"""What a heading is about, by the words of every language."""

import pytest

from incident_desk.formats.reading.reports.meanings import Meaning, meaning_of

TOLD = {
    Meaning.SUMMARY: "TL;DR|Executive summary|What happened|1. Incident summary|Zusammenfassung|概要",
    Meaning.IMPACT: "Who was hurt|Customer impact|3. User impact|💥 Impact|Impact summary|Auswirkungen|影响",
    Meaning.TIMELINE: "Timeline|What happened, in order|Chronologie|Detailed timeline",
    Meaning.DETECTION: "Detection|How was it noticed?|How did we find out?|Erkennung",
    Meaning.CAUSE: "Root cause|Root Cause Analysis|Trigger|What went wrong and why|根本原因|Causa raíz",
    Meaning.WHYS: "Why, why, why|Why-why-why|Why–why–why|5 Whys|Five whys|The 5 Whys|Fünf Mal Warum|なぜなぜ分析",
    Meaning.FACTORS: "Contributing factors",
    Meaning.RECOVERY: "Resolution|Mitigation|Recovery|Remediation|Resolution and recovery|The fix",
    Meaning.LESSONS: "Lessons|Lessons learned|What we learned",
    Meaning.WELL: "What went well|Things that went well|Good|Was lief gut|良かった点",
    Meaning.WRONG: "What went wrong|What went badly|What went poorly|What could be improved|Was lief schlecht",
    Meaning.LUCKY: "Where we got lucky|Where we were lucky",
    Meaning.ACTIONS: "Action items|🛠 Action Items|Follow-ups|Next steps|Remediation items|Corrective actions",
    None: "Weather|Glossary|Links|Success metrics|Approval and sign-off|Technical details|Severity",
}


@pytest.mark.parametrize(("meaning", "headings"), TOLD.items())
def test_a_heading_is_known_by_its_words(meaning, headings):
    assert {one: meaning_of(one) for one in headings.split("|")} == dict.fromkeys(headings.split("|"), meaning)
