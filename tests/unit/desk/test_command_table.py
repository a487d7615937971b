"""Rules over the whole command table: each row is checked, none is named twice."""

import gettext
import io
import random
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout_app.desk import commands, words
from layout_app.desk.commands import COMMANDS
from layout_app.desk.commands.command import Command, always
from layout_app.desk.copy import carrying
from layout_app.desk.copy.importing import import_files
from layout_app.desk.issues.making import make_issue
from layout_app.desk.sentences.codes import ERRORS
from layout_app.desk.session import Selection, Session, State
from layout_app.desk.unsaved import versions
from layout_app.display.items import GlyphRun
from layout_app.display.page import walk
from layout_app.edit.free import rect_of
from layout_app.edit.history import History
from layout_app.errors import CommandError, LayoutError
from layout_app.model.article import headline
from layout_app.model.box import (
    AdBox,
    ArticleBox,
    ContentsBox,
    OrnamentBox,
    Package,
    PlannedBox,
    RuleBox,
    SectionBox,
    cells_of,
)
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, folio_at, index
from layout_app.model.seam import Decision
from layout_app.model.text import Kind
from layout_app.store.folder import publication_folder
from layout_app.store.format import file_bytes
from layout_app.store.journal import Entry, Journal, set_journal_aside
from layout_app.store.reading import open_issue
from layout_app.store.saving import save_issue
from tests.desks import by_headline, laid_out, small_issue

NOT_EDITING = {
    "page.changes",
    "article.drop",
    "article.copy_web",
    "article.save_word",
    "picture.find",
    "box.copy",
    "box.take_look",
    "page.save_template",
    "page.remove_template",
    "page.restore_template",
    "issue.save",
    "issue.copy",
    "issue.export",
    "issue.print",
    "issue.check",
    "edit.undo",
    "edit.redo",
    "edit.go",
    "page.go",
}
CATALOGUE = Path(words.__file__).parent.parent / "locale"


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Session:
    """A whole issue on the desk; tests work on copies of its value."""
    made = laid_out(small_issue(tmp_path_factory.mktemp("desk"), dump=True))
    lead = by_headline(made, "云溪河")
    photo = made.folder.parent / "photo.png"
    Image.new("L", (60, 40), 128).save(photo)
    (photo.parent / "table.csv").write_text("社区,户数\n云溪,1204\n河东,98.5\n", "utf-8")
    commands.run(made, "picture.add", article=lead, path=photo, caption="步道")
    Image.new("L", (60, 40), 64).save(photo.with_name("other.png"))
    commands.run(made, "article.cut", article=lead, paragraph=2, start=0, end=3)
    box = index(made.issue).parts[lead][0][1].id
    commands.run(made, "box.region", box=box, kind="picture", x=0, line=6, width=8, lines=4)
    commands.run(made, "ad.book", page="A02", slot="通栏", booking="GG-1")
    ad = index(made.issue).pages[made.issue.pages[1].id].boxes[-1].id
    commands.run(made, "ad.text", box=ad, text="明日停水。")
    (photo.parent / "ad.pdf").write_bytes(sheet())
    commands.run(made, "ad.book", page="A02", column=0, line=2, columns=1, lines=5)
    ad = index(made.issue).pages[made.issue.pages[1].id].boxes[-1].id
    commands.run(made, "ad.fill", box=ad, path=photo.parent / "ad.pdf", trim="media", bleed="3")
    commands.run(made, "guide.add", page="A01", vertical="yes", at=50)
    commands.run(made, "free.text", page="A02", words="天气")
    commands.run(made, "free.rule", page="A02")
    rule = index(made.issue).pages[made.issue.pages[1].id].boxes[-1].id
    commands.run(made, "box.ink", box=rule, ink="1 1 1 0.5")
    commands.run(made, "page.save_template", page="A02", name="头版")
    commands.run(made, "note.pin", article=lead, paragraph=1, offset=2, text="核对", who="甲")
    make_issue(made.folder.parent / "next", pages=1)
    for _ in range(2):  # placed: copies of it are held
        commands.run(made, "article.hold", articles=lead)
    made.save()
    return made


def sheet() -> bytes:
    """Return a PDF that does not say where it is cut."""
    made, sink = pikepdf.new(), io.BytesIO()
    made.add_blank_page(page_size=(120, 80))
    made.save(sink)
    return sink.getvalue()


@pytest.fixture
def session(desk) -> Session:
    return again(desk)


def again(desk: Session) -> Session:
    """Return a session at the same issue with an empty history."""
    state = State(desk.opened.issue, Selection(page=desk.opened.issue.pages[0].id))
    return Session(desk.opened, desk.faces, desk.composer, History(state))


def test_names_are_subject_and_verb_and_stand_once():
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", name) for name in COMMANDS)
    rows = [row for module in (commands.issues, commands.history, commands.articles,
            commands.fitting, commands.pictures, commands.seams, commands.pages,
            commands.objects, commands.boxes, commands.frames, commands.packages, commands.planning,
            commands.jumps, commands.ads, commands.furniture, commands.placing, commands.guides,
            commands.free, commands.styles, commands.colours, commands.copying,
            commands.printing, commands.adorning, commands.handing, commands.templates,
            commands.arranging, commands.heads, commands.insides, commands.findings,
            commands.signing, commands.carrying, commands.notes, commands.watching)
            for row in module.COMMANDS]  # fmt: skip
    assert len(rows) == len(COMMANDS)


def test_no_two_commands_share_a_shortcut():
    keys = Counter(row.shortcut.lower() for row in COMMANDS.values() if row.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("row", COMMANDS.values(), ids=COMMANDS)
def test_title_is_a_plain_sentence_and_translated(row):
    chinese = gettext.translation(words.DOMAIN, CATALOGUE, ["zh_CN"])
    assert row.title.args == ()
    assert chinese.gettext(row.title.text) != row.title.text


@pytest.mark.parametrize("row", COMMANDS.values(), ids=COMMANDS)
def test_arguments_have_names_of_their_own(row):
    names = [argument.name for argument in row.arguments]
    assert len(names) == len(set(names))


OFTEN = [row for row in COMMANDS.values() if row.enabled is not always]


@pytest.mark.parametrize("row", OFTEN, ids=[row.name for row in OFTEN])
def test_a_disabled_command_changes_nothing(row, session):
    state = session.history.current
    if row.enabled(session):
        session.read_only = "Li"
    with pytest.raises(CommandError) as refusal:
        commands.run(session, row.name)
    assert refusal.value.code == "command.disabled"
    assert session.history.current is state


@pytest.mark.parametrize("row", COMMANDS.values(), ids=COMMANDS)
def test_a_read_only_issue_stays_as_it_is(row, session, tmp_path):
    session.read_only = "Li"
    issue = session.issue
    files = {
        "box.copy",
        "box.take_look",
        "issue.copy",
        "issue.export",
        "issue.print",
        "issue.check",
    }
    files |= {"article.copy_web", "article.save_word"}
    if row.name in files | {"edit.undo", "edit.redo", "edit.go", "page.go"}:
        return
    with pytest.raises(LayoutError):
        commands.run(session, row.name, **fitting(row, session, random.Random(1)))
    assert session.issue is issue


@pytest.mark.parametrize("row", COMMANDS.values(), ids=COMMANDS)
def test_an_unknown_argument_is_refused_by_name(row, session):
    with pytest.raises(CommandError) as refusal:
        commands.run(session, row.name, nonsense=1)
    assert refusal.value.code == "command.unknown_argument"
    assert refusal.value.arguments["name"] == "nonsense"


def test_an_unknown_command_is_refused_with_the_nearest(session):
    with pytest.raises(CommandError) as refusal:
        commands.run(session, "box.plaec")
    assert refusal.value.arguments == {"name": "box.plaec", "near": "box.place"}


def test_a_missing_argument_is_refused_by_name(session):
    session.select(Selection(page=session.issue.pages[0].id))
    with pytest.raises(CommandError) as refusal:
        commands.run(session, "box.place", column=0, line=0, columns=1)
    assert refusal.value.code == "command.missing_argument"
    assert refusal.value.arguments["name"] == "article"


PART = {"kind": "picture", "x": 0, "line": 0, "width": 4, "lines": 4, "over": "no"}
CELLS = {"line": 0, "columns": 1, "lines": 4}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("box.place", {"article": "nobody", "page": "A01", "column": 0, "line": 0, "columns": 1}),
        ("box.move", {"box": "nobody", "column": 0, "line": 0}),
        ("page.move", {"page": "Z99", "to": 0}),
        ("page.move", {"page": "A01", "to": "two"}),
        ("article.kind", {"article": "first", "paragraph": 1, "kind": "poem"}),
        ("article.kind", {"article": "first", "paragraph": 999, "kind": "text"}),
        ("article.edit", {"article": "first", "paragraph": -1, "text": "x"}),
        ("article.rank", {"article": "first", "rank": 9}),
        ("article.mark", {"article": "first", "paragraph": 1, "start": 0, "end": 2, "mark": "red"}),
        (
            "article.mark",
            {"article": "first", "paragraph": 1, "start": 2, "end": 2, "mark": "bold"},
        ),
        (
            "article.mark",
            {"article": "first", "paragraph": 1, "start": 0, "end": 2, "mark": "ruby"},
        ),
        (
            "article.mark",
            {"article": "first", "paragraph": 1, "start": 0, "end": 9999, "mark": "bold"},
        ),
        ("article.unmark", {"article": "first", "paragraph": 1, "start": 3, "end": 2}),
        ("seam.accept", {"tail": "nothing", "head": "a.md#1"}),
        ("seam.accept", {"tail": "a.md#1", "head": "a.md#2"}),
        ("headline.size", {"box": "first", "size": "nan"}),
        ("headline.size", {"box": "first", "size": "1e308"}),
        ("box.resize", {"box": "first", "column": 0, "line": 0, "columns": 0, "lines": 3}),
        ("box.resize", {"box": "first", "column": -1, "line": 0, "columns": 2, "lines": 3}),
        ("box.nudge", {"box": "first", "columns": 99, "lines": 0}),
        ("box.columns", {"box": "first", "columns": 99}),
        ("headline.arrange", {"box": "first", "arrangement": "upside_down"}),
        ("page.new", {"at": 99}),
        ("box.nudge", {"box": "first", "columns": "９" * 5000}),
        ("box.region", {"box": "first", "number": -1, **PART}),
        ("box.region", {"box": "first", "number": 0, **PART, "x": "inf"}),
        ("box.region", {"box": "first", "number": 0, **PART, "width": "nan"}),
        ("box.region", {"box": "first", "number": 0, **PART, "width": "99999"}),
        ("box.region", {"box": "first", "number": 0, **PART, "lines": "99999999999999999999"}),
        ("page.picture", {"page": "A01", "path": "a.png", "column": 49, **CELLS}),
        ("page.picture", {"page": "A01", "path": "a\0.png", "column": 0, **CELLS}),
        ("box.align_left", {"boxes": ""}),
        ("box.distribute", {"boxes": ""}),
        ("picture.crop", {"article": "first", "picture": 0, "part": "0 0 nan 1"}),
        ("article.carry", {"article": "first", "to": "a\0b"}),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_changes_nothing(name, given, session):
    first = {"article": session.issue.articles[0].id, "box": session.issue.pages[0].boxes[0].id}
    given = {key: first[key] if value == "first" else value for key, value in given.items()}
    state = session.history.current
    with pytest.raises(CommandError) as refusal:
        commands.run(session, name, **given)
    assert refusal.value.code in ERRORS
    assert session.history.current is state


# A command without an entry takes no values: rows added to the table fail here first.
def fitting(row: Command, session: Session, chance: random.Random) -> dict[str, object]:
    """Choose values that a command may take in this issue, as often as not ones that fit."""
    issue = session.issue
    one = chance.choice
    article = one(issue.articles) if issue.articles else None
    boxes = list(index(issue).boxes) or ["none"]
    ends = [end for a in issue.articles for end in a.open_ends]
    seam = one([c for end in ends for c in end.candidates] or [None])
    joined = one([s for a in issue.articles for s in a.seams] or [None])
    if row.name == "seam.unjoin":
        seam = joined
    values: dict[str, object] = {
        "article": article and article.id,
        "other": one(issue.articles).id if issue.articles else "none",
        "paragraph": chance.randrange(len(article.paragraphs) + 1) if article else 0,
        "text": one(["改过的一句话。", "", "又一句，\n带换行", "𬇕水"]),
        "kind": one([kind.value for kind in Kind]),
        "find": one(["，", "的", "石阶", "没有这样的字"]),
        "by": one(["", "台阶", "。"]),
        "rank": chance.randint(1, 4),
        "page": one(issue.pages).id if issue.pages else "none",
        "to": chance.randrange(max(1, len(issue.pages))),
        "at": chance.randrange(len(issue.pages) + 1),
        "name": one(["要闻", "副刊", ""]),
        "box": one(boxes),
        "boxes": " ".join(chance.sample(boxes, min(len(boxes), chance.randint(1, 3)))),
        "articles": " ".join(a.id for a in issue.articles[: chance.randint(0, 3)]),
        "column": chance.randrange(5),
        "line": chance.randrange(60),
        "columns": chance.randint(1, 3),
        "lines": chance.randint(4, 30),
        "size": one([0, 2.5, 4]),
        "arrangement": one(["over", "vertical_left", "vertical_right"]),
        "tail": seam.tail if seam else "page.md#1",
        "head": seam.head if seam else "page.md#2",
        "side": one(["tail", "tail", "head"]),
        "merge": None,
        "start": chance.randrange(6),
        "end": chance.randrange(12),
        "mark": one(["bold", "ruby", "emphasis", "super", "no_break"]),
    }
    values["value"] = "xǔ" if values["mark"] == "ruby" else ""
    values |= fitting_of_boxes(row, chance) | fitting_of_pictures(session, chance)
    values |= fitting_of_objects(session, chance)
    if row in commands.watching.COMMANDS:
        values |= {
            "find": one(["石阶", "帐号", ""]),
            "put": one(["台阶", ""]),
            "why": one(["", "统一"]),
        }
    if row in commands.notes.COMMANDS:
        values |= {"offset": chance.randrange(6), "number": one([0, 0, 1]), "who": "甲"}
        values["article"] = one([a.id for a in issue.articles if a.notes] or [values["article"]])
    if row.name == "article.carry":
        values["to"] = str(session.folder.parent / "next")
    if row.name in ("article.take", "article.drop"):
        values["articles"] = one([*(a.id for a in carrying.held(session)), "none"])
    if row.name == "article.insert_table":
        values["path"] = str(session.folder.parent / "table.csv")
        values["at"] = chance.randrange(2, 9)
    values |= fitting_of_ads(row, session, chance)
    if row in (*commands.furniture.COMMANDS, *commands.templates.COMMANDS):
        values |= fitting_of_furniture(row, chance)
    if row in commands.guides.COMMANDS:
        values |= {"vertical": one(["yes", "no"]), "at": one([0, 50.5, 120, 4000])}
        values["number"] = one([0, 0, 1])
        values["page"] = issue.pages[0].id if issue.pages else "none"
    if row in commands.free.COMMANDS:
        values |= fitting_of_free(session, chance)
    if row in commands.arranging.COMMANDS:
        values |= {"proposal": one([1, 2]), "seed": chance.randrange(3), "seconds": 0.3}
    if row.name == "box.printable":
        placed = index(issue).boxes.items()
        values["box"] = one([b for b, (_, o) in placed if isinstance(o, RuleBox)] or ["none"])
    if row.name == "style.set":
        values |= {"name": one(["body", "level1.headline", "none"]), "face": "hei-400"}
        values |= {"align": one(["left", "centre"])}
    if row.name == "style.level":
        values |= {"smallest": one([1.0, 1.2, 99]), "narrowest": one([0.9, 1, 0.5]),
                   "widest": one([1.05, 1.1])}  # fmt: skip
    if row.name == "issue.unsaved":
        values["version"] = one([found.name for found in versions(session)] or ["none"])
    if row.name == "problem.settle":
        told = [found.problem for found in session.issue.findings]
        values |= {"code": one([found.code for found in told] or ["none"])}
        values["file"] = one([found.where.file for found in told] or ["none"])
    if row.name == "style.habits":
        values |= {"masthead_lines": one([9, 12, 900]), "jump_least": 6,
                   "head_step": one([0, 0.5, 5]), "credit": "{credit}/摄",
                   "jump_to": one(["转{han}版", ""]), "jump_from": "", "jump_keyword": "",
                   "manner": one(["city", "village"]),
                   "lunar": one(["yes", "perhaps"])}  # fmt: skip
        flags = ("column_rules", "separators", "jump_head", "jump_at_sentence",
                 "opening_bold")  # fmt: skip
        values |= dict.fromkeys(flags, one(["yes", "no"]))
    if row.name == "article.cut" and article:
        values["paragraph"] = 0
    if row.name == "headline.write":
        values |= {"text": one(["云溪河边/新修的步道通了", ""]), "paragraph": 0}
    if row.name in ("page.section_head", "box.section_head"):
        values |= {"title": one(["副刊", ""]), "look": one(["tab", "rules", "stars"])}
        placed = index(issue).boxes.items()
        values["box"] = one([b for b, (_, o) in placed if isinstance(o, SectionBox)] or ["none"])
    if row.name in ("box.planned", "box.contents"):
        kind = PlannedBox if row.name == "box.planned" else ContentsBox
        placed = index(issue).boxes.items()
        values["box"] = one([b for b, (_, o) in placed if isinstance(o, kind)] or ["none"])
        values |= {
            "slug": one(["新馆", ""]),
            "chars": one([300, 0, -1]),
            "title": one(["看点", ""]),
        }
        values["picture"] = one(["yes", "no"])
    if row in commands.packages.COMMANDS:
        values |= {"title": one(["街坊本周", ""]), "framed": one(["yes", "no"])}
        values |= {"boxes": " ".join(packable(issue, chance)), "kicker": one(["河边", ""])}
        placed = index(issue).boxes.items()
        packages = [b for b, (_, o) in placed if isinstance(o, Package)]
        values["box"] = one([*packages, *packages, "none"])
    if row.name in ("free.ornament", "box.ornament"):
        values["ornament"] = one(["lotus", "sun", "dragon"])
        placed = index(issue).boxes.items()
        values["box"] = one([b for b, (_, o) in placed if isinstance(o, OrnamentBox)] or ["none"])
    if row.name in ("colour.define", "colour.remove"):
        values |= {"name": one(["报头红", "专色", "3号"]), "spot": one(["", "PANTONE 186 C"]),
                   "tint": one([1, 0.5, 2])}  # fmt: skip
    if row.name == "article.fit":
        values["article"] = one(sorted(index(issue).parts) or ["none"])
    if row.name in ("jump.end", "jump.free"):
        values["box"] = lead_box(issue)
        values["number"] = one([1, 1, 2, 9])
    if row.name == "box.reset_region":
        placed = index(issue).boxes.values()
        values["box"] = one([b.id for _, b in placed if getattr(b, "regions", ())] or ["none"])
    if row.name in ("picture.focus", "picture.crop"):
        values["at"] = one(["0.3 0.4", "", "2 2"])
    if row.name == "picture.replace":
        values["path"] = str(session.folder.parent / "other.png")
    if row.name == "picture.under_heads":
        values["box"] = lead_box(issue)
    if row.name in PICTURED:
        values["article"] = next((a.id for a in issue.articles if a.pictures), "none")
    return {a.name: values[a.name] for a in row.arguments if a.name in values and a.name != "merge"}


def lead_box(issue: Issue) -> str:
    """Return the box of the lead, whose text is longer than it, while both are there."""
    lead = next((a.id for a in issue.articles if headline(a).startswith("云溪河")), None)
    parts = index(issue).parts.get(lead, ()) if lead else ()
    return parts[0][1].id if parts else "none"


def packable(issue: Issue, chance: random.Random) -> list[str]:
    """Return two or three boxes of one page that stand on cells."""
    pages = [[box.id for box in page.boxes if cells_of(box)] for page in issue.pages]
    boxes = chance.choice([names for names in pages if len(names) > 1] or [["none"]])
    return chance.sample(boxes, min(len(boxes), chance.randint(2, 3)))


PICTURED = {
    "picture.replace",
    "picture.focus",
    "picture.remove",
    "picture.caption",
    "picture.crop",
    "picture.contour",
    "article.uncut",
}


def fitting_of_boxes(row: Command, chance: random.Random) -> dict[str, object]:
    one = chance.choice
    values: dict[str, object] = {
        "cells": one(["0 20 3 12; 0 32 1 9", "0 20 2 12", "0 0 1 1; 3 3 1 1", "1 2"]),
        "division": one(["grid", "whole", "fraction", "kept_gutter"]),
        "remainder": one(["columns", "gutters"]),
        "pictures": chance.randint(-2, 2),
        "subheads": chance.randint(0, 3),
        "loosen": chance.randint(-3, 3),
        "arrangement": one(["over", "inside", "beside", "surrounded", "under_picture", "above"]),
        "number": one([0, 0, 1]),
        "x": chance.randint(0, 30),
        "width": chance.randint(1, 40),
        "over": one(["no", "yes"]),
        "count": one([1, 2, 0]),
        "across": one([0, 0, 25.5]),
        "down": one([0, -4]),
    }
    if row.name in ("box.region", "box.reset_region"):
        values["kind"] = one(["headline", "text", "picture", "picture", "quote"])
    return values


def fitting_of_objects(session: Session, chance: random.Random) -> dict[str, object]:
    one, first = chance.choice, chance.randrange(1, 4)
    return {
        "first": first,
        "last": first + chance.randrange(-1, 4),
        "heads": one([0, 1, 1, 2, -1]),
        "aligns": one(["left,decimal", "left", "right", "up"]),
        "widths": one(["4,0,6", "0", "5", "-3"]),
        "rules": one(["none", "open", "rows", "grid"]),
        "span": one([1, 1, 2, 3, 0]),
        "merged": one(["0 0 2 1", "0 0 1 2; 1 1 1 2", "", "0 0"]),
        "cell": one([0, 5, -2]),
        "align": one(["block", "centre", "indent"]),
        "border": one(["meander", "beads", "none", "ornate"]),
        "ink": one(["0 0 0 0.1", "1 0.5 0 0", "none", "2 0 0 0", "报头红 30%"]),
        "numbers": one(["figures", "chinese", "circled", "none"]),
    }


def fitting_of_free(session: Session, chance: random.Random) -> dict[str, object]:
    one = chance.choice
    free = [b.id for _, b in index(session.issue).boxes.values() if rect_of(b) is not None]
    return {
        "box": one(free or ["none"]),
        "x": one([10, 60.25, -500]),
        "y": one([12, 200]),
        "width": one([30, 0, 90]),
        "height": one([10, 0, 50]),
        "path": str(session.folder.parent / "photo.png"),
        "weight": one([0.5, 2, -1]),
        "words": one(["今日天气", "上午\n下午", ""]),
    }


def fitting_of_pictures(session: Session, chance: random.Random) -> dict[str, object]:
    return {
        "path": str(session.folder.parent / "photo.png"),
        "picture": chance.choice([0, 0, 1]),
        "caption": chance.choice(["新开的食堂。", ""]),
        "credit": chance.choice(["某某", ""]),
        "part": chance.choice(["0.1 0 0.8 1", "", "0 0 2 2", "1 2"]),
        "corners": chance.choice(["0.5 0 1 1 0 1", "", "1 1"]),
    }


def fitting_of_ads(row: Command, session: Session, chance: random.Random) -> dict[str, object]:
    if row.name.partition(".")[0] != "ad" and row.name not in PLANNING:
        return {}
    one = chance.choice
    boxes = index(session.issue).boxes
    ads = [name for name, (_page, box) in boxes.items() if isinstance(box, AdBox)]
    tray = [a.id for a in session.issue.articles if a.id not in index(session.issue).parts]
    values: dict[str, object] = {
        "slot": one(["通栏", "报眼", "中缝", "大版"]),
        "booking": one(["GG-1", ""]),
        "text": one(["# 公告\n明日停水。", "遗失声明作废", " "]),
        "marked": one(["yes", "no"]),
        "slug": one(["老街改造", ""]),
        "chars": one([0, 800, -1]),
        "title": one(["导读", ""]),
        "articles": one(["", ",".join(a.id for a in session.issue.articles[:2]), "none"]),
    }
    if row.name == "box.replace":
        return values | {"article": one([*tray, "none"])}
    if row.name == "ad.trim":
        sheets = [n for n, (_p, b) in boxes.items() if isinstance(b, AdBox) and b.original]
        values |= {"trim": one(["media", "crop", "none"]), "bleed": one([0, 0, 5, 500])}
        return values | {"box": one([*sheets, "none"])}
    placed = one([*boxes, "none"]) if row.name == "page.contents" else one([*ads, *ads, "none"])
    return values | {"box": placed, "picture": one(["yes", "no"])}


def fitting_of_furniture(row: Command, chance: random.Random) -> dict[str, object]:
    one = chance.choice
    values: dict[str, object] = {
        "date": one(["2026-11-23", "2026-02-30"]),
        "number": one([12, 0]),
        "total": one([345, 346]),
        "price": one(["1元", ""]),
        "editor": one(["甲", ""]),
        "words": one(["本版编辑 丙", ""]),
    }
    if row.name == "page.words":
        values["name"] = one(["editors", "ear", "weather"])
    if row in commands.templates.COMMANDS:
        values["name"] = one(["头版", "none"])
    return values


def test_a_proposal_that_cannot_be_joined_does_not_hold_up_the_others(session, monkeypatch):
    first, *others = commands.seams.proposals(session.issue)
    assert others
    accept = commands.seams.seams.accept

    def picky(issue, candidate):
        if candidate == first:
            raise CommandError("article.heads_out_of_order", article="aaaaaa")
        return accept(issue, candidate)

    monkeypatch.setattr(commands.seams.seams, "accept", picky)
    commands.run(session, "seam.accept_all")
    assert commands.seams.proposals(session.issue) == (first,)
    with pytest.raises(CommandError):
        commands.run(session, "seam.accept_all")


PLANNING = {"box.plan", "box.replace", "page.contents"}

EDITING = [name for name in COMMANDS if name not in NOT_EDITING | {"article.import", "seam.look"}]


@pytest.mark.parametrize("name", EDITING)
def test_undo_gives_back_the_very_issue(name, desk):
    done = 0
    for seed in range(40):
        session, chance = again(desk), random.Random(seed)
        if name == "seam.unjoin":
            commands.run(session, "seam.accept_all")
        if name == "seam.reopen":
            for end in commands.seams.open_tails(session.issue):
                commands.run(session, "seam.complete", tail=end.block)
        if name == "article.unmark":
            for a in session.issue.articles:
                for n, p in enumerate(a.paragraphs):
                    for mark in ("bold", "super", "emphasis"):
                        commands.run(session, "article.mark", article=a.id, paragraph=n, start=0,
                                     end=len(p.text), mark=mark)  # fmt: skip
        if name == "article.fit":
            shorten_last_part(session, seed)
        if name == "page.arrange" and seed < 5:  # each takes its time
            for box in index(session.issue).boxes:
                commands.run(session, "box.remove", box=box)
        if name == "page.reopen":
            for page in session.issue.pages:
                commands.run(session, "page.sign", page=page.id)
        if name == "box.section_head":
            commands.run(session, "page.section_head", page="A02")
        if name == "box.ornament":
            commands.run(session, "free.ornament", page="A02")
        if name == "box.planned":
            commands.run(session, "box.plan", page="A02", columns=1, lines=2)
        if name in ("box.unpackage", "box.package_heads"):
            commands.run(session, "box.package", boxes=",".join(planned_pair(session)))
        if name == "box.contents":
            commands.run(session, "page.contents", page="A02", columns=1, lines=2)
        if name in ("box.forward", "box.backward"):
            for box, (_page, found) in index(session.issue).boxes.items():
                if isinstance(found, ArticleBox):
                    commands.run(session, "box.move", box=box, column=0, line=20)
        if name == "box.give_look":
            found = index(session.issue).boxes.items()
            model = chance.choice([b for b, (_page, x) in found if isinstance(x, ArticleBox)])
            commands.run(session, "box.border", box=model, border="double")
            commands.run(session, "box.take_look", box=model)
        if name == "box.paste":
            commands.run(session, "box.copy", boxes=" ".join(index(session.issue).boxes))
        if name == "box.unpin":
            for box, (_page, found) in index(session.issue).boxes.items():
                if isinstance(found, ArticleBox):
                    commands.run(session, "box.pin", box=box)
        if name == "colour.remove":
            commands.run(session, "colour.define", name="报头红", ink="0 1 1 0")
        if name == "page.part":
            commands.run(session, "page.join", page="A02")
        if name == "issue.unsaved":
            leave_unsaved(session)
        if name == "problem.settle":
            import_files(session, [empty_file(session.folder)], as_="dump")
        if name == "word.forget":
            commands.run(session, "word.watch", find="石阶")
        if name == "jump.free":
            given = fitting(COMMANDS["jump.end"], session, chance)
            commands.run(session, "jump.end", box=given["box"], number=1)
        before = session.history.current
        given = fitting(COMMANDS[name], session, chance)
        try:
            commands.run(session, name, **given)
        except CommandError:
            assert session.history.current is before
            continue
        if session.issue is before.issue:
            continue
        after = session.history.current
        session.undo()
        assert session.history.current is before
        session.redo()
        assert session.history.current is after
        done += 1
    assert done, "never did anything: fitting() must learn its values"


def planned_pair(session: Session) -> tuple[str, ...]:
    """Plan two articles on a new page; return their boxes."""
    commands.run(session, "page.new")
    page = session.issue.pages[-1].id
    for column in (0, 2):
        commands.run(session, "box.plan", page=page, column=column, line=20, columns=1, lines=9)
    return tuple(box.id for box in session.issue.pages[-1].boxes)


def leave_unsaved(session: Session) -> None:
    """Set a journal aside in which a page has another section."""
    page = replace(session.issue.pages[1], section="街道")
    path = session.folder / "pages" / f"{page.id}.yaml"
    home = publication_folder(session.folder.resolve())
    name = str(path.resolve().relative_to(home))
    journal = Journal(session.folder)
    journal.append(Entry.now("x", {name: file_bytes(page).decode("utf-8")}))
    set_journal_aside(session.folder)
    journal.drop()


def empty_file(folder: Path) -> Path:
    file = folder.parent / "空.txt"
    file.write_text("\n", encoding="utf-8")
    return file


def shorten_last_part(session: Session, seed: int) -> None:
    """Make the lead's second box nearly as high as its text."""
    last = index(session.issue).parts[by_headline(session, "云溪河")][1][1].id
    lines = 22 + seed % 6
    commands.run(session, "box.resize", box=last, column=0, line=0, columns=1, lines=lines)


TEXT_CHANGES = {
    "article.carry", "article.hold", "article.take",
    "article.replace_words",
    "headline.part", "headline.break",
    "article.edit", "headline.write", "article.remove", "article.punctuate", "seam.write",
    "seam.reopen", "article.insert_table",
}  # fmt: skip


def characters(issue: Issue) -> Counter[str]:
    return Counter(char for a in issue.articles for p in a.paragraphs for char in p.text)


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_random_sequences_keep_what_must_hold(start, desk, tmp_path_factory):
    for seed in range(start, start + 20):
        session, chance = again(desk), random.Random(seed)
        for _ in range(14):
            before = session.issue
            name = chance.choice(EDITING)
            try:
                commands.run(session, name, **fitting(COMMANDS[name], session, chance))
            except CommandError:
                assert session.issue is before
            if name not in TEXT_CHANGES:
                assert characters(session.issue) == characters(before)
        check_parts(session)
        check_packages(session.issue)
        check_saved(session, desk, tmp_path_factory)
        while session.undo_label:
            session.undo()
        assert session.issue is desk.opened.issue


def check_parts(session: Session) -> None:
    """Parts are numbered without a gap; jump lines name the folios they lead to and come from."""
    issue = session.issue
    for placed in index(issue).parts.values():
        assert [box.part for _, box in placed] == list(range(1, len(placed) + 1))
        for (page, box), (after, other) in pairwise(placed):
            if page == after:
                continue
            leaves = jump_lines(session, page, box.id, "下转")
            comes = jump_lines(session, after, other.id, "上接")
            assert len(leaves) == len(comes) <= 1
            there, here = (folio_at(issue, p, b.shape[0].column) for p, b in
                           ((after, other), (page, box)))  # fmt: skip
            assert all(there in line for line in leaves)
            assert all(here in line for line in comes)


def check_packages(issue: Issue) -> None:
    """A package holds two boxes of its page at least, each in one package, none itself one."""
    for page in issue.pages:
        here = {box.id for box in page.boxes if not isinstance(box, Package)}
        held = [name for box in page.boxes if isinstance(box, Package) for name in box.boxes]
        assert set(held) <= here
        assert len(held) == len(set(held))
        assert all(len(box.boxes) >= 2 for box in page.boxes if isinstance(box, Package))


def jump_lines(session: Session, page: PageId, box: BoxId, word: str) -> list[str]:
    display = session.composed(page).display
    mine = replace(display, groups=tuple(g for g in display.groups if g.name == box))
    lines: dict[float, str] = {}
    for item, _x, y in walk(mine):
        if isinstance(item, GlyphRun) and not item.source:
            # The folio is a run of its own: letters and figures of 楷 are set in 宋.
            lines[y] = lines.get(y, "") + item.text
    return [line for line in lines.values() if word in line]


def check_saved(session: Session, desk: Session, folders) -> None:
    if not session.issue.pages:
        return
    folder = folders.mktemp("saved") / "issue"
    folder.mkdir()
    empty = replace(desk.opened, folder=folder, issue=Issue(publication=session.issue.publication))
    save_issue(replace(empty, files={}, publication_folder=folder), session.issue)
    found = open_issue(folder).issue
    assert found.pages == session.issue.pages
    assert found.articles == session.issue.articles


def test_a_seam_joined_by_the_editor_is_no_proposal_any_more(session):
    proposed = commands.seams.proposals(session.issue)
    assert proposed
    assert all(c.decision in (Decision.AUTO, Decision.SUGGEST) for c in proposed)
    commands.run(session, "seam.accept_all")
    left = {(c.tail, c.head) for c in commands.seams.proposals(session.issue)}
    assert not left & {(c.tail, c.head) for c in proposed}


def test_words_are_what_a_file_will_hold(session, desk, tmp_path_factory):
    commands.run(session, "page.section", page="A01", name="要\0闻\x1b")
    assert session.issue.pages[0].section == "要\ufffd闻\ufffd"
    check_saved(session, desk, tmp_path_factory)
