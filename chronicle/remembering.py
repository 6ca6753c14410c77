"""Reading that does only what was not done for an earlier build.

What front matter means is kept by its text and the program, a body by its text and the dialect
(`keeping`).
"""

from collections.abc import Callable, Sequence

from chronicle.converting import Body, Dialect, convert
from chronicle.diagnostics import Diagnostic
from chronicle.keeping import Bodies, key_of
from chronicle.preparing import prepare
from chronicle.program import program
from chronicle.reading import Content, read
from chronicle.reading.meanings import Meanings
from chronicle.reading.shelves import Shelf
from chronicle.settings import Settings
from chronicle.spreading import Spread
from chronicle.store import Store

BATCH = 50
"""Texts that a process converts at a time, some fifty milliseconds' work."""


def read_again(
    settings: Settings,
    spread: Spread,
    count: Callable[[int, int], None] = lambda _done, _all: None,
    shelf: Shelf | None = None,
) -> tuple[Content, list[Diagnostic]]:
    """Read the content folder of a site, doing only what was not done for an earlier build.

    `count` is told how many of how many new texts are converted. A `shelf` is for whoever reads the site
    again and again: what is on it is not even looked for among what is remembered.
    """
    bodies = Bodies.of(settings.memory)
    understood = Store(settings.memory / "front-matter.sqlite")
    dialect, makes = dialect_of(settings), program(settings.memory)
    lasting, shelf, prepared = shelf is not None, shelf or Shelf(), set[bytes]()
    if shelf.is_empty and not spread.is_afar:
        prepared = prepare(
            settings.content, makes, dialect, understood, bodies, spread, count, shelf
        )
    meanings = Meanings(makes, understood.known() if shelf.is_empty else {})
    # A shelf that nobody keeps is of use only with what was prepared.
    used = shelf if lasting or prepared else None
    convert_new = converter(bodies, dialect, spread, count, used)
    content, problems = read(settings, convert_new, meanings, used)
    understood.keep(meanings.new, None if lasting else prepared | meanings.used)
    return content, problems


def dialect_of(settings: Settings) -> Dialect:
    """The Markdown of a site."""
    markdown = settings.site.markdown
    return Dialect(smart_quotes=markdown.smart_quotes, engine=markdown.engine)


def converter(
    store: Bodies,
    dialect: Dialect,
    spread: Spread,
    count: Callable[[int, int], None],
    shelf: Shelf | None = None,
) -> Callable[[Sequence[str]], list[Body]]:
    """A `Convert` for reading that converts only what is not kept.

    `count` is told how many of how many new texts are done. Bodies that are on a `shelf` need not be read,
    and there come those that were asked for last.
    """

    def convert_new(texts: Sequence[str]) -> list[Body]:
        keys = [key_of(text, dialect) for text in texts]
        at_hand = shelf.bodies if shelf else {}
        bodies = {key: at_hand[key] for key in keys if key in at_hand}
        bodies |= store.known(key for key in keys if key not in bodies)
        new = [
            item for item in dict(zip(keys, texts, strict=True)).items() if item[0] not in bodies
        ]
        batches = [new[at : at + BATCH] for at in range(0, len(new), BATCH)]
        work = ((dialect, [text for _, text in batch]) for batch in batches)
        done = 0
        # What comes is kept at once, so that the texts of a site are never all there.
        for batch, converted in zip(batches, spread.map(convert_batch, work), strict=True):
            done += len(batch)
            found = {key: body for (key, _), body in zip(batch, converted, strict=True)}
            bodies |= store.keep(found, set(keys) if done == len(new) else None)
            count(done, len(new))
        if shelf:
            shelf.bodies = bodies
        return [bodies[key] for key in keys]

    return convert_new


def convert_batch(batch: tuple[Dialect, Sequence[str]]) -> list[Body]:
    """Convert some texts: the unit of work of a process."""
    dialect, texts = batch
    return [convert(text, dialect) for text in texts]
