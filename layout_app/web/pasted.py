"""An article to be pasted elsewhere. One rule: every style stands in its element.

Editors of public accounts (公众号) drop style sheets, classes and ids, and keep the `style` of an
element as long as it sets no place; Word reads the same.
"""

from collections.abc import Sequence
from html import escape

from layout_app.web.blocks import Block, blocks_html

_GREY = "color:#888888;"
_STYLES = {
    "kicker": f"margin:0 0 8px;font-size:16px;{_GREY}",
    "headline": "margin:0 0 12px;font-size:22px;line-height:1.4;font-weight:bold;",
    "subtitle": "margin:0 0 12px;font-size:17px;color:#555555;",
    "deck": f"margin:0 0 16px;font-size:15px;line-height:1.75;{_GREY}",
    "byline": f"margin:0 0 20px;font-size:15px;{_GREY}",
    "subhead": "margin:28px 0 12px;font-size:18px;line-height:1.5;font-weight:bold;",
    "text": "margin:0 0 16px;font-size:17px;line-height:1.8;text-align:justify;text-indent:2em;",
    "names": "margin:0 0 8px;font-size:16px;line-height:1.8;",
    "notice": "margin:0 0 10px;font-size:17px;line-height:1.8;text-align:justify;",
    "verse": "margin:0 0 16px;font-size:17px;line-height:2;text-align:center;",
    "quote": "margin:20px 0;padding:4px 0 4px 14px;border-left:3px solid #b03a2e;"
    "font-size:18px;line-height:1.7;color:#555555;",
    "fact": "margin:20px 0;padding:14px 16px;background-color:#f5f5f5;",
    "fact-title": "margin:0 0 8px;font-size:16px;line-height:1.6;",
    "fact-text": "margin:0 0 6px;font-size:15px;line-height:1.7;",
    "caption": f"margin:0 0 16px;font-size:14px;line-height:1.6;text-align:center;{_GREY}",
    "table": "margin:16px 0;width:100%;border-collapse:collapse;font-size:15px;line-height:1.5;",
    "th": "padding:6px 8px;border:1px solid #cccccc;text-align:left;font-weight:bold;"
    "background-color:#f5f5f5;",
    "td": "padding:6px 8px;border:1px solid #cccccc;",
    "dotted": "font-style:normal;text-emphasis:filled dot;text-emphasis-position:under right;",
}


def pasted_html(blocks: Sequence[Block]) -> str:
    """Return blocks as one section that carries its own styles."""
    return f"<section>{blocks_html(blocks, _look)}</section>"


def pasted_document(title: str, blocks: Sequence[Block]) -> str:
    """Return a file of its own that a browser shows and from which all can be copied."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"/>'
        f"<title>{escape(title)}</title></head>\n"
        f'<body style="margin:24px auto;max-width:677px;padding:0 16px;">{pasted_html(blocks)}'
        "</body></html>\n"
    )


def _look(name: str) -> str:
    style = _STYLES.get(name, "")
    return f' style="{style}"' if style else ""
