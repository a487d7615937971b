"""Nouns and their records share fields by name: no field of the model is lost on the way."""

from dataclasses import MISSING, fields

import pytest

from layout_app.model.article import Article
from layout_app.model.issue import Issue, Publication
from layout_app.store.article_file import ArticleFile
from layout_app.store.records import (
    IssueFile,
    PublicationFile,
    publication_file,
    publication_of,
)

NOT_STORED = {
    Publication: {"papers", "stylebook", "words"},  # files of their own
    Issue: {"publication", "_index"},  # a file of its own; made anew
    Article: {"paragraphs"},  # heads, body and lists beside it
}
OF_THE_FILE = {
    PublicationFile: set(),
    IssueFile: set(),
    ArticleFile: {
        *("kicker", "headline", "subtitle", "deck", "byline"),
        *("body", "marks", "blocks"),
    },
}
PAIRS = [(Publication, PublicationFile), (Issue, IssueFile), (Article, ArticleFile)]


def names(cls: type) -> set[str]:
    return {f.name for f in fields(cls)}


@pytest.mark.parametrize(("noun", "record"), PAIRS)
def test_every_field_is_stored_or_named_as_not_stored(noun, record) -> None:
    assert names(noun) - names(record) == NOT_STORED[noun]
    assert names(record) - names(noun) == OF_THE_FILE[record]


@pytest.mark.parametrize(("noun", "record"), PAIRS)
def test_what_a_file_leaves_out_is_what_the_noun_has_of_itself(noun, record) -> None:
    own = {f.name: f.default for f in fields(noun)}
    told = {f.name: f.default for f in fields(record) if f.name in own}
    assert {n: d for n, d in told.items() if d is not MISSING and d != own[n]} == {}


def test_publication_comes_back_whole() -> None:
    paper = Publication(name="江湾社区报", last_number=812, house="z", rules_off=("a.b",), web="w")
    assert publication_of(publication_file(paper), paper.papers, paper.stylebook) == paper
