"""The lines of a step that comes into a list, with the mark that the list has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from incident_desk.domain.playbook import Step
from incident_desk.formats.playbook_writing.own_lines import ITEM, UnfitError, box_in, inline_of, width_of
from incident_desk.formats.playbook_writing.rewording import without_ticks
from incident_desk.formats.playbook_writing.spelling import cell
from incident_desk.formats.playbook_writing.steps import list_of
from incident_desk.formats.reading.commands import inline_command
from incident_desk.formats.reading.tokens import blocks_of


@dataclass(frozen=True, slots=True)
class Mark:
    """How a list marks its items: how far it stands to the right, the mark with the space behind it, the box.

    Without a mark it is a list that does not stand there yet: an item brings its own.
    """

    indent: str = ""
    mark: str = ""
    space: str = ""
    box: str = ""
    column: int = -1
    """Of the row of a table: the place of the cell that says what is to be done."""
    cells: int = 0

    @classmethod
    def of(cls, line: str, text: str = "") -> "Mark":
        """The mark of an item's line, or of a table's row that says *text*."""
        found = ITEM.match(line)
        if found is None and line.lstrip().startswith("|"):
            cells = [without_marks(cell) for cell in line.strip().strip("|").split("|")]
            column = cells.index(without_marks(text)) if without_marks(text) in cells else -1
            return cls(line[: len(line) - len(line.lstrip())], "|", column=column, cells=len(cells))
        return cls(found[1], found[2], found[3], box_in(line[found.end() :])) if found else cls()

    def after(self) -> "Mark":
        """The mark of the item behind one with this mark."""
        number = self.mark[:-1]
        return replace(self, mark=f"{int(number) + 1}{self.mark[-1]}") if number.isdecimal() else self


def without_marks(text: str) -> str:
    """The letters and figures of a text, by which a cell is known."""
    return "".join(letter for letter in text if letter.isalnum())


def moved_in(lines: Sequence[str], mark: Mark) -> list[str]:
    """The lines of an item of another list as one of this list; what stands under it moves along.

    Raises:
        UnfitError: they are no item.
    """
    own = Mark.of(lines[0])
    if not own.mark or own.cells or mark.cells:
        raise UnfitError(lines[0])
    is_alike = not mark.mark or own.mark[-1] == mark.mark[-1]
    bullet, space = (own.mark, own.space) if is_alike else (mark.mark, mark.space)
    head = f"{mark.indent}{bullet}{space}{lines[0][width_of(lines[0]) :]}"
    by = len(mark.indent + bullet + space) - len(own.indent + own.mark + own.space)
    return [head, *(_shifted(line, by) for line in lines[1:])]


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    if by >= 0:
        return " " * by + line
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]


def fresh(step: Step, mark: Mark) -> tuple[list[str], Step]:
    """The lines of a new step, and the step as it is read: words between backticks are code.

    Raises:
        UnfitError: it is no item of a list.
    """
    if step.role != "step":
        raise UnfitError(step.text)
    if mark.cells:
        return [_row(step, mark)], step
    typed = _typed(step)
    # A command that stands in the words stands in no fence under them as well.
    written = list_of((replace(typed, commands=step.commands),), nested=bool(mark.mark or mark.indent)).split("\n")
    own = Mark.of(written[0])
    words = written[0][width_of(written[0]) :]
    box = box_in(words)
    words = words[len(box) :]
    if typed is not step:
        words = step.text
    by_list = box and mark.box
    box = (mark.box.replace("x", " ").replace("X", " ") if step.checked is False else box) if by_list else box
    bullet, space = (mark.mark, mark.space) if mark.mark else (own.mark, own.space)
    by = len(mark.indent + bullet + space) - len(own.mark + own.space)
    head = f"{mark.indent}{bullet}{space}{box}{words}"
    return [head, *(_shifted(line, by) for line in written[1:])], typed


def _row(step: Step, mark: Mark) -> str:
    """A row that says what is to be done, and nothing in its other cells."""
    if mark.column < 0 or step.commands or step.children or step.detail:
        raise UnfitError(step.text)
    cells = [cell(step.text) if place == mark.column else "" for place in range(mark.cells)]
    return f"{mark.indent}|{'|'.join(f' {words} ' if words else ' ' for words in cells)}|"


def _typed(step: Step) -> Step:
    """The step as it is read once its words are written as they were typed."""
    blocks = blocks_of(step.text) if "`" in step.text else ()
    plain = without_ticks(step.text)
    if len(blocks) != 1 or blocks[0].kind != "paragraph" or blocks[0].plain != plain or plain == step.text:
        return step
    inline = inline_command(blocks[0].content)
    commands = (inline_of(inline), *step.commands) if inline else step.commands
    return replace(step, text=plain, commands=commands)
