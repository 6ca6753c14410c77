"""Mending: little was edited since the last build, so what it made is set right, and nothing built anew.

    report = mend(root, today, seen)        # None: a build has to

There are two ways: where texts were edited (`retouching`), and where offices of people were (`amending`).
Whatever is not certain is left to a build.
"""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chronicle.editing import edited
from chronicle.ledger import Report, Survey
from chronicle.plates import PlateLost
from chronicle.retouching import retouch
from chronicle.writing import OutputRefused

if TYPE_CHECKING:
    from chronicle.proofing import Proofs

PEOPLE = "content/people/"


def mend(
    root: Path,
    today: datetime.date,
    seen: Survey,
    *,
    jobs: int | None = None,
    proofs: "Proofs | None" = None,
    **asked: Any,
) -> Report | None:
    """The report of a build after which all is as it should be; None where that takes one.

    Takes what `edited` takes. `jobs` is how many processes to use (None: one a core), and `proofs` pulls
    the pages for which somebody waits before all others.
    """
    try:
        with edited(root, today, seen, **asked) as edit:
            if edit is None:
                return None
            report = retouch(edit)
            if report or not all(file.startswith(PEOPLE) for file in edit.files):
                return report
            # Imported here because a retouch plans nothing.
            from chronicle.amending import amend
            from chronicle.proofing import Proofs
            from chronicle.spreading import Spread

            return amend(edit, Spread(jobs), proofs or Proofs())
    except PlateLost:
        return None
    except OutputRefused:
        return None  # A build says why.
