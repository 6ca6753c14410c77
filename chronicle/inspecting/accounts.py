"""What each side said of an event, and which account names which topic, as values that JSON can hold."""

from collections.abc import Iterator, Mapping
from typing import Any

from chronicle.deriving.accounts import Account, accounts_of, compared
from chronicle.linking import Chronicle
from chronicle.model import Entry, Party, Readout, Topic
from chronicle.reading import Content


def accounts(chronicle: Chronicle, entry: Entry, most_parties: int) -> dict[str, Any]:
    """`readouts`, and a row for each party of whom none is recorded; `topics_by_side`, one for each topic."""
    content = chronicle.content
    found = accounts_of(entry, most_parties)
    return {
        "readouts": [row for account in found for row in _rows(account, entry, content)],
        "topics_by_side": [
            {
                "name": content.topics[row.topic].name,
                **{
                    _name(account, content.parties): _naming(
                        cell.naming, cell.through, content.topics
                    )
                    for account, cell in zip(found, row.cells, strict=True)
                },
            }
            for row in compared(found, content.topics)
        ],
    }


def _rows(account: Account, entry: Entry, content: Content) -> Iterator[dict[str, Any]]:
    """The readouts of a side; one row without any where nothing of an account is recorded."""
    head = {"name": _name(account, content.parties), "sides": list(account.sides)}
    if not account.readouts:
        sources = [source.id for source in account.sources]
        yield {**head, "account": account.state, "sources": sources}
    for readout in account.readouts:
        yield {**head, **_readout(readout, entry, content.topics)}


def _readout(readout: Readout, entry: Entry, topics: Mapping[str, Topic]) -> dict[str, Any]:
    return {
        "account": "given" if readout.text else "not found",
        "text": readout.text,
        "language": readout.language if readout.language != entry.language else None,
        "source": readout.source,
        "topics": [{"kind": "topic", "id": id, "name": topics[id].name} for id in readout.topics],
        "searched": str(readout.searched) if readout.searched else None,
    }


def _name(account: Account, parties: Mapping[str, Party]) -> str:
    names = [parties[side].name for side in account.sides]
    return names[0] if len(names) == 1 else f"{', '.join(names)} (jointly)"


def _naming(naming: str, through: tuple[str, ...], topics: Mapping[str, Topic]) -> str:
    return f"{naming} ({', '.join(topics[id].name for id in through)})" if through else naming
