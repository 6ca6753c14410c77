"""Every code that a finding of Chronicle may have: what it means, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `meaning` and `remedy` are phrases without a full stop."""

    severity: Severity
    meaning: str
    remedy: str


def _codes(severity: Severity, *rows: tuple[str, str, str]) -> dict[str, Code]:
    return {code: Code(severity, meaning, remedy) for code, meaning, remedy in rows}


CODES: Mapping[str, Code] = dict(
    sorted(
        {
            **_codes(
                Severity.ERROR,
                # The site and its files
                ("no-site", "There is no site.yaml in the folder", "go to the site's folder, or start a site with `chronicle init`"),
                ("no-gfm", "site.yaml wants bodies read as GitHub reads them, and the program for it is not installed", "install `diplomatic-chronicle[gfm]`, or leave `engine` out"),
                ("not-utf-8", "The file is not in UTF-8", "save it in that encoding"),
                ("too-large", "The file or its front matter is too large to be written by hand", "split it"),
                ("control-character", "The file has an invisible character that no page can show", "delete it"),
                # Front matter
                ("unclosed-front-matter", "The front matter has no end", "close it with a line of three hyphens"),
                ("malformed-front-matter", "The front matter is not YAML", "follow the hint; a colon within a value needs quotes around the value"),
                ("not-a-mapping", "The front matter is not a list of fields", "write `field: value` in each line"),
                ("bad-key", "The name of a field is not plain text", "write a name; put brackets in quotes"),
                ("duplicate-key", "A field is written twice", "leave one of the two out"),
                ("merge-key", "YAML's `<<` is not supported", "write the fields out"),
                ("unknown-tag", "A YAML type such as `!!python` means nothing here", "leave it out"),
                ("too-deep", "Values are nested too deeply", "use fewer levels"),
                ("too-many-aliases", "YAML aliases repeat too much", "write the values out"),
                # Fields
                ("missing-field", "A required field is missing", "add it"),
                ("unknown-field", "There is no such field", "follow the hint, or leave it out"),
                ("bad-type", "The value is of another type than the field", "write a list, text or number as it says"),
                ("bad-value", "The field cannot have this value", "choose one of those that it names"),
                ("too-long", "The text is longer than the field allows", "shorten it"),
                ("bad-date", "The value is not a date", "write 2022-01-17, 2022-01, 2022, 1966~ or an interval a/b"),
                ("end-before-start", "Something ends before it starts", "exchange or correct the dates"),
                ("missing-title", "The file has neither `title` nor a first heading", "begin the body with `# The title`"),
                ("duplicate-id", "Two files, sources or commitments have one id", "rename one of the two"),
                ("missing-front-matter", "The file does not begin with front matter", "begin with a line of three hyphens, the fields, and another such line"),
                ("orphan-translation", "The original of a translation is not beside it", "give both the same name but for the language's tag"),
                ("duplicate-relation", "Two files introduce the same relation", "keep one, or give one a topic"),
                ("unknown-kind", "There is no such kind of event", "follow the hint, or add it to `kinds` in site.yaml"),
                # References
                ("ambiguous-reference", "A name may mean several things", "write one of the ids that it offers"),
                ("unknown-reference", "site.yaml is `strict`, and nothing has this name", "follow the hint, or add a file"),
                ("dead-link", "A link in a body leads to no page of the chronicle", "follow the hint, or remove the link"),
                ("dead-fulfils", "`fulfils` names no entry, or no commitment of it", "write `entry-id#commitment-id`"),
                ("dead-follows", "`follows` names no entry", "write the id of an entry"),
                ("fulfilled-before-made", "A promise is kept before it was made", "correct one of the dates"),
                ("unknown-source", "What is cited is not among the entry's sources", "give one of `sources` that id"),
                ("circular-topic", "A topic is broader than itself", "take one `broader` out"),
                ("missing-file", "A picture or document is not in content/media", "add it, or correct its path"),
                ("bad-outlines", "The map's file of outlines is not GeoJSON with areas", "save it as GeoJSON, in degrees"),
                # The site as a whole
                ("address-clash", "Two things want the same address", "rename one of them, or take away an alias"),
                ("unreadable-file", "A file cannot be read", "give yourself the right to read it"),
                ("cannot-serve", "The preview cannot be served", "follow the hint; perhaps the port is taken"),
                ("internal-error", "Chronicle failed: the fault is its own", "report it with what the terminal shows"),
                # Templates
                ("template-syntax", "A template cannot be read", "correct the line"),
                ("template-forbidden", "A template does what templates may not do", "do without it"),
                ("template-unknown-name", "A template uses a name that is not there", "follow the hint"),
                ("template-failed", "A template fails while a page is made", "correct the line"),
                ("template-missing", "A template that another names does not exist", "follow the hint"),
                ("template-encoding", "A template is not in UTF-8", "save it in that encoding"),
            ),
            **_codes(
                Severity.WARNING,
                # Names and files
                ("misplaced-file", "A file of content/ is in no folder that is read", "move it"),
                ("nearly-known", "A new name is nearly a known one", "correct it, or give it a file of its own"),
                ("near-duplicate", "Two entries may be the same event", "make one of them"),
                ("unused-file", "Nothing refers to what the file is about", "remove it, or check its name and aliases"),
                ("template-unused", "A template is nearly the name of another, and makes no page", "follow the hint"),
                ("search-failed", "The index to search in could not be made", "see what it says of Pagefind; the rest of the site is complete"),
                # Dates
                ("office-outside-dates", "Somebody appears in an office that they did not hold then", "correct `as`, the date or the offices"),
                ("not-alive", "Somebody takes part before birth or after death, or is mentioned before birth", "check who is meant, and the dates"),
                ("overlapping-offices", "Two hold an office for one at once", "give the first a `to`, or correct the dates"),
                ("state-outside-dates", "A party takes part before it began or after it ended", "name the party that existed then, or correct the date"),
                ("follows-later", "An entry follows a later one", "exchange the two, or correct the dates"),
                ("follows-itself", "An entry follows itself", "leave it out"),
                ("source-before-event", "A source is older than the event", "correct one of the dates, or ignore it for an announcement"),
                ("accessed-before-published", "A source was read before it was published", "correct one of the dates"),
                ("due-before-made", "A promise is due before it was made", "correct one of the dates"),
                ("weekday-mismatch", "A date falls on another weekday than the text says", "correct the weekday or the date"),
                ("future-date", "A confirmed entry, or a source, is dated in the future", "correct the date, or write `status: reported`"),
                # Entries and bodies
                ("duplicate-participant", "Somebody takes part twice", "leave one out"),
                ("contradictory-readout", "A side's readout is both absent and given", "leave one out"),
                ("doubtful-source", "Evidence is nearly the id of a source", "follow the hint"),
                ("image-without-alt", "A picture in a body has no text for those who cannot see it", "write `![what it shows](…)`"),
                ("left-out", "A body or the navigation leads to a section that site.yaml does without", "take the link away, or the section from `without`"),
                ("undefined-footnote", "A footnote that is referred to is not there", "write it, in a line of its own"),
                ("too-deep-body", "A body is nested too deeply to be converted", "use fewer levels of lists and quotations"),
                ("no-edition", "A translation, or a text in site.yaml, is in a language in which the site has no edition", "add the language to `languages` in site.yaml"),
                ("translation-of-nothing", "A translation gives a text for something that the original does not have", "follow the hint, or leave it out"),
                # What is ignored
                ("unknown-code", "`ignore` names a code that no finding has", "follow the hint"),
                ("ignored-error", "`ignore` names an error, which cannot be ignored", "leave it out"),
            ),
            **_codes(
                Severity.NOTE,
                ("hidden-reference", "A link leads to an entry that this build leaves out", "nothing, if it is meant"),
                ("commitment-overdue", "A promise is past its due date, and nothing keeps it", "mark it kept through `fulfils`, or set its `status` with a note"),
                ("commitment-stale", "Nothing has moved about an open promise for the time that `commitment_stale_after` sets", "mark it kept through `fulfils`, set its `status` with a note, or ignore it"),
                ("missing-summary", "An entry has neither a summary nor a first sentence", "write one"),
                ("no-search", "Pagefind is not installed, so that the site cannot be searched", "install `diplomatic-chronicle[search]`, or write `search: false` in site.yaml"),
                ("own-fulfilment", "An entry keeps its own promise", "write `status: fulfilled` instead"),
                ("source-long-after", "All sources are from more than ten years after the event", "look for one of its time"),
            ),
        }.items()
    )
)  # fmt: skip


def as_table() -> str:
    """All codes as the Markdown table of docs/checks.md."""
    rows = (
        f"| `{name}` | {code.severity} | {code.meaning}. | {_sentence(code.remedy)} |"
        for name, code in CODES.items()
    )
    return "\n".join(["| code | severity | meaning | what to do |", "|---|---|---|---|", *rows, ""])


def _sentence(phrase: str) -> str:
    return f"{phrase[0].upper()}{phrase[1:]}."
