"""Jump lines in copy: 下转第3版, ▲（上接A02版）. One rule: nothing here changes a text.

House wordings differ; the forms are the usual ones. 紧接 sends a reader on from the end of a text
and brings him to the beginning of one. 相关报道见第3版 sends him to another article: no text goes
on there.
"""

import re

from layout_app.cjk.folding import folded
from layout_app.frozen import frozen

REACH = 80
"""Characters from either end of a text in which its mark stands."""
_SIGNS = r"[\s►▶▷➤→⇒>»▲△▼▽◀◁◄←<«●■◆★☆]*"
_LEFT, _RIGHT = r"[(（【〔\[]\s*", r"\s*[)）】〕\]]"
_NUMBER = r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十〇]{1,3})"
_PRINTED = rf"第?\s*(?P<folio>{_NUMBER})\s*版|第?\s*(?P<letter>[A-Z]\s*叠?\s*[0-9]{{1,3}})\s*版?"
_FOLIO = rf"(?:\s*(?:{_PRINTED}|(?P<here>本版[左右上下]?[栏侧方边面]?|[左右上下][栏侧方])))"
_NOTE = r"[^。！？!?()（）【】〔〕\[\]]{0,30}"
"""What stands behind a folio in brackets: a title, a column, a section."""
_TITLE = r"\s*(?:《[^》]{1,30}》|[“\"][^”\"]{1,30}[”\"])?"
_SHORT = r"\s*(?:《[^》]{1,30}》|“[^”]{1,30}”|[^。！？!?，,()（）【】]{0,10})"
_UNFINISHED = r"(?:(?:本文)?未完\s*[，,、：:]?\s*)?"
_ON = rf"{_UNFINISHED}(?:下\s*转|紧\s*[接转]|转|续)(?:入|至|到)?"
_FROM = r"(?:上\s*接|承\s*接|紧\s*接|接|续)"
_PAGE = r"\s+(?:page\s*)?(?P<folio>[a-z]?\d{1,3})"
_ENGLISH_ON = rf"(?:continued\s+on|see(?:\s+[^.]{{1,40}},)?){_PAGE}"
_ENGLISH_FROM = rf"continued\s+from{_PAGE}"
_END = rf"{_SIGNS}[。.]?\s*\Z"


def _form(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern, re.IGNORECASE)


_WHOLE_ON = (
    _form(rf"{_SIGNS}{_ON}{_FOLIO}{_SHORT}{_SIGNS}"),
    _form(rf"{_SIGNS}(?:{_LEFT})?{_ENGLISH_ON}(?:{_RIGHT})?{_END}"),
)
_WHOLE_FROM = (
    _form(rf"{_SIGNS}{_FROM}{_FOLIO}{_SHORT}{_SIGNS}"),
    _form(rf"{_SIGNS}(?:{_LEFT})?{_ENGLISH_FROM}(?:{_RIGHT})?{_END}"),
)
"""Marks without a bracket that are a whole line."""
_AT_END = (
    _form(rf"{_SIGNS}{_LEFT}{_ON}{_FOLIO}{_NOTE}{_RIGHT}{_END}"),
    _form(rf"{_SIGNS}{_LEFT}{_ENGLISH_ON}{_RIGHT}{_END}"),
    # Without a bracket only what no sentence ends in.
    _form(rf"{_SIGNS}{_UNFINISHED}(?:下\s*转|紧\s*[接转])\s*(?:{_PRINTED}){_TITLE}{_END}"),
)
_AT_START = (
    _form(rf"{_SIGNS}{_LEFT}{_FROM}{_FOLIO}{_NOTE}{_RIGHT}{_SIGNS}"),
    _form(rf"{_SIGNS}{_LEFT}{_ENGLISH_FROM}{_RIGHT}{_SIGNS}"),
    _form(rf"{_SIGNS}上\s*接\s*(?:{_PRINTED}){_TITLE}{_SIGNS}"),
)
_REFERENCE = re.compile(
    rf"{_SIGNS}(?:{_LEFT})?(?:(?:相关|有关|更多|详细|全文|下文)?(?:报道|新闻|消息|内容|文章|图片|评论|全文|名单)\s*)?"
    rf"(?:详见|参见|请看|请见|刊于|刊|见)\s*(?:今日|今天|今|本报|同日)?\s*(?:{_PRINTED})"
    rf"{_NOTE}(?:{_RIGHT})?{_END}"
)


@frozen
class JumpMark:
    """A jump line found in a text: where it stands and which folio it names."""

    start: int
    end: int
    folio: str


def jump_onward(text: str) -> JumpMark | None:
    """Return the mark at the end of a tail, “…(下转第3版)”, or the whole line that is one."""
    return _whole(_WHOLE_ON, text) or _at_end(text)


def jump_back(text: str) -> JumpMark | None:
    """Return the mark at the start of a head, “(上接第1版)…”, or the whole line that is one."""
    if whole := _whole(_WHOLE_FROM, text):
        return whole
    near = folded(text[:REACH])
    return _mark(next(filter(None, (form.match(near) for form in _AT_START)), None), 0)


def is_jump_line(text: str) -> bool:
    """Tell whether a line is a mark and nothing else."""
    marks = (jump_onward(text), jump_back(text))
    return any(mark and mark.end - mark.start == len(text) for mark in marks)


def without_jumps(text: str) -> str:
    """Return the text between its jump marks, as it is compared with others."""
    back, onward = jump_back(text), jump_onward(text)
    start = back.end if back else 0
    end = onward.start if onward and onward.start >= start else len(text)
    return text[start:end].strip()


def without_reference(text: str) -> str:
    """Return the text without what sends its reader to another article at its end."""
    first = max(0, len(text) - REACH)
    found = _REFERENCE.search(folded(text), first)
    return text[: found.start()] if found else text


def _whole(forms: "tuple[re.Pattern[str], ...]", text: str) -> JumpMark | None:
    if len(text) > REACH:
        return None
    plain = folded(text)
    return _mark(next(filter(None, (form.fullmatch(plain) for form in forms)), None), 0)


def _at_end(text: str) -> JumpMark | None:
    first = max(0, len(text) - REACH)
    near = folded(text[first:])
    return _mark(next(filter(None, (form.search(near) for form in _AT_END)), None), first)


def _mark(match: "re.Match[str] | None", first: int) -> JumpMark | None:
    if match is None:
        return None
    folio = next((value for value in match.groupdict().values() if value), "")
    return JumpMark(
        start=first + match.start(), end=first + match.end(), folio=re.sub(r"\s", "", folio)
    )
