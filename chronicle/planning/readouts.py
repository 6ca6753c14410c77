"""What each side said of an event, side by side, and which account names which topic."""

from collections.abc import Iterable, Sequence

from chronicle.deriving.accounts import Account, compared
from chronicle.languages import direction
from chronicle.model import Entry, Readout
from chronicle.planning import views
from chronicle.planning.parts import Parts
from chronicle.wording import Words


def account_views(
    parts: Parts,
    entry: Entry,
    language: str,
    sources: Sequence[views.Source],
    accounts: Iterable[Account],
) -> tuple[views.Account, ...]:
    """The columns of a page in `language`; `sources` are the views of the entry's, in their order."""
    cited = {source.id: view for source, view in zip(entry.sources, sources, strict=True)}
    return tuple(
        views.Account(
            name=side_name(
                [parts.name("party", side) for side in account.sides], parts.words_in(language)
            ),
            sides=parts.links("party", account.sides),
            state=account.state,
            readouts=tuple(
                _readout(parts, entry, language, readout, cited.get(readout.source or ""))
                for readout in account.readouts
            ),
            sources=tuple(cited[source.id] for source in account.sources),
        )
        for account in accounts
    )


def side_name(names: Sequence[str], words: Words) -> str:
    """Whose account it is: a side, or several that gave a joint one."""
    if len(names) == 1:
        return names[0]
    return words("%(sides)s, jointly", sides=words.list(names))


def _readout(
    parts: Parts, entry: Entry, page: str, readout: Readout, source: views.Source | None
) -> views.Readout:
    language = readout.language or entry.language
    return views.Readout(
        text=readout.text,
        source=source,
        topics=parts.links("topic", readout.topics),
        language=language if language != page else None,
        direction=direction(language),
        absent=readout.absent,
        searched=parts.when(readout.searched, page) if readout.searched else None,
    )


def comparison_views(parts: Parts, accounts: Iterable[Account]) -> tuple[views.Comparison, ...]:
    """The rows of the table of topics and sides."""
    return tuple(
        views.Comparison(
            parts.link("topic", row.topic),
            tuple(
                views.Naming(cell.naming, parts.links("topic", cell.through)) for cell in row.cells
            ),
        )
        for row in compared(accounts, parts.content.topics)
    )
