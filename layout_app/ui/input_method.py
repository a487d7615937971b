"""Whether Chinese can be typed. One rule: one sentence says what to set, and nothing is changed.

The Qt of PyPI brings plugins for ibus and for X11's compose keys, none for fcitx: with any other
name typed keys come through as Latin letters and nobody knows why.
"""

from collections.abc import Mapping

from layout_app.desk.words import _

_SILENT = ("", "compose", "none", "simple")


def input_method_trouble(env: Mapping[str, str], platform: str) -> str:
    """Say what to set where no input method can answer; empty where one may, or none is asked."""
    if platform != "xcb":
        return ""
    asked = env.get("QT_IM_MODULE", "")
    if asked == "ibus":
        return ""
    if asked in _SILENT:
        return _("No input method answers. To type Chinese, start with QT_IM_MODULE=ibus.")
    return _(
        "The input method {name} does not answer here. "
        "To type Chinese, start with QT_IM_MODULE=ibus."
    ).format(name=asked)
