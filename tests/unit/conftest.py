"""What the tests without a window share: each module begins in the language of the program."""

from collections.abc import Iterator

import pytest

from layout_app.desk.words import use_language


@pytest.fixture(scope="module", autouse=True)
def own_language() -> Iterator[None]:
    """Speak the program's language, whatever the module before left."""
    use_language(None)
    yield
    use_language(None)
