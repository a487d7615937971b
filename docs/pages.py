"""Take the picture of printed pages that README.md shows: sheets of the sample papers.

usage: pages.py FILE.jpg
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

from layout_app.cli import main as layout_app
from layout_app.resources import sample_publication

SHEETS = (("2023-03-27", "A01"), ("2023-03-27", "A02"), ("wangchao/2023-04-03", "A01"))
TALL, GAP, TABLE = 760, 18, (205, 208, 213)


def main() -> int:
    """Render the sheets and lay them side by side."""
    sheets = []
    with tempfile.TemporaryDirectory() as folder:
        for n, (issue, sheet) in enumerate(SHEETS):
            file = Path(folder) / f"{n}.png"
            words = ("--page", sheet, "--dpi", "108", "--to", str(file))
            layout_app(["render", str(sample_publication() / issue), *words])
            with Image.open(file) as opened:
                wide = round(opened.width * TALL / opened.height)
                sheets.append(opened.convert("RGB").resize((wide, TALL), Image.Resampling.LANCZOS))
    width = sum(sheet.width for sheet in sheets) + GAP * (len(sheets) + 1)
    table = Image.new("RGB", (width, TALL + 2 * GAP), TABLE)
    x = GAP
    for sheet in sheets:
        table.paste(sheet, (x, GAP))
        x += sheet.width + GAP
    table.save(sys.argv[1], quality=86)
    return 0


if __name__ == "__main__":
    sys.exit(main())
