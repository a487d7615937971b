"""What every test shares: no screen, no machine settings, `--accept` for golden files."""

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "desk",
    deadline=None,
    max_examples=1000 if os.environ.get("LAYOUT_CAMPAIGN") else 100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("desk")


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("LAYOUT_CAMPAIGN"):
        config.option.timeout = 0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or rewrite the file under `--accept`."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {path}; make it with --accept"
        assert text == path.read_text(encoding="utf-8")

    return check
