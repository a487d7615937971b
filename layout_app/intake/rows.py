"""Rows of tables in copy. One rule: cells are parted by tabs, a cell is one line.

A row comes as a line `| 甲 | 乙 |`, as Word files and Markdown have it, or from a CSV file.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from layout_app.errors import CopyError
from layout_app.intake.story import StoryFile
from layout_app.intake.text import Decoded, decode
from layout_app.model.problem import Severity, Where, problem
from layout_app.model.setting import CELL_END, TableSetting, heads_told
from layout_app.model.text import Kind, Paragraph

MOST_ROWS = 2000
MOST_CELLS = 60
_DELIMITERS = ",\t;，；"
_BLANKS = re.compile(r"\s+")


def table_paragraphs(rows: Iterable[Sequence[str]]) -> tuple[Paragraph, ...]:
    """Return rows of cells as the paragraphs of a table; rows without words are left out."""
    texts = [CELL_END.join(_BLANKS.sub(" ", cell).strip() for cell in row) for row in rows]
    told = [text.rstrip(CELL_END) for text in texts if text.strip()]
    setting = TableSetting(heads=heads_told([text.split(CELL_END) for text in told]))
    return tuple(
        Paragraph(text=text, kind=Kind.TABLE, setting=None if n else setting)
        for n, text in enumerate(told)
    )


def csv_rows(data: bytes, name: str, encoding: str = "auto") -> tuple[Decoded, list[list[str]]]:
    """Return the rows of a CSV file and its text; CopyError where it is none or too large.

    Cells are parted by commas, tabs or semicolons, whichever the first row has most of.
    """
    decoded = decode(data, name=name, encoding=encoding, keeps_tabs=True)
    head = decoded.text.lstrip("\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(decoded.text), delimiter=delimiter) if row]
    except csv.Error:
        raise CopyError("copy.csv_broken", name) from None
    if len(rows) > MOST_ROWS or any(len(row) > MOST_CELLS for row in rows):
        raise CopyError("copy.csv_too_large", name, rows=MOST_ROWS, cells=MOST_CELLS)
    return decoded, rows


def read_csv(data: bytes, name: str, encoding: str = "auto") -> StoryFile:
    """Return a CSV file as a story that is one table; CopyError as in `csv_rows`."""
    decoded, rows = csv_rows(data, name, encoding)
    paragraphs = table_paragraphs(rows)
    empty = problem("copy.empty", Severity.WARNING, Where(file=name))
    return StoryFile(
        name=name,
        encoding=decoded.encoding,
        paragraphs=paragraphs,
        problems=(*decoded.problems, *(() if paragraphs else (empty,))),
    )
