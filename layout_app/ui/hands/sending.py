"""Copy for other issues. One rule: where it goes is chosen from what is there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from layout_app.desk.words import _, plural
from layout_app.ui.commands.bridge import REFUSED, Bridge


class Sending:
    """Sends the chosen articles to other issues, and takes held copy into this one."""

    def __init__(
        self,
        bridge: Bridge,
        window: QWidget,
        listed: Callable[[], list[str]],
        said: Callable[[str], object],
    ) -> None:
        """Know the desk; `listed` gives the ids of the rows chosen in the list of articles."""
        self._bridge = bridge
        self._window = window
        self._listed = listed
        self._said = said

    def carry(self) -> None:
        """Ask which issue the articles go to, the one after this first."""
        from layout_app.ui.dialogs.carrying import CarryDialog

        articles, session = self._articles(), self._bridge.session
        if not articles:
            return
        asked = CarryDialog(session.issue, session.folder, articles, self._window)
        if asked.exec() and (to := asked.folder) is not None:
            self._send(articles, "article.carry", to=str(to), called=to.name)
        asked.deleteLater()

    def hold(self) -> None:
        """Hold the articles for a later issue."""
        articles = self._articles()
        if articles:
            self._send(articles, "article.hold", called="")

    def take(self) -> None:
        """Show the held copy, to be taken into this issue."""
        from layout_app.ui.dialogs.held import HeldDialog

        made = HeldDialog(self._bridge, self._window)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.open()

    def _articles(self) -> list[str]:
        """Return the articles chosen in the list, or the one selected on the page."""
        selected, listed = self._bridge.session.selection.article, self._listed()
        if selected is None or selected in listed:
            return listed
        return [selected]

    def _send(self, articles: list[str], command: str, *, called: str, **given: object) -> None:
        names = self._bridge.ask(command, articles=" ".join(articles), **given)
        if names is REFUSED or not isinstance(names, dict):
            return
        articles_told = plural("{count} article", "{count} articles", len(names))
        stays = any(one != name for one, name in names.items())
        told = (
            _("{articles} carried to {where}; what stands on a page here stays")
            if stays
            else _("{articles} carried to {where}")
        )
        self._said(told.format(articles=articles_told, where=called or _("the held copy")))
