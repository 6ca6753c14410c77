"""Chronicle and a peer in turn, round by round, so that both meet the same weather on a machine."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.builders import Builder, Chronicle
from benchmarks.builders.base import page
from benchmarks.corpus import draw
from benchmarks.measuring import Figures
from benchmarks.serving import free_port, rest, seconds_until, served
from benchmarks.works import Output, Project, Work

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one work: Chronicle's figures, and the peer's of the same rounds."""

    title: str
    unit: str
    ours: Figures
    theirs: Figures


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was measured of Chronicle and one peer, with one chronicle."""

    entries: int
    peer: str
    versions: tuple[str, str]
    ours: Output
    theirs: Output
    rows: tuple[Row, ...]

    @property
    def is_unfair(self) -> bool:
        """Whether the peer makes more pages."""
        return self.ours.pages < self.theirs.pages


def compare(
    peer: Builder,
    folder: Path,
    *,
    entries: int,
    seed: int,
    rounds: int,
    works: Sequence[Work],
    with_preview: bool,
    engine: str,
    tell: Tell,
) -> Comparison:
    """Build the same chronicle with Chronicle and with a peer, again and again."""
    corpus = draw(entries, seed)
    chronicle = Chronicle(engine=engine)
    ours = Project(chronicle, corpus, folder / "chronicle")
    theirs = Project(peer, corpus, folder / peer.name.lower())
    values: dict[str, tuple[list[float], list[float]]] = {work.name: ([], []) for work in works}
    for project in (ours, theirs):
        # What is in no memory of the machine yet costs whoever comes first.
        taken = project.cold(0)
        project.check()
        tell(f"0 cold: {project.builder.name} {taken:.2f} s, not counted")
    written = ours.written(), theirs.written()
    for number in range(1, rounds + 1):
        for work in works:
            for project, found in zip((ours, theirs), values[work.name], strict=True):
                found.append(work.do(project, number))
                tell(f"{number} {work.name}: {project.builder.name} {found[-1]:.2f} {work.unit}")
    rows = [
        Row(work.title, work.unit, *(Figures(tuple(found)) for found in values[work.name]))
        for work in works
    ]
    if with_preview:
        rows.append(_preview(ours, theirs, rounds, tell))
    versions = chronicle.version(), peer.version()
    return Comparison(entries, peer.name, versions, *written, tuple(rows))


def _preview(ours: Project, theirs: Project, rounds: int, tell: Tell) -> Row:
    """From the saving of an edit to the page that has it, with both servers at rest before."""
    found: tuple[list[float], list[float]] = ([], [])
    with contextlib.ExitStack() as servers:
        running, pids = [], []
        for project, values in zip((ours, theirs), found, strict=True):
            port = free_port()
            url = f"http://127.0.0.1:{port}/{page(project.entry).removesuffix('index.html')}"
            command = project.builder.serve(project.site, port)
            cwd = project.builder.working_folder(project.site)
            pids.append(servers.enter_context(served(command, cwd, url)))
            running.append((project, url, values))
        for number in range(1, rounds + 1):
            for project, url, values in running:
                # The other may still be making what nobody looks at.
                for server in pids:
                    rest(server)
                sentence = project.edit(1000 + number)
                values.append(seconds_until(url, sentence))
                tell(f"{number} preview: {project.builder.name} {values[-1]:.2f} s")
    return Row("Preview: edit saved → page served", "s", *(Figures(tuple(each)) for each in found))
