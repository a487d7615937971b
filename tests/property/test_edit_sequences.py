"""Random runs of operations: no character is lost, every place holds, undo gives the very value."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layout_app.edit.articles import cut_range, merge_articles, set_kind, split_article
from layout_app.edit.boxes import continue_on, move_box, place, remove_box, resize_box
from layout_app.edit.grouping import move_together
from layout_app.edit.history import History
from layout_app.edit.packages import LEAST, pack, unpack
from layout_app.edit.pages import delete_page, move_page, new_page
from layout_app.edit.seams import accept, unjoin
from layout_app.errors import CommandError
from layout_app.model.article import Article, Note
from layout_app.model.box import Package
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from layout_app.model.page import Page
from layout_app.model.seam import Candidate
from layout_app.model.text import BlockRef, Kind, Paragraph, anchor_at, holds

WORDS = "溪水又清了居民都来埠头舀碗底字看得见"


def ref(block: int) -> BlockRef:
    return BlockRef(dump="page.md", block=block)


@st.composite
def dumped(draw: st.DrawFn) -> Issue:
    """Draw an issue as an import leaves it: every paragraph one block, in the order of the dump."""
    articles, block = [], 0
    for n in range(draw(st.integers(1, 4))):
        paragraphs = []
        for k in range(draw(st.integers(1, 5))):
            kind = Kind.HEADLINE if k == 0 else draw(st.sampled_from([Kind.TEXT, Kind.SUBHEAD]))
            text = draw(st.text(WORDS, min_size=1, max_size=6))
            paragraphs.append(Paragraph(text=text, kind=kind, blocks=(ref(block),)))
            block += 1
        at = draw(st.integers(0, len(paragraphs) - 1))
        note = Note(at=anchor_at(tuple(paragraphs), at, 1), text=str(n))
        made = Article(id=ArticleId(f"a{n}"), paragraphs=tuple(paragraphs), notes=(note,))
        articles.append(replace(made, source="page.md"))
    return Issue(articles=tuple(articles), pages=(Page(id=PageId("p0")), Page(id=PageId("p1"))))


def characters(issue: Issue) -> Counter[str]:
    return Counter("".join(p.text for a in issue.articles for p in a.paragraphs))


def check(issue: Issue) -> None:
    blocks = [b for a in issue.articles for p in a.paragraphs for b in p.blocks]
    assert len(blocks) == len(set(blocks))
    for article in issue.articles:
        pins = [seam.at for seam in article.seams] + [note.at for note in article.notes]
        pins += [at for cut in article.cuts for at in (cut.start, cut.end)]
        assert all(holds(pin, article.paragraphs) for pin in pins)
    for shown in index(issue).parts.values():
        assert [box.part for _, box in shown] == list(range(1, len(shown) + 1))
    for page in issue.pages:
        packages = [box for box in page.boxes if isinstance(box, Package)]
        single = {box.id for box in page.boxes} - {package.id for package in packages}
        held = [name for package in packages for name in package.boxes]
        assert len(held) == len(set(held))
        assert set(held) <= single
        assert all(len(package.boxes) >= LEAST for package in packages)


Operation = Callable[[Issue], Issue]
numbers = st.integers(0, 24)


def chosen(names: tuple[str, ...], n: int) -> str:
    return names[n % len(names)] if names else "none"


def joining(n: int, m: int) -> Operation:
    return lambda issue: accept(issue, candidate(issue, n, m))


def candidate(issue: Issue, n: int, m: int) -> Candidate:
    """Return a seam of two halves that are there and not joined yet."""
    texts = [p for a in issue.articles for p in a.paragraphs if p.kind is not Kind.HEADLINE]
    if not texts:
        return Candidate(tail=ref(98), head=ref(99), confidence=0.9)
    tail, head = texts[n % len(texts)], texts[m % len(texts)]
    return Candidate(tail=tail.blocks[-1], head=head.blocks[0], confidence=0.9)


def taking_back(n: int, _m: int) -> Operation:
    def act(issue: Issue) -> Issue:
        seams = [seam for article in issue.articles for seam in article.seams]
        if not seams:
            return issue
        seam = seams[n % len(seams)]
        return unjoin(issue, seam.tail, seam.head)

    return act


def article_at(issue: Issue, n: int) -> ArticleId:
    return issue.articles[n % len(issue.articles)].id


def page_at(issue: Issue, n: int) -> PageId:
    return issue.pages[n % len(issue.pages)].id if issue.pages else PageId("none")


def box_at(issue: Issue, n: int) -> BoxId:
    names = tuple(index(issue).boxes)
    return BoxId(chosen(names, n))


def cells(n: int, m: int) -> Cells:
    return Cells(column=n % 5, line=m, columns=1 + m % 3, lines=1 + n)


def made(issue: Issue) -> BoxId:
    return BoxId(f"b{sum(len(page.boxes) for page in issue.pages)}-{id(issue)}")


COPY = (
    joining,
    joining,
    taking_back,
    lambda n, m: lambda i: split_article(i, article_at(i, n), m % 5, ArticleId(f"s{n}-{m}")),
    lambda n, m: lambda i: merge_articles(i, article_at(i, n), article_at(i, m)),
    lambda n, m: lambda i: set_kind(i, article_at(i, n), m % 5, tuple(Kind)[n % 7]),
    lambda n, m: lambda i: cut_range(i, article_at(i, n), (m % 4, 0), (m % 4 + n % 2, 1)),
)
LAYOUT = (
    lambda n, m: lambda i: place(i, article_at(i, n), page_at(i, m), cells(n, m), made(i)),
    lambda n, m: lambda i: continue_on(i, article_at(i, n), page_at(i, m), cells(n, m), made(i)),
    lambda n, m: lambda i: move_box(i, box_at(i, n), m % 6, n, page_at(i, m)),
    lambda n, m: lambda i: pack(i, (box_at(i, n), box_at(i, m), box_at(i, n + m)), made(i)),
    lambda n, m: lambda i: pack(i, (box_at(i, n), box_at(i, n + 1)), made(i), framed=m % 2 == 0),
    lambda n, _m: lambda i: unpack(i, box_at(i, n)),
    lambda n, m: lambda i: move_together(i, (box_at(i, n), box_at(i, m)), m % 2, n % 3),
    lambda n, m: lambda i: resize_box(i, box_at(i, n), cells(m, n)),
    lambda n, _m: lambda i: remove_box(i, box_at(i, n)),
    lambda n, m: lambda i: new_page(i, PageId(f"n{n}-{m}"), n % 3),
    lambda n, m: lambda i: move_page(i, page_at(i, n), m % 3),
    lambda n, _m: lambda i: delete_page(i, page_at(i, n)),
)
operations = st.builds(
    lambda make, n, m: make(n, m), st.sampled_from(COPY + LAYOUT), numbers, numbers
)


@given(dumped(), st.lists(operations, max_size=25))
def test_random_operations_lose_nothing_and_come_back(start: Issue, steps: list[Operation]) -> None:
    history = History(start, pause=0.0)
    states = [start]
    for n, operation in enumerate(steps):
        try:
            after = operation(history.current)
        except CommandError:
            continue
        check(after)
        assert characters(after) == characters(start)
        if after is not history.current:
            history.push(after, str(n), now=float(n))
            states.append(after)
    for state in reversed(states):
        assert history.current is state
        history.undo()


def joined_as_far_as_may_be(
    issue: Issue, pairs: list[tuple[int, int]]
) -> tuple[Issue, list[tuple[BlockRef, BlockRef]]]:
    """Return an issue with the joins that are not refused, and their tails and heads."""
    joined = []
    for tail, head in pairs:
        wanted = candidate(issue, tail, head)
        try:
            issue = accept(issue, wanted)
        except CommandError:
            continue
        joined.append((wanted.tail, wanted.head))
        check(issue)
    return issue, joined


@given(dumped(), st.lists(st.tuples(numbers, numbers), max_size=8))
def test_joins_taken_back_give_the_copy_back(start: Issue, pairs: list[tuple[int, int]]) -> None:
    issue, joined = joined_as_far_as_may_be(start, pairs)
    for tail, head in reversed(joined):
        issue = unjoin(issue, tail, head)
        check(issue)
    assert {a.id: a for a in issue.articles} == {a.id: a for a in start.articles}


@given(
    dumped(), st.lists(st.tuples(numbers, numbers), max_size=8), st.randoms(use_true_random=False)
)
def test_joins_taken_back_in_any_order_lose_nothing(
    start: Issue, pairs: list[tuple[int, int]], chance: random.Random
) -> None:
    issue, joined = joined_as_far_as_may_be(start, pairs)
    chance.shuffle(joined)
    for tail, head in joined:
        issue = unjoin(issue, tail, head)
        check(issue)
    assert characters(issue) == characters(start)
    assert not any(article.seams for article in issue.articles)
    texts = Counter(p for a in issue.articles for p in a.paragraphs)
    assert texts == Counter(p for a in start.articles for p in a.paragraphs)
