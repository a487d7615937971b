"""What holds of tables, names, verse and notices: nothing lost, on the grid, the same from disk."""

from collections import Counter

from fakeface import FakeFaces
from hypothesis import example, given, settings
from hypothesis import strategies as st

from layout_app.compose.page import Composer
from layout_app.display.items import GlyphRun, Group
from layout_app.edit.articles import edit_text, merge_articles, set_kind, split_article
from layout_app.edit.objects import insert, set_object
from layout_app.errors import CommandError
from layout_app.intake.rows import table_paragraphs
from layout_app.model.article import Article, accepted_text
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication, index
from layout_app.model.page import Page
from layout_app.model.style import Stylebook
from layout_app.model.text import SETTINGS, Kind, Paragraph
from layout_app.store.format import article_bytes, read_article
from tests.strategies import GRID
from tests.strategies import settings as object_settings

WORDS = st.text(alphabet="的一是在不了有和人，。“”A1.%\t 　", min_size=1, max_size=40)
ANY_SETTING = st.one_of(*object_settings.values())


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    kind = draw(st.sampled_from([Kind.TEXT, Kind.SUBHEAD, *SETTINGS]))
    setting = draw(st.none() | object_settings[kind]) if kind in SETTINGS else None
    return Paragraph(text=draw(WORDS), kind=kind, setting=setting)


@st.composite
def laid(draw: st.DrawFn) -> Issue:
    head = Paragraph(text="大标题", kind=Kind.HEADLINE)
    body = draw(st.lists(paragraphs(), min_size=1, max_size=14))
    article = Article(id=ArticleId("a"), paragraphs=(head, *body))
    columns, lines = draw(st.integers(1, 4)), draw(st.integers(6, 40))
    box = ArticleBox(
        id=BoxId("b"),
        article=article.id,
        shape=(Cells(column=0, line=0, columns=columns, lines=lines),),
        columns=draw(st.sampled_from([0, 0, 1, 2])),
        framed=draw(st.booleans()),
        vertical=draw(st.sampled_from([False, False, False, True])),
    )
    publication = Publication(papers=(GRID,), paper="grid", stylebook=Stylebook(masthead_lines=0))
    page = Page(id=PageId("p"), boxes=(box,))
    return Issue(publication=publication, articles=(article,), pages=(page,))


def padded_row() -> Issue:
    """A row that begins with a blank and finds no room."""
    body = [Paragraph(text="1"), Paragraph(text="1"), Paragraph(text=" 1", kind=Kind.TABLE)]
    head = Paragraph(text="大标题", kind=Kind.HEADLINE)
    article = Article(id=ArticleId("a"), paragraphs=(head, *body))
    shape = (Cells(column=0, line=0, columns=1, lines=6),)
    box = ArticleBox(id=BoxId("b"), article=article.id, shape=shape)
    publication = Publication(papers=(GRID,), paper="grid", stylebook=Stylebook(masthead_lines=0))
    page = Page(id=PageId("p"), boxes=(box,))
    return Issue(publication=publication, articles=(article,), pages=(page,))


def copy_runs(group: Group, y: float = 0.0) -> list[tuple[GlyphRun, float]]:
    found = []
    for item in group.items:
        if isinstance(item, Group):
            found += copy_runs(item, y + item.y)
        elif isinstance(item, GlyphRun) and item.source:
            found.append((item, y + item.ys[0]))
    return found


@given(laid())
@settings(max_examples=150)
@example(padded_row())
def test_every_character_is_placed_once_in_its_place_or_over(issue: Issue) -> None:
    article = issue.articles[0]
    made = Composer(FakeFaces()).article(issue, article.id)
    text = accepted_text(article)
    seen: Counter[int] = Counter()
    for run, _ in copy_runs(made.groups[0]):
        start = run.source.position
        assert text[start : start + len(run.text)] == run.text
        seen.update(range(start, start + len(run.text)))
    lost = {n for start, end in made.lost for n in range(start, end)}
    inked = {n for n, char in enumerate(text) if not char.isspace()}
    assert all(count == 1 for count in seen.values())
    assert inked == (set(seen) | lost) & inked
    assert not set(seen) & lost & inked


@given(laid())
@settings(max_examples=100)
def test_lines_of_objects_stand_on_the_grid(issue: Issue) -> None:
    if issue.pages[0].boxes[0].vertical:
        return
    made = Composer(FakeFaces()).article(issue, ArticleId("a"))
    box = made.boxes[0].rect
    columns = [g for g in made.groups[0].items if isinstance(g, Group) and g.name == "column"]
    for run, y in (pair for g in columns for pair in copy_runs(g, g.y)):
        line = (box.y + y - 0.88 * GRID.em - GRID.type_area.y) / GRID.leading
        assert abs(line - round(line)) < 0.01, run.text
        assert y < box.h


numbers = st.integers(0, 14)
Step = tuple[str, int, int, object]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["object", "object", "object", "kind", "edit", "split", "merge", "insert"]),
        numbers,
        numbers,
        ANY_SETTING,
    ),
    max_size=12,
)


def done(issue: Issue, step: Step) -> tuple[Issue, Counter[str]]:
    """Return the issue after a step, and the characters that the step itself brought."""
    name, n, m, setting = step
    article = issue.articles[n % len(issue.articles)]
    other = issue.articles[m % len(issue.articles)].id
    match name:
        case "object":
            return set_object(issue, article.id, n, m, setting), Counter()
        case "kind":
            return set_kind(issue, article.id, m, tuple(Kind)[n % len(Kind)]), Counter()
        case "split":
            made = ArticleId(f"s{len(issue.articles)}-{n}-{m}")
            return split_article(issue, article.id, m, made), Counter()
        case "merge":
            return merge_articles(issue, article.id, other), Counter()
        case "edit":
            at = m % max(1, len(article.paragraphs))
            old = article.paragraphs[at].text if article.paragraphs else ""
            return edit_text(issue, article.id, at, f"{old}新"), Counter("新")
        case _:
            rows = table_paragraphs([["甲", "乙"], ["1", "2.5"]])
            return insert(issue, article.id, m, rows), Counter("甲\t乙1\t2.5")


def characters(issue: Issue) -> Counter[str]:
    return Counter("".join(p.text for a in issue.articles for p in a.paragraphs))


@given(laid(), STEPS)
@settings(max_examples=1000)
def test_random_steps_keep_the_characters_and_come_back_from_disk(
    issue: Issue, steps: list[Step]
) -> None:
    for step in steps:
        before = issue
        try:
            issue, brought = done(issue, step)
        except CommandError:
            continue
        assert characters(issue) == characters(before) + brought
        for shown in index(issue).parts.values():
            assert [box.part for _, box in shown] == list(range(1, len(shown) + 1))
    for article in issue.articles:
        assert read_article(article_bytes(article), "a.yaml") == article
