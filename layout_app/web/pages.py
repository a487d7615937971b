"""An issue as HTML. One rule: nothing of a manuscript is markup; every page stands by itself."""

from collections.abc import Iterable, Sequence
from html import escape

from layout_app.compose.collect import Copy
from layout_app.model.ids import ArticleId
from layout_app.model.setting import NoticesSetting, Numbering
from layout_app.model.text import HEADS, Kind
from layout_app.web.blocks import blocks_html, blocks_of
from layout_app.web.edition import (
    Edition,
    EditionArticle,
    EditionPage,
    EditionParagraph,
    Zone,
)

STYLE = "style.css"
_KINDS = {kind.value: kind for kind in Kind}
_CLASSES = ("kicker", "subtitle", "deck", "byline", "caption", "names", "verse", "fact")
CSS = """\
:root{color-scheme:light dark;--line:#8886}
body{margin:0 auto;max-width:72rem;padding:0 1rem 3rem;font:1.1rem/1.8 serif}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
nav .here{font-weight:700}
h1{line-height:1.3;margin:.6rem 0}
main.page{display:grid;grid-template-columns:minmax(0,3fr) minmax(14rem,1fr);gap:1.5rem}
main.page svg{width:100%;height:auto;border:1px solid var(--line)}
svg polygon{fill:#0000;stroke:#0000;stroke-width:2}
svg a:hover polygon,svg a:focus polygon{fill:#07f2;stroke:#07f}
article{max-width:40rem;margin:0 auto}
article p{text-indent:2em;margin:.4em 0}
article .kicker,article .subtitle,article .deck,article .byline{text-indent:0;color:#777}
article .caption{text-indent:0;font-size:.85em;color:#777}
article .names,article .verse{text-indent:0}
.verse{text-align:center}
.fact{padding:.3rem 1rem;margin:1rem 0;background:#8881}
table{border-collapse:collapse;margin:1rem 0;width:100%}
th,td{border:1px solid var(--line);padding:.2rem .6rem;text-align:left}
.erratum,.withdrawn{border-left:4px solid #c30;padding:.3rem 1rem;margin:1rem 0}
@media (max-width:40rem){main.page{grid-template-columns:1fr}}
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
    body = (
        _issue_links(before, after)
        + _page_links(edition, number)
        + f'<main class="page">{_picture(page, shown, articles)}<ol>{entries}</ol></main>'
    )
    return _document(f"{edition.name} {edition.date} {page.folio}", body, "../")


def article_html(edition: Edition, article: EditionArticle) -> str:
    """Return the joined text of an article; of a withdrawn one only that it was."""
    links = "".join(f'<a href="{page_name(folio)}">{escape(folio)}</a>' for folio in article.folios)
    where = f'<nav><a href="index.html">{escape(edition.name)} {edition.date}</a>{links}</nav>'
    if article.withdrawn:
        told = f'<p class="withdrawn">本稿已于 {escape(article.withdrawn)} 撤下。</p>'
        body = f"{where}<article><h1>{escape(article.headline)}</h1>{told}</article>"
    else:
        notes = "".join(
            f'<p class="erratum">更正（{escape(note.date)}）：{escape(note.text)}</p>'
            for note in article.errata
        )
        heads, text = _divided(article)
        body = f"{where}<article><header>{heads}</header>{notes}{text}</article>"
    return _document(f"{article.headline} – {edition.name}", body, "../")


def index_html(editions: Sequence[Edition]) -> str:
    """Return the list of all issues, the newest first."""
    name = editions[-1].name if editions else ""
    rows = "".join(
        f'<li><a href="{one.date}/index.html">{escape(one.name)} {one.date}</a>{_numbers(one)}</li>'
        for one in reversed(editions)
    )
    return _document(name, f"<h1>{escape(name)}</h1><ul>{rows}</ul>", "")


def _numbers(edition: Edition) -> str:
    told = f"第{edition.number}期" if edition.number is not None else ""
    total = f"总第{edition.total_number}期" if edition.total_number is not None else ""
    return " " + " ".join(filter(None, (told, total, f"{len(edition.pages)}版")))


def _issue_links(before: Edition | None, after: Edition | None) -> str:
    links = ['<a href="../index.html">各期</a>']
    if before is not None:
        links.append(f'<a rel="prev" href="../{before.date}/index.html">上一期 {before.date}</a>')
    if after is not None:
        links.append(f'<a rel="next" href="../{after.date}/index.html">下一期 {after.date}</a>')
    return f"<nav>{''.join(links)}</nav>"


def _page_links(edition: Edition, number: int) -> str:
    links = []
    for n, page in enumerate(edition.pages):
        here = ' class="here" aria-current="page"' if n == number else ""
        title = escape(f"{page.folio} {page.section}".strip())
        links.append(f'<a{here} href="{page_name(page.folio)}">{title}</a>')
    return f"<nav>{''.join(links)}</nav>"


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
    # What is kept of an issue does not say how notices are numbered.
    setting = NoticesSetting(numbers=Numbering.NONE) if kind is Kind.NOTICE else None
    return Copy(
        article=article, paragraph=number, position=0, kind=kind, text=told.text, setting=setting
    )


def _look(name: str) -> str:
    return f' class="{name}"' if name in _CLASSES else ""


def _document(title: str, body: str, root: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="{root}{STYLE}"></head>\n'
        f"<body>{body}</body></html>\n"
    )
