import pytest

from layout_app.cjk.orientation import Orientation, Posture, orientation_of, postures

# Samples of each class from VerticalOrientation.txt (UAX #50).
CLASSES = {
    Orientation.UPRIGHT: "国〇々あア가①㊣℃№™％＆／＋０Ａ￥§©×÷±‰†‖※■○★♪☆⑴𬉼\ue000：；",
    Orientation.ROTATED: "—–-…‥·“”‘’°~/%0AaéЖα€$+=<>→↑∈≈─│▀ ＝＜＞－",
    Orientation.TURNED: "（）《》〈〉「」『』【】〔〕〖〗［］｛｝～〜ー｜＿",
    Orientation.RAISED: "，。、！？．",
}


@pytest.mark.parametrize(
    ("char", "wanted"), [(char, kind) for kind, chars in CLASSES.items() for char in chars]
)
def test_class_of_a_character(char: str, wanted: Orientation) -> None:
    assert orientation_of(char) is wanted


STAND, SHARE, LIE = Posture.UPRIGHT, Posture.TOGETHER, Posture.LYING


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("第5届", [("5", STAND)]),
        ("26日", [("26", SHARE)]),
        ("100天", [("100", SHARE)]),
        ("2023年", [("2023", LIE)]),
        ("增24.5%", [("24.5%", LIE)]),
        ("占50%", [("50", SHARE), ("%", STAND)]),
        ("共$5元", [("$5", STAND)]),
        ("零下25°", [("25", SHARE), ("°", STAND)]),
        ("GDP与AI", [("GDP", STAND), ("AI", STAND)]),
        ("5G、C919", [("5G", STAND), ("C919", STAND)]),
        ("A座b点", [("A", STAND), ("b", STAND)]),
        ("UNESCO", [("UNESCO", LIE)]),
        ("Wi-Fi好", [("Wi-Fi", LIE)]),
        ("COVID-19", [("COVID-19", LIE)]),
        ("甲-乙", [("-", LIE)]),
        ("甲±乙", [("±", STAND)]),
        ("Ab cd", [("Ab", LIE), ("cd", LIE)]),
        ("一二三，《四》", []),
    ],
)
def test_posture_of_western_characters(text: str, wanted: list[tuple[str, Posture]]) -> None:
    assert [(text[s.start : s.end], s.posture) for s in postures(text)] == wanted


def test_postures_cover_every_western_character_once() -> None:
    text = "¥5 a-b/c …24%【X】--9.9.9 x°°±1,000"
    covered = [k for stretch in postures(text) for k in range(stretch.start, stretch.end)]
    assert covered == [k for k, char in enumerate(text) if char not in "  …【】"]
