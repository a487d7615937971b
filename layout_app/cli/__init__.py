"""The headless face: one module a command. One rule: it asks `desk` and prints; it decides nothing.

A command module has `arguments(parser)`, which declares its options, and `run(options)`, which
returns the exit code: 0 done, 1 done but with problems of severity error, 2 refused. The commands,
as in `COMMANDS`: `new`, `import_`, `repair`, `learn`, `carry`, `do`, `commands`, `arrange`, `fit`,
`diff`, `check`, `export`, `render`, `doctor`, `web`, `galley`, `fonts`, `papers`. What they share:
`output` (printing), `numbers` and `paths` (options), `refusing` (what is wrong with them),
`reading` (an issue), `crash` (our own faults).
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn

from layout_app.errors import CommandError, LayoutError

COMMANDS = {
    "new": "make an issue",
    "import": "read copy into an issue and repair it",
    "repair": "analyse dumps and write nothing",
    "learn": "teach the repair model this paper's own articles",
    "carry": "take copy to another issue, or hold it for a later one",
    "do": "run commands of the desk",
    "commands": "list the commands of the desk",
    "arrange": "make pages by themselves",
    "fit": "say what would make an article fit",
    "diff": "say what was changed since pages were signed, or since the last save",
    "check": "list every problem of an issue",
    "export": "write print-ready pages",
    "render": "draw one page as a picture",
    "doctor": "look over the files of an issue, and mend what is safe",
    "web": "correct or withdraw an article of a digital edition",
    "galley": "pour plain articles into columns",
    "fonts": "list the faces, or register one",
    "papers": "list the papers",
}
"""Every command with its help; `desk` is opened by the program's door."""


class Parser(ArgumentParser):
    """A parser that refuses in two lines: what is wrong, and where to look."""

    words: Sequence[str] = ()
    """What is parsed."""

    def error(self, message: str) -> NoReturn:
        """Print the refusal and end with 2."""
        from layout_app.cli.refusing import refusal  # only a refusal needs it

        told = refusal(message, self.words)
        sys.stderr.write(f"{self.prog}: {told}\n{self.prog} --help\n")
        sys.exit(2)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console of another code page, or a file name that is no text, stops no command.
            stream.reconfigure(errors="backslashreplace")
    name, *rest = arguments or ["--help"]
    if name not in COMMANDS:
        return _overview(name)
    module = import_module(
        f"layout_app.cli.{name}_" if name == "import" else f"layout_app.cli.{name}"
    )
    parser = Parser(prog=f"layout-app {name}", description=COMMANDS[name], allow_abbrev=False)
    module.arguments(parser)
    parser.add_argument("--lang", choices=("zh_CN", "en"), help="language of the sentences")
    parser.words = rest
    try:
        options = parser.parse_args(rest)
    except SystemExit as end:
        return int(end.code or 0)
    return _run(module.run, options)


def _run(run: Callable[[Namespace], int], options: Namespace) -> int:
    """Run a command; sentences are loaded when there is something to say."""
    if options.lang:
        from layout_app.desk.words import use_language

        use_language(options.lang)
    try:
        return run(options)
    except LayoutError as refusal:
        from layout_app.desk.words import error_text

        sys.stderr.write(error_text(refusal) + "\n")
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    except Exception as bug:
        from layout_app.cli.crash import written_report
        from layout_app.desk.words import _

        told = _("internal error; a report was written to {path}")
        sys.stderr.write(told.format(path=written_report(bug)) + "\n")
    return 2


def _overview(name: str) -> int:
    out = sys.stdout if name in ("-h", "--help") else sys.stderr
    if out is sys.stderr:
        from difflib import get_close_matches

        from layout_app.desk.words import error_text

        near = get_close_matches(name, COMMANDS, 1)
        unknown = CommandError("command.unknown", name=name, near=near[0] if near else "")
        out.write(f"layout-app: {error_text(unknown)}\n")
    out.write("usage: layout-app [desk [ISSUE]] | COMMAND …\n")
    if out is sys.stdout:
        width = max(map(len, COMMANDS))
        out.writelines(f"  {command:{width}}  {told}\n" for command, told in COMMANDS.items())
    return 0 if out is sys.stdout else 2
