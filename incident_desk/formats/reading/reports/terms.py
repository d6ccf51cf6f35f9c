"""The words by which a report's facts and sections are known, as data: one tuple a concept, languages side by side.

A word matches as in `words`: at the beginning of a word of the text, and wholly where it ends in ``$``.
"""

DATE = (
    "date$", "incident date", "date of incident", "date of the incident", "date of outage", "outage date",
    "event date", "date of event", "date occurred", "occurred on", "date & time", "date and time", "date/time",
    "datetime", "incident date/time", "when$", "day$", "date de l'incident", "date incident", "fecha", "data$",
    "data do incidente", "data e hora", "datum", "vorfallsdatum", "日期", "日期$", "日付", "日時", "发生时间",
    "發生時間", "事故时间", "事件日期", "発生日", "障害発生日",
)  # fmt: skip
NOT_DATE = (
    "resolved", "resolution", "ended", "report", "publish", "publication", "updated", "update$", "modified",
    "review", "created", "written", "prepared", "version", "due", "closed", "draft", "post-mortem date",
    "postmortem date", "meeting", "author", "issued", "signed", "next", "target", "time to", "tiempo de",
    "tempo de", "temps de", "zeit bis", "approv", "release", "mise a jour", "redaction", "rapport", "relatorio",
    "informe", "erstellt", "bericht", "作成", "更新", "報告", "报告", "レビュー",
)  # fmt: skip
"""What makes a date that of the paper, not of the incident."""
START = (
    "heure de debut", "hora de inicio", "hora inicio", "startzeit", "date/time started", "date started",
    "start", "incident start", "outage start", "started", "began", "begin", "beginning", "time of occurrence",
    "first detected", "detected at", "occurred at", "onset", "impact start", "from$", "debut", "inicio",
    "beginn", "开始", "開始", "発生日時", "発生時刻", "障害発生",
)  # fmt: skip
DETECTED = (
    "検知", "detected", "first noticed", "discovered", "reported at", "entdeckt", "detecte", "detectado",
    "発覚", "检测",
)  # fmt: skip
"""Labels of when it was noticed, which is taken for the start where the start is not stated."""
END = (
    "heure de fin", "hora de fin", "hora fim", "hora final", "endzeit", "date/time resolved", "date resolved",
    "date ended", "end$", "end time", "end date", "ended", "incident end", "outage end", "resolved$",
    "resolvedwhen", "resolved at", "resolution time", "restored", "service restored", "recovered", "impact end",
    "mitigated at", "until$", "time resolved", "fin$", "fim$", "fin de", "ende$", "behoben", "结束", "恢复时间",
    "終了", "復旧日時", "復旧時刻", "解決日時",
)  # fmt: skip
DURATION = (
    "total time", "time taken", "elapsed", "duration", "length of", "outage length", "downtime",
    "total downtime", "time to resol", "outage time", "lasted", "total outage", "incident length",
    "impact duration", "duree", "duracion", "duracao", "dauer", "ausfallzeit", "tiempo de resolucion",
    "tiempo total", "tempo de resolucao", "tempo total", "temps de resolution", "temps d'arret",
    "indisponibilidade", "持续时间", "持續時間", "影响时长", "时长", "継続時間", "停止時間", "障害時間",
    "ダウンタイム", "影響時間", "所要時間",
)  # fmt: skip
INCIDENT = (
    "incident", "outage", "downtime", "total", "vorfall", "panne", "障害", "故障", "ダウンタイム",
)  # fmt: skip
"""What makes a label one of the incident itself."""
NOT_DURATION = (
    "mean", "mttr", "mtta", "average", "target", "objective", "rto$", "rpo$", "sla$", "to detect",
    "to acknowledge", "to repair$", "retention", "timeout", "session", "ttl$", "test", "token",
)  # fmt: skip
SEVERITY = (
    "impact level", "severity", "incident severity", "sev$", "sev level", "priority", "incident priority",
    "severite", "gravite", "niveau de gravite", "criticite", "priorite", "severidad", "gravedad", "prioridad",
    "severidade", "gravidade", "prioridade", "schweregrad", "prioritat", "criticality", "严重", "嚴重", "级别",
    "等级", "重要度", "深刻度", "重大度", "優先度", "緊急度",
)  # fmt: skip
NOT_SEVERITY = (
    "definition", "scale", "matrix", "classification", "guide", "justification", "rationale", "cvss", "score",
)  # fmt: skip
STATUS = (
    "status", "incident status", "current status", "state$", "current state", "resolved$", "resolution status",
    "recovery status", "estado", "situacao", "statut", "etat", "zustand", "状态", "狀態", "状況", "状態",
    "ステータス",
)  # fmt: skip
NOT_STATUS = (
    "code", "http", "document", "doc$", "page", "review", "report", "exit", "pod", "build", "test", "ci$",
    "pr$", "action",
)  # fmt: skip
STATES = (
    ("open", (
        "unresolved", "not resolved", "not yet", "not fixed", "ongoing", "open$", "active$", "investigating",
        "under investigation", "in progress$", "in-progress$", "identified$", "non resolu", "en cours", "en curso",
        "em andamento", "aberto", "abierto", "offen", "in bearbeitung", "未解决", "未解決", "调查中", "処理中",
        "対応中", "調査中", "进行中",
    )),
    ("monitoring", (
        "monitoring$", "under observation", "watching", "surveillance", "monitorando", "monitoreando", "beobacht",
        "监控中", "経過観察", "監視中",
    )),
    ("mitigated", (
        "mitigat", "contained", "fix deployed", "hotfix deployed", "workaround", "stabili", "partially resolved",
        "partially restored", "contenu", "contido", "contenido", "mitigad", "eingedammt", "暂时", "缓解", "暫定",
    )),
    ("resolved", (
        "resolved", "closed", "complete", "fixed", "restored", "recovered", "solved", "done$", "remediated",
        "eradicated", "fully operational", "operational$", "back online", "resolu", "cloture", "ferme", "termine",
        "resuelto", "cerrado", "solucionado", "resolvido", "encerrado", "concluido", "fechado", "gelost", "behoben",
        "geschlossen", "abgeschlossen", "已解决", "已恢复", "已关闭", "已修复", "解決", "復旧", "対応完了", "完了",
    )),
)  # fmt: skip
"""What a status says. The word that stands first in it counts, so that "not resolved" is open."""
IMPACT = (
    "impact", "customer impact", "user impact", "business impact", "affected", "consequence", "impacto",
    "auswirkung", "afectaci", "影响", "影響", "影响范围", "影響範囲", "被害",
)  # fmt: skip
ROOT_CAUSE = (
    "root cause", "root-cause", "rootcause", "primary cause", "main cause", "underlying cause", "cause racine",
    "causes racines", "cause principale", "causa raiz", "causa-raiz", "causas raiz", "causa principal",
    "grundursache", "hauptursache", "根本原因", "根因", "直接原因",
)  # fmt: skip
CAUSE = (
    "cause$", "causes$", "cause of", "what caused", "why did", "why it happened", "why this happened",
    "trigger$", "rca$", "por que sucedio", "por que aconteceu", "causa$", "causas$", "ursache", "identified$",
    "diagnosis$", "the problem$", "what went wrong technically", "details of vulnerability", "vulnerability$",
    "原因",
)  # fmt: skip
ANALYSIS = (
    "analysis", "diagnosis", "five whys", "5 whys", "5-whys", "analyse", "analisis", "analise", "分析",
)  # fmt: skip
"""Sections that tell the cause without naming it."""
NOT_KNOWN = (
    "unknown", "not yet known", "not known", "under investigation", "to be determined", "still investigating",
    "inconnue", "desconocid", "desconhecid", "unbekannt", "不明", "调查中", "調査中",
)  # fmt: skip
CONTRIBUTING = (
    "contributing", "contributory", "other factor", "secondary cause", "facteurs contributifs",
    "factores contribuyentes", "fatores contribuintes", "beitragende", "次要原因", "促成因素", "要因",
    "間接原因",
)  # fmt: skip
ACTIONS = (
    "action item", "action items", "actions$", "review action", "action plan", "follow-up", "follow up",
    "followup", "next step", "todo", "to-do", "to do$", "corrective", "preventive", "preventative",
    "prevention", "preventing", "remediation item", "remediation plan", "remediation step", "recommendation",
    "recommended", "what we are doing", "what we're doing", "what we will do", "what will we do",
    "future steps", "planned work", "action points", "tasks$", "mesures correctives", "mesures preventives",
    "actions correctives", "plan d'action", "actions a mener", "prochaines etapes", "acciones",
    "medidas preventivas", "medidas correctivas", "medidas corretivas", "proximos pasos", "plan de accion",
    "acoes", "proximos passos", "plano de acao", "recomendac", "massnahme", "maßnahme", "nachste schritte",
    "改进措施", "后续", "行动项", "整改", "预防措施", "再発防止", "対策", "今後の対応", "アクション",
    "フォローアップ",
)  # fmt: skip
WEAK_ACTIONS = (
    "we will", "improvement", "mitigations$", "future work", "future improvement", "future action",
    "future step", "future plan", "going forward", "moving forward", "what to do instead", "how to avoid",
    "best practice", "ameliorations", "mejora", "melhoria", "verbesserung", "改善", "改进",
)  # fmt: skip
"""Headings that hold follow-ups only where none says so outright."""
NO_ACTIONS = ("metric", "objective", "success criteria", "kpi", "goal")
HORIZON = (
    "immediate", "short term", "short-term", "long term", "long-term", "medium term", "medium-term", "mid term",
    "mid-term", "this week", "next week", "today", "priority", "p0$", "p1$", "p2$", "p3$", "high$", "low$",
    "medium$", "prevent", "detect", "mitigat", "process", "technical", "completed", "pending", "done$",
    "court terme", "long terme", "corto plazo", "largo plazo", "curto prazo", "longo prazo", "kurzfristig",
    "langfristig", "短期", "中期", "长期", "長期",
)  # fmt: skip
RESPONSE = (
    "response action", "emergency response", "actions taken during", "immediate fix", "fixes applied",
    "resolution", "recovery action", "mitigation step", "what we did", "response to", "détails", "timeline",
    "actions immediates", "応急", "暫定対応", "実施した対処",
)  # fmt: skip
"""What was done on the day: no follow-up."""
TIMELINE = (
    "timeline", "chronology", "sequence of events", "time line", "event log", "incident log", "chronologie",
    "cronologia", "linea de tiempo", "linha do tempo", "zeitverlauf", "zeitleiste", "ablauf", "时间线",
    "時間線", "时间轴", "タイムライン", "経緯", "時系列",
)  # fmt: skip
SUMMARY = (
    "summary", "overview", "abstract", "tl;dr", "tldr", "what happened", "description", "introduction", "issue",
    "incident detail", "executive", "resume", "resumen", "resumo", "que sucedio", "que aconteceu",
    "que s'est-il passe", "zusammenfassung", "uberblick", "was ist passiert", "概要", "摘要", "概述", "サマリ",
    "何が起き",
)  # fmt: skip
REFERENCES = (
    "reference", "link", "resource", "related", "appendix", "glossary", "further reading", "参考", "関連",
    "附录",
)  # fmt: skip
LESSONS = (
    "lesson", "lessons learned", "what we learned", "learning", "takeaway", "retrospective", "lecons",
    "lecciones", "licoes", "aprendizajes", "aprendizados", "lehren", "erkenntnis", "经验教训", "教训", "教訓",
    "学習", "学び", "振り返り",
)  # fmt: skip
WENT_WELL = (
    "good$", "the good", "went well", "went right", "worked well", "what worked", "positives", "good things",
    "bien fonctionne", "salio bien", "funciono bien", "foi bem", "deu certo", "funcionou", "gut lief",
    "gut gelaufen", "做得好", "良かった", "うまくいった",
)  # fmt: skip
WENT_WRONG = (
    "bad$", "the bad", "could be improved", "could have been better", "we can improve", "can be improved",
    "went wrong", "went badly", "went poorly", "could have gone better", "could be better", "didn't go well",
    "did not go well", "what didn't work", "what failed", "to improve$", "needs improvement", "mal fonctionne",
    "salio mal", "deu errado", "foi mal", "schlecht lief", "schief", "做得不好", "不足", "悪かった",
    "うまくいかなかった",
)  # fmt: skip
LUCKY = ("lucky", "luck$", "fortunate", "chance$", "suerte", "sorte", "gluck", "幸运", "幸運")
SIGN_OFF = (
    "sign-off", "sign off", "signoff", "signature", "approval", "approved", "approver", "acknowledgement",
    "validation", "aprobaci", "aprovaca", "aprovado", "freigabe", "unterschrift", "対応者", "承認", "审批",
    "签字",
)  # fmt: skip
SIGNER = (
    "report generated by", "generated by", "prepared by", "written by", "report by", "reported by",
    "approved by", "approved on", "reviewed on", "reviewed by", "signed", "signed by", "signed off by",
    "author", "authors", "document owner", "report owner", "report author", "redige par", "prepare par",
    "approuve par", "elaborado por", "preparado por", "aprobado por", "revisado por", "aprovado por",
    "erstellt von", "gepruft von", "freigegeben von", "作成者", "作成日", "承認者", "確認者", "主担当",
    "編集者", "作者", "审核", "批准",
)  # fmt: skip
OWNER = (
    "owner", "assignee", "assigned", "responsible", "who$", "dri$", "poc$", "team$", "responsable",
    "responsavel", "verantwortlich", "zustandig", "负责人", "担当",
)  # fmt: skip
DUE = (
    "due", "deadline", "target date", "eta$", "by when", "when$", "timeline$", "date$", "target$", "echeance",
    "fecha", "prazo", "fallig", "frist", "截止", "期限", "完成时间",
)  # fmt: skip
ACTION_COLUMN = (
    "action", "task", "item", "description", "measure", "recommendation", "what$", "improvement", "step",
    "todo", "accion", "acao", "medida", "tarea", "massnahme", "mesure", "recomendac", "措施", "行动", "内容",
    "対策", "対応",
)  # fmt: skip
ACTION_STATE = (
    "状況", "进度", "進捗", "status", "state$", "done", "complete", "progress", "statut", "estado", "状态",
    "状態", "ステータス",
)  # fmt: skip
DONE = (
    "done$", "completed", "complete$", "accomplished", "fixed$", "resolved$", "closed$", "shipped$", "merged$",
    "implemented$", "deployed$", "finished$", "hecho", "completado", "concluido", "feito", "fait$", "termine$",
    "erledigt", "abgeschlossen", "完了", "完成", "已完成", "済",
)  # fmt: skip
NOT_DONE = (
    "not done", "not complete", "incomplete", "to be done", "not started", "pending", "未完", "in progress",
    "partially",
)  # fmt: skip
ALREADY_DONE = (
    "have taken", "were taken", "actions taken", "steps taken", "measures taken", "already taken",
    "we have implemented", "were implemented", "already implemented", "already done", "already completed",
    "have been implemented", "have been completed", "have been made", "completed action", "implemented$",
    "implementad", "mises en place", "aplicadas", "umgesetzt", "実施済", "已实施",
)  # fmt: skip
"""What a heading or a sentence over a list says where all of it is done."""
NOTHING = (
    "none", "n/a", "na$", "nothing", "no action", "not applicable", "tbd", "tba", "keine", "aucun", "ninguna",
    "nenhum", "无", "なし",
)  # fmt: skip
"""A value that says there is none."""
TIME = (
    "time$", "time window", "incident window", "time frame", "timeframe", "time of incident", "incident time",
    "period$", "heure", "hora$", "uhrzeit", "时间", "時間帯",
)  # fmt: skip
ZONE = (
    "timezone", "time zone", "zeitzone", "fuseau", "zona horaria", "fuso", "时区", "タイムゾーン",
)  # fmt: skip
NOT_END = (
    "time to", "user", "customer", "cause", "by$", "criteria", "target", "expected", "estimated", "planned",
    "review", "action", "trigger", "point",
)  # fmt: skip
"""What makes a label with "start" or "end" one of something else."""
BEGINS = (
    "it began", "began at", "started at", "began around", "started around", "initial symptom", "first symptom",
    "outage begin", "outage start", "outage began", "incident begin", "incident start", "incident began",
    "start of incident", "start of the incident", "start of outage", "start of the outage", "beginning of",
    "issue begin", "issue start", "issue began", "problem start", "impact start", "impact begin",
    "first detected", "outage detected", "incident detected", "went down", "goes down", "service down",
    "site down", "first error", "errors start", "errors begin", "started failing", "start failing",
    "began failing", "became unavailable", "inicio do incidente", "inicio del incidente", "inicio das",
    "debut de l'incident", "debut de la panne", "beginn der storung", "故障开始", "障害発生", "事故发生",
)  # fmt: skip
"""What a timeline or a sentence says where the incident begins."""
ENDS = (
    "site back", "service back", "is back", "are back", "restored", "resolved", "back online", "back up$",
    "outage end", "incident end", "end of incident", "end of outage", "end of the", "outage is over",
    "to an end", "fully recovered", "recovered", "all clear", "recovery complete", "service resume",
    "fully operational", "back to normal", "incident closed", "incident contained", "resolu", "retabli",
    "restaurado", "restaurada", "restablecid", "resuelto", "resolvido", "contido", "normalizado",
    "wiederhergestellt", "behoben", "恢复", "已解决", "復旧", "解決",
)  # fmt: skip
"""What a timeline says where the incident ends."""
HAPPENED = (
    "occurred", "happened", "experienced", "outage", "incident", "went down", "down$", "was reported",
    "reported on", "started", "began", "unavailable", "failed", "degraded", "detected", "disruption",
    "took place", "suffered", "panne", "incidente", "ocurrio", "ocorreu", "ausfall", "vorfall", "发生", "故障",
    "発生", "障害",
)  # fmt: skip
PUBLISHED = (
    "published", "updated on", "last updated", "posted on", "written on", "report date", "copyright",
    "next review", "erstellt am",
)  # fmt: skip
STATUS_PAGE = ("resolved", "resolvedwhen", "affected", "informational")
"""Keys that the front matter of a status page's entries has."""
