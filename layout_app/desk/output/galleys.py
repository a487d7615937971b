"""The 小样 of plain articles. One rule: nothing is guessed; `#` alone makes a headline.

Galleys need no issue: files go in, one PDF comes out, and where its columns stand if asked.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from layout_app.compose.drawing.lacking import lost_problems
from layout_app.compose.galley import Galley, GalleyShape, compose_galley
from layout_app.compose.line.faces import Faces
from layout_app.desk.files import read_bytes, write_file
from layout_app.fonts.catalogue import Catalogue
from layout_app.frozen import frozen
from layout_app.intake.text import decode
from layout_app.model.article import Article
from layout_app.model.geometry import Rect
from layout_app.model.ids import ArticleId, FaceId
from layout_app.model.problem import Problem, Severity, Where, problem
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph
from layout_app.press.content import paint_page
from layout_app.press.export import ExportJob, ExportResult, Split, export
from layout_app.press.profile import DocumentInfo, Profile

_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_HEADS = {"# ": Kind.HEADLINE, "## ": Kind.SUBHEAD}


@frozen
class MadeGalley:
    """A galley on disk."""

    galley: Galley
    result: ExportResult
    problems: tuple[Problem, ...]


def make_galley(
    files: Sequence[Path], shape: GalleyShape, faces: Catalogue, to: Path, geometry: Path | None
) -> MadeGalley:
    """Pour the articles of the files into columns and write them as one PDF of its trim's size."""
    book = Stylebook()
    articles: list[Article] = []
    problems: list[Problem] = []
    for file in files:
        decoded = decode(read_bytes(file), name=file.name)
        made = plain_articles(decoded.text, file.name)
        articles += made
        if not made:
            problems.append(problem("copy.empty", Severity.WARNING, Where(file=file.name)))
        problems += (*decoded.problems, *_without_glyph(made, faces, book.body.face))
    galley = compose_galley(articles, shape, faces, book)
    problems += galley.problems
    info = DocumentInfo(title=to.stem or "galley", when=_UNDATED, identity=f"galley {to.stem}")
    job = ExportJob(
        pages=tuple(paint_page(page, faces, is_rgb=True, slug=0.0) for page in galley.pages),
        target=to,
        profile=Profile.SCREEN,
        split=Split.ISSUE,
        info=info,
    )
    result = export(job, lambda _done, _total: None)
    if geometry:
        _write(geometry, galley)
    return MadeGalley(galley=galley, result=result, problems=tuple(problems))


def plain_articles(text: str, name: str) -> list[Article]:
    """Return the articles of a plain text: each `# ` begins one, each other line is a paragraph."""
    stories: list[list[Paragraph]] = [[]]
    for line in filter(None, map(str.strip, text.split("\n"))):
        mark = next((mark for mark in _HEADS if line.startswith(mark)), "")
        paragraph = Paragraph(text=line[len(mark) :].strip(), kind=_HEADS.get(mark, Kind.TEXT))
        if paragraph.kind is Kind.HEADLINE:
            stories.append([])
        stories[-1].append(paragraph)
    return [
        Article(id=ArticleId(f"g{n}"), paragraphs=tuple(story), source=name)
        for n, story in enumerate(stories)
        if story
    ]


def _without_glyph(articles: Iterable[Article], faces: Faces, face: FaceId) -> Iterator[Problem]:
    """Yield each character of an article that no face has, with its first place."""
    for article in articles:
        used = {char for p in article.paragraphs for char in p.text if not char.isspace()}
        lacking = {char for char in used if faces.covering(face, char) is None}
        if not lacking:
            continue
        times: Counter[str] = Counter()
        first: dict[str, Where] = {}
        for n, paragraph in enumerate(article.paragraphs):
            times.update(paragraph.text)
            for char in lacking.intersection(paragraph.text).difference(first):
                offset = paragraph.text.index(char)
                first[char] = Where(file=article.source, paragraph=n, offset=offset)
        order = sorted(lacking, key=lambda char: (first[char].paragraph, first[char].offset))
        yield from lost_problems({char: (first[char], times[char]) for char in order})


def _write(path: Path, galley: Galley) -> None:
    text = json.dumps(geometry_of(galley), ensure_ascii=False) + "\n"
    write_file(path, text.encode())


def geometry_of(galley: Galley) -> dict[str, object]:
    """Return where the columns stand, points, y down from the trim's top."""
    return {
        "pages": [{"columns": [_rect(rect) for rect in page]} for page in galley.columns],
        "size": galley.size,
        "leading": galley.leading,
    }


def _rect(rect: Rect) -> dict[str, float]:
    return {"x": rect.x, "y": rect.y, "w": rect.w, "h": rect.h}
