"""Every object of a newspaper page is there in all its forms.

A command makes it, it stands in a sample issue as that is read from its files, and a golden test
tells its display list. What looks right on the sample pages no test can say; they were looked at.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from layout_app import cli
from layout_app.desk.commands import COMMANDS
from layout_app.model.article import Article
from layout_app.model.box import (
    EAR,
    FOLD,
    AdBox,
    Arrangement,
    ArticleBox,
    Box,
    ContentsBox,
    Division,
    Media,
    OrnamentBox,
    PlannedBox,
    SectionBox,
)
from layout_app.model.breaks import written
from layout_app.model.issue import Issue, index, paper_of, stylebook_of
from layout_app.model.paper import PRESETS, Remainder
from layout_app.model.text import Kind
from layout_app.resources import sample_publication
from layout_app.store.reading import open_issue
from layout_app.store.templates import template_names

GOLDEN = Path(__file__).parents[2] / "golden"
HERE = sample_publication()
KNOWN = {*COMMANDS, *(f"layout-app {name}" for name in cli.COMMANDS)}
SAMPLES = tuple(sorted(path.parent for path in HERE.rglob("issue.yaml")))


@dataclass(frozen=True)
class Made:
    """An object: what makes it, where its display list is told, how it is found in an issue."""

    name: str
    command: str
    golden: str
    found: Callable[[Issue], bool]


def boxes(issue: Issue) -> Iterator[Box]:
    return (box for page in issue.pages for box in page.boxes)


def any_box(kind: type, holds: Callable[..., bool] = lambda _box: True) -> Callable[[Issue], bool]:
    return lambda issue: any(isinstance(box, kind) and holds(box) for box in boxes(issue))


def story(holds: Callable[[ArticleBox], bool]) -> Callable[[Issue], bool]:
    return any_box(ArticleBox, holds)


def placed(holds: Callable[[Article], bool]) -> Callable[[Issue], bool]:
    """Return whether an article that stands on a page is like that."""
    return lambda issue: any(
        holds(article) for article in issue.articles if index(issue).parts.get(article.id)
    )


def kind(wanted: Kind) -> Callable[[Issue], bool]:
    return placed(lambda article: any(p.kind is wanted for p in article.paragraphs))


def ad(holds: Callable[[AdBox], bool]) -> Callable[[Issue], bool]:
    return any_box(AdBox, holds)


def arranged(wanted: Arrangement) -> Callable[[Issue], bool]:
    return story(lambda box: box.arrangement is wanted)


def divided(division: Division, remainder: Remainder | None = None) -> Callable[[Issue], bool]:
    return story(lambda box: box.division is division and remainder in (None, box.remainder))


def furnished(name: str) -> Callable[[Issue], bool]:
    return lambda issue: any(own.name == name for page in issue.pages for own in page.furniture)


def lettered(media: Media) -> Callable[[Issue], bool]:
    """Return whether the paper's name comes from a file of this kind."""
    return lambda issue: (
        bool(issue.publication.logo.original) and issue.publication.logo.media is media
    )


def is_t(box: ArticleBox) -> bool:
    """Tell whether a narrower rectangle hangs from the middle of a wide one."""
    if len(box.shape) != 2:
        return False
    top, stem = box.shape
    return top.column < stem.column and stem.end_column < top.end_column


OBJECTS = (
    Made("paper of its own", "layout-app new", "format-1/papers/宽栏.yaml",
         lambda issue: paper_of(issue) not in PRESETS),
    Made("preset paper", "layout-app new", "pages/framed.txt",
         lambda issue: paper_of(issue) in PRESETS),
    Made("named colour", "colour.define", "pages/named-colours.txt",
         lambda issue: bool(stylebook_of(issue).colours)),
    Made("kicker", "article.kind", "pages/heads-inside.txt", kind(Kind.KICKER)),
    Made("headline broken by sense", "headline.write", "pages/heads.txt",
         placed(lambda a: any("/" in written(p) for p in a.paragraphs))),
    Made("subtitle", "article.kind", "pages/heads.txt", kind(Kind.SUBTITLE)),
    Made("deck", "article.kind", "pages/heads.txt", kind(Kind.DECK)),
    Made("byline", "article.kind", "pages/heads.txt", kind(Kind.BYLINE)),
    Made("subhead", "article.kind", "pages/around-insets.txt", kind(Kind.SUBHEAD)),
    Made("pull quote", "article.kind", "pages/around-insets.txt", kind(Kind.QUOTE)),
    Made("fact box", "article.kind", "pages/around-insets.txt", kind(Kind.FACT)),
    Made("table", "article.insert_table", "pages/object-table.txt", kind(Kind.TABLE)),
    Made("merged cells", "article.table", "pages/object-table-merged.txt",
         placed(lambda a: any(getattr(p.setting, "merged", ()) for p in a.paragraphs))),
    Made("name list", "article.names", "pages/object-names.txt", kind(Kind.NAMES)),
    Made("verse", "article.verse", "pages/object-verse.txt", kind(Kind.VERSE)),
    Made("numbered notices", "article.notices", "pages/object-notices.txt", kind(Kind.NOTICE)),
    Made("heads over", "headline.arrange", "pages/framed.txt", arranged(Arrangement.OVER)),
    Made("heads inside", "headline.arrange", "pages/heads-inside.txt",
         arranged(Arrangement.INSIDE)),
    Made("heads beside", "headline.arrange", "pages/around-insets.txt",
         arranged(Arrangement.BESIDE)),
    Made("heads surrounded", "headline.arrange", "pages/surrounded-step.txt",
         arranged(Arrangement.SURROUNDED)),
    Made("vertical heads at the left", "headline.arrange", "pages/vertical-left.txt",
         arranged(Arrangement.VERTICAL_LEFT)),
    Made("vertical heads at the right", "headline.vertical", "pages/vertical-fake.txt",
         arranged(Arrangement.VERTICAL_RIGHT)),
    Made("vertical text", "box.vertical", "pages/vertical-shipped.txt",
         story(lambda box: box.vertical)),
    Made("narrow and wide headlines", "style.level", "pages/headline-width.txt",
         lambda issue: any(lv.narrowest < 1 or lv.widest > 1 for lv in stylebook_of(issue).levels)),
    Made("L", "box.shape", "pages/surrounded-step.txt",
         story(lambda box: len(box.shape) == 2 and not is_t(box))),
    Made("T", "box.shape", "pages/shapes.txt", story(is_t)),
    Made("step", "box.shape", "pages/shapes.txt", story(lambda box: len(box.shape) == 3)),
    Made("columns of the page", "box.division", "pages/divisions.txt", divided(Division.GRID)),
    Made("whole columns", "box.division", "pages/divisions.txt", divided(Division.WHOLE)),
    Made("fractional columns", "box.division", "pages/divisions.txt", divided(Division.FRACTION)),
    Made("remainder to columns", "box.division", "pages/divisions.txt",
         divided(Division.KEPT_GUTTER, Remainder.COLUMNS)),
    Made("remainder to gutters", "box.division", "pages/divisions.txt",
         divided(Division.KEPT_GUTTER, Remainder.GUTTERS)),
    Made("frame", "box.frame", "pages/framed.txt", story(lambda box: box.framed)),
    Made("border", "box.border", "pages/border-panel.txt",
         story(lambda box: box.border is not None)),
    Made("tint", "box.tint", "pages/named-colours.txt", story(lambda box: box.tint is not None)),
    Made("drop cap", "box.drop_cap", "pages/around-insets.txt",
         story(lambda box: box.drop_cap > 0)),
    Made("jump", "box.continue", "pages/jumped.txt", story(lambda box: box.part > 1)),
    Made("keyword of a jump", "jump.keyword", "pages/jumped.txt",
         placed(lambda article: bool(article.keyword))),
    Made("picture with caption and credit", "picture.caption", "pages/around-insets.txt",
         placed(lambda a: any(p.caption and p.credit for p in a.pictures))),
    Made("cropped picture", "picture.crop", "pages/heads.txt",
         placed(lambda a: any(p.crop for p in a.pictures))),
    Made("focused picture", "picture.focus", "pages/heads.txt",
         placed(lambda a: any(p.focus for p in a.pictures))),
    Made("text round a contour", "picture.contour", "pages/contour.txt",
         placed(lambda a: any(p.contour for p in a.pictures))),
    Made("headline over its photo", "picture.under_heads", "pages/heads-over-photo.txt",
         story(lambda box: box.head_ink is not None)),
    Made("name in type", "issue.record", "pages/mastheads.txt",
         lambda issue: not issue.publication.logo.original),
    Made("name as lettering", "issue.logo", "pages/mastheads.txt", lettered(Media.PDF)),
    Made("name as a picture", "issue.logo", "pages/mastheads.txt", lettered(Media.PICTURE)),
    Made("face of the paper's own", "layout-app fonts", "pages/own-face.txt",
         lambda issue: stylebook_of(issue).verse.face in {f.id for f in issue.publication.faces}),
    Made("lunar date", "style.habits", "pages/mastheads.txt",
         lambda issue: stylebook_of(issue).lunar),
    Made("who made the page", "page.staff", "pages/furniture.txt", furnished("proofreader")),
    Made("contents", "page.contents", "pages/contents.txt", any_box(ContentsBox)),
    Made("spread", "page.join", "pages/spread.txt",
         lambda issue: any(page.span == 2 for page in issue.pages)),
    Made("section head", "page.section_head", "pages/adornments.txt", any_box(SectionBox)),
    Made("ornament", "free.ornament", "pages/adornments.txt", any_box(OrnamentBox)),
    Made("page from a template", "page.template", "pages/template.txt",
         lambda issue: any(page.template for page in issue.pages)),
    Made("advertisement in the ear", "ad.book", "pages/mastheads.txt",
         ad(lambda box: box.slot == EAR)),
    Made("strip in the fold", "ad.book", "pages/fold-strip.txt", ad(lambda box: box.slot == FOLD)),
    Made("banner", "ad.book", "pages/ads.txt", ad(lambda box: box.slot == "通栏")),
    Made("booked and empty", "ad.book", "pages/ads.txt", ad(lambda box: box.is_empty)),
    Made("placed PDF", "ad.fill", "pages/ads.txt",
         ad(lambda box: bool(box.original) and box.media is Media.PDF)),
    Made("picture as advertisement", "ad.fill", "pages/mastheads.txt",
         ad(lambda box: bool(box.original) and box.media is Media.PICTURE)),
    Made("set advertisement", "ad.text", "pages/ads.txt", ad(lambda box: bool(box.paragraphs))),
    Made("classified columns", "ad.text", "pages/ads.txt", ad(lambda box: box.columns > 1)),
    Made("house filler", "ad.house", "pages/ads.txt", ad(lambda box: box.house)),
    Made("planned box", "box.plan", "pages/ads.txt",
         any_box(PlannedBox, lambda box: box.chars > 0)),
)  # fmt: skip


@pytest.fixture(scope="module")
def issues() -> tuple[Issue, ...]:
    opened = tuple(map(open_issue, SAMPLES))
    assert not [problem for one in opened for problem in one.problems]
    return tuple(one.issue for one in opened)


@pytest.mark.parametrize("made", OBJECTS, ids=lambda made: made.name)
def test_object_has_a_command_a_golden_dump_and_a_place_in_a_sample(made, issues):
    assert made.command in KNOWN
    assert (GOLDEN / made.golden).is_file()
    assert any(map(made.found, issues))


def test_a_template_of_the_sample_lies_beside_its_issues():
    homes = {path.parent for path in SAMPLES}
    assert any(template_names(home) for home in homes)


def test_an_object_that_is_not_there_would_be_missed(issues):
    assert not any(map(ad(lambda box: box.slot == "没有这种"), issues))
    assert not any(map(kind(Kind.TABLE), (Issue(articles=issues[0].articles),)))
