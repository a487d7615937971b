"""What the tests of the desk share: none leaves its language to the next module."""

from collections.abc import Iterator

import pytest

from layout_app.desk.words import use_language


@pytest.fixture(scope="module", autouse=True)
def own_language() -> Iterator[None]:
    yield
    use_language(None)
