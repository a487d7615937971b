"""The press a file is made for. One rule: an ICC profile is judged by its header and its table."""

from collections.abc import Iterator

from pypdf import PdfReader

from layout_app.preflight.finding import Finding, fail
from layout_app.press.foreign.standard import Standard
from layout_app.press.foreign.values import data_of, entry, items, name, text
from layout_app.press.icc import icc_header


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
