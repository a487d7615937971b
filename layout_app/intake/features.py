"""What is seen of a line and its neighbours. One rule: facts only; `kinds` weighs them."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from math import fsum, log, sqrt
from statistics import median

from layout_app.cjk.jumplines import jump_back, jump_onward
from layout_app.cjk.listing import begins_item, is_numbered, items_in_turn
from layout_app.frozen import frozen
from layout_app.intake.headstacks import stack_part
from layout_app.intake.marks import is_issuer
from layout_app.intake.names import has_office, is_desk, is_word_like, names_in
from layout_app.model.seam import Block

ENDS = frozenset("。！？!?…")
CALLS = frozenset("！？!?")
DOTS = "..."
"""…… as it is often typed."""
CLOSERS = '”’」』）)》】"'
STACK = 3
"""Most lines of heads above an article: 引题, 主题, 副题."""
HEAD, SUBTITLE = 26, 36
"""Characters of the longest of them, and of the longest that stands below others."""
REACH = 3
"""Body lines looked at above and below a line."""
FEW = 3
"""Titles from which their median length tells something."""
SIGHT = 60
"""Lines of any kind looked at for them."""
PAGE = 400
"""Lines of a page: how far up a repeated heading is looked for."""
NEAR = 2
"""Those of them whose likeness tells whether a topic runs on: more would cross into others."""


@frozen
class Line:
    """One line of a page with what is seen of it."""

    text: str
    depth: int
    length: int
    """Characters without blanks."""
    closed: bool
    """Ends as a sentence ends."""
    is_item: bool
    """Ends in ； as one of several clauses."""
    calls: bool
    """Ends so with ！ or ？, as headlines may."""
    has_stop: bool
    """Holds a 。 before its end."""
    commas: int
    begins_sentence: bool
    """Begins with a word that begins sentences rather than titles: 据, 此外, 同时."""
    ends_cut: bool
    """Ends with a word or mark that something must follow."""
    unbalanced: bool
    """Opens a quotation or bracket that it does not close, or closes one it did not open."""
    has_pause: bool
    """Two phrases parted by a blank, as headlines are."""
    has_tag: bool
    """Begins with a column title in brackets: 【…】."""
    is_tag: bool
    """Is such a title and nothing else."""
    is_quote: bool
    """One phrase in quotation marks."""
    before_news: bool
    """A paragraph follows that begins as reports do: 本报讯, 新华社北京11月30日电."""
    after_short: bool
    """The line right above it is open, unmarked and short."""
    is_stacked: bool
    """One of two or three such lines right above a byline, or of one to three above a report."""
    stack_part: str
    """What it is of two or three such lines: kicker, headline or subtitle; empty of others."""
    has_office_names: bool
    """Names persons and their office: 本报记者 张三."""
    persons: int
    """Persons named by a line of names."""
    name_is_word: bool
    """Its one name may be an everyday word."""
    is_detail: bool
    """Holds a telephone number or another as long, or says when, where or for whom: 时间：…."""
    before_mark: bool
    """A marked line follows."""
    before_items: bool
    """What follows begins as an item of a list."""
    before_lead: bool
    """A paragraph that begins like news follows."""
    before_byline: bool
    after_byline: bool
    after_title: bool
    """An open short or marked line stands before it, or the paragraph under one."""
    after_mark: bool
    """Right below a marked heading."""
    issues_notice: bool
    """Names an office, below a text whose title is that of a notice."""
    titles_notice: bool
    """Ends as the titles of notices and tables do: 停水通知, 暑期班报名须知."""
    before_break: bool
    """The page ends behind it, or a marked or open short line follows."""
    is_parallel: bool
    """The next heading above or below it has the same mark and is as long, give or take two."""
    repeats: bool
    """It is the beginning of a heading further up the page."""
    is_quotation: bool
    """Its words stand together in running text near by, as those of a pull quote do."""
    after_signed: bool
    """A line that signs what stands above it stands right above it."""
    after_aside: bool
    """A folio, an advertisement or a jump line stands right above it."""
    after_cut: bool
    """The line right above it breaks off in mid-sentence."""
    longer: float
    """How much longer it is than the titles of the page in the median, in tens, -1..1."""
    is_numbered: bool
    """Begins as an item of a list: 一、, 2., （三）, 第一，."""
    counts_on: bool
    """Its number counts on from that of a line above it, or the next one's from it."""
    far_below_title: float
    """Body lines between it and the title above, 0..1: REACH and more count as 1."""
    told_below: float
    """Share of its pairs of characters that stand in the next body lines."""
    told_above: float
    """The same for the body lines before it."""
    kinship: float
    """Likeness (cosine) of the body lines next above and below it."""


LEAD = re.compile(
    r"[(（]?(?:本报|新华社|中新社|本刊|据[^，。]{1,16}(?:报道|消息|电)|近日|日前|近期|连日来|昨[天日晚]?|今[天日晨]"
    r"|当地时间|\d{1,4}[月日年]|[一二三四五六七八九十]{1,3}月|“[^”]{2,20}”[，,]|[^，。]{2,12}(?:讯|电)[\s(（记]|记者"
    r"|[^。]{0,24}(?:\d{1,2}日|今[天日]|昨[天日]|近日|日前))"
)
NEWS = re.compile(
    r"本报(?:[^，。]{0,16}(?:讯(?!员)|电))|据?(?:新华社|中新社|中新网)[^，。]{1,20}[讯电]"
)
_REPORTED = re.compile(rf"(?:{NEWS.pattern})\s*(?:[（(][^（()）]{{1,24}}[)）])?")
"""With who reports: every report begins so, whatever it is about."""
_TAG = re.compile(r"【[^】]{2,10}】")
_QUOTE = re.compile(r"“[^“”。]{3,24}”")
_BEGINNER = re.compile(
    r"据|但|而|此外|同时|目前|近日|日前|其中|随着|这|他|她|我们|它|截至|记者|另外|因此|如今|当地时间|当天|会上|"
    r"会议|活动|下一步|接下来|未来|近年来|今年|去年|昨|今天|本报|新华社|[0-9]{1,4}[年月日]|[^，]{2,8}(?:表示|指出|强调|认为|介绍)[，,：:]"
)
_CUT = re.compile(
    r"(?:[的了在和与及是将对把被从向于为以等并或而但也就都又让使由至到其该各个这那每所很更最不]|[，、；：,;:“‘（(《「『—+－-]|\d)\Z"
)
SHORTEST = 5
"""Characters of the shortest line that is a quotation; fewer stand in any text by chance."""
_INNER = re.compile(r"[\s，、,；,：:;。“”‘’\"]+")
_LONG_NUMBER = re.compile(r"\d{3,4}-\d{3,8}|\d{7,}")
_DETAIL = re.compile(
    r"(?:活动|报名|办公|服务|演出|会议|举办|开放|联系)?"
    r"(?:时间|地点|日期|地址|电话|方式|联系人|对象|人数|名额|费用|票价|主办|承办|协办|报名|备注)[:：]"
)
_NOTICE = re.compile(
    r"[^，。！？；：\s]{0,22}(?:通知|公告|公示|通告|启事|声明|须知|告示|倡议书|邀请函|公约|简章|讣告|名单|一览表?"
    r"|时间表|安排表|课程表|日程表?|价目表|成绩表?|榜)"
)
_PAUSE = re.compile(r"[^\s]{4,}[\s\u3000]+[^\s]{4,}")
_PAIRS = tuple(tuple(pair) for pair in ("“”", "‘’", "（）", "《》", "「」", "『』", "【】", "()"))
_HAN = re.compile(r"[一-鿿]+")
_BLANK = re.compile(r"\s+")


def is_closed(text: str) -> bool:
    """Tell whether the text ends as a sentence ends, closing quotes and brackets taken off."""
    bare = text.rstrip()
    end = bare.rstrip(CLOSERS)
    if end and (end[-1] in ENDS or end.endswith(DOTS)):
        return True
    return bare.endswith(("）", ")")) and "。" in bare[-16:]


def lines_of_page(
    blocks: Sequence[Block], parted: Collection[int] = (), signed: Collection[int] = ()
) -> list[Line]:
    """Return every block with what is seen of it and around it.

    `parted` names the blocks that an advertisement, a folio or a jump line stands above, `signed`
    those that a line stands above by which a text ends.
    """
    plain = [_Plain.of(block) for block in blocks]
    page = _Page.of(plain, parted, signed)
    return [_seen(page, n) for n in range(len(plain))]


@frozen
class _Plain:
    """A line by itself."""

    text: str
    depth: int
    closed: bool
    short: bool
    """Open, unmarked and short enough for a title."""
    title: bool
    """Marked, or short: it may stand above text."""
    body: bool
    """Certainly text: unmarked, and closed or long."""
    byline: bool
    notice: bool
    """As the title of a notice or a table."""
    pairs: frozenset[str]
    topic: frozenset[str]
    """The pairs without those of who reports."""
    bare: str
    """Without blanks and the marks inside a sentence."""

    @classmethod
    def of(cls, block: Block) -> "_Plain":
        text = block.text
        jumped = bool(jump_onward(text) or jump_back(text))
        closed = is_closed(text)
        names = names_in(text)
        signed = is_desk(text) or len(names) > 1 or (bool(names) and has_office(text))
        byline = block.depth == 0 and signed
        long = closed or jumped or len(text) > 40 or _is_parted(text)
        short = not (block.depth or long or byline)
        return cls(
            text=text,
            depth=block.depth,
            closed=closed or jumped,
            short=short,
            title=block.depth > 0 or short,
            body=not block.depth and long and not byline,
            byline=byline,
            notice=bool(_NOTICE.fullmatch(text)),
            pairs=pairs_of(text),
            topic=pairs_of(_REPORTED.sub("。", text)),
            bare=_INNER.sub("", text),
        )


def _is_parted(text: str) -> bool:
    """Tell whether commas part a line as they part a sentence."""
    return len(text) > 20 and len(re.findall("[，,]", text)) > 1


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring Han characters of the text."""
    runs = _HAN.findall(_BLANK.sub("", text))
    return frozenset(run[n : n + 2] for run in runs for n in range(len(run) - 1))


@frozen
class _Page:
    lines: Sequence[_Plain]
    rarity: dict[str, float]
    """How rare each pair is on the page."""
    parted: Collection[int]
    """Lines below an advertisement, a folio or a jump line."""
    signed: Collection[int]
    """Lines below one that signs a text."""
    in_turn: frozenset[int]
    """Lines whose numbers count on."""
    usual: dict[int, float]
    """How long the titles are in the median, by their marks; 0 where too few tell."""
    norms: dict[frozenset[str], float]
    """How much the pairs of each body line tell together."""

    @classmethod
    def of(
        cls, lines: Sequence[_Plain], parted: Collection[int], signed: Collection[int]
    ) -> "_Page":
        counts = Counter(pair for line in lines for pair in line.pairs)
        rarity = {pair: log((len(lines) + 1) / (count + 0.5)) for pair, count in counts.items()}
        lengths: dict[int, list[int]] = {}
        for line in lines:
            if line.title:
                lengths.setdefault(line.depth, []).append(len(line.text))
        return cls(
            lines=lines,
            rarity=rarity,
            parted=parted,
            signed=signed,
            in_turn=items_in_turn([line.text for line in lines]),
            usual={depth: _usual(several) for depth, several in lengths.items()},
            norms={line.topic: _norm(line.topic, rarity) for line in lines if line.body},
        )

    def near(self, n: int, step: int) -> list[_Plain]:
        """Return up to REACH body lines from line n upwards (-1) or downwards (1)."""
        stop = min(len(self.lines), n + SIGHT) if step > 0 else max(-1, n - SIGHT)
        way = range(n + step, stop, step)
        found: list[_Plain] = []
        for place in way:
            if self.lines[place].body:
                found.append(self.lines[place])
            if len(found) == REACH:
                break
        return found


def _seen(page: _Page, n: int) -> Line:
    line = page.lines[n]
    before = page.lines[n - 1] if n else None
    after = page.lines[n + 1] if n + 1 < len(page.lines) else None
    above, below = page.near(n, -1), page.near(n, 1)
    names = names_in(line.text)
    stack = _stack(page, n)
    return Line(
        text=line.text,
        depth=line.depth,
        length=len(_BLANK.sub("", line.text)),
        closed=line.closed,
        is_item=line.text.endswith(("；", ";")),
        calls=line.text.rstrip(CLOSERS)[-1:] in CALLS,
        has_stop="。" in line.text[:-1],
        commas=len(re.findall("[，,]", line.text)),
        begins_sentence=bool(_BEGINNER.match(line.text)),
        ends_cut=bool(_CUT.search(line.text)),
        unbalanced=any(line.text.count(one) != line.text.count(two) for one, two in _PAIRS),
        has_pause=bool(_PAUSE.fullmatch(line.text)),
        has_tag=line.text.startswith("【"),
        is_tag=bool(_TAG.fullmatch(line.text)),
        is_quote=bool(_QUOTE.fullmatch(line.text)),
        before_news=after is not None and bool(NEWS.match(after.text)),
        after_short=before is not None and before.short,
        is_stacked=bool(stack),
        stack_part=stack_part([page.lines[k].text for k in stack], n - stack.start),
        has_office_names=is_desk(line.text)
        or (bool(names) and (has_office(line.text) or line.text[:1] in "(（")),
        persons=len(names),
        name_is_word=bool(names) and is_word_like(names[0]),
        is_detail=bool(_LONG_NUMBER.search(line.text) or _DETAIL.match(line.text)),
        before_mark=after is not None and after.depth > 0,
        before_items=after is not None and begins_item(after.text),
        before_lead=after is not None and after.body and bool(LEAD.match(after.text)),
        before_byline=after is not None and after.byline,
        after_byline=before is not None and before.byline,
        after_title=_is_under_title(page, n),
        after_mark=before is not None and before.depth > 0,
        issues_notice=is_issuer(line.text) and _is_in_notice(page, n),
        titles_notice=line.notice,
        before_break=after is None or after.depth > 0 or after.short,
        is_parallel=_is_parallel(page, n),
        repeats=_repeats(page, n),
        is_quotation=_is_quotation(page, n),
        after_signed=n in page.signed,
        after_aside=n in page.parted,
        after_cut=before is not None and before.body and not before.closed,
        longer=_longer(page, line),
        is_numbered=is_numbered(line.text),
        counts_on=n in page.in_turn,
        far_below_title=_far_below_title(page, n),
        told_below=_told(line.pairs, below[:2]),
        told_above=_told(line.pairs, above),
        kinship=_kinship(page, above, below) if line.title else 0.0,
    )


def _stack(page: _Page, n: int) -> range:
    """Return the lines that stand together above a byline or a report as heads do, n among them.

    Where heads are marked, lines without a mark are none.
    """
    lines = page.lines
    if not lines[n].short or any(page.usual):
        return range(0)
    first = next((k + 1 for k in range(n - 1, max(-1, n - STACK - 1), -1) if not lines[k].short), 0)
    last = next((k for k in range(n + 1, min(len(lines), n + STACK + 1)) if not lines[k].short), -1)
    if not 1 <= last - first <= STACK or _is_too_long(lines[first:last]):
        return range(0)
    is_cut = any(line.body and not line.closed for line in lines[max(0, first - 1) : first])
    below = lines[last + 1] if last + 1 < len(lines) else None
    is_signed = lines[last].byline and below is not None and below.body
    is_decked = last - first == STACK and below is not None and below.byline
    is_report = bool(NEWS.match(lines[last].text))
    # A byline may close the text above it.
    heads = is_report or (last - first > 1 and (is_signed or is_decked))
    return range(first, last) if heads and not is_cut else range(0)


def _is_too_long(stack: Sequence[_Plain]) -> bool:
    """Tell whether a line is too long for a head: a subtitle below others may be longer."""
    most = [*[HEAD] * (len(stack) - 1), SUBTITLE if len(stack) > 1 else HEAD]
    return any(len(line.text) > length for line, length in zip(stack, most, strict=True))


def _is_parallel(page: _Page, n: int) -> bool:
    """Tell whether one of the nearest headings has the mark and the length of this one."""
    line = page.lines[n]
    lines = page.lines
    above = (other for other in reversed(lines[max(0, n - SIGHT) : n]) if other.title)
    below = (other for other in lines[n + 1 : n + SIGHT] if other.title)
    near = [other for other in (next(above, None), next(below, None)) if other is not None]
    return line.title and any(
        other.depth == line.depth and abs(len(other.text) - len(line.text)) <= 2 for other in near
    )


def _is_in_notice(page: _Page, n: int) -> bool:
    """Tell whether the next title above, the items of lists left aside, is that of a notice."""
    above = reversed(page.lines[max(0, n - SIGHT) : n])
    titles = (
        line
        for line in above
        if line.title and not is_numbered(line.text) and not line.text.endswith(("：", ":"))
    )
    return any(line.notice for line in islice(titles, 1))


def _repeats(page: _Page, n: int) -> bool:
    """Tell whether the line repeats or shortens a heading that stands above it."""
    text = page.lines[n].text
    above = page.lines[max(0, n - PAGE) : n]
    return len(text) >= 4 and any(line.title and line.text.startswith(text) for line in above)


def _is_quotation(page: _Page, n: int) -> bool:
    """Tell whether the words of a title stand together in a body line in sight."""
    line = page.lines[n]
    near = page.lines[max(0, n - SIGHT) : n + SIGHT]
    return (
        line.title
        and len(line.bare) >= SHORTEST
        and any(other.body and line.bare in other.bare for other in near)
    )


def _longer(page: _Page, line: _Plain) -> float:
    """Return how much longer a title is than the median of those marked like it, -1..1."""
    usual = page.usual.get(line.depth, 0.0)
    if not (line.title and usual):
        return 0.0
    return max(-1.0, min(1.0, (len(line.text) - usual) / 10))


def _usual(lengths: Sequence[int]) -> float:
    return median(lengths) if len(lengths) >= FEW else 0.0


def _far_below_title(page: _Page, n: int) -> float:
    """Return the body lines between a line and the title above it, as a share of REACH."""
    above = page.lines[max(0, n - SIGHT) : n]
    body = 0
    for line in reversed(above):
        if line.title or body == REACH:
            break
        body += line.body
    return body / REACH


def _is_under_title(page: _Page, n: int) -> bool:
    """Tell whether a title stands right above the line, or above the one paragraph above it."""
    return any(line.title for line in page.lines[max(0, n - 2) : n])


def _told(pairs: frozenset[str], lines: Sequence[_Plain]) -> float:
    """Return which share of the pairs stands in the lines."""
    if not pairs:
        return 0.0
    return len(pairs & _union(lines)) / len(pairs)


def _union(lines: Iterable[_Plain]) -> frozenset[str]:
    return frozenset().union(*(line.pairs for line in lines))


def _kinship(page: _Page, above: Sequence[_Plain], below: Sequence[_Plain]) -> float:
    """Return the likeness of the two most alike lines above and below, 0..1."""
    pairs = [(one.topic, two.topic) for one in above[:NEAR] for two in below[:NEAR]]
    return max((_likeness(page, one, two) for one, two in pairs), default=0.0)


def _likeness(page: _Page, one: frozenset[str], two: frozenset[str]) -> float:
    """Return the cosine of two body lines: rare pairs of characters that both hold."""
    return _norm(one & two, page.rarity) ** 2 / (page.norms[one] * page.norms[two])


def _norm(pairs: Iterable[str], rarity: dict[str, float]) -> float:
    return sqrt(fsum(rarity[pair] ** 2 for pair in pairs)) or 1.0
