"""Chronicle and its peers, each with a project that makes the pages of the same made-up chronicle."""

from benchmarks.builders.base import Builder
from benchmarks.builders.chronicle import Chronicle
from benchmarks.builders.eleventy import Eleventy
from benchmarks.builders.hugo import Hugo
from benchmarks.builders.pelican import Pelican

PEERS: dict[str, type[Builder]] = {"hugo": Hugo, "pelican": Pelican, "eleventy": Eleventy}

__all__ = ["PEERS", "Builder", "Chronicle", "Eleventy", "Hugo", "Pelican"]
