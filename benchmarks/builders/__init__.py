"""Chronicle and its peers, each with a project that makes the pages of the same made-up chronicle."""

from benchmarks.builders.base import Builder
from benchmarks.builders.chronicle import Chronicle
from benchmarks.builders.hugo import Hugo

PEERS: dict[str, type[Builder]] = {"hugo": Hugo}

__all__ = ["PEERS", "Builder", "Chronicle", "Hugo"]
