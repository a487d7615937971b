"""One-click cures. One rule: what is offered was tried on the issue's value and healed it.

Whoever knows what heals a code adds a row to one of the tables; everything else follows from it:
the button in the problems panel, the line of `check`, the `cure` in its JSON. `cure` is what a row
gives; `copy`, `layout`, `ads`, `form` and `press` hold the rows. `places` is the room around a box.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from layout_app.desk.commands import run
from layout_app.desk.cures import ads, copy, form, layout, press
from layout_app.desk.cures.cure import Cure, Healer
from layout_app.desk.session import Session
from layout_app.desk.words import problem_json
from layout_app.errors import LayoutError
from layout_app.model.problem import Problem, Severity

CURES: Mapping[str, Healer] = {
    **press.CURES, **layout.CURES, **ads.CURES, **form.CURES, **copy.CURES
}  # fmt: skip
"""By the code of a problem."""
_UNTRIED = frozenset({"ad.trim", "picture.find", "seam.look"})
"""They read files: what they find or bring to light is known only when they are run."""
_WHITE = frozenset({"layout.short"})
"""What a cure may leave behind where it wins room: it is told, with a cure of its own."""
_RENAMING = frozenset({"page.delete"})
"""What gives pages other names: the same words may then be said of another one."""
_SLOW = frozenset({"article.fit"})


def cure_of(session: Session, found: Problem, *, patient: bool = True) -> Cure | None:
    """Return what heals a problem and breaks nothing else; None where nothing is known to.

    Without patience a slow cure is offered untried.
    """
    healer = CURES.get(found.code)
    if healer is None or session.read_only:
        return None
    before = session.problems()
    if found not in before:  # a list is a moment older than the issue
        return None
    for cure in healer(session, found):
        is_known = bool(cure.needs) or cure.command in _UNTRIED
        if is_known or (cure.command in _SLOW and not patient):
            return cure
        if _heals(session, cure, found, before):
            return cure
    return None


def cure_json(cure: Cure) -> dict[str, object]:
    """Return a cure as the command line prints it: `do` takes command and args as they are."""
    told: dict[str, object] = {"command": cure.command, "args": dict(cure.args)}
    return {**told, "needs": list(cure.needs)} if cure.needs else told


def cured_json(session: Session, problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return problems as they stand in JSON, each with what heals it."""
    found = []
    for problem in problems:
        told, cure = problem_json(problem), cure_of(session, problem)
        found.append({**told, "cure": cure_json(cure)} if cure else told)
    return found


def _heals(session: Session, cure: Cure, found: Problem, before: tuple[Problem, ...]) -> bool:
    """Tell whether a cure leaves fewer problems of its code, and no other that is as grave."""
    trial = session.trial()
    try:
        run(trial, cure.command, **dict(cure.args))
    except LayoutError:
        return False
    after = trial.problems()
    if found in after and cure.command not in _RENAMING:
        return False
    grave = _as_grave_as(found)
    healed = Counter(p.code for p in before) - Counter(p.code for p in after)
    added = Counter(p.code for p in after if p.severity in grave) - Counter(
        p.code for p in before if p.severity in grave
    )
    return found.code in healed and not added.keys() - _WHITE


def _as_grave_as(found: Problem) -> tuple[Severity, ...]:
    """Return the severities from that of a problem up; notes are never in the way."""
    order = tuple(Severity)
    return order[: max(1, min(order.index(found.severity) + 1, 2))]
