"""A forecast told: to people, with the most important first, and to programs, with all of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from chronicle.rehearsing.forecasts import LIMIT, NEARLY, Forecast, Size
from chronicle.reporting import flat

MOST_REASONS, MOST_EXAMPLES = 12, 3
"""How much of what may have no end is told to people."""


def as_text(forecast: Forecast) -> str:
    """For people, ending in a line break."""
    paragraphs = (
        [_summary(forecast)],
        list(_made(forecast)),
        list(_removed(forecast)),
        list(_sizes(forecast)),
        list(_advice(forecast)),
    )
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"


def as_json(forecast: Forecast) -> str:
    """One object for programs, with every file that would be made or removed."""
    size = forecast.size
    told = {
        "made": [
            {"file": file.path, "is_new": file.is_new, "reasons": file.reasons}
            for file in forecast.files
            if file.reasons
        ],
        "removed": forecast.removed,
        "changes": [change.what for change in forecast.changes],
        "index_is_behind": forecast.index is not None,
        "size": asdict(size),
        "sections": {name: asdict(each) for name, each in forecast.sections.items()},
        "savings": {setting: asdict(each) for setting, each in forecast.savings.items()},
        "limit": LIMIT,
        "diagnostics": [flat(each) for each in forecast.problems],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _summary(forecast: Forecast) -> str:
    made = [file for file in forecast.files if file.reasons]
    new = sum(file.is_new for file in made)
    index = " The index to search in would be made anew." if forecast.index else ""
    return (
        f"Nothing was written. A build would make {len(made) - new:,} files again and {new:,} for the "
        f"first time, and remove {len(forecast.removed):,}.{index}"
    )


def _made(forecast: Forecast) -> Iterator[str]:
    """The reasons for which files would be made, each with how many and some of them."""
    found: dict[str, list[str]] = {}
    for file in forecast.files:
        for reason in file.reasons:
            found.setdefault(reason, []).append(file.path)
    if found:
        yield "Files that would be made, and why"
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    for reason, paths in ranked[:MOST_REASONS]:
        yield f"{len(paths):>9,}  {reason}"
        yield f"           {_some(paths)}"
    if len(ranked) > MOST_REASONS:
        yield f"           (and {len(ranked) - MOST_REASONS:,} more reasons)"
    unseen = [change.what for change in forecast.changes if change.what not in found]
    if found and unseen:
        yield f"Changed, too, where pages do not tell by what: {_some(unseen, '; ')}"


def _removed(forecast: Forecast) -> Iterator[str]:
    if forecast.removed:
        yield "Files that would be removed, as the site has them no longer"
        yield f"{len(forecast.removed):>9,}  {_some(forecast.removed)}"


def _sizes(forecast: Forecast) -> Iterator[str]:
    size = forecast.size
    yield "The site" + (" (~: estimated)" if size.is_estimated else "")
    for name, each in (*forecast.sections.items(), ("all", size)):
        yield _line(name, each)
    yield f"           {size.bytes / LIMIT:.1%} of the 1 GB that GitHub Pages publishes"


def _advice(forecast: Forecast) -> Iterator[str]:
    """What can be left out, once the site is nearly as large as it may be."""
    if forecast.size.bytes > NEARLY:
        yield "Left out by settings in site.yaml, it would be smaller by up to"
        for setting, size in forecast.savings.items():
            yield _line(setting, size)


def _line(name: str, size: Size) -> str:
    about = "~" if size.is_estimated else ""
    return f"{size.files:>9,}  {about + format(size.bytes / 1e6, ',.1f'):>9} MB  {name}"


def _some(texts: Sequence[str], between: str = ", ") -> str:
    """A few of many, and how many more there are."""
    more = len(texts) - MOST_EXAMPLES
    return between.join(texts[:MOST_EXAMPLES]) + (f" and {more:,} more" if more > 0 else "")
