"""How far the facts of a chronicle reach, in words: what it covers."""

from chronicle.deriving.coverage import Coverage
from chronicle.deriving.periods import Run
from chronicle.wording import Words


def covered(coverage: Coverage, words: Words) -> str:
    """From when to when a chronicle covers events, and what it leaves out; empty where that is not stated."""
    start, end = coverage.start, coverage.end
    if start and end:
        text = words("%(start)s to %(end)s", start=words.date(start), end=words.date(end))
    elif start:
        text = words("the time since %(start)s", start=words.date(start))
    elif end:
        text = words("the time until %(end)s", end=words.date(end))
    else:
        text = ""
    if not coverage.gaps:
        return text
    gaps = words.list([words.date(gap.date) for gap in coverage.gaps])
    if not text:
        return words("all times but %(gaps)s", gaps=gaps)
    return words("%(period)s, without %(gaps)s", period=text, gaps=gaps)


def scope(coverage: Coverage, words: Words) -> str:
    """The sentence that stands with every fact that is worked out."""
    text = covered(coverage, words)
    if not text:
        return words(
            "Worked out from the entries of this chronicle, which does not state what it covers."
        )
    return words(
        "Worked out from the entries of this chronicle, which covers %(coverage)s.", coverage=text
    )


def run_text(run: Run, words: Words) -> str:
    """Years in words: "1971", "1973–1998"."""
    first, last = run
    return str(first) if first == last else words("%(first)s–%(last)s", first=first, last=last)
