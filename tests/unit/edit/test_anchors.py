"""Places in the copy through a change: what lies before it, in it, at its edges and behind it."""

from layout_app.edit.anchors import halved_marks, marks_through, moved, retyping
from layout_app.model.text import Mark, MarkKind

BOLD = MarkKind.BOLD


def test_words_put_in_at_a_place_stand_before_or_behind_it():
    put_in = retyping("甲乙丙", "甲乙新词丙")
    assert moved(1, put_in) == 1
    assert moved(2, put_in) == 2
    assert moved(2, put_in, behind=True) == 4
    assert moved(3, put_in) == 5


def test_words_put_in_at_either_edge_of_a_mark_do_not_belong_to_it():
    marks = (Mark(kind=BOLD, start=1, end=2),)
    assert marks_through(marks, retyping("甲乙丙", "甲新乙丙")) == (
        Mark(kind=BOLD, start=2, end=3),
    )
    assert marks_through(marks, retyping("甲乙丙", "甲乙新丙")) == marks


def test_two_changes_move_what_lies_between_by_the_first_alone():
    changed = retyping("一二三四五六七八九", "新词一二三四五六七九")
    assert moved(0, changed) == 0
    assert moved(4, changed) == 6
    assert moved(8, changed) == 9


def test_a_mark_without_length_stays_at_the_end_of_the_left_half():
    marks = (
        Mark(kind=BOLD, start=0, end=3),
        Mark(kind=MarkKind.BREAK, start=2, end=2),
        Mark(kind=MarkKind.BREAK, start=3, end=3),
    )
    left, right = halved_marks(marks, 2)
    assert left == (Mark(kind=BOLD, start=0, end=2), Mark(kind=MarkKind.BREAK, start=2, end=2))
    assert right == (Mark(kind=BOLD, start=0, end=1), Mark(kind=MarkKind.BREAK, start=1, end=1))


def test_a_place_in_words_that_gave_way_keeps_its_distance_to_their_start():
    changed = retyping("一二三四五六", "一甲乙丙丁戊六")
    assert [moved(n, changed) for n in range(7)] == [0, 1, 2, 3, 4, 6, 7]
    shorter = retyping("前一二三四五六七八后", "甲乙前丙丁后")
    assert [moved(n, shorter) for n in (1, 2, 5, 9)] == [3, 4, 5, 5]
