"""What each side said of an event, and which account names which topic, as values that JSON can hold."""

from collections.abc import Iterator, Mapping

from chronicle.deriving.accounts import Account, accounts_of, compared
from chronicle.inspecting.desk import Description, Desk, edtf
from chronicle.model import Entry, Party, Readout, Topic


def accounts(desk: Desk, entry: Entry) -> Description:
    """`readouts`, and a row for each party of whom none is recorded; `topics_by_side`, one for each topic."""
    content = desk.chronicle.content
    found = accounts_of(entry, desk.settings.site.relation_max_parties)
    return {
        "readouts": [row for account in found for row in _rows(desk, account, entry)],
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


def _rows(desk: Desk, account: Account, entry: Entry) -> Iterator[Description]:
    """The readouts of a side; one row without any where nothing of an account is recorded."""
    head = {"name": _name(account, desk.chronicle.content.parties), "sides": list(account.sides)}
    if not account.readouts:
        sources = [source.id for source in account.sources]
        yield {**head, "account": account.state, "sources": sources}
    for readout in account.readouts:
        yield {**head, **_readout(desk, readout, entry)}


def _readout(desk: Desk, readout: Readout, entry: Entry) -> Description:
    return {
        "account": "given" if readout.text else "not found",
        "text": readout.text,
        "language": readout.language if readout.language != entry.language else None,
        "source": readout.source,
        "topics": desk.refs("topic", readout.topics),
        "searched": edtf(readout.searched),
    }


def _name(account: Account, parties: Mapping[str, Party]) -> str:
    names = [parties[side].name for side in account.sides]
    return names[0] if len(names) == 1 else f"{', '.join(names)} (jointly)"


def _naming(naming: str, through: tuple[str, ...], topics: Mapping[str, Topic]) -> str:
    return f"{naming} ({', '.join(topics[id].name for id in through)})" if through else naming
