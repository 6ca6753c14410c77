"""What was measured, as tables in Markdown."""

import os
import platform
import time

from benchmarks.comparing import Comparison, Row
from benchmarks.measuring import Figures
from benchmarks.works import Output


def machine() -> str:
    """The shape of the machine and the day."""
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        size = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        memory = f", {size / 2**30:.0f} GiB of memory"
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{memory}, "
        f"{time.strftime('%Y-%m-%d')}"
    )


def report(found: Comparison) -> str:
    """Chronicle against a peer: what each wrote, and what each work took of both."""
    lines = [
        f"{' against '.join(found.versions)}: {found.entries:,} entries, "
        f"{len(found.rows[0].ours.values)} rounds",
        "",
        "| | pages | files | size |",
        "|---|---|---|---|",
        _output("Chronicle", found.ours),
        _output(found.peer, found.theirs),
        "",
        _pages(found),
        "",
        f"| work | Chronicle | {found.peer} | ratio |",
        "|---|---|---|---|",
        *map(_row, found.rows),
    ]
    return "\n".join(lines)


def growth(small: Comparison, large: Comparison) -> str:
    """What a chronicle takes that is ten times as large, against ten times what the small takes."""
    times = large.entries / small.entries
    lines = [
        f"{large.entries:,} entries, cold, against {times:g} times {small.entries:,}",
        "",
        "| | pages | size | time | ratio |",
        "|---|---|---|---|---|",
    ]
    row, base = large.rows[0], small.rows[0]
    for name, output, now, before in (
        ("Chronicle", large.ours, row.ours, base.ours),
        (large.peer, large.theirs, row.theirs, base.theirs),
    ):
        ratio = now.median / (times * before.median)
        lines.append(
            f"| {name} | {output.pages:,} | {output.bytes / 1e6:,.0f} MB "
            f"| {spread(now, 's')} | {ratio:.2f} |"
        )
    return "\n".join([*lines, "", _pages(large)])


def spread(figures: Figures, unit: str) -> str:
    """The median, and the least and the most in brackets."""
    digits = 0 if unit == "MiB" else 2
    median, least, most = (
        f"{value:,.{digits}f}"
        for value in (figures.median, min(figures.values), max(figures.values))
    )
    return f"{median} {unit} ({least}–{most})"


def ratios(row: Row) -> str:
    """Chronicle's part of what the peer takes: the median of the rounds, the least and the most."""
    found = row.ours.over(row.theirs)
    median, least, most = map(_ratio, (found.median, min(found.values), max(found.values)))
    return f"{median} ({least}–{most})"


def _ratio(value: float) -> str:
    """A ratio as people say it: 0.48, or 1/70."""
    return f"{value:.2f}" if value >= 0.1 else f"1/{1 / value:.0f}"


def _row(row: Row) -> str:
    ours, theirs = spread(row.ours, row.unit), spread(row.theirs, row.unit)
    return f"| {row.title} | {ours} | {theirs} | {ratios(row)} |"


def _output(name: str, output: Output) -> str:
    return f"| {name} | {output.pages:,} | {output.files:,} | {output.bytes / 1e6:,.0f} MB |"


def _pages(found: Comparison) -> str:
    counts = f"{found.ours.pages:,} against {found.theirs.pages:,}"
    if found.is_unfair:
        return f"**Not a fair race: Chronicle makes fewer pages than {found.peer}, {counts}.**"
    return f"Chronicle makes no fewer pages than {found.peer}: {counts}."
