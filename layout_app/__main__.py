"""`python -m layout_app` is the command line."""

import sys

from layout_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
