"""What 齐稿 has changed is named where it was done, and what it could not is left to the editor."""

import re

import pytest

from layout_app.desk import commands
from layout_app.desk.pages.fitting import places_to_cut
from layout_app.desk.session import Session
from layout_app.desk.words import use_language
from layout_app.errors import CommandError
from layout_app.model.ids import ArticleId
from tests.desks import by_headline, small_issue


def placed(session: Session, lines: int) -> ArticleId:
    lead = by_headline(session, "云溪河")
    least = session.composer.shape_for(session.issue, lead, 3)
    made = {"column": 0, "line": 10, "columns": 3, "lines": least + lines}
    commands.run(session, "box.place", article=lead, page="A01", **made)
    return lead


def test_the_step_names_the_levers_that_were_used(tmp_path):
    use_language("zh_CN")
    session = small_issue(tmp_path)
    lead = placed(session, 1)
    assert session.composer.fit(session.issue, lead).state == "short"
    commands.run(session, "article.fit", article=lead)
    assert session.composer.fit(session.issue, lead).state == "exact"
    assert session.undo_label.startswith("齐稿《云溪河")
    assert re.search("》：(标题留空|图片高度|段落|小标题).*[+−]\\d+ 行", session.undo_label)


def test_what_the_levers_cannot_do_is_refused_and_the_cuts_are_named(tmp_path):
    session = small_issue(tmp_path)
    lead = placed(session, -3)
    before = session.issue
    with pytest.raises(CommandError) as refused:
        commands.run(session, "article.fit", article=lead)
    assert refused.value.code == "fit.over"
    assert session.issue == before
    found, places = places_to_cut(session, lead)
    assert found.before.lines >= found.after.lines > 0
    assert len(places) >= len(found.cuts) > 0
