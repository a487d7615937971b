"""Open an issue. One rule: what cannot be read is named and left out, and its file is kept."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from layout_app.errors import IssueFileError
from layout_app.model.article import Article
from layout_app.model.box import AdBox, ArticleBox, PictureBox
from layout_app.model.ids import ArticleId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.model.paper import PRESETS, Paper
from layout_app.model.problem import Problem, Severity, Where, problem, problems_of
from layout_app.model.style import Stylebook
from layout_app.store.faces import face_problems
from layout_app.store.folder import (
    ARTICLES,
    ISSUE,
    PAGES,
    PAPERS,
    PUBLICATION,
    STYLEBOOK,
    WORDS,
    FileState,
    OpenedIssue,
    backup_of,
    check_is_file,
    is_file,
    publication_folder,
    real,
    state_of,
)
from layout_app.store.format import read_article, read_file
from layout_app.store.records import IssueFile, PublicationFile, WordsFile, issue_of, publication_of

T = TypeVar("T")


def open_issue(folder: Path) -> OpenedIssue:
    """Read an issue; IssueFileError if `issue.yaml` or the publication is missing or damaged.

    An article or page that cannot be read is left out and is a problem; its file is kept.
    """
    folder = real(folder)
    path = folder / ISSUE
    if not is_file(path):
        raise IssueFileError("store.no_issue", path, backup=backup_of(path))
    reading = Reading(folder)
    publication = reading.publication(publication_folder(folder))
    listed = reading.must(path, lambda data, name: _read_issue(data, name, publication))
    issue = issue_of(
        listed, publication, reading.pages(listed.pages), reading.articles(listed.articles)
    )
    _check_paper(issue, path)
    return OpenedIssue(
        folder=folder,
        publication_folder=publication_folder(folder),
        issue=issue,
        problems=(
            *reading.problems,
            *_dangling(issue),
            *face_problems(publication, publication_folder(folder)),
        ),
        files=reading.files,
        listed_pages=listed.pages,
        listed_articles=listed.articles,
    )


def open_publication(folder: Path) -> Publication:
    """Read a publication; IssueFileError if a file of it is damaged."""
    return Reading(real(folder)).publication(real(folder))


class Reading:
    """One opening: the files met, how they lay, and what was wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[Path, FileState] = {}
        self.problems: list[Problem] = []

    def must(self, path: Path, read: Callable[[bytes, str], T]) -> T:
        """Read a file that has to be sound."""
        data = _bytes(path)
        try:
            value = read(data, self._name(path))
        except IssueFileError as error:
            error.arguments["backup"] = backup_of(path)
            raise
        self.files[path] = state_of(path, data)
        if not data.endswith((b"\n", b"\r")):
            where = Where(file=self._name(path), line=data.count(b"\n") + 1)
            told = problem("store.no_line_end", Severity.WARNING, where, backup=backup_of(path))
            self.problems.append(told)
        return value

    def may(self, path: Path, read: Callable[[bytes, str], T]) -> T | None:
        """Read a file whose faults are problems."""
        try:
            return self.must(path, read)
        except IssueFileError as error:
            self.problems.extend(problems_of(error))
            return None

    def publication(self, home: Path) -> Publication:
        """Read a publication's files; what is missing has its defaults."""
        found, stylebook = PublicationFile(), Stylebook()
        if os.path.lexists(home / PUBLICATION):
            found = self.must(home / PUBLICATION, lambda d, n: read_file(PublicationFile, d, n))
        if os.path.lexists(home / STYLEBOOK):
            stylebook = self.must(home / STYLEBOOK, lambda d, n: read_file(Stylebook, d, n))
        words = WordsFile()
        if (home / WORDS).exists():
            words = self.must(home / WORDS, lambda d, n: read_file(WordsFile, d, n))
        paths = sorted((home / PAPERS).glob("*.yaml"))
        papers = tuple(self.must(p, lambda d, n: read_file(Paper, d, n)) for p in paths)
        return publication_of(found, papers, stylebook, words.words)

    def articles(self, listed: tuple[ArticleId, ...]) -> tuple[Article, ...]:
        """Read the articles in their order; files that no order names come last."""
        paths = self._paths(ARTICLES)
        found = (
            self._listed(paths, "article", name, read_article)
            for name in dict.fromkeys((*listed, *paths))
        )
        return tuple(article for article in found if article is not None)

    def pages(self, listed: tuple[PageId, ...]) -> tuple[Page, ...]:
        """Read the pages in their order; a file that the order does not name is a problem."""
        paths = self._paths(PAGES)
        for name in sorted(paths.keys() - set(listed)):
            where = Where(file=self._name(paths[name]))
            self.problems.append(problem("store.page_not_in_order", Severity.WARNING, where))
        pages: list[Page] = []
        seen: dict[str, str] = {}

        def read(data: bytes, name: str) -> Page:
            return _read_page(data, name, seen)

        for name in dict.fromkeys(listed):
            page = self._listed(paths, "page", name, read)
            if page is not None:
                pages.append(page)
                seen.update((box.id, self._name(paths[name])) for box in page.boxes)
        return tuple(pages)

    def _paths(self, folder: str) -> dict[str, Path]:
        return {path.stem: path for path in sorted((self.folder / folder).glob("*.yaml"))}

    def _listed(
        self, paths: dict[str, Path], noun: str, name: str, read: Callable[[bytes, str], T]
    ) -> T | None:
        """Read one of the files that an order names; its id must be its name."""
        path = paths.get(name)
        if path is None:
            where = Where(file=ISSUE)
            self.problems.append(problem(f"store.no_{noun}", Severity.ERROR, where, id=name))
            return None
        value = self.may(path, read)
        told = getattr(value, "id", name)
        if told == name:
            return value
        code = "store.same_id" if told in paths else "store.name_is_not_id"
        other = self._name(paths[told]) if told in paths else ""
        error = IssueFileError(code, self._name(path), id=told, other=other)
        self.problems.extend(problems_of(error))
        del self.files[path]
        return None

    def _name(self, path: Path) -> str:
        """Return a path as messages say it: below the issue, or whole."""
        inside = path.is_relative_to(self.folder)
        return path.relative_to(self.folder).as_posix() if inside else str(path)


def _read_issue(data: bytes, name: str, publication: Publication) -> IssueFile:
    """Read `issue.yaml` over its publication; an override that it does not name is none."""
    base = IssueFile(stylebook=publication.stylebook, colophon=publication.colophon)
    found: IssueFile = read_file(IssueFile, data, name, base)
    return replace(
        found,
        stylebook=None if found.stylebook is base.stylebook else found.stylebook,
        colophon=None if found.colophon is base.colophon else found.colophon,
    )


def _read_page(data: bytes, name: str, seen: dict[str, str]) -> Page:
    """Read a page; two boxes of one id could not be told apart."""
    page: Page = read_file(Page, data, name)
    for box in page.boxes:
        if box.id in seen:
            raise IssueFileError("store.same_id", name, id=box.id, other=seen[box.id])
    return page


def _bytes(path: Path) -> bytes:
    try:
        check_is_file(path)
        return path.read_bytes()
    except OSError as error:
        raise IssueFileError("store.cannot_read", path, why=error.strerror or "") from error


def _check_paper(issue: Issue, path: Path) -> None:
    name = issue.paper or issue.publication.paper
    names = [paper.name for paper in (*issue.publication.papers, *PRESETS)]
    if name not in names:
        raise IssueFileError("store.no_paper", path, found=name, choices=", ".join(names))


def _dangling(issue: Issue) -> Iterator[Problem]:
    """Name the boxes whose article or original cannot exist; the boxes stay, empty."""
    articles = {article.id for article in issue.articles}
    for page in issue.pages:
        for box in page.boxes:
            where = Where(file=f"{PAGES}/{page.id}.yaml", box=box.id)
            if isinstance(box, ArticleBox) and box.article not in articles:
                yield problem("store.no_article", Severity.ERROR, where, id=box.article)
            elif isinstance(box, PictureBox | AdBox) and not _may_be_digest(box.original):
                yield problem("store.bad_original", Severity.ERROR, where, id=box.original)


def _may_be_digest(text: str) -> bool:
    return not text or (len(text) == 64 and set(text) <= set("0123456789abcdef"))
