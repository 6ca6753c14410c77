"""What a process keeps in memory that reads one site again and again, so that it types only the files that changed."""

from collections.abc import Collection, Mapping
from hashlib import blake2b

from chronicle.converting import Body
from chronicle.reading.written import Written


class Shelf:
    """The files of the last reading as they were typed, by their bytes; and the bodies, by the keys that they are kept by.

    Only files without a finding are put there, so that every reading makes every finding anew.
    """

    def __init__(self) -> None:
        self.bodies: Mapping[bytes, Body] = {}
        self._files: dict[str, tuple[bytes, Written]] = {}
        self._stems: Collection[str] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read yet."""
        return not self._files

    def open(self, stems: Collection[str]) -> None:
        """Begin a reading; with other names of files, by which translations are known, all is typed anew."""
        if stems != self._stems:
            self._files.clear()
            self._stems = stems

    def forget(self) -> None:
        """Take everything off it."""
        self._files.clear()
        self.bodies = {}

    def get(self, path: str, data: bytes) -> Written | None:
        """A file as it was typed, if it had these bytes."""
        digest, written = self._files.get(path, (b"", None))
        return written if digest == digest_of(data) else None

    def put(self, path: str, digest: bytes, written: Written) -> None:
        """Keep a file with the digest of its bytes in the place of what it was before."""
        self._files[path] = digest, written


def digest_of(data: bytes) -> bytes:
    """By which a file on a shelf is known again."""
    return blake2b(data, digest_size=16).digest()
