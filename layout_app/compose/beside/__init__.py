"""What stands on a page beside its articles. One rule: it is derived from the issue, or as placed.

Of the page itself: `furniture` (masthead, strip, colophon) sets what `imprint` tells; `sections`
(栏头), `contents` (导读). Boxes of their own: `ads`, `planned` (room kept for copy), `packages`
(专题, a frame around others), `objects` (free text, pictures, rules, panels). `words` are single
lines of them, `overlying` tells of free text on other text.
"""
