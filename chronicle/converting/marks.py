"""The marks of our own in a Markdown text, whatever dialect the rest of it is in."""

from dataclasses import dataclass, field

from chronicle.converting.nouns import Reference
from chronicle.converting.slots import CITATION, LINK, MOST, slot

REFERENCE = r"\[\[([^\[\]]{1,500})\]\]"
CITED = r"\[\^src:([^\[\]\s]{1,200})\]"
FOOTNOTE = r"\[\^([^\[\]\n]{1,200})\](?!:)"


@dataclass(slots=True)
class Marks:
    """What was found in a body. Each method takes what stands between the brackets, as plain text."""

    references: list[Reference] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    undefined: dict[str, None] = field(default_factory=dict)

    def reference(self, written: str) -> str | None:
        """Return the slot of `[[target|label]]`; None when it is no reference."""
        reference = parse_reference(written)
        if reference is None or len(self.references) >= MOST:
            return None
        self.references.append(reference)
        return slot(LINK, len(self.references) - 1)

    def citation(self, written: str) -> str | None:
        """Return the slot of `[^src:id]`; None when there are too many."""
        if len(self.citations) >= MOST:
            return None
        self.citations.append(written)
        return slot(CITATION, len(self.citations) - 1)

    def undefined_footnote(self, written: str) -> str | None:
        """Remember a footnote that is referred to and not there; it stays as it is."""
        self.undefined[written] = None
        return None


def parse_reference(written: str) -> Reference | None:
    """Read what stands between the brackets; None when there is no target."""
    target, _, label = written.partition("|")
    target, label = " ".join(target.split()), " ".join(label.split())
    return Reference(target, label or None) if target else None
