"""Files of an order. One rule: what was written is read back before it gets its name.

Both the command line and the desk's worker do just that.
"""

from collections.abc import Callable
from pathlib import Path

from layout_app.desk.output.orders import Exported, Order
from layout_app.errors import ExportError
from layout_app.press.export import ExportResult, export


def carry_out(order: Order, progress: Callable[[int, int], None]) -> Exported:
    """Write the files of an order, and its certificate if one is wanted.

    The account is made before a file gets its name: what lost text never appears. A refusal of a
    picture or an ad names its file.
    """
    try:
        return _written(order, progress)
    except ExportError as refusal:
        name = order.names.get(str(refusal.arguments.get("original")))
        if name:
            refusal.arguments.setdefault("name", name)
        raise


def _written(order: Order, progress: Callable[[int, int], None]) -> Exported:
    if order.account is None:
        return Exported(result=export(order.job, progress), problems=order.problems)
    from layout_app.desk.output.certifying import certificate_bytes, certified

    account = order.account
    made: dict[str, object] = {}

    def inspect(result: ExportResult, files: tuple[Path, ...]) -> bytes:
        made.update(certified(order, account, result, files))
        return certificate_bytes(made)

    result = export(order.job, progress, inspect)
    return Exported(result=result, problems=order.problems, certificate=made)
