"""The character n-gram model as a table of arrays. One rule: read by mapping, never unpickled.

A table is a trie: the entries of order k are sorted by (entry of their context, last character), so
that an entry costs two bytes for its character, one for its probability and, as a context, one for
the weight of falling back to shorter ones and one or two for its fan, the number of its followers.
Probabilities are codes into a book of 256 values. No text can be read back from a table.

Layout of the file: one line of JSON (the header), padding to 8 bytes, then the arrays it names.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from layout_app.frozen import frozen
from layout_app.repair.archive import BEGIN, END, STRANGE, Archive, adapted

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Array = npt.NDArray[np.generic]

UNKNOWN, BOS, EOS = 0, 1, 2
"""Ids of a character the table does not know, of a paragraph's begin and of its end."""
NONE = -1
"""Id of a context character that is not there: the history begins behind it."""
FIRST = 3
"""Id of the first real character."""
CHARACTER_BITS = 16
ALIGNMENT = 8


@frozen(eq=False)
class Table:
    """An n-gram model ready for questions."""

    order: int
    header: Mapping[str, object]
    ids: Mapping[str, int]
    """The id of every known character."""
    keys: tuple[npt.NDArray[np.uint64], ...]
    """For every order from 2: entry of the context << 16 | last character, ascending."""
    chances: tuple[Array, ...]
    """For every order: codes of log P."""
    weights: tuple[Array, ...]
    """For every order but the last: codes of the log weight of falling back."""
    chance_book: Floats
    weight_book: Floats
    grams: Array
    """Keys of the bigrams whose direction of meaning is known, ascending: id << 16 | id."""
    senses: npt.NDArray[np.int8]
    """The directions, one row a bigram."""
    codes: Ints
    """The character of every id."""
    archive: Archive | None = None
    """What a paper's own articles add; none for the table alone."""


def load(path: Path) -> Table:
    """Map a table; ValueError if the file is not one."""
    raw = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
    line = bytes(raw[: 1 << 16]).split(b"\n", 1)[0]
    header = json.loads(line)
    if header.get("format") != "ngrams-1":
        raise ValueError("not a table of n-grams")
    arrays: dict[str, Array] = {}
    at = _aligned(len(line) + 1)
    for name, kind, count in header["arrays"]:
        size = np.dtype(kind).itemsize * count
        arrays[name] = raw[at : at + size].view(kind)
        at = _aligned(at + size)
    return _table(header, arrays)


def save(path: Path, header: Mapping[str, object], arrays: Mapping[str, Array]) -> None:
    """Write a table: the header's own keys, then `format` and the list of arrays."""
    listed = [[name, array.dtype.str, len(array)] for name, array in arrays.items()]
    line = json.dumps({**header, "format": "ngrams-1", "arrays": listed}).encode() + b"\n"
    with path.open("wb") as file:
        file.write(line.ljust(_aligned(len(line)), b"\0"))
        for array in arrays.values():
            data = array.tobytes()
            file.write(data.ljust(_aligned(len(data)), b"\0"))


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


def _table(header: Mapping[str, object], arrays: Mapping[str, Array]) -> Table:
    order = int(str(header["order"]))
    characters = arrays["characters"].tolist()
    return Table(
        order=order,
        header=header,
        ids={chr(code): i for i, code in enumerate(characters, FIRST)},
        keys=tuple(_keys(arrays[f"fan{k}"], arrays[f"last{k}"]) for k in range(2, order + 1)),
        chances=tuple(arrays[f"chance{k}"] for k in range(1, order + 1)),
        weights=tuple(arrays[f"weight{k}"] for k in range(1, order)),
        chance_book=np.asarray(arrays["chance_book"], np.float32),
        weight_book=np.asarray(arrays["weight_book"], np.float32),
        grams=arrays["grams"],
        senses=arrays["senses"].astype(np.int8, copy=False).reshape(len(arrays["grams"]), -1),
        codes=np.array([STRANGE, BEGIN, END, *characters], dtype=np.int64),
    )


def _keys(fans: Array, last: Array) -> npt.NDArray[np.uint64]:
    contexts = np.repeat(np.arange(len(fans), dtype=np.uint64), fans.astype(np.int64))
    contexts <<= np.uint64(CHARACTER_BITS)
    return contexts | last.astype(np.uint64)


def sense_rows(table: Table, grams: Ints) -> Floats:
    """Return the direction of every bigram (rows of two ids); zeros where none is known."""
    wanted = grams[:, 0] << CHARACTER_BITS | grams[:, 1]
    at = np.minimum(np.searchsorted(table.grams, wanted), len(table.grams) - 1)
    known = table.grams[at] == wanted
    return np.asarray(table.senses[at] * known[:, None], dtype=np.float32)


def encode(table: Table, text: str) -> list[int]:
    """Return the ids of the characters of a matching copy."""
    ids = table.ids
    return [ids.get(char, UNKNOWN) for char in text]


def ids_of(table: Table, codes: Ints) -> Ints:
    """Return the ids of characters given by their codes."""
    known = table.codes[FIRST:]
    at = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.where(known[at] == codes, at + FIRST, UNKNOWN)


def log_chances(table: Table, grams: Ints) -> Floats:
    """Return log P of the last id of each row, given the ids before it.

    A row holds at most `order` ids; NONE stands at its begin where the history is shorter.
    """
    grams = grams[:, -table.order :]
    width = grams.shape[1]
    logs = table.chance_book[table.chances[0][grams[:, -1]].astype(np.int64)]
    for length in range(2, width + 1):
        logs = _longer(table, grams[:, width - length :], logs)
    if table.archive is None:
        return logs
    return adapted(table.archive, codes_of(table, grams), logs)


def codes_of(table: Table, ids: Ints | Sequence[int]) -> Ints:
    """Return the characters of ids, NONE as it is."""
    known = np.asarray(ids, dtype=np.int64)
    return np.where(known >= 0, table.codes[known], NONE)


def is_known(table: Table, pairs: Ints) -> npt.NDArray[np.bool_]:
    """Tell of each row of two ids whether the table has seen them side by side."""
    return np.asarray(_find(table, 2, pairs[:, 0], pairs[:, 1]) >= 0)


def _longer(table: Table, grams: Ints, shorter: Floats) -> Floats:
    """Return log P with the whole row as history, given log P without its first id."""
    context = np.where(grams[:, 0] >= 0, grams[:, 0], NONE)
    for k in range(1, grams.shape[1] - 1):
        context = _find(table, k + 1, context, grams[:, k])
    full = _find(table, grams.shape[1], context, grams[:, -1])
    codes = table.weights[grams.shape[1] - 2][np.maximum(context, 0)].astype(np.int64)
    fallen = np.where(context >= 0, table.weight_book[codes], np.float32(0)) + shorter
    codes = table.chances[grams.shape[1] - 1][np.maximum(full, 0)].astype(np.int64)
    return np.where(full >= 0, table.chance_book[codes], fallen).astype(np.float32)


def _find(table: Table, order: int, context: Ints, last: Ints) -> Ints:
    """Return the entries (context, last) of an order, NONE where there is none."""
    keys = table.keys[order - 2]
    if not len(keys):
        return np.full(len(context), NONE)
    wanted = (np.maximum(context, 0).astype(np.uint64) << np.uint64(CHARACTER_BITS)) | np.maximum(
        last, 0
    ).astype(np.uint64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where((context >= 0) & (keys[at] == wanted), at, NONE)


def rows_of(ids: Sequence[int], order: int) -> Ints:
    """Return one row of `order` ids for every place of a sequence: its history and itself."""
    padded = np.concatenate([np.full(order - 1, NONE), np.asarray(ids, dtype=np.int64)])
    return np.lib.stride_tricks.sliding_window_view(padded, order)


@lru_cache(maxsize=2)
def shipped() -> Table:
    """Return the table that comes with the program, mapped once."""
    return load(Path(__file__).parent / "data" / "ngrams.bin")
