"""Tell bylines from other lines. One rule: a name is a surname and one or two characters.

The surnames are the 百家姓 and the commonest others of today: a list of facts in its old order.
"""

import re
from collections.abc import Sequence

from layout_app.intake.marks import SOURCED

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻"
    "莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向"
    "古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖付代闫邸岳付仝佟丛占冼苟辜蔄尉揭粟覃银佘佴苑海"
)
"""Surnames of one character."""

DOUBLE = frozenset(
    re.findall(
        "..",
        "万俟司马上官欧阳夏侯诸葛闻人东方赫连皇甫尉迟公羊澹台公冶宗政濮阳淳于单于太叔"
        "申屠公孙仲孙轩辕令狐钟离宇文长孙慕容鲜于闾丘司徒司空司寇南宫端木拓跋百里呼延",
    )
)
"""Surnames of two characters."""

RARE = frozenset("和安成水时经全能通连空那都向容从须相后公益关方支云家文国平常管应解单高")
"""Surnames that begin everyday words far more often than names."""

_OFFICE = re.compile(
    r"驻[一-鿿]{1,8}?(?=记者|特派)|(?:[一-鿿]{2,8}(?=记者|通讯员))|"
    r"新华社|中新社|本报|本刊|本台|特派|特约|见习|实习|首席|全媒体|融媒体|记者|通讯员|(?<=[\s/／])[一-鿿]{2,6}报[道导]|撰稿人?|供稿|口述|"
    r"作者|撰文|摄影报道|摄影|报[道导]|整理|采写|"
    r"(?<![一-鿿])(?:文|图|摄|文图|图文)(?![一-鿿])"
)
_DESK = re.compile(
    r"[一-鿿]{0,6}(?:编辑部|编辑室|通讯员组|通讯组|记者组|报道组|采访组|专题组|调研组|评论员|评论组|"
    r"融媒体中心|通讯站)\s?(?:整理|编写|供稿|采写)?"
)
_CONTRIBUTED = re.compile(
    r"[一-鿿]{2,14}[\s:：]?(?:供稿|供图)"
    r"|(?:图文|文图|图片|文字|文|图|撰稿|供稿|供图|来稿)\s?[:：丨|]\s?[一-鿿]{2,14}"
)
_KIN = (
    r"[姐哥叔婶姨伯爷奶]|大[爷妈叔婶姐哥]|阿姨|奶奶|爷爷"
    r"|老师|师傅|医生|主任|书记|经理|站长|警官|护士"
)
_CALLED = re.compile(rf"(?P<one>[一-鿿])(?:{_KIN})\Z|[老小阿](?P<two>[一-鿿])\Z")
_UNIT = re.compile(
    r"[一-鿿0-9A-Za-z（）()·]{1,16}(?:[院系班级校厂部科室局处组队站所区村镇乡社]|街道|公司|集团|中心|车间|工段|支部|协会|工会)"
)
"""A word before a name that says where its bearer is from: 文学院2021级 苏晓棠."""
_SPREAD = re.compile(r"(?<![一-鿿])([一-鿿])[ \u3000]{1,4}([一-鿿])(?![一-鿿])")
"""A name of two characters set as wide as one of three: 罗　薇."""
_ABOUT = re.compile(r"(?<=[一-鿿])\s?[（(][^（()）]{2,20}[)）]$")
"""What stands in brackets behind a name: 陈小米（柳溪中心小学五年级）."""
_PARTING = re.compile(r"[\s/／、,，;；:：&|｜]+")
_EDGES = " \u3000()（）[]【】■□◆◇●○◎▲△—-*·"
_HAN = re.compile(r"[一-鿿]+\Z")
_DOT = re.compile("[·•・‧]")
LONGEST = 36
"""Characters of the longest byline."""
LONGEST_HALF = 8
"""Characters between the dots of a name."""


def has_office(text: str) -> bool:
    """Tell whether a short line names an office of the press: 本报记者, 通讯员, 文/图."""
    line = signed_part(text)
    return len(line) <= LONGEST and bool(_OFFICE.search(line.strip(_EDGES)) or _of_unit(line))


def _of_unit(line: str) -> tuple[str, ...]:
    """Return the persons of a line that names where they are from and them; else nothing."""
    unit, *names = line.strip(_EDGES).split() or [""]
    if not names or not _UNIT.fullmatch(unit) or not all(map(is_name, names)):
        return ()
    in_brackets = line.strip()[:1] in "(（"
    is_sure = in_brackets or len(names) > 1 or not is_word_like(names[0])
    return tuple(names) if is_sure else ()


def signed_part(text: str) -> str:
    """Return a line without the moment and the source that stand beside its author."""
    return SOURCED.sub(" ", text).strip() if "作者" in text else text


def is_desk(text: str) -> bool:
    """Tell whether a line signs with a desk or an office: 本报通讯员组, 镇卫生院 供稿."""
    line = text.strip(_EDGES)
    return bool(_DESK.fullmatch(line) or _CONTRIBUTED.fullmatch(line))


def names_in(text: str) -> tuple[str, ...]:
    """Return the persons a byline names, or nothing where the line is something else.

    Names run together count only beside an office or in brackets: 本报记者李济国张雅心.
    """
    text = signed_part(text)
    if len(text) > LONGEST or text[-1:] in "，、；：,;:":
        return ()
    told = _ABOUT.sub("", text.strip())
    if told != text.strip() and not is_name(told):
        told = text
    told = _SPREAD.sub(_closed_up, told.strip(_EDGES))
    if found := _of_unit(text):
        return found
    parts = [part for part in _PARTING.split(_OFFICE.sub(" ", told)) if part]
    together = has_office(text) or text[:1] in "(（"
    names = [name for part in parts for name in _names_of(part, together)]
    if not names or not all(names) or len(names) > 6:
        return ()
    return () if _reads_as_words(names, len(parts), text) else tuple(names)


def _closed_up(hit: "re.Match[str]") -> str:
    """Return a name that was set apart without its blank, anything else as it is."""
    return hit[1] + hit[2] if hit[1] in SINGLE else hit[0]


def _reads_as_words(names: Sequence[str], parts: int, text: str) -> bool:
    """Tell whether names run together, or parted by a comma, are words: 连日来，全球."""
    rare = sum(name[:1] in RARE for name in names)
    return (len(names) > parts or "，" in text) and 2 * rare >= len(names)


def is_name(text: str) -> bool:
    """Tell whether the characters are one Chinese name: 黄婧, 徐晓安, 欧阳文."""
    if not _HAN.match(text):
        return False
    if text[:2] in DOUBLE and len(text) in (3, 4):
        return True
    return text[:1] in SINGLE and len(text) in (2, 3)


def is_word_like(name: str) -> bool:
    """Tell whether a name may as well be an everyday word: 方法, 成果, 高质."""
    return name[:1] in RARE or (len(name) < 3 and name[:1] not in _FAMILIAR)


def is_person(who: str) -> bool:
    """Tell whether somebody is called so: 王小云, 李姐, 社区小陈."""
    called = _CALLED.search(who)
    if called:
        return is_name(f"{called['one'] or called['two']}某")
    return is_name(who) and not is_word_like(who)


_FAMILIAR = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董潘袁蔡蒋余杜沈姜"
)


def _names_of(part: str, together: bool) -> tuple[str, ...]:
    """Return the names of one part of a byline; an empty name if it is something else."""
    if is_name(part) or _is_foreign(part):
        return (part,)
    for cut in (3, 2) if together else ():
        if is_name(part[:cut]) and len(part) - cut >= 2:
            rest = _names_of(part[cut:], together)
            if all(rest):
                return (part[:cut], *rest)
    return ("",)


def _is_foreign(part: str) -> bool:
    """Tell whether the part is a name in two or three halves: 阿不都热西提·买买提江."""
    halves = _DOT.split(part)
    return 2 <= len(halves) <= 3 and all(
        2 <= len(half) <= LONGEST_HALF and _HAN.match(half) for half in halves
    )
