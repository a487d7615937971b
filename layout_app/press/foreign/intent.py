"""The press a file is made for. One rule: an ICC profile is judged by its header and its table."""

import struct
from collections.abc import Iterator

from pypdf import PdfReader

from layout_app.frozen import frozen
from layout_app.preflight.finding import Finding, fail
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.values import data_of, entry, items, name, text

_HEADER, _ROW = 128, 12


@frozen
class IccHeader:
    """What the first bytes of an ICC profile say."""

    major: int
    device: str
    """Class: prtr, mntr, scnr …"""
    space: str
    """Colour space: CMYK, RGB, GRAY …"""


def icc_header(profile: bytes) -> IccHeader | None:
    """Return the header of a profile; None for a damaged one."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return None
    (size,) = struct.unpack_from(">I", profile)
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if size > len(profile) or _HEADER + 4 + _ROW * count > len(profile):
        return None
    for row in range(count):
        offset, length = struct.unpack_from(">II", profile, _HEADER + 8 + _ROW * row)
        if offset + length > len(profile):
            return None
    return IccHeader(
        major=profile[8],
        device=profile[12:16].decode("latin-1").strip(),
        space=profile[16:20].decode("latin-1").strip(),
    )


def intents(reader: PdfReader) -> list[object]:
    """Return the output intents that speak of PDF/X."""
    told = items(entry(reader.trailer.get("/Root"), "/OutputIntents"))
    return [one for one in told if name(entry(one, "/S")) == "GTS_PDFX"]


def intent_profile(reader: PdfReader) -> bytes:
    """Return the profile of the only output intent; empty where there is none."""
    told = intents(reader)
    return data_of(entry(told[0], "/DestOutputProfile")) or b"" if len(told) == 1 else b""


def judge_intent(reader: PdfReader, standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with the printing condition that the file names."""
    told = intents(reader)
    if len(told) != 1:
        yield fail("pdf.intents", intents=len(told))
        return
    intent = told[0]
    if not text(entry(intent, "/OutputConditionIdentifier")):
        yield fail("pdf.intent_unnamed")
    profile = entry(intent, "/DestOutputProfile")
    is_registered = bool(text(entry(intent, "/RegistryName")))
    if profile is None and (standard.is_modern or not is_registered):
        yield fail("pdf.no_profile")
    if not is_registered and not text(entry(intent, "/Info")):
        yield fail("pdf.intent_info")
    if profile is not None:
        yield from _judge_profile(data_of(profile) or b"", standard)


def _judge_profile(data: bytes, standard: Standard) -> Iterator[Finding]:
    header = icc_header(data)
    if header is None:
        yield fail("pdf.profile_damaged")
        return
    if (header.device, header.space) != ("prtr", "CMYK"):
        yield fail("pdf.profile_not_cmyk", space=header.space)
    if header.major > 2 and not standard.is_modern:
        yield fail("pdf.profile_version", version=header.major, standard=standard)
