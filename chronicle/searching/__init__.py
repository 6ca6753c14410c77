"""The index that the search page asks: made by Pagefind, kept between builds, the same for the same records.

    bundle = Bundle(settings.memory, settings.output)
    bundle.files()                   # what was made last
    if bundle.is_behind(records):
        bundle.make(records)         # slow: all of it, whatever changed

Pagefind is an extra: without it a site has no index, and its search page offers the indexes.
"""

from chronicle.searching.bundles import Bundle
from chronicle.searching.running import IndexingFailed, is_installed

__all__ = ["Bundle", "IndexingFailed", "is_installed"]
