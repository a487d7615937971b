from dataclasses import replace
from datetime import date

import pytest

from layout_app.desk import commands
from layout_app.desk.issues.making import make_issue
from layout_app.desk.session import Session, open_session
from layout_app.errors import CommandError, IssueFileError
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    ContentsBox,
    Package,
    PictureBox,
    RuleBox,
    TextBox,
)
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import BoxId
from layout_app.model.issue import Publication, name_of, paper_of
from layout_app.model.page import FurnitureOverride, PageState, Stage
from layout_app.model.paper import PRESETS
from layout_app.model.style import Stylebook
from layout_app.model.text import Paragraph
from layout_app.store.folder import OpenedIssue
from layout_app.store.format import file_bytes
from layout_app.store.originals import original_path
from layout_app.store.reading import open_issue
from layout_app.store.saving import new_publication
from tests.desks import laid_out, small_issue


def test_new_issue_has_its_pages_on_the_first_paper_and_opens_equal(tmp_path):
    made = make_issue(tmp_path / "issue")
    assert len(made.issue.pages) == 4
    assert paper_of(made.issue) == PRESETS[0]
    assert open_issue(tmp_path / "issue").issue == made.issue


def test_new_issue_takes_what_it_is_told(tmp_path):
    day = date(2023, 3, 20)
    told = {"paper": "broadsheet-8", "name": "街坊报", "day": day, "number": 12, "pages": 8}
    issue = make_issue(tmp_path / "issue", **told).issue
    assert (name_of(issue), issue.date, issue.number, len(issue.pages)) == ("街坊报", day, 12, 8)
    assert paper_of(issue).name == "broadsheet-8"


@pytest.mark.parametrize("pages", [0, -1, 257])
def test_a_senseless_number_of_pages_is_refused(pages, tmp_path):
    with pytest.raises(CommandError):
        make_issue(tmp_path / "issue", pages=pages)
    assert not list(tmp_path.iterdir())


def test_an_unknown_paper_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(CommandError) as refusal:
        make_issue(tmp_path / "issue", paper="a0")
    assert "tabloid-5" in refusal.value.arguments["papers"]
    assert not list(tmp_path.iterdir())


def test_an_issue_is_never_made_over_another(tmp_path):
    made = make_issue(tmp_path / "issue", name="街坊报")
    with pytest.raises(IssueFileError) as refusal:
        make_issue(tmp_path / "issue", name="别的报")
    assert refusal.value.code == "store.in_the_way"
    assert open_issue(tmp_path / "issue").issue == made.issue


def test_a_damaged_publication_above_is_refused_and_nothing_made(tmp_path):
    (tmp_path / "publication.yaml").write_text("format: 1\nnme: 报\n", encoding="utf-8")
    with pytest.raises(IssueFileError):
        make_issue(tmp_path / "issue")
    assert [path.name for path in tmp_path.iterdir()] == ["publication.yaml"]


@pytest.mark.parametrize("has_publication", [False, True])
def test_a_paper_from_a_file_serves_the_issue(has_publication, tmp_path):
    if has_publication:
        new_publication(tmp_path / "papers", Publication(name="街坊报"))
    sheet = replace(PRESETS[0], name="our-own", lines=70)
    file = tmp_path / "own.yaml"
    file.write_bytes(file_bytes(sheet))
    make_issue(tmp_path / "papers/issue", paper=str(file))
    opened = open_issue(tmp_path / "papers/issue")
    assert paper_of(opened.issue) == sheet
    assert opened.problems == ()
    if has_publication:
        follower = make_issue(tmp_path / "papers/next", paper="our-own")
        assert paper_of(follower.issue) == sheet


PICTURE = b"\x89PNG logo"


@pytest.fixture
def source(tmp_path) -> Session:
    """An issue with everything that stays and everything that goes."""
    session = laid_out(small_issue(tmp_path / "old"))
    picture = session.keep_original(PICTURE)
    issue, first = session.issue, session.issue.pages[0]
    standing = (
        AdBox(id=BoxId("ad0001"), cells=Cells(column=0, line=60, columns=5, lines=15),
              booking="2023-17", slot="通栏", original=picture),
        PictureBox(id=BoxId("pic001"), rect=Rect(0, 0, 20, 20), original=picture),
        RuleBox(id=BoxId("rule01"), start=(0, 0), end=(100, 0)),
        TextBox(id=BoxId("text01"), rect=Rect(0, 0, 90, 20), paragraphs=(Paragraph(text="版权"),)),
        Package(id=BoxId("pack01"), cells=Cells(column=0, line=0, columns=5, lines=9),
                boxes=(first.boxes[0].id,)),
    )  # fmt: skip
    page = replace(
        first, boxes=(*first.boxes, *standing), section="要闻",
        furniture=(FurnitureOverride(name="editors", text="责任编辑 林间"),),
        state=PageState(stage=Stage.READ),
    )  # fmt: skip
    whole = replace(
        issue, pages=(page, *issue.pages[1:]), date=date(2023, 12, 29), number=12, total_number=345,
        stylebook=replace(Stylebook(), column_rules=True),
    )  # fmt: skip
    session.do(lambda _issue: whole, commands.COMMANDS["page.new"].title)
    session.save()
    return session


def follow(source: Session, **told) -> OpenedIssue:
    return make_issue(source.folder.parent.parent / "new/issue", source=source.folder, **told)


def test_following_issue_keeps_what_stays_and_no_copy(source):
    made, old = follow(source), source.issue
    issue = open_issue(made.folder).issue
    assert (issue.articles, issue.dumps) == ((), ())
    assert not any(isinstance(b, ArticleBox | Package) for p in issue.pages for b in p.boxes)
    assert [type(box) for box in issue.pages[0].boxes] == [AdBox, PictureBox, RuleBox, TextBox]
    assert [page.section for page in issue.pages] == [page.section for page in old.pages]
    assert issue.pages[0].furniture == old.pages[0].furniture
    assert issue.pages[0].state == PageState()
    assert (issue.stylebook, name_of(issue)) == (old.stylebook, name_of(old))


def test_following_ad_slot_is_free_again(source):
    slot = follow(source).issue.pages[0].boxes[0]
    assert (slot.slot, slot.cells) == ("通栏", source.issue.pages[0].boxes[-5].cells)
    assert (slot.booking, slot.original) == ("", "")


def test_following_contents_name_whatever_comes(source):
    page = source.issue.pages[0]
    named = tuple(article.id for article in source.issue.articles[:1])
    cells = Cells(column=0, line=0, columns=2, lines=4)
    box = ContentsBox(id=BoxId("guide1"), cells=cells, title="今日看点", articles=named)
    changed = replace(page, boxes=(*page.boxes, box))
    whole = replace(source.issue, pages=(changed, *source.issue.pages[1:]))
    source.do(lambda _issue: whole, commands.COMMANDS["page.new"].title)
    source.save()
    told = follow(source).issue.pages[0].boxes[-1]
    assert (told.title, told.articles) == ("今日看点", ())


def test_following_issue_has_ids_of_its_own(source):
    issue = follow(source).issue
    old = {p.id for p in source.issue.pages} | {b.id for p in source.issue.pages for b in p.boxes}
    assert not old & ({p.id for p in issue.pages} | {b.id for p in issue.pages for b in p.boxes})


def test_numbers_and_date_go_on_or_are_as_told(source):
    issue = follow(source).issue
    assert (issue.date, issue.number, issue.total_number) == (date(2024, 1, 5), 13, 346)


def test_told_number_and_date_win(source):
    issue = follow(source, day=date(2024, 1, 2), number=1).issue
    assert (issue.date, issue.number, issue.total_number) == (date(2024, 1, 2), 1, 346)


def test_standing_pictures_go_along_into_another_folder(source):
    made = follow(source)
    picture = made.issue.pages[0].boxes[1].original
    assert original_path(made.publication_folder, picture).read_bytes() == PICTURE


def test_following_into_a_publication_without_its_paper_is_refused(source, tmp_path):
    new_publication(tmp_path / "other", Publication(name="另一份报"))
    page = replace(source.issue, paper="our-own")
    page = replace(page, publication=replace(page.publication, papers=(
        replace(PRESETS[0], name="our-own"),)))  # fmt: skip
    source.do(lambda _issue: page, commands.COMMANDS["page.new"].title)
    source.save()
    with pytest.raises(CommandError) as refusal:
        make_issue(tmp_path / "other/issue", source=source.folder)
    assert refusal.value.code == "command.no_paper"
    assert not (tmp_path / "other/issue").exists()


def test_the_followed_issue_is_left_as_it_was(source):
    follow(source)
    assert open_session(source.folder).issue == source.issue
