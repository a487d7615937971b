"""`commands`: the desk's command table, as `do` takes it."""

from argparse import ArgumentParser, Namespace

from layout_app.cli.output import print_json, print_line
from layout_app.desk.commands import COMMANDS
from layout_app.desk.commands.command import Argument, Command
from layout_app.desk.words import say


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Print every command with its arguments, title and key."""
    if options.json:
        print_json([_json(command) for command in COMMANDS.values()])
        return 0
    width = max(map(len, COMMANDS)) + 2
    for command in COMMANDS.values():
        told = " ".join(_told(command))
        print_line(f"{command.name:{width}}{say(command.title)}  {command.shortcut}".rstrip())
        if told:
            print_line(f"{'':{width}}{told}")
    return 0


def is_required(argument: Argument) -> bool:
    """Tell whether a headless caller must give the value."""
    return argument.default is None and not argument.optional


def _told(command: Command) -> list[str]:
    return [a.name if is_required(a) else f"[{a.name}]" for a in command.arguments]


def _json(command: Command) -> dict[str, object]:
    return {
        "name": command.name,
        "title": say(command.title),
        "shortcut": command.shortcut,
        "arguments": [{"name": a.name, "required": is_required(a)} for a in command.arguments],
    }
