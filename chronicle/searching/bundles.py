"""Bundles: the files of an index as browsers get them, and the memory of what they were made from."""

import gzip
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from chronicle.folding import fold_words, words
from chronicle.ledger import fingerprint, name_of
from chronicle.planning.views import SearchRecord
from chronicle.program import program
from chronicle.searching.packing import SIGNATURE, Value, pack, unpack
from chronicle.searching.running import IndexingFailed, index, version

_LIST = "bundle.json"
_PROGRAMS = ("pagefind.js", "pagefind-worker.js")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The index of one output folder, kept in a folder of its own; as whole as it was made, or not there."""

    memory: Path
    output: Path

    @property
    def folder(self) -> Path:
        return self.memory / "search" / name_of(str(self.output))

    def files(self) -> dict[str, Path]:
        """What was made last, by paths below the folder of the index; nothing if any of it is missing."""
        sizes = self._known().get("files", {})
        places = {path: self.folder / path for path in sorted(sizes)}
        try:
            whole = all(place.stat().st_size == sizes[path] for path, place in places.items())
        except OSError:
            whole = False
        return places if whole else {}

    def is_behind(self, records: Sequence[SearchRecord]) -> bool:
        """Whether the index was made from other records than these, or by another Pagefind."""
        return self._known().get("made_from") != self._made_from(records) or not self.files()

    def make(self, records: Sequence[SearchRecord]) -> None:
        """Index the records anew, in the place of what was made before. Raises IndexingFailed."""
        files = _finished(index(map(_message, count(), records)), records)
        part = self.folder.with_suffix(".part")
        try:
            shutil.rmtree(part, ignore_errors=True)
            for path, data in files.items():
                (part / path).parent.mkdir(parents=True, exist_ok=True)
                (part / path).write_bytes(data)
            sizes = {path: len(data) for path, data in files.items()}
            known = {
                "made_from": self._made_from(records),
                "output": str(self.output),
                "files": sizes,
            }
            (part / _LIST).write_bytes(orjson.dumps(known))
            shutil.rmtree(self.folder, ignore_errors=True)
            part.rename(self.folder)
            self._forget_others()
        except OSError as problem:
            raise IndexingFailed(f"the index could not be kept: {problem}") from problem
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def _made_from(self, records: Sequence[SearchRecord]) -> str:
        return fingerprint(program(self.memory), version(), records)

    def _known(self) -> dict[str, Any]:
        return _known(self.folder)

    def _forget_others(self) -> None:
        """Remove the indexes of output folders that are gone."""
        for other in self.folder.parent.iterdir():
            output = _known(other).get("output", "")
            if other != self.folder and not Path(output).is_dir():
                shutil.rmtree(other, ignore_errors=True)


def _known(folder: Path) -> dict[str, Any]:
    """What is known of the index in a folder."""
    try:
        known = orjson.loads((folder / _LIST).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _message(number: int, record: SearchRecord) -> Mapping[str, Any]:
    """A record as Pagefind takes it: folded, so that no letter in it is a variant of another.

    It is called by its number, as Pagefind keeps one page of each address, whatever the edition.
    """
    return {
        "url": str(number),
        "language": record.edition.lower(),
        "content": fold_words(record.text),
        "meta": {
            "title": _parted(record.title),
            "called": _parted(*record.called),
            "names": _parted(*record.names),
            "about": _parted(*record.about),
        },
    }


def _parted(*texts: str) -> str:
    """Texts folded, without hyphens: Pagefind would count a name in “Pakistan–Russia” twice."""
    return fold_words(" ".join(texts)).replace("-", " ")


def _finished(raw: Mapping[str, bytes], records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """The files of an index, from what Pagefind made: the same bytes for the same records.

    Pagefind lists filters and sorts in another order each time, so that they are made here, in its
    formats. What it keeps of each page to show is replaced by the text as it was written, which has
    as many words as what was indexed. The lists of words themselves are left as they are.
    """
    entry = orjson.loads(raw["pagefind-entry.json"])
    files = {name: raw[name] for name in (*_PROGRAMS, "wasm.unknown.pagefind")}
    for language, known in entry["languages"].items():
        try:
            about = _unpacked(raw[f"pagefind.{known['hash']}.pf_meta"])
            release, pages, chunks, _, _, fields = about
        except ValueError as problem:
            raise IndexingFailed(f"Pagefind {entry['version']} is not known: {problem}") from None
        made = _Language(language, raw, records)
        shown = [made.page(name, length) for name, length in pages]
        filters, sorts = made.filters(), made.sorts()
        packed = pack([release, shown, chunks, filters, sorts, fields])
        known["hash"] = _named(language, packed)
        files |= made.files
        files[f"pagefind.{known['hash']}.pf_meta"] = packed
        for *_, name in chunks:
            files[f"index/{name}.pf_index"] = raw[f"index/{name}.pf_index"]
        if known["wasm"]:
            path = f"wasm.{known['wasm']}.pagefind"
            files[path] = raw[path]
    files["pagefind-entry.json"] = orjson.dumps(entry, option=orjson.OPT_SORT_KEYS)
    return files


class _Language:
    """The files of one language's index that are not Pagefind's own."""

    def __init__(
        self,
        language: str,
        raw: Mapping[str, bytes],
        records: Sequence[SearchRecord],
    ) -> None:
        self.files: dict[str, bytes] = {}
        self._language = language
        self._raw = raw
        self._known = records
        self._records: list[SearchRecord] = []

    def page(self, name: str, length: int) -> Value:
        """What is shown of the next page, in the place of Pagefind's own file of this name."""
        data = gzip.decompress(self._raw[f"fragment/{name}.pf_fragment"])
        theirs = orjson.loads(data.removeprefix(SIGNATURE))
        record = self._known[int(theirs["url"])]
        self._records.append(record)
        written = words(record.text)
        ours = {
            **theirs,
            "url": record.address,
            # Where words are not parted by spaces, Pagefind's text says where they are.
            "content": " ".join(written) if len(written) == length else theirs["content"],
            "meta": {"title": record.title, **dict(record.shown)},
        }
        packed = SIGNATURE + orjson.dumps(ours, option=orjson.OPT_SORT_KEYS)
        own = _named(self._language, packed)
        self.files[f"fragment/{own}.pf_fragment"] = packed
        return [own, length]

    def filters(self) -> Value:
        """The pages that have each value of a facet; the name and the file of each facet."""
        found: dict[str, dict[str, list[Value]]] = {}
        for number, record in enumerate(self._records):
            for facet, values in record.facets:
                for value in dict.fromkeys(values):
                    found.setdefault(facet, {}).setdefault(value, []).append(number)
        named: list[Value] = []
        for facet, pages in sorted(found.items()):
            packed = pack([facet, [[value, pages[value]] for value in sorted(pages)]])
            name = _named(self._language, packed)
            self.files[f"filter/{name}.pf_filter"] = packed
            named.append([facet, name])
        return named

    def sorts(self) -> Value:
        """The pages that have a date, in the order of these."""
        dated = [(each.order, number) for number, each in enumerate(self._records) if each.order]
        return [["date", [number for _, number in sorted(dated)]]] if dated else []


def _unpacked(data: bytes) -> Any:
    return unpack(gzip.decompress(data))


def _named(language: str, data: bytes) -> str:
    """The name of a file by what is in it, so that browsers may keep it."""
    return f"{language}_{blake2b(data, digest_size=6).hexdigest()}"
