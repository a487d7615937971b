"""How many articles copyfit brings to the very line: the bar is 90 of 100 with 4 % amiss or less.

usage: copyfit.py WORK.json…
Every article of the work load is given a picture, or subheads, or a pull quote, in turn, and boxes
from 4 % too low to 4 % too high; printed are how many came to ±0 lines, of what was over and what
was short, which levers were used, and any lever beyond its limit, as it is printed. An article that
has come to ±0 lines with more lines alone or empty than before has not come. What is refused must
name the cuts that make it fit. Of the rest it is told what stops them: no lever takes a line, those
that do take too few, or each way to the line leaves another line alone.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median, pstdev

from work_issue import article_of, paper_of, stylebook

from layout_app.compose.copyfit import Copyfit, copyfit
from layout_app.compose.flow.fit import FitState
from layout_app.compose.levers import LeverKind, applied
from layout_app.compose.page import Composer
from layout_app.compose.trial import Trial
from layout_app.display.items import GlyphRun, Picture
from layout_app.display.page import walk
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article, ArticlePicture
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import Cells
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.issue import paper_of as paper_of_issue
from layout_app.model.page import Page
from layout_app.model.text import Kind, Paragraph

MOST = 0.04
"""Share of its lines that an article may be over or short."""
PICTURE = ArticlePicture(
    original="0" * 64, name="a.jpg", caption="昨天上午的现场。", credit="某某", pixels=(1500, 1000)
)
LEAST_SHOWN = 0.88
"""Share of a picture's width and of its height, and of a headline's size, that is left at least."""
FEWEST = 3
"""Gaps of a line that count at least."""
LIMITS = {LeverKind.HEAD_AIR: 2, LeverKind.OPTIONAL: 1}
SIZE = 3.0
"""Size of each headline, 字."""


def furnished(article: Article, turn: int) -> Article:
    """Give an article what copyfit may work with."""
    head, *body = article.paragraphs
    if turn == 0:
        return replace(article, pictures=(PICTURE,))
    if turn == 1:
        told = [Paragraph(text="　".join(p.text[:3] for p in body[k : k + 2]), kind=Kind.SUBHEAD)
                for k in range(0, len(body), 2)]  # fmt: skip
        pairs = [
            p for k, p in enumerate(body) for p in ((told[k // 2], p) if k % 2 and k > 1 else (p,))
        ]
        return replace(article, paragraphs=(head, *pairs))
    quote = Paragraph(text=f"“{body[0].text[:24].strip('“”')}”", kind=Kind.QUOTE)
    return replace(article, paragraphs=(head, body[0], quote, *body[1:]))


def cases(work: dict) -> Iterator[tuple[Issue, Article, int]]:
    """Yield issues of one article each, in boxes that hold it all but a little."""
    paper = paper_of(work["geo"])
    publication = Publication(papers=(paper,), paper="work", stylebook=stylebook())
    stories = [story for page in work["pages"] for story in page]
    for number, story in enumerate(stories):
        article = furnished(article_of(story, f"a{number}"), number % 3)
        columns = max(2, min(4, story["ncols"]))
        for lines in range(8, paper.lines):
            box = ArticleBox(
                id=BoxId("b"),
                article=article.id,
                shape=(Cells(column=0, line=0, columns=columns, lines=lines),),
                headline_size=SIZE,
            )
            page = Page(id=PageId("p"), boxes=(box,))
            yield (
                Issue(publication=publication, articles=(article,), pages=(page,)),
                article,
                columns * lines,
            )


def amiss(composer: Composer, issue: Issue, article: Article, slots: int) -> float:
    """Return the share of its lines that an article is over or short."""
    fit = composer.fit(issue, article.id)
    used = slots + (fit.lines if fit.state is FitState.OVER else -fit.lines)
    return fit.lines / max(1, used)


def within(composer: Composer, issue: Issue, found: Copyfit) -> bool:
    """Tell whether every lever kept to its limit, no picture or headline beyond 12 %."""
    if any(abs(lever.lines) > LIMITS.get(lever.kind, 99) for lever in found.levers):
        return False
    made = applied(issue, found.article, found.setting)
    filled = composer.filled(made, found.article)
    if filled.head_air > LIMITS[LeverKind.HEAD_AIR]:
        return False
    return left(composer, made) >= min(LEAST_SHOWN, left(composer, issue))


def left(composer: Composer, issue: Issue) -> float:
    """Return the least share that is left of a picture's sides and of the headline's size."""
    em, shares = paper_of_issue(issue).em, [1.0]
    for item, *_ in walk(composer.page(issue, issue.pages[0].id).display):
        if isinstance(item, Picture):
            shares += [item.crop.w, item.crop.h]
        elif isinstance(item, GlyphRun) and item.source and item.source.paragraph == 0:
            shares.append(item.size / em / SIZE)
    return min(shares)


def gaps(composer: Composer, issue: Issue) -> Iterator[float]:
    """Yield the usual gap between Han of each line of text on the first page, em."""
    for run, *_ in walk(composer.page(issue, issue.pages[0].id).display):
        if not isinstance(run, GlyphRun) or not run.source or len(run.ys) > 1:
            continue
        steps = zip(pairwise(run.xs), pairwise(run.starts), strict=True)
        wide = [
            (x2 - x1) / run.size - 1
            for (x1, x2), (a, b) in steps
            if all("一" <= char <= "鿿" for char in (run.text[a], run.text[b]))
        ]
        if len(wide) > FEWEST:
            yield median(wide)


def came_to_fit(composer: Composer, issue: Issue, found: Copyfit) -> bool:
    """Tell whether an article fills its box to the line, no line alone that was not before."""
    before, after = (
        composer.filled(each, found.article).tally.flaws
        for each in (issue, applied(issue, found.article, found.setting))
    )
    return found.after.state is FitState.EXACT and after <= before


def kind_of(article: Article, found: Copyfit) -> str:
    """Return what copyfit could work with, and whether lines were over or short."""
    kinds = {paragraph.kind for paragraph in article.paragraphs}
    given = "picture" if article.pictures else "subheads" if Kind.SUBHEAD in kinds else "quote"
    return f"{given}, {found.before.state.value}"


def what_stops(composer: Composer, issue: Issue, article: Article) -> str:
    """Return why an article has not come to the line."""
    trial = Trial(composer, issue, article.id)
    trial.best()
    now = trial.misfit(trial.now)
    tried = [trial.misfit(setting) for setting in trial.tried]
    if 0 in tried:
        return "each way leaves a line alone"
    if min(map(abs, tried)) >= abs(now):
        return "no lever takes a line"
    return "levers take too few"


def measure(load: Path, composer: Composer) -> bool:
    """Print what becomes of a work load; tell whether the bar is reached."""
    work = json.loads(load.read_text(encoding="utf-8"))
    came: list[bool] = []
    used: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    stopped: Counter[str] = Counter()
    seconds: list[float] = []
    before: list[float] = []
    after: list[float] = []
    beyond = unnamed = 0
    for issue, article, slots in cases(work):
        share = amiss(composer, issue, article, slots)
        if not 0 < share <= MOST:
            continue
        begun = time.process_time()
        found = copyfit(composer, issue, article.id)
        seconds.append(time.process_time() - begun)
        came.append(came_to_fit(composer, issue, found))
        tried[kind_of(article, found)] += 1
        exact[kind_of(article, found)] += came[-1]
        beyond += not within(composer, issue, found)
        unnamed += found.after.state is FitState.OVER and not found.cuts
        if came[-1]:
            used.update(lever.kind.value for lever in found.levers)
            before += gaps(composer, issue)
            after += gaps(composer, applied(issue, article.id, found.setting))
        else:
            stopped[f"{kind_of(article, found)}: {what_stops(composer, issue, article)}"] += 1
    print(f"{load.name}: {len(came)} articles with a misfit of at most {MOST:.0%}")
    print(f"exact: {sum(came)} = {sum(came) / max(1, len(came)):.1%}, bar 90 %")
    for kind in sorted(tried):
        print(f"  {kind}: {exact[kind]} of {tried[kind]}")
    for why in sorted(stopped):
        print(f"  stopped, {why}: {stopped[why]}")
    print(f"levers: {dict(used)}; beyond a limit: {beyond}; refused without a cut: {unnamed}")
    if after:
        print(f"deviation of gaps: {pstdev(after):.4f} em, before {pstdev(before):.4f}")
    slowest, usual = max(seconds, default=0.0), sum(seconds) / max(1, len(seconds))
    print(f"ms an article: {1000 * usual:.0f}, at most {1000 * slowest:.0f}")
    return sum(came) >= 0.9 * len(came) and not beyond and not unnamed


def main() -> int:
    """Measure, and end with 1 below the bar."""
    if len(sys.argv) < 2:
        sys.stderr.write(__doc__ or "")
        return 2
    composer = Composer(shipped())
    reached = [measure(Path(load), composer) for load in sys.argv[1:]]
    return int(not all(reached))


if __name__ == "__main__":
    sys.exit(main())
