"""Collect the sentences of the program and compile their translation (development only).

`python layout_app/locale/build.py` updates the .po file from the code and writes the .mo file;
sentences no longer used are dropped. English needs no catalogue: the msgids are English. A test
fails where the files are behind the code.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent
LANGUAGE = "zh_CN"
PO = PACKAGE / "locale" / LANGUAGE / "LC_MESSAGES" / "layout_app.po"
KEYWORDS = {"_": None, "msg": None, "plural": (1, 2)}
_CHANGING = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Last-Translator')
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def updated() -> Catalog:
    """Return the catalogue with exactly the sentences that the program marks."""
    with PO.open("rb") as file:
        known = read_po(file, locale=LANGUAGE)
    catalogue = Catalog(locale=LANGUAGE, project="layout-app", fuzzy=False)
    catalogue.header_comment = known.header_comment
    for _file, _line, sentence, _comments, _context in extract_from_dir(
        PACKAGE, [("**.py", "python")], keywords=KEYWORDS
    ):
        old = known.get(sentence[0] if isinstance(sentence, tuple) else sentence)
        catalogue.add(sentence, old.string if old else None)
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as translators read it: sorted, without dates and line numbers."""
    out = io.BytesIO()
    write_po(out, catalogue, sort_output=True, no_location=True, width=100)
    lines = out.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_CHANGING))


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as the program reads it, without the dates of its making."""
    with io.BytesIO(po_bytes(catalogue)) as file:
        undated = read_po(file, locale=LANGUAGE)
    undated.creation_date = undated.revision_date = _NO_DATE
    out = io.BytesIO()
    write_mo(out, undated)
    return out.getvalue()


def main() -> None:
    """Update and compile the catalogue."""
    catalogue = updated()
    PO.write_bytes(po_bytes(catalogue))
    PO.with_suffix(".mo").write_bytes(mo_bytes(catalogue))


if __name__ == "__main__":
    main()
