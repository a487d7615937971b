"""The paper's own faces: registered, used, stood in for where they are missing."""

import hashlib
import json
import shutil

import pytest

from layout_app.cli import main
from layout_app.desk import commands
from layout_app.desk.material.faces import add_face
from layout_app.desk.session import open_session
from layout_app.display.items import GlyphRun
from layout_app.display.page import walk
from layout_app.errors import ExportError, FontError
from layout_app.model.ids import FaceId
from layout_app.model.issue import index
from layout_app.resources import asset
from tests.desks import laid_out, small_issue

OWN = FaceId("biaosong-900")
FILE = asset("fonts/NewsKai-400.ttf")
"""Stands for a face that only this paper has."""


@pytest.fixture
def folder(tmp_path):
    session = laid_out(small_issue(tmp_path))
    add_face(session, FILE, OWN)
    session.save()
    home = session.opened.publication_folder
    (home / "stylebook.yaml").write_text(f"format: 1\nbody: {{face: {OWN}}}\n", encoding="utf-8")
    return session.folder


def body(session) -> set[str]:
    page = session.composed(session.issue.pages[0].id)
    items = [item for item, _x, _y in walk(page.display)]
    return {str(i.face) for i in items if isinstance(i, GlyphRun) and i.source}


def kept(session):
    return session.opened.publication_folder / "fonts" / FILE.name


def test_a_face_is_registered_with_its_hash_and_rights(folder):
    (face,) = open_session(folder).issue.publication.faces
    assert (face.id, face.file, face.rights) == (OWN, FILE.name, 0)
    assert face.sha256 == hashlib.sha256(FILE.read_bytes()).hexdigest()
    assert face.family


def test_pages_are_set_in_it_and_exported(folder, tmp_path):
    session = open_session(folder)
    assert OWN in body(session)
    assert session.faces.file(OWN).path == kept(session)
    commands.run(session, "issue.export", to=tmp_path / "out", profile="x1a")
    assert list((tmp_path / "out").glob("*.pdf"))


def test_another_face_of_the_same_file_name_is_kept_beside_the_first(folder, tmp_path):
    session = open_session(folder)
    other = tmp_path / FILE.name
    shutil.copy(asset("fonts/NewsHei-400.ttf"), other)
    made = add_face(session, other, FaceId("zhushi-400"))
    session.save()
    assert kept(session).read_bytes() == FILE.read_bytes()
    assert made.file == f"{FILE.stem}-{made.sha256[:8]}.ttf"
    again = open_session(folder)
    assert not [p for p in again.problems() if p.code == "font.missing_face"]
    assert add_face(again, other, FaceId("zhushi-400")) == made


@pytest.mark.parametrize("spoil", ["gone", "other"])
def test_a_machine_without_it_opens_names_a_stand_in_and_refuses_the_press(folder, tmp_path, spoil):
    path = kept(open_session(folder))
    path.unlink()
    if spoil == "other":
        shutil.copy(asset("fonts/NewsHei-400.ttf"), path)
    session = open_session(folder)
    (told,) = [p for p in session.problems() if p.code == "font.missing_face"]
    assert dict(told.args)["substitute"] == "song-900"
    assert told.where.file == f"fonts/{FILE.name}"
    assert index(session.issue).pages
    assert body(session)
    with pytest.raises(ExportError) as refused:
        commands.run(session, "issue.export", to=tmp_path / "out", profile="x1a")
    assert refused.value.arguments["problem"] == "font.missing_face"
    commands.run(session, "issue.export", to=tmp_path / "out.pdf", profile="screen")


@pytest.mark.parametrize("name", ["", "song", "song-450", "Song-700", "../song-700"])
def test_a_name_that_is_none_is_refused_and_nothing_is_kept(tmp_path, name):
    session = small_issue(tmp_path)
    with pytest.raises(FontError, match=r"font\.bad_id"):
        add_face(session, FILE, FaceId(name))
    assert not (session.opened.publication_folder / "fonts").exists()


def test_a_file_that_is_no_font_is_refused_and_nothing_is_kept(tmp_path):
    session = small_issue(tmp_path)
    (tmp_path / "no.ttf").write_bytes(b"no font at all")
    with pytest.raises(FontError):
        add_face(session, tmp_path / "no.ttf", OWN)
    assert session.issue.publication.faces == ()
    assert not (session.opened.publication_folder / "fonts").exists()


def test_the_command_line_adds_a_face(tmp_path, capsys):
    folder = small_issue(tmp_path).folder
    assert main(["fonts", "add", str(FILE), "--to", str(folder), "--id", OWN, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == OWN
    assert open_session(folder).issue.publication.faces[0].id == OWN
    assert main(["fonts", "add", "--to", str(folder), "--id", OWN]) == 2
