"""Any bytes that come as copy are read and repaired, or refused by name: never an exception."""

import os
import random
from collections import Counter
from pathlib import Path

from layout_app.desk.copy.reading import articles_of, read_copy
from layout_app.errors import LayoutError
from layout_app.intake.dump import Dump, dump_of
from layout_app.intake.text import Decoded
from layout_app.repair.across import Sheet, Shelf
from layout_app.repair.analyse import Analysis, analyse
from layout_app.repair.model import shipped_model
from layout_app.repair.punctuation import apply, corrections
from layout_app.repair.report import report
from layout_app.repair.suspicious import suspicions
from layout_app.resources import sample_publication

SAMPLE = sample_publication() / "2023-03-20" / "dumps" / "suzhou-page.md"
LINES = [line for line in SAMPLE.read_text(encoding="utf-8").split("\n") if line.strip()]
POOL = (
    "街道社区近日读书会上接下转第版记者黄丹𠀀\ufffd，。：；“”（）《》?#  \u3000\n\n\n09Aé%—…·"
    "\u200b\u0301\u202e\x0b\x1f\ue000□〓😀①[1]<p>&amp;"
)
NAMES = ("page.txt", "page.md", "page.txt", "page.html")
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030", "big5")


def drawn(chance: random.Random) -> str:
    """Return signs of copy, any characters at all, or lines of a page with slips and cuts."""
    kind = chance.random()
    if kind < 0.35:
        return "".join(chance.choices(POOL, k=chance.randrange(160)))
    if kind < 0.55:
        codes = (chance.randrange(1, 0x2FFFF) for _ in range(chance.randrange(80)))
        return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)
    lines = [list(line) for line in chance.sample(LINES, chance.randrange(1, 9))]
    for line in lines:
        del line[chance.randrange(1, 60) :]
        for _ in range(chance.randrange(4)):
            at = chance.randrange(len(line) + 1)
            line[at : at + chance.randrange(3)] = chance.choice(POOL)
    return ("\n" * chance.randrange(1, 4)).join(map("".join, lines))


def encoded(text: str, chance: random.Random) -> bytes:
    """Return the text in one of the encodings of copy, some cut off or with a wrong byte."""
    data = bytearray(text.encode(chance.choice(ENCODINGS), "replace"))
    if data and chance.random() < 0.1:
        del data[chance.randrange(len(data)) :]
    if data and chance.random() < 0.1:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def walked(dump: Dump, chance: random.Random) -> Analysis:
    """Go the whole way of a dump and return its analysis; what must hold is asserted."""
    found = analyse(dump.blocks, dump=dump.name)
    told = report(dump.name, dump.blocks, found, dump.stories, chance.choice(("auto", "suggest")))
    assert [block["text"] for block in told["blocks"]] == [block.text for block in dump.blocks]
    kept = Counter(block for story in dump.stories for block in story.blocks)
    assert set(kept.values()) <= {1}
    texts = [p.text for article in articles_of(dump) for p in article.paragraphs]
    for place in suspicions(texts, shipped_model().table):
        assert 0 <= place.offset < len(texts[place.block])
    for text in texts:
        assert corrections(apply(text, corrections(text))) == ()
    return found


def test_any_copy_is_read_and_repaired_or_refused_by_name() -> None:
    campaign = bool(os.environ.get("LAYOUT_CAMPAIGN"))
    seed = random.randrange(10**9) if campaign else 20230320
    chance = random.Random(seed)
    before, read = dump_of(Decoded(text="", encoding="utf-8", problems=()), "first.txt"), 0
    ends = Analysis()
    for number in range(20_000 if campaign else 1_000):
        data, name = encoded(drawn(chance), chance), chance.choice(NAMES)
        try:
            copy = read_copy(Path(name), data, name=name)
            if isinstance(copy, Dump):
                found = walked(copy, chance)
                if chance.random() < 0.1:
                    one = Sheet(dump=copy.name, blocks=copy.blocks, ends=found.tails)
                    other = Sheet(dump="first.txt", blocks=before.blocks, ends=ends.heads)
                    Shelf([one, other]).look(one, [other])
                before, ends, read = copy, found, read + 1
        except LayoutError:
            continue
        except Exception as why:
            raise AssertionError((seed, number, name, data)) from why
    assert read > 100
