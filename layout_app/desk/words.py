"""Sentences for editors. One rule: this module alone turns codes and msgids into words.

msgids are English sentences, so a lost catalogue still reads; placeholders are named.
"""

import gettext
import locale
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from layout_app.desk.sentences import ERRORS, PROBLEMS, REASONS, SEVERITIES
from layout_app.errors import LayoutError
from layout_app.model.problem import Fact, Problem, Severity, Where
from layout_app.model.seam import Reason

DOMAIN = "layout_app"
LANGUAGES = ("zh_CN", "en")
"""The languages of the program; the first is the default."""

_CATALOGUES = Path(__file__).parent.parent / "locale"
_current: gettext.NullTranslations = gettext.translation(
    DOMAIN, _CATALOGUES, [LANGUAGES[0]], fallback=True
)


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said later, in the language of that moment."""

    text: str
    """msgid with named placeholders."""
    args: tuple[tuple[str, Fact], ...] = ()


def msg(text: str, **args: Fact) -> Message:
    """Mark a sentence for translation and keep what it names."""
    return Message(text, tuple(args.items()))


def use_language(name: str | None) -> None:
    """Say everything from now on in `zh_CN` or `en`; None takes the machine's language."""
    global _current
    wanted = name or (locale.getlocale()[0] or LANGUAGES[0])
    chosen = "en" if wanted.startswith("en") else LANGUAGES[0]
    _current = gettext.translation(DOMAIN, _CATALOGUES, [chosen], fallback=True)


def _(text: str) -> str:
    """Translate a msgid."""
    return _current.gettext(text) if text else ""


def plural(one: str, many: str, count: int) -> str:
    """Translate a msgid that depends on a number, and fill in `{count}`."""
    return _current.ngettext(one, many, count).format(count=count)


def say(message: Message) -> str:
    """Return the sentence of a message."""
    return _(message.text).format(**dict(message.args))


def error_text(error: LayoutError) -> str:
    """Return the sentence of a refusal: file, place, what to do."""
    return _filled(ERRORS.get(error.code, ""), error.code, error.arguments)


def problem_text(problem: Problem) -> str:
    """Return the sentence of a problem, without its place."""
    facts = _facts(problem.where) | dict(problem.args)
    return _filled(PROBLEMS.get(problem.code, ""), problem.code, facts)


def reason_text(reason: Reason) -> str:
    """Return why two halves belong together, or may not."""
    return _filled(REASONS.get(reason.code, ""), reason.code, {"value": reason.value})


def severity_text(severity: Severity) -> str:
    """Return the name of a severity."""
    return _(SEVERITIES[severity.value])


def problem_json(problem: Problem) -> dict[str, object]:
    """Return a problem as the command line prints it."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "where": _facts(problem.where),
        "args": dict(problem.args),
        "text": problem_text(problem),
    }


def _facts(where: Where) -> dict[str, Fact]:
    found = {name: getattr(where, name) for name in where.__slots__}
    return {name: fact for name, fact in found.items() if fact not in ("", None)}


def _filled(sentence: str, code: str, args: Mapping[str, object]) -> str:
    """Fill a sentence; a code without one, or short of a fact, is named rather than lost."""
    told = ", ".join(f"{name}: {fact}" for name, fact in args.items() if fact is not None)
    if not sentence:
        return f"{code} ({told})" if told else code
    try:
        return _(sentence).format(**args)
    except (KeyError, IndexError):
        return f"{code} ({told})"
