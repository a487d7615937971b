"""Recognise lines that say themselves what they are. One rule: a pattern looks at one line only.

Jump lines, captions, advertisements and furniture (folios, dates, section names, the people who
made the page, its head and number, what it tells of others) are told by their words. House wordings
differ: the patterns are the usual ones.
"""

import re
from collections.abc import Callable

from layout_app.cjk.jumplines import is_jump_line, without_reference
from layout_app.cjk.notes import is_note
from layout_app.model.text import Kind

_BULLET = r"[■□◆◇●○◎▲△▼▽►▶→★☆*·\-—\s]*"
_SECTION = (
    r"(?:要闻|新闻|时讯|综合|国内|国际|本地|城市|城事|社区|民生|经济|财经|体育|文化|文体|教育|健康|法治|"
    r"副刊|周刊|专刊|专版|专题|特刊|导读|时评|评论|广告|公告|公益|服务|生活|娱乐|天下|视点|关注|热线|影像)"
)
_MAKERS = (
    r"(?:本版|本期|今日)?\s*(?:责任编辑|责任校对|执行主编|值班主任|值班编委|见习编辑|责编|编辑|版式|美编|"
    r"校对|组版|主编|总编辑|总编|审读|审校|审核|[初复终一二三][审校]|统筹|监制|制图|签发|编审|设计|排版|视觉)"
)
_MAKER = re.compile(_MAKERS)
_SOURCE = (
    r"(?:来源|稿源|发布时间|发布日期|发布单位|发布机构|字号"
    r"|浏览次数|浏览量|浏览|阅读量|阅读次数|点击量|点击|访问量)"
)
"""What a page of the net says of a text."""
_MOMENT = (
    r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_TOLD = r"[^\s，。；！？:：|｜]{1,20}"
"""No colon and no stroke: of one line of many sources each has but one way to be read."""

CAPTION = re.compile(
    rf"{_BULLET}(?:图为|图[①-⑩一二三四五六0-9]{{1,2}}[:：\s为]|(?:上|下|左|右|题|本)图(?:为|[:：,，\s]|是)"
    r"|(?:图片|照片|插图)(?:说明|来源)|[(（]?(?:资料图片|本版图片|图片均)|!\[)"
    r"|.{2,60}(?:[/／\s]|记者\s?[一-鿿]{2,3}\s?)(?:摄|图)[)）]?\Z"
)
"""A line that speaks of a picture, or its Markdown mark."""

AD = re.compile(
    rf"{_BULLET}(?:广告(?:热线|刊登|电话|专线|部|代理|招商|位|[:：\s]|\Z)|遗失(?:启事|声明|作废|[:：\s])|.{{0,40}}声明作废"
    r"|(?:招商|加盟|招租|招聘|转让|求购|订阅|订报|发行|拍卖)(?:加盟|热线|电话|启事|信息|专线|[:：\s]|\Z)"
    r"|(?:寻人|寻物|征婚|开业|迁址|更正|征稿|征订)启事(?!\s*\Z)|(?:注销|减资|清算|债权)公告"
    r"|.{0,30}(?:诚邀|诚聘|诚招).{0,8}(?:合作|加盟|英才|代理))"
)
"""An advertisement's first words."""

FURNITURE = re.compile(
    rf"{_BULLET}(?:"
    # 第03版, 第A03版, A03 城市新闻, 要闻 02
    rf"(?:第?\s*[一二三四五六七八九十〇0-9]{{1,3}}\s*版|第?\s*[A-H]\s*叠?\s*[0-9]{{1,2}}\s*版?)"
    rf"(?:[\s·|｜/:：—-]*[一-鿿]{{0,4}}{_SECTION})?"
    rf"|[一-鿿]{{0,2}}{_SECTION}[\s·|｜/:：—-]*(?:第?[0-9]{{1,2}}版?|第?[A-H][0-9]{{1,2}}版?)"
    rf"|{_SECTION}(?:\s*[·|｜/—-]\s*{_SECTION})?"
    r"|[一-鿿]{2,3}(?:新闻|要闻|时讯|副刊|周刊|专刊|专版)"
    # 2023年3月21日 星期二, and the makers beside it
    r"|\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?(?:\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
    r"(?:\s*(?:农历|癸|甲|乙|丙|丁|戊|己|庚|辛|壬).{0,12})?"
    rf"(?:\s+{_MAKERS}[:：/／\s].{{0,40}})?"
    r"|[^，。]{0,6}\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天]\s*(?:农历.{0,10})?(?:今日\d{1,2}版)?"
    # 责任编辑 张敏 版式 王磊
    rf"|[(（【\[]?{_MAKERS}[:：/／\s].{{0,40}}|{_MAKERS}[一-鿿]{{2,3}}(?:\s.{{0,30}})?"
    # 2026-11-28 09:12 来源：河湾社区 浏览：120
    rf"|(?:{_MOMENT}\s*)?(?:{_SOURCE}[:：]\s*(?:{_MOMENT}|{_TOLD})[\s|｜]*)+"
    rf"|{_MOMENT}"
    # What a public account puts around a text: 点击上方蓝字关注我们, — END —, 点个“在看”再走
    rf"|原创.{{0,30}}?{_MOMENT}.{{0,20}}"
    r"|.{0,10}(?:点击|长按|扫码|识别)[^。]{0,12}(?:蓝字|二维码|关注|阅读原文)[^。]{0,12}"
    r"|.{0,10}点[个亮]?\s?[“”]?(?:在看|赞)[“”]?.{0,12}|[-—–·~\s]*(?:THE\s)?END[-—–·~\s]*|阅读原文"
    r"|(?:今日|本期)?(?:导读|看点)\s?[:：].{4,80}"
    # 2024年第9期（总第312期）, 内部资料 免费交流
    r"|(?:\d{4}\s*年\s*)?第\s*\d{1,4}\s*期(?:\s*[（(]?\s*总第?\s*\d{1,5}\s*期\s*[)）]?)?"
    r"|内部(?:资料|刊物|交流)[\s，,·]*(?:免费|注意|仅供|不得|请勿|妥善)?[^。]{0,8}"
    # 版次：A03, 正文：
    r"|(?:版次|版面|栏目|字数|稿号|稿件编号|关键词|见报日期|发稿日期)[:：].{0,20}|正文[:：]"
    # 投稿邮箱 …, 新闻热线 0512-…
    r"|[^。！？]{0,20}(?:邮箱|热线|电话|微信|网址|传真|QQ|E-?mail|邮编)[^。！？]{0,12}"
    r"(?:[\w.+-]+@[\w.-]+|www\.|https?:|\d[\d\s—-]{5,})[^。！？]{0,30}"
    r"|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+"
    # What a chat leaves of what cannot be pasted
    r"|\[(?:图片|动画表情|表情|语音|视频|文件|链接|位置)\]"
    r"|(?:总第|今日\d|国内统一(?:连续出版物号|刊号)|零售价|邮发代号|准印证|主管|主办|CN\s?\d{2}-)[^。]{0,80}"
    r")\s*\Z",
    re.IGNORECASE,
)
"""Folios, dates, section names, makers of the page, addresses."""

_PAPER = r"[一-鿿]{2,8}(?:(?<![预简汇海喜捷战情通])报|周刊|(?<![喜快短简音问])讯|之[声窗])"
PAPER = re.compile(_PAPER)
"""The name of a paper."""

_ANCHOR = re.compile(
    r"第?\s*(?:[一二三四五六七八九十〇]{1,3}|[0-9]{1,3})\s*版|第?[A-H]叠?[0-9]{1,2}版?"
    rf"|{_MOMENT}|\d{{1,2}}月\d{{1,2}}日|(?:星期|周)[一二三四五六日天]|{_MAKERS}(?:[:：/／][一-鿿]{{2,4}})?"
    r"|今日\d{1,3}版|第\d{1,6}期|总第\d{1,6}期"
)
_BESIDE = re.compile(
    rf"{_PAPER}|[一-鿿]{{0,4}}{_SECTION}版?|[A-Z][A-Za-z.]*|\d{{1,3}}|农历.{{1,12}}|[甲乙丙丁戊己庚辛壬癸][一-鿿]年.{{0,10}}"
)
_NAME = re.compile(r"[一-鿿]{2,4}")
_ANY = re.compile(r"[一-鿿]{2,8}")
"""What a paper or its section may be called."""
_NUMBERED = re.compile(
    rf"第?\s*(?:[一二三四五六七八九十〇]{{1,3}}|[0-9]{{1,3}})\s*版|第?[A-H]叠?[0-9]{{1,2}}版?|{_MOMENT}|总?第\d{{1,6}}期"
)
"""What only the head of a page has: a folio, a whole date, the number of an issue."""
_LETTERED = re.compile(r"第?[A-H]叠?\d{1,2}版?")
_PARTING = re.compile(r"[\s|｜·•●■◆★*]+(?:[—-]+\s+)?")
_PAGE_NUMBER = re.compile(
    r"[-—–·•]+\s*\d{1,4}\s*[-—–·•]+|(?:第\s*\d{1,4}\s*页|\d{1,4}\s*/\s*\d{1,4})(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?"
)
"""— 3 —, 第3页 共8页, 3/8."""
_CONTENTS = re.compile(
    r"[^。！？!?：:]{4,40}?(?:[\s.…·—]+|[\s.…·—]*(?:详见|见)\s*)"
    r"(?:第?\s*(?:[一二三四五六七八九十〇]{1,3}|[0-9]{1,3})\s*版|[A-H]叠?[0-9]{1,2}版?)"
)
"""A line of a page's contents: 运河书房开到晚上十点 A03."""


def is_running_head(text: str) -> bool:
    """Tell whether a line is the head of a page: 河湾社区报 2026年11月28日 星期六 A03 社区新闻."""
    parts = [part for part in _PARTING.split(text) if part]
    if len(parts) > 2 and _ANY.fullmatch(parts[0]) and any(map(_NUMBERED.fullmatch, parts[1:])):
        parts = parts[1:]
    elif len(parts) == 2 and _LETTERED.fullmatch(parts[0]) and _NAME.fullmatch(parts[1]):
        return True
    anchored, named = 0, False
    for part in parts:
        is_anchor = _ANCHOR.fullmatch(part) is not None
        if not (is_anchor or _BESIDE.fullmatch(part) or (named and _NAME.fullmatch(part))):
            return False
        anchored += is_anchor
        named = named or bool(_MAKER.match(part))
    return len(parts) > 1 and anchored > 0


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text))


def _sends_elsewhere(text: str) -> bool:
    """Tell whether a line only names another page and what stands there."""
    return not without_reference(text) or bool(_CONTENTS.fullmatch(text))


SOURCED = re.compile(rf"{_MOMENT}|{_SOURCE}[:：]\s*{_TOLD}")
"""What stands before the author there: 2026-11-28 来源：河湾社区 作者：刘小燕."""

COLUMN = re.compile(
    rf"{_BULLET}(?:[一-鿿]{{0,4}}(?:简讯|短讯|快讯|简报|要闻简报|一句话新闻|简明新闻|新闻速递|新闻集锦|新闻快递|集纳))\Z"
)
"""The head over short pieces: 简讯, 街道短讯."""

SERIAL = re.compile(
    r"[【〖《]?(?:[长長中短]篇)?(?:小[说說]|故事|[纪紀][实實]|[评評][书書]|[报報]告文[学學])?(?:[连連][载載]|[选選][载載])"
    r"(?:小[说說]|故事)?(?:[（(·\s]*(?:之)?[一二三四五六七八九十0-9]{1,3}[)）]?)?[】〗》]?"
)
"""The tag above a serial: 连载小说, 【长篇连载】."""
CHAPTER = re.compile(
    r"(?:第\s*[一二三四五六七八九十百〇0-9]{1,4}\s*[回章节節集]|[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）、]?(?=\s))"
    r"[^。，,]{0,20}"
)
"""The head of a piece of it: 第三回 渡口夜雨."""

_ISSUER = re.compile(
    r"[一-鿿（）()“”]{1,20}(?:办事处|[居村]委会|居民委员会|村民委员会|委员会|办公室|党[委组总]|党?支部|社区|街道|中心|小学|中学"
    r"|学校|大学|学院|医院|公司|协会|学会|商会|联合会|联盟|工会|妇联|团委|[总退公管]?[^开举主承协自创兴]办|物业|服务[站处]|管理[处站所]|派出所|交警队"
    r"|消防队|编辑部|组委会|志愿(?:服务)?队|图书馆|文化[馆站]|[局署厅部院校会队组])"
)
_DATE = re.compile(
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[一二][〇○零一二三四五六七八九十]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)


def is_issuer(text: str) -> bool:
    """Tell whether a line names an office that may issue a notice: 河湾社区居委会."""
    return _ISSUER.fullmatch(text) is not None


def is_sign_off(issuer: str, date: str) -> bool:
    """Tell whether two lines sign a letter or a notice (落款): who it is from, and the date."""
    return is_issuer(issuer) and _DATE.fullmatch(date) is not None


_SPOKEN = re.compile(r"[0-9A-Za-z一-鿿㐀-䶿\U00020000-\U0003ffff]")
_LONGEST = {
    Kind.JUMP: 60,
    Kind.CAPTION: 90,
    Kind.FURNITURE: 90,
    Kind.HEADLINE: 12,
    Kind.TEXT: 400,
}


def said_kind(text: str) -> Kind | None:
    """Return the kind a line gives itself by its words, or None."""
    if not _SPOKEN.search(text):
        return None if set(text) & set("。！？!?…”’」』）)》") else Kind.FURNITURE
    for kind, tells in _TELLS:
        if len(text) <= _LONGEST[kind] and tells(text):
            return kind
    return None


_TELLS: tuple[tuple[Kind, Callable[[str], object]], ...] = (
    (Kind.JUMP, is_jump_line),
    (Kind.FURNITURE, AD.match),
    (Kind.FURNITURE, FURNITURE.match),
    (Kind.FURNITURE, is_running_head),
    (Kind.FURNITURE, _is_page_number),
    (Kind.FURNITURE, _sends_elsewhere),
    (Kind.CAPTION, CAPTION.match),
    (Kind.HEADLINE, COLUMN.match),
    (Kind.TEXT, is_note),
)
