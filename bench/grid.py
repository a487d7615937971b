"""Score an issue with subheads, kickers, pictures and inserts in the flow: base lines on one grid.

usage: grid.py --shared DIR [--work FILE]
The work load's articles get kickers, subheads of another size, a picture, a pull quote and heads
beside or inside their text; the exported file goes to the judge with the columns that were filled.
DIR holds `bench/issue` with the work load and `typoscore.py`; the bar is 100 % of base lines.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from io import BytesIO
from itertools import cycle
from pathlib import Path

from copyfit import PICTURE
from PIL import Image
from work_issue import issue_of

from layout_app.compose.page import Composer
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article
from layout_app.model.box import Arrangement, ArticleBox, RegionKind
from layout_app.model.issue import Issue, paper_of
from layout_app.model.page import Page
from layout_app.model.style import Stylebook
from layout_app.model.text import Kind, Paragraph
from layout_app.store.originals import put_original
from layout_app.store.saving import new_issue

ARRANGED = cycle([Arrangement.OVER, Arrangement.BESIDE, Arrangement.SURROUNDED])


def furnished(article: Article, number: int, original: str) -> Article:
    """Give an article a kicker, subheads, and in turn a picture or a pull quote."""
    head, *body = article.paragraphs
    kicker = Paragraph(text="今日关注", kind=Kind.KICKER)
    told = [
        text
        for k, p in enumerate(body)
        for text in ((Paragraph(text="一件新鲜事", kind=Kind.SUBHEAD), p) if k % 3 == 2 else (p,))
    ]
    if number % 3 == 1:
        told.insert(1, Paragraph(text=body[0].text[:20], kind=Kind.QUOTE))
    pictures = (replace(PICTURE, original=original),) if number % 3 == 0 else ()
    return replace(article, paragraphs=(kicker, head, *told), pictures=pictures)


def arranged(page: Page) -> Page:
    """Let the heads of a page stand over, beside and amid their text in turn."""
    boxes = (
        replace(box, regions=(), arrangement=next(ARRANGED)) if isinstance(box, ArticleBox) else box
        for box in page.boxes
    )
    return replace(page, boxes=tuple(boxes))


def furnished_issue(work: dict, original: str) -> Issue:
    """Return the work load's issue, furnished; subheads are larger so that the judge sees them."""
    issue = issue_of(work)
    book = Stylebook(masthead_lines=0, separators=False)
    book = replace(book, subhead=replace(book.subhead, size=1.12))
    return replace(
        issue,
        publication=replace(issue.publication, stylebook=book),
        articles=tuple(furnished(a, n, original) for n, a in enumerate(issue.articles)),
        pages=tuple(map(arranged, issue.pages)),
    )


def geometry(issue: Issue) -> dict[str, object]:
    """Return the runs of columns that the composer filled, as the judge reads them."""
    paper, composer = paper_of(issue), Composer(shipped())
    pages = []
    for page in issue.pages:
        flows = []
        for box in composer.page(issue, page.id).boxes:
            texts = (r.rect for r in box.regions if r.kind is RegionKind.TEXT)
            flows.append([[r.x, r.y, r.right, r.bottom] for r in texts])
        pages.append(flows)
    return {"size": paper.em, "lead": paper.leading, "pages": pages}


def picture_bytes() -> bytes:
    """Return a picture that can be printed: a gradient of grey."""
    out = BytesIO()
    raw = bytes(60 + 2 * (n % 60) for n in range(60 * 40))
    Image.frombytes("L", (60, 40), raw).save(out, "PNG")
    return out.getvalue()


def main() -> int:
    """Export, score, and end with 1 where a base line is off the grid."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--work", type=Path)
    options = parser.parse_args()
    peer = options.shared / "bench" / "issue"
    work = json.loads((options.work or peer / "work_8p.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        place, out, told = Path(folder, "issue"), Path(folder, "out.pdf"), Path(folder, "g.json")
        place.mkdir()
        original = put_original(place, picture_bytes())
        issue = furnished_issue(work, original)
        new_issue(place, issue)
        told.write_text(json.dumps(geometry(issue)))
        export = [sys.executable, "-m", "layout_app", "export", str(place), "--to", str(out)]
        subprocess.run(
            [*export, "--profile", "screen", "--split", "issue"], check=False, capture_output=True
        )
        judged = [sys.executable, str(peer / "typoscore.py"), str(out), "--geom", str(told)]
        found = subprocess.run([*judged, "--json"], check=True, capture_output=True, text=True)
    score = next(iter(json.loads(found.stdout).values()))
    for name in ("lines", "outside_boxes_pct", "baseline_on_grid_pct", "ragged_pct"):
        print(f"{name}: {score[name]}")
    return int(score["baseline_on_grid_pct"] < 100)


if __name__ == "__main__":
    sys.exit(main())
