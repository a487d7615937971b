"""Proposals over the line to another process and back, and what is said of them."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from layout_app.arrange.judging.breaches import CHECKS
from layout_app.desk.jobs import ExportWorker, Progress
from layout_app.desk.pages.arranging import Task, applied, movable, proposed, staying
from layout_app.desk.pages.proposing import (
    ArrangeOrder,
    Bench,
    Proposed,
    lost_text,
    notable,
    waiting_text,
    white_text,
)
from layout_app.desk.sentences.make_up import TASTE
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import use_language
from layout_app.edit.boxes import remove_box, set_arrangement, set_framed, set_pinned
from layout_app.model.box import Arrangement, ArticleBox
from layout_app.model.issue import index
from tests.unit.desk.test_jobs import is_end, until

SAMPLE = Path(__file__).parents[4] / "issues"
SECONDS = 300.0
"""So many that the time decides nothing."""


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> Session:
    use_language("en")
    home = tmp_path_factory.mktemp("proposing") / "paper"
    shutil.copytree(SAMPLE, home, ignore=shutil.ignore_patterns(".lock"))
    return open_session(home / "2023-03-20")


@pytest.fixture(scope="module")
def page(session):
    return session.issue.pages[1].id


def order_of(session, *pages) -> ArrangeOrder:
    task = Task(pages=pages, seconds=SECONDS)
    return ArrangeOrder(issue=session.issue, home=session.opened.publication_folder, task=task)


def boxes(found, page):
    return [proposal.boxes for proposal in found[page].proposals]


def moving(issue, page) -> ArticleBox:
    """Return a box of a page that may move."""
    free = movable(issue, page)
    on_page = index(issue).pages[page].boxes
    return next(b for b in on_page if isinstance(b, ArticleBox) and b.article in free)


def test_another_process_finds_what_this_one_would(session, page):
    order = order_of(session, page)
    here = proposed(session.issue, session.composer, order.task)
    worker = ExportWorker()
    try:
        worker.start(order)
        *steps, end = until(worker, is_end)
        assert isinstance(end, Proposed)
        assert boxes(end.found, page) == boxes(here, page)
        assert len(boxes(here, page)) > 1
        assert [step.total for step in steps] == [1] * len(steps)
        assert all(isinstance(step, Progress) for step in steps)
    finally:
        worker.close()


def test_bench_keeps_its_composer_for_one_paper(session, page):
    bench = Bench()
    bench.proposed(order_of(session, page), lambda _done, _total: None)
    composer = bench._composer
    bench.proposed(order_of(session, page), lambda _done, _total: None)
    assert bench._composer is composer


def test_every_rule_has_its_words_and_the_gravest_comes_first(session, page):
    assert set(TASTE) == set(CHECKS)
    found = proposed(session.issue, session.composer, Task(pages=(page,)))
    told = notable(
        session.issue,
        replace(found[page].proposals[0], violations={"order": 3, "lead_place": 1, "tall": 0}),
    )
    assert told == ("the lead is not on top", "lesser article before a weightier one ×3")
    assert white_text(found[page], replace(found[page].proposals[0], white=29)).endswith("% white")


def test_who_loses_a_place_is_told_apart_from_who_waits(session, page):
    issue = session.issue
    box = moving(issue, page)
    after = remove_box(issue, box.id)
    assert waiting_text(issue, after) == waiting_text(issue, issue) != ""
    assert lost_text(issue, issue) == ""
    assert "back to the list" in lost_text(issue, after)


def test_pinned_and_continued_boxes_stay(session, page):
    issue = session.issue
    box = moving(issue, page)
    assert box.id not in staying(issue, page)
    assert box.id in staying(set_pinned(issue, box.id, pinned=True), page)
    first = issue.pages[0].id
    parts = index(issue).parts
    first_boxes = [b for b in index(issue).pages[first].boxes if isinstance(b, ArticleBox)]
    continued = [box for box in first_boxes if len(parts[box.article]) > 1]
    assert continued
    assert set(staying(issue, first)) >= {b.id for b in continued}


def test_page_without_a_proposal_keeps_its_articles(session, page):
    found = proposed(session.issue, session.composer, Task(pages=(page,)))
    none = {page: replace(found[page], proposals=(), unplaced=movable(session.issue, page))}
    assert applied(session.issue, none) == session.issue


def test_box_that_was_designed_by_hand_is_not_moved(session) -> None:
    page = session.issue.pages[2].id
    article = movable(session.issue, page)[0]
    box = index(session.issue).parts[article][0][1].id
    framed = set_framed(session.issue, box, framed=True)
    assert article not in movable(framed, page)
    assert box in staying(framed, page)
    under = set_arrangement(session.issue, box, Arrangement.UNDER_PICTURE)
    assert article in movable(under, page)
