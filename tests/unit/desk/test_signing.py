"""A page is read, signed and locked; what changes its ink from outside stops a press."""

import hashlib
import json
from dataclasses import replace

import pytest

from layout_app.cli import main
from layout_app.desk import commands
from layout_app.desk import session as desk
from layout_app.desk.commands import run
from layout_app.desk.commands.seams import proposals
from layout_app.desk.copy.finding import finds
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.ordering import ordered
from layout_app.desk.output.orders import Wish
from layout_app.desk.problems.signed import left_out
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import msg
from layout_app.edit.lookup import with_article, with_page
from layout_app.errors import CommandError, ExportError
from layout_app.model.issue import index
from layout_app.model.page import PageState, Stage
from layout_app.model.seam import OpenEnd, Verdict
from layout_app.model.text import BlockRef
from layout_app.press.profile import Profile
from tests.desks import by_headline, laid_out, small_issue


@pytest.fixture
def session(tmp_path) -> Session:
    made = laid_out(small_issue(tmp_path))
    run(made, "page.sign", page="A01", who="值班 林间")
    return made


def state(session: Session, number: int = 0) -> PageState:
    return session.issue.pages[number].state


def codes(session: Session) -> set[str]:
    return {found.code for found in session.problems() if found.code.startswith("page.")}


def test_a_signature_says_who_when_what_and_how_often(session, tmp_path):
    assert (state(session).stage, state(session).who) == (Stage.SIGNED, "值班 林间")
    assert state(session).when[10:11] == "T"
    assert (state(session).revision, len(state(session).digest)) == (1, 64)
    run(session, "page.reopen", page="A01")
    assert state(session) == PageState(stage=Stage.LAID_OUT, revision=1)
    seen = tmp_path / "A01.pdf"
    seen.write_bytes(b"%PDF-1.4")
    run(session, "page.sign", page="A01", who="林间", pdf=str(seen))
    assert state(session).revision == 2
    assert state(session).pdf == hashlib.sha256(b"%PDF-1.4").hexdigest()


def test_what_is_signed_is_saved_and_still_holds(session):
    session.save()
    again = open_session(session.folder)
    assert state(again) == state(session)
    assert codes(again) == set()


LOCKED = {
    "box.nudge": {"box": "lead", "columns": 0, "lines": 1},
    "box.remove": {"box": "lead"},
    "article.edit": {"article": "lead", "paragraph": 2, "text": "改过的一句话。"},
    "page.section": {"page": "A01", "name": "要闻"},
    "page.delete": {"page": "A01"},
    "page.sign": {"page": "A01", "who": "别人"},
    "page.read": {"page": "A01", "who": "别人"},
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_signed_page_and_its_articles_stay_as_they_are(name, session):
    lead = by_headline(session, "云溪河")
    box = index(session.issue).parts[lead][0][1].id
    held = {"box": box, "article": lead}
    given = {key: held[key] if value == "lead" else value for key, value in LOCKED[name].items()}
    before = session.issue
    with pytest.raises(CommandError) as refusal:
        run(session, name, **given)
    assert refusal.value.code == "page.signed"
    assert refusal.value.arguments == {"page": "A01", "who": "值班 林间"}
    assert session.issue is before
    run(session, "page.reopen", page="A01")
    run(session, name, **given)
    assert session.issue is not before


def test_a_later_version_of_signed_copy_is_refused_and_leaves_no_file(session, tmp_path):
    changed = tmp_path / "copy" / "步道.md"
    changed.write_text(changed.read_text("utf-8").replace("昨天清早", "今天清早"), "utf-8")
    before, files = session.issue, sorted(session.folder.rglob("*"))
    with pytest.raises(CommandError) as refusal:
        run(session, "article.import", file=str(changed))
    assert refusal.value.code == "page.signed"
    assert session.issue is before
    assert sorted(session.folder.rglob("*")) == files


def test_what_is_not_printed_of_a_signed_article_stays_open(session):
    lead = index(session.issue).articles[by_headline(session, "云溪河")]
    block = BlockRef(dump="page.md", block=1)
    noted = replace(lead, open_ends=(OpenEnd(block=block),))
    session.do(lambda issue: with_article(issue, noted), msg("Look in other files"))
    run(session, "seam.missing", tail=block)
    assert index(session.issue).articles[lead.id].open_ends[0].verdict is Verdict.MISSING
    assert codes(session) == set()


def test_other_pages_and_the_signature_itself_can_be_changed(session):
    run(session, "free.text", page="A02", words="天气")
    run(session, "page.move", page="A02", to=2)
    run(session, "edit.undo")
    run(session, "edit.undo")
    run(session, "edit.undo")
    assert state(session) == PageState()


def test_a_part_on_another_page_moves_but_the_jump_line_is_told(session):
    assert codes(session) == set()
    run(session, "page.new", at=1)
    # 下转A03版 is 下转A04版 now.
    assert codes(session) == {"page.recomposed"}
    run(session, "edit.undo")
    assert codes(session) == set()


def wish(session: Session, profile: Profile, **more: object) -> Wish:
    pages = (session.issue.pages[0].id,)
    return Wish(to=session.folder / "out", profile=profile, pages=pages, **more)


def test_a_press_gets_no_page_that_changed_since_it_was_signed(session):
    allowed = frozenset({"layout.overset"})
    ordered(session.opened, session.issue, session.composer,
            wish(session, Profile.X4, accepted=allowed))  # fmt: skip
    run(session, "style.set", name="body", size="9.5")
    with pytest.raises(ExportError) as refusal:
        ordered(session.opened, session.issue, session.composer,
                wish(session, Profile.X4, accepted=allowed))  # fmt: skip
    assert refusal.value.arguments["problem"] == "page.recomposed"
    told = ordered(session.opened, session.issue, session.composer, wish(session, Profile.SCREEN))
    assert "page.recomposed" in {found.code for found in told.problems}
    answered = allowed | {"page.recomposed"}
    made = ordered(session.opened, session.issue, session.composer,
                   wish(session, Profile.X4, accepted=answered))  # fmt: skip
    assert "page.recomposed" in made.accepted


def test_a_page_that_was_read_is_free_but_a_change_is_told(session):
    run(session, "page.read", page="A03", who="校对 苇")
    assert (state(session, 2).stage, codes(session)) == (Stage.READ, set())
    run(session, "page.section", page="A03", name="副刊")
    assert codes(session) == {"page.changed_since_read"}
    run(session, "page.read", page="A03", who="校对 苇")
    assert codes(session) == set()


def test_a_hand_written_signature_without_a_digest_locks_all_the_same(session):
    page = session.issue.pages[1]
    written = replace(page, state=PageState(stage=Stage.SIGNED, who="总编室"))
    session.do(lambda issue: with_page(issue, written), commands.signing.COMMANDS[0].title)
    with pytest.raises(CommandError):
        run(session, "free.text", page="A02", words="天气")
    assert codes(session) == set()


def test_unsaved_work_comes_back_even_on_a_page_that_was_signed_on_disk(session, monkeypatch):
    session.save()
    run(session, "page.reopen", page="A01")
    run(session, "page.section", page="A01", name="要闻")
    again = open_session(session.folder)
    monkeypatch.setattr(desk, "recovered", lambda _folder, _left: session.issue)
    again.recover()
    assert again.issue.pages[0].section == "要闻"


def test_the_certificate_tells_who_signed_and_whether_it_is_the_file_that_was_seen(session):
    def signed() -> dict:
        order = ordered(session.opened, session.issue, session.composer, asked)
        made = carry_out(order, lambda _done, _of: None).certificate
        return made["pages"][0]["signed"]

    allowed = frozenset({"layout.overset"})
    asked = wish(session, Profile.X4, accepted=allowed, report=session.folder / "told.json")
    told = signed()
    assert (told["who"], told["revision"], told["is_file_seen"]) == ("值班 林间", 1, None)
    file = next((session.folder / "out").glob("*.pdf"))
    run(session, "page.reopen", page="A01")
    run(session, "page.sign", page="A01", who="林间", pdf=str(file))
    assert signed()["is_file_seen"] is True
    run(session, "page.reopen", page="A01")
    run(session, "page.sign", page="A01", who="林间", pdf=str(session.folder / "issue.yaml"))
    assert signed()["is_file_seen"] is False


def test_what_concerns_the_whole_issue_leaves_out_signed_pages_and_says_so(session, capsys):
    run(session, "free.text", page="A02", words="昨天的天气，今天的路。")
    session.save()
    before = session.issue
    words = ["do", str(session.folder), "article.replace_words", "find=的", "by=之", "--json"]
    assert main(words) == 0
    (told,) = json.loads(capsys.readouterr().out)["problems"]
    assert (told["code"], told["where"], told["severity"]) == (
        "page.stayed", {"page": "A01"}, "warning",
    )  # fmt: skip
    after = open_session(session.folder).issue
    assert after.articles == before.articles
    assert [one == two for one, two in zip(after.pages, before.pages, strict=True)] == [
        True, False, True,
    ]  # fmt: skip
    assert not finds(after, "昨天的")
    run(session, "article.replace_words", find="的", by="之")
    run(session, "edit.undo")
    assert session.issue.pages == before.pages


def test_where_everything_is_signed_nothing_is_done_and_it_is_refused(session):
    lead, before = by_headline(session, "云溪河"), session.issue
    with pytest.raises(CommandError) as refusal:
        run(session, "article.replace_words", find="的", by="底", article=lead)
    assert refusal.value.code == "page.signed"
    assert session.issue is before


def test_a_proposal_on_a_signed_page_holds_up_no_other(tmp_path):
    session = small_issue(tmp_path, dump=True)
    first, *others = proposals(session.issue)
    home = next(
        a.id for a in session.issue.articles for p in a.paragraphs if first.tail in p.blocks
    )
    run(session, "box.place", article=home, page="A01", column=0, line=20, columns=2, lines=14)
    run(session, "page.sign", page="A01", who="林间")
    change = run(session, "seam.accept_all")
    assert [found.where.page for found in left_out(change.refused)] == ["A01"]
    assert first in proposals(session.issue)
    assert len(proposals(session.issue)) < len(others)
