"""Tables as CSV, for spreadsheets and for programs."""

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A line of names, and one for each row (RFC 4180); no cell is taken for a formula.

    Several values (a list or tuple) are joined by "; ", and no value (None) is an empty cell.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(header)
    writer.writerows([_safe(_cell(value)) for value in row] for row in rows)
    return table.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, "CSV injection")."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
