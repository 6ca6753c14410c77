"""What a browser gets: the built files as a host would serve them, with the live script put in."""

import asyncio
import json
import mimetypes
from collections.abc import Collection, Iterable
from html import escape
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from livereload.handlers import (  # type: ignore[import-untyped]
    LiveReloadHandler,
    LiveReloadJSHandler,
)
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from chronicle.serving.previewing import EVERYTHING, OVERLAY, Preview, Readers
from chronicle.urls import NOT_FOUND, file_of

SCRIPTS = (
    b'<script src="/livereload.js" defer></script>'
    b'<script src="/livereload/overlay.js" defer></script>'
)
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".ttl": "text/turtle",
}
"""What a site is written in; all of it is UTF-8."""


class Audience(Readers):
    """The browsers that listen, and which file of the site each of them shows, if it is one."""

    def __init__(self) -> None:
        self._shown: dict[LiveHandler, str | None] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def add(self, listener: "LiveHandler", file: str | None) -> None:
        self._loop = asyncio.get_running_loop()
        self._shown[listener] = file

    def remove(self, listener: "LiveHandler") -> None:
        self._shown.pop(listener, None)

    def looked_at(self) -> set[str]:
        """The files that browsers show, as paths in the output; for any thread."""
        return {file for file in self._shown.copy().values() if file}

    def show(self, files: Collection[str]) -> None:
        """Let those browsers load their page again that show one of these files; for any thread."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._send, EVERYTHING, self._showing(files))

    def tell(self, paths: Iterable[str], *, but: Collection[str] = ()) -> None:
        """Tell browsers that files have changed: all but those that are up to date, as they show one of some."""
        for path in paths:
            fresh = self._showing(but) if path == EVERYTHING else ()
            self._send(path, [each for each in self._shown if each not in fresh])

    def _showing(self, files: Collection[str]) -> "list[LiveHandler]":
        return [listener for listener, file in self._shown.copy().items() if file in files]

    def _send(self, path: str, listeners: "Iterable[LiveHandler]") -> None:
        message = {"command": "reload", "path": path, "liveCSS": True, "liveImg": False}
        for listener in listeners:
            listener.send_message(message)


def application(preview: Preview, audience: Audience) -> Application:
    """The preview's web server."""
    shown = {"preview": preview}
    return Application(
        [
            (r"/livereload", LiveHandler, {"audience": audience, **shown}),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"/livereload/overlay\.js", OverlayHandler),
            (f"/{OVERLAY}", ProblemsHandler, shown),
            (r"/.*", PageHandler, shown),
        ],
        log_function=lambda _: None,
    )


class LiveHandler(LiveReloadHandler):  # type: ignore[misc]
    """One browser that wants to be told of changes (LiveReload protocol 7)."""

    def initialize(self, audience: Audience, preview: Preview) -> None:
        self._audience = audience
        self._preview = preview

    def check_origin(self, origin: str) -> bool:
        # The package lets any site of the web listen in.
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        super().on_message(message)
        # A client listens once it has introduced itself; the package keeps the list for the process.
        if self in LiveReloadHandler.waiters:
            url = json.loads(message).get("url")
            self._audience.add(self, file_at(self._preview.state.base, url) if url else None)

    def on_close(self) -> None:
        super().on_close()
        self._audience.remove(self)


class _Handler(RequestHandler):
    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")

    def compute_etag(self) -> None:
        return None

    async def head(self, *args: str) -> None:
        await self.get(*args)

    async def get(self, *args: str) -> None:
        raise NotImplementedError


class OverlayHandler(_Handler):
    """The script that shows errors over a page."""

    async def get(self, *args: str) -> None:
        self.set_header("Content-Type", content_type(Path("overlay.js")))
        self.finish((files("chronicle.serving") / "overlay.js").read_bytes())


class _PreviewHandler(_Handler):
    def initialize(self, preview: Preview) -> None:
        self._preview = preview


class ProblemsHandler(_PreviewHandler):
    """The errors that the overlay shows."""

    async def get(self, *args: str) -> None:
        self.set_header("Content-Type", content_type(Path(OVERLAY)))
        self.finish(self._preview.state.overlay)


class PageHandler(_PreviewHandler):
    """A file of the site."""

    async def get(self, *args: str) -> None:
        state, folder = self._preview.state, self._preview.folder
        if not state.is_built or state.base is None:
            self._answer(503, "text/html; charset=utf-8", _unbuilt(state.text))
            return
        path = self.request.path
        if path in ("/", state.base) and state.base:
            self.redirect(f"{state.base}/")
            return
        file = find_file(folder, state.base, path)
        if file is not None and file.is_dir():
            self.redirect(f"{path}/")
        elif file is not None:
            self._answer(200, content_type(file), file.read_bytes())
        else:
            page = folder / NOT_FOUND.lstrip("/")
            text = page.read_bytes() if page.is_file() else b"<!doctype html><title>404</title>404"
            self._answer(404, content_type(page), text)

    def _answer(self, status: int, type: str, body: bytes) -> None:
        self.set_status(status)
        self.set_header("Content-Type", type)
        self.finish(with_scripts(body) if type.startswith("text/html") else body)


def file_at(base: str | None, url: str) -> str | None:
    """The path in the output of what a browser shows that is at a URL, whether it is there or not."""
    path = urlsplit(url).path
    if base is None or not path.startswith(f"{base}/"):
        return None
    return file_of(unquote(path[len(base) :]))


def find_file(folder: Path, base: str, path: str) -> Path | None:
    """The file that a request's path means; a folder if the path lacks its last slash."""
    if not path.startswith(f"{base}/"):
        return None
    inside = unquote(path[len(base) + 1 :])
    try:
        file = folder / inside
        if not file.resolve().is_relative_to(folder.resolve()):
            return None
        if file.is_dir():
            if inside and not inside.endswith("/"):
                return file
            file = file / "index.html"
        elif inside.endswith("/"):
            return None
        return file if file.is_file() else None
    except (OSError, ValueError):
        return None


def content_type(file: Path) -> str:
    """The type of a file by its name, the same on every system."""
    if known := _TYPES.get(file.suffix.lower()):
        return f"{known}; charset=utf-8"
    # An instance of its own knows Python's table alone, not the system's.
    guessed, _ = mimetypes.MimeTypes().guess_type(file.name)
    return guessed or "application/octet-stream"


def with_scripts(html: bytes) -> bytes:
    """The page with the live scripts in its head, or failing that at its end."""
    before, head, after = html.partition(b"</head>")
    return before + SCRIPTS + head + after


def _unbuilt(text: str) -> bytes:
    """The page that stands in for a site that could not be built yet."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        "<title>Not built yet</title></head><body><h1>Not built yet</h1>"
        "<p>Mend what is wrong and save: this page will give way to the site.</p>"
        f"<pre>{escape(text)}</pre></body></html>"
    ).encode()
