"""Make an issue of a work load: the same articles in the same boxes as the peers set them.

usage: work_issue.py WORK.json ISSUE
The work load (`work_8p.json` and its kin) gives pages of articles with their columns and lines; the
issue gets a paper of the same measures, and every text begins as far down as the load says.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from layout_app.model.article import Article
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import MM, Cells
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import Paper, joined
from layout_app.model.style import Align, FaceId, HeadLevel, Stylebook, TextStyle
from layout_app.model.text import Kind, Paragraph
from layout_app.store.saving import new_issue

FILL = 0.97
"""Share of its width that a headline may take."""
LINE = 1.16
"""Height of a headline, in its size, without the 字 of air around it."""


def paper_of(geometry: dict[str, float]) -> Paper:
    """Return the paper that has exactly the work load's columns and lines."""
    em = geometry["size"]
    columns = round(geometry["ncol"])
    width = columns * geometry["colw"] + (columns - 1) * geometry["gut"]
    height = geometry["nline"] * geometry["lead"]
    return Paper(
        name="work",
        trim_mm=(geometry["page_w"] / MM, geometry["page_h"] / MM),
        type_mm=(width / MM, height / MM),
        top_mm=geometry["my"] / MM,
        columns=columns,
        chars=round(geometry["colw"] / em),
        gutter=geometry["gut"] / em,
        lines=round(geometry["nline"]),
        pitch=geometry["lead"] / em,
    )


def stylebook() -> Stylebook:
    """Return styles with heads as plain as the peer's, and no masthead."""
    head = TextStyle(face=FaceId("song-700"), size=4.0, align=Align.LEFT)
    level = HeadLevel(headline=head, smallest=1.0, kicker=head, subtitle=head)
    return replace(Stylebook(), levels=(level,), masthead_lines=0, separators=False)


def issue_of(work: dict) -> Issue:
    """Return the issue of a work load."""
    paper = paper_of(work["geo"])
    articles, pages = [], []
    for number, page in enumerate(work["pages"]):
        boxes = []
        for k, story in enumerate(page):
            article = article_of(story, f"w{number:02}{k:03}")
            articles.append(article)
            boxes.append(box_of(story, article, paper))
        pages.append(Page(id=PageId(f"page{number:02}"), boxes=tuple(boxes)))
    publication = Publication(name="work", papers=(paper,), stylebook=stylebook(), paper="work")
    return Issue(publication=publication, pages=tuple(pages), articles=tuple(articles))


def article_of(story: dict, name: str) -> Article:
    """Return an article of a headline and paragraphs."""
    body = tuple(Paragraph(text=text) for text in story["paras"] if text.strip())
    head = Paragraph(text=story["head"], kind=Kind.HEADLINE)
    return Article(id=ArticleId(name), paragraphs=(head, *body))


def box_of(story: dict, article: Article, paper: Paper) -> ArticleBox:
    """Return the article's box, its head in one line on as many grid lines as the load says."""
    cells = Cells(
        column=story["col"],
        line=story["line0"],
        columns=story["ncols"],
        lines=story["nlines"],
    )
    across = FILL * joined(story["ncols"], paper.chars, paper.gutter) / len(story["head"])
    down = (story["headlines"] * paper.pitch - 1) / LINE
    return ArticleBox(
        id=BoxId(f"b-{article.id}"),
        article=article.id,
        shape=(cells,),
        headline_size=min(story["headpt"] / paper.em, across, down),
        head_lines=story["headlines"],
    )


def main() -> int:
    """Write the issue's folder."""
    if len(sys.argv) != 3:
        sys.stderr.write(__doc__)
        return 2
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    new_issue(Path(sys.argv[2]), issue_of(work))
    return 0


if __name__ == "__main__":
    sys.exit(main())
