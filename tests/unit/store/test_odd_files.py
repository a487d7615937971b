"""What lies where a file should be: pipes, links in a circle, links to nothing, halves."""

import os

import pytest

from layout_app.desk.files import inside, read_bytes
from layout_app.errors import CopyError, IssueFileError
from layout_app.intake.text import decode
from layout_app.model.box import PictureBox
from layout_app.model.geometry import Rect
from layout_app.model.ids import BoxId, PageId
from layout_app.model.issue import Issue, Publication
from layout_app.model.page import Page
from layout_app.store.folder import below, publication_folder
from layout_app.store.reading import open_issue, open_publication
from layout_app.store.saving import new_issue
from layout_app.store.yaml_loader import read_tree

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "publication.yaml")
    with pytest.raises(IssueFileError) as refusal:
        open_publication(tmp_path)
    assert refusal.value.arguments["why"] == "this is no file"
    with pytest.raises(CopyError) as refused:
        read_bytes(tmp_path / "publication.yaml")
    assert refused.value.arguments["why"] == "this is no file"


def test_links_in_a_circle_lead_to_nothing(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(IssueFileError):
        open_issue(tmp_path / "a")
    with pytest.raises(CopyError):
        inside(tmp_path, "a")
    assert below(tmp_path, "a") == tmp_path / "a"


def test_a_publication_that_cannot_be_reached_is_not_taken_for_none(tmp_path):
    issue = tmp_path / "issue"
    issue.mkdir()
    assert publication_folder(issue) == issue
    (tmp_path / "publication.yaml").symlink_to("gone")
    assert publication_folder(issue) == tmp_path
    with pytest.raises(IssueFileError) as refusal:
        open_publication(tmp_path)
    assert refusal.value.code == "store.cannot_read"
    (tmp_path / "publication.yaml").unlink()
    assert open_publication(tmp_path) == Publication()


def test_a_file_that_ends_within_a_character_was_cut_off():
    whole = "format: 1\nname: 云溪社区报\n".encode()
    with pytest.raises(IssueFileError) as refusal:
        read_tree(whole[:-2], "issue.yaml")
    assert (refusal.value.code, refusal.value.arguments["line"]) == ("store.cut_in_character", 2)
    with pytest.raises(IssueFileError) as other:
        read_tree("format: 1\nname: 云溪社区报\n".encode("gb18030"), "issue.yaml")
    assert other.value.code == "store.not_utf8"


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "copy.doc_legacy"),
        (b"{\\rtf1\\ansi ", "copy.doc_legacy"),
        (b"\xff\xd8\xff\xe0", "copy.is_picture"),
        (b"\x89PNG\r\n\x1a\n", "copy.is_picture"),
        (b"PK\3\4", "copy.binary"),
        (b"%PDF-1.7\n", "copy.binary"),
    ],
)
def test_what_is_no_text_is_named_for_what_it_is(first, code):
    with pytest.raises(CopyError) as refusal:
        decode(first + b"Hello, \xc4\xe3\xba\xc3", name="a.txt")
    assert refusal.value.code == code


@pytest.mark.parametrize("digest", ["z" * 64, "A" * 64, "a" * 63, "../" * 21 + "a"])
def test_what_cannot_be_a_digest_is_told_and_never_looked_for(digest, tmp_path):
    place = Rect(x=0, y=0, w=50, h=50)
    boxes = (
        PictureBox(id=BoxId("x"), rect=place, original=digest),
        PictureBox(id=BoxId("y"), rect=place, original="a" * 64),
    )
    new_issue(tmp_path / "issue", Issue(pages=(Page(id=PageId("p"), boxes=boxes),)))
    (told,) = open_issue(tmp_path / "issue").problems
    assert (told.code, told.where.box) == ("store.bad_original", "x")
