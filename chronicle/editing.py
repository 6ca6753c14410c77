"""Edits: what was edited since the last build of an output folder, and what that build knew.

    with edited(root, today, seen) as edit:     # None where a build has to look for itself
        ...
        edit.enter(files, ...)                  # what is in the output now

Who goes on from here is alone with the output folder until the end.
"""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Unpack

from chronicle.diagnostics import Diagnostic
from chronicle.ledger import Asked, Ledger, Made, Survey, settled, stops, time_of, untouched
from chronicle.locking import alone
from chronicle.plates import Plates, folder_of
from chronicle.sightings import Sighting

Show = Callable[[Sequence[str]], None]
"""Told of files, as paths in the output, when they are there and all that follows is still to do."""

MOST = 20
"""With more files edited at once a build is as good."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The files that were edited since the last build, by their paths below `root`, and what is known of that build.

    `goes_on`: who asks made that build, too, so that nobody else has touched its output, and lets the
    index to search in be behind. `strict`: a warning stops a build as an error does.
    """

    root: Path
    files: Sequence[str]
    ledger: Ledger
    sighting: Sighting
    """Of the files as they are now, with what was made of them before."""
    now: int
    """When they were looked at, by the clock of the file system."""
    survey: str | None
    strict: bool
    goes_on: bool
    show: Show

    @property
    def memory(self) -> Path:
        return self.root / ".chronicle"

    @property
    def output(self) -> Path:
        return Path(self.ledger.options.output)

    def plates(self) -> Plates:
        """Those of the last build."""
        folder = folder_of(self.memory, self.output) / self.sighting.plates
        return Plates(folder, edited=self.sighting.retouched)

    def stops(self, problems: Collection[Diagnostic]) -> bool:
        """Whether there is no site with these findings."""
        return stops(problems, strict=self.strict)

    def enter(
        self,
        made: Mapping[str, Made],
        sighting: Sighting,
        problems: Sequence[Diagnostic] | None = None,
    ) -> None:
        """Remember what is in the output now, and of what; None: the findings are as they were."""
        ledger = replace(
            self.ledger,
            survey=None if sighting.is_behind else self.survey,
            files={**self.ledger.files, **made},
            problems=self.ledger.problems if problems is None else tuple(problems),
        )
        ledger.save(self.memory)
        sighting.keep(self.memory, self.output)


@contextmanager
def edited(
    root: Path,
    today: datetime.date,
    seen: Survey,
    *,
    strict: bool = False,
    goes_on: bool = False,
    show: Show = lambda _written: None,
    **asked: Unpack[Asked],
) -> Iterator[Edit | None]:
    """What was edited since the last build that was asked for the same, if its output is untouched.

    None where that is not known, or more may have changed than files. Takes what `unchanged` takes.
    """
    memory = root / ".chronicle"
    options = untouched(root, today, is_known=goes_on, **asked)
    if options is None:
        yield None
        return
    with alone(memory, Path(options.output)):
        last = Sighting.last(memory, Path(options.output))
        if last is None or last.revision != seen.revision or (last.is_behind and not goes_on):
            yield None
            return
        ledger = Ledger.load(memory, options)
        now = time_of(memory)
        # Before any file is read again: one that changes after that has another look, or another digest.
        sighting = replace(
            Sighting.of(root, seen, now, last),
            is_behind=last.is_behind,
            plates=last.plates,
            retouched=last.retouched,
        )
        files = sighting.changed_since(last)
        if files is None or len(files) > MOST or (strict and stops(ledger.problems, strict=True)):
            yield None
            return
        survey = settled(seen, now)
        yield Edit(root, files, ledger, sighting, now, survey, strict, goes_on, show)
