"""`web`: correct or withdraw an article of a published digital edition."""

import datetime as dt
from argparse import ArgumentParser, Namespace

from layout_app.cli.output import print_json
from layout_app.cli.paths import path
from layout_app.desk.output.publishing import correct_article, withdraw_article
from layout_app.web.pages import article_name


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("site", type=path, help="folder of the digital edition")
    parser.add_argument("date", type=dt.date.fromisoformat, help="date of the issue, YYYY-MM-DD")
    parser.add_argument("article", help="id of the article, as in the name of its page")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--erratum", help="correction that readers see above the text")
    what.add_argument("--withdraw", action="store_true", help="take the article off all pages")
    parser.add_argument(
        "--when", type=dt.date.fromisoformat, help="date of the note; today if not given"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(options: Namespace) -> int:
    """Change the site, or refuse and leave it as it was."""
    when = options.when or dt.date.today()
    if options.withdraw:
        withdraw_article(options.site, options.date, options.article, when)
    else:
        correct_article(options.site, options.date, options.article, options.erratum, when)
    if options.json:
        page = options.site / options.date.isoformat() / article_name(options.article)
        print_json({"file": str(page)})
    return 0
