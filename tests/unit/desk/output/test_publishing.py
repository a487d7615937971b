import datetime as dt
import io
import json
from dataclasses import replace
from shutil import copytree

import pytest
from PIL import Image

from layout_app.cli import main
from layout_app.compose.page import Composer
from layout_app.desk import commands
from layout_app.desk.output.publishing import edition_of, publish_issue
from layout_app.desk.session import Session, open_session
from layout_app.edit.articles import cut_range
from layout_app.errors import ExportError
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import accepted_text
from layout_app.model.issue import index
from layout_app.model.text import Kind
from layout_app.press.render import HEAVIEST, reader_picture
from layout_app.resources import sample_publication
from tests.desks import by_headline

DATE = "2023-03-20"


@pytest.fixture(scope="module")
def sample() -> Session:
    """Return the sample, its second page without the picture: a page of type."""
    session = open_session(sample_publication() / DATE)
    pictured = by_headline(session, "微公交")
    commands.run(session, "picture.remove", article=pictured, picture=0)
    return session


@pytest.fixture(scope="module")
def site(sample, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    publish_issue(sample.opened, sample.issue, sample.composer, folder, lambda *_: None)
    return folder


def test_every_placed_article_has_its_whole_text_and_a_place(sample, site):
    told = json.loads((site / DATE / "issue.json").read_bytes())
    placed = index(sample.issue).parts
    articles = {article["id"]: article for article in told["articles"]}
    assert articles.keys() == placed.keys()
    for article in sample.issue.articles:
        if article.id in placed:
            words = "\n".join(p["text"] for p in articles[article.id]["paragraphs"])
            assert words == "\n".join(filter(None, accepted_text(article).split("\n")))
    zones = {zone["article"] for page in told["pages"] for zone in page["zones"]}
    assert zones == placed.keys()


def test_pictures_are_the_pages_in_their_size(sample, site):
    told = json.loads((site / DATE / "issue.json").read_bytes())
    for page in told["pages"]:
        image = Image.open(io.BytesIO((site / DATE / page["image"]).read_bytes()))
        assert image.size == (page["width"], page["height"])
        assert image.convert("L").getextrema()[0] < 60


def test_pictures_are_light_and_pages_of_type_lose_nothing(sample, site):
    told = json.loads((site / DATE / "issue.json").read_bytes())
    sizes = {path.name: path.stat().st_size for path in (site / DATE).iterdir()}
    for page in told["pages"]:
        assert sizes[page["image"]] <= HEAVIEST
    assert {page["image"].partition(".")[2] for page in told["pages"]} == {"png", "webp"}
    assert sizes[told["cover"]] < 80_000
    photos = [photo for article in told["articles"] for photo in article["pictures"]]
    assert len(photos) >= 4
    for photo in photos:
        assert sizes[photo["image"]] <= 300_000
        assert Image.open(site / DATE / photo["image"]).size == (photo["width"], photo["height"])


def test_a_photo_in_press_colour_has_the_colours_of_its_page(tmp_path):
    session = open_session(copytree(sample_publication(), tmp_path / "paper") / DATE)
    article = next(a.id for a in session.issue.articles if a.pictures)
    inks = tmp_path / "inks.jpg"
    Image.new("CMYK", (400, 300), (255, 0, 0, 0)).save(inks, quality=95)
    commands.run(session, "picture.replace", article=article, picture=0, path=inks)
    site = tmp_path / "site"
    publish_issue(session.opened, session.issue, session.composer, site, lambda *_: None)
    photo = Image.open(site / DATE / f"article-{article}-1.webp").convert("RGB")
    assert photo.getpixel((200, 150)) == pytest.approx((0, 180, 238), abs=6)


def test_tables_and_numbers_of_notices_are_kept():
    later = open_session(sample_publication() / "2023-03-27")
    issue, placed = later.issue, index(later.issue).parts
    images = [reader_picture(Image.new("RGB", (100, 150)))] * len(issue.pages)
    made, _files = edition_of(issue, [later.composed(p.id) for p in issue.pages], images, {})
    words = [p for article in made.articles for p in article.paragraphs]
    assert any(p.heads for p in words if p.kind == "table" and p.starts)
    assert any(p.number for p in words if p.kind == "notice")
    settings = sum(
        paragraph.setting is not None
        for article in issue.articles
        if article.id in placed
        for paragraph in article.paragraphs
    )
    assert sum(p.starts for p in words) == settings > 0


def test_zones_lie_on_the_ink_of_their_article(sample, site):
    told = json.loads((site / DATE / "issue.json").read_bytes())
    image = Image.open(site / DATE / told["pages"][0]["image"]).convert("L")
    for zone in told["pages"][0]["zones"]:
        xs, ys = zip(*zone["shape"], strict=True)
        box = (min(xs) * image.width, min(ys) * image.height, max(xs) * image.width,
               max(ys) * image.height)  # fmt: skip
        assert image.crop(tuple(map(round, box))).getextrema()[0] < 60


def test_what_the_editor_cut_is_not_shown(sample):
    first = next(iter(index(sample.issue).parts))
    number, paragraph = next(
        (n, p) for n, p in enumerate(index(sample.issue).articles[first].paragraphs)
        if p.kind is Kind.TEXT
    )  # fmt: skip
    issue = cut_range(sample.issue, first, (number, 2), (number, 9))
    images = [reader_picture(Image.new("RGB", (100, 150)))] * len(issue.pages)
    pages = [Composer(shipped()).page(issue, page.id) for page in issue.pages]
    made, _files = edition_of(issue, pages, images, {})
    shown = next(a for a in made.articles if a.id == first)
    words = [p.text for p in shown.paragraphs]
    assert paragraph.text[:2] + paragraph.text[9:] in words
    assert paragraph.text not in words


def test_paper_with_a_face_of_its_own_is_published(tmp_path):
    school = open_session(sample_publication() / "chaosheng" / "2023-04-04")
    assert school.issue.publication.faces
    publish_issue(school.opened, school.issue, school.composer, tmp_path, lambda *_: None)
    assert (tmp_path / "2023-04-04" / "issue.json").is_file()


def test_issue_without_a_date_is_refused(sample, tmp_path):
    undated = replace(sample.issue, date=None)
    with pytest.raises(ExportError) as refused:
        publish_issue(sample.opened, undated, sample.composer, tmp_path / "s", lambda *_: None)
    assert refused.value.code == "web.no_date"


def test_line_corrects_and_withdraws(sample, tmp_path, capsys):
    to = str(tmp_path / "site")
    folder = str(sample_publication() / DATE)
    assert main(["export", folder, "--profile", "web", "--to", to]) == 0
    article = index(sample.issue).articles
    first, second = list(index(sample.issue).parts)[:2]
    when = ["--when", "2023-03-22"]
    assert main(["web", to, DATE, first, "--erratum", " ", *when]) == 2
    assert main(["web", to, DATE, first, "--erratum", "应为三月", *when]) == 0
    assert main(["web", to, DATE, second, "--withdraw", *when]) == 0
    assert main(["web", to, DATE, "none", "--withdraw", *when]) == 2
    home = tmp_path / "site" / DATE
    assert "应为三月" in (home / f"article-{first}.html").read_text("utf-8")
    gone = (home / f"article-{second}.html").read_text("utf-8")
    assert "2023-03-22" in gone
    assert article[second].paragraphs[-1].text not in gone
    folio = json.loads((home / "issue.json").read_bytes())
    (zone, image) = next(
        (zone, page["image"])
        for page in folio["pages"]
        for zone in page["zones"]
        if zone["article"] == second
    )
    xs, ys = zip(*zone["shape"], strict=True)
    picture = Image.open(home / image).convert("L")
    middle = (sum(xs) / len(xs) * picture.width, sum(ys) / len(ys) * picture.height)
    near = picture.crop((round(middle[0]) - 9, round(middle[1]) - 9, round(middle[0]) + 9,
                         round(middle[1]) + 9))  # fmt: skip
    assert near.getextrema() == (255, 255)
    assert dt.date.fromisoformat(DATE)
