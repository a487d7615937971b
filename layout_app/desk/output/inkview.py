"""A choice of inks. One rule: it can be made before anything that shows it is loaded."""

from layout_app.frozen import frozen


@frozen
class InkView:
    """Which inks are shown."""

    off: frozenset[str] = frozenset()
    """Names of the plates that are taken off."""
    limit: float = 0.0
    """Percent of all ink above which a place is shown red; 0 shows none."""
