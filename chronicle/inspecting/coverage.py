"""What a chronicle collects, as values that JSON can hold."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from chronicle import urls
from chronicle.deriving.coverage import coverage_of
from chronicle.deriving.evidence import Share, Side, shares, side_of, weak
from chronicle.deriving.periods import Run, Stretch, lifetime, stretches, years
from chronicle.inspecting.desk import Description, Desk, listed
from chronicle.inspecting.finding import COVERAGE
from chronicle.linking import Entries, Pair


def about_coverage(desk: Desk) -> Description:
    """The coverage that is stated, every year of it, the sources by sort, and what rests on little."""
    settings = desk.settings
    entries = list(desk.chronicle.entries.values())
    stated = coverage_of(settings.site.coverage)
    found = weak(entries)
    return {
        **desk.head(*COVERAGE, "Coverage", urls.COVERAGE),
        "from": str(stated.start) if stated.start else None,
        "to": str(stated.end) if stated.end else None,
        "gaps": [
            {"period": str(gap.date), **({"note": gap.note} if gap.note else {})}
            for gap in stated.gaps
        ],
        "note": stated.note,
        "stated": stated.is_stated,
        "count": len(entries),
        "years": [_years(stretch) for stretch in stretches(entries, stated.until(settings.today))],
        "sources_by_side": _shares(shares(entries, side_of), _side),
        "sources_by_language": _shares(
            shares(entries, lambda source: source.language),
            lambda language: language or "not stated",
        ),
        "sources_by_type": _shares(shares(entries, lambda source: source.type), str),
        "one_source": listed(found.one_source),
        "no_source": listed(found.no_source),
        "one_side": listed(found.one_side),
        "no_side": listed(found.no_side),
        "absent_account": listed(found.absent_account),
    }


def _years(stretch: Stretch) -> Description:
    """A year with the entries and the state of each month, or years of one state."""
    period = _period(stretch.first, stretch.last)
    if stretch.state:
        return {"period": period, "state": stretch.state.value}
    return {
        "period": period,
        "entries": stretch.entries,
        "months": [month.entries or month.state.value for month in stretch.months],
        "month_not_known": stretch.undated,
    }


def _side(side: Side) -> str:
    return side.party or ("joint statement" if side.is_joint else "independent")


def _shares(found: Mapping[Any, Share], name: Callable[[Any], str]) -> list[Description]:
    return [
        {"name": name(sort), "sources": share.sources, "resting": share.entries}
        for sort, share in found.items()
    ]


def years_between(desk: Desk, pair: Pair, entries: Entries) -> Description:
    """The years of a pair's entries, quiet and not collected ones, and the sources by side."""
    parties = [desk.chronicle.content.parties[party] for party in pair]
    collected = coverage_of(desk.settings.site.coverage).until(desk.settings.today)
    found = years(entries, collected, lifetime(parties))
    return {
        "years_with_entries": _periods(found.with_entries),
        "quiet_years": _periods(found.quiet),
        "years_partly_collected": _periods(found.partly),
        "years_not_collected": _periods(found.outside),
        "sources_by_side": _shares(shares(entries, side_of), _side),
    }


def _periods(runs: Iterable[Run]) -> list[str]:
    return [_period(first, last) for first, last in runs]


def _period(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}/{last}"
