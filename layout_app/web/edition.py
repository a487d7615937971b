"""An issue as readers get it on a screen. One rule: equal editions give equal JSON, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from layout_app.errors import ExportError
from layout_app.frozen import frozen

FORMAT = 1
Point = tuple[float, float]
"""Shares of a page's width and height, from its upper left."""


@frozen
class Zone:
    """Where an article stands on a page."""

    article: str
    shape: tuple[Point, ...]
    """Corners of a polygon, in order."""


@frozen
class EditionPage:
    """A page as a picture with its articles."""

    folio: str
    section: str
    image: str
    """Name of the picture beside the pages."""
    width: int
    height: int
    """Pixels of the picture."""
    zones: tuple[Zone, ...] = ()


@frozen
class EditionParagraph:
    """A paragraph with the kind it has in the manuscript."""

    kind: str
    text: str
    starts: bool = False
    """Whether a table, poem, list of names or run of notices begins here: two may follow each
    other."""
    heads: int = 0
    """Rows of the head of the table that begins here."""
    number: str = ""
    """What is printed before a notice: 1. or 一、; empty where its own words begin with it."""


@frozen
class EditionPicture:
    """A picture of an article."""

    image: str
    """Name of the file beside the pages."""
    width: int
    height: int
    """Pixels."""
    caption: str = ""
    """With whose picture it is."""


@frozen
class Erratum:
    """A correction made after print."""

    date: str
    text: str


@frozen
class EditionArticle:
    """An article with its parts joined, whatever pages they stood on."""

    id: str
    headline: str
    paragraphs: tuple[EditionParagraph, ...] = ()
    folios: tuple[str, ...] = ()
    pictures: tuple[EditionPicture, ...] = ()
    errata: tuple[Erratum, ...] = ()
    withdrawn: str = ""
    """Date of its withdrawal; empty while it stands."""


@frozen
class Edition:
    """All that is kept of an issue."""

    name: str
    date: str
    """ISO 8601; the name of the issue's folder."""
    number: int | None = None
    total_number: int | None = None
    cover: str = ""
    """Name of a small picture of the first page; empty where there is none."""
    pages: tuple[EditionPage, ...] = ()
    articles: tuple[EditionArticle, ...] = ()
    absent: tuple[EditionArticle, ...] = ()
    """Withdrawals and errata of articles that were taken out since, without their words: they hold
    when one comes back."""


def edition_json(edition: Edition) -> bytes:
    """Return an edition as the JSON that `SCHEMA` describes."""
    told = {"format": FORMAT, **asdict(edition)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def article_json(edition: Edition, article: EditionArticle) -> bytes:
    """Return one article as JSON, with the issue it stood in."""
    told = {"format": FORMAT, "paper": edition.name, "date": edition.date, **asdict(article)}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_edition(data: bytes, path: str) -> Edition:
    """Return what was kept; ExportError for a file that is none of ours."""
    try:
        told = json.loads(data)
        if told.pop("format") != FORMAT:
            raise ValueError("format")
        return Edition(
            **{
                **told,
                "pages": tuple(map(_page, told["pages"])),
                "articles": tuple(map(_article, told["articles"])),
                "absent": tuple(map(_article, told.get("absent", ()))),
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ExportError("web.damaged", path=path, why=str(error)) from error


def _page(told: Mapping[str, Any]) -> EditionPage:
    zones = tuple(
        Zone(article=zone["article"], shape=tuple((x, y) for x, y in zone["shape"]))
        for zone in told["zones"]
    )
    return EditionPage(**{**told, "zones": zones})


def _article(told: Mapping[str, Any]) -> EditionArticle:
    return EditionArticle(
        **{
            **told,
            "paragraphs": tuple(EditionParagraph(**one) for one in told["paragraphs"]),
            "pictures": tuple(EditionPicture(**one) for one in told.get("pictures", ())),
            "errata": tuple(Erratum(**one) for one in told["errata"]),
            "folios": tuple(told["folios"]),
        }
    )


def _object(required: dict[str, Any], **optional: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT = {"type": "string"}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_PIXELS = {"type": "integer", "minimum": 1}
_COUNT = {"type": "integer", "minimum": 0}
_FLAG = {"type": "boolean"}
_NUMBER = {"type": ["integer", "null"]}
_POINT = {"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2}
_ARTICLE = {
    "id": _TEXT,
    "headline": _TEXT,
    "paragraphs": _list(
        _object({"kind": _TEXT, "text": _TEXT, "starts": _FLAG, "heads": _COUNT, "number": _TEXT})
    ),
    "folios": _list(_TEXT),
    "pictures": _list(
        _object({"image": _TEXT, "width": _PIXELS, "height": _PIXELS, "caption": _TEXT})
    ),
    "errata": _list(_object({"date": _TEXT, "text": _TEXT})),
    "withdrawn": _TEXT,
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Issue of a newspaper",
    **_object(
        {
            "format": {"const": FORMAT},
            "name": _TEXT,
            "date": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            "number": _NUMBER,
            "total_number": _NUMBER,
            "cover": _TEXT,
            "pages": _list(
                _object(
                    {
                        "folio": _TEXT,
                        "section": _TEXT,
                        "image": _TEXT,
                        "width": _PIXELS,
                        "height": _PIXELS,
                        "zones": _list(
                            _object({"article": _TEXT, "shape": {**_list(_POINT), "minItems": 4}})
                        ),
                    }
                )
            ),
            "articles": _list(_object(_ARTICLE)),
            "absent": _list(_object(_ARTICLE)),
        }
    ),
}
"""JSON Schema of `issue.json`."""
