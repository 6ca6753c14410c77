"""Translations: whether what they translate is there."""

from collections.abc import Collection, Iterator

from chronicle.diagnostics import Diagnostic, did_you_mean, warning
from chronicle.documents import Document
from chronicle.linking import Chronicle
from chronicle.model import Terms
from chronicle.settings import Settings
from chronicle.validating import located


def terms_of_nothing(chronicle: Chronicle, _settings: Settings) -> Iterator[Diagnostic]:
    """translation-of-nothing: every text that a translation gives stands for one of the original."""
    written: dict[str, set[str]] = {}
    for entry in chronicle.entries.values():
        for taking in entry.people:
            if taking.office:
                written.setdefault(taking.person, set()).add(taking.office)
    for person in chronicle.content.people.values():
        titles = {office.title for office in person.offices} | written.get(person.id, set())
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


def _unknown(
    document: Document, field: str, terms: Terms, known: Collection[str]
) -> Iterator[Diagnostic]:
    for term, _ in terms:
        if term not in known:
            yield warning(
                "translation-of-nothing",
                f"the original has no “{term}” among its {field}",
                located(document, (field, term)),
                did_you_mean(term, known) or "write it as the original does, or leave it out",
            )
