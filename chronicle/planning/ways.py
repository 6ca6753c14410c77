"""The ways into a chronicle: its timeline, its indexes and its ledger, by address, and what they are called."""

from chronicle import urls
from chronicle.planning.views import Link
from chronicle.urls import Addresses
from chronicle.wording import Words, messages

NAMES = messages(
    {
        urls.TIMELINE: "Timeline",
        urls.RELATIONS: "Relations",
        urls.LEADERS: "Leaders",
        urls.PARTIES: "Parties",
        urls.TOPICS: "Topics",
        urls.KINDS: "Kinds of event",
        urls.DOSSIERS: "Dossiers",
        urls.PLACES: "Places",
        urls.SOURCES: "Sources",
        urls.COMMITMENTS: "Commitments",
        urls.PICTURES: "The record in pictures",
    }
)

NAVIGATION = (
    urls.TIMELINE,
    urls.RELATIONS,
    urls.LEADERS,
    urls.TOPICS,
    urls.DOSSIERS,
    urls.COMMITMENTS,
)
"""What every page leads to."""


def way(at: Addresses, address: str, words: Words) -> Link:
    """A link to one of the ways in, by its address in the first edition."""
    return Link(words(NAMES[address]), at.here(address))
