"""What each side said of an event, and which account names which topic, as values that JSON can hold."""

from collections.abc import Mapping
from typing import Any

from chronicle.deriving.accounts import Account, accounts_of, compared
from chronicle.linking import Chronicle
from chronicle.model import Entry, Party, Topic


def accounts(chronicle: Chronicle, entry: Entry, most_parties: int) -> dict[str, Any]:
    """`readouts`, one for each account of a side, and `topics_by_side`, one for each topic."""
    content = chronicle.content
    found = accounts_of(entry, most_parties)
    return {
        "readouts": [_account(account, content.parties, entry) for account in found],
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


def _account(account: Account, parties: Mapping[str, Party], entry: Entry) -> dict[str, Any]:
    return {
        "name": _name(account, parties),
        "sides": list(account.sides),
        "account": account.state,
        "said": [
            {
                "text": readout.text,
                "language": readout.language or entry.language,
                "source": readout.source,
                "topics": list(readout.topics),
            }
            for readout in account.readouts
            if readout.text
        ],
        "searched": [str(each.searched) for each in account.readouts if each.searched],
        "sources": [source.id for source in account.sources],
    }


def _name(account: Account, parties: Mapping[str, Party]) -> str:
    names = [parties[side].name for side in account.sides]
    return names[0] if len(names) == 1 else f"{', '.join(names)} (jointly)"


def _naming(naming: str, through: tuple[str, ...], topics: Mapping[str, Topic]) -> str:
    return f"{naming} ({', '.join(topics[id].name for id in through)})" if through else naming
