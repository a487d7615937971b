"""Manuscripts for tests: the one story of a file."""

from layout_app.intake.docx import docx_manuscripts
from layout_app.intake.manuscripts import read_manuscripts
from layout_app.intake.story import StoryFile


def read_story(copy: bytes | str, name: str) -> StoryFile:
    """Return the only story of a text file."""
    (story,) = read_manuscripts(copy.encode() if isinstance(copy, str) else copy, name)
    return story


def word_story(data: bytes, name: str) -> StoryFile:
    """Return the only story of a Word file."""
    (story,) = docx_manuscripts(data, name)
    return story
