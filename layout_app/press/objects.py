"""The door to ReportLab's object layer. One rule: the same objects give the same bytes.

Its canvas is left alone: it would put an unused Helvetica into every file and decide about
colours. Its document numbers the objects, writes them and their cross-references.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from threading import Thread
from typing import Any

import deflate
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from layout_app.press.packing import PACKED, Body, Trailer, packed_file

# A user's ~/.reportlab_settings must not reach our bytes.
rl_config.invariant = 1
rl_config.pdfComments = 0
rl_config.pdfMultiLine = 0

LEVEL = 8
"""How hard streams are deflated, 1 to 12: in less time smaller than what zlib makes at its 9."""

Value = Any
"""What may stand in a dictionary: a number, bytes or str as they are written, an object."""


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object as the bytes it is written in."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, _document: object) -> bytes:
        return self._content


class _Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """Entries of any name: ReportLab's own writes a slash or a control character as it is."""

    def format(self, document: object, _indent: bytes = b"") -> bytes:
        rows = [
            b"%b %b" % (_name(key.encode("latin-1")), pdfdoc.format(self.dict[key], document))
            for key in sorted(self.dict)
        ]
        lines = [b" ".join(rows[k : k + 6]) for k in range(0, len(rows), 6)]
        return b"<<\n" + b" \n  ".join(lines) + b"\n>>"


class Document:
    """The numbered objects of one file."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._pdf = pdfdoc.PDFDocument(pdfVersion=version, invariant=1)
        self._version = version
        self._is_packed = version >= PACKED
        self._spots: dict[str, Value] = {}
        self.layers: list[Value] = []
        """Layers of placed pages, in the order in which they came."""
        self.hidden: list[Value] = []
        """Those of them that are off."""

    def add(self, entries: Mapping[str, Value]) -> Value:
        """Add a dictionary of its own number and return the reference to it."""
        return self._pdf.Reference(_Dictionary(dict(entries)))

    def add_array(self, items: Sequence[Value]) -> Value:
        """Add an array of its own number and return the reference to it."""
        return self._pdf.Reference(pdfdoc.PDFArray(items))

    def add_open(self, entries: dict[str, Value]) -> tuple[Value, dict[str, Value]]:
        """Add a dictionary that is still to be filled: its reference and its live entries."""
        opened = _Dictionary(entries)
        return self._pdf.Reference(opened), opened.dict

    def add_raw(self, content: bytes) -> Value:
        """Add an object that is written already and return the reference to it."""
        return self._pdf.Reference(_Raw(content))

    @property
    def next_number(self) -> int:
        """The number of the object that is added next."""
        return int(self._pdf.objectcounter) + 1

    def number(self, reference: Value) -> int:
        """Return the number of the object that a reference leads to."""
        return int(self._pdf.idToObjectNumberAndVersion[reference.name][0])

    def stream(
        self, content: bytes, entries: Mapping[str, Value] | None = None, *, level: int = LEVEL
    ) -> Value:
        """Add a stream, deflated unless the level is 0, and return the reference to it."""
        made = pdfdoc.PDFStream(dictionary=_Dictionary(dict(entries or {})))
        made.content = content
        if level:
            made.content = _deflated(content, level)
            made.dictionary["Filter"] = "/FlateDecode"
        return self._pdf.Reference(made)

    def shared_stream(self, content: bytes, entries: Mapping[str, Value]) -> Value:
        """Add a stream that file after file has, such as a profile: it is deflated only once."""
        return self.deflated_stream(_deflated_once(content), entries)

    def deflated_stream(self, content: bytes, entries: Mapping[str, Value]) -> Value:
        """Add a stream whose content is deflated already and return the reference to it."""
        return self.stream(content, {**entries, "Filter": "/FlateDecode"}, level=0)

    def add_spot(self, spot: str, likeness: tuple[float, float, float, float]) -> Value:
        """Add the colour space of a spot ink: a plate of its own, shown by its process likeness."""
        shares = " ".join(f"{share:.4f}" for share in likeness)
        tint = {
            "FunctionType": 2,
            "Domain": "[0 1]",
            "C0": "[0 0 0 0]",
            "C1": f"[{shares}]",
            "N": 1,
        }
        return self.spot(spot, lambda: ["/DeviceCMYK", self.add(tint)])

    def spot(self, spot: str, told: Callable[[], Sequence[Value]]) -> Value:
        """Return the colour space of a spot ink; `told` gives its likeness where the file has none.

        The first description of an ink holds, whoever brings it (ISO 15930 asks for one).
        """
        if spot not in self._spots:
            self._spots[spot] = self.add_array(["/Separation", name(spot), *told()])
        return self._spots[spot]

    @property
    def fonts(self) -> tuple[Value, dict[str, Value]]:
        """The font resources that all pages share: the reference and the live entries."""
        basic = self._pdf.idToObject["BasicFonts"]
        return self._pdf.Reference(basic), basic.dict

    def finish(
        self, catalog: Mapping[str, Value], info: Mapping[str, Value], identity: bytes
    ) -> bytes:
        """Return the file; `identity` are the 16 bytes of its ID."""
        if self._is_packed:
            return self._packed(self.add(catalog), self.add(info), identity)
        self._pdf.Catalog = _Dictionary(dict(catalog))
        self._pdf.info = _Dictionary(dict(info))
        self._pdf._ID = b"[<%b><%b>]" % ((identity.hex().encode(),) * 2)  # noqa: SLF001 - the
        # document offers no other way to an ID that does not hash its own clock
        return bytes(self._pdf.format())

    def _packed(self, catalog: Value, info: Value, identity: bytes) -> bytes:
        """Return the file with all but its streams in object streams."""
        found = [self._pdf.idToObject[self._pdf.numberToId[n]] for n in range(1, self.next_number)]
        bodies = [
            Body(pdfdoc.format(entry, self._pdf, toplevel=1), isinstance(entry, pdfdoc.PDFStream))
            for entry in found
        ]
        return packed_file(
            self._version,
            bodies,
            Trailer(root=self.number(catalog), info=self.number(info), identity=identity),
            lambda content: _deflated(content, LEVEL),
        )


def deflating(content: bytes) -> Callable[[], bytes]:
    """Begin to deflate in a thread of its own; what is returned waits for the end of it.

    The library lets Python go on meanwhile.
    """
    made: list[bytes] = []
    worker = Thread(target=lambda: made.append(_deflated(content, LEVEL)))
    worker.start()

    def result() -> bytes:
        worker.join()
        return made[0] if made else _deflated(content, LEVEL)

    return result


def _deflated(content: bytes, level: int) -> bytes:
    return bytes(deflate.zlib_compress(content, level))


@lru_cache(maxsize=2)
def _deflated_once(content: bytes) -> bytes:
    return _deflated(content, LEVEL)


def array(items: Sequence[Value]) -> Value:
    """Return an array that stands where it is used."""
    return pdfdoc.PDFArray(items)


def dictionary(entries: Mapping[str, Value]) -> Value:
    """Return a dictionary that stands where it is used."""
    return _Dictionary(dict(entries))


def name(text: str) -> str:
    """Return a name object, such as `/PANTONE#20021#20C`."""
    return _name(text.encode()).decode()


def foreign_name(text: str) -> bytes:
    """Return a name of another file, whose characters are its bytes."""
    return _name(text.encode("latin-1"))


def _name(plain: bytes) -> bytes:
    return b"/" + b"".join(
        b"%c" % byte if 0x21 <= byte <= 0x7E and byte not in b"%()<>{}[]#/" else b"#%02X" % byte
        for byte in plain
    )


def text_string(text: str) -> bytes:
    """Return a string for people: ASCII as it is, all else UTF-16 with its mark."""
    if text.isascii() and text.isprintable():
        return b"(%b)" % _escaped(text.encode())
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()


def _escaped(plain: bytes) -> bytes:
    return plain.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
