"""The paper's list of words to watch for. One rule: it is the publication's, for every issue."""

from dataclasses import replace

from layout_app.edit.articles import one_line
from layout_app.errors import CommandError
from layout_app.model.issue import Issue
from layout_app.model.watched import WatchedWord


def watch(issue: Issue, find: str, put: str, why: str) -> Issue:
    """Watch for words, or put others for them than before; CommandError for none, or the same."""
    find, put, why = (one_line(words).strip() for words in (find, put, why))
    if not find or find == put:
        raise CommandError("word.nothing")
    made = WatchedWord(find=find, put=put, why=why)
    words = issue.publication.words
    if any(word.find == find for word in words):
        words = tuple(made if word.find == find else word for word in words)
    else:
        words = (*words, made)
    return replace(issue, publication=replace(issue.publication, words=words))


def forget(issue: Issue, find: str) -> Issue:
    """Watch for words no longer; CommandError where nobody does."""
    words = issue.publication.words
    left = tuple(word for word in words if word.find != find)
    if left == words:
        raise CommandError("word.none", find=find)
    return replace(issue, publication=replace(issue.publication, words=left))
