"""Pages that were read or signed. One rule: what counts is the ink."""

from collections.abc import Iterable, Iterator

from layout_app.compose.page import ComposedPage
from layout_app.display.dump import digest
from layout_app.errors import CommandError
from layout_app.model.issue import Issue, index
from layout_app.model.page import Stage
from layout_app.model.problem import Problem, Severity, Where, problem


def changed_since(issue: Issue, composed: ComposedPage) -> Iterator[Problem]:
    """Tell where the ink of a page that was read or signed is another now."""
    state = index(issue).pages[composed.display.page].state
    if not state.digest or state.digest == digest(composed.display):
        return
    who, when = state.who, state.when[:16].replace("T", " ")
    where = Where(page=composed.display.folio)
    if state.stage is Stage.READ:
        yield problem("page.changed_since_read", Severity.WARNING, where, who=who, when=when)
    if state.stage is Stage.SIGNED:
        yield problem("page.recomposed", Severity.ERROR, where, who=who, when=when)


def left_out(refused: Iterable[CommandError]) -> tuple[Problem, ...]:
    """Tell once of each signed page that it stayed as it was, of several changes asked for."""
    signed = (dict(error.arguments) for error in refused if error.code == "page.signed")
    stayed = {str(found["page"]): str(found["who"]) for found in signed}
    return tuple(
        problem("page.stayed", Severity.WARNING, Where(page=page), who=who)
        for page, who in stayed.items()
    )
