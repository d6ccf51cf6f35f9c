"""The bullets of word processors and wikis as those of Markdown: "• look" is "- look". No letter is added or taken
away, so that every line and place stays what it was."""

import re

_BULLETS = "•◦▪▫‣⁃●○■∙·❖➢➤"
_BULLET = re.compile(rf"([ \t]*)[{_BULLETS}](?=[ \t])")
_ANY = re.compile(f"[{_BULLETS}]")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def with_plain_bullets(lines: list[str]) -> list[str]:
    """The lines as Markdown has their bullets; what stands in a fence is left alone."""
    if not any(not line.isascii() and _ANY.search(line) for line in lines):
        return lines
    changed: list[str] = []
    open_fence = ""
    for line in lines:
        fence = _FENCE.match(line)
        if fence and (not open_fence or fence[1].startswith(open_fence)):
            open_fence = "" if open_fence else fence[1]
        changed.append(line if open_fence else _BULLET.sub(r"\1-", line, count=1) if _BULLET.match(line) else line)
    return changed
