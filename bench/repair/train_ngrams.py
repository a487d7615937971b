"""Make the shipped table of n-grams from training text.

  train_ngrams.py ARTICLES.jsonl[.xz]… --out layout_app/repair/data/ngrams.bin

Every input line is an article {"id", "paras": […]}. The header of the table names the inputs by
their sha256 and holds no text. The same inputs and arguments give the same file. One rule: articles
kept for measuring never come here.
"""

import argparse
import hashlib
from pathlib import Path

import articles
import counting

from layout_app.repair import ngrams


def main() -> None:
    """Count, prune, quantise, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--order", type=int, default=articles.ORDER)
    parser.add_argument("--budget", type=int, default=articles.BUDGET, help="entries, about")
    options = parser.parse_args()
    texts = articles.texts([a for path in options.inputs for a in articles.read(path)])
    arrays = counting.make_arrays(texts, order=options.order, budget=options.budget)
    header = {
        "order": options.order,
        "budget": options.budget,
        "least": articles.LEAST,
        "inputs": [hashlib.sha256(path.read_bytes()).hexdigest() for path in options.inputs],
    }
    ngrams.save(options.out, header, arrays)
    print(options.out, options.out.stat().st_size, {k: len(v) for k, v in arrays.items()})


if __name__ == "__main__":
    main()
