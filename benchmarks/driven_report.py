"""The real window while reports are exported and while a review is written; prints figures as JSON. ``report.py``
starts it.

    python benchmarks/driven_report.py FOLDER KEY TIMES

A timer of 2 ms runs on the window's thread; a turn is the time between two of its calls, less what the computer
gave to other programs meanwhile (importing.py). From an edit until the pages in sight are shown anew
(``pages_wall_s``) and until all are (``pages_all_s``) the rest of 0.6 s is not counted, in which the page waits for
more; seconds of a processor are those of the window and of the child.
"""

import json
import resource
import sys
import time
from pathlib import Path
from statistics import median

from driven_timeline import Window, is_whole
from importing import Turns, rest, until

from incident_desk.bootstrap import open_office
from incident_desk.qt.pages.review.paper_model import REST_MS
from incident_desk.services.acts.reviewing import write_section
from incident_desk.services.reporting import Format

SETTLED_S = 2.0


def cpu_s() -> float:
    """Seconds of a processor of this process and of its children that have ended."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def exported(window: Window, turns: Turns, to: Path, key: str) -> None:
    """A report is saved, as after a file was chosen."""
    said: list[str] = []
    window.window.say = lambda words, undo=False: said.append(words)
    turns.part = f"export {to.suffix[1:]}"
    exports = window.controller._exports
    exports._key = key
    exports._on_file_selected(str(to))
    until(lambda: any(words.startswith("Written") for words in said))
    rest(0.3)


def written(window: Window, text: str) -> dict[str, float]:
    """A section of the review says something else: what passes until its pages do."""
    link, model = window.stage.link, window.controller.reviews.page.model
    section = next(one for one in model.template.sections if one.prose)
    before = model.incident.review.texts.get(section.id)
    former = before.id if before else None
    paper, begun, cpu = window.controller.reviews.page.paper, time.perf_counter() + REST_MS / 1000, cpu_s()
    link.act(lambda incident, _: write_section(incident, section.id, text, former, model.template))
    until(lambda: text in paper.sheets.markdown)
    in_sight = time.perf_counter()
    until(lambda: not paper.sheets.unread)
    return {"wall_s": in_sight - begun, "all_s": time.perf_counter() - begun, "cpu_s": cpu_s() - cpu}


def reviewed(window: Window, turns: Turns, times: int) -> dict[str, float]:
    """The pages beside the writing: the first ones, then after each edit."""
    turns.part, reviews = "pages", window.controller.reviews
    begun = time.perf_counter()
    reviews.show()
    until(lambda: reviews.page is not None and reviews.page.paper.sheets is not None)
    first, costs = time.perf_counter() - begun, []
    for number in range(times + 1):
        rest(0.5)
        costs.append(written(window, f"Checkout failed, said for the {number + 1}th time."))
    found = {name: round(median(one[name] for one in costs[1:]), 3) for name in costs[0]}
    return {"pages_first_s": round(first, 3), **{f"pages_{name}": value for name, value in found.items()}}


def main() -> None:
    """Drive it and print."""
    folder, key, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    window = Window(folder)
    window.controller.open(lambda: open_office(folder))
    until(lambda: bool(window.stage.rows))
    window.stage.show_incident(window.stage.link.office.desk.find(key))
    until(lambda: is_whole(window))
    rest(SETTLED_S)
    turns = Turns()
    for _ in range(times):
        for ending in Format:
            exported(window, turns, folder.parent / f"window{ending}", key)
    longest = {part: found["less_waiting"] for part, found in turns.longest.items() if part.startswith("export")}
    figures = reviewed(window, turns, times)
    figures |= {"turns_ms": turns.longest, "longest_export_turn_ms": max(longest.values())}
    print(json.dumps(figures))
    window.close()


if __name__ == "__main__":
    main()
