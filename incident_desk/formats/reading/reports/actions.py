"""What is to be done after an incident: items, boxes, table rows and headings of the follow-up sections.

An action is an outermost item. A heading or a label over a list is its horizon ("Short Term (Next Week)"). What was
done in response on the day is no follow-up, and neither are the lessons between follow-ups.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_desk.domain.past_report import PastAction
from incident_desk.domain.playbook import Span
from incident_desk.formats.reading.labels import labelled
from incident_desk.formats.reading.reports.action_marks import is_done_word, marks_of, says_yes, shows_done
from incident_desk.formats.reading.reports.action_sentences import told_apart
from incident_desk.formats.reading.reports.action_tail import name_at_end
from incident_desk.formats.reading.reports.parts import Part, bare_label, pair_of, words_of
from incident_desk.formats.reading.reports.terms import (
    ACTION_COLUMN,
    ACTION_STATE,
    ACTIONS,
    ALREADY_DONE,
    CAUSE,
    DONE,
    DUE,
    HORIZON,
    IMPACT,
    IMPROVE,
    LESSONS,
    LUCKY,
    NO_ACTIONS,
    NOT_DONE,
    NOTHING,
    OWNER,
    RECOMMENDATION,
    REFERENCES,
    RESPONSE,
    TIMELINE,
    WEAK_ACTIONS,
    WENT_WELL,
    WENT_WRONG,
)
from incident_desk.formats.reading.steps import box_of
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import says, starts_with

_NOT_HERE = (*WENT_WELL, *WENT_WRONG, *LUCKY, *CAUSE, *IMPACT, *TIMELINE, *REFERENCES)
_OTHER = (*TIMELINE, *RESPONSE, *NO_ACTIONS)
_SORTS = (*WENT_WELL, *WENT_WRONG, *LUCKY)
_WHOSE = (*OWNER, *DUE)
_GROUPS = (*HORIZON, *_NOT_HERE)
_REGRETS = (*WENT_WELL, *LUCKY, *CAUSE, *IMPACT, *TIMELINE, *REFERENCES)
_LONGEST_LABEL = 48
_OPEN = (*NOT_DONE, "open$", "todo", "to do", "planned")
_LEAST_NAMES = 2
_LEAST_LINES = 2
_LEAST_WORDS, _MOST_ROWS = 3, 50
_FEW_WORDS = 3
_GROUP_WORDS = 3
"""Words of an item that only gathers follow-ups: "Action items"."""
_STATE_WORDS = 3
"""Words of a label that only says how a follow-up stands."""


def actions_of(root: Part) -> tuple[PastAction, ...]:
    """The report's follow-ups: those under headings that say so, else those under headings that only hint at it."""
    for words in (ACTIONS, WEAK_ACTIONS):
        found = tuple(action for part in _named(root, words) for action in _of_part(part, False, ""))
        if found:
            return found
    return tuple(_recommended(root)) or tuple(_assigned(root))


def _assigned(root: Part) -> Iterator[PastAction]:
    """The rows of tables that say of each thing to do whose it is and by when, whatever they stand under."""
    for part in root.walk():
        names = (part.name, *part.names_above())
        for block in () if any(says(name, TIMELINE) for name in names) else part.blocks:
            head = [cell.plain for cell in block.children[0].children] if block.kind == "table" else []
            action = _column(head, ACTION_COLUMN)
            if action is not None and all(_column(head, words, action) is not None for words in (OWNER, DUE)):
                yield from _of_table(block, "", False)


def _recommended(root: Part) -> Iterator[PastAction]:
    """What a table among the lessons recommends, where no section holds follow-ups."""
    for part in root.walk():
        for block in part.blocks if says(part.name, LESSONS) else ():
            head = (
                [cell.plain for cell in block.children[0].children]
                if block.kind == "table" and block.children
                else []
            )
            if any(says(name, RECOMMENDATION) for name in head):
                yield from _of_table(block, "", False, RECOMMENDATION)


def _named(root: Part, words: tuple[str, ...]) -> Iterator[Part]:
    """The outermost parts called so, headings and labels."""
    waiting = [root]
    while waiting:
        part = waiting.pop()
        if not part.is_title and _is_follow_up(part.name, words):
            yield part
            continue
        yield from _named_views(part, words)
        waiting.extend(reversed(part.inner))


def _named_views(part: Part, words: tuple[str, ...]) -> Iterator[Part]:
    """The labels called so, the outermost of each: none in what stands under "Timeline", where they tell what was
    done, and none that is a sentence with the word in it."""
    taken = [view for view in part.views if says(view.name, TIMELINE) and view.blocks]
    told = says(part.name, TIMELINE) and not part.is_title
    for view in part.views:
        if (
            not _is_follow_up(view.name, words)
            or not _has_work(view)
            or (told and (view.value or _is_of_item(part, view)))
        ):
            continue
        if view.value and len(view.name) > _LONGEST_LABEL:
            continue
        if not any(one.first < view.first and view.last <= one.last for one in taken):
            taken.append(view)
            yield view


def _is_of_item(part: Part, view: Part) -> bool:
    """Whether it is the label of a list's item, and no bold line."""
    return any(block.kind == "list" and block.first <= view.first <= block.last for block in part.blocks)


def _is_follow_up(name: str, words: tuple[str, ...]) -> bool:
    if not says(name, words) or says(name, _OTHER):
        return False
    return not says(name, _SORTS) and not starts_with(name, LESSONS)


def _has_work(view: Part) -> bool:
    return bool(view.blocks) or len(view.value) > 12


def _of_part(part: Part, done: bool, horizon: str) -> Iterator[PastAction]:
    """The follow-ups of a part and of the headings under it; *done* is what stands over it says of all of them."""
    done = done or says(part.name, ALREADY_DONE) or starts_with(part.name, DONE)
    if part.is_view and part.value and not part.blocks:
        if not _says_nothing(part.value):
            yield _as_action(part.value, part.value, Span(part.first, part.last), horizon, done)
        return
    if _are_headings(part):
        yield from (_of_heading(inner, done) for inner in part.inner if not says(inner.name, _NOT_HERE))
        return
    for told in told_apart(part.blocks):
        words, span = told.block.plain, Span(told.block.first, told.block.last)
        yield _as_action(words, words, span, told.group or horizon, done)
    yield from _of_blocks(part, done, horizon)
    for inner in part.inner:
        if not _is_foreign(inner.name):
            yield from _of_part(inner, done, inner.heading)


def _is_foreign(name: str) -> bool:
    """Whether a heading or a label among follow-ups speaks of something else; "Things to improve" does not."""
    return says(name, _NOT_HERE) and (says(name, _REGRETS) or not says(name, IMPROVE))


def _are_headings(part: Part) -> bool:
    """Whether the headings under it are the follow-ups: each with an owner or a date, or with prose alone."""
    if not part.inner or any(block.kind in ("list", "table") for block in part.blocks):
        return False
    if all(any(starts_with(one.label, _WHOSE) for one in labelled(inner.blocks)) for inner in part.inner):
        return True
    told = len(part.inner) > 1 and all(_is_prose(inner) for inner in part.inner)
    return told and not any(says(inner.name, _GROUPS) for inner in part.inner)


def _is_prose(part: Part) -> bool:
    """Whether it is told in sentences alone."""
    blocks = [block for block in part.blocks if block.kind != "rule"]
    return (
        not part.inner
        and all(block.kind == "paragraph" and not _boxed_lines(block) for block in blocks)
        and bool(blocks)
    )


def _of_heading(part: Part, done: bool) -> PastAction:
    last = max([part.first, *(block.last for block in part.blocks)])
    action = _as_action(part.name, part.name, Span(part.first, last), "", done)
    return _with_labels(action, part.blocks)


def _of_blocks(part: Part, done: bool, horizon: str) -> Iterator[PastAction]:
    group, all_done = horizon, done
    is_plain = not any(block.kind in ("list", "table") for block in part.blocks)
    for block in part.blocks:
        name = bare_label(block)
        if name:
            group, all_done = name, done or says(name, ALREADY_DONE) or starts_with(name, DONE)
        elif block.kind == "list" and not _is_foreign(group):
            yield from _of_list(block, group, all_done)
        elif block.kind == "table" and not _is_foreign(group):
            yield from _of_table(block, group, all_done)
        elif block.kind == "paragraph" and (stated := _of_state(block, group)) is not None:
            yield stated
        elif block.kind == "paragraph" and is_plain and (lines := list(_of_lines(block, group, all_done))):
            yield from lines
        elif block.kind == "paragraph":
            yield from _boxed(block, group, all_done)
            all_done = all_done or says(block.plain[-200:], ALREADY_DONE)


def _of_lines(block: Block, group: str, done: bool) -> Iterator[PastAction]:
    """The lines of a paragraph that are a follow-up each, as in a text without markup: each ends as a sentence, and
    labels without a value gather them."""
    labels = [line.plain.endswith((":", "：")) for line in block.lines]
    told = [line.plain for line, label in zip(block.lines, labels, strict=True) if not label]
    if len(told) < _LEAST_LINES or not all(words.endswith((".", "。")) and words[:1].isalpha() for words in told):
        return
    if not any(labels) and any(words[:1].islower() for words in told):
        return
    for number, (line, label) in enumerate(zip(block.lines, labels, strict=True)):
        place = min(block.first + number, block.last)
        if label:
            group = line.plain.rstrip(":： ")
        elif not _is_foreign(group):
            yield _as_action(line.plain, line.plain, Span(place, place), group, done)


def _of_state(block: Block, group: str) -> PastAction | None:
    """A paragraph that is one follow-up behind how it stands: "**Done:** the alert is back", "**Open:** …"."""
    pair = pair_of(block.lines[0])
    if pair is None or not pair[1] or len(pair[0].split()) > _STATE_WORDS:
        return None
    done = is_done_word(pair[0])
    if not done and not starts_with(pair[0], _OPEN):
        return None
    words = " ".join([pair[1], *(line.plain for line in block.lines[1:])])
    return _as_action(words, words, Span(block.first, block.last), group, done)


def _of_list(block: Block, group: str, done: bool) -> Iterator[PastAction]:
    groups = [_group_name(item) for item in block.children]
    if all(groups):
        for name, item in zip(groups, block.children, strict=True):
            for inner in item.children[1:]:
                if inner.kind == "list":
                    yield from _of_list(inner, name, done or says(name, ALREADY_DONE))
        return
    yield from _with_names(list(_of_items(block, group, done)))


def _of_items(block: Block, group: str, done: bool) -> Iterator[PastAction]:
    """The items of a list. A bold line right under an item heads those behind it, though
    Markdown takes it for the item's own."""
    for item in block.children:
        head = item.children[0] if item.children and item.children[0].kind == "paragraph" else None
        words = head.plain if head is not None else words_of(item)
        after = _heading_behind(head) if head is not None else ""
        if after:
            words = words.removesuffix(after).rstrip()
        if words and not _says_nothing(words):
            content = words if head is None or after else head.content
            action = _as_action(content, words, Span(item.first, item.last), group, done)
            yield _with_labels(action, item.children[1:])
        group = after.rstrip(":： ") or group


def _heading_behind(head: Block) -> str:
    """The bold line that an item's paragraph ends with, as it is shown."""
    line = head.lines[-1]
    return line.plain if len(head.lines) > 1 and line.lead and not line.rest else ""


def _with_names(actions: Sequence[PastAction]) -> Sequence[PastAction]:
    """The follow-ups of a list; where no owner is stated and most end with a name alone, that is whose they are."""
    names = [name_at_end(action.text) for action in actions]
    beside = [bool(action.owner) and f"({action.owner}" in action.text for action in actions]
    found = sum(map(bool, names)) + sum(beside)
    labelled = any(action.owner and not near for action, near in zip(actions, beside, strict=True))
    if labelled or found < _LEAST_NAMES or found * 2 <= len(actions):
        return actions
    return [replace(action, owner=action.owner or name) for action, name in zip(actions, names, strict=True)]


def _says_nothing(words: str) -> bool:
    """Whether it says that there is none, or nothing: "…"; "No deployments on Fridays" is something to do."""
    if not any(map(str.isalnum, words)):
        return True
    return starts_with(words, NOTHING) and len(words.split()) <= _FEW_WORDS


def _group_name(item: Block) -> str:
    """The name of an item that only gathers others by when they are due: "Short term:"."""
    head = item.children[0] if item.children else None
    if head is None or len(item.children) < 2 or item.children[1].kind != "list" or head.kind != "paragraph":
        return ""
    words = head.plain.rstrip(":： ")
    names = says(words, HORIZON) or (len(words.split()) <= _GROUP_WORDS and says(words, ACTIONS))
    return words if len(words) <= 60 and names and box_of(words)[0] is None else ""


def _boxed(block: Block, group: str, done: bool) -> Iterator[PastAction]:
    for number, words in _boxed_lines(block):
        yield _as_action(words, words, Span(number, number), group, done)


def _boxed_lines(block: Block) -> list[tuple[int, str]]:
    """The lines of a paragraph that begin with a box."""
    if block.kind != "paragraph":
        return []
    lines = [(min(block.first + place, block.last), line.plain) for place, line in enumerate(block.lines)]
    return [(number, words) for number, words in lines if box_of(words)[0] is not None]


def _as_action(content: str, words: str, span: Span, group: str, done: bool) -> PastAction:
    marks = marks_of(content, words)
    return PastAction(marks.text, done or marks.done, marks.owner, marks.due, group, span)


def _with_labels(action: PastAction, blocks: Sequence[Block]) -> PastAction:
    """The action with the owner, the date and the state that stand under it."""
    for one in labelled(blocks, deep=True):
        if not one.value:
            continue
        if starts_with(one.label, OWNER) and not action.owner:
            action = replace(action, owner=one.value)
        elif starts_with(one.label, DUE) and not action.due:
            action = replace(action, due=one.value)
        elif starts_with(one.label, ACTION_STATE) and is_done_word(one.value):
            action = replace(action, done=True)
    return action


def _of_table(table: Block, group: str, done: bool, words: tuple[str, ...] = ACTION_COLUMN) -> Iterator[PastAction]:
    head = [cell.plain for cell in table.children[0].children] if table.children else []
    column = _column(head, words)
    if column is None:
        column = _wordiest(table) if words is ACTION_COLUMN and _column(head, (*OWNER, *DUE)) is not None else None
    if column is None:
        return
    owner, due, state = (_column(head, called, column) for called in (OWNER, DUE, ACTION_STATE))
    for row in table.children[1:]:
        cells = [cell.plain for cell in row.children] + [""] * len(head)
        content = row.children[column].content if column < len(row.children) else ""
        if not cells[column] or _says_nothing(cells[column]):
            continue
        action = _as_action(content, cells[column], Span(row.first, row.last), group, done)
        said = marks_of(cells[state], cells[state]) if state is not None else None
        yield replace(
            action,
            owner=(cells[owner] if owner is not None else "") or action.owner,
            due=(cells[due] if due is not None else "") or action.due,
            done=action.done
            or any(map(shows_done, cells))
            or (due is not None and is_done_word(cells[due]))
            or (said is not None and (said.done or is_done_word(said.text) or says_yes(said.text))),
        )


def _wordiest(table: Block) -> int | None:
    """The column with most words, where no head says what is to be done: people put words under the wrong head."""
    sizes: dict[int, int] = {}
    for row in table.children[1:_MOST_ROWS]:
        for place, cell in enumerate(row.children):
            sizes[place] = sizes.get(place, 0) + len(cell.plain.split())
    best = max(sizes, key=lambda place: sizes[place], default=None)
    rows = min(len(table.children), _MOST_ROWS) - 1
    return best if best is not None and sizes[best] >= _LEAST_WORDS * rows else None


def _column(head: Sequence[str], words: tuple[str, ...], taken: int | None = None) -> int | None:
    """The first column called so; for the action itself a column of numbers is none."""
    return next((place for place, name in enumerate(head) if place != taken and says(name, words)), None)
