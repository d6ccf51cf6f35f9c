"""The words by which sections, labels and states are known, as data: one tuple a concept, languages side by side.

A word matches at the beginning of a word of the text (`trigger` knows "Triggers"), whatever its case and accents.
A `$` at its end asks for the whole word. Words in scripts without spaces match anywhere.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SEVERITY = (
    "severit", "severidad", "gravite", "gravedad", "criticite", "criticidad", "schweregrad",
    "sulyossag", "incident classification", "incident level", "incident priorit", "priority level",
    "priority definition", "niveaux d'incident", "classification levels",
    "clasificacion de incidente", "classification des incidents", "classificacao de incidente",
    "classificacao dos incidente", "niveles de incidente", "einstufung", "严重", "級別", "级别",
    "重大度", "優先度",
)  # fmt: skip
TRIGGERS = (
    "trigger", "when to use", "when to invoke", "when to declare", "when to activate",
    "activation criteria", "alert condition", "alert source", "detection signal", "detection source",
    "declencheur", "gatilho", "disparador", "ausloser", "kivalto", "触发",
)  # fmt: skip
CRITERIA = (
    "when to roll", "when to escalat", "when to abort", "when to stop", "rollback criteria",
    "rollback trigger", "rollback condition", "decision criteria", "abort criteria",
    "go/no-go criteria", "no-go criteria", "escalation criteria", "escalation trigger",
    "quand escalader", "quand revenir", "cuando escalar", "quando escalar", "wann eskalieren",
)  # fmt: skip
ESCALATION = ("escalat", "escalad", "escalac", "escalon", "eskal", "升级", "エスカレーション")
CONTACTS = (
    "contact", "kontakt", "contato", "kapcsolat", "on-call$", "on call$", "phone", "who to call",
    "call list", "ansprechpartner", "联系", "連絡先",
)  # fmt: skip
TEMPLATES = (
    "communication template", "communications template", "comms template", "message template",
    "status page template", "update template", "notification template", "email template",
    "slack template", "announcement template", "template message", "templates", "modeles de",
    "modele de message", "modele de communication", "plantillas", "modelos de mensagem",
    "modelos de comunica", "textvorlage", "vorlagen", "sablon", "通知模板", "沟通模板", "テンプレート",
)  # fmt: skip
TEMPLATE = ("template", "vorlage", "modele", "plantilla", "modelo de", "sablon", "模板", "テンプレート")
MESSAGE = (
    "status page", "update", "notification", "announcement", "message", "email", "communication",
    "stakeholder", "customer", "slack", "internal", "external", "initial", "progress", "resolution",
    "resolved", "outage", "all clear", "acknowledg", "maintenance", "tweet", "notice", "alert",
    "subject",
)  # fmt: skip
REVIEW = (
    "post-mortem", "postmortem", "post mortem", "incident review", "post-incident review",
    "post incident review", "incident report", "retrospective", "after action", "after-action",
    "rapport d'incident", "informe de incidente", "relatorio de incidente", "pir$", "rca template",
    "rca report", "root cause analysis template", "root cause analysis report", "复盘", "事后",
    "障害報告",
)  # fmt: skip
AFTER = (
    "post-incident", "post incident", "postincident", "post-mortem", "postmortem", "post mortem",
    "after the incident", "aftermath", "follow-up", "follow up", "followup", "retrospective",
    "closure", "close out", "closeout", "post-rollback", "pos-incidente", "post-incidente", "utolagos",
    "nachbereitung", "apres l'incident", "cloture", "事后", "复盘",
)  # fmt: skip
ASSESSMENT = (
    "initial assessment", "first assessment", "first questions", "initial questions",
    "questions to ask", "evaluation initiale", "evaluacion inicial", "avaliacao inicial",
    "erste einschatzung", "ersteinschatzung", "初步评估",
)  # fmt: skip
PROCEDURES = (
    "troubleshoot", "common incident", "common issue", "common problem", "common failure",
    "common scenario", "common alert", "incident pattern", "incident type", "incident scenario",
    "incident playbook", "specific playbook", "response playbooks", "scenario", "recovery procedure",
    "rollback procedure", "rollback option", "recovery option", "emergency procedure",
    "emergency response", "emergency scenario", "specific procedure", "specific runbook", "runbooks$",
    "playbooks$", "failure mode", "failure scenario", "failure pattern", "known issue",
    "general procedure", "rollback method", "recovery method", "rollback strateg", "recovery strateg",
    "alert response", "procedures by", "response by type", "containment pattern", "quick fixes by",
    "depannage", "scenarios", "fehlerbehebung", "solucion de problemas", "resolucao de problemas",
    "hibaelharitas", "故障", "トラブルシューティング", "emergency rollback procedure",
)  # fmt: skip
RECOVERIES = (
    "rollback", "roll back", "recover", "restor", "failover", "fail over", "disaster recovery",
    "recuperacion", "recuperacao", "wiederherstell", "reprise",
)  # fmt: skip
"""What a section speaks of whose parts are ways back to choose from."""
SPECIAL_WORK = (
    *RECOVERIES, "shutdown", "shut down", "startup", "start-up", "start up", "restart", "reboot",
    "failback", "switchover", "revocation", "revok", "rotat", "evacuat",
)  # fmt: skip
"""Work that is done when it is needed, and is no stage that every incident goes through."""
WAYS_TO_WORK = ("procedure", "workflow", "runbook", "playbook", "procedimiento", "procedimento", "ablauf")
FIRST_VERBS = (
    "detect", "triage", "assess", "contain", "eradicat", "recover", "identif", "investigat", "remediat",
    "communicat", "mitigat", "resolv", "diagnos", "respond",
)  # fmt: skip
"""How the stages of nearly every response begin."""
ORDERS = (
    *FIRST_VERBS, "assign", "fix ", "end the", "declare", "open ", "join ", "page ", "notify", "inform",
    "confirm", "close", "gather", "collect", "restore", "stop ", "start ", "restart", "isolate",
    "verify", "check ", "escalate", "acknowledge", "announce", "create ", "update ", "schedule",
    "review", "document", "monitor", "roll back", "manage", "managing", "call ", "raise ", "set up",
)  # fmt: skip
"""How a heading begins that tells a responder to do something."""
SYMPTOMS = ("symptom", "signs", "sintoma", "tunet", "anzeichen", "indicators", "症状", "现象")
INVESTIGATION = (
    "investigat", "diagnos", "check", "verif", "triage", "quick check", "how to confirm", "confirm",
    "detection", "analy", "enquete", "vizsgalat", "untersuch", "debug", "排查", "诊断", "調査",
)  # fmt: skip
CAUSES = ("cause", "causa", "ursache", "likely reason", "possible reason", "ok$", "原因")
RESOLUTION = (
    "resol", "fix", "mitigat", "remediat", "solution", "recover", "action", "response", "steps",
    "procedure", "workaround", "contain", "rollback", "behebung", "losung", "correct", "megoldas",
    "解决", "处理", "対応", "対処",
)  # fmt: skip
PREVENTION = ("prevent", "prevencao", "prevencion", "vorbeug", "megeloz", "预防", "予防")
THRESHOLDS = (
    "threshold", "metrics to monitor", "key metric", "alert level", "alerting rule", "seuil", "umbral",
    "limiar", "schwellwert", "阈值",
)  # fmt: skip
REFERENCE = (
    "overview", "introduction", "purpose", "scope$", "objective", "objectif", "objetivo",
    "table of contents", "contents$", "reference", "architecture", "history", "glossary", "definition",
    "roles", "responsib", "team", "links", "resources", "related", "changelog", "revision", "appendix",
    "about", "background", "context", "document control", "document info", "metadata", "tools",
    "lessons", "sla$", "slo$", "principle", "golden rule", "rules$", "example", "faq", "notes$",
    "metrics", "monitoring dashboard", "dashboards", "useful", "architektur", "glossar", "uberblick",
    "zweck", "outage history", "version", "maintenance of this", "review schedule", "training",
    "drill", "ownership", "prerequisite", "assumptions", "tech stack", "概述", "目的", "背景", "附录",
    "概要", "参考",
)  # fmt: skip
COMMUNICATION = ("communicat", "comunica", "kommunik", "comms", "status update", "沟通", "通信", "連絡")
STAGES = (
    "detect", "triage", "assess", "acknowledg", "respon", "repons", "contain", "conten", "mitiga",
    "stabili", "investigat", "diagnos", "eradicat", "recover", "resol", "verif", "validat",
    "communicat", "notif", "escalat", "rollback", "roll back", "deploy", "monitor", "post-", "post ",
    "clos", "prepar", "identif", "analy", "handover", "hand-off", "retrospect", "declar", "restor",
    "execut", "announce", "gather", "review", "release", "encerra", "detec", "recupera", "remedia",
    "classif", "isolat", "evacuat", "confirm", "initial", "immediate", "follow", "felismer", "lepes",
    "elharit", "helyreall", "teendo", "megszunt", "eindamm", "wiederherstell", "erkenn", "behandl",
    "smoke", "cutover", "go-live", "launch", "evidence", "document", "发现", "响应", "恢复", "处置",
    "検知", "復旧", "対応",
)  # fmt: skip
PHASE_WORDS = (
    "phase", "fase", "etape", "etapa", "stage", "stufe", "szakasz", "fazis", "faza", "阶段",
    "フェーズ",
)  # fmt: skip
CHECKLIST = (
    "checklist", "check-list", "check list", "lista de verif", "liste de controle", "ellenorzo lista",
    "checkliste", "检查清单", "清单", "チェックリスト",
)  # fmt: skip
PLAYBOOK = (
    "playbook", "runbook", "incident response", "response plan", "response procedure",
    "procedures de reponse", "emergency procedure", "disaster recovery", "rollback",
    "recovery procedure", "handbook", "troubleshoot", "on-call", "procedure", "response guide",
    "classification guide", "escalation", "plan de respuesta", "plan de reponse", "plano de resposta",
    "notfall", "应急", "手册", "対応手順", "incident management",
)  # fmt: skip
REPORT = (
    "postmortem", "post-mortem", "post mortem", "incident report", "outage report",
    "root cause analysis", "rca$", "rapport d'incident", "informe de incidente",
    "relatorio de incidente", "incident summary", "outage on", "downtime", "issue summary",
    "incident:", "incident review", "障害報告", "事故报告", "复盘",
)  # fmt: skip
COMMS_TITLE = (
    "communication template", "communications template", "comms template", "communication",
    "message template", "status page template",
)  # fmt: skip

LABEL_RESPONSE = (
    "first response", "time to ack",
    "response time", "response target", "response sla", "response$", "respond", "initial response",
    "time to respond", "acknowledg", "ack$", "ack time", "sla response", "temps de reponse",
    "delai de reponse", "tempo de resposta", "tiempo de respuesta", "reaktionszeit", "valaszido",
    "响应时间", "初動", "mtta", "target response", "response in",
)  # fmt: skip
LABEL_RESOLUTION = (
    "resolution time", "resolution target", "target resolution", "resolution$", "resolve", "fix time",
    "time to resol", "resolution sla", "sla resolution", "temps de resolution", "delai de resolution",
    "tempo de resolucao", "tiempo de resolucion", "losungszeit", "解决时间", "mttr", "restore time",
    "rto$", "recovery time", "restoration", "restore$", "restored$", "fix in", "fix within", "fixed",
    "time to fix", "time to restore", "recover within",
)  # fmt: skip
LABEL_UPDATES = (
    "update", "communication frequency", "cadence", "status frequency", "comms frequency",
    "communication$", "notify every",
)  # fmt: skip
LABEL_DEFINITION = (
    "definition", "description", "criteria", "impact", "meaning", "descri", "what it means", "when",
    "定义", "描述", "内容",
)  # fmt: skip
LABEL_LEVEL = (
    "severity", "level", "priority", "sev$", "class", "code", "niveau", "nivel", "gravite",
    "prioridade", "stufe", "级别", "等级", "優先度", "レベル",
)  # fmt: skip
LABEL_NAME = ("name", "label", "title", "type", "nom$", "nome", "nombre", "名称")
DEFAULT_SEVERITY = (
    "default severity", "default priority", "default level", "default sev", "gravite par defaut",
    "severite par defaut", "severidad por defecto", "severidad predeterminada", "severidade padrao",
    "standard-schweregrad", "standardschweregrad", "alapertelmezett sulyossag", "默认级别", "默认严重",
    "既定の重大度",
)  # fmt: skip
LABEL_SEVERITY = ("severity$", "severity level", *DEFAULT_SEVERITY)
LABEL_WARNING = ("alert", "warn", "yellow", "seuil d'alerte", "aviso", "warnung", "警告")
LABEL_CRITICAL = ("critical", "page", "red$", "emergency", "critique", "critico", "kritisch", "严重")
LABEL_FREQUENCY = ("frequency", "check every", "interval", "frequence", "frequencia", "haufigkeit")
LABEL_METRIC = (
    "metric", "signal", "indicator", "measure", "check", "指标", "metrique", "metrica", "metrik",
)  # fmt: skip
LABEL_CADENCE = (
    "update frequency", "update every", "update interval", "update cadence", "updates", "cadence",
    "frequency", "status update", "regular updates",
)  # fmt: skip
LABEL_CHANNEL = (
    "channel", "slack channel", "war room", "incident channel", "kommunikacios csatorna", "canal",
    "kanal", "频道",
)  # fmt: skip
LABEL_STATUS_FORMAT = ("status format", "format", "message format", "update format")
LABEL_GOAL = (
    "goal", "objective", "purpose", "aim", "objectif", "objetivo", "ziel", "cel$", "目标", "目的",
)  # fmt: skip
LABEL_ROLE = (
    "role", "position", "who", "team", "function", "service", "escalation", "contact type", "rolle",
    "funcao", "rol$", "角色", "担当", "level", "type", "responsibility", "area", "system", "vendor",
    "provider", "qui$",
)  # fmt: skip
LABEL_PRIMARY = (
    "primary", "contact", "name", "email", "phone", "who", "person", "slack", "mobile", "how",
    "telefon", "nom$", "联系", "method",
)  # fmt: skip
LABEL_SECONDARY = ("secondary", "backup", "alternate", "deputy", "fallback")
LABEL_TIME = (
    "when", "time", "after", "within", "timeframe", "trigger", "quand", "quando", "wann", "if not",
    "delay",
)  # fmt: skip
LABEL_WINDOW = (
    "time$", "timeframe", "time frame", "time window", "window", "timing", "timeline", "duration", "when$",
    "deadline", "delai", "zeitfenster", "zeitraum", "dauer", "tempo$", "janela", "prazo", "tiempo$",
    "plazo", "时间", "時間",
)  # fmt: skip
LABEL_STEP = ("step", "action", "task", "activity", "check$", "item", "procedure", "操作", "步骤")
LABEL_GATE = (
    "gate", "check$", "checks$", "checklist", "check item", "requirement", "control$", "criteri", "item to check",
    "检查项", "チェック項目",
)  # fmt: skip
LABEL_STATE = ("status", "state$", "done", "complete", "verified", "passed", "statut", "estado", "状态", "状態")
STATE_DONE = (
    "done$", "complete", "yes$", "pass$", "passed", "ok$", "verified", "closed", "✅", "✓", "✔", "fertig", "oui$",
    "si$", "sim$", "完成", "完了",
)  # fmt: skip
LABEL_COMMAND = ("command", "befehl", "commande", "comando", "命令", "コマンド")
NO_CONTACT = (
    "note", "last updated", "version", "updated", "statut", "overall status", "last review", "next review",
    "document", "derniere mise",
    "ultima actualizacion", "ultima atualizacao", "letzte anderung", "date$",
)  # fmt: skip
"""Labels beside contacts that name nobody."""

LABEL_MESSAGE = ("message", "template", "text", "wording", "nachricht", "mensaje", "mensagem", "消息", "メッセージ")
STAGE_INITIAL = (
    "initial", "investigating", "acknowledg", "outage", "first", "start", "detected", "declared",
    "new incident", "begin", "alert", "erste", "inicial", "premier", "primer", "初始", "初回",
)  # fmt: skip
STAGE_PROGRESS = ("progress", "update", "identified", "monitoring", "ongoing", "mitigat", "status")
STAGE_RESOLVED = (
    "resol", "all clear", "restored", "recovered", "complete", "closed", "closing", "fixed",
    "recovery", "final", "abschluss", "behoben", "resuelt", "解决", "解決", "復旧",
)  # fmt: skip
TAGS = frozenset((
    "outage", "update", "resolved", "investigating", "identified", "monitoring", "maintenance",
    "incident", "alert", "critical", "warning", "notice", "degraded", "urgent", "info", "action",
    "scheduled", "completed", "recovered", "ongoing", "mitigated", "postmortem", "security",
    "resolution", "status", "internal", "external", "confirmed", "draft", "p0", "p1", "p2", "p3", "p4",
    "sev0", "sev1", "sev2", "sev3", "sev4", "sev5", "sev-0", "sev-1", "sev-2", "sev-3", "sev-4",
    "sev-5",
))  # fmt: skip
AUTOMATIC_BLANKS = (
    "current time", "timestamp", "current date", "time$", "date$", "now$", "incident id",
    "incident number", "incident title", "severity$", "commander", "start time", "incident commander",
    "ic name",
)  # fmt: skip

_MARKS = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text in lower case, without accents, full-width forms and curly quotes, its spaces single."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return " ".join(_MARKS.sub("", plain).split())


def says(text: str, words: tuple[str, ...]) -> bool:
    """Whether the text has a word of that concept."""
    return _pattern(words).search(folded(text)) is not None


def starts_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether the text begins with a word of that concept."""
    return _pattern(words).match(folded(text)) is not None


def any_says(texts: Iterable[str], words: tuple[str, ...]) -> bool:
    """Whether one of the texts has a word of that concept."""
    return any(says(text, words) for text in texts)


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """One search for all words of a concept; where a word begins is looked at once for all of them."""
    lettered: list[str] = []
    others: list[str] = []
    for word in words:
        whole, stem = word.endswith("$"), folded(word.rstrip("$"))
        arm = re.escape(stem) + ("(?![a-z0-9])" if whole else "")
        (lettered if stem.isascii() else others).append(arm)
    begun = [rf"(?<![a-z0-9])(?:{'|'.join(lettered)})"] if lettered else []
    return re.compile("|".join(begun + others))
