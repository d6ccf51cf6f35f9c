"""A chat's messages as entries: each with its author, at its time, its lines together."""

from collections.abc import Iterator

from incident_desk.formats.bringing.found import MOST, FoundEntry, HowRead
from incident_desk.formats.bringing.stated_times import Clock
from incident_desk.formats.reading.doors.chat import Chat, Message, chat_in

LONGEST_CHAT = 2_000_000
"""Signs of a text that are looked through for a chat."""
_EVERY = 500


def chat_of(text: str) -> tuple[Chat | None, int]:
    """The chat that a text is, None where it is none; and how many lines are left behind the longest chat."""
    if len(text) <= LONGEST_CHAT:
        return chat_in(text), 0
    end = text.rfind("\n", 0, LONGEST_CHAT)
    return (chat_in(text[:end]), text.count("\n", end)) if end > 0 else (None, 0)


def read_chat(chat: Chat, how: HowRead, clock: Clock) -> Iterator[FoundEntry]:
    """The messages; a line that says the day alone gives it to what follows."""
    count = 0
    for number, message in enumerate(chat.messages):
        if number % _EVERY == 0:
            how.step(number, len(chat.messages))
        if not message.who:
            clock.begin_day(message.when)
        if not (message.who or any(line.strip() for line in message.lines)):
            continue
        count += 1
        if count > MOST:
            return
        yield _entry(message, clock)


def _entry(message: Message, clock: Clock) -> FoundEntry:
    text = "\n".join(message.lines).strip()
    if not message.who:
        return FoundEntry(message.line, text, trouble="no time")
    moment = clock.read(message.when)
    return FoundEntry(message.line, text or "(no words)", moment, message.when, message.who, trouble=clock.trouble)
