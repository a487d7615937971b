"""What a picture file says of itself: caption and credit. One rule: XMP first, then IPTC.

The file is foreign: only its header is read, and what cannot be understood says nothing.
"""

import io
import warnings
from collections.abc import Mapping
from xml.etree import ElementTree

from layout_app.errors import CopyError
from layout_app.intake.text import decode

_CAPTION, _BYLINE, _CREDIT = (2, 120), (2, 80), (2, 110)
"""IPTC records of the caption, its maker and the agency."""
_CHARSET, _UTF8 = (1, 90), b"\x1b%G"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_LARGEST = 1 << 20
"""Bytes of the largest XMP packet that is read."""


def told_of(data: bytes, formats: tuple[str, ...]) -> tuple[str, str]:
    """Return caption and credit of a picture of one of these kinds; empty where it says nothing."""
    from PIL import Image, IptcImagePlugin

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=formats) as opened:
                packet = opened.info.get("xmp") or opened.info.get("XML:com.adobe.xmp") or b""
                records = IptcImagePlugin.getiptcinfo(opened) or {}
        except Exception:  # a foreign parser: what it raises is not told anywhere
            return "", ""
    caption, credit = _xmp(packet.encode() if isinstance(packet, str) else packet)
    return caption or _iptc(records, _CAPTION), credit or (
        _iptc(records, _BYLINE) or _iptc(records, _CREDIT)
    )


def _xmp(packet: bytes) -> tuple[str, str]:
    """Return description and creator of an XMP packet; expat refuses entities that lead out."""
    if not packet or len(packet) > _LARGEST:
        return "", ""
    try:
        root = ElementTree.fromstring(packet.strip(b"\0 \r\n\t"))
    except (ElementTree.ParseError, ValueError):
        return "", ""
    credit = _listed(root, f"{_DC}creator") or _plain(root, f"{_PHOTOSHOP}Credit")
    return _listed(root, f"{_DC}description"), credit


def _listed(root: ElementTree.Element, name: str) -> str:
    """Return the first entry of a list of texts."""
    for found in root.iter(name):
        for item in found.iter(f"{_RDF}li"):
            if words := _one_line(item.text or ""):
                return words
    return ""


def _plain(root: ElementTree.Element, name: str) -> str:
    """Return a text that stands as an element or as an attribute."""
    for found in root.iter():
        words = found.get(name) or (found.text if found.tag == name else "")
        if words and _one_line(words):
            return _one_line(words)
    return ""


def _iptc(records: Mapping[tuple[int, int], object], record: tuple[int, int]) -> str:
    """Return an IPTC text; without a named character set its bytes are recognised as copy is."""
    raw = records.get(record)
    if isinstance(raw, list):
        raw = raw[0] if raw else b""
    if not isinstance(raw, bytes) or not raw:
        return ""
    encoding = "utf-8" if records.get(_CHARSET) == _UTF8 else "auto"
    try:
        return _one_line(decode(raw, name="", encoding=encoding).text)
    except CopyError:
        return ""


def _one_line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())
