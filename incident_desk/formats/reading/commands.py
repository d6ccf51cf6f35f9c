"""Which fences hold commands, the commands in them, and which of those can lose work."""

import re
from collections.abc import Iterator
from functools import lru_cache

from incident_desk.domain.playbook import Command, Span
from incident_desk.formats.reading.blanks import command_blanks
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.vocabulary import words_of
from incident_desk.formats.reading.words import says

SHELLS = frozenset((
    "bash", "sh", "shell", "zsh", "fish", "console", "shell-session", "shellsession", "terminal",
    "powershell", "ps1", "pwsh", "ps", "cmd", "bat", "batch", "dos",
))  # fmt: skip
QUERIES = frozenset((
    "sql", "mysql", "psql", "postgresql", "postgres", "plsql", "tsql", "cypher", "promql", "logql",
    "kql", "kusto", "redis", "mongodb", "mongo",
))  # fmt: skip
PROGRAMS = frozenset((
    "python", "py", "javascript", "js", "typescript", "ts", "ruby", "rb", "go", "java", "php", "perl",
    "groovy", "elixir",
))  # fmt: skip
_DEFINES = re.compile(
    r"^\s*(?:async\s+)?(?:function|class|def|const|let|var|export|interface|type|func|public|private|app\.|router\.|module)\b|=>\s*\{|^\s*from\s+['\"]",
    re.M,
)
_SCRIPT = re.compile(
    r"^[^\S\n]*(?:if|for|while|until|case|select|function|try|foreach|do|then|else|fi|done|esac)\b|<<-?\s*['\"]?\w+|\{[^\S\n]*$|^[^\S\n]*\}",
    re.M | re.I,
)
_TOOLS = frozenset((
    "git", "docker", "docker-compose", "kubectl", "helm", "curl", "wget", "npm", "npx", "yarn", "pnpm",
    "node", "python", "python3", "pip", "psql", "mysql", "mongo", "mongosh", "redis-cli", "systemctl",
    "journalctl", "service", "ssh", "scp", "rsync", "tail", "head", "cat", "grep", "less", "ls", "cd",
    "cp", "mv", "rm", "mkdir", "ps", "top", "htop", "kill", "free", "df", "du", "dig", "ping",
    "traceroute", "nslookup", "openssl", "nc", "telnet", "netstat", "ss", "lsof", "aws", "az",
    "gcloud", "terraform", "ansible", "vercel", "railway", "heroku", "flyctl", "fly", "supabase",
    "make", "cargo", "go", "java", "mvn", "gradle", "sudo", "pm2", "nginx", "apachectl", "iptables",
    "tcpdump", "crontab", "export", "source", "echo", "prisma", "alembic", "rake", "rails", "php",
    "composer", "artisan", "bundle", "firebase", "wrangler", "vault", "consul", "nomad", "kubectx",
    "argocd", "flux", "istioctl", "velero", "pg_dump", "pg_restore", "pg_ctl", "mysqldump",
    "mongodump", "mongorestore", "etcdctl", "chmod", "chown", "find", "xargs", "awk", "sed", "jq",
    "watch", "uptime", "vmstat", "iostat", "dmesg", "screen", "tmux", "nohup", "poetry", "uv",
    "pytest", "doctl", "linode-cli", "cf", "oc", "gh", "glab", "pulumi", "cdk", "bun", "deno", "dotnet", "podman",
    "nerdctl", "crictl", "restic", "borg", "rclone", "zfs", "zpool", "ufw", "apt", "apt-get", "yum", "dnf", "brew",
    "certbot", "caddy", "haproxy", "supervisorctl", "celery", "django-admin", "sqlite3", "clickhouse-client",
    "cqlsh", "nodetool", "rabbitmqctl", "eksctl", "stern", "pnpx", "turbo", "skaffold", "kustomize",
))  # fmt: skip
_DANGERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), cost)
    for pattern, cost in (
        (r"\bgit\s+reset\b.*--hard", "discards changes"),
        (r"\bgit\s+push\b.*(?:--force\b|--force-with-lease|\s-f\b|\s\+\w)", "overwrites history"),
        (r"\bgit\s+clean\b.*-\w*f|\bgit\s+(?:checkout|restore)\s+(?:--\s+)?\.(?:\s|$)", "discards changes"),
        (r"\bgit\s+(?:branch\s+-D|stash\s+(?:drop|clear)|tag\s+-d|push\b.*--delete)", "deletes work"),
        (r"\brm\s+(?:-\w*\s+)*-\w*[rf]|\brmdir\s+/s|\bdel\s+/|\bRemove-Item\b|\bfind\b.*-delete\b|\bshred\b", "deletes files"),  # noqa: E501
        (r"\b(?:mkfs|fdisk|wipefs)\b|\bdd\b.*\bof=", "overwrites a disk"),
        (r"\bdrop\s+(?:table|database|schema|index|view|user|role|column|collection|keyspace)\b|\bdropdb\b|\.drop\(|dropDatabase", "deletes data"),  # noqa: E501
        (r"\btruncate\b|\bdelete\s+from\b|deleteMany\(|remove\(\{\}\)", "deletes data"),
        (r"\bupdate\s+\w[\w.\"]*\s+set\b", "changes data"),
        (r"\b(?:flushall|flushdb)\b|redis-cli\b.*\bdel\b|^\s*DEL\s+\w", "deletes data"),
        (r"(?:pg_restore|mongorestore|restore[\w.-]*\.sh|\brestore[-_ ](?:backup|db|database|from)|\brestore-db|db:restore|pg:backups:restore|--restore\b)", "overwrites data"),  # noqa: E501
        (r"\bmigrate\b.*\b(?:reset|down|rollback)|migrate:(?:reset|fresh|rollback)|db:(?:reset|drop|rollback)|pg:reset|alembic\s+downgrade", "changes the database back"),  # noqa: E501
        (r"\bkubectl\s+(?:delete|drain|replace\s+--force)|\bhelm\s+(?:uninstall|delete)|\boc\s+delete", "removes what runs"),  # noqa: E501
        (r"\bdocker\b.*\b(?:prune|volume\s+rm|rm\s+-\w*f|rmi)\b|\bdocker[- ]compose\b.*\bdown\b.*(?:-v\b|--volumes)", "removes what runs"),  # noqa: E501
        (r"\bterraform\s+(?:destroy|state\s+rm)|\bpulumi\s+destroy|\bcdk\s+destroy", "removes what runs"),
        (r"\b(?:aws|az|gcloud|doctl|heroku|fly|flyctl|railway|vercel)\b.*(?:\bdelete\b|delete-|terminate-|\bdestroy\b|\bpurge\b|apps:destroy|\brm\b)", "removes what runs"),  # noqa: E501
        (r"\bcurl\b.*-X\s*['\"]?DELETE", "deletes data"),
        (r"\bkill(?:all)?\s+-(?:9|KILL|SIGKILL)\b|\bpkill\s+-9", "ends a program at once"),
        (r"\b(?:shutdown|reboot|poweroff|halt)\b(?!\s*[:=])", "stops the machine"),
        (r"\bpurge\b.*\bqueue\b|\bqueue\b.*\bpurge\b|purge_queue|rabbitmqctl\s+(?:reset|force_reset)|kafka-topics.*--delete", "deletes messages"),  # noqa: E501
        (r"\biptables\s+-F\b|\bchmod\s+-R\s+777", "opens what was closed"),
    )
)  # fmt: skip
_IN_DANGERS = (
    "rm", "del", "reset", "push", "clean", "checkout", "restore", "branch", "stash", "tag", "remove",
    "shred", "mkfs", "fdisk", "wipefs", "of=", "drop", "truncate", "update", "flush", "migrate", "db:",
    "pg:", "down", "drain", "replace", "uninstall", "prune", "destroy", "purge", "kill", "reboot",
    "poweroff", "halt", "iptables", "chmod",
)  # fmt: skip
"""What stands in every command that one of them finds, in small letters: most commands need no closer look."""
_BACKTICK_SHELLS = ("powershell", "ps1", "pwsh", "ps")
_DIAGRAM = re.compile("[\u2500-\u257f\u25b2-\u25c4]")
_INLINE = re.compile(r"(?:[^`\n]{0,200}[:：][*_]*\s*)?`(?P<command>[^`\n]{3,400})`(?:[.;]|\s\([^`()\n]{1,40}\))?")
_BOX = re.compile(r"(?:\[[ xX]?\]|[☐□☑☒])\s+")
"""A box before the words of a step."""
_CALLED = re.compile(r"[A-Za-z][\w.-]*(?: [\w.:/-]+)* --?[A-Za-z][\w-]*")
"""Something called with an option, whatever it is called: "feature off search --env prod"."""
_TICKED = re.compile(r"(?<!`)`([^`\n]{3,400})`(?!`)")
_PIPED = re.compile(r"[a-z][\w.-]*(?: [^|`]*)?\|\s*(?P<next>[a-z][^|]*)")
"""What one program says, given to the next: "mailq | tail -1"."""
_ORDERED = re.compile(
    r"[a-z][a-z0-9_.-]* (?:set|unset|get|enable|disable|start|stop|restart|reload|delete|remove|create|apply|deploy"
    r"|describe|scale|rollback|flush|drain|promote|exec|use|put|pause|resume|enqueue|sync) \S[^,;]*(?<![.!?:;,])"
)
"""A program that is told to do something with something: "ff set checkout off"."""
_AT_PATH = re.compile(r"(?:~|/[\w.-]+)/[\w./-]*\w \S.*")
"""A program where it lies, with what it is given; "/commit test" is said to a chat."""
_FORBIDS = words_of("language", "forbids")
_QUERY = re.compile(r"(?:select|show|explain|update|insert|delete|alter|vacuum|call)\s[^;]*;", re.I)
"""A statement that is asked of a database, with its end."""
_SESSION = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?\n){0,40}[^\S\n]*\$ (?=\S)")
"""How a copied session begins; its lines without a prompt are what the commands said."""
_LISTED = re.compile(r"^\s*(?:\d+[.)]|[-*•]|□|☐|\[[ x]\])\s+\S")


def language_of(block: Block) -> str:
    """The language of a fence, in lower case and without options."""
    words = block.info.replace("{", " ").replace(",", " ").split()
    return words[0].strip(".").casefold() if words else ""


def is_command_fence(block: Block) -> bool:
    """Whether a responder would run what the fence holds."""
    return bool(commands_of(block))


@lru_cache(maxsize=4096)
def commands_of(block: Block) -> tuple[Command, ...]:
    """The commands in a fence; none where it holds text, a list, a diagram, settings or the code of a program."""
    language, body = language_of(block), block.content
    if listed_lines(block):
        return ()
    if language in SHELLS or (not language and _reads_like_shell(body)):
        return tuple(_shell_commands(block, language or "sh"))
    if language in QUERIES:
        return _whole(block, language) if _has_code(body, ("--", "#", "//")) else ()
    if language in PROGRAMS and _has_code(body, ("//", "#")) and not _DEFINES.search(body):
        return _whole(block, language, runnable=language in ("python", "py"))
    return ()


def loose_comments(block: Block) -> str:
    """The comments of a shell fence that stand above no command: words to a person."""
    if language_of(block) not in SHELLS:
        return ""
    kept: list[str] = []
    waiting: list[str] = []
    for line in [*block.content.split("\n"), ""]:
        words = line.strip()
        if words.startswith("#"):
            waiting.append(words.lstrip("# "))
        else:
            kept += waiting if not words else []
            waiting = []
    return "\n".join(line for line in kept if line)


def listed_lines(block: Block) -> tuple[tuple[int, str], ...]:
    """(line, words) of a fence that holds nothing but a list of things to do; empty otherwise."""
    if language_of(block) not in ("", "text", "txt", "plaintext", "bash", "sh"):
        return ()
    lines = [
        (block.first + 1 + place, line) for place, line in enumerate(block.content.split("\n")) if line.strip()
    ]
    if len(lines) < 2 or not all(_LISTED.match(line) for _, line in lines):
        return ()
    return tuple(
        (number, re.sub(r"^\s*(?:\d+[.)]|[-*•]|□|☐|\[[ x]\])\s+", "", line).strip()) for number, line in lines
    )


def is_work_fence(block: Block) -> bool:
    """Whether the fence holds a list of things to do: boxes, or numbers where commands were to be expected."""
    first = block.content.lstrip()[:3]
    boxed = first.startswith(("□", "☐", "[ ]", "[x]"))
    return (boxed or (first[:1].isdigit() and language_of(block) in SHELLS)) and bool(listed_lines(block))


def danger_of(text: str) -> str:
    """What running the command can cost; empty where nothing is known to be lost."""
    if text.isascii() and not any(map(text.lower().__contains__, _IN_DANGERS)):
        return ""
    return next((cost for pattern, cost in _DANGERS if pattern.search(text)), "")


def command_of(text: str, language: str, note: str, span: Span, runnable: bool = True) -> Command:
    """A command with its blanks and its danger."""
    return Command(text, language, note, danger_of(text), command_blanks(text), runnable, span)


def _whole(block: Block, language: str, runnable: bool = True) -> tuple[Command, ...]:
    span = Span(block.first, block.last)
    return (command_of(block.content.strip("\n"), language, "", span, runnable),)


def _has_code(body: str, comments: tuple[str, ...]) -> bool:
    return any(line.strip() and not line.strip().startswith(comments) for line in body.split("\n"))


def _reads_like_shell(body: str) -> bool:
    if _SESSION.match(body):
        return True
    lines = [line.strip() for line in body.split("\n")[:60] if line.strip() and not line.strip().startswith("#")]
    if not lines or _DIAGRAM.search(body[:4000]):
        return False
    return sum(_is_shell_line(line) for line in lines) >= 0.6 * len(lines)


def reads_like_command(words: str) -> bool:
    """Whether a person would run these words: they begin with a known tool."""
    return bool(words.strip()) and _is_shell_line(words.strip())


def inline_command(content: str) -> str:
    """The command that a line of Markdown is, or ends with after a colon: "Restart it: `systemctl restart web`"; or
    that stands on a line of its own under the words; or the only one that its sentence holds between backticks."""
    return command_alone(content) or _command_within(content)


def command_alone(content: str) -> str:
    """The command that a line of Markdown is, or ends with after a colon, or that stands on a line of its own."""
    if "`" not in content:
        return ""
    text = content.strip()
    box = _BOX.match(text)
    words = text[box.end() :] if box else text
    found = _INLINE.fullmatch(words) or _INLINE.fullmatch(words.rpartition("\n")[2].strip())
    command = found["command"].strip() if found else ""
    return command if _can_be_run(command) else ""


def _command_within(content: str) -> str:
    """The one command line between backticks in a sentence that does not forbid it; none where there are several,
    as nobody can tell which of them is meant."""
    if "`" not in content:
        return ""
    found = [match for match in _TICKED.finditer(content) if is_command_line(match[1])]
    if len(found) != 1 or says(content[: found[0].start()].rpartition(". ")[2], _FORBIDS):
        return ""
    return found[0][1].strip()


def is_command_line(words: str) -> bool:
    """Whether what stands between backticks is a program with what it is given: "dig +short a.example"; not a file,
    a value, the name of something, nor the words of a message."""
    command = words.strip()
    return " " in command and _can_be_run(command)


def _can_be_run(command: str) -> bool:
    piped = _PIPED.fullmatch(command)
    return (
        calls_something(command)
        or any(form.fullmatch(command) for form in (_QUERY, _ORDERED, _AT_PATH))
        or (piped is not None and reads_like_command(piped["next"]))
    )


def calls_something(words: str) -> bool:
    """Whether the words begin with a known tool, or call whatever it is with an option."""
    return reads_like_command(words) or _CALLED.match(words) is not None


def inline_language(command: str) -> str:
    """What such a command is written in."""
    return "sql" if _QUERY.fullmatch(command) else "sh"


def _is_shell_line(line: str) -> bool:
    if line.startswith(("$ ", "./", "PS ")):
        return True
    word = line.split()[0]
    return word in _TOOLS and not line.endswith((".", ":", "?"))


def _shell_commands(block: Block, language: str) -> Iterator[Command]:
    """Each command with the comment above it, which holds for all commands up to an empty line or the next one."""
    if _SCRIPT.search(block.content) or _unbalanced(block.content):
        if _has_code(block.content, ("#",)):
            yield from _whole(block, language)
        return
    notes: list[str] = []
    used = False
    is_session = _SESSION.match(block.content) is not None
    for first, last, text in _logical_lines(block):
        if is_session and text and not text.startswith(("$ ", "#")):
            text = ""
        if not text or (used and text.startswith("#")):
            notes, used = [], False
        if text.startswith("#"):
            notes.append(text.lstrip("# "))
        elif text:
            used = True
            words, aside = _without_comment(text)
            note = " ".join(part for part in (*notes, aside) if part)
            yield command_of(words.removeprefix("$ "), language, note, Span(first, last))


def _logical_lines(block: Block) -> Iterator[tuple[int, int, str]]:
    """(first line, last line, text), lines that end in a backslash joined with the next."""
    held: list[str] = []
    start = block.first + 1
    go_on = "`" if language_of(block) in _BACKTICK_SHELLS else "\\"
    for place, line in enumerate(block.content.split("\n")):
        number = block.first + 1 + place
        if not held:
            start = number
        held.append(line.strip() if not held else line.rstrip())
        if not line.rstrip().endswith(go_on) or line.strip().startswith("#"):
            yield start, number, "\n".join(held)
            held = []
    if held:
        yield start, start + len(held) - 1, "\n".join(held)


def _without_comment(text: str) -> tuple[str, str]:
    """The command, and the comment behind it: a # after a space and outside quotes."""
    quote = ""
    for place, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        elif letter == "#" and place and text[place - 1] in " \t":
            return text[:place].rstrip(), text[place:].lstrip("# ")
    return text, ""


def _unbalanced(body: str) -> bool:
    """Whether quotes run over line ends, so that the lines can't be parted."""
    for line in body.replace("\\\n", " ").split("\n"):
        plain = line.strip()
        if plain.startswith("#"):
            continue
        if plain.replace('\\"', "").count('"') % 2 or plain.count("(") > plain.count(")") + 1:
            return True
    return False
