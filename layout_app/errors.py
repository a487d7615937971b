"""What the outside world may refuse. One rule: codes here, sentences in `desk.words`.

Three kinds of trouble never mix: these errors (a file, a folder, a wrong argument), `Problem`
values (editorial facts), and assertions (our bugs).
"""

from pathlib import Path


class LayoutError(Exception):
    """The outside world said no; `code` and `arguments` are put into words by `desk.words`."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code, args)
        self.code = code
        """`subject.snake_case`, the key of the sentence."""
        self.arguments = args
        """What the sentence names: file, line, the value found, the nearest right one."""

    def __reduce__(self) -> tuple[object, ...]:
        """Cross to another process whole, whatever the constructor of a child asks for."""
        return _rebuilt, (type(self), self.code, self.arguments), vars(self)

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value}" for key, value in self.arguments.items())
        return f"{self.code}({told})"


def _rebuilt(kind: type[LayoutError], code: str, arguments: dict[str, object]) -> LayoutError:
    error = kind.__new__(kind)
    LayoutError.__init__(error, code, **arguments)
    return error


class IssueFileError(LayoutError):
    """A file of a publication or an issue cannot be read or written as such."""

    others: "tuple[IssueFileError, ...]" = ()
    """Further faults of the same file, at most twenty in all."""

    def __init__(
        self, code: str, path: Path | str, line: int | None = None, **args: object
    ) -> None:
        super().__init__(code, path=str(path), line=line, **args)


class LockedError(LayoutError):
    """Another editor holds the issue."""


class CopyError(LayoutError):
    """Copy (text, docx, PDF) cannot be read."""

    def __init__(self, code: str, path: Path | str, **args: object) -> None:
        super().__init__(code, path=str(path), **args)


class FontError(LayoutError):
    """A font file cannot be used."""

    def __init__(self, code: str, path: Path | str, **args: object) -> None:
        super().__init__(code, path=str(path), **args)


class ExportError(LayoutError):
    """An export was refused or could not be written; nothing is left half-written."""


class CommandError(LayoutError):
    """A command was called with a name, page, article or value that does not exist."""
