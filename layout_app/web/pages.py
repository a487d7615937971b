"""An issue as HTML. One rule: nothing of a manuscript is markup; every page stands by itself."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from itertools import groupby

from layout_app.cjk.dates import day_words, month_words, weekday_words
from layout_app.compose.line.collect import Copy
from layout_app.model.ids import ArticleId
from layout_app.model.setting import NoticesSetting, Numbering, Setting, TableSetting
from layout_app.model.text import HEADS, SETTINGS, Kind
from layout_app.web.blocks import blocks_html, blocks_of
from layout_app.web.edition import (
    Edition,
    EditionArticle,
    EditionPage,
    EditionParagraph,
    EditionPicture,
    Zone,
)

STYLE = "style.css"
_KINDS = {kind.value: kind for kind in Kind}
ALL = '<a href="../index.html">各期</a>'
_CLASSES = ("kicker", "subtitle", "deck", "byline", "caption", "names", "verse", "fact")
CSS = """\
:root{color-scheme:light dark;--ground:#f6f4ef;--sheet:#fffdf9;--ink:#222;--muted:#6b6660;
--line:#d8d3c8;--accent:#a3231c;
--song:"Songti SC","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC",SimSun,serif;
--hei:system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",
sans-serif}
@media (prefers-color-scheme:dark){:root{--ground:#191816;--sheet:#232220;--ink:#e6e2da;
--muted:#a39d93;--line:#3d3a35;--accent:#f08a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.7 var(--hei)}
body>*{max-width:84rem;margin-inline:auto;padding-inline:1.25rem}
a{color:inherit;text-decoration:none}
a:hover,a:focus-visible{color:var(--accent)}
.mast{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.25rem;padding-block:.9rem .6rem}
.mast b{font:900 1.7rem/1.2 var(--song);letter-spacing:.12em}
.mast span{color:var(--muted);font-size:.9rem}
.mast nav{margin-left:auto;display:flex;gap:1.1rem;font-size:.9rem}
.tabs{display:flex;gap:.4rem;overflow-x:auto;border-block:1px solid var(--line);
padding-block:.45rem;scrollbar-width:none}
.tabs a{flex:none;padding:.15rem .75rem;border-radius:1rem;font-size:.92rem}
.tabs .here{background:var(--accent);color:var(--sheet)}
main.page{display:grid;grid-template-columns:minmax(0,1fr) 19rem;gap:2rem;padding-block:1.4rem 3rem}
main.page svg{display:block;width:100%;height:auto;background:#fff;
box-shadow:0 1px 2px #0003,0 6px 24px #0002}
svg polygon{fill:#0000;stroke:#0000;stroke-width:3;transition:fill .12s}
svg a:hover polygon,svg a:focus polygon{fill:#a3231c1c;stroke:#a3231c}
aside h2,.years h2{font:700 .95rem/1.4 var(--hei);color:var(--muted);margin:0 0 .5rem}
aside ol{list-style:none;margin:0;padding:0}
aside li a{display:block;padding:.55rem 0;border-bottom:1px solid var(--line);
font:400 1.02rem/1.5 var(--song)}
.turn{display:flex;justify-content:space-between;gap:1rem;margin:1.2rem 0 0;font-size:.92rem}
.turn a{padding:.35rem .8rem;border:1px solid var(--line);border-radius:.4rem;
background:var(--sheet);max-width:48%}
article{max-width:44rem;margin:1.2rem auto 0;padding:1.6rem 2.2rem 2rem;background:var(--sheet);
font:1.1rem/1.9 var(--song);overflow-wrap:anywhere}
article header{text-align:center;margin-bottom:1.4rem}
h1{font:700 1.9rem/1.35 var(--song);margin:.3rem 0 .5rem;text-wrap:balance}
article h2{font:700 1.1rem/1.6 var(--hei);margin:1.4em 0 .4em}
article p{text-indent:2em;margin:.5em 0;text-align:justify}
article header p,article .names,article .verse,figcaption{text-indent:0;text-align:inherit}
article .kicker,article .subtitle{font-size:1.05rem;margin:.2em 0;text-wrap:balance}
article .deck{text-align:left;color:var(--muted);font-size:1rem}
article .byline{color:var(--muted);font-size:.95rem}
article .caption,figcaption{text-indent:0;font:.88rem/1.6 var(--hei);color:var(--muted)}
figure{margin:1.2rem 0}
figure img{display:block;width:100%;height:auto}
figcaption{padding-top:.4rem}
blockquote{margin:1.4rem 0;padding:.2rem 1.4rem;border-left:3px solid var(--accent);
font-size:1.2rem}
article .verse{text-align:center}
.verse+.verse{margin-top:1.6em}
.fact{padding:.6rem 1.2rem;margin:1.2rem 0;background:var(--ground)}
table{border-collapse:collapse;margin:1.2rem 0;width:100%;font:.95rem/1.6 var(--hei)}
th,td{border-block:1px solid var(--line);padding:.3rem .6rem;text-align:left}
th{border-top:2px solid var(--ink)}
.erratum,.withdrawn{border-left:4px solid var(--accent);padding:.3rem 1rem;margin:1rem 0;
text-indent:0!important;background:var(--ground)}
body>.turn{max-width:44rem;padding-bottom:3rem}
.years ol{list-style:none;padding:0;margin:0 0 2rem;display:grid;gap:1.5rem 1.25rem;
grid-template-columns:repeat(auto-fill,minmax(12rem,1fr))}
.years img{display:block;width:100%;height:auto;background:#fff;margin-bottom:.5rem;
box-shadow:0 1px 2px #0003,0 4px 14px #0002}
.years small{display:block;color:var(--muted);word-break:keep-all}
@media (max-width:50rem){
main.page{grid-template-columns:1fr;gap:1.2rem;padding-inline:0}
main.page aside{padding-inline:1rem}
body>*{padding-inline:1rem}
.mast b{font-size:1.35rem}
.mast nav{margin-left:0;width:100%;justify-content:space-between}
article{margin-top:.6rem;padding:1.1rem 1.1rem 1.6rem}
h1{font-size:1.5rem}
.years ol{grid-template-columns:repeat(2,1fr)}}
"""


def page_name(folio: str) -> str:
    """Return the name of a page's file."""
    return f"{folio}.html"


def article_name(article: str) -> str:
    """Return the name of an article's file."""
    return f"article-{article}.html"


def page_html(edition: Edition, number: int, before: Edition | None, after: Edition | None) -> str:
    """Return a page as a picture whose articles lead to their text.

    `before` and `after` are the issues next to this one.
    """
    page = edition.pages[number]
    articles = {article.id: article for article in edition.articles}
    shown = [zone for zone in page.zones if zone.article in articles]
    listed = dict.fromkeys(zone.article for zone in shown)
    entries = "".join(f"<li>{_title_link(articles[one])}</li>" for one in listed)
    count = len(edition.pages)
    turn = _turn(
        ("prev", "上一版", edition.pages[number - 1].folio, page_name) if number else None,
        ("next", "下一版", edition.pages[number + 1].folio, page_name)
        if number + 1 < count
        else None,
    )
    body = (
        _masthead(edition, _issue_links(before, after))
        + _page_links(edition, number)
        + f'<main class="page">{_picture(page, shown, articles)}'
        f"<aside><h2>{escape(_titled(page))}</h2><ol>{entries}</ol>{turn}</aside></main>"
    )
    return _document(f"{edition.name} {edition.date} {page.folio}", body, "../")


def article_html(edition: Edition, article: EditionArticle) -> str:
    """Return the joined text of an article; of a withdrawn one only that it was."""
    folios = {page.folio: _titled(page) for page in edition.pages}
    tabs = "".join(
        f'<a href="{page_name(folio)}">‹ {escape(folios.get(folio, folio))}</a>'
        for folio in article.folios
    )
    above = _masthead(edition, "") + f'<nav class="tabs">{tabs}</nav>'
    if article.withdrawn:
        told = f'<p class="withdrawn">本稿已于 {escape(article.withdrawn)} 撤下。</p>'
        text = f"<article><h1>{escape(article.headline)}</h1>{told}</article>"
    else:
        notes = "".join(
            f'<p class="erratum">更正（{escape(note.date)}）：{escape(note.text)}</p>'
            for note in article.errata
        )
        heads, words = _divided(article)
        first, *others = (*map(_figure, article.pictures), "")
        text = f"<article><header>{heads}</header>{notes}{first}{words}{''.join(others)}</article>"
    body = f"{above}{text}{_neighbours(edition, article)}"
    return _document(f"{article.headline} – {edition.name}", body, "../")


def index_html(editions: Sequence[Edition]) -> str:
    """Return the list of all issues by their months, the newest first."""
    name = editions[-1].name if editions else ""
    months = groupby(reversed(editions), key=lambda one: month_words(_day(one)))
    lists = "".join(
        f"<h2>{month}</h2><ol>{''.join(map(_card, of_month))}</ol>" for month, of_month in months
    )
    head = f'<header class="mast"><b>{escape(name)}</b><span>数字报　各期</span></header>'
    return _document(name, f'{head}<main class="years">{lists}</main>', "")


def _card(edition: Edition) -> str:
    """Return an issue as its front page, its date and its numbers."""
    picture = ""
    if edition.cover:
        first = edition.pages[0]
        picture = (
            f'<img src="{edition.date}/{escape(edition.cover)}" width="{first.width}" '
            f'height="{first.height}" loading="lazy" alt="">'
        )
    return (
        f'<li><a href="{edition.date}/index.html">{picture}{day_words(_day(edition))}'
        f"<small>{weekday_words(_day(edition))}　{_numbers(edition)}</small></a></li>"
    )


def _day(edition: Edition) -> date:
    return date.fromisoformat(edition.date)


def _dated(edition: Edition) -> str:
    return f"{day_words(_day(edition))}　{weekday_words(_day(edition))}"


def _numbers(edition: Edition) -> str:
    told = f"第{edition.number}期" if edition.number is not None else ""
    total = f"总第{edition.total_number}期" if edition.total_number is not None else ""
    folios = sum(len(page.folio.split("-")) for page in edition.pages)
    return "　".join(filter(None, (told, total, f"{folios}版")))


def _titled(page: EditionPage) -> str:
    return f"{page.folio}版 {page.section}".strip()


def _masthead(edition: Edition, links: str) -> str:
    """Return the paper's name, which leads to all issues, the day and what leads on."""
    nav = f"<nav>{links or ALL}</nav>"
    return (
        f'<header class="mast"><a href="../index.html"><b>{escape(edition.name)}</b></a>'
        f'<span><a href="index.html">{_dated(edition)}</a>　{_numbers(edition)}</span>'
        f"{nav}</header>"
    )


def _issue_links(before: Edition | None, after: Edition | None) -> str:
    links = [ALL]
    if before is not None:
        links.insert(0, f'<a rel="prev" href="../{before.date}/index.html">‹ 上一期</a>')
    if after is not None:
        links.append(f'<a rel="next" href="../{after.date}/index.html">下一期 ›</a>')
    return "".join(links)


def _page_links(edition: Edition, number: int) -> str:
    links = []
    for n, page in enumerate(edition.pages):
        here = ' class="here" aria-current="page"' if n == number else ""
        links.append(f'<a{here} href="{page_name(page.folio)}">{escape(_titled(page))}</a>')
    return f'<nav class="tabs">{"".join(links)}</nav>'


_Way = tuple[str, str, str, Callable[[str], str]]
"""Its relation, what it is called, where it leads, and how such files are named."""


def _turn(before: _Way | None, after: _Way | None) -> str:
    """Return the ways to what stands before and after; a gap keeps the second at the right."""
    links = []
    for way, arrow in ((before, "‹ {}"), (after, "{} ›")):
        if way is None:
            links.append("<span></span>")
        else:
            rel, words, target, named = way
            told = escape(arrow.format(words))
            links.append(f'<a rel="{rel}" href="{named(target)}">{told}</a>')
    return f'<nav class="turn">{"".join(links)}</nav>'


def _neighbours(edition: Edition, article: EditionArticle) -> str:
    """Return the ways to the articles before and after, in the order of the pages."""
    known = {one.id: one for one in edition.articles}
    placed = (zone.article for page in edition.pages for zone in page.zones)
    order = [one for one in dict.fromkeys(placed) if one in known and not known[one].withdrawn]
    if article.id not in order:
        return ""
    at = order.index(article.id)
    before, after = order[at - 1 : at], order[at + 1 : at + 2]
    return _turn(
        ("prev", known[before[0]].headline, before[0], article_name) if before else None,
        ("next", known[after[0]].headline, after[0], article_name) if after else None,
    )


def _figure(picture: EditionPicture) -> str:
    words = escape(picture.caption)
    told = f"<figcaption>{words}</figcaption>" if words else ""
    return (
        f'<figure><img src="{escape(picture.image)}" width="{picture.width}" '
        f'height="{picture.height}" loading="lazy" alt="{words}">{told}</figure>'
    )


def _picture(page: EditionPage, zones: Iterable[Zone], articles: dict[str, EditionArticle]) -> str:
    shapes = "".join(_shape(page, zone, articles[zone.article]) for zone in zones)
    return (
        f'<svg viewBox="0 0 {page.width} {page.height}" role="img" '
        f'aria-label="{escape(page.folio)}">'
        f'<image href="{escape(page.image)}" width="{page.width}" height="{page.height}"/>'
        f"{shapes}</svg>"
    )


def _shape(page: EditionPage, zone: Zone, article: EditionArticle) -> str:
    corners = " ".join(f"{x * page.width:.1f},{y * page.height:.1f}" for x, y in zone.shape)
    title = escape(article.headline)
    return (
        f'<a href="{article_name(article.id)}"><title>{title}</title>'
        f'<polygon points="{corners}"/></a>'
    )


def _title_link(article: EditionArticle) -> str:
    return f'<a href="{article_name(article.id)}">{escape(article.headline)}</a>'


def _divided(article: EditionArticle) -> tuple[str, str]:
    """Return the heads and what follows them, both as HTML."""
    copies = [_copy(ArticleId(article.id), n, told) for n, told in enumerate(article.paragraphs)]
    heads = blocks_of(copy for copy in copies if copy.kind in HEADS)
    text = blocks_of(copy for copy in copies if copy.kind not in HEADS)
    return blocks_html(heads, _look), blocks_html(text, _look)


def _copy(article: ArticleId, number: int, told: EditionParagraph) -> Copy:
    kind = _KINDS.get(told.kind, Kind.TEXT)
    return Copy(
        article=article, paragraph=number, position=0, kind=kind, text=told.number + told.text,
        setting=_setting(kind, told),
    )  # fmt: skip


def _setting(kind: Kind, told: EditionParagraph) -> Setting | None:
    """Return what says that a table, a poem, a list or a run of notices begins here."""
    match kind:
        case Kind.NOTICE:
            # Their numbers are kept as they are printed.
            return NoticesSetting(numbers=Numbering.NONE)
        case Kind.TABLE if told.starts:
            return TableSetting(heads=told.heads)
        case _ if told.starts and kind in SETTINGS:
            return SETTINGS[kind]()
    return None


def _look(name: str) -> str:
    return f' class="{name}"' if name in _CLASSES else ""


def _document(title: str, body: str, root: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="{root}{STYLE}"></head>\n'
        f"<body>{body}</body></html>\n"
    )
