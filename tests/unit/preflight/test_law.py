"""The form of a paper by its legal kind: each rule with an issue that breaks it."""

import datetime as dt
from dataclasses import replace

import pytest

from layout_app.display.items import Picture, PlacedPdf
from layout_app.fonts.catalogue import shipped
from layout_app.model.article import Article
from layout_app.model.box import AdBox
from layout_app.model.geometry import Cells, Rect
from layout_app.model.ids import ArticleId, BoxId, PageId
from layout_app.model.issue import Colophon, Issue, LegalKind, Logo, Publication
from layout_app.model.page import Page
from layout_app.model.problem import Severity
from layout_app.model.text import Kind, Paragraph
from layout_app.preflight.law import MOST_POINTS, RULES, asked, check_law, points_of
from tests.pages import group, page, run

HEAD = "街坊报"
COLOPHON = Colophon(
    cn="CN 00-0000", sponsor="街道办事处", publisher="街坊报社", address="石桥弄一号",
    phone="000-00000000", printer="云溪印务所", printer_address="船厂路二号",
    distribution="各网格站", price="赠阅",
)  # fmt: skip
LINES = {
    "date": "2023年3月20日", "number": "总第212期", "pages": "今日2版", "cn": "CN 00-0000",
    "publisher": "街道办事处主办 街坊报社出版", "contact": "石桥弄一号 电话000-00000000",
    "printer": "云溪印务所 船厂路二号", "distribution": "各网格站", "price": "赠阅", "folio": "A01",
}  # fmt: skip
INTERNAL = {
    "permit": "准印证号（苏）00-0000", "notice": "内部资料，免费交流",
    "maker": "编印单位：街道办事处", "recipients": "发送对象：本系统",
    "print_shop": "印刷单位：云溪印务所", "print_date": "印刷日期：2023年3月20日",
    "print_run": "印数：500", "number": "第12期", "folio": "A01",
}  # fmt: skip


def issue(kind: LegalKind, name: str = HEAD, **changes) -> Issue:
    colophon = (
        COLOPHON if kind is LegalKind.CN else Colophon(cn="（苏）00-0000", printer="云溪印务所")
    )
    told = {
        "publication": Publication(name=name, legal=kind, colophon=colophon),
        "date": dt.date(2023, 3, 20), "number": 12, "total_number": 212,
        "pages": (Page(id=PageId("p1")), Page(id=PageId("p2"))),
    }  # fmt: skip
    return Issue(**(told | changes))


def first(lines: dict[str, str], name: str = HEAD, headline: float = 40.0, name_size: float = 60.0):
    words = [run(line, 10, 120 + 12 * n) for n, line in enumerate(lines.values())]
    head = [run(name, 10, 60, face="song-900", size=name_size)] if name_size else []
    return page(
        group(head, name="masthead"),
        group(words, name="colophon"),
        group([run("头条标题", 10, 400, size=headline, article="a1")], name="b1"),
    )


def second(folio: str = "A02"):
    return page(group([run(f"{folio} 要闻", 10, 20)], name="folio"), folio="A02")


def codes(told: Issue, *pages, marked=frozenset()) -> set[str]:
    return {fact.code for fact in check_law(told, pages, shipped(), marked)}


@pytest.mark.parametrize(("kind", "lines", "name"), [
    (LegalKind.CN, LINES, HEAD), (LegalKind.INTERNAL, INTERNAL, "街坊内刊资料"),
    (LegalKind.NONE, {}, ""),
])  # fmt: skip
def test_paper_that_prints_all_has_no_fault(kind, lines, name):
    assert codes(issue(kind, name), first(lines, name or HEAD), second()) == set()


CN_BREAKS = {
    "pub.date": "date", "pub.issue_no": "number", "pub.pages": "pages", "pub.cn": "cn",
    "pub.publisher": "publisher", "pub.contact": "contact", "pub.printer": "printer",
    "pub.distribution": "distribution", "pub.price": "price", "pub.folio": "folio",
}  # fmt: skip
INTERNAL_BREAKS = {
    "pub.permit": "permit", "pub.internal_notice": "notice", "pub.maker": "maker",
    "pub.recipients": "recipients", "pub.print_shop": "print_shop",
    "pub.print_date": "print_date", "pub.print_run": "print_run", "pub.number": "number",
}  # fmt: skip


@pytest.mark.parametrize(("code", "line"), CN_BREAKS.items())
def test_newspaper_without_a_line_is_told(code, line):
    lines = {name: text for name, text in LINES.items() if name != line}
    assert codes(issue(LegalKind.CN), first(lines), second()) == {code}


def test_newspaper_without_a_date_in_its_record_is_told_of_it():
    undated = issue(LegalKind.CN, date=None)
    assert "pub.date" in codes(undated, first(LINES), second())


@pytest.mark.parametrize(("code", "line"), INTERNAL_BREAKS.items())
def test_internal_matter_without_a_line_is_told(code, line):
    lines = {name: text for name, text in INTERNAL.items() if name != line}
    found = codes(issue(LegalKind.INTERNAL, "街坊资料"), first(lines, "街坊资料"), second())
    assert found == {code}


def test_line_that_is_filled_in_and_not_printed_is_told():
    other = {**LINES, "price": "定价一元"}
    assert codes(issue(LegalKind.CN), first(other), second()) == {"pub.price"}


@pytest.mark.parametrize("number", ["CN 0-0000", "CN 00-000", "CN 00-00000"])
def test_number_of_another_form_is_told(number):
    (told,) = check_law(issue(LegalKind.CN), [first({**LINES, "cn": number}), second()], shipped())
    assert told.code == "pub.cn"
    assert dict(told.args)["found"].startswith("CN0")


def test_name_must_be_on_the_first_page_and_its_largest_words():
    told = issue(LegalKind.CN)
    assert codes(told, first(LINES, name_size=0), second()) == {"pub.name"}
    assert codes(told, first(LINES, headline=70), second()) == {"pub.name_size"}
    # Of one size the heavier face of the headline may be the taller ink; a little larger is enough.
    assert codes(told, first(LINES, headline=50, name_size=60), second()) == set()


def test_page_without_its_folio_is_told_by_its_place():
    (told,) = check_law(issue(LegalKind.CN), [first(LINES), second("B02")], shipped())
    assert (told.code, told.where.page) == ("pub.folio", "A02")


def with_ad(kind: LegalKind, name: str = HEAD) -> Issue:
    ad = AdBox(id=BoxId("ad1"), cells=Cells(column=0, line=0, columns=2, lines=9), original="f")
    pages = (Page(id=PageId("p1"), boxes=(ad,)), Page(id=PageId("p2")))
    return issue(kind, name, pages=pages)


def ad_page(*beside, lines=LINES, name: str = HEAD):
    made = first(lines, name)
    items = [PlacedPdf(rect=Rect(0, 0, 90, 90), original="f"), *beside]
    return replace(made, groups=(*made.groups, group(items, name="ad1")))


def test_ad_must_say_what_it_is():
    told = with_ad(LegalKind.CN)
    assert codes(told, ad_page(), second()) == {"pub.ad_mark"}
    assert codes(told, ad_page(run("广 告", 0, 9)), second()) == set()
    assert codes(told, ad_page(), second(), marked=frozenset({"f"})) == set()


def test_internal_matter_has_no_ads_price_name_of_a_newspaper_or_reporters():
    kind = LegalKind.INTERNAL
    assert "pub.no_ads" in codes(
        with_ad(kind, "街坊资料"), ad_page(lines=INTERNAL, name="街坊资料"), second()
    )
    priced = {**INTERNAL, "more": "每份1元/份"}
    assert codes(issue(kind, "街坊资料"), first(priced, "街坊资料"), second()) == {"pub.no_price"}
    assert codes(issue(kind), first(INTERNAL), second()) == {"pub.no_newspaper"}
    article = Article(
        id=ArticleId("a1"), paragraphs=(Paragraph(kind=Kind.TEXT, text="本报记者昨日到场。"),)
    )
    told = issue(kind, "街坊资料", articles=(article,))
    (fact,) = check_law(told, [first(INTERNAL, "街坊资料"), second()], shipped())
    assert (fact.code, fact.where.article, dict(fact.args)["found"]) == (
        "pub.no_reporter", "a1", "本报",
    )  # fmt: skip


def test_every_rule_has_been_broken_here():
    broken = {*CN_BREAKS, *INTERNAL_BREAKS, "pub.name", "pub.name_size", "pub.ad_mark"}
    broken |= {"pub.no_ads", "pub.no_price", "pub.no_newspaper", "pub.no_reporter"}
    assert broken == RULES.keys()


def test_every_rule_names_its_source():
    assert all(rule.source.value.startswith("《") for rule in RULES.values())


def test_missing_name_alone_fails_an_issue():
    found = check_law(issue(LegalKind.CN), [first(LINES, name_size=0), second()], shipped())
    assert points_of(found) > MOST_POINTS
    assert found[0].severity is Severity.ERROR
    lines = {name: LINES[name] for name in LINES if name not in ("date", "price", "pages")}
    assert points_of(check_law(issue(LegalKind.CN), [first(lines), second()], shipped())) == 3


def lettered(height: float) -> list[str]:
    """Return the faults of a newspaper whose name is a picture so high, its largest headline 40."""
    logo = Logo(original="a" * 64, extent=(300.0, 90.0))
    told = replace(issue(LegalKind.CN).publication, logo=logo)
    front = first(LINES, name_size=0.0)
    head = group([Picture(rect=Rect(10, 10, 200, height), original="a" * 64)], name="masthead")
    front = replace(front, groups=(head, *front.groups[1:]))
    pages = [front, page(group([run("A02", 10, 20)], name="folio"), folio="A02")]
    found = check_law(issue(LegalKind.CN, publication=told), pages, shipped())
    return [fact.code for fact in found if fact.code.startswith("pub.name")]


def test_a_logo_is_the_name_and_must_be_the_largest():
    assert lettered(70.0) == []
    assert lettered(20.0) == ["pub.name_size"]


def test_record_asks_for_what_its_kind_must_print_unless_the_rule_is_off() -> None:
    paper = Publication(legal=LegalKind.CN)
    assert asked(paper)["cn"] is RULES["pub.cn"]
    assert asked(replace(paper, legal=LegalKind.INTERNAL))["cn"] is RULES["pub.permit"]
    assert "cn" not in asked(replace(paper, rules_off=("pub.cn",)))
    assert asked(replace(paper, legal=LegalKind.NONE)) == {}
