import json
import re
import shutil
import subprocess
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest

from layout_app.errors import ExportError
from layout_app.web.edition import (
    SCHEMA,
    Edition,
    EditionArticle,
    EditionPage,
    EditionParagraph,
    EditionPicture,
    Erratum,
    Zone,
    edition_json,
    read_edition,
)
from layout_app.web.site import KEPT, correct, publish, published, withdraw

LEFT = ((0.1, 0.1), (0.5, 0.1), (0.5, 0.9), (0.1, 0.9))
RIGHT = ((0.6, 0.1), (0.9, 0.1), (0.9, 0.9), (0.6, 0.9))


def edition(date: str = "2023-03-20", *, words: str = "桥修好了。") -> Edition:
    articles = (
        EditionArticle(
            id="a1", headline="老桥<新>生", folios=("A01", "A02"),
            paragraphs=(
                EditionParagraph(kind="headline", text="老桥<新>生"),
                EditionParagraph(kind="byline", text="本报编辑部"),
                EditionParagraph(kind="text", text=words),
                EditionParagraph(kind="subhead", text="三年 & 两月"),
            ),
        ),
        EditionArticle(id="a2", headline="通知", folios=("A01",),
                       paragraphs=(EditionParagraph(kind="text", text="停水。"),)),
    )  # fmt: skip
    pages = tuple(
        EditionPage(
            folio=folio, section="要闻", image=f"{folio}.png", width=400, height=600, zones=zones
        )
        for folio, zones in (
            ("A01", (Zone(article="a1", shape=LEFT), Zone(article="a2", shape=RIGHT))),
            ("A02", (Zone(article="a1", shape=LEFT),)),
        )
    )  # fmt: skip
    return Edition(name="街坊报", date=date, number=11, pages=pages, articles=articles)


def pictures(made: Edition) -> dict[str, bytes]:
    return {page.image: b"picture of " + page.folio.encode() for page in made.pages}


def painted_over(picture: bytes, shapes) -> bytes:
    return picture + b" without " + str(len(shapes)).encode()


def put(folder: Path, made: Edition):
    return publish(folder, made, pictures(made), painted_over)


class Links(HTMLParser):
    """Collects where a page leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found += [value for key, value in attrs if key in ("href", "src")]


def test_every_link_of_every_page_leads_to_a_file(tmp_path):
    for date in ("2023-03-20", "2023-03-27", "2023-04-03"):
        put(tmp_path, edition(date))
    seen = set()
    for path in tmp_path.rglob("*.html"):
        for link in Links(path.read_text("utf-8")).found:
            target = (path.parent / unquote(link)).resolve()
            assert target.is_file(), (path.name, link)
            seen.add(target)
    assert {path.resolve() for path in tmp_path.rglob("article-*.html")} <= seen


def test_an_issue_opens_at_its_first_page(tmp_path):
    put(tmp_path, edition())
    home = tmp_path / "2023-03-20"
    assert (home / "index.html").read_bytes() == (home / "A01.html").read_bytes()
    assert (home / "index.html").read_bytes() != (home / "A02.html").read_bytes()


def test_issues_lead_to_each_other_whatever_their_order_of_publishing(tmp_path):
    for date in ("2023-04-03", "2023-03-20", "2023-03-27"):
        put(tmp_path, edition(date))
    middle = (tmp_path / "2023-03-27/A02.html").read_text("utf-8")
    assert 'rel="prev" href="../2023-03-20/index.html"' in middle
    assert 'rel="next" href="../2023-04-03/index.html"' in middle
    assert 'rel="next" href="../2023-03-27/' in (tmp_path / "2023-03-20/A01.html").read_text(
        "utf-8"
    )
    index = (tmp_path / "index.html").read_text("utf-8")
    assert index.index("2023-04-03") < index.index("2023-03-27") < index.index("2023-03-20")


def test_words_of_a_manuscript_are_never_markup(tmp_path):
    put(tmp_path, edition(words="<script>alert(1)</script>&amp;"))
    for path in tmp_path.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script" not in text
        assert "<新>" not in text
    shown = (tmp_path / "2023-03-20/article-a1.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in shown
    assert "<h2>三年 &amp; 两月</h2>" in shown


def test_edition_comes_back_from_its_json():
    made = edition()
    noted = replace(made.articles[0], errata=(Erratum(date="2023-03-21", text="更正"),))
    made = replace(made, articles=(noted, *made.articles[1:]))
    assert read_edition(edition_json(made), "issue.json") == made


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"format": 9}', b'{"format":1,"x":2}'])
def test_json_of_others_is_refused(data):
    with pytest.raises(ExportError) as refused:
        read_edition(data, "issue.json")
    assert refused.value.code == "web.damaged"


def conforms(value, schema) -> bool:
    """Judge by the few words of JSON Schema that ours uses."""
    if "const" in schema:
        return value == schema["const"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    types = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "null": type(None),
        "boolean": bool,
    }
    types["number"] = (int, float)
    if not any(isinstance(value, types[kind]) for kind in kinds):
        return False
    if isinstance(value, dict):
        known = schema["properties"]
        return value.keys() == known.keys() and all(conforms(value[k], known[k]) for k in value)
    if isinstance(value, list):
        return len(value) >= schema.get("minItems", 0) and all(
            conforms(item, schema["items"]) for item in value
        )
    if isinstance(value, str) and "pattern" in schema:
        return re.search(schema["pattern"], value) is not None
    return not isinstance(value, int | float) or schema.get("minimum", value) <= value


def test_json_conforms_to_its_schema(tmp_path):
    put(tmp_path, edition())
    assert json.loads((tmp_path / "schema.json").read_bytes()) == SCHEMA
    told = json.loads((tmp_path / "2023-03-20" / KEPT).read_bytes())
    assert conforms(told, SCHEMA)
    told["pages"][0]["zones"][0]["shape"] = [[0.1, 0.1]]
    assert not conforms(told, SCHEMA)


def test_correction_is_shown_and_stays_when_the_issue_is_published_again(tmp_path):
    put(tmp_path, edition())
    correct(tmp_path, "2023-03-20", "a1", Erratum(date="2023-03-21", text="应为“三月”"))
    put(tmp_path, edition(words="桥修好了，新版。"))
    shown = (tmp_path / "2023-03-20/article-a1.html").read_text("utf-8")
    assert "更正（2023-03-21）：应为“三月”" in shown
    assert "新版" in shown
    told = json.loads((tmp_path / "2023-03-20/article-a1.json").read_bytes())
    assert told["errata"] == [{"date": "2023-03-21", "text": "应为“三月”"}]


def test_withdrawn_article_is_nowhere_and_stays_away(tmp_path):
    put(tmp_path, edition())
    withdraw(tmp_path, "2023-03-20", "a1", "2023-03-22", painted_over)
    for _ in range(2):
        for path in tmp_path.rglob("*"):
            assert not path.is_file() or "桥修好了".encode() not in path.read_bytes()
        home = tmp_path / "2023-03-20"
        assert "本稿已于 2023-03-22 撤下" in (home / "article-a1.html").read_text("utf-8")
        assert (home / "A01.png").read_bytes() == b"picture of A01 without 1"
        assert (home / "A02.png").read_bytes() == b"picture of A02 without 1"
        put(tmp_path, edition())
    assert "停水" in (home / "article-a2.html").read_text("utf-8")


def without_first(made: Edition) -> Edition:
    """Return an issue from which the first article was taken out."""
    pages = (replace(page, zones=page.zones[1:]) for page in made.pages)
    return replace(made, pages=tuple(pages), articles=made.articles[1:])


def test_withdrawal_holds_when_the_article_was_taken_out_and_comes_back(tmp_path):
    put(tmp_path, edition())
    withdraw(tmp_path, "2023-03-20", "a1", "2023-03-22", painted_over)
    home = tmp_path / "2023-03-20"
    for _ in range(2):
        put(tmp_path, without_first(edition()))
        assert not (home / "article-a1.html").exists()
        assert conforms(json.loads((home / KEPT).read_bytes()), SCHEMA)
    put(tmp_path, edition())
    assert "本稿已于 2023-03-22 撤下" in (home / "article-a1.html").read_text("utf-8")
    assert (home / "A01.png").read_bytes() == b"picture of A01 without 1"
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or "桥修好了".encode() not in path.read_bytes()


def test_correction_holds_when_the_article_was_taken_out_and_comes_back(tmp_path):
    put(tmp_path, edition())
    correct(tmp_path, "2023-03-20", "a1", Erratum(date="2023-03-21", text="应为“三月”"))
    put(tmp_path, without_first(edition()))
    put(tmp_path, edition())
    shown = (tmp_path / "2023-03-20/article-a1.html").read_text("utf-8")
    assert "应为“三月”" in shown
    (kept,) = published(tmp_path)
    assert kept.absent == ()


@pytest.mark.parametrize(("date", "article", "code"), [
    ("2023-03-20", "a9", "web.no_article"), ("2023-03-21", "a1", "web.no_issue"),
])  # fmt: skip
def test_what_is_not_there_is_refused(tmp_path, date, article, code):
    put(tmp_path, edition())
    with pytest.raises(ExportError) as refused:
        withdraw(tmp_path, date, article, "2023-03-22", painted_over)
    assert refused.value.code == code


def test_pages_that_are_gone_are_removed_and_the_same_again_writes_nothing(tmp_path):
    made = edition()
    put(tmp_path, made)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    put(tmp_path, made)
    assert before == {
        path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()
    }
    fewer = replace(made, pages=made.pages[:1], articles=made.articles[:1])
    put(tmp_path, fewer)
    names = {path.name for path in (tmp_path / made.date).glob("*.html")}
    assert names == {"index.html", "A01.html", "article-a1.html"}
    assert [one.date for one in published(tmp_path)] == [made.date]


def test_zones_of_a_page_are_hit_in_a_browser(tmp_path):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser is installed")
    put(tmp_path, edition())
    path = tmp_path / "2023-03-20/A01.html"
    probe = """<script>window.onload=()=>{
    const s=document.querySelector('svg').getBoundingClientRect();
    const at=(x,y)=>{const e=document.elementFromPoint(s.x+x*s.width,s.y+y*s.height);
    const a=e&&e.closest('a');return a?a.getAttribute('href'):'none'};
    document.title=[at(.3,.2),at(.75,.2),at(.55,.2)].join(' ')}</script></body>"""
    path.write_text(path.read_text("utf-8").replace("</body>", probe), "utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               f"--user-data-dir={tmp_path}/profile", "--window-size=1200,1400", "--dump-dom",
               path.as_uri()]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    title = re.search("<title>(.*?)</title>", done.stdout)
    assert title
    assert title[1] == "article-a1.html article-a2.html none"


def told(kind: str, text: str, **fields) -> EditionParagraph:
    return EditionParagraph(kind=kind, text=text, **fields)


def with_words(*paragraphs: EditionParagraph) -> Edition:
    made = edition()
    first = replace(made.articles[0], paragraphs=paragraphs)
    return replace(made, articles=(first, *made.articles[1:]))


def shown_article(folder: Path, made: Edition) -> str:
    put(folder, made)
    return (folder / made.date / "article-a1.html").read_text("utf-8")


def test_two_tables_that_follow_each_other_stay_two_with_their_heads(tmp_path):
    html = shown_article(tmp_path, with_words(
        told("table", "时间\t地点", starts=True, heads=1), told("table", "周六\t桥头"),
        told("table", "甲\t乙", starts=True), told("table", "丙\t丁"),
    ))  # fmt: skip
    assert html.count("<table>") == 2
    assert html.count("<th>") == 2
    assert "<th>时间</th><th>地点</th>" in html
    assert "<td>甲</td>" in html


def test_poems_that_follow_each_other_stay_two_and_notices_keep_their_numbers(tmp_path):
    html = shown_article(tmp_path, with_words(
        told("verse", "一行", starts=True), told("verse", "二行"),
        told("verse", "又一行", starts=True),
        told("notice", "停水", starts=True, number="一、"), told("notice", "2.停电"),
    ))  # fmt: skip
    assert html.count('class="verse"') == 2
    assert "一行<br/>二行" in html
    assert "一、停水" in html
    assert ">2.停电" in html


def pictured() -> Edition:
    made = edition()
    photos = tuple(
        EditionPicture(image=f"article-a1-{n}.webp", width=60, height=40, caption=f"图{n}<b>")
        for n in (1, 2)
    )
    first = replace(made.articles[0], pictures=photos)
    return replace(made, cover="cover.webp", articles=(first, *made.articles[1:]))


def put_pictured(folder: Path) -> Path:
    made = pictured()
    images = pictures(made) | {"cover.webp": b"cover"}
    images |= {p.image: p.image.encode() for p in made.articles[0].pictures}
    publish(folder, made, images, painted_over)
    return folder / made.date


def test_photos_stand_in_their_article_the_first_below_the_heads(tmp_path):
    home = put_pictured(tmp_path)
    html = (home / "article-a1.html").read_text("utf-8")
    first, words, second = (
        html.index(part) for part in ("article-a1-1.webp", "桥修好了", "article-a1-2.webp")
    )
    assert html.index("</header>", html.index("<article>")) < first < words < second
    assert "<figcaption>图1&lt;b&gt;</figcaption>" in html
    assert (home / "article-a1-2.webp").read_bytes() == b"article-a1-2.webp"
    assert 'src="2023-03-20/cover.webp"' in (tmp_path / "index.html").read_text("utf-8")


def test_photos_and_cover_go_with_a_withdrawn_article(tmp_path):
    home = put_pictured(tmp_path)
    withdraw(tmp_path, "2023-03-20", "a1", "2023-03-22", painted_over)
    assert not [*home.glob("article-a1-*.webp")]
    assert (home / "cover.webp").read_bytes() == b"cover without 1"
    put_pictured(tmp_path)
    assert not [*home.glob("article-a1-*.webp")]
    assert "article-a1-1" not in (home / "article-a1.html").read_text("utf-8")


def test_pictures_that_an_issue_no_longer_has_are_removed(tmp_path):
    home = put_pictured(tmp_path)
    put(tmp_path, edition())
    assert {path.name for path in home.glob("*.webp")} == set()
    assert {path.name for path in home.glob("*.png")} == {"A01.png", "A02.png"}


def test_what_was_kept_before_photos_is_still_read():
    old = json.loads(edition_json(edition()))
    del old["cover"]
    for article in old["articles"]:
        del article["pictures"]
        article["paragraphs"] = [
            {"kind": p["kind"], "text": p["text"]} for p in article["paragraphs"]
        ]
    assert read_edition(json.dumps(old).encode(), "issue.json") == edition()


def test_articles_lead_to_their_neighbours_in_the_order_of_the_pages(tmp_path):
    put(tmp_path, edition())
    home = tmp_path / "2023-03-20"
    first = (home / "article-a1.html").read_text("utf-8")
    assert 'rel="next" href="article-a2.html"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="article-a1.html"' in (home / "article-a2.html").read_text("utf-8")
    withdraw(tmp_path, "2023-03-20", "a2", "2023-03-22", painted_over)
    assert 'rel="next"' not in (home / "article-a1.html").read_text("utf-8")


WALK = """<!DOCTYPE html><iframe width="{width}" height="800"></iframe><script>
const frame=document.querySelector('iframe'),seen=[];
const steps=[
d=>{{const s=d.querySelector('svg').getBoundingClientRect();
frame.contentWindow.scrollTo(0,s.y+.2*s.height-300);
const r=d.querySelector('svg').getBoundingClientRect();
return d.elementFromPoint(r.x+.3*r.width,r.y+.2*r.height)}},
d=>d.querySelector('.turn a[rel=next]'),
d=>d.querySelector('.tabs a'),
d=>d.querySelector('.turn a[rel=next]'),
d=>d.querySelector('.mast a[rel=next]'),
d=>d.querySelector('.mast nav a[href="../index.html"]'),
d=>d.querySelector('.years a')];
frame.onload=()=>{{const d=frame.contentDocument;if(!d.querySelector('main,article'))return;
const wide=d.documentElement.scrollWidth>d.documentElement.clientWidth?'!wide':'';
seen.push(d.location.pathname.split('/').slice(-2).join('/')+wide);
const step=steps.shift();
if(step)step(d).dispatchEvent(new MouseEvent('click',{{bubbles:true,cancelable:true}}));
else document.title=seen.join(' ')}};
frame.src='2023-03-20/index.html'</script>"""
"""A reader's clicks, each where it would fall: on an article of the page, then on links."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words) -> None:
        pass


@pytest.mark.parametrize("width", [390, 1400])
def test_a_reader_walks_from_page_to_article_to_issue_in_a_browser(tmp_path, width):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser is installed")
    site = tmp_path / "site"
    for date in ("2023-03-20", "2023-03-27"):
        put(site, edition(date))
    (site / "walk.html").write_text(WALK.format(width=width), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    Thread(target=server.serve_forever, daemon=True).start()
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
               "--no-first-run", "--disable-background-networking", "--disable-component-update",
               "--disable-sync", f"--user-data-dir={tmp_path}/profile",
               f"--window-size={width + 40},900", "--virtual-time-budget=20000", "--dump-dom",
               f"http://127.0.0.1:{server.server_port}/walk.html"]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    finally:
        server.shutdown()
        server.server_close()
    title = re.search("<title>(.*?)</title>", done.stdout)
    assert title
    assert title[1].split() == [
        "2023-03-20/index.html", "2023-03-20/article-a1.html", "2023-03-20/article-a2.html",
        "2023-03-20/A01.html", "2023-03-20/A02.html", "2023-03-27/index.html", "/index.html",
        "2023-03-27/index.html",
    ]  # fmt: skip
