"""What was found out of templates, kept between builds: their code, and which others they use.

To read and compile the whole theme takes far longer than to render the pages that an edit changes.
"""

from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from chronicle.writing import replace_file

_SIZE = 16


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of files, each beginning with a digest of what it was made from and of what it holds.

    A file that is damaged, or made from something else or by another `program`, is as good as none.
    """

    folder: Path
    program: str

    def get(self, name: str, made_of: str) -> bytes | None:
        """What is kept under a name, if it was made from this."""
        try:
            data = self._place(name).read_bytes()
        except OSError:
            return None
        mark, held = data[:_SIZE], data[_SIZE:]
        return held if mark == self._mark(made_of, held) else None

    def put(self, name: str, made_of: str, data: bytes) -> None:
        """Keep something, in the place of what was kept under the name before."""
        # It is memory only: a folder that cannot be written to costs time and nothing else.
        with suppress(OSError):
            replace_file(self._place(name), self._mark(made_of, data) + data)

    def _place(self, name: str) -> Path:
        return self.folder / blake2b(name.encode(), digest_size=_SIZE).hexdigest()

    def _mark(self, made_of: str, data: bytes) -> bytes:
        parts = (self.program.encode(), made_of.encode("utf-8", "surrogatepass"), data)
        return blake2b(b"\n".join(parts), digest_size=_SIZE).digest()


class KeptCode(BytecodeCache):
    """The code of templates compiled for one environment, whose `label` tells it from the site's others.

    `made_of`: digest of what the environment knows before there is a page, besides the template.
    """

    def __init__(self, kept: Kept, label: str, made_of: str) -> None:
        self._kept = kept
        self._label = label
        self._made_of = made_of

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template the code that is kept of it."""
        data = self._kept.get(self._name(bucket), self._made_of)
        if data:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._kept.put(self._name(bucket), self._made_of, bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return f"code/{self._label}/{bucket.key}"
