"""Gather what is to be set of an article. One rule: cut ranges are left out, offsets stay true."""

from collections.abc import Iterable, Iterator, Sequence

from layout_app.frozen import frozen
from layout_app.model.article import Article, paragraph_starts
from layout_app.model.ids import ArticleId
from layout_app.model.setting import Setting, VerseSetting
from layout_app.model.text import Kind, Mark, Paragraph


@frozen
class Copy:
    """One paragraph as it will be set."""

    article: ArticleId
    paragraph: int
    """Index into the article's paragraphs."""
    position: int
    """Offset of the paragraph in the accepted text."""
    kind: Kind
    text: str
    """The characters that are set."""
    marks: tuple[Mark, ...] = ()
    pieces: tuple[tuple[int, int], ...] = ((0, 0),)
    """Where the set text resumes after a cut: index into `text`, offset in the paragraph."""
    setting: Setting | None = None
    """How the object is set that begins here."""

    def offset(self, k: int) -> int:
        """Return the offset in the paragraph of the k-th set character, or of the end."""
        begin, offset = self.pieces[0]
        if len(self.pieces) > 1:
            begin, offset = next(piece for piece in reversed(self.pieces) if piece[0] <= k)
        return offset + k - begin


def part_of(copy: Copy, start: int, stop: int) -> Copy:
    """Return a range of a copy; its offsets in the paragraph stay true."""
    later = ((at - start, offset) for at, offset in copy.pieces if start < at < stop)
    return Copy(
        article=copy.article,
        paragraph=copy.paragraph,
        position=copy.position,
        kind=copy.kind,
        text=copy.text[start:stop],
        marks=tuple(
            Mark(
                kind=mark.kind,
                start=max(mark.start, start) - start,
                end=min(mark.end, stop) - start,
                value=mark.value,
            )
            for mark in copy.marks
            if mark.start < stop and start < mark.end
        ),
        pieces=((0, copy.offset(start)), *later),
    )


def runs_of(copies: Iterable[Copy]) -> Iterator[tuple[Copy, ...]]:
    """Give the copies of one kind that follow each other; a setting begins the next run."""
    run: list[Copy] = []
    for copy in copies:
        if run and (copy.kind is not run[0].kind or copy.setting is not None):
            yield tuple(run)
            run = []
        run.append(copy)
    if run:
        yield tuple(run)


def collect(article: Article) -> tuple[Copy, ...]:
    """Return the paragraphs of an article that hold something to set, in reading order."""
    starts = paragraph_starts(article.paragraphs)
    cuts = _cuts_by_paragraph(article)
    found: list[Copy] = []
    setting: Setting | None = None
    for n, (paragraph, position) in enumerate(zip(article.paragraphs, starts, strict=True)):
        setting = _handed_on(setting, article.paragraphs, n)
        kept = _kept(len(paragraph.text), cuts.get(n, ()))
        text = "".join(paragraph.text[a:b] for a, b in kept)
        if not text.strip():
            setting = setting or _next_stanza(found, paragraph)
            continue
        found.append(
            Copy(
                article=article.id,
                paragraph=n,
                position=position,
                kind=paragraph.kind,
                text=text,
                marks=_moved(paragraph.marks, kept) if n in cuts else paragraph.marks,
                pieces=_pieces(kept),
                setting=setting,
            )
        )
        setting = None
    return tuple(found)


def _next_stanza(found: Sequence[Copy], paragraph: Paragraph) -> Setting | None:
    """Return how verse goes on below an empty line amid it, which begins a stanza."""
    is_amid = bool(found) and found[-1].kind is paragraph.kind is Kind.VERSE
    if not is_amid or paragraph.text.strip():
        return None
    return next((copy.setting for copy in reversed(found) if copy.setting), VerseSetting())


def _handed_on(
    setting: Setting | None, paragraphs: tuple[Paragraph, ...], n: int
) -> Setting | None:
    """Return the setting of a paragraph: its own, or that of an empty or cut one before it."""
    own = paragraphs[n].setting
    follows = n > 0 and paragraphs[n - 1].kind is paragraphs[n].kind
    return own if own is not None or not follows else setting


def _cuts_by_paragraph(article: Article) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for cut in article.cuts:
        for n in range(cut.start.paragraph, min(cut.end.paragraph + 1, len(article.paragraphs))):
            length = len(article.paragraphs[n].text)
            start = cut.start.offset if n == cut.start.paragraph else 0
            end = cut.end.offset if n == cut.end.paragraph else length
            found.setdefault(n, []).append((min(start, length), min(end, length)))
    return found


def _kept(length: int, cuts: "list[tuple[int, int]] | tuple[()]") -> list[tuple[int, int]]:
    """Return the ranges of a paragraph that no cut covers."""
    kept, at = [], 0
    for start, end in sorted(cuts):
        if start > at:
            kept.append((at, start))
        at = max(at, end)
    if at < length:
        kept.append((at, length))
    return kept


def _pieces(kept: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found, at = [], 0
    for start, end in kept:
        found.append((at, start))
        at += end - start
    return tuple(found) or ((0, 0),)


def _moved(marks: tuple[Mark, ...], kept: list[tuple[int, int]]) -> tuple[Mark, ...]:
    """Return the marks over the set text: a mark loses what was cut of it."""
    found, at = [], 0
    for start, end in kept:
        for mark in marks:
            a, b = max(mark.start, start), min(mark.end, end)
            if a < b or (mark.start == mark.end and start <= mark.start < end):
                found.append(
                    Mark(
                        kind=mark.kind,
                        start=at + a - start,
                        end=at + max(a, b) - start,
                        value=mark.value,
                    )
                )
        at += end - start
    return tuple(found)
