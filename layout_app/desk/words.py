"""Sentences for editors. One rule: this module alone turns codes and msgids into words.

msgids are English sentences, so a lost catalogue still reads; placeholders are named.
"""

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import datetime
from functools import cache
from pathlib import Path

from layout_app.desk.sentences.codes import ERRORS, NAMED, PARTS, PROBLEMS, SEVERITIES, STOPS
from layout_app.desk.sentences.copy import REASONS
from layout_app.desk.sentences.files import OWNERS
from layout_app.desk.sentences.pdf import PDF
from layout_app.errors import IssueFileError, LayoutError
from layout_app.frozen import frozen
from layout_app.model.problem import Fact, Problem, Severity, Where
from layout_app.model.seam import Reason

DOMAIN = "layout_app"
LANGUAGES = ("zh_CN", "en")
"""The languages of the program; the first is the default."""

_CATALOGUES = Path(__file__).parent.parent / "locale"
_language = LANGUAGES[0]


@frozen(kw_only=False)
class Message:
    """A sentence to be said later, in the language of that moment."""

    text: str
    """msgid with named placeholders."""
    args: tuple[tuple[str, Fact], ...] = ()


def msg(text: str, **args: Fact) -> Message:
    """Mark a sentence for translation and keep what it names."""
    return Message(text, tuple(args.items()))


def use_language(name: str | None) -> None:
    """Say everything from now on in `zh_CN` or `en`; None takes the default."""
    global _language
    _language = name or LANGUAGES[0]


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """Read a catalogue when the first sentence is said: most exports say none."""
    return gettext.translation(DOMAIN, _CATALOGUES, [language], fallback=True)


def _(text: str) -> str:
    """Translate a msgid."""
    return _catalogue(_language).gettext(text) if text else ""


def plural(one: str, many: str, count: int) -> str:
    """Translate a msgid that depends on a number, and fill in `{count}`."""
    return _catalogue(_language).ngettext(one, many, count).format(count=count)


def say(message: Message) -> str:
    """Return the sentence of a message."""
    return filled(_(message.text), **dict(message.args))


def filled(sentence: str, **args: object) -> str:
    """Fill a translated sentence; marks within marks of the same kind alternate (GB/T 15834)."""
    for mark, name in _HELD.findall(sentence):
        if isinstance(held := args.get(name), str):
            args[name] = held.translate(_WITHIN[mark])
    return sentence.format(**args)


def error_text(error: LayoutError) -> str:
    """Return the sentence of a refusal: file, place, what to do; what else is known below it."""
    told = _refusal(error)
    place = place_of(error.arguments)
    first = _("{place}: {told}").format(place=place, told=told) if place else _capital(told)
    further = " ".join(_further(error))
    return f"{first}\n{further}" if further else first


def refusal_text(error: LayoutError) -> str:
    """Return the sentence of a refusal that stands at its field: it need not say where."""
    return _capital(_refusal(error))


def _refusal(error: LayoutError) -> str:
    """Return the words of a refusal; a fact that stops something has those of the fact."""
    words = ERRORS.get(error.code) or PROBLEMS.get(error.code, "")
    return _filled(words, error.code, error.arguments)


def place_of(args: Mapping[str, object]) -> str:
    """Return `path:line`, the path alone where no line is known, a page's folio, or nothing."""
    path, line = args.get("path") or args.get("place") or "", args.get("line")
    return f"{path}:{line}" if path and line is not None else str(path)


def _further(error: LayoutError) -> Iterator[str]:
    others = len(error.others) if isinstance(error, IssueFileError) else 0
    if others:
        yield plural(
            "There is {count} more fault in this file.",
            "There are {count} more faults in this file.",
            others,
        )
    if error.code == "export.refused" and error.arguments.get("original"):
        yield _fact_text(str(error.arguments["problem"]), error.arguments)
    if error.arguments.get("stale"):
        yield _("Nobody has answered since; open the issue in the window to take it over.")
    backup = error.arguments.get("backup")
    if backup:
        yield _("The version before is kept as {backup}.").format(backup=backup)


def placed_text(problem: Problem) -> str:
    """Return the sentence of a problem behind the folio of its page."""
    told = problem_text(problem)
    place = problem.where.page
    return _("{place}: {told}").format(place=place, told=told) if place else told


def problem_text(problem: Problem) -> str:
    """Return the sentence of a problem, without its place; behind the name of its file, if any."""
    return _fact_text(problem.code, _facts(problem.where) | dict(problem.args))


def _fact_text(code: str, facts: Mapping[str, object]) -> str:
    sentence = PROBLEMS.get(code, "")
    told = _filled(sentence, code, facts)
    if facts.get("original") and not _NAMED.search(sentence):
        return filled(_("“{file}”: {told}"), file=_short(code, facts), told=told)
    return told


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
    found = {field.name: getattr(where, field.name) for field in fields(where)}
    return {name: fact for name, fact in found.items() if fact not in ("", None)}


def clock(at: float, form: str) -> str:
    """Return a time, seconds since 1970, as `strftime` writes it; ? for one of a damaged file."""
    try:
        return f"{datetime.fromtimestamp(at).astimezone():{form}}"
    except (ValueError, OverflowError, OSError):
        return "?"


def _filled(sentence: str, code: str, args: Mapping[str, object]) -> str:
    """Fill a sentence; a code without one, or short of a fact, is named rather than lost."""
    told = ", ".join(f"{name}: {fact}" for name, fact in args.items() if fact is not None)
    if not sentence:
        return f"{code} ({told})" if told else code
    try:
        return filled(_(sentence), **_put(code, args))
    except (KeyError, IndexError):
        return f"{code} ({told})"


def _put(code: str, args: Mapping[str, object]) -> dict[str, object]:
    """Return the facts of a code as a sentence says them, and those made of them."""
    told = {name: _shown(name, fact) for name, fact in args.items()}
    for given, (name, put) in _MADE.items():
        if given in args:
            told[name] = put(code, args)
    return told


def _shown(name: str, fact: object) -> object:
    """Say in the window's language what only the program named, in the language of the paper."""
    return _(NAMED[str(fact)]) if name in _NAMES and fact in NAMED else fact


def _hint(code: str, args: Mapping[str, object]) -> str:
    near = args.get("nearest") or args.get("near")
    if near:
        return _('; did you mean "{nearest}"?').format(nearest=near)
    if code == "command.unknown":
        return _('; "layout-app commands" lists them')
    return "" if code == "store.not_one_of" else _("; correct it or take it out")


def _owner(_code: str, args: Mapping[str, object]) -> str:
    owner = str(args["of"])
    return _(OWNERS[owner]) if owner in OWNERS else _quoted(owner)


def _value(code: str, args: Mapping[str, object]) -> str:
    """Say what was found: a list, nothing, the number 3, text."""
    found = str(args["found"])
    shapes = {"[…]": _("a list"), "{…}": _("fields"), "": _("nothing")}
    if found in shapes:
        return shapes[found]
    if code == "store.not_text" and not _NUMBER.fullmatch(found):
        return _quoted(found)
    is_number = _NUMBER.fullmatch(found) and (code != "store.not_whole" or "." in found)
    if is_number and code != "store.not_a_number":
        return _("the number {number}").format(number=found)
    return _('text "{text}"').format(text=found)


def _guessed(_code: str, args: Mapping[str, object]) -> str:
    return _(" but seems to be in {guess}").format(guess=args["guess"]) if args["guess"] else ""


def _holder(_code: str, args: Mapping[str, object]) -> str:
    if not args["user"] or args["user"] == "?":
        return _("Another editor")
    return _("{user} on {host}").format(user=args["user"], host=args.get("host"))


def _time(_code: str, args: Mapping[str, object]) -> str:
    since = args["since"]
    assert isinstance(since, int | float)
    return clock(since, "%H:%M")


def _short(_code: str, args: Mapping[str, object]) -> str:
    """Name an original by its file, or by as much of its sha256 as an editor compares."""
    return str(args.get("name") or str(args["original"])[:8])


def stop_text(code: str) -> str:
    """Return what stands in the way of an export, in a few words."""
    return _("an ad that a press refuses") if code in PDF else _(STOPS.get(code, code))


def _stop(_code: str, args: Mapping[str, object]) -> str:
    return stop_text(str(args["problem"]))


def _bearer(_code: str, args: Mapping[str, object]) -> str:
    """Say whose fault it is: a page's, or the issue's, such as a face that is missing."""
    return _("page {page}").format(page=args["page"]) if args["page"] else _("the issue")


def _counted_things(code: str, args: Mapping[str, object]) -> str:
    """Say a count with the word that a code counts, in the grammar of the language."""
    count = args["count"]
    if not isinstance(count, int):
        return str(count)
    match code:
        case "contents.over":
            return plural("{count} entry", "{count} entries", count)
        case "copy.docx_boxes":
            return plural("{count} text box", "{count} text boxes", count)
        case "copy.docx_comments":
            return plural("{count} comment", "{count} comments", count)
        case "copy.docx_notes":
            return plural("{count} note", "{count} notes", count)
        case "copy.docx_numbers":
            return plural("{count} automatic number", "{count} automatic numbers", count)
        case "copy.docx_pictures":
            return plural("{count} picture", "{count} pictures", count)
        case "press.missing_glyph":
            return plural("{count} place", "{count} places", count)
        case "copy.html_navigation":
            return plural("{count} line of navigation", "{count} lines of navigation", count)
    return str(count)


def _lacking(_code: str, args: Mapping[str, object]) -> str:
    """Say which characters no face has: one with its number, of several the first and how many."""
    chars = str(args["char"])
    if len(chars) == 1:
        return _("the character “{char}” ({codepoint})").format(**args)
    shown = chars if len(chars) <= _SHOWN else f"{chars[:_SHOWN]}…"
    return _("{count} characters, “{chars}”").format(count=len(chars), chars=shown)


def _looked_up(name: str, table: Mapping[str, str]) -> "_Put":
    return lambda _code, args: _(table.get(str(args[name]), str(args[name])))


def _plain(name: str) -> "_Put":
    return lambda _code, args: _number(args[name])


def _number(fact: object) -> object:
    """Return a number without a fraction that says nothing: 4, not 4.0."""
    return int(fact) if isinstance(fact, float) and fact.is_integer() else fact


def _quoted(text: str) -> str:
    return _('"{text}"').format(text=text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counted(name: str, one: str, many: str) -> Callable[[str, Mapping[str, object]], str]:
    """Return what says a count with its word in the grammar of the language."""

    def told(_code: str, args: Mapping[str, object]) -> str:
        count = args[name]
        return plural(one, many, count) if isinstance(count, int) else str(count)

    return told


_NAMED = re.compile(r"\{(short|name)\}")
"""What names the file of a picture or ad in a sentence."""
_HELD = re.compile(r"([“《])…?\{(\w+)[^{}]*\}…?[”》]")
"""What a sentence puts between marks, and the mark that opens before it."""
_WITHIN = {"“": str.maketrans("“”‘’", "‘’“”"), "《": str.maketrans("《》〈〉", "〈〉《》")}
_Put = Callable[[str, Mapping[str, object]], object]
_NAMES = ("booking", "slug", "one", "two")
"""Facts that name a box."""
_SHOWN = 12
"""Characters that a sentence names of many."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_MADE: Mapping[str, tuple[str, _Put]] = {
    "char": ("lacking", _lacking),
    "nearest": ("hint", _hint),
    "near": ("hint", _hint),
    "of": ("owner", _owner),
    "found": ("value", _value),
    "field": ("field", lambda _code, args: args["field"] or _("the value")),
    "guess": ("guessed", _guessed),
    "user": ("holder", _holder),
    "since": ("time", _time),
    "original": ("short", _short),
    "kind": ("part", _looked_up("kind", PARTS)),
    "on": ("covered", _looked_up("on", PARTS)),
    "problem": ("stop", _stop),
    "page": ("bearer", _bearer),
    "why": ("cause", lambda _code, args: _(str(args["why"] or "")) or _("unknown")),
    "low": ("low", _plain("low")),
    "high": ("high", _plain("high")),
    "size": ("size", _plain("size")),
    "most": ("most", _plain("most")),
    "count": ("counted", _counted_things),
    "lines": ("line_count", _counted("lines", "{count} line", "{count} lines")),
    "columns": ("column_count", _counted("columns", "{count} column", "{count} columns")),
    "chars": ("char_count", _counted("chars", "{count} character", "{count} characters")),
}
"""What is made of a fact: the fact, the name it gets, how it is said."""
