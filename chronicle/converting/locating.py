"""Where something stands in a Markdown text, for the line and column of a diagnostic."""

import re

from chronicle.converting.addresses import page_of
from chronicle.converting.marks import FOOTNOTE, REFERENCE, parse_reference

_MASKED = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ ]*$"  # a fenced block
    r"|<!--.*?-->"
    r"|\\[\\`\[\]!\"']"  # an escaped character
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).)*?(?<!`)(?P=ticks)(?!`)",  # a code span
    re.MULTILINE | re.DOTALL,
)
_FOUND = re.compile(
    rf"(?P<reference>{REFERENCE})"
    rf"|(?P<footnote>{FOOTNOTE})"
    r"|\]\(\s*<?(?P<address>[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[ ]*<?(?P<defined>[^\s<>]+)"
    r"""|\s(?:href|src)=["']?(?P<attribute>[^\s"'<>]+)""",
    re.MULTILINE,
)


def find_in_source(text: str, wanted: str, nth: int = 0) -> int | None:
    """Return the offset of the nth thing that a body refers to as `wanted`; None when it is not there.

    `wanted` is a reference's target (`topic:energy`, also of a link to `../topics/energy.md`), a footnote
    or citation with its circumflex (`^src:tdi`), or the address of a link or picture as written.
    Code and escaped brackets do not count.
    """
    # A bar may be escaped within a table.
    masked = _MASKED.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in _FOUND.finditer(masked):
        if _meaning(match) == wanted:
            if nth == 0:
                return match.start(_group(match))
            nth -= 1
    return None


def _group(match: re.Match[str]) -> str:
    return next(name for name, value in match.groupdict().items() if value is not None)


def _meaning(match: re.Match[str]) -> str | None:
    group = _group(match)
    written: str = match[group]
    if group == "reference":
        reference = parse_reference(written[2:-2].replace("\\|", "|"))
        return reference.target if reference else None
    if group == "footnote":
        return written[1:-1]
    return page_of(written) or written
