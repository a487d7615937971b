"""What an export would say, before anybody waits for it. One rule: nothing is written."""

from layout_app.compose.page import Composer
from layout_app.desk.output.ordering import (
    ASKED,
    CARRIED,
    MUST_BE_ACCEPTED,
    ad_faults,
    house_of,
    press_time,
    template_of,
)
from layout_app.desk.output.orders import Wish
from layout_app.display.items import PlacedPdf
from layout_app.display.page import walk
from layout_app.model.issue import Issue, folio_of, index, name_of
from layout_app.model.problem import Problem
from layout_app.preflight.page import empty_page
from layout_app.press.export import page_name
from layout_app.store.faces import face_problems
from layout_app.store.folder import OpenedIssue


def stops(
    opened: OpenedIssue, issue: Issue, composer: Composer, wish: Wish
) -> dict[str, tuple[Problem, ...]]:
    """Return every place to answer for before a press gets it, by its code, the gravest first."""
    if not wish.profile.is_press:
        return {}
    pages = wish.pages or tuple(page.id for page in issue.pages)
    composed = [composer.page(issue, page) for page in pages]
    found = [
        problem for page in composed for problem in (*page.problems, *empty_page(page.display))
    ]
    found += face_problems(issue.publication, opened.publication_folder)
    placed = [
        (page.display.folio, item)
        for page in composed
        for item, _x, _y in walk(page.display)
        if isinstance(item, PlacedPdf)
    ]
    found += ad_faults(opened, placed, wish.profile, house_of(opened, wish))
    by_code = {
        code: tuple(dict.fromkeys(p for p in found if p.code == code))
        for code in (*MUST_BE_ACCEPTED, *ASKED, *CARRIED)
    }
    return {code: places for code, places in by_code.items() if places}


def file_names(opened: OpenedIssue, issue: Issue, wish: Wish) -> tuple[str, ...]:
    """Return the names that the pages' files would get; ExportError for a template that is none."""
    template = template_of(issue, house_of(opened, wish), wish)
    pages = index(issue).pages
    return tuple(
        page_name(
            template,
            paper=name_of(issue),
            date=press_time(issue),
            folio=folio_of(issue, page),
            section=pages[page].section,
            edition="",
        )
        for page in wish.pages or tuple(pages)
    )
