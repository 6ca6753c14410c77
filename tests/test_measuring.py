"""The sizes of pictures, as their files tell them."""

import base64
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import CALL, Site
from hypothesis import given
from hypothesis import strategies as st

from chronicle.measuring import FORMATS, size_at, size_of

DRAW = """
type => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 301, height: 17 });
  canvas.getContext("2d").fillRect(3, 3, 40, 10);
  return canvas.toDataURL(type);
}
"""
GIF = b"GIF89a\x2d\x01\x11\x00\x80\x00\x00"
AVIF = b"\x00\x00\x00\x20ftypavif" + bytes(80) + b"\x00\x00\x00\x14ispe" + bytes(4)
LOSSLESS = b"RIFF....WEBPVP8L....\x2f" + (300 | 16 << 14).to_bytes(4, "little")


@pytest.mark.parametrize("type", ["image/png", "image/jpeg", "image/webp"])
def test_a_picture_that_a_browser_made_is_as_large_as_the_browser_says(
    browser: Any, type: str
) -> None:
    drawn = browser.new_page().evaluate(DRAW, type)
    assert drawn.startswith(f"data:{type}")
    assert size_of(base64.b64decode(drawn.partition(",")[2])) == (301, 17)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (GIF, (301, 17)),
        (AVIF + (301).to_bytes(4, "big") + (17).to_bytes(4, "big"), (301, 17)),
        (LOSSLESS, (301, 17)),
        (b'<?xml version="1.0"?>\n<svg viewBox="0 0 300.6 17" fill="red">', (301, 17)),
        (b"<svg width='9' viewBox='-1,-1, 20, 10'/>", (20, 10)),
        (b"<svg/>", None),
        (b'<svg viewBox="0 0 0 10"/>', None),
        (b'<svg viewBox="0 0 1.2.3 10"/>', None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", None),
        (b"Pakistan", None),
        (b"", None),
    ],
)
def test_the_size_of_a_picture_is_in_its_first_bytes(
    head: bytes, size: tuple[int, int] | None
) -> None:
    assert size_of(head) == size


@given(st.sampled_from([mark.rjust(at + len(mark), b"R") for mark, at, _ in FORMATS]), st.binary())
def test_no_file_is_so_broken_that_it_stops_a_build(mark: bytes, rest: bytes) -> None:
    size = size_of(mark + rest)
    assert size is None or min(size) > 0


def test_a_file_that_is_not_there_has_no_size(tmp_path: Path) -> None:
    assert size_at(tmp_path / "none.png") is None


def test_a_page_keeps_the_place_of_its_picture_and_follows_when_that_changes(
    site: Callable[[Mapping[str, str | bytes]], Site],
) -> None:
    call = CALL.replace("---\n", "---\nimage: {src: line.svg, alt: A line}\n", 1)
    made = site(
        {
            "content/entries/call.md": call,
            "content/media/line.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>',
        }
    )
    made.build()
    page = made.output / "entries/call/index.html"
    assert 'alt="A line" width="40" height="30"' in page.read_text("utf-8")
    made.replace("content/media/line.svg", "0 0 40 30", "0 0 400 30")
    made.build()
    assert 'alt="A line" width="400" height="30"' in page.read_text("utf-8")
