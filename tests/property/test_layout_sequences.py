"""Random runs of page and box operations: jumps lead somewhere, folios count, no character is lost.

What is checked is read from the display list and from the files, not from what the composer says
of itself.
"""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeGuard

from hypothesis import given
from hypothesis import strategies as st

from layout_app.compose.page import ComposedPage
from layout_app.compose.spread import spread_halves
from layout_app.display.items import GlyphRun, Group, Item
from layout_app.display.page import PageDisplay, walk
from layout_app.edit.ads import AdFile, book, cancel, clear, fill, rebook, set_text, use_filler
from layout_app.edit.articles import edit_text, merge_articles, split_article
from layout_app.edit.boxes import (
    continue_on,
    move_box,
    place,
    remove_box,
    resize_box,
    set_framed,
)
from layout_app.edit.copying import copied, paste
from layout_app.edit.free import add_free, set_ornament
from layout_app.edit.history import History
from layout_app.edit.jumps import end_part, free_part, set_keyword
from layout_app.edit.lookup import page_of
from layout_app.edit.pages import apply_template, delete_page, move_page, new_page, template_of
from layout_app.edit.planning import (
    add_contents,
    add_section,
    change_section,
    plan,
    replace_article,
)
from layout_app.edit.spreads import join_pages, part_pages
from layout_app.errors import CommandError
from layout_app.model.article import accepted_text
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    ContentsBox,
    Media,
    OrnamentBox,
    SectionBox,
    SectionLook,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, folio_at, folios_of, index
from layout_app.model.ornament import Ornament
from layout_app.model.page import Page
from layout_app.model.slot import SLOTS
from layout_app.model.text import Kind, Paragraph, holds
from layout_app.store.reading import open_issue
from layout_app.store.saving import new_issue, save_issue
from tests.unit.compose.setpages import article, composer, han, issue

COMPOSER = composer()
TO = re.compile(r"（下转(A\d\d)版）")
FROM = re.compile(r"（上接(A\d\d)版(?:《[^》]*》)?）")
Operation = Callable[[Issue], Issue]
numbers = st.integers(0, 30)


def sentences(count: int, seed: int) -> str:
    return "".join(f"{han(7 + (k * 5 + seed) % 13, k + seed)}。" for k in range(count))


@st.composite
def desks(draw: st.DrawFn) -> Issue:
    """Draw an issue of three pages whose stories are placed; those with room to spare jump."""
    stories = []
    for n in range(draw(st.integers(2, 4))):
        body = [sentences(draw(st.integers(1, 14)), n + k) for k in range(draw(st.integers(1, 3)))]
        keyword = draw(st.sampled_from(["", "水清了"]))
        stories.append(article(f"a{n}", (Kind.HEADLINE, f"第{n}件事"), *body, keyword=keyword))
    found = issue(
        (*stories, article("tray", (Kind.HEADLINE, "未上版"), sentences(9, 3))), (), (), ()
    )
    for n, story in enumerate(stories):
        lines = draw(st.integers(6, 14))
        first = Cells(column=n % 2, line=9, columns=2 if n % 2 else 1, lines=lines)
        found = place(found, story.id, page_at(found, n), first, made(found))
        for k in range(draw(st.integers(0, 2))):
            more = Cells(column=0, line=24 - 6 * k, columns=3, lines=5)
            found = continue_on(found, story.id, page_at(found, n + k + 1), more, made(found))
    return furnished(found, draw(numbers)) if draw(st.booleans()) else found


def furnished(found: Issue, n: int) -> Issue:
    """Return the issue with a section head, an ornament, and an ad on pages of its own."""
    found = add_section(found, page_at(found, n), cells(n, n), made(found))
    found = add_free(found, page_at(found, n + 1), flower(found, n, n))
    return book(found, page_at(found, n + 2), made(found), slot="1/4")


def article_at(found: Issue, n: int) -> ArticleId:
    return found.articles[n % len(found.articles)].id if found.articles else ArticleId("none")


def placed_at(found: Issue, n: int) -> ArticleId:
    """Return an article that stands somewhere, or that does not where none does."""
    placed = tuple(index(found).parts)
    return placed[n % len(placed)] if placed else article_at(found, n)


def in_tray(found: Issue, n: int) -> ArticleId:
    tray = [each.id for each in found.articles if each.id not in index(found).parts]
    return tray[n % len(tray)] if tray else article_at(found, n)


def page_at(found: Issue, n: int) -> PageId:
    return found.pages[n % len(found.pages)].id if found.pages else PageId("none")


def box_at(found: Issue, n: int) -> BoxId:
    names = tuple(index(found).boxes)
    return names[n % len(names)] if names else BoxId("none")


def kind_at(found: Issue, n: int, kind: type) -> BoxId:
    """Return a box of a kind, or any where there is none."""
    names = [box.id for page in found.pages for box in page.boxes if isinstance(box, kind)]
    return names[n % len(names)] if names else box_at(found, n)


def spread_at(found: Issue, n: int) -> PageId:
    spreads = [page.id for page in found.pages if page.span == 2]
    return spreads[n % len(spreads)] if spreads else page_at(found, n)


def broken_at(found: Issue, n: int) -> BoxId:
    """Return a box at whose end its article is broken by hand, or any where none is."""
    ends = {(each.id, b.part) for each in found.articles for b in each.breaks}
    names = [
        box.id
        for page in found.pages
        for box in page.boxes
        if isinstance(box, ArticleBox) and (box.article, box.part) in ends
    ]
    return names[n % len(names)] if names else box_at(found, n)


def cells(n: int, m: int) -> Cells:
    column = n % 3
    return Cells(column=column, line=m % 18, columns=1 + m % (3 - column), lines=4 + n % 9)


def across(n: int, m: int) -> Cells:
    """Return cells on both pages of a spread."""
    return Cells(column=n % 3, line=m % 18, columns=4 - n % 3 + m % 3, lines=4 + n % 9)


def made(found: Issue) -> BoxId:
    taken = index(found).boxes
    return BoxId(next(name for k in range(999) if (name := f"b{k}") not in taken))


def duplicated(found: Issue, n: int, m: int) -> Issue:
    """Copy a box to a page."""
    taken = (BoxId(f"b{k}") for k in range(9999) if f"b{k}" not in index(found).boxes)
    return paste(found, page_at(found, m), copied(found, [box_at(found, n)]), lambda: next(taken))[
        0
    ]


LOOKS, ORNAMENTS = tuple(SectionLook), tuple(Ornament)
FILES = (
    AdFile(original="a" * 64, name="a.pdf", media=Media.PDF, extent=(210.0, 115.0)),
    AdFile(original="b" * 64, name="b.jpg", media=Media.PICTURE, extent=(400.0, 200.0)),
)
NOTICE = (
    Paragraph(text="启事", kind=Kind.HEADLINE),
    Paragraph(text="招领", kind=Kind.SUBHEAD),
    Paragraph(text="拾到童车一辆，请到门卫室认领。"),
)


def flower(found: Issue, n: int, m: int) -> OrnamentBox:
    place = Rect(40.0 + 8 * n, 60.0 + 12 * m, 10.0 + n, 10.0 + m)
    return OrnamentBox(id=made(found), rect=place, ornament=ORNAMENTS[n % len(ORNAMENTS)])


def templated(found: Issue, n: int, m: int) -> Issue:
    """Give a page what another, or itself, holds beside its copy."""
    sample = page_of(found, page_at(found, n))
    return apply_template(found, page_at(found, m), f"版式{n % 3}", template_of(sample))


def named(found: Issue) -> str:
    taken = {*index(found).pages, *index(found).articles}
    return next(name for k in range(999) if (name := f"n{k}") not in taken)


def ended(found: Issue, n: int, m: int) -> Issue:
    shown = index(found).boxes.get(box_at(found, n))
    if shown is None or not isinstance(shown[1], ArticleBox):
        raise CommandError("box.no_article_box", box="")
    proposed = COMPOSER.part_ends(found, shown[1].article, shown[1].part)
    if proposed:
        end = proposed[m % len(proposed)]
        return end_part(found, shown[1].id, end.paragraph, end.offset)
    text = index(found).articles[shown[1].article].paragraphs
    return end_part(found, shown[1].id, m % len(text), min(n, len(text[m % len(text)].text)))


MAKERS: tuple[Callable[[int, int], Operation], ...] = (
    lambda n, m: lambda i: place(i, in_tray(i, n), page_at(i, m), cells(n, m), made(i)),
    lambda n, m: lambda i: continue_on(i, placed_at(i, n), page_at(i, m), cells(m, n), made(i)),
    lambda n, m: lambda i: continue_on(i, placed_at(i, m), page_at(i, n), cells(n, m), made(i)),
    lambda n, m: lambda i: move_box(i, box_at(i, n), m % 3, n % 15, page_at(i, m)),
    lambda n, m: lambda i: resize_box(i, box_at(i, n), cells(m, n)),
    lambda n, _m: lambda i: remove_box(i, box_at(i, n)),
    lambda n, m: lambda i: replace_article(i, box_at(i, n), in_tray(i, m)),
    lambda n, m: lambda i: plan(i, page_at(i, n), cells(n, m), made(i), chars=n),
    lambda n, m: lambda i: add_contents(i, page_at(i, n), cells(n, m), made(i)),
    lambda n, m: lambda i: book(i, page_at(i, n), made(i), slot=tuple(SLOTS)[m % len(SLOTS)]),
    lambda n, _m: lambda i: use_filler(i, kind_at(i, n, AdBox)),
    lambda n, _m: lambda i: cancel(i, kind_at(i, n, AdBox)),
    lambda n, _m: lambda i: set_framed(i, box_at(i, n), True),
    lambda n, _m: lambda i: new_page(i, PageId(named(i)), n % (len(i.pages) + 1)),
    lambda n, m: lambda i: move_page(i, page_at(i, n), m % max(1, len(i.pages))),
    lambda n, _m: lambda i: delete_page(i, page_at(i, n)),
    lambda n, m: lambda i: split_article(i, article_at(i, n), 1 + m % 3, ArticleId(named(i))),
    lambda n, m: lambda i: merge_articles(i, placed_at(i, n), article_at(i, m)),
    lambda n, m: lambda i: edit_text(i, article_at(i, n), 1, sentences(m % 9, n)),
    lambda n, _m: lambda i: join_pages(i, page_at(i, n)),
    lambda n, _m: lambda i: part_pages(i, spread_at(i, n)),
    lambda n, m: lambda i: place(i, in_tray(i, n), page_at(i, m), across(n, m), made(i)),
    lambda n, m: lambda i: resize_box(i, box_at(i, n), across(n, m)),
    lambda n, m: lambda i: duplicated(i, n, m),
    lambda n, m: lambda i: ended(i, n, m),
    lambda n, _m: lambda i: free_part(i, broken_at(i, n)),
    lambda n, m: lambda i: set_keyword(i, article_at(i, n), "新桥" if m % 2 else ""),
    lambda n, m: (
        lambda i: add_section(
            i,
            page_at(i, n),
            cells(n, m),
            made(i),
            title="" if m % 2 else "专　题",
            look=LOOKS[n % 3],
        )
    ),
    lambda n, m: lambda i: change_section(i, kind_at(i, n, SectionBox), "副刊", LOOKS[m % 3]),
    lambda n, m: lambda i: add_free(i, page_at(i, n), flower(i, n, m)),
    lambda n, m: (
        lambda i: set_ornament(i, kind_at(i, n, OrnamentBox), ORNAMENTS[m % len(ORNAMENTS)])
    ),
    lambda n, m: lambda i: templated(i, n, m),
    lambda n, m: (
        lambda i: fill(i, kind_at(i, n, AdBox), FILES[m % len(FILES)], is_marked=m % 2 == 0)
    ),
    lambda n, m: lambda i: set_text(i, kind_at(i, n, AdBox), NOTICE, 1 + m % 3),
    lambda n, _m: lambda i: clear(i, kind_at(i, n, AdBox)),
    lambda n, m: lambda i: rebook(i, kind_at(i, n, AdBox), 1 + m % 3, 3 + n % 9),
    lambda n, m: (
        lambda i: plan(
            i, page_at(i, n), cells(m, n), made(i), slug="待写", chars=40 * m, picture=n % 2 == 0
        )
    ),
)
UNDO, REDO = "undo", "redo"
steps = st.one_of(
    st.builds(lambda make, n, m: make(n, m), st.sampled_from(MAKERS), numbers, numbers),
    st.sampled_from([UNDO, UNDO, REDO]),
)


@given(desks(), st.lists(steps, min_size=8, max_size=24))
def test_random_layouts_hold(start: Issue, run: list[Operation | str]) -> None:
    history = History(start, pause=0.0)
    for n, step in enumerate(run):
        before = history.current
        if step == UNDO:
            history.undo()
        elif step == REDO:
            history.redo()
        elif callable(step):
            try:
                after = step(before)
            except CommandError:
                continue
            history.push(after, str(n), now=float(n))
        if history.current is not before:
            check_model(history.current)
            check_pages(history.current)
    check_files(history.current)


def check_model(found: Issue) -> None:
    """Check parts, ids and pins by the tuples themselves."""
    boxes = [box for page in found.pages for box in page.boxes]
    assert len({box.id for box in boxes}) == len(boxes)
    shown: dict[ArticleId, list[int]] = {}
    for box in boxes:
        if isinstance(box, ArticleBox):
            shown.setdefault(box.article, []).append(box.part)
    known = {each.id: each for each in found.articles}
    for name, parts in shown.items():
        assert name in known
        assert sorted(parts) == list(range(1, len(parts) + 1))
    for each in found.articles:
        assert all(holds(b.at, each.paragraphs) for b in each.breaks)
        assert {b.part for b in each.breaks} <= set(shown.get(each.id, ()))


def check_pages(found: Issue) -> None:
    pages = [COMPOSER.page(found, page.id) for page in found.pages]
    number = 1
    for value, page in zip(found.pages, pages, strict=True):
        names = [f"A{number + k:02}" for k in range(value.span)]
        assert page.display.folio == "-".join(names)
        for name, half in zip(names, halves_of(value, page, names), strict=True):
            check_folio(half.display, name)
        number += value.span
    check_jumps(found, pages)
    check_copy(found, [half for v, p in zip(found.pages, pages, strict=True)
                       for half in halves_of(v, p, folios_of(found, v.id))])  # fmt: skip
    check_contents(found, pages)


def halves_of(value: Page, page: ComposedPage, names: Sequence[str]) -> tuple[ComposedPage, ...]:
    """Return a page as it is printed: a spread as two."""
    if value.span == 1:
        return (page,)
    return spread_halves(page, (names[0], names[1]), (value.id, value.right_page.id))


def check_folio(display: PageDisplay, name: str) -> None:
    """Check that the furniture prints the page's place in the order."""
    words = [r.text for g in display.groups if g.name in ("folio", "masthead") for r in runs(g)]
    assert name in words


def check_jumps(found: Issue, pages: list[ComposedPage]) -> None:
    """Check that each 下转 meets the 上接 of the next part on the page it names, and back."""
    parts: dict[tuple[ArticleId, int], tuple[str, Group]] = {}
    for page, value in zip(pages, found.pages, strict=True):
        groups = {group.name: group for group in page.display.groups}
        for box in value.boxes:
            if isinstance(box, ArticleBox):
                folio = folio_at(found, value.id, box.shape[0].column)
                parts[box.article, box.part] = folio, groups[box.id]
    for (name, part), (folio, group) in parts.items():
        to, back = jumps(group, TO), jumps(group, FROM)
        assert len(to) + len(back) == sum(1 for item in group.items if is_jump(item))
        assert len(to) <= 1
        assert len(back) <= 1
        for target in to:
            there, other = parts[name, part + 1]
            assert target == there
            assert jumps(other, FROM) == [folio]
        for source in back:
            there, other = parts[name, part - 1]
            assert source == there
            assert jumps(other, TO) == [folio]


def check_copy(found: Issue, pages: list[ComposedPage]) -> None:
    """Check that each character of a placed article is painted once or is over, and no other is."""
    printed: dict[str, Counter[int]] = {}
    for page in pages:
        for item, _x, _y in walk(page.display):
            if isinstance(item, GlyphRun) and item.source:
                seen = printed.setdefault(item.source.article, Counter())
                seen.update(range(item.source.position, item.source.position + len(item.text)))
    for each in found.articles:
        text = accepted_text(each)
        seen = printed.pop(each.id, Counter())
        if each.id not in index(found).parts:
            assert not seen
            continue
        for start, end in COMPOSER.article(found, each.id).lost:
            seen.update(k for k in range(start, end) if text[k] != "\n")
        wanted = Counter(k for k, char in enumerate(text) if not char.isspace())
        seen = Counter({k: n for k, n in seen.items() if not text[k].isspace()})
        assert seen == wanted
    assert not printed


def check_contents(found: Issue, pages: list[ComposedPage]) -> None:
    """Check that each headline of 导读 stands before the folio of its first part."""
    begins = {
        name: folio_at(found, placed[0][0], placed[0][1].shape[0].column)
        for name, placed in index(found).parts.items()
    }
    headlines = {each.paragraphs[0].text: each.id for each in found.articles if each.paragraphs}
    for page, value in zip(pages, found.pages, strict=True):
        groups = {group.name: group for group in page.display.groups}
        for box in value.boxes:
            if isinstance(box, ContentsBox):
                words = [r.text for r in runs(groups[box.id]) if "…" not in r.text]
                for headline, folio in zip(words[1::2], words[2::2], strict=False):
                    if headline in headlines:
                        assert folio == begins[headlines[headline]]


def check_files(found: Issue) -> None:
    """Check that what is saved opens as the very same value, and saves as the same bytes."""
    folder = Path(tempfile.mkdtemp())
    try:
        opened = new_issue(folder / "issue", found)
        save_issue(opened, found)
        again = open_issue(folder / "issue")
        assert again.issue == found
        assert [p for p in again.problems if p.code.startswith("store.")] == []
    finally:
        shutil.rmtree(folder)


def runs(group: Group) -> Iterator[GlyphRun]:
    for item in group.items:
        if isinstance(item, Group):
            yield from runs(item)
        elif isinstance(item, GlyphRun):
            yield item


def is_jump(item: Item) -> TypeGuard[Group]:
    return isinstance(item, Group) and item.name == "jump"


def jumps(group: Group, pattern: re.Pattern[str]) -> list[str]:
    """Return the folios that the jump lines of a box name."""
    lines = [item for item in group.items if is_jump(item)]
    words = ["".join(r.text for r in runs(line)) for line in lines]
    return [found[1] for text in words if (found := pattern.fullmatch(text))]
