import pytest

from layout_app.desk import commands
from layout_app.desk.problems import gathering
from layout_app.desk.session import Change, Selection, Session, open_session
from layout_app.desk.words import msg, use_language
from layout_app.edit.boxes import move_box
from layout_app.edit.pages import set_section
from layout_app.errors import CommandError, IssueFileError, LayoutError
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Issue, index
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def session(tmp_path) -> Session:
    session = laid_out(small_issue(tmp_path))
    return open_session(session.folder)


def refused(_issue: Issue) -> Issue:
    raise CommandError("command.no_box", box="b")


def test_an_opened_issue_is_clean_and_shows_its_first_page(session):
    assert not session.dirty
    assert session.selection == Selection(page=session.issue.pages[0].id)
    assert (session.undo_label, session.redo_label) == ("", "")


def test_a_step_makes_the_issue_dirty_and_undo_clean_again(session):
    page = session.issue.pages[0].id
    change = session.do(lambda issue: set_section(issue, page, "要闻"), msg("New page"))
    assert change == Change(pages=(page,))
    assert session.dirty
    session.undo()
    assert not session.dirty
    session.redo()
    assert session.dirty
    session.save()
    assert not session.dirty
    session.undo()
    assert session.dirty


def test_saved_issue_is_what_is_opened_next(session):
    commands.run(session, "page.section", page="A02", name="邻里")
    session.save()
    assert open_session(session.folder).issue == session.issue


def test_a_step_that_changes_nothing_is_no_step(session):
    assert not session.do(lambda issue: issue, msg("New page"))
    assert session.undo_label == ""


def test_a_refused_step_leaves_everything(session):
    state = session.history.current
    with pytest.raises(CommandError):
        session.do(refused, msg("New page"))
    assert session.history.current is state
    assert not session.dirty


def test_undo_label_names_the_article_in_the_language_of_that_moment(session):
    brief = by_headline(session, "社区食堂")
    box = index(session.issue).parts[brief][0][1].id
    try:
        use_language("en")
        commands.run(session, "box.remove", box=box)
        assert session.undo_label == "Take “社区食堂下周开门” from the page"
    finally:
        use_language("zh_CN")
    session.undo()
    assert session.redo_label == "Take “社区食堂下周开门” from the page"
    commands.run(session, "box.remove", box=box)
    assert session.undo_label == "撤下《社区食堂下周开门》"


def test_undo_brings_back_what_was_selected(session):
    brief = by_headline(session, "社区食堂")
    page, shown = index(session.issue).parts[brief][0]
    chosen = Selection(page=page, boxes=(shown.id,), article=brief)
    session.select(chosen)
    commands.run(session, "box.remove", box=shown.id)
    assert session.selection == Selection(page=page, article=brief)
    session.undo()
    assert session.selection == chosen
    session.redo()
    assert session.selection.boxes == ()


def test_selecting_is_no_step_and_names_only_what_is_there(session):
    page = session.issue.pages[1].id
    gone = Selection(page=page, boxes=(BoxId("gone"),), article=ArticleId("gone"))
    assert session.select(gone) == Change(selection=True)
    assert session.selection == Selection(page=page)
    assert not session.select(Selection(page=page))
    session.select(Selection(page=PageId("gone")))
    assert session.selection.page == session.issue.pages[0].id
    assert session.undo_label == ""


def test_a_new_page_is_turned_to_and_undo_turns_back(session):
    first = session.selection.page
    change = commands.run(session, "page.new")
    assert change.order
    assert session.selection.page == session.issue.pages[-1].id
    session.undo()
    assert session.selection.page == first


def test_a_gesture_is_one_step_and_esc_takes_it_back(session):
    brief = by_headline(session, "社区食堂")
    box = index(session.issue).parts[brief][0][1].id
    before = session.history.current
    commands.run(session, "page.section", page="A02", name="邻里")
    session.undo()
    for line in (30, 31, 32):
        session.do(
            lambda issue, line=line: move_box(issue, box, 3, line),
            msg("Move"), merge=("move", box, 1), gesture=True,
        )  # fmt: skip
    session.abandon(("move", box, 1))
    assert session.history.current is before
    assert session.redo_label


def test_listeners_hear_every_change_once_and_nothing_else(session):
    heard: list[Change] = []
    session.on_change(heard.append)
    commands.run(session, "page.section", page="A02", name="邻里")
    commands.run(session, "page.section", page="A02", name="邻里")
    session.undo()
    session.undo()
    session.save()
    page = session.issue.pages[1].id
    assert heard == [Change(pages=(page,)), Change(pages=(page,)), Change(saved=True)]


def test_a_read_only_issue_takes_no_step_and_no_save(session):
    session.read_only = "Li"
    for act in (lambda: session.do(lambda issue: issue, msg("x")), session.save):
        with pytest.raises(LayoutError) as refusal:
            act()
        assert refusal.value.code == "desk.read_only"
        assert refusal.value.arguments == {"who": "Li"}


def test_a_failed_save_keeps_the_document_unsaved(session, tmp_path):
    commands.run(session, "page.section", page="A02", name="邻里")
    page = session.folder / "pages" / f"{session.issue.pages[1].id}.yaml"
    page.unlink()
    page.mkdir()
    (page / "in the way").touch()
    before = session.issue
    with pytest.raises(IssueFileError):
        session.save()
    assert session.issue is before
    assert session.dirty
    assert not list(session.folder.rglob("*.tmp"))


def test_a_folder_without_an_issue_is_refused_by_name(tmp_path):
    with pytest.raises(IssueFileError) as refusal:
        open_session(tmp_path)
    assert str(tmp_path) in str(refusal.value.arguments["path"])


def test_a_page_is_proofed_again_only_when_it_is_another(session, monkeypatch):
    looked = []
    real = gathering.check_page

    def counted(display, *rest):
        looked.append(display.page)
        return real(display, *rest)

    monkeypatch.setattr(gathering, "check_page", counted)
    before = session.problems()
    assert len(looked) == len(session.issue.pages)
    assert session.problems() == before
    assert len(looked) == len(session.issue.pages)
    parts = index(session.issue).parts.values()
    ((page, box),) = next(placed for placed in parts if len(placed) == 1)
    commands.run(session, "box.frame", box=box.id)
    session.problems()
    assert looked[len(session.issue.pages) :] == [page]
