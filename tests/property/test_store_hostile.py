"""Files that were torn, mixed up or made to harm: data or a named refusal, nothing else."""

import os
import random

from layout_app.errors import IssueFileError
from layout_app.model.page import Page
from layout_app.store.format import article_bytes, file_bytes, read_article, read_file
from layout_app.store.records import IssueFile

ARTICLE = """\
format: 1
id: k3f9q2
rank: 1
headline: 云溪又照得见{break}人影了
body: |
  15只{bold:白瓷碗}。
  ## 小标题
  [byline] 黄丹
blocks:
- [page.md#0]
seams:
- at: {paragraph: 1, offset: 2}
  tail: page.md#1
  head: page.md#7
  home: abcdef
"""
PAGE = """\
format: 1
id: p2c3d4
boxes:
- kind: article
  id: bbbbbb
  article: k3f9q2
  shape:
  - {column: 0, line: 12, columns: 3, lines: 40}
  tint: [0, 0, 0, 0.1]
"""
ISSUE = """\
format: 1
name: 云溪新闻
date: 2023-03-20
number: 12
pages: [a, b]
articles:
- "2"
- c
"""


def read_page(data: bytes, path: str) -> Page:
    return read_file(Page, data, path)


def read_issue(data: bytes, path: str) -> IssueFile:
    return read_file(IssueFile, data, path)


CASES = (
    (ARTICLE, read_article, article_bytes),
    (PAGE, read_page, file_bytes),
    (ISSUE, read_issue, file_bytes),
)
PIECES = [
    *"{}[]&*!|>%@`'\"#:,?-\n\t \x00\x85\u2028\u3000",
    *("- ", ": ", "<<: *a\n", "&a ", "!!str ", "\n---\n", "\n...\n", "  ", "\r\n", "null", "1e308"),
    *("\\u{110000}", "\\u{d800}", "{bold:", "{ruby=", "id: 3\n", "kind: ad\n", "\ufeff", "9" * 40),
]


def mutated(text: str, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(len(text) + 1)
        match chance.choice((0, 0, 0, 1, 1, 2, 3)):
            case 0:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 12) :]
            case 2:
                start = chance.randrange(len(text) + 1)
                text = text[:at] + text[start : start + chance.randint(1, 60)] + text[at:]
            case _:
                lines = text.split("\n")
                chance.shuffle(lines)
                text = "\n".join(lines)
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    if data and chance.random() < 0.2:
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def test_mutated_files_give_data_or_a_named_refusal() -> None:
    campaign = bool(os.environ.get("LAYOUT_CAMPAIGN"))
    seed = random.randrange(10**9) if campaign else 20230320
    chance = random.Random(seed)
    read = 0
    for _ in range(100_000 if campaign else 2_000):
        text, reader, writer = chance.choice(CASES)
        data = mutated(text, chance)
        try:
            value = reader(data, "f.yaml")
        except IssueFileError:
            continue
        read += 1
        assert reader(writer(value), "f.yaml") == value, (seed, data)
    assert read > 50  # the mutations are mild enough to get past the loader
