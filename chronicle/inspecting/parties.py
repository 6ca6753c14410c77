"""All that the chronicle knows of a party."""

from collections.abc import Iterable

from chronicle.inspecting.desk import Description, Desk, edtf
from chronicle.inspecting.promises import named_in
from chronicle.model import Mention


def about_party(desk: Desk, mention: Mention) -> Description:
    """Names, states before and after, members, counterparts, promises, entries."""
    chronicle = desk.chronicle
    party = chronicle.content.parties[mention.id]
    entries = chronicle.with_party.get(party.id, ())
    people = (one.person for entry in entries for one in entry.people if one.party == party.id)
    others = (id for entry in entries for id in entry.parties if id != party.id)
    return {
        **desk.registered(mention, party),
        "type": party.type,
        "code": party.code,
        "native_names": dict(party.native_names),
        "aliases": list(party.aliases),
        "from": edtf(party.start),
        "to": edtf(party.end),
        "predecessors": _known(desk, party.predecessors),
        "successors": _known(desk, party.successors),
        "members": [
            {
                **desk.ref("party", each.party),
                "from": edtf(each.start),
                "to": "unknown" if each.end_unknown else edtf(each.end),
            }
            for each in party.members
        ],
        "counterparts": desk.counted("party", others),
        "people": desk.counted("person", people),
        **named_in(desk, mention),
        "sources": desk.sources(entries),
        **desk.backlinks(mention),
        **desk.history(entries),
    }


def _known(desk: Desk, ids: Iterable[str]) -> list[Description]:
    """Those states before or after a party that this chronicle speaks of."""
    return desk.refs("party", (id for id in ids if id in desk.chronicle.content.parties))
