"""The stylebook's styles by their names, changed in the paper or in the issue alone."""

from dataclasses import replace

import pytest

from layout_app.edit.styles import set_habits, set_level, set_style, style_named, style_names
from layout_app.errors import CommandError
from layout_app.model.ids import FaceId
from layout_app.model.issue import Issue, stylebook_of
from layout_app.model.style import Stylebook

BOOK = Stylebook()


def test_every_name_has_a_style():
    names = style_names(BOOK)
    assert names[0] == "body"
    assert "level4.subtitle" in names
    assert all(style_named(BOOK, name).lines >= 1 for name in names)


def test_a_style_of_the_paper_is_changed():
    wanted = replace(BOOK.subhead, face=FaceId("kai-400"))
    issue = set_style(Issue(), "subhead", wanted)
    assert issue.publication.stylebook.subhead == wanted
    assert set_style(issue, "subhead", wanted) is issue


def test_an_issue_of_its_own_stylebook_leaves_the_papers_alone():
    before = Issue(stylebook=Stylebook(column_rules=True))
    after = set_style(before, "level2.headline", replace(BOOK.levels[1].headline, size=3.0))
    assert after.publication == before.publication
    assert stylebook_of(after).levels[1].headline.size == 3.0
    assert stylebook_of(after).levels[0] == BOOK.levels[0]


def test_the_least_headline_follows_a_smaller_largest():
    small = replace(BOOK.levels[0].headline, size=2.0)
    level = stylebook_of(set_style(Issue(), "level1.headline", small)).levels[0]
    assert level.smallest == 2.0


@pytest.mark.parametrize("name", ["nothing", "level9.headline", "level1.body", "breaks"])
def test_a_style_that_is_not_there_is_named(name):
    with pytest.raises(CommandError, match=r"style\.none"):
        style_named(BOOK, name)


def test_sizes_nobody_could_print_are_refused():
    with pytest.raises(CommandError, match=r"style\.bad_size"):
        set_style(Issue(), "body", replace(BOOK.body, size=0.1))


def test_headlines_of_a_rank_may_be_drawn_narrower_and_wider():
    issue = set_level(Issue(), 2, narrowest=0.9, widest=1.05, smallest=1.8)
    level = stylebook_of(issue).levels[1]
    assert (level.narrowest, level.widest, level.smallest) == (0.9, 1.05, 1.8)
    assert stylebook_of(issue).levels[0] == BOOK.levels[0]
    assert set_level(issue, 2, narrowest=0.9) is issue


@pytest.mark.parametrize(
    ("rank", "lengths", "code"),
    [
        (0, {}, "style.no_level"),
        (5, {}, "style.no_level"),
        (1, {"narrowest": 0.8}, "style.bad_width"),
        (1, {"widest": 0.95}, "style.bad_width"),
        (1, {"smallest": 9.0}, "style.bad_least"),
    ],
)
def test_limits_that_no_headline_could_keep_are_refused(rank, lengths, code):
    with pytest.raises(CommandError, match=code.replace(".", r"\.")):
        set_level(Issue(), rank, **lengths)


def test_what_holds_for_every_page_is_said_once():
    issue = set_habits(Issue(), lunar=True, jump_to="转{han}版\n", masthead_lines=9)
    book = stylebook_of(issue)
    assert (book.lunar, book.jump_to, book.masthead_lines) == (True, "转{han}版", 9)
    assert set_habits(issue, lunar=True) is issue
    with pytest.raises(CommandError, match=r"style\.bad_lines"):
        set_habits(Issue(), masthead_lines=401)


def test_air_of_heads_is_given_in_lines_within_what_a_file_may_say():
    assert stylebook_of(set_habits(Issue(), head_step=0.5)).head_step == 0.5
    for lines in (-0.1, 4.1):
        with pytest.raises(CommandError, match=r"style\.bad_step"):
            set_habits(Issue(), head_step=lines)
