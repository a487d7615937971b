"""Manuscripts for tests: the stories of a file."""

from layout_app.intake.docx import docx_text
from layout_app.intake.manuscripts import manuscripts_of
from layout_app.intake.story import StoryFile
from layout_app.intake.text import decode


def read_stories(copy: bytes | str, name: str) -> tuple[StoryFile, ...]:
    """Return the stories of a text file."""
    data = copy.encode() if isinstance(copy, str) else copy
    return manuscripts_of(decode(data, name=name), name)


def read_story(copy: bytes | str, name: str) -> StoryFile:
    """Return the only story of a text file."""
    (story,) = read_stories(copy, name)
    return story


def word_story(data: bytes, name: str) -> StoryFile:
    """Return the only story of a Word file."""
    (story,) = manuscripts_of(docx_text(data, name), name)
    return story
