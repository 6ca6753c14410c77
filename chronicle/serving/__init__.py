"""Live preview: the site in a browser, rebuilt and shown anew as its files change."""

import asyncio
import contextlib
import errno
import ipaddress
import socket
import webbrowser
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from chronicle.diagnostics import Diagnostic, error
from chronicle.ledger import Survey
from chronicle.serving.answering import Audience, application
from chronicle.serving.previewing import OpenSettings, Preview
from chronicle.serving.watching import changes, look

__all__ = ["CannotServe", "OpenSettings", "serve"]

PORTS_TRIED = 20
QUIET = 5
"""Seconds without a change after which the index to search in is made anew."""
_LOCALLY = ("localhost", "127.0.0.1", "::1")


class CannotServe(Exception):  # noqa: N818 -- says what stands in the way, not that a bug was met
    """There is no place to serve at."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.diagnostic: Diagnostic = error("cannot-serve", message, hint=hint)


def serve(
    root: Path,
    open_settings: OpenSettings,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    announce: Callable[[str], None],
    open_browser: bool = False,
) -> None:
    """Serve a preview of the site at `root` until interrupted (Ctrl-C).

    It is built into `.chronicle/preview/` and served below the base path that
    it will have when published. With errors the last good site stays, and the
    browser shows them over it. `open_settings` is called again before each
    build; `announce` gets what there is to say, a few lines at a time. A port
    in use gives way to the next free one; port 0 is any. Raises CannotServe.
    """
    root = root.absolute()
    sockets, port = _bind(host, port, announce)
    audience = Audience()
    preview = Preview(root, open_settings, announce, audience)
    seen = look(root)
    # The first build may use processes of its own: no thread is there yet to be forked with.
    preview.rebuild(jobs=None)
    shown_host = f"[{host}]" if ":" in host else host
    address = f"http://{shown_host}:{port}{preview.state.base or ''}/"
    announce(f"Serving at {address} (Ctrl-C ends it)")
    if not _is_local(host):
        announce("Other computers on the network can see this preview, drafts included.")
    if open_browser:
        webbrowser.open(address)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(preview, audience, sockets, seen))
    announce("The preview has ended.")


async def _run(
    preview: Preview, audience: Audience, sockets: list[socket.socket], seen: Survey | None
) -> None:
    """Answer browsers, and tell them what is new after every change."""
    server = HTTPServer(application(preview, audience))
    server.add_sockets(sockets)
    try:
        await asyncio.to_thread(preview.read_ahead)
        await follow(preview, audience, changes(preview.root, seen))
    finally:
        server.stop()
        await server.close_all_connections()


async def follow(
    preview: Preview, audience: Audience, seen: AsyncGenerator[Survey | None, None]
) -> None:
    """Rebuild after each change, and what readers search in once there has been none for a while."""
    change = asyncio.ensure_future(anext(seen))
    while True:
        await asyncio.wait({change}, timeout=QUIET if preview.is_behind else None)
        now, is_quiet = None, not change.done()
        if not is_quiet:
            # What changes from now on is waited for while this is built, and outdates it.
            now, change = change.result(), asyncio.ensure_future(anext(seen))
        # Not in this thread, so that pages are served meanwhile; and in no other process.
        news = await asyncio.to_thread(
            preview.rebuild, now, index=is_quiet, is_outdated=change.done
        )
        audience.tell(news, but=preview.fresh)


def _bind(host: str, port: int, announce: Callable[[str], None]) -> tuple[list[socket.socket], int]:
    """Listen at the port, or at the first free one after it."""
    last = min(port + PORTS_TRIED, 65536) if port else 1
    for attempt in range(port, last):
        try:
            sockets = bind_sockets(attempt, address=host)
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                continue
            raise CannotServe(*_explained(problem, host, attempt)) from problem
        found: int = sockets[0].getsockname()[1]
        if port and found != port:
            announce(f"Port {port} is in use; using {found}.")
        return sockets, found
    raise CannotServe(
        f"the ports {port} to {last - 1} are all in use", "name a free one with --port"
    )


def _explained(problem: OSError, host: str, port: int) -> tuple[str, str]:
    if isinstance(problem, PermissionError):
        return f"port {port} may not be used", "choose one above 1023 with --port"
    if isinstance(problem, socket.gaierror) or problem.errno == errno.EADDRNOTAVAIL:
        return f"this computer has no address “{host}”", "leave --host out, or write 127.0.0.1"
    return f"{host}:{port} cannot be used: {problem.strerror or problem}", "choose another --port"


def _is_local(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host in _LOCALLY
