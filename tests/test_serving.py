"""The preview: a real server, asked over HTTP, by WebSocket and with a browser."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncGenerator, Callable, Collection, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from conftest import CALL, TODAY, Site
from hypothesis import given
from hypothesis import strategies as st
from tornado.websocket import websocket_connect

from chronicle.diagnostics import Diagnostic
from chronicle.documents import Document, split_document
from chronicle.ledger import Report, Survey
from chronicle.reading.files import type_file
from chronicle.serving import follow
from chronicle.serving.answering import Audience, content_type, file_at, find_file, with_scripts
from chronicle.serving.previewing import (
    EVERYTHING,
    FOLDER,
    OVERLAY,
    Preview,
    Readers,
    State,
    news,
)
from chronicle.serving.watching import changes, look
from chronicle.settings import Settings, read_settings

DEADLINE = 30
ENTRY = "content/entries/2022-01-17-call.md"
PAGE = "/repo/entries/2022-01-17-call/"
PATH = "entries/2022-01-17-call/index.html"
SITE = "title: Calls\nurl: https://org.example.org/repo/\ndate: 2026-11-23\n"
BAD = CALL.replace("date: 2022-01-17", "date: 2022-13-17")
LISTENING = "window.LiveReload?.connector?.protocol === 7"
SCRIPT = f"""
import datetime, sys
from pathlib import Path
from chronicle.serving import CannotServe, serve
from chronicle.settings import read_settings
root = Path(sys.argv[1])
try:
    serve(root, lambda: read_settings(root, datetime.date({TODAY.year}, {TODAY.month}, {TODAY.day})),
          port=int(sys.argv[2]), announce=lambda text: print(text, flush=True))
except CannotServe as problem:
    print(problem.diagnostic.message)
"""


T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """What comes of a coroutine; in another thread, as the browser of other tests may wait in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: Mapping[str, str]
    url: str


@dataclass(frozen=True)
class Server:
    """A preview in a process of its own."""

    process: subprocess.Popen[bytes]
    log: Path
    host: str

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8")

    def get(self, path: str) -> Answer:
        request = urllib.request.Request(self.host + path)
        try:
            with urllib.request.urlopen(request, timeout=10) as found:
                return Answer(found.status, found.read().decode(), found.headers, found.url)
        except urllib.error.HTTPError as found:
            return Answer(found.code, found.read().decode(), dict(found.headers), found.url)

    @property
    def problems(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.get("/livereload/problems.json").text)[
            "problems"
        ]
        return found

    def shows(self, text: str, path: str = PAGE) -> Callable[[], bool]:
        return lambda: text in self.get(path).text


def until(fact: Callable[[], object]) -> None:
    """Wait for a fact, and fail if it does not come about."""
    end = time.monotonic() + DEADLINE
    while not fact():
        assert time.monotonic() < end, "the deadline passed"
        time.sleep(0.03)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    running: list[subprocess.Popen[bytes]] = []

    def begin(site: Site, port: int = 0) -> Server:
        log = tmp_path / f"log-{len(running)}"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-c", SCRIPT, str(site.root), str(port)],
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        running.append(process)
        until(lambda: "Serving at" in log.read_text("utf-8") or process.poll() is not None)
        line = next(line for line in log.read_text("utf-8").split("\n") if "Serving at" in line)
        host = "/".join(line.split()[2].split("/")[:3])
        return Server(process, log, host)

    yield begin
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()


@pytest.fixture
def call(site: Callable[[Mapping[str, str]], Site]) -> Site:
    return site({"site.yaml": SITE, ENTRY: CALL})


Start = Callable[..., Server]


def test_a_site_is_served_as_a_host_would_serve_it(call: Site, start: Start) -> None:
    server = start(call)
    assert server.host.startswith("http://127.0.0.1:")
    home = server.get("/")
    assert (home.status, home.url) == (200, f"{server.host}/repo/")
    page = server.get(PAGE)
    assert "Khan and Putin speak by telephone" in page.text
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "no-store"
    assert "Etag" not in page.headers
    assert server.get(PAGE.rstrip("/")).url == server.host + PAGE
    style = server.get("/repo/static/chronicle.css")
    assert (style.status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    for nowhere in ("/repo/nowhere/", "/elsewhere/", "/repo/%2e%2e/%2e%2e/site.yaml"):
        missing = server.get(nowhere)
        assert missing.status == 404
        assert "<html" in missing.text


def test_the_scripts_are_in_what_is_served_and_not_in_what_is_built(
    call: Site, start: Start
) -> None:
    server = start(call)
    assert "/livereload.js" in server.get(PAGE).text
    assert "LiveReload" in server.get("/livereload.js").text
    assert "problems.json" in server.get("/livereload/overlay.js").text
    built = call.root / ".chronicle/preview/entries/2022-01-17-call/index.html"
    assert b"livereload" not in built.read_bytes()
    assert not call.output.exists()


def test_an_edit_is_served_whatever_way_an_editor_saves_it(call: Site, start: Start) -> None:
    server = start(call)
    call.replace(ENTRY, "the pipeline", "the railway")
    until(server.shows("the railway"))
    beside = call.root / f"{ENTRY}~"
    beside.write_text(CALL.replace("the pipeline", "the harbour"), "utf-8")
    beside.replace(call.root / ENTRY)
    until(server.shows("the harbour"))
    (call.root / ENTRY).unlink()
    until(lambda: server.get(PAGE).status == 404)
    for number in range(20):
        call.write(ENTRY, CALL.replace("the pipeline", f"version {number}"))
    until(server.shows("version 19"))


def test_an_error_lies_over_the_last_good_page_until_it_is_mended(call: Site, start: Start) -> None:
    server = start(call)
    assert server.problems == []
    call.write(ENTRY, BAD)
    until(lambda: server.problems)
    problem = server.problems[0]
    assert (problem["file"], problem["line"], problem["column"]) == (ENTRY, 2, 7)
    assert problem["excerpt"] == "date: 2022-13-17"
    assert "month 13" in problem["message"]
    assert server.get(PAGE).status == 200
    until(lambda: "the last good site is still shown" in server.said)
    call.write(ENTRY, CALL.replace("the pipeline", "the railway"))
    until(server.shows("the railway"))
    until(lambda: not server.problems)


def test_a_site_that_is_broken_at_the_start_is_served_once_it_is_mended(
    call: Site, start: Start
) -> None:
    call.write("site.yaml", "titel: Calls\n")
    server = start(call)
    page = server.get("/repo/")
    assert page.status == 503
    assert "site.yaml:1:1" in page.text
    assert "/livereload.js" in page.text
    assert server.problems[0]["file"] == "site.yaml"
    call.write("site.yaml", SITE)
    until(server.shows("Khan and Putin"))
    until(lambda: not server.problems)


def test_a_warning_is_announced_and_lies_over_nothing(call: Site, start: Start) -> None:
    call.write("content/people/imran-khan.md", "---\nname: Imran Khan\n---\n")
    call.replace(ENTRY, "[Imran Khan,", "[Imran Khann,")
    server = start(call)
    assert "nearly-known" in server.said
    assert server.problems == []
    assert server.get(PAGE).status == 200


def test_a_port_in_use_gives_way_to_the_next(call: Site, start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        server = start(call, port)
        assert int(server.host.rpartition(":")[2]) > port
        assert f"Port {port} is in use" in server.said


def test_an_interrupt_ends_the_preview_cleanly(call: Site, start: Start) -> None:
    server = start(call)
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(DEADLINE) == 0
    assert "The preview has ended." in server.said
    assert "Traceback" not in server.said


def test_a_changed_stylesheet_is_told_to_browsers_by_its_name(call: Site, start: Start) -> None:
    call.write("templates/static/chronicle.css", "body { color: black }")
    server = start(call)

    async def listen() -> dict[str, Any]:
        socket = await websocket_connect(server.host.replace("http", "ws") + "/livereload")
        await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
        await socket.read_message()
        await socket.write_message(json.dumps({"command": "info", "url": server.host}))
        call.write("templates/static/chronicle.css", "body { color: red }")
        told = await asyncio.wait_for(socket.read_message(), DEADLINE)
        socket.close()
        found: dict[str, Any] = json.loads(told or "")
        return found

    message = run(listen())
    assert (message["path"], message["liveCSS"]) == ("static/chronicle.css", True)


def test_a_browser_is_told_of_its_own_page_and_others_are_not(call: Site, start: Start) -> None:
    call.write(ENTRY, f"{CALL}\nNo more is known.\n")
    server = start(call)

    async def listen() -> tuple[dict[str, Any], bool]:
        sockets = []
        for page in (PAGE, "/repo/"):
            socket = await websocket_connect(server.host.replace("http", "ws") + "/livereload")
            await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
            await socket.read_message()
            await socket.write_message(json.dumps({"command": "info", "url": server.host + page}))
            sockets.append(socket)
        call.replace(ENTRY, "No more", "Nothing else")
        told = await asyncio.wait_for(sockets[0].read_message(), DEADLINE)
        assert "Nothing else" in await asyncio.to_thread(lambda: server.get(PAGE).text)
        other = asyncio.ensure_future(sockets[1].read_message())
        await asyncio.to_thread(until, lambda: "Built: 1 file changed." in server.said)
        await asyncio.sleep(0.1)
        found: dict[str, Any] = json.loads(told or "")
        is_told = other.done()
        for socket in sockets:
            socket.close()
        await other
        return found, is_told

    message, is_other_told = run(listen())
    assert (message["command"], message["path"]) == ("reload", EVERYTHING)
    assert not is_other_told


def test_a_fault_of_the_program_does_not_end_the_preview(tmp_path: Path) -> None:
    said: list[str] = []

    def broken() -> tuple[Settings | None, list[Diagnostic]]:
        raise ZeroDivisionError("nothing to divide by")

    preview = Preview(tmp_path, broken, said.append)
    assert preview.rebuild() == (EVERYTHING,)
    assert "internal-error" in preview.state.text
    assert any("Traceback" in text for text in said)


def test_a_preview_leaves_the_output_folder_alone(call: Site) -> None:
    call.build()
    before = call.tree()
    call.replace(ENTRY, "the pipeline", "the railway")
    preview = Preview(call.root, lambda: read_settings(call.root, TODAY), lambda _: None)
    assert preview.rebuild() == (EVERYTHING,)
    assert call.tree() == before


GOOD = State("", True)
FAULTY = State("", True, '{"problems": [1]}')


class Watcher(Readers):
    """Somebody who looks at one page, and writes down what is there when it is shown."""

    def __init__(self, site: Site, page: str) -> None:
        self.folder = site.root / FOLDER
        self.page = page
        self.seen: list[tuple[set[str], str, str]] = []

    def looked_at(self) -> set[str]:
        return {self.page}

    def show(self, files: Collection[str]) -> None:
        texts = [(self.folder / path).read_text("utf-8") for path in (self.page, "index.html")]
        self.seen.append((set(files), *texts))


def preview_of(site: Site, readers: Readers | None = None) -> Preview:
    preview = Preview(site.root, lambda: (site.settings(), []), lambda _: None, readers)
    assert preview.rebuild() == (EVERYTHING,)
    return preview


def is_clean(site: Site, place: Path) -> bool:
    """Whether the preview is what a build from nothing makes."""
    copy = site.copy(place)
    assert not copy.build().failed
    return site.tree(site.root / FOLDER) == copy.tree()


def test_the_page_that_is_looked_at_is_shown_before_the_rest_is_made(
    call: Site, tmp_path: Path
) -> None:
    reader = Watcher(call, PATH)
    preview = preview_of(call, reader)
    call.replace(ENTRY, "by telephone", "by video link")
    assert preview.rebuild(look(call.root)) == (EVERYTHING,)
    ((files, page, home),) = reader.seen
    assert files == {PATH}
    assert "by video link" in page
    assert "by video link" not in home
    assert preview.fresh == {PATH}
    assert is_clean(call, tmp_path / "clean")


def test_only_what_changed_is_typed_though_the_preview_was_there_already(
    call: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview_of(call)
    preview = Preview(call.root, lambda: (call.settings(), []), lambda _: None)
    preview.rebuild()
    preview.read_ahead()
    typed: list[str] = []

    def noted(path: str, *rest: object) -> object:
        typed.append(path)
        return type_file(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("chronicle.reading.files.type_file", noted)
    call.replace(ENTRY, "by telephone", "by video link")
    assert preview.rebuild(look(call.root)) == (EVERYTHING,)
    assert typed == [ENTRY]
    assert is_clean(call, tmp_path / "clean")


def test_reading_ahead_leaves_what_is_wrong_to_the_rebuild(tmp_path: Path) -> None:
    def broken() -> tuple[Settings | None, list[Diagnostic]]:
        raise ZeroDivisionError("nothing to divide by")

    preview = Preview(tmp_path, broken, lambda _: None)
    preview.read_ahead()
    assert preview.rebuild() == (EVERYTHING,)
    assert "internal-error" in preview.state.text


def test_a_page_that_is_not_there_yet_is_not_shown_before_the_rest(call: Site) -> None:
    reader = Watcher(call, "entries/2022-02-01-visit/index.html")
    preview = preview_of(call, reader)
    call.write("content/entries/2022-02-01-visit.md", CALL.replace("2022-01-17", "2022-02-01"))
    assert preview.rebuild(look(call.root)) == (EVERYTHING,)
    assert reader.seen == []


def test_an_edit_of_a_text_reads_one_file_and_shows_its_page(
    call: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call.write(ENTRY, f"{CALL}\nNo more is known.\n")
    reader = Watcher(call, "index.html")
    preview = preview_of(call, reader)
    read: list[str] = []

    def split(data: bytes, file: str) -> tuple[Document, list[Diagnostic]]:
        read.append(file)
        return split_document(data, file)

    monkeypatch.setattr("chronicle.retouching.split_document", split)
    monkeypatch.setattr("chronicle.serving.previewing.build", lambda **_: pytest.fail("built"))
    for word in ("railway", "harbour"):
        call.write(ENTRY, f"{CALL}\nAnd the {word}.\n")
        assert preview.rebuild(look(call.root)) == ()
    assert read == [ENTRY, ENTRY]
    assert [files for files, *_ in reader.seen] == [{PATH}, {PATH}]
    assert is_clean(call, tmp_path / "clean")


def test_a_build_that_is_outdated_is_given_up_and_the_next_makes_up_for_it(
    call: Site, tmp_path: Path
) -> None:
    reader = Watcher(call, PATH)
    preview = preview_of(call, reader)
    call.replace(ENTRY, "by telephone", "by video link")
    assert preview.rebuild(look(call.root), is_outdated=lambda: True) == ()
    assert len(reader.seen) == 1
    assert not is_clean(call, tmp_path / "before")
    call.replace(ENTRY, "by video link", "by telephone")
    assert preview.rebuild(look(call.root)) == ()
    assert len(reader.seen) == 2
    assert is_clean(call, tmp_path / "after")


def test_what_breaks_off_after_a_page_was_shown_is_repaired(call: Site, tmp_path: Path) -> None:
    class Fragile(Watcher):
        def show(self, files: Collection[str]) -> None:
            super().show(files)
            if len(self.seen) == 1:
                raise KeyboardInterrupt

    preview = preview_of(call, Fragile(call, PATH))
    call.replace(ENTRY, "by telephone", "by video link")
    with pytest.raises(KeyboardInterrupt):
        preview.rebuild(look(call.root))
    call.replace(ENTRY, "by video link", "by telephone")
    assert "by video link" in (call.root / FOLDER / PATH).read_text("utf-8")
    preview.rebuild(look(call.root))
    assert is_clean(call, tmp_path / "clean")


def test_over_a_page_that_is_shown_again_no_error_is_shown_that_was_mended(call: Site) -> None:
    class Looking(Watcher):
        def show(self, files: Collection[str]) -> None:
            overlays.append(preview.state.overlay)

    overlays: list[str] = []
    preview = preview_of(call, Looking(call, PATH))
    none = preview.state.overlay
    call.write(ENTRY, BAD)
    assert preview.rebuild(look(call.root)) == (OVERLAY,)
    assert preview.state.overlay != none
    call.write(ENTRY, CALL.replace("the pipeline", "the harbour"))
    assert EVERYTHING in preview.rebuild(look(call.root))
    assert overlays == [none]
    assert preview.state.overlay == none


def test_what_changes_while_the_caller_is_busy_is_yielded_when_it_asks_again(call: Site) -> None:
    async def follow() -> list[Survey | None]:
        found = []
        seen = changes(call.root, look(call.root))
        waiting = asyncio.ensure_future(anext(seen))
        for word in ("railway", "harbour"):
            call.write(ENTRY, CALL.replace("the pipeline", f"the {word}"))
            found.append(await asyncio.wait_for(waiting, DEADLINE))
            call.write(ENTRY, CALL.replace("the pipeline", f"the old {word}"))
            found.append(await asyncio.wait_for(anext(seen), DEADLINE))
            waiting = asyncio.ensure_future(anext(seen))
        waiting.cancel()
        return found

    found = run(follow())
    assert len({each.digest for each in found if each}) == 4
    assert found[-1] == look(call.root)


def test_changes_are_seen_where_the_system_gives_no_notice(
    call: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no more can be watched")

    async def follow() -> Survey | None:
        seen = changes(call.root, look(call.root))
        waiting = asyncio.ensure_future(anext(seen))
        call.write("templates/page.html", "{{ view.title }}")
        return await asyncio.wait_for(waiting, DEADLINE)

    monkeypatch.setattr("watchfiles.main.RustNotify", refuse)
    assert run(follow()) == look(call.root)


def test_the_index_to_search_in_is_made_after_a_time_without_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[tuple[Survey | None, bool]] = []
    first, second = (Survey(digest, 0, (), "", "") for digest in "ab")

    class Rebuilt:
        is_behind = False
        fresh: frozenset[str] = frozenset()

        def rebuild(
            self, seen: Survey | None = None, *, index: bool = True, **_: object
        ) -> tuple[str, ...]:
            done.append((seen, index))
            self.is_behind = not index
            return ()

    async def seen() -> AsyncGenerator[Survey | None, None]:
        yield first
        yield second
        while not done or done[-1] != (None, True):
            await asyncio.sleep(0.01)

    monkeypatch.setattr("chronicle.serving.QUIET", 0.1)
    with pytest.raises(StopAsyncIteration):
        run(follow(Rebuilt(), Audience(), seen()))  # type: ignore[arg-type]
    assert done == [(first, False), (second, False), (None, True)]


@pytest.mark.parametrize(
    ("base", "url", "file"),
    [
        ("/repo", "http://localhost:8000/repo/", "index.html"),
        ("/repo", "http://localhost:8000/repo/topics/energy/?a#b", "topics/energy/index.html"),
        ("", "http://localhost:8000/404.html", "404.html"),
        ("", "http://localhost:8000/topics/caf%C3%A9/", "topics/café/index.html"),
        ("/repo", "http://localhost:8000/elsewhere/", None),
        (None, "http://localhost:8000/", None),
    ],
)
def test_what_a_browser_shows_is_known_by_its_address(
    base: str | None, url: str, file: str | None
) -> None:
    assert file_at(base, url) == file


@pytest.mark.parametrize(
    ("before", "after", "report", "told"),
    [
        (GOOD, GOOD, Report(), ()),
        (GOOD, GOOD, Report(written=("index.html", "a.css")), (EVERYTHING,)),
        (GOOD, GOOD, Report(written=("a.css", "b.css")), ("a.css", "b.css")),
        (GOOD, GOOD, Report(removed=("a/index.html",)), (EVERYTHING,)),
        (GOOD, FAULTY, Report(failed=True), (OVERLAY,)),
        (FAULTY, FAULTY, Report(failed=True), ()),
        (FAULTY, GOOD, Report(), (OVERLAY,)),
        (FAULTY, GOOD, Report(written=("a.css",)), ("a.css", OVERLAY)),
        (State(), GOOD, Report(), (EVERYTHING,)),
        (GOOD, State("/repo", True), Report(), (EVERYTHING,)),
        (State(), State(overlay="new"), Report(failed=True), (EVERYTHING,)),
    ],
)
def test_browsers_are_told_what_changed_and_no_more(
    before: State, after: State, report: Report, told: tuple[str, ...]
) -> None:
    assert news(before, after, report) == told


def test_browsers_are_not_told_again_of_what_they_were_shown() -> None:
    report = Report(written=("a/index.html", "index.html"))
    assert news(GOOD, GOOD, report, {"a/index.html"}) == (EVERYTHING,)
    assert news(GOOD, GOOD, report, {"a/index.html", "index.html"}) == ()


@given(st.text())
def test_no_path_leads_out_of_the_preview(
    tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / "served"
    folder.mkdir(exist_ok=True)
    for each in (path, f"../{path}", f"/{path}", f"%2e%2e/{path}", "../../etc/passwd"):
        found = find_file(folder, "", f"/{each}")
        assert found is None or found.resolve().is_relative_to(folder.resolve())


def test_types_do_not_depend_on_the_system() -> None:
    assert content_type(Path("feed.ics")) == "text/calendar; charset=utf-8"
    assert content_type(Path("map.geojson")) == "application/geo+json; charset=utf-8"
    assert content_type(Path("photo.jpg")) == "image/jpeg"
    assert content_type(Path("unheard.of-ending")) == "application/octet-stream"


def test_a_page_without_a_head_has_the_scripts_all_the_same() -> None:
    assert with_scripts(b"<p>").startswith(b"<p><script")
    assert with_scripts(b"<head></head><p></head>").count(b"/livereload.js") == 1


@pytest.mark.browser
def test_a_browser_follows_the_edits_by_itself(call: Site, start: Start, browser: Any) -> None:
    from playwright.sync_api import expect

    server = start(call)
    page = browser.new_page()
    page.goto(server.host + PAGE)
    page.wait_for_function(LISTENING)
    call.replace(ENTRY, "the pipeline", "the railway")
    expect(page.get_by_text("the railway").first).to_be_visible(timeout=DEADLINE * 1000)

    call.write(ENTRY, BAD)
    overlay = page.locator("chronicle-problems")
    expect(overlay.get_by_text(f"{ENTRY}:2:7")).to_be_visible(timeout=DEADLINE * 1000)
    expect(overlay.locator("mark")).to_have_text("2022-13-17")
    assert page.get_by_text("the railway").count()

    call.write(ENTRY, CALL.replace("the pipeline", "the harbour"))
    expect(page.get_by_text("the harbour").first).to_be_visible(timeout=DEADLINE * 1000)
    expect(overlay).to_have_count(0)


@pytest.mark.browser
def test_a_stylesheet_is_exchanged_without_loading_the_page_again(
    call: Site, start: Start, browser: Any
) -> None:
    from playwright.sync_api import expect

    call.write("templates/static/chronicle.css", "body { color: rgb(0, 0, 1) }")
    server = start(call)
    page = browser.new_page()
    page.goto(server.host + PAGE)
    page.wait_for_function(LISTENING)
    page.evaluate("window.stayed = true")
    call.write("templates/static/chronicle.css", "body { color: rgb(2, 0, 0) }")
    expect(page.locator("body")).to_have_css("color", "rgb(2, 0, 0)", timeout=DEADLINE * 1000)
    assert page.evaluate("window.stayed")
