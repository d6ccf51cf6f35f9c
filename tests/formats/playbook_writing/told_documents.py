"""What a playbook tells besides its work, in the forms in which teams write it, each in a whole document."""

HEAD = "# Bell playbook\n\nAsk *Mara* first.\n\n"
WORK = """## Phase 1: Look (0-15 minutes)

1. [ ] Look at it
   ```bash
   df -h
   ```
2. [ ] Restart the pool

## Phase 2: Mend (15-60 minutes)

* Open the **flap**
* Close the flap

"""
NOTES = "## Notes to keep\n\n|a | b|\n|:-|--:|\n|1 |  2|\n\n*Said* by __Mara__   and   `kept`  \n"
_PEOPLE = (
    "- **On-call engineer**: Mo Beck, +1 202 555 0100\n- **Team lead**: Lea Rand, lea@bell.example\n",
    "| Role | Name | Phone |\n|------|:----:|------:|\n| On-call engineer | Mo Beck | +1 202 555 0100 |\n"
    "| Team lead | **Lea Rand** | +1 202 555 0101 |\n",
    "Role|Primary|Secondary\n---|---|---\nOn-call|Mo|Lea\nManager|Tim|Ida\n",
    "On-call engineer: Mo Beck, +1 202 555 0100\nTeam lead: Lea Rand, lea@bell.example\n",
    "- Hosting – 0800 111 2222\n- Mo Beck, head of security, mo@bell.example\n",
    "### Hosting\n\n- Phone: 0800 111 2222\n- Email: help@host.example\n\n"
    "### Payments\n\n- Phone: 0800 111 3333\n- Email: pay@host.example\n",
)
_PATHS = (
    "| Level | Role | When |\n|---|---|---|\n| 1 | On-call engineer | immediately |\n"
    "| 2 | Team lead | after 15 minutes |\n",
    "1. **On-call engineer**: immediately\n2. **Team lead**: after 15 minutes\n3. **CTO**: after 1 hour\n",
    "1. On-call engineer (0 min)\n2. Team lead (after 15 min)\n",
    "- L1: On-call engineer\n- L2: Team lead (after 15 min)\n- L3: CTO (after 1 hour)\n",
    "**Escalation path:** On-call engineer → Team lead (after 15 min) → CTO (after 1 hour)\n",
    "If not solved within 30 minutes, escalate to the Team Lead. After 2 hours, escalate to the CTO.\n",
    "### Level 1: On-call engineer\n\nWithin 5 minutes.\n\n### Level 2: Team lead\n\nAfter 30 minutes.\n",
    "```\nOn-call engineer\n   ↓ (15 min)\nTeam lead\n   ↓ (1 hour)\nCTO\n```\n",
    "1. If no answer after 15 minutes, call the team lead\n2. If no answer after 30 minutes, call the CTO\n",
)
_SIGNS = (
    "## When to use this playbook\n\n- Error rate above 5 % for more than 5 minutes\n- **No** bell rings\n",
    "## Triggers\n\n- Alerts\n  - `BellDown` fires\n  - rope latency > 2 s\n- People\n  - a customer calls\n",
    "**When to use:** the bell is late\n",
    "> **Use when**: the bell is late or silent\n",
    "## Triggers\n\n| Alert | Meaning |\n|---|---|\n| BellDown | no bell rings |\n"
    "| RopeSlow | the rope is slow |\n",
)
_LEVELS = (
    "| Sev | Meaning | Ack within | Fix within | Comms every |\n|---|---|---:|---|---|\n"
    "| SEV1 | bell fully down | 5 min | 1 hour | 15 min |\n"
    "| SEV2 | > 10% of bells | 15 min | 4 hours | 30 min |\n",
    "**P1 - Critical**: the bell is down\n- Response time: 15 minutes\n- Resolution: 4 hours\n\n"
    "**P2 - High**: the bell is slow\n- Response time: 1 hour\n",
    "- **SEV1**: bell down. Respond within 15 minutes, update every 30 minutes.\n"
    "- **SEV2**: bell slow. Respond within 1 hour.\n",
    "### SEV1 - Critical\n\nThe bell is down.\n\n- **Response time:** 15 minutes\n\n"
    "### SEV2 - Major\n\nThe bell is slow.\n",
    "- P1: respond in 10 minutes\n- P2: respond in 1 hour\n",
)
PEOPLE = [f"{HEAD}{WORK}## Contacts\n\n{one}\n{NOTES}" for one in _PEOPLE]
PATHS = [f"{HEAD}{WORK}## Escalation\n\n{one}\n{NOTES}" for one in _PATHS]
SIGNS = [f"{HEAD}{one}\n{WORK}{NOTES}" for one in _SIGNS]
LEVELS = [f"{HEAD}## Severity levels\n\n{one}\n{WORK}{NOTES}" for one in _LEVELS]
EVERY = [*PEOPLE, *PATHS, *SIGNS, *LEVELS]
