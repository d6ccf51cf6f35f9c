"""Right texts in many languages, and the ways in which such texts get damaged."""

from collections.abc import Callable


def misread(text: str, codec: str) -> str:
    """UTF-8 read in an older encoding; a byte that it has no letter for shows as a control character."""
    return "".join(_shown(byte, codec) for byte in text.encode())


def _shown(byte: int, codec: str) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def _misreading(*codecs: str) -> Callable[[str], str]:
    def damage(text: str) -> str:
        for codec in codecs:
            text = misread(text, codec)
        return text

    return damage


DAMAGES = {
    "Mac Roman": _misreading("mac_roman"),
    "Windows-1252": _misreading("cp1252"),
    "Latin-1": _misreading("latin-1"),
    "code page 437": _misreading("cp437"),
    "code page 850": _misreading("cp850"),
    "Windows-1250": _misreading("cp1250"),
    "Mac Roman twice": _misreading("mac_roman", "mac_roman"),
    "Windows-1252 twice": _misreading("cp1252", "cp1252"),
    "Windows-1252 thrice": _misreading("cp1252", "cp1252", "cp1252"),
    "Latin-1 twice": _misreading("latin-1", "latin-1"),
    "Mac Roman, then Windows-1252": _misreading("mac_roman", "cp1252"),
    "Windows-1252, then Mac Roman": _misreading("cp1252", "mac_roman"),
}

RIGHT_TEXTS = {
    "English": "# Outage – “what we know”\n\n- [x] Don’t panic — breathe… £925K lost, 20 °C, ½ ✅\n→ next ❌",
    "German": "# Störung – Übersicht\n\n„Größe“ geprüft, Äpfel schälen, öffnen: ‚nein‘ – 50 € für Straße und Fuß",
    "French": "# Été : résumé\n\n« L’hôte était à l’arrêt », où ça ? Ça va être déjà là… Œuvre, cœur, Noël, garçon",
    "Spanish": "# ¿Qué pasó?\n\n¡Atención! Mañana el niño volverá; corazón, pingüino, útil, última, número",
    "Portuguese": "# Ação\n\nNão há informações: manhã, avó, você, três, à noite, coração, AÇÃO, irmã, início",
    "Polish": "# Zażółć gęślą jaźń\n\nŁódź, święto, źródło, mąż, ćma, ósmy — „cytat” o błędach",
    "Chinese": "# 事件响应\n\n（0-5 分钟）：确认影响范围，通知负责人。“回滚”——立即执行",
    "Japanese": "# インシデント対応\n\n発生日時：8月1日。「原因」はビルドの設定ミスでした。すぐに直す",
    "Korean": "# 장애 보고서\n\n원인: 배포 설정이 잘못되었습니다. 즉시 복구했습니다",
    "Russian": "# Отчёт об инциденте\n\nПричина: неверная настройка сервера. Всё исправлено — «готово»",
    "Greek": "# Αναφορά συμβάντος\n\nΗ αιτία ήταν λάθος ρύθμιση του διακομιστή",
    "emoji": "# 🚨 Alert\n\n🔥 down, 👩‍💻 looks, ⚠️ careful, 1️⃣ first, 🇩🇪 here, 👍🏽 thanks, ❤️ all",
    "boxes": "```\n┌────────┐\n│ läuft  │\n└───┬────┘\n    ▼\n├── ok → ✓\n```",
}  # fmt: skip

WORDS = (
    "“été”", "l’été…”", "«été»", "« ça »", "„Übel“", "‚Ärger‘", "–à", "—é", "’êtes", "…à", "Ñandú", "ESPAÑA", "“Ñ”",
    "„Ä“", "Å", "PÅ”", "IRMÃ”", "irmã…”", "MANHÃ", "MANHÃ»", "Â", "Ã", "É…", "Ê", "Ô", "ÉCOLE", "À", "été\u00a0»",
    "œuvre", "Œ", "naïve…”", "Straße", "GRÖẞE", "ÄÖÜ", "äöü", "ÇA", "AÇÃO", "AÇÕES", "São", "5\u00a0€", "€5",
    "50 %", "20 °C", "5 µs", "± 3", "≈ 3", "√2", "√π", "¬p", "∆t", "∑∏", "½", "x²", "™", "®", "©2024", "café®",
    "• a", "†",
    "├──", "│", "┌┐", "╔═╗", "└─┘", "▲", "→", "⇒", "✅", "❌", "🚨", "⚠️", "👩‍💻", "1️⃣", "🇩🇪",
    "中文", "，", "日本語", "の",
    "한국어", "Привет", "Ёж", "Ії", "Ві", "Україна", "Ελλάδα", "שלום", "مرحبا", "ไทย", "Łódź", "Dvořák",
    "İstanbul",
    "şu", "țară", "Øre", "blåbær", "þú", "đường", "ở", "Ω", "π", "plain", "100", "–", "—", "…", "“", "”", "‘",
    "’", "«", "»",
)  # fmt: skip
"""Right words and signs, among them the ends of words and the marks behind them that look like damage."""
