"""Who visited whom: the host and the guests of a visit, where the record tells them apart."""

from dataclasses import dataclass

from chronicle.linking import Chronicle
from chronicle.model import Entry


@dataclass(frozen=True, slots=True)
class Journey:
    """The party that was visited, and those that visited it."""

    host: str
    guests: tuple[str, ...]


def journey(entry: Entry, chronicle: Chronicle) -> Journey | None:
    """Who visited whom at an entry of the kind visit, by the roles of participants, else by the country of the place.

    None where that names no host, or more than one.
    """
    if entry.kind != "visit":
        return None
    guests = {each.party for each in entry.people if each.role == "guest" and each.party}
    hosts = {each.party for each in entry.people if each.role == "host" and each.party}
    if not hosts:
        places = (chronicle.content.places[place].country for place in entry.places)
        hosts = {country for country in places if country in entry.parties}
    if len(hosts) != 1 or hosts & guests:
        return None
    (host,) = hosts
    guests = guests or {party for party in entry.parties if party != host}
    return Journey(host, tuple(sorted(guests))) if guests else None
