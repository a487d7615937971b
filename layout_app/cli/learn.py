"""`learn`: a paper's own articles teach the repair model; nothing leaves the publication."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import print_json, print_line
from layout_app.cli.paths import path
from layout_app.desk.copy.learning import Lesson, forget_issues, learn_issues
from layout_app.desk.words import _, plural


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("issues", nargs="+", type=path, metavar="ISSUE", help="folder of an issue")
    parser.add_argument("--forget", action="store_true", help="take back what they taught")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Learn or forget the issues, and tell what it gained."""
    lessons = forget_issues(options.issues) if options.forget else learn_issues(options.issues)
    if options.json:
        print_json({"publications": [_json(lesson) for lesson in lessons]})
    for lesson in lessons if not options.json else ():
        _print(lesson)
    return 0


def _json(lesson: Lesson) -> dict[str, object]:
    told: dict[str, object] = {
        "publication": str(lesson.publication),
        "issues": list(lesson.issues),
        "articles": lesson.articles,
        "known": lesson.known,
    }
    if lesson.gain:
        found = lesson.gain
        told["held_back"] = {"articles": found.articles, "characters": found.characters}
        told["perplexity"] = {
            "before": round(found.perplexity_before, 2),
            "after": round(found.perplexity_after, 2),
        }
        told["halves_found"] = {
            "of": found.cuts,
            "before": round(found.found_before, 4),
            "after": round(found.found_after, 4),
        }
    return told


def _print(lesson: Lesson) -> None:
    count = lesson.known
    print_line(plural("{count} article is known", "{count} articles are known", count))
    found = lesson.gain
    if not found or not found.articles:
        return
    told = _("Held back: {articles} articles, {characters} characters")
    print_line(told.format(articles=found.articles, characters=found.characters))
    told = _("Perplexity: {before:.1f} before, {after:.1f} after")
    print_line(told.format(before=found.perplexity_before, after=found.perplexity_after))
    told = _("Second halves found by words alone: {before:.0%} before, {after:.0%} after")
    print_line(told.format(before=found.found_before, after=found.found_after))
