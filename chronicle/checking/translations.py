"""Translations: whether what they translate is there, and whether anything shows them."""

from collections.abc import Collection, Iterator

from chronicle.diagnostics import Diagnostic, Location, did_you_mean, warning
from chronicle.documents import Document
from chronicle.linking import Chronicle
from chronicle.model import Terms
from chronicle.settings import Settings
from chronicle.validating import located


def terms_of_nothing(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """translation-of-nothing: every text that a translation gives stands for one of the original."""
    written: dict[str, set[str]] = {}
    for entry in chronicle.entries.values():
        for taking in entry.people:
            if taking.office:
                written.setdefault(taking.person, set()).add(taking.office)
    for person in chronicle.content.people.values():
        offices = {text for each in person.offices for text in (each.title, each.source) if text}
        titles = offices | written.get(person.id, set())
        for each in person.translations:
            yield from _unknown(each.origin, "offices", each.terms, titles)
    for dossier in chronicle.content.dossiers.values():
        said = {
            text
            for claim in dossier.claims
            for text in (claim.name, claim.value, claim.source)
            if text
        }
        for each in dossier.translations:
            yield from _unknown(each.origin, "claims", each.terms, said)
    for entry in chronicle.entries.values():
        for text in entry.translations:
            promised = {commitment.id for commitment in entry.commitments}
            yield from _unknown(text.origin, "commitments", text.commitments, promised)
            reached = {step.dossier for step in entry.dossiers if step.milestone}
            yield from _unknown(text.origin, "milestones", text.milestones, reached)

    site = settings.site
    links = {item.address for item in site.navigation}
    gaps = {gap.period.text for gap in site.coverage.gaps}
    for tag, texts in site.editions.items():
        at = ("editions", tag)
        labels, notes = texts.navigation.items(), texts.gaps.items()
        yield from _unknown(settings.document, "navigation", tuple(labels), links, at)
        yield from _unknown(settings.document, "gaps", tuple(notes), gaps, at)
        names = tuple((id, own.name) for id, own in texts.kinds.items())
        yield from _unknown(settings.document, "kinds", names, settings.kinds, at)


def _unknown(
    document: Document,
    field: str,
    terms: Terms,
    known: Collection[str],
    within: tuple[str, ...] = (),
) -> Iterator[Diagnostic]:
    for term, _ in terms:
        if term not in known:
            yield warning(
                "translation-of-nothing",
                f"the original has no “{term}” among its {field}",
                located(document, (*within, field, term)),
                did_you_mean(term, known) or "write it as the original does, or leave it out",
            )


def without_edition(chronicle: Chronicle, settings: Settings) -> Iterator[Diagnostic]:
    """no-edition: what only an edition shows is in a language that has one."""
    tags = {language.casefold() for language in settings.languages}
    content = chronicle.content
    for nouns in (
        content.people,
        content.parties,
        content.topics,
        content.places,
        content.dossiers,
        content.relations,
    ):
        for noun in nouns.values():
            for each in noun.translations:
                if each.language.casefold() not in tags:
                    yield _unseen(each.language, each.origin.locate())
    for tag in settings.site.editions:
        if tag.casefold() not in tags:
            yield _unseen(tag, settings.document.locate(("editions", tag)))


def _unseen(language: str, where: Location) -> Diagnostic:
    return warning(
        "no-edition",
        f"there is no edition in “{language}” that would show this",
        where,
        f"write {language} into `languages` in site.yaml",
    )
