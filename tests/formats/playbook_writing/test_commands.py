"""Commands as fences: read as the same commands, with their notes and what stands between them."""

from dataclasses import replace

import pytest

from incident_desk.formats.playbook_writing.commands import comments_in, fences_of
from incident_desk.formats.reading.commands import commands_of
from incident_desk.formats.reading.tokens import blocks_of

SOURCES = (
    "```bash\n# Look\nkubectl get pods\nkubectl top pods\n\n# Then\ndf -h\nls\n```",
    "```bash\ncurl -s https://a.example/ \\\n  -o out\n```",
    "```sh\nfor one in a b; do\n  echo $one\ndone\n```",
    "```sql\n-- all of it\nSELECT 1;\n```",
    "```python\nprint('x')\n```\n\n```bash\nls\n```",
    "```bash\ngit log # the last ones\n\nuptime\n```",
)


def read(texts):
    return [replace(one, span=None) for text in texts for block in blocks_of(text) for one in commands_of(block)]


@pytest.mark.parametrize("source", SOURCES)
def test_commands_are_read_as_the_same(source):
    commands = read([source])
    assert commands and read(fences_of(commands)) == commands


def test_commands_of_one_language_stand_in_one_fence_with_their_notes():
    assert fences_of(read([SOURCES[0]])) == [SOURCES[0]]


def test_words_to_a_person_stand_in_the_fence_they_were_in():
    source = "```bash\nls\n\n# Expect nothing\n# else call\n```"
    commands, said = read([source]), comments_in([source])
    assert said == ["Expect nothing\nelse call"]
    assert comments_in(fences_of(commands, said[0])) == said
    assert read(fences_of(commands, said[0])) == commands
