"""Copy becomes articles. One rule: every block of raw copy goes somewhere that can be named.

`read_copy` knows the file kinds; `articles_of` turns the stories of a dump into articles that
remember their blocks; `with_open_ends` gives them what `repair` found.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from layout_app.cjk.jumplines import without_jumps
from layout_app.desk.files import inside, read_bytes
from layout_app.errors import CopyError
from layout_app.intake.abreast import set_below
from layout_app.intake.blocks import blocks_of
from layout_app.intake.columned import Columns, columns_of
from layout_app.intake.docx import docx_text
from layout_app.intake.dump import Dump, dump_of
from layout_app.intake.frontmatter import has_front
from layout_app.intake.html import html_text
from layout_app.intake.manuscripts import manuscripts_of
from layout_app.intake.markup import plain
from layout_app.intake.pdf import read_pdf
from layout_app.intake.recognise import is_story
from layout_app.intake.rows import read_csv
from layout_app.intake.story import StoryFile, StoryPicture
from layout_app.intake.text import Decoded, decode
from layout_app.intake.verse import stanza_starts
from layout_app.intake.wrapped import unwrapped
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.ids import ArticleId, new_id
from layout_app.model.problem import Problem, Severity, Where, problem, problems_of
from layout_app.model.seam import Block, OpenEnd, Story
from layout_app.model.setting import VerseSetting
from layout_app.model.text import HEADS, BlockRef, Kind, Paragraph

UNRANKED = 3
"""Rank of an article that says nothing of it."""

TABLE_SUFFIXES = (".csv", ".tsv")
WEB_SUFFIXES = (".html", ".htm")
_WEB = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype html|html)[\s>]", re.IGNORECASE)
"""How a web page begins whatever it is called: office systems hand them out as .doc."""

_OF_A_PICTURE = {
    "copy.not_found": "copy.picture_missing",
    "copy.too_large": "copy.picture_heavy",
    "copy.unreadable": "copy.picture_unreadable",
}
"""What is wrong with a file, said of a picture that a story names."""
_UNPRINTED = (Kind.JUMP, Kind.AD, Kind.FURNITURE)


def read_copy(
    path: Path, data: bytes, *, name: str, as_: str = "auto", encoding: str = "auto"
) -> Dump | tuple[StoryFile, ...]:
    """Read a copy file by its kind: docx, HTML, PDF, CSV, a dump of a page, or stories."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return read_pdf(data, name)
    if suffix in TABLE_SUFFIXES:
        return (read_csv(data, name, encoding),)
    decoded = _decoded(data, suffix, name, encoding)
    below = replace(decoded, text=set_below(decoded.text))
    columns = columns_of(below.text)
    text = columns.joined() if columns else below.text
    if as_ == "story" or (as_ == "auto" and not is_dump(text)):
        return manuscripts_of(below, name)
    if columns is None:
        return dump_of(decoded, name)
    apart = _crossings(columns, text)
    told = problem("copy.columns_joined", Severity.NOTE, Where(file=name))
    joined = replace(decoded, text=columns.joined(apart), problems=(*decoded.problems, told))
    return dump_of(joined, name, columns.pieces(apart))


def _crossings(columns: Columns, joined: str) -> set[int]:
    """Return the lines of columns that go on another text than the line above, from 0."""
    from layout_app.repair.crossings import crossings  # numpy is not on the start path

    lines = [[columns.lines[n] for n in paragraph] for paragraph in columns.paragraphs]
    found = crossings(list(zip(blocks_of(joined), lines, strict=True)))
    return {columns.paragraphs[n][k] for n, k in found}


def lines_of(path: Path, data: bytes, *, name: str, encoding: str) -> tuple[str, ...]:
    """Return the lines of a text that was read, as problems number them; none of a PDF."""
    suffix = path.suffix.lower()
    return (
        () if suffix == ".pdf" else tuple(_decoded(data, suffix, name, encoding).text.split("\n"))
    )


def is_dump(text: str) -> bool:
    """Tell whether a text is the dump of a page: of several articles, or of one that was cut."""
    if has_front(text):
        return False
    if not is_story(text):
        return True
    from layout_app.repair.columns import is_cut  # numpy is not on the start path

    return is_cut(blocks_of(unwrapped(text)))


def _decoded(data: bytes, suffix: str, name: str, encoding: str) -> Decoded:
    """Return the text of a file that is no PDF."""
    if suffix == ".docx":
        return docx_text(data, name)
    if suffix in WEB_SUFFIXES or _WEB.match(data):
        return html_text(data, name, encoding)
    return plain(decode(data, name=name, encoding=encoding), name)


def read_dump_file(path: Path, encoding: str = "auto") -> Dump:
    """Read the dump of a page from disk, whatever kind of copy file it is; a table is none."""
    dump = read_copy(path, read_bytes(path), name=path.name, as_="dump", encoding=encoding)
    if not isinstance(dump, Dump):
        raise CopyError("copy.table_no_dump", path)
    return dump


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return the name, with a number before its suffix if another file has it."""
    stem, suffix = Path(name).stem, Path(name).suffix
    numbered = (f"{stem}-{n}{suffix}" for n in count(2))
    return next(each for each in chain([name], numbered) if not is_taken(each))


def article_of(
    story: StoryFile, folder: Path, keep: Callable[[bytes], str]
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article of a single story; `keep` takes a picture and returns its sha256."""
    pictures, refused = [], []
    for named in story.pictures:
        try:
            pictures.append(_picture(named, folder, keep))
        except CopyError as error:
            where = Where(file=story.name, line=named.line)
            for fault in problems_of(error):
                code = _OF_A_PICTURE.get(fault.code, fault.code)
                facts = {**dict(fault.args), "picture": named.path}
                refused.append(problem(code, fault.severity, where, **facts))
    article = Article(
        id=ArticleId(new_id()),
        paragraphs=ordered(story.paragraphs),
        rank=int(story.front.rank or UNRANKED),
        section=story.front.section,
        source=story.name,
        pictures=tuple(pictures),
    )
    return article, (*story.problems, *refused)


def _picture(named: StoryPicture, folder: Path, keep: Callable[[bytes], str]) -> ArticlePicture:
    path = inside(folder, named.path)
    return picture_of(path, keep, named.caption)


def picture_of(path: Path, keep: Callable[[bytes], str], caption: str = "") -> ArticlePicture:
    """Return a picture file as an article's picture; its original is kept and measured.

    Without a caption it has the words that the file says of itself. CopyError for one that nobody
    could print.
    """
    from layout_app.intake.captions import told_of  # most copy has no pictures
    from layout_app.press.images import flaw_when_taken, upright_size
    from layout_app.press.opening import FORMATS, most_pixels

    data = read_bytes(path)
    if flaw := flaw_when_taken(data):
        raise CopyError(f"copy.picture_{flaw}", path, most=most_pixels(data) // 1_000_000)
    words, credit = told_of(data, FORMATS)
    return ArticlePicture(
        original=keep(data),
        name=path.name,
        caption=caption or words,
        credit=credit,
        pixels=upright_size(data),
    )


def articles_of(dump: Dump) -> tuple[Article, ...]:
    """Return the articles of a dump as its stories stand, before any join."""
    return tuple(_article(dump, story) for story in dump.stories)


def _article(dump: Dump, story: Story) -> Article:
    starts = stanza_starts(dump.blocks)
    paragraphs = [
        replace(
            paragraph_of(dump.blocks[k], BlockRef(dump=dump.name, block=k)),
            setting=VerseSetting() if k in starts else None,
        )
        for k in story.blocks
    ]
    return Article(id=ArticleId(new_id()), paragraphs=ordered(paragraphs), source=dump.name)


def paragraph_of(block: Block, ref: BlockRef) -> Paragraph:
    """Return the paragraph that one block makes; jump lines and furniture stay readable text.

    A jump mark at its edge stays in the dump: the composer makes jump lines from the parts.
    """
    kind = Kind.TEXT if block.kind in _UNPRINTED else block.kind
    text = (without_jumps(block.text) if kind is Kind.TEXT else "") or block.text
    return Paragraph(text=text, kind=kind, blocks=(ref,))


def ordered(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Put the heads in their order; a second one of a kind becomes text of the body.

    A byline behind the body stays where it is: it closes the article.
    """
    first_text = next((n for n, p in enumerate(paragraphs) if p.kind not in HEADS), len(paragraphs))
    heads: dict[Kind, Paragraph] = {}
    body: list[Paragraph] = []
    for paragraph in paragraphs[:first_text]:
        if paragraph.kind in heads:
            body.append(replace(paragraph, kind=Kind.TEXT))
        else:
            heads[paragraph.kind] = paragraph
    body += [_in_body(p) for p in paragraphs[first_text:]]
    return (*(heads[kind] for kind in HEADS if kind in heads), *body)


def _in_body(paragraph: Paragraph) -> Paragraph:
    stays = paragraph.kind not in HEADS or paragraph.kind is Kind.BYLINE
    return paragraph if stays else replace(paragraph, kind=Kind.SUBHEAD)


def with_open_ends(articles: Iterable[Article], ends: Iterable[OpenEnd]) -> tuple[Article, ...]:
    """Give every open end to the article that holds its block."""
    by_block: dict[BlockRef, list[OpenEnd]] = {}
    for end in ends:
        by_block.setdefault(end.block, []).append(end)
    return tuple(replace(article, open_ends=_ends_of(article, by_block)) for article in articles)


def _ends_of(article: Article, by_block: dict[BlockRef, list[OpenEnd]]) -> tuple[OpenEnd, ...]:
    refs = (ref for paragraph in article.paragraphs for ref in paragraph.blocks)
    return tuple(end for ref in refs for end in by_block.get(ref, ()))
