"""Publishing: what was made goes into the output, and what is not made any more leaves it.

publication = Publication(output, ledger, now)
publication.promise(sheets, assets)
publication.take(stage, sheets)
publication.copy(assets)
publication.sweep()
"""

from collections.abc import Iterable, Mapping, Sequence

from chronicle.inventory import look_of
from chronicle.ledger import Ledger, Made
from chronicle.making import Sheet
from chronicle.planning.views import Asset
from chronicle.staging import Stage, Stamp
from chronicle.writing import Output


class Publication:
    """What is to be in an output folder, and what became of it.

    `written` are the paths of what is new there. With `force` files are copied though they are there as
    they should be. `now` is when the build began.
    """

    def __init__(self, output: Output, ledger: Ledger, now: int, *, force: bool = False) -> None:
        self._output = output
        self._ledger = ledger
        self._now = now
        self._force = force
        self._looks: dict[str, str] = {}
        self._stamps: dict[str, Stamp | None] = {}
        self.written: list[str] = []

    def promise(self, sheets: Iterable[Sheet], assets: Mapping[str, Asset]) -> None:
        """Say what is to be there, before any of it is. Raises OutputRefused."""
        looks = {sheet.path: sheet.made_from for sheet in sheets}
        looks |= {path: look_of(asset, self._now) for path, asset in assets.items()}
        self._output.promise(looks)
        self._looks |= looks

    def take(self, stage: Stage, sheets: Sequence[Sheet]) -> int:
        """Put the pages that are on the stage in their places; how many. Raises OutputRefused."""
        staged = sorted(sheet.path for sheet in sheets if sheet.is_staged)
        self._output.take(stage, staged)
        self._stamps |= {sheet.path: sheet.stamp for sheet in sheets}
        self.written += staged
        return len(staged)

    def copy(self, assets: Mapping[str, Asset]) -> None:
        """Copy those files that are not there as they were. Raises OutputRefused."""
        for path, asset in sorted(assets.items()):
            stamp = self._output.stamp(path)
            if self._force or not self._ledger.covers(path, self._looks[path], stamp):
                if self._output.write(path, asset.path.read_bytes()):
                    self.written.append(path)
                stamp = self._output.stamp(path)
            self._stamps[path] = stamp

    def sweep(self) -> list[str]:
        """Remove what earlier builds wrote and this one does not: the paths. Raises OutputRefused."""
        return self._output.sweep(self._looks)

    @property
    def files(self) -> dict[str, Made]:
        """What the ledger is to know of the files that are there."""
        return {
            path: (self._looks[path], *stamp)
            for path, stamp in sorted(self._stamps.items())
            if stamp
        }

    def __len__(self) -> int:
        return len(self._looks)
