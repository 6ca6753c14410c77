"""Pagefind's program: started for one index, told of every page, asked for the files."""

import base64
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from threading import Thread
from typing import IO, Any

import orjson

Message = Mapping[str, Any]


class IndexingFailed(Exception):  # noqa: N818 - says what happened, as the finding does
    """Pagefind could not be started, or did not do what it was asked."""


def is_installed() -> bool:
    """Whether Pagefind and its program are, without loading them."""
    programs = ("pagefind_bin_extended", "pagefind_bin")
    return find_spec("pagefind") is not None and any(map(find_spec, programs))


def version() -> str:
    """The version of Pagefind, and which of its two programs it is."""
    from importlib.metadata import version

    extended = find_spec("pagefind_bin_extended") is not None
    return f"{version('pagefind')}{' extended' if extended else ''}"


def index(records: Iterable[Message]) -> dict[str, bytes]:
    """The files of an index of records (as `add_custom_record` takes them) by path, as Pagefind has them.

    This speaks to the program as the package does, whose own way to do so waits a tenth of a second
    for every page. Raises IndexingFailed.
    """
    from pagefind.service import get_executable

    program = get_executable()
    if program is None:
        raise IndexingFailed("Pagefind's program is not installed")
    try:
        with subprocess.Popen(
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdin
            assert process.stdout
            teller = Thread(target=_tell, args=(process.stdin, records), daemon=True)
            teller.start()
            try:
                files = _listen(process.stdout)
            finally:
                process.kill()
                teller.join()
    except OSError as problem:
        raise IndexingFailed(f"Pagefind could not be started: {problem}") from problem
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


def _tell(to: IO[bytes], records: Iterable[Message]) -> None:
    """Send every message; what Pagefind has to say of them is read meanwhile."""
    try:
        for number, payload in enumerate(_payloads(records), 1):
            message = {"message_id": number, "payload": payload}
            to.write(base64.b64encode(orjson.dumps(message)) + b",")
        to.flush()
    except OSError:
        pass  # It has ended: whoever listens will know.


def _payloads(records: Iterable[Message]) -> Iterator[Message]:
    yield {"type": "NewIndex", "config": {}}
    for record in records:
        yield {"type": "AddRecord", "index_id": 0, **record}
    # Not `WriteFiles`: that answers before all is written.
    yield {"type": "GetFiles", "index_id": 0}


def _listen(to: IO[bytes]) -> list[dict[str, str]]:
    """Read the answers until the one with the files."""
    parts: list[bytes] = []
    while data := to.read1(1 << 20):  # type: ignore[attr-defined]  # a pipe is buffered
        first, *others = data.split(b",")
        parts.append(first)
        for other in others:
            payload = orjson.loads(base64.b64decode(b"".join(parts)))["payload"]
            parts = [other]
            if payload["type"] == "Error":
                raise IndexingFailed(f"Pagefind says: {payload.get('message')}")
            if payload["type"] == "GetFiles":
                files: list[dict[str, str]] = payload["files"]
                return files
    raise IndexingFailed("Pagefind ended before its work was done")
