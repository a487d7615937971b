"""Where words are divided: English ones alone, as pyphen divides them, and nothing else."""

import subprocess
import sys
from itertools import pairwise

import pyphen
import pytest

from layout_app.cjk.hyphenation import BEFORE, BEHIND, divisions

WORDS = (
    "association international hydrogeology groundwater management university community newspaper "
    "responsibility typography characteristic development government environment table record "
    "present project about after again because school house light strength"
)


def shown(text: str) -> str:
    found = {0, *divisions(text), len(text)}
    cuts = sorted(found)
    return "|".join(text[a:b] for a, b in pairwise(cuts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Association", "As|so|ci|a|tion"),
        ("国际Association在此", "国际As|so|ci|a|tion在此"),
        ("(management),", "(man|age|ment),"),
        ("the table.", "the ta|ble."),
        ("Health", "Health"),
        ("idea", "idea"),
        ("www.association.org", "www.association.org"),
        ("a@association.org", "a@association.org"),
        ("https://x.cn/association", "https://x.cn/association"),
        ("ASSOCIATION", "ASSOCIATION"),
        ("iAssociation", "iAssociation"),
        ("association2", "association2"),
        ("2association", "2association"),
        ("well-association", "well-association"),
        ("association's", "association's"),
        ("naïveassociation", "naïveassociation"),
        ("（JimBaileySailingtoParadise：", "（Jim|Bai|ley|Sail|ingto|Par|adise："),
        ("discoveryofAmericasby7000B.C.", "dis|cov|eryof|Amer|i|c|asby7000B.C."),
        ("key=discoveryofAmericaRevealed", "key=discoveryofAmericaRevealed"),
        ("discoveryofAmericaRevealed@a.cn", "discoveryofAmericaRevealed@a.cn"),
    ],
)
def test_only_a_word_by_itself_is_divided(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.timeout(30)
def test_a_key_of_many_letters_is_passed_at_once() -> None:
    # Tried from each of its letters it would take an hour.
    assert not divisions("a" * 400_000 + "=")


def test_patterns_read_one_by_one_divide_as_all_of_them() -> None:
    whole = pyphen.Pyphen(lang="en_US", left=BEFORE, right=BEHIND)
    for word in WORDS.split():
        assert divisions(word) == tuple(whole.positions(word))


def test_text_without_a_long_word_opens_no_table() -> None:
    code = (
        "import sys; from layout_app.compose.line.prepare import Preparer;"
        "from layout_app.fonts.catalogue import shipped;"
        "from layout_app.model.style import BreakStyle;"
        "Preparer(shipped()).prepare('有5G和AI的中文', 'song-400', BreakStyle());"
        "assert 'pyphen' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_patterns_read_at_rest_are_not_read_again_by_a_word() -> None:
    code = (
        "import pyphen; from pathlib import Path; from layout_app.cjk import hyphenation;"
        "hyphenation.read_patterns();"
        "pyphen.LANGUAGES['en_US'] = Path('nowhere');"
        "assert hyphenation.divisions('association') == (2, 4, 6, 7)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
