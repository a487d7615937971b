"""What is wrong with the words of a command line, in the program's language.

One rule: argparse finds it and says it in English; what it says is known by its form, and a form
that is not known here is told as it is.
"""

import re
from collections.abc import Sequence

from layout_app.desk.words import _, use_language


def refusal(message: str, words: Sequence[str]) -> str:
    """Return what argparse or a reader of options said, in the language that the words ask for."""
    use_language(_asked(words))
    for form, sentence in _forms():
        if match := re.fullmatch(form, message, re.DOTALL):
            facts = {name: fact.replace("'", "") for name, fact in match.groupdict().items()}
            return sentence.format(**facts)
    return message


def _asked(words: Sequence[str]) -> str | None:
    """Return the language of `--lang`, which may stand behind what is wrong; None for no such."""
    told = re.search(r"(?:^|\n)--lang(?:=|\n)(zh_CN|en)(?:\n|$)", "\n".join(words))
    return told[1] if told else None


def _forms() -> tuple[tuple[str, str], ...]:
    """Return how argparse says each thing, the narrower form first, and how we do."""
    of = "argument (?P<name>[^:]+): "
    value = "(?P<value>.*)"
    no_date = _('{name}: "{value}" is no date; write one such as 2026-03-01')
    return (
        ("the following arguments are required: (?P<name>.+)", _("{name} is missing")),
        ("unrecognized arguments: (?P<value>.+)", _("nothing is known of {value}")),
        ("one of the arguments (?P<names>.+) is required", _("one of {names} is missing")),
        (of + "not allowed with argument (?P<other>.+)", _("{name} does not go with {other}")),
        (of + "expected (?:at least )?one argument", _("{name}: say what it is to be")),
        (of + f"ignored explicit argument {value}", _("{name} takes no value, so not {value}")),
        (
            of + rf"invalid choice: {value} \(choose from (?P<choices>.+)\)",
            _('{name}: "{value}" is none of {choices}'),
        ),
        (of + f"invalid fromisoformat value: {value}", no_date),
        (of + f"invalid int value: {value}", _('{name}: "{value}" is no whole number')),
        (
            of + f"{value} is no whole number from (?P<least>.+) to (?P<most>.+)",
            _('{name}: "{value}" is no whole number from {least} to {most}'),
        ),
        (
            of + f"{value} is no number from (?P<least>.+) to (?P<most>.+)",
            _('{name}: "{value}" is no number from {least} to {most}'),
        ),
        (of + f"{value} is no date.*", no_date),
        (
            of + f"{value} is neither signed nor the number of a revision",
            _('{name}: "{value}" is neither signed nor the number of a revision'),
        ),
        (of + "nothing is named", _("{name}: say what it is to be")),
    )
