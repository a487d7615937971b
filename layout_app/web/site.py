"""The folder of a digital edition. One rule: pages are made anew from what is kept as JSON.

An issue lies in a folder named by its date; `issue.json` is all that is kept of it beside its
pictures. Whatever changes, the pages of it and of its neighbours are written again.
"""

import json
import secrets
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from layout_app.errors import ExportError, IssueFileError
from layout_app.web.edition import (
    SCHEMA,
    Edition,
    EditionArticle,
    Erratum,
    Zone,
    article_json,
    edition_json,
    read_edition,
)
from layout_app.web.pages import (
    CSS,
    STYLE,
    article_html,
    article_name,
    index_html,
    page_html,
    page_name,
)

KEPT = "issue.json"
_DATE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
Blanked = Callable[[bytes, list[tuple[tuple[float, float], ...]]], bytes]
"""Returns a picture with shapes (shares of its sides) painted over."""


def publish(
    folder: Path, edition: Edition, images: Mapping[str, bytes], blanked: Blanked
) -> tuple[Path, ...]:
    """Add an issue to a site, or replace it, and return the files of the issue.

    Errata and withdrawals of an issue that is published again stay, those of articles that were
    left out for a time, too; `blanked` paints over what was withdrawn. ExportError where the folder
    cannot be written.
    """
    home = folder / edition.date
    known = _known(home / KEPT)
    if known is not None:
        edition = _with_history(edition, known)
    shown = _pictures(edition)
    files = [
        (home / name, _without_withdrawn(edition, shown[name], images[name], blanked))
        for name in shown
    ]
    files.append((home / KEPT, edition_json(edition)))
    for path, data in files:
        _write(path, data)
    return (*(path for path, _ in files), *rebuild(folder, edition.date))


def correct(folder: Path, date: str, article: str, note: Erratum) -> None:
    """Add a correction to a published article, and show it above the text."""
    edition, found = _published(folder, date, article)
    _keep(folder, edition, replace(found, errata=(*found.errata, note)))


def withdraw(folder: Path, date: str, article: str, when: str, blanked: Blanked) -> None:
    """Take an article off a site: its text, its zones and its place in the pages' pictures."""
    edition, found = _published(folder, date, article)
    for name, zones in _pictures(edition).items():
        shapes = [zone.shape for zone in zones if zone.article == article]
        if shapes:
            path = folder / date / name
            _write(path, blanked(path.read_bytes(), shapes))
    _keep(folder, edition, replace(found, paragraphs=(), pictures=(), errata=(), withdrawn=when))


def rebuild(folder: Path, date: str) -> tuple[Path, ...]:
    """Write the pages of an issue and of its neighbours, and the list; return the issue's files."""
    editions = published(folder)
    dates = [edition.date for edition in editions]
    here = dates.index(date)
    _write(folder / STYLE, CSS.encode())
    _write(folder / "schema.json", (json.dumps(SCHEMA, ensure_ascii=False) + "\n").encode())
    _write(folder / "index.html", index_html(editions).encode())
    written: list[Path] = []
    for n in range(max(0, here - 1), min(len(editions), here + 2)):
        before = editions[n - 1] if n else None
        after = editions[n + 1] if n + 1 < len(editions) else None
        files = _pages(folder / dates[n], editions[n], before, after)
        for path, data in files.items():
            _write(path, data)
        if n == here:
            written = list(files)
            pictures = {folder / dates[n] / name for name in _pictures(editions[n])}
            _sweep(folder / dates[n], files.keys() | pictures)
    return tuple(written)


def published(folder: Path) -> list[Edition]:
    """Return the issues of a site in the order of their dates."""
    known = map(_known, folder.glob(f"{_DATE}/{KEPT}"))
    return sorted(filter(None, known), key=lambda edition: edition.date)


def _pages(
    home: Path, edition: Edition, before: Edition | None, after: Edition | None
) -> dict[Path, bytes]:
    files = {}
    for n, page in enumerate(edition.pages):
        made = page_html(edition, n, before, after).encode()
        files[home / page_name(page.folio)] = made
        if n == 0:
            files[home / "index.html"] = made
    for article in edition.articles:
        path = home / article_name(article.id)
        files[path] = article_html(edition, article).encode()
        files[path.with_suffix(".json")] = article_json(edition, article)
    return files


def _sweep(home: Path, kept: Collection[Path]) -> None:
    """Remove pages and pictures of articles and folios that the issue no longer has."""
    for pattern in ("*.html", "article-*.json", "*.png", "*.webp"):
        for path in home.glob(pattern):
            if path not in kept:
                with suppress(OSError):
                    path.unlink()


def _pictures(edition: Edition) -> dict[str, tuple[Zone, ...]]:
    """Return the names of an issue's pictures with the zones on them; photos have none."""
    found = {page.image: page.zones for page in edition.pages}
    if edition.cover:
        found[edition.cover] = edition.pages[0].zones
    photos = (picture.image for article in edition.articles for picture in article.pictures)
    return found | dict.fromkeys(photos, ())


def _without_withdrawn(
    edition: Edition, zones: tuple[Zone, ...], image: bytes, blanked: Blanked
) -> bytes:
    gone = {article.id for article in edition.articles if article.withdrawn}
    shapes = [zone.shape for zone in zones if zone.article in gone]
    return blanked(image, shapes) if shapes else image


def _with_history(edition: Edition, known: Edition) -> Edition:
    history = {article.id: article for article in (*known.articles, *known.absent)}
    articles = []
    for article in edition.articles:
        old = history.pop(article.id, None)
        if old is not None and old.withdrawn:
            article = replace(article, paragraphs=(), pictures=(), withdrawn=old.withdrawn)
        elif old is not None:
            article = replace(article, errata=old.errata)
        articles.append(article)
    absent = (
        EditionArticle(id=old.id, headline="", errata=old.errata, withdrawn=old.withdrawn)
        for old in history.values()
        if old.withdrawn or old.errata
    )
    return replace(edition, articles=tuple(articles), absent=tuple(absent))


def _published(folder: Path, date: str, article: str) -> tuple[Edition, EditionArticle]:
    edition = _known(folder / date / KEPT)
    if edition is None:
        raise ExportError("web.no_issue", path=str(folder), date=date)
    for found in edition.articles:
        if found.id == article:
            return edition, found
    raise ExportError("web.no_article", path=str(folder), article=article)


def _keep(folder: Path, edition: Edition, changed: EditionArticle) -> None:
    articles = tuple(changed if one.id == changed.id else one for one in edition.articles)
    _write(folder / edition.date / KEPT, edition_json(replace(edition, articles=articles)))
    rebuild(folder, edition.date)


def _known(path: Path) -> Edition | None:
    try:
        return read_edition(path.read_bytes(), str(path))
    except FileNotFoundError:
        return None
    except OSError as error:
        why = error.strerror or str(error)
        raise IssueFileError("store.cannot_read", path, why=why) from error


def _write(path: Path, data: bytes) -> None:
    """Write by rename; a file that is the same already is left alone."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            "export.cannot_write", path=str(path), why=error.strerror or str(error)
        ) from error
