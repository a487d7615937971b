"""Widgets that leave a hook open are refused when they are made, as other abstract classes are."""

from abc import abstractmethod

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from layout_app.ui.canvas.picture_editor import PictureEditor
from layout_app.ui.fields.abstract import Abstract

pytestmark = pytest.mark.gui


class Asked(QWidget, metaclass=Abstract):
    @abstractmethod
    def answer(self) -> int:
        """Say something."""


class Answered(Asked):
    def answer(self) -> int:
        return 42


def test_an_open_hook_is_named(qapp):
    with pytest.raises(TypeError, match="Asked leaves open: answer"):
        Asked()


def test_a_finished_widget_is_made_and_keeps_its_parent(qapp):
    parent = QWidget()
    made = Answered(parent)
    assert made.answer() == 42
    assert made.parent() is parent


def test_a_picture_alone_cannot_be_drawn_on(qapp):
    with pytest.raises(TypeError, match="begin_anew, hand_on, outline, paint_marks, step"):
        PictureEditor(QImage(4, 4, QImage.Format.Format_RGB32), QRectF(0, 0, 4, 4), QWidget())
