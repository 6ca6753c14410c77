"""How large a picture is: what a page must know to keep its place before it comes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

HEAD = 1 << 18
"""How much of a file is read: before its size a JPEG may have a preview and what its camera knew."""
VIEW_BOX = re.compile(
    rb"""<svg\b[^>]*?\sviewBox=["'][-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"""
)

Size = tuple[int, int]


def size_at(path: Path) -> Size | None:
    """Width and height of the picture in a file, in pixels; None if they cannot be told."""
    try:
        with path.open("rb") as file:
            return size_of(file.read(HEAD))
    except OSError:
        return None


def size_of(head: bytes) -> Size | None:
    """The size that the first bytes of a picture tell: PNG, GIF, JPEG, WebP, AVIF or SVG."""
    for marks, at, read in FORMATS:
        if head[at:].startswith(marks):
            size = read(head)
            return size if size and min(size) > 0 else None
    return _svg(head)


def _png(head: bytes) -> Size | None:
    """The first chunk (PNG, 11.2.1)."""
    return _pair(head, 16, 4, "big") if head[12:16] == b"IHDR" else None


def _gif(head: bytes) -> Size | None:
    """The logical screen (GIF89a, 18)."""
    return _pair(head, 6, 2, "little")


def _jpeg(head: bytes) -> Size | None:
    """The start of the frame, after segments that each tell their length (ITU T.81, B.2)."""
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            size = _pair(head, at + 5, 2, "big")
            return (size[1], size[0]) if size else None
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big") if marker != 0xFF else 1
    return None


def _webp(head: bytes) -> Size | None:
    """The first chunk: extended, lossless or lossy (RFC 9649, 2.7, 3.4; RFC 6386, 9.1)."""
    match head[12:16]:
        case b"VP8X" if len(head) >= 30:
            width, height = (int.from_bytes(head[at : at + 3], "little") for at in (24, 27))
            return width + 1, height + 1
        case b"VP8L" if len(head) >= 25:
            bits = int.from_bytes(head[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            size = _pair(head, 26, 2, "little")
            return (size[0] & 0x3FFF, size[1] & 0x3FFF) if size else None
    return None


def _avif(head: bytes) -> Size | None:
    """The first image spatial extents (ISO/IEC 23008-12, 6.5.3)."""
    at = head.find(b"ispe")
    return _pair(head, at + 8, 4, "big") if at >= 0 else None


def _svg(head: bytes) -> Size | None:
    """The view box, whose shape a browser keeps."""
    found = VIEW_BOX.search(head)
    try:
        size = (round(float(found[1])), round(float(found[2]))) if found else None
    except (ValueError, OverflowError):
        return None
    return size if size and min(size) > 0 else None


def _pair(head: bytes, at: int, width: int, order: Literal["little", "big"]) -> Size | None:
    """Two numbers of `width` bytes beside each other."""
    both = head[at : at + 2 * width]
    if len(both) < 2 * width:
        return None
    return int.from_bytes(both[:width], order), int.from_bytes(both[width:], order)


FORMATS: tuple[tuple[bytes, int, Callable[[bytes], Size | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, _png),
    (b"GIF8", 0, _gif),
    (b"\xff\xd8", 0, _jpeg),
    (b"WEBP", 8, _webp),
    (b"ftypavi", 4, _avif),
)
"""By which bytes, and where, a format is known."""
