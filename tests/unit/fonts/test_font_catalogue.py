import pytest

from layout_app.errors import FontError
from layout_app.fonts.catalogue import Catalogue, FaceFile, shipped
from layout_app.model.ids import FaceId


def ids(*names: str) -> tuple[FaceId, ...]:
    return tuple(FaceId(name) for name in names)


def chain(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    return tuple(face.id for face in catalogue.chain(FaceId(name)))


def shipped_file(name: str, as_id: str) -> FaceFile:
    return FaceFile(id=FaceId(as_id), path=shipped().file(FaceId(name)).path)


def test_seven_faces_are_shipped() -> None:
    assert shipped().ids() == ids(
        "song-400", "song-700", "song-900", "hei-400", "hei-700", "hei-900", "kai-400"
    )
    assert shipped() is shipped()


def test_nothing_is_opened_before_it_is_asked_for(tmp_path) -> None:
    absent = Catalogue([FaceFile(id=FaceId("song-400"), path=tmp_path / "absent.ttf")])
    assert absent.ids() == ids("song-400")
    with pytest.raises(FontError) as caught:
        absent.face(FaceId("song-400"))
    assert caught.value.code == "font.missing"


def test_chain_asks_the_nearest_weight_then_kai() -> None:
    assert chain(shipped(), "song-700") == ("song-700", "hei-700", "kai-400")
    assert chain(shipped(), "hei-900") == ("hei-900", "song-900", "kai-400")
    assert chain(shipped(), "kai-400") == ("kai-400", "song-400", "hei-400")


def test_fang_song_is_set_in_kai_until_the_paper_has_one() -> None:
    assert shipped().face(FaceId("fang-400")) is shipped().face(FaceId("kai-400"))
    own = shipped().extended([shipped_file("song-400", "fang-400")])
    assert own.face(FaceId("fang-400")).family == "News Song"
    assert chain(own, "fang-400") == ("fang-400", "song-400", "hei-400", "kai-400")


def test_own_face_wins_over_the_shipped_one() -> None:
    own = shipped().extended([shipped_file("hei-400", "song-400")])
    assert own.face(FaceId("song-400")).family == "News Hei"
    assert shipped().face(FaceId("song-400")).family == "News Song"
    assert own.face(FaceId("song-700")) is shipped().face(FaceId("song-700"))


def test_unknown_face_is_refused_by_name() -> None:
    with pytest.raises(FontError) as caught:
        shipped().face(FaceId("wei-400"))
    assert caught.value.code == "font.unknown_face"
    assert caught.value.arguments["face"] == "wei-400"


def test_covering_goes_down_the_chain_and_ends() -> None:
    song, kai = FaceId("song-400"), FaceId("kai-400")
    own = shipped().face(song)
    assert shipped().covering(song, "国") is own
    only_kai = next(chr(code) for code in range(0x2000, 0x3400) if misses_all_but_kai(chr(code)))
    assert shipped().covering(song, only_kai) is shipped().face(kai)
    assert shipped().covering(song, "\U0001f600") is None


def misses_all_but_kai(char: str) -> bool:
    song, hei, kai = (shipped().face(FaceId(name)) for name in ("song-400", "hei-400", "kai-400"))
    return kai.covers(char) and not song.covers(char) and not hei.covers(char)


@pytest.mark.parametrize("is_cff", [False, True])
def test_another_face_stands_in_for_what_a_face_would_print_blank(toy, is_cff) -> None:
    own = FaceFile(id=FaceId("own-400"), path=toy(cff=is_cff, blank="uni56FD"))
    faces = shipped().extended([own])
    assert faces.face(own.id).glyph("国") == 0
    assert faces.covering(own.id, "A") is faces.face(own.id)
    assert faces.covering(own.id, "国") is faces.face(FaceId("song-400"))


@pytest.mark.parametrize("char", " \u3000\u00a0")
def test_blanks_are_shown_by_nothing(char) -> None:
    face = shipped().face(FaceId("song-400"))
    assert not any(face.extents(face.glyph(char)))
    assert face.covers(char)
