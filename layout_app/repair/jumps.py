"""Jump lines in running copy: 下转第3版, 上接A02版. One rule: nothing here changes a block."""

import re

from layout_app.frozen import frozen

_OPEN, _CLOSE = r"[(（【\[]?\s*", r"\s*[)）】\]]?"
_FOLIO = (
    r"\s*(?:第?\s*(?P<folio>[一二三四五六七八九十〇0-9]{1,3})\s*版|第?\s*(?P<letter>[A-Z]叠?\s*[0-9]{1,2})\s*版?"
    r"|(?P<here>本版|左|右|下)[^。，,]{0,8})"
)
_TITLE = r"\s*(?:[《“\"][^》”\"]{1,20}[》”\"])?"
_TO = rf"(?:下\s*转|紧\s*接|转|续){_FOLIO}{_TITLE}"
_FROM = rf"(?:上\s*接|承\s*接|接){_FOLIO}{_TITLE}"
_PAGE = r"\s*[Pp]age\s*(?P<folio>[0-9]{1,3})"
_ONWARD = (
    re.compile(rf"{_OPEN}{_TO}{_CLOSE}$"),
    re.compile(rf"{_OPEN}(?:[Cc]ontinued on|[Ss]ee){_PAGE}{_CLOSE}$"),
)
_BACK = (
    re.compile(rf"^{_OPEN}{_FROM}{_CLOSE}"),
    re.compile(rf"^{_OPEN}[Cc]ontinued from{_PAGE}{_CLOSE}"),
)
_BRACKETS = "([（【"


@frozen
class JumpMark:
    """A jump line found in a text: where it stands and which folio it names."""

    start: int
    end: int
    folio: str


def jump_onward(text: str) -> JumpMark | None:
    """Return the mark at the end of a tail, “…(下转第3版)”."""
    return _mark(next(filter(None, (form.search(text) for form in _ONWARD)), None), text)


def jump_back(text: str) -> JumpMark | None:
    """Return the mark at the start of a head, “(上接第1版)…”."""
    return _mark(next(filter(None, (form.match(text) for form in _BACK)), None), text)


def _mark(match: "re.Match[str] | None", text: str) -> JumpMark | None:
    """Return the mark; without a bracket only if it is the whole text or names a 版."""
    if match is None:
        return None
    bare = match.group()[0] not in _BRACKETS
    if bare and match.group().strip() != text.strip() and "版" not in match.group():
        return None
    folio = next((value for value in match.groupdict().values() if value), "")
    return JumpMark(start=match.start(), end=match.end(), folio=folio.replace(" ", ""))


def without_jumps(text: str) -> str:
    """Return the text between its jump marks, as it is compared with others."""
    back, onward = jump_back(text), jump_onward(text)
    start = back.end if back else 0
    end = onward.start if onward and onward.start >= start else len(text)
    return text[start:end].strip()
