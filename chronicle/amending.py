"""Amending: offices of people were edited, and nothing else, so only what shows them is planned and made again.

    report = amend(edit)    # instead of a build

The chronicle is taken as the last build kept it with its plates, but for the people whose files were edited.
Of each subject the plates tell which offices its pages rest on; and a card that has become another one stands
for the old one on every plate that shows it. So nothing else can differ. Whatever is not certain is left to a
build.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chronicle.causes import note_texts
from chronicle.checking import ON_OFFICES, check, without_ignored
from chronicle.converting import Whole
from chronicle.diagnostics import Diagnostic, sort_diagnostics
from chronicle.drafts import draft_of
from chronicle.editing import Edit
from chronicle.engraving import AMENDED, CHRONICLE
from chronicle.history import History, read_history
from chronicle.inventory import Digests
from chronicle.keeping import Bodies, Texts, key_of
from chronicle.ledger import Report, name_of
from chronicle.linking import Chronicle, with_nouns
from chronicle.making import LITTLE, Sheet, Workshop
from chronicle.model import Entry, Person
from chronicle.packing import unpacked
from chronicle.planning.grounds import Ground, differing
from chronicle.planning.lots import CLOSING, Lot
from chronicle.planning.outlining import Outline, outline_of
from chronicle.planning.sections import SECTIONS
from chronicle.planning.views import Card, Page
from chronicle.plates import Drawn, Plates, Stretch, folder_of
from chronicle.program import program
from chronicle.proofing import Proofs
from chronicle.reading.offices import read_offices
from chronicle.remembering import dialect_of
from chronicle.rendering.kept import Kept
from chronicle.rendering.theme import card_key, open_theme
from chronicle.reprinting import HISTORY, IMPRINT, Imprint
from chronicle.retouching import SCENE, Scene, front_of
from chronicle.spreading import Spread
from chronicle.staging import Stage
from chronicle.writing import Output


class Unfit(Exception):  # noqa: N818 - says why there is no amendment, not that a bug was met
    """More would be another thing than an amendment can put right."""


def amend(edit: Edit, spread: Spread, proofs: Proofs) -> Report | None:
    """Bring what shows the offices of edited people up to date; None where more may have to be.

    `proofs` pulls the pages for which somebody waits before the others are made. Raises PlateLost and
    OutputRefused.
    """
    plates = edit.plates()
    imprint: Imprint = plates.enclosed(IMPRINT)
    if imprint.has_index and not edit.goes_on:
        # The index to search in has to be made anew, and for that all pages have to be planned.
        return None
    try:
        return _Amendment(edit, plates, imprint).made(spread, proofs)
    except Unfit:
        return None


class _Amendment:
    """Plans and makes all again that shows certain offices: all of it, or nothing."""

    def __init__(self, edit: Edit, plates: Plates, imprint: Imprint) -> None:
        self._edit = edit
        self._imprint = imprint
        self._settings = imprint.settings
        self._bodies = Bodies.of(edit.memory)
        self._before = plates
        kept: Chronicle = unpacked(plates.enclosed(CHRONICLE))
        self._amended: Mapping[str, Person] = plates.enclosed(AMENDED)
        self._old = _with_people(kept, self._amended)
        self._people = self._read()
        self._new = _with_people(self._old, self._people)
        self._problems = self._found()

    def _read(self) -> dict[str, Person]:
        """The people of the edited files as they are now."""
        dialect = dialect_of(self._settings)

        def is_same(text: str, person: Person) -> bool:
            file = person.origin.file if person.origin else ""
            before = self._edit.sighting.retouched.get(file) or (person.body and person.body.key)
            return before == key_of(text, dialect).hex()

        def read(file: str) -> bytes:
            try:
                return (self._edit.root / file).read_bytes()
            except OSError as problem:
                raise Unfit(file) from problem

        found = read_offices(self._edit.files, read, is_same, self._old.content, self._settings)
        if found is None:
            raise Unfit("more than offices")
        return found

    def _found(self) -> "_Findings":
        """How the findings of the last build change."""
        old, new = (
            Counter(
                without_ignored(
                    check(chronicle, self._settings, ON_OFFICES), chronicle.content, self._settings
                )
            )
            for chronicle in (self._old, self._new)
        )
        findings = _Findings(old - new, new - old)
        after = findings.applied(self._edit.ledger.problems)
        # What else was found in an edited file may be found in another place of it now.
        lasting = (
            each for each in after if each.location and each.location.file in self._edit.files
        )
        if self._edit.stops(after) or any(each not in new for each in lasting):
            raise Unfit("findings")
        return findings

    def made(self, spread: Spread, proofs: Proofs) -> Report:
        settings, edit = self._settings, self._edit
        history: History = self._before.enclosed(HISTORY)
        now = read_history(edit.root, edit.memory, wanted=settings.site.history)
        self._compare(history, now)
        whole = Texts(self._bodies)
        old, new = (
            outline_of(chronicle, settings, now, has_index=self._imprint.has_index, whole=whole)[0]
            for chronicle in (self._old, self._new)
        )
        # What git knows of an edited file is told on the page of that person.
        grounds = differing(old.facts.grounds, new.facts.grounds)
        grounds |= {("of", id) for id in self._people}
        entries = _with_officeholders(new.chronicle, grounds)
        grounds |= differing(old.facts.levels(entries), new.facts.levels(entries))
        pairs = zip(old.cards(entries), new.cards(entries), strict=True)
        cards = {card_key(card): card for before, card in pairs if card != before}
        changes = _Changes(grounds, cards, tells_history=history != now)
        plates = Plates(folder_of(edit.memory, edit.output) / str(edit.now), before=self._before)
        self._before.renew(cards)
        source = _Reprint(new, plates, self._before, changes, whole)
        sheets, written = self._publish(source, spread, proofs)
        is_behind = edit.sighting.is_behind or (self._imprint.has_index and bool(written))
        plates.keep_cards(cards, "amended")
        plates.link(CLOSING)
        imprint = replace(
            self._imprint, problems=tuple(self._problems.applied(self._imprint.problems))
        )
        people = {**self._amended, **self._people}
        enclosures = {IMPRINT: imprint, HISTORY: now, AMENDED: people, SCENE: self._scene()}
        is_whole = plates.complete(enclosures, (CHRONICLE,))
        problems = sort_diagnostics(self._problems.applied(edit.ledger.problems))
        stamps = {sheet.path: (sheet.made_from, *sheet.stamp) for sheet in sheets if sheet.stamp}
        sighting = replace(
            edit.sighting, is_behind=is_behind, plates=plates.folder.name if is_whole else ""
        )
        edit.enter(stamps, sighting, problems)
        plates.stand_alone()
        note_texts(
            edit.memory, edit.output, [each.origin for each in self._people.values() if each.origin]
        )
        return Report(
            tuple(problems),
            pages=len(edit.ledger.files),
            rendered=sum(sheet.is_rendered for sheet in sheets),
            written=tuple(written),
            is_behind=is_behind,
        )

    def _scene(self) -> Scene:
        """What a retouch of the edited files needs, whose front matter is another one now."""
        scene: Scene = self._before.enclosed(SCENE)
        fronts = {
            each.origin.file: front_of(each.origin) for each in self._people.values() if each.origin
        }
        amended = {
            file: replace(scene.manuscripts[file], front=front)
            for file, front in fronts.items()
            if file in scene.manuscripts
        }
        return replace(scene, manuscripts={**scene.manuscripts, **amended})

    def _compare(self, old: History, new: History) -> None:
        """See that git knows nothing new of any other file."""
        files = (old.files.keys() | new.files.keys()) - set(self._edit.files)
        if old.folder != new.folder or any(old.of(file) != new.of(file) for file in files):
            raise Unfit("history")

    def _publish(
        self, source: "_Reprint", spread: Spread, proofs: Proofs
    ) -> tuple[list[Sheet], list[str]]:
        """Make what is stale, and put it in its place when all is made; the paths of what is new."""
        edit = self._edit
        makes = program(edit.memory)
        kept = Kept(edit.memory / "templates", makes)
        theme, _ = open_theme(self._imprint.sites, self._settings.templates, kept)
        output = Output.open(edit.output, edit.root)
        stage = Stage(edit.memory / "stages" / name_of(str(edit.output)), is_flat=True)
        stage.clear()
        try:
            shop = Workshop(source, theme, makes, edit.ledger, output, stage)
            pulled = proofs.pull(source, shop, edit.ledger, output)
            lots = self._imprint.lots
            is_little = self._imprint.extent < LITTLE
            made = map(shop.make, lots) if is_little else spread.share(shop, lots, Workshop.make)
            sheets = [sheet for some in made for sheet in some]
            if any(sheet.fault for sheet in sheets):
                raise Unfit("templates")
            staged = sorted(sheet.path for sheet in sheets if sheet.is_staged)
            output.take(stage, staged)
        finally:
            stage.clear()
        edit.show(staged)
        return sheets, [*pulled, *staged]


class _Findings:
    """Findings that went and that came."""

    def __init__(self, gone: Counter[Diagnostic], come: Counter[Diagnostic]) -> None:
        self._gone, self._come = gone, come

    def applied(self, problems: tuple[Diagnostic, ...]) -> list[Diagnostic]:
        return list((Counter(problems) - self._gone + self._come).elements())


class _Changes:
    """What is another thing than it was: grounds, cards by their keys, and whether git knows more."""

    def __init__(
        self, grounds: frozenset[Ground], cards: Mapping[str, Card], *, tells_history: bool
    ) -> None:
        self.grounds = grounds
        self.cards = cards
        self._tells_history = tells_history

    def touch(self, lot: Lot, stretch: Stretch) -> bool:
        """Whether the pages of a subject may have to be others."""
        told = self._tells_history and SECTIONS[lot.section].tells_history
        return told or not stretch.grounds.isdisjoint(self.grounds)


class _Reprint:
    """The pages of a site that may have to be others, planned anew; all of them go on to new plates."""

    def __init__(
        self, outline: Outline, plates: Plates, before: Plates, changes: _Changes, whole: Whole
    ) -> None:
        self.whole = whole
        self._outline = outline
        self._plates = plates
        self._before = before
        self._changes = changes
        self._digests = Digests()

    def pages(self, lot: Lot) -> Sequence[Page]:
        """Those of a lot, by themselves."""
        return self.plate(lot).pages

    def plate(self, lot: Lot) -> Drawn:
        """Those of a lot. Raises PlateLost, and Unfit if there are more or less, or in other places."""
        kept = self._before.plate(lot)
        planned: dict[int, Page] = {}
        shown: dict[int, Page] = {}
        stretches = []
        start = 0
        for subject, stretch in enumerate(kept.stretches):
            places = range(start, start + stretch.length)
            start = places.stop
            if self._changes.touch(lot, stretch):
                run = self._outline.run(lot, subject)
                if len(run.pages) != stretch.length:
                    raise Unfit(str(lot))
                pages = map(self._before.retouched, run.pages)
                planned |= zip(places, pages, strict=True)
                stretch = Stretch(stretch.length, run.grounds)
            else:
                cards = self._changes.cards
                shown |= {
                    at: kept.page(at)
                    for at in places
                    if any(key in cards for key in kept.packed[at].cards)
                }
            stretches.append(stretch)
        stale = sorted((planned | shown).items())
        if not stale:
            self._plates.link(lot)
            return Drawn(lot, (), (), ())
        for at, page in stale:
            draft = draft_of(page, self._digests)
            if (draft.path, draft.placed) != (kept.drafts[at].path, kept.drafts[at].placed):
                raise Unfit(draft.path)
            kept.drafts[at] = draft
        self._plates.keep_altered(kept, planned, stretches)
        drafts = [kept.drafts[at] for at, _ in stale]
        return Drawn(lot, drafts, [page for _, page in stale], ())


def _with_people(chronicle: Chronicle, people: Mapping[str, Person]) -> Chronicle:
    """A chronicle in which some people have other offices."""
    content = chronicle.content
    content = replace(content, people={**content.people, **people})
    return with_nouns(chronicle, content, chronicle.links)


def _with_officeholders(chronicle: Chronicle, grounds: Iterable[Ground]) -> list[Entry]:
    """The entries with people whose offices are among the grounds."""
    people = [key for name, key in grounds if name == "of" and isinstance(key, str)]
    entries = (entry for id in people for entry in chronicle.with_person.get(id, ()))
    return list({entry.id: entry for entry in entries}.values())
