"""Whose fact it is. One rule: a fact of a box or a file also names the article or the file.

It stands by itself: an export asks for it, and for nothing else that `gathering` knows.
"""

from dataclasses import replace

from layout_app.model.box import ArticleBox
from layout_app.model.ids import BoxId
from layout_app.model.issue import Issue, file_names, index
from layout_app.model.problem import Problem, about


def named(issue: Issue, fact: Problem) -> Problem:
    """Return a fact with its file's name and its box's article, if it is about such."""
    original = dict(fact.args).get("original")
    name = file_names(issue).get(str(original)) if original else None
    box = index(issue).boxes.get(BoxId(fact.where.box), (None, None))[1]
    if isinstance(box, ArticleBox) and not fact.where.article:
        fact = replace(fact, where=replace(fact.where, article=box.article))
    return about(fact, name=name) if name else fact
