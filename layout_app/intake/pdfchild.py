"""The program that opens a PDF of unknown make. One rule: it imports nothing of ours and may die.

It reads a PDF from standard input and writes one JSON value: the pages with their characters and
boxes, or the code of a refusal. `pdfchars` starts it by its path.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress

PAGES = 200
"""The longest PDF read."""
CHARACTERS = 500_000
"""The most characters read."""
MEMORY = 2**30
"""What this process may use, bytes."""
_NEED_PASSWORD = 4
"""pdfium's number for a document that wants a password."""

Row = tuple[str, float, float, float, float, float]
"""Text, left, bottom, right, top and size of a character."""


def main() -> None:
    """Answer on standard output for the PDF on standard input."""
    _limit_memory()
    data = sys.stdin.buffer.read()
    sys.stdout.write(json.dumps(_answer_for(data), ensure_ascii=True))


def _limit_memory() -> None:
    """Keep the process below MEMORY where the system knows such a limit."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(OSError, ValueError):  # macOS knows the limit and may refuse it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer_for(data: bytes) -> dict[str, object]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as why:
        locked = getattr(why, "err_code", None) == _NEED_PASSWORD or "assword" in str(why)
        return {"refused": "copy.pdf_encrypted" if locked else "copy.pdf_broken"}
    if len(document) > PAGES:
        return {"refused": "copy.pdf_too_long"}
    pages: list[list[Row]] = []
    for number in range(len(document)):
        pages.append(_rows(document[number]))
        if sum(map(len, pages)) > CHARACTERS:
            return {"refused": "copy.pdf_too_long"}
    return {"pages": pages} if any(pages) else {"refused": "copy.pdf_no_text"}


def _rows(page: object) -> list[Row]:
    """Return every visible character of the page."""
    text = page.get_textpage()  # type: ignore[attr-defined]  # pypdfium2 has no types
    return [_row(text, n, char) for n, char in _visible(text)]


def _visible(text: object) -> Iterator[tuple[int, str]]:
    """Give the characters that leave ink, halves of a surrogate pair made whole."""
    from pypdfium2 import raw

    high = 0
    for n in range(text.count_chars()):  # type: ignore[attr-defined]  # pypdfium2 has no types
        code = raw.FPDFText_GetUnicode(text, n)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if not chr(code).isspace() and code > 0x1F and raw.FPDFText_IsGenerated(text, n) != 1:
            yield n, chr(code)


def _row(text: object, n: int, char: str) -> Row:
    from pypdfium2 import raw

    box = text.get_charbox(n, loose=True)  # type: ignore[attr-defined]  # pypdfium2 has no types
    left, bottom, right, top = (round(value, 2) for value in box)
    return char, left, bottom, right, top, round(raw.FPDFText_GetFontSize(text, n), 2)


if __name__ == "__main__":
    main()
