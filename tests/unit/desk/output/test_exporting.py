import io
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from layout_app.desk import commands
from layout_app.desk.output.exporting import carry_out
from layout_app.desk.output.looking_ahead import stops
from layout_app.desk.output.ordering import _refuse, ordered
from layout_app.desk.output.orders import Exported, Wish
from layout_app.desk.session import Session, open_session
from layout_app.desk.words import error_text, problem_text
from layout_app.display.items import GlyphRun, Group
from layout_app.display.page import walk
from layout_app.edit.articles import cut_range
from layout_app.errors import ExportError, IssueFileError
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import accepted_text
from layout_app.model.box import ArticleBox
from layout_app.model.geometry import MM
from layout_app.model.ids import PageId
from layout_app.model.issue import index, paper_of
from layout_app.model.paper import cells_rect
from layout_app.model.problem import Severity, Where, problem
from layout_app.press.export import Split
from layout_app.press.profile import Profile
from layout_app.press.writer import write_pdf
from layout_app.resources import asset
from layout_app.store.folder import article_path, page_path
from tests.desks import by_headline, laid_out, small_issue
from tests.pages import Originals, group, info, page, painted, run


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Session:
    return laid_out(small_issue(tmp_path_factory.mktemp("exporting")))


@pytest.fixture
def session(desk) -> Session:
    return open_session(desk.folder)


def exported(session: Session, to: Path, **wish) -> Exported:
    order = ordered(session.opened, session.issue, session.composer, Wish(to=to, **wish))
    return carry_out(order, lambda _done, _total: None)


def certificate(session: Session, to: Path, **wish) -> dict:
    report = to.parent / "certificate.json"
    made = exported(session, to, report=report, **wish)
    assert json.loads(report.read_text(encoding="utf-8")) == made.certificate
    return made.certificate


def first(session: Session) -> PageId:
    return session.issue.pages[0].id


def change(session: Session, operation) -> None:
    session.do(operation, commands.COMMANDS["page.new"].title)


@pytest.mark.parametrize("profile", [Profile.X1A, Profile.X4])
def test_press_gets_a_file_a_page(profile, session, tmp_path):
    result = exported(session, tmp_path / "out", profile=profile).result
    assert [file.pages for file in result.files] == [("A01",), ("A02",), ("A03",)]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["A01.pdf", "A02.pdf", "A03.pdf"]


def test_screen_gets_one_file_with_a_bookmark_a_page_and_a_headline(session, tmp_path):
    exported(session, tmp_path / "issue.pdf", profile=Profile.SCREEN)
    document = pypdfium2.PdfDocument(tmp_path / "issue.pdf")
    assert len(document) == 3
    found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()
    assert found == [
        (0, "A01"), (1, "云溪河边新修的步道通了"), (1, "社区食堂下周开门"), (0, "A02"), (0, "A03"),
    ]  # fmt: skip


def test_the_other_split_may_be_wished(session, tmp_path):
    exported(session, tmp_path / "one.pdf", split=Split.ISSUE)
    exported(session, tmp_path / "pages", profile=Profile.SCREEN, split=Split.PAGES)
    assert (tmp_path / "one.pdf").is_file()
    assert len(list((tmp_path / "pages").glob("*.pdf"))) == 3


def test_dated_issue_names_its_files_by_the_day(session, tmp_path):
    change(session, lambda issue: replace(issue, date=date(2023, 3, 20)))
    exported(session, tmp_path / "out")
    assert (tmp_path / "out/20230320A01.pdf").is_file()


def test_only_the_wished_pages_are_exported(session, tmp_path):
    page = session.issue.pages[1].id
    exported(session, tmp_path / "out", pages=(page,))
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["A02.pdf"]


def test_an_issue_without_pages_is_refused(session, tmp_path):
    for each in session.issue.pages:
        commands.run(session, "page.delete", page=each.id)
    with pytest.raises(ExportError) as refusal:
        exported(session, tmp_path / "out")
    assert refusal.value.code == "export.no_pages"
    assert not list(tmp_path.iterdir())


def shorten(session: Session) -> None:
    """Leave no room for the lead's end."""
    part = next(b for b in session.issue.pages[2].boxes)
    commands.run(session, "box.resize", box=part.id, column=0, line=0, columns=1, lines=5)


def spoil(session: Session, char: str = "\U0001f468\u200d\U0001f469") -> None:
    """Put a character that no face has into the brief."""
    brief = by_headline(session, "社区食堂")
    commands.run(session, "article.edit", article=brief, paragraph=1, text=f"早饭{char}六点开始。")


@pytest.mark.parametrize(
    ("fault", "code"), [(shorten, "layout.overset"), (spoil, "press.missing_glyph")]
)
def test_press_refuses_what_the_editor_does_not_answer_for(fault, code, session, tmp_path):
    fault(session)
    with pytest.raises(ExportError) as refusal:
        exported(session, tmp_path / "out")
    assert (refusal.value.code, refusal.value.arguments["problem"]) == ("export.refused", code)
    assert refusal.value.arguments["page"] in ("A01", "A03")
    assert not (tmp_path / "out").exists()
    made = certificate(session, tmp_path / "out", accepted=frozenset({code}))
    assert made["accepted_problems"] == [code]


def test_an_accepted_code_that_did_not_occur_is_not_recorded(session, tmp_path):
    made = certificate(session, tmp_path / "out", accepted=frozenset({"layout.overset"}))
    assert made["accepted_problems"] == []


def test_a_screen_proof_shows_overset_text_with_its_problems(session, tmp_path):
    shorten(session)
    made = exported(session, tmp_path / "proof.pdf", profile=Profile.SCREEN)
    assert [p.code for p in made.problems if p.severity is Severity.ERROR] == ["layout.overset"]


def test_certificate_has_the_fixed_keys(session, tmp_path):
    made = certificate(session, tmp_path / "out")
    fixed = {"profile", "files", "fonts", "pages", "articles", "accepted_problems"}
    assert set(made) == fixed | {"press"}
    assert made["press"]["ink"] == 240
    assert all(set(file) == {"path", "sha256", "pages"} for file in made["files"])
    assert [page["page"] for page in made["pages"]] == ["A01", "A02", "A03"]
    box = made["pages"][0]["boxes"][0]
    assert set(box) == {"article", "part", "kind", "x", "y", "w", "h"}
    account = made["articles"][by_headline(session, "社区食堂")]
    assert {"headline", "accepted", "printed", "overset", "cut"} <= set(account)


def accounts(session: Session, made: dict) -> dict:
    """Return the account of each article, and hold what must always add up."""
    texts = {article.id: accepted_text(article) for article in session.issue.articles}
    for name, account in made["articles"].items():
        assert account["accepted"] == len(texts[name].replace("\n", ""))
        assert account["accepted"] == account["printed"] + account["overset"] + account["cut"]
        assert account["faults"] == []
    return made["articles"]


def test_certificate_accounts_for_every_character(session, tmp_path):
    made = accounts(session, certificate(session, tmp_path / "out"))
    assert set(made) == {article.id for article in session.issue.articles}
    assert all(account["printed"] == account["accepted"] for account in made.values())


def test_certificate_lists_parts_on_their_pages(session, tmp_path):
    lead = by_headline(session, "云溪河")
    pages = certificate(session, tmp_path / "out")["pages"]
    parts = [(page["page"], box["part"]) for page in pages for box in page["boxes"]
             if box["article"] == lead]  # fmt: skip
    assert parts == [("A01", 1), ("A03", 2)]


def test_overset_text_is_listed_with_its_range(session, tmp_path):
    shorten(session)
    accepted = frozenset({"layout.overset"})
    made = accounts(session, certificate(session, tmp_path / "out", accepted=accepted))
    account = made[by_headline(session, "云溪河")]
    assert account["overset"] > 100
    ((start, end),) = account["overset_ranges"]
    text = accepted_text(session.issue.articles[0])
    assert end == len(text)
    assert len(text[start:].replace("\n", "")) == account["overset"]


def test_cut_text_is_listed_and_not_printed(session, tmp_path):
    brief = by_headline(session, "社区食堂")
    change(session, lambda issue: cut_range(issue, brief, (1, 0), (1, 6)))
    account = accounts(session, certificate(session, tmp_path / "out"))[brief]
    assert account["cut"] == 6
    assert account["printed"] == account["accepted"] - 6


def test_unplaced_article_is_listed_as_overset_when_the_issue_is_exported_whole(session, tmp_path):
    brief = by_headline(session, "社区食堂")
    box = next(b for b in session.issue.pages[0].boxes if b.article == brief)
    commands.run(session, "box.remove", box=box.id)
    account = accounts(session, certificate(session, tmp_path / "out"))[brief]
    assert (account["printed"], account["overset"]) == (0, account["accepted"])
    one = certificate(session, tmp_path / "one", pages=(session.issue.pages[0].id,))
    assert brief not in one["articles"]


@pytest.mark.parametrize("page", [0, 2])
def test_a_single_page_accounts_for_the_part_printed_elsewhere(page, session, tmp_path):
    wished = (session.issue.pages[page].id,)
    made = accounts(session, certificate(session, tmp_path / "out", pages=wished))
    lead = made[by_headline(session, "云溪河")]
    assert 0 < lead["printed"] < lead["accepted"]


def test_a_page_without_articles_has_an_empty_account(session, tmp_path):
    made = certificate(session, tmp_path / "out", pages=(session.issue.pages[1].id,))
    assert made["articles"] == {}


def test_a_missing_character_the_editor_answers_for_is_printed_and_listed(session, tmp_path):
    spoil(session, "\U0001f469")
    accepted = frozenset({"press.missing_glyph"})
    made = accounts(session, certificate(session, tmp_path / "out", accepted=accepted))
    brief = made[by_headline(session, "社区食堂")]
    ((start, end),) = brief["missing_glyph_ranges"]
    text = next(accepted_text(a) for a in session.issue.articles if "早饭" in accepted_text(a))
    assert text[start:end] == "\U0001f469"


def test_a_file_for_the_screen_lists_the_characters_that_no_face_has(session, tmp_path):
    spoil(session, "\U0001f469")
    wished = certificate(session, tmp_path / "proof.pdf", profile=Profile.SCREEN)
    brief = accounts(session, wished)[by_headline(session, "社区食堂")]
    assert len(brief["missing_glyph_ranges"]) == 1
    assert brief["faults"] == []


def without_line(group: Group, n: int) -> Group:
    """Drop the n-th line of copy from a group: all its runs at one height."""
    lines = sorted({item.ys[0] for item in runs(group)})
    return kept(group, lambda item: item.ys[0] != lines[n])


def runs(group: Group):
    for item in group.items:
        if isinstance(item, Group):
            yield from runs(item)
        elif isinstance(item, GlyphRun) and item.source:
            yield item


def kept(group: Group, wanted) -> Group:
    items = (kept(i, wanted) if isinstance(i, Group) else i for i in group.items)
    return replace(group, items=tuple(
        i for i in items if not isinstance(i, GlyphRun) or not i.source or wanted(i)
    ))  # fmt: skip


@pytest.mark.parametrize("profile", [Profile.X1A, Profile.SCREEN])
@pytest.mark.parametrize("seed", range(6))
def test_a_dropped_line_is_reported_as_lost_text(profile, seed, session, tmp_path):
    wish = Wish(to=tmp_path / "out", profile=profile, report=tmp_path / "certificate.json")
    order = ordered(session.opened, session.issue, session.composer, wish)
    whole = session.composed(session.issue.pages[0].id).display
    names = [g.name for g in whole.groups if any(True for _ in runs(g))]
    name = names[seed % len(names)]
    group = next(g for g in whole.groups if g.name == name)
    lines = sorted({item.ys[0] for item in runs(group)})
    spoiled = without_line(group, seed % len(lines))
    groups = tuple(spoiled if g is group else g for g in whole.groups)
    first = replace(whole, groups=groups)
    assert sum(1 for _ in walk(first)) < sum(1 for _ in walk(whole))
    pages = (painted(first, profile), *order.job.pages[1:])
    order = replace(order, job=replace(order.job, pages=pages))
    with pytest.raises(ExportError) as refusal:
        carry_out(order, lambda _done, _total: None)
    assert refusal.value.code == "export.text_lost"
    assert refusal.value.arguments["article"] in {a.id for a in session.issue.articles}
    assert not (tmp_path / "certificate.json").exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_same_issue_gives_the_same_bytes(session, tmp_path):
    for name in ("one", "two"):
        other = open_session(session.folder)
        exported(other, tmp_path / name, report=tmp_path / f"{name}.json")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_page_that_did_not_change_keeps_its_file(session, tmp_path):
    files = [file.path for file in exported(session, tmp_path / "out").result.files]
    for path in files:
        os.utime(path, (1, 1))
    files[0].write_bytes(b"of somebody else")
    exported(session, tmp_path / "out")
    assert [path.stat().st_mtime for path in files[1:]] == [1] * (len(files) - 1)
    assert files[0].read_bytes().startswith(b"%PDF")


def test_marks_stand_outside_the_bleed(session, tmp_path):
    exported(session, tmp_path / "plain")
    exported(session, tmp_path / "marked", marks=True)
    plain, marked = ink(tmp_path / "plain/A01.pdf"), ink(tmp_path / "marked/A01.pdf")
    edge = 3 * MM
    trim, grown = plain[0], marked[1]
    assert plain[1][0] >= trim[0] - edge
    assert grown[0] < trim[0] - edge
    assert grown[3] > trim[3] + edge


def ink(path: Path) -> tuple[tuple, tuple]:
    """Return the trim and the box round all ink of a page, points."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    boxes = [item.get_bounds() for item in page.get_objects()]
    trim = page.get_trimbox()
    document.close()
    left, bottom, right, top = zip(*boxes, strict=True)
    return trim, (min(left), min(bottom), max(right), max(top))


def test_a_picture_is_named_by_its_file(session, tmp_path):
    shot = tmp_path / "食堂.jpg"
    Image.effect_noise((300, 200), 90).convert("CMYK").save(shot)
    brief = by_headline(session, "社区食堂")
    commands.run(session, "picture.add", article=brief, path=str(shot))
    kept = session.original(index(session.issue).articles[brief].pictures[0].original)
    kept.write_bytes(kept.read_bytes()[:4000])
    box = index(session.issue).parts[brief][0][1]
    cells = box.shape[0]
    commands.run(
        session, "box.resize", box=box.id, column=cells.column, line=cells.line, columns=2, lines=24
    )
    told = [fact for fact in session.problems() if fact.code == "press.cmyk_without_profile"]
    assert [problem_text(fact)[-8:] for fact in told] == ["（食堂.jpg）"]
    with pytest.raises(ExportError) as refused:
        exported(session, tmp_path / "out")
    assert error_text(refused.value) == (
        "A01：有一张图片已损坏或不完整；请重新索取，或打开后另存一份（食堂.jpg）"
    )


def booked(session, tmp_path: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    """Fill a slot with an ad of its size that somebody has changed."""
    commands.run(session, "ad.book", page=session.issue.pages[1].id, slot="1/8")
    slot = session.issue.pages[1].boxes[-1]
    rect = cells_rect(paper_of(session.issue), slot.cells)
    shown = replace(page(group([run("广告", 10, 60, size=30)])), trim=(rect.w, rect.h))
    made = write_pdf([shown], shipped(), Profile.X1A, info(), Originals())
    with pikepdf.open(io.BytesIO(made)) as pdf:
        change(pdf)
        pdf.save(tmp_path / "春茶.pdf")
    commands.run(session, "ad.fill", box=slot.id, path=tmp_path / "春茶.pdf")


def test_an_ad_that_stops_an_export_is_named_with_its_fault(session, tmp_path):
    booked(session, tmp_path, lambda pdf: pdf.pages[0].contents_add(b"1 0 0 rg 40 40 30 30 re f"))
    with pytest.raises(ExportError) as refused:
        exported(session, tmp_path / "out")
    assert error_text(refused.value).split("\n") == [
        "A02 版有印厂不收的广告（共 1 处）；请改正，或表明由您负责：--accept pdf.colour",
        "“春茶.pdf”：用了 DeviceRGB 颜色，PDF/X-1a:2003 不允许；请转为 CMYK",
    ]


def test_an_ad_that_claims_nothing_is_held_to_what_the_page_becomes(session, tmp_path):
    def faded(pdf):
        pdf.pages[0].Resources.ExtGState.T = pikepdf.Dictionary(ca=0.5)
        pdf.pages[0].contents_add(b"/T gs 0 1 0 0 k 40 40 30 30 re f")
        del pdf.docinfo["/GTS_PDFXVersion"]

    booked(session, tmp_path, faded)
    with pytest.raises(ExportError) as refused:
        exported(session, tmp_path / "out")
    assert refused.value.arguments["problem"] == "pdf.transparency"
    exported(session, tmp_path / "out", profile=Profile.X4)


def test_an_ad_that_would_lose_what_was_laid_on_it_stops_an_export(session, tmp_path):
    def stamped(pdf):
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[60, 60, 90, 90], F=4
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])

    booked(session, tmp_path, stamped)
    with pytest.raises(ExportError) as refused:
        exported(session, tmp_path / "out")
    assert refused.value.arguments["problem"] == "pdf.annotation_lost"
    told = exported(session, tmp_path / "screen.pdf", profile=Profile.SCREEN).problems
    assert ("pdf.annotation_lost", "A02") in {(fact.code, fact.where.page) for fact in told}


def test_a_plate_that_an_ad_asks_for_is_asked_about_and_told(session, tmp_path):
    def spotted(pdf):
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 1, 1, 0], N=1)
        space = [pikepdf.Name.Separation, pikepdf.Name.Gold, pikepdf.Name.DeviceCMYK, tint]
        pdf.pages[0].Resources.ColorSpace = pikepdf.Dictionary(S=pikepdf.Array(space))
        pdf.pages[0].contents_add(b"/S cs 1 scn 40 40 30 30 re f")

    booked(session, tmp_path, spotted)
    wish = Wish(to=tmp_path / "out", profile=Profile.X1A)
    asked = stops(session.opened, session.issue, session.composer, wish)["press.spot_not_agreed"]
    told = exported(session, tmp_path / "out").problems
    assert "Gold" in {dict(fact.args).get("spot") for fact in asked}
    assert "Gold" in {dict(fact.args).get("spot") for fact in told}


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_folders_whose_names_are_no_text_stop_nothing(session, tmp_path):
    place = tmp_path / os.fsdecode("新闻".encode("gb18030"))
    shutil.copytree(session.folder, place)
    copied = open_session(place)
    nameless = replace(copied.issue.publication, name="")
    change(copied, lambda issue: replace(issue, name="", publication=nameless))
    made = certificate(copied, place / "out")
    assert Path(made["files"][0]["path"]) == place / "out/A01.pdf"
    with pikepdf.open(io.BytesIO((place / "out/A01.pdf").read_bytes())) as pdf:
        assert "\ufffd" in str(pdf.docinfo["/Title"])


def test_a_folder_that_cannot_be_written_is_refused_by_its_name(session, tmp_path):
    (tmp_path / "out").write_text("a file is in the way")
    with pytest.raises(ExportError) as refusal:
        exported(session, tmp_path / "out")
    assert refusal.value.code == "export.cannot_write"
    assert str(tmp_path / "out") in refusal.value.arguments["path"]


def of_icc(space: bytes = b"CMYK", device: bytes = b"prtr", version: int = 2) -> bytes:
    data = bytearray(asset("icc/news240.icc").read_bytes())
    data[8], data[12:16], data[16:20] = version, device, space
    return bytes(data)


@pytest.mark.parametrize(
    ("icc", "data", "profile", "code"),
    [
        ("icc/gone.icc", None, Profile.X1A, "store.cannot_read"),
        ("/etc/passwd", None, Profile.X4, "store.icc_elsewhere"),
        ("../e.icc", of_icc(), Profile.X1A, "store.icc_elsewhere"),
        ("link.icc", None, Profile.X1A, "store.icc_elsewhere"),
        ("e.icc", b"no profile" * 40, Profile.X4, "store.icc_damaged"),
        ("e.icc", of_icc()[:999], Profile.X4, "store.icc_damaged"),
        ("e.icc", of_icc().replace(b"B2A", b"old"), Profile.X1A, "store.icc_damaged"),
        ("e.icc", of_icc(space=b"RGB "), Profile.X4, "store.icc_not_press"),
        ("e.icc", of_icc(device=b"scnr"), Profile.X4, "store.icc_not_press"),
        ("e.icc", of_icc(version=4), Profile.X1A, "store.icc_version"),
        ("e.icc", of_icc(version=4), Profile.X4, ""),
        ("e.icc", of_icc(), Profile.X1A, ""),
    ],
)
def test_only_a_profile_of_a_press_reaches_a_file(icc, data, profile, code, tmp_path):
    session = laid_out(small_issue(tmp_path / "pub"))
    home = session.opened.publication_folder
    (home / "link.icc").symlink_to("/etc/passwd")
    if data is not None:
        (home / icc).write_bytes(data)
    change(session, lambda issue: replace(
        issue, publication=replace(issue.publication, icc=icc)))  # fmt: skip
    session.originals.profile = profile
    told = {
        found.code for found in session.problems() if "icc" in found.code or "cannot" in found.code
    }
    assert told == ({code} if code else set())
    if not code:
        assert exported(session, tmp_path / "out", profile=profile, pages=(first(session),))
        return
    with pytest.raises(IssueFileError) as refusal:
        exported(session, tmp_path / "out", profile=profile, pages=(first(session),))
    assert refusal.value.code == code
    assert icc in error_text(refusal.value)
    assert not (tmp_path / "out").exists()


def test_a_refusal_without_a_page_names_the_issue(session):
    lost = problem("font.missing_face", Severity.ERROR, Where(file="fonts/a.ttf"), face="x")
    with pytest.raises(ExportError) as refusal:
        _refuse((lost,), frozenset())
    assert error_text(refusal.value).startswith("本期有缺少的字体")


@pytest.mark.parametrize(
    ("spoil", "code", "place"),
    [
        (lambda file: file.unlink(), "store.no_page", ("issue.yaml", None)),
        (lambda file: file.write_text("format: 1\nboxs: []\n"), "store.unknown_field", (None, 2)),
    ],
)
def test_a_page_that_cannot_be_read_stops_every_export(spoil, code, place, tmp_path):
    folder = laid_out(small_issue(tmp_path / "issues")).folder
    page = open_session(folder).issue.pages[0].id
    spoil(page_path(folder, page))
    session = open_session(folder)
    for profile in Profile:
        with pytest.raises(IssueFileError) as refusal:
            exported(session, tmp_path / "out", profile=profile)
        told = refusal.value.arguments
        assert (refusal.value.code, told["line"]) == (code, place[1])
        assert told["path"] == (place[0] or f"pages/{page}.yaml")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("spoil", "code", "line"),
    [
        (lambda file: file.unlink(), "store.no_article", None),
        (lambda file: file.write_text("format: 1\nranks: 2\n"), "store.unknown_field", 2),
    ],
)
def test_an_article_that_cannot_be_read_stops_the_pages_it_stands_on(spoil, code, line, tmp_path):
    folder = laid_out(small_issue(tmp_path / "issues")).folder
    (box, *_others) = [
        box
        for page in open_session(folder).issue.pages
        for box in page.boxes
        if isinstance(box, ArticleBox)
    ]
    spoil(article_path(folder, box.article))
    session = open_session(folder)
    with pytest.raises(IssueFileError) as refusal:
        exported(session, tmp_path / "out")
    assert (refusal.value.code, refusal.value.arguments["line"]) == (code, line)
    assert code not in error_text(refusal.value)
    assert not (tmp_path / "out").exists()
    exported(session, tmp_path / "out", accepted=frozenset({"store.no_article"}))
    assert (tmp_path / "out").exists()
