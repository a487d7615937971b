"""An article handed to other programs. One rule: what is handed on is what is printed of it."""

from layout_app.desk.session import Session
from layout_app.frozen import frozen
from layout_app.model.article import headline
from layout_app.model.ids import ArticleId
from layout_app.model.issue import index, stylebook_of
from layout_app.web.blocks import Block, article_blocks, plain_text
from layout_app.web.pasted import pasted_document, pasted_html
from layout_app.web.word import word_file


@frozen
class WebCopy:
    """An article for a clipboard, in both forms."""

    html: str
    text: str


def web_copy(session: Session, article: ArticleId) -> WebCopy:
    """Return an article to be pasted into the editor of a public account, or into Word."""
    blocks = _blocks(session, article)
    return WebCopy(html=pasted_html(blocks), text=plain_text(blocks))


def web_file(session: Session, article: ArticleId) -> bytes:
    """Return an article as an HTML file of its own, UTF-8."""
    title = headline(index(session.issue).articles[article])
    return pasted_document(title, _blocks(session, article)).encode()


def word_copy(session: Session, article: ArticleId) -> bytes:
    """Return an article as a Word file."""
    return word_file(_blocks(session, article))


def _blocks(session: Session, article: ArticleId) -> tuple[Block, ...]:
    return article_blocks(index(session.issue).articles[article], stylebook_of(session.issue))
