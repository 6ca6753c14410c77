"""The benchmarks build the same made-up chronicle with Chronicle and its peers, and compare."""

import datetime
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import yaml

from benchmarks import works
from benchmarks.builders import PEERS, Builder, Chronicle, Eleventy, Hugo, Pelican
from benchmarks.builders.base import PAGE_SIZE, page
from benchmarks.builders.chronicle import ENGINES
from benchmarks.comparing import Comparison, Row, compare
from benchmarks.corpus import draw
from benchmarks.measuring import Figures, ProgramError, peak_memory, seconds, tells_memory
from benchmarks.model import RELATION_TOPIC_MIN, Corpus, Leader
from benchmarks.reporting import growth, report
from benchmarks.serving import free_port, seconds_until, served
from benchmarks.works import WORKS, Output, Project
from chronicle.converting import Dialect, convert
from chronicle.diagnostics import Severity
from chronicle.linking import link
from chronicle.reading import read
from chronicle.settings import read_settings
from chronicle.slugs import slug


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return draw(1000, 1)


@pytest.fixture(scope="module")
def large() -> Corpus:
    return draw(10_000, 1)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is measured that the last program's writing could disturb."""
    monkeypatch.setattr(works, "settle", lambda: None)


# What is made up


@pytest.mark.parametrize("builder", [Chronicle, *PEERS.values()])
def test_the_same_seed_gives_the_same_files(builder: type[Builder]) -> None:
    assert list(builder().files(draw(50, 7))) == list(builder().files(draw(50, 7)))


def test_another_seed_gives_another_chronicle() -> None:
    assert draw(50, 7) != draw(50, 8)


def test_entries_are_in_the_order_of_dates_and_have_ids_of_their_own(corpus: Corpus) -> None:
    ids = [entry.id for entry in corpus.entries]
    assert ids == sorted(set(ids))


def test_bodies_have_about_300_words_under_headings(corpus: Corpus) -> None:
    words = [len(entry.body.split()) for entry in corpus.entries]
    assert 250 < sum(words) / len(words) < 400
    assert all(2 <= entry.body.count("\n## ") <= 5 for entry in corpus.entries)


def test_entries_have_two_or_three_parties_and_one_to_three_people_and_topics(
    corpus: Corpus,
) -> None:
    assert {len(entry.parties) for entry in corpus.entries} == {2, 3}
    assert {len(entry.people) for entry in corpus.entries} == {1, 2, 3}
    assert {len(entry.topics) for entry in corpus.entries} == {1, 2, 3}


def test_few_pairs_have_most_of_the_contacts(corpus: Corpus) -> None:
    pairs = Counter(tuple(sorted(entry.parties)) for entry in corpus.entries)
    counts = sorted(pairs.values(), reverse=True)
    assert sum(counts[: len(counts) // 5]) > len(corpus.entries) / 2


def test_a_source_is_cited_by_one_to_a_few_entries(large: Corpus) -> None:
    cited = Counter(source.url for entry in large.entries for source in entry.sources)
    assert 5_000 < len(cited) < 8_000
    assert sum(count <= 4 for count in cited.values()) > 0.95 * len(cited)


def test_an_officeholder_of_10000_entries_is_in_hundreds_of_them(large: Corpus) -> None:
    leader = large.officeholder
    assert 200 < len(large.in_office(leader, leader.offices[-1])) < 400


def test_ids_are_those_that_chronicle_gives(corpus: Corpus) -> None:
    assert [one.id for one in corpus.leaders] == [slug(one.name) for one in corpus.leaders]
    assert [one.id for one in corpus.dossiers] == [slug(one.name) for one in corpus.dossiers]


def test_a_pair_has_a_list_on_a_topic_with_entries_enough(corpus: Corpus) -> None:
    counts = Counter(each for entry in corpus.entries for each in entry.pairs_on_topics)
    assert corpus.listed_pairs_on_topics == {
        each for each, count in counts.items() if count >= RELATION_TOPIC_MIN
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_a_made_up_chronicle_reads_and_links_without_error(tmp_path: Path, seed: int) -> None:
    Chronicle().write(draw(60, seed), tmp_path)
    settings, problems = read_settings(tmp_path, datetime.date(2026, 1, 1))
    assert settings
    assert settings.site.page_size == PAGE_SIZE
    assert settings.site.relation_topic_min == RELATION_TOPIC_MIN
    content, found = read(settings, lambda texts: [convert(text, Dialect()) for text in texts])
    _, dead = link(content, settings)
    errors = [each for each in [*problems, *found, *dead] if each.severity is Severity.ERROR]
    assert errors == []
    assert len(content.entries) == 60


# Projects


@pytest.mark.parametrize("builder", [Chronicle, *PEERS.values()])
def test_a_project_has_all_entries_and_what_the_works_change(
    builder: type[Builder], corpus: Corpus
) -> None:
    project = builder("there")
    files = dict(project.files(corpus))
    assert project.partial in files
    assert corpus.officeholder.offices[-1].title in files[project.leader_file(corpus.officeholder)]
    for entry in corpus.entries:
        assert entry.body.splitlines()[2] in files[project.entry_file(entry)]


@pytest.mark.parametrize("builder", PEERS.values())
def test_bodies_for_peers_have_no_markup_of_chronicle_s_own(
    builder: type[Builder], corpus: Corpus
) -> None:
    project = builder("there")
    files = dict(project.files(corpus))
    for entry in corpus.entries:
        assert not re.search(r"\[\[(?!1\])|\[\^", files[project.entry_file(entry)])


def test_hugo_s_taxonomies_are_those_that_entries_have_terms_of(corpus: Corpus) -> None:
    hugo = Hugo("there")
    files = dict(hugo.files(corpus))
    taxonomies = set(tomllib.loads(files["hugo.toml"])["taxonomies"].values())
    assert len(taxonomies) == 11
    for entry in corpus.entries[::20]:
        front = yaml.safe_load(files[hugo.entry_file(entry)].split("---\n")[1])
        assert taxonomies <= set(front)


def test_hugo_s_layouts_find_all_that_they_include(corpus: Corpus) -> None:
    files = dict(Hugo("there").files(corpus))
    included = {
        name
        for path, text in files.items()
        if path.startswith("layouts/")
        for name in re.findall(r'partial(?:Cached)? "([^"]+)"', text)
    }
    assert included
    assert {f"layouts/_partials/{name}" for name in included} <= set(files)


@pytest.mark.parametrize("builder", [Pelican, Eleventy])
def test_templates_for_jinja_and_nunjucks_find_all_that_they_use(
    builder: type[Builder], corpus: Corpus
) -> None:
    project = builder("there")
    files = dict(project.files(corpus))
    templates = project.partial.removesuffix("partials/footer.html")
    used = {
        name
        for path, text in files.items()
        if path.endswith((".html", ".njk"))
        for name in re.findall(r'(?:include|extends) "([^"]+)"', text)
    }
    assert len(used) > 5
    assert {f"{templates}{name}" for name in used} <= set(files)


def test_hugo_s_lists_are_paged_as_chronicle_s(corpus: Corpus) -> None:
    settings = tomllib.loads(dict(Hugo("there").files(corpus))["hugo.toml"])
    assert settings["pagination"] == {"pagerSize": PAGE_SIZE, "disableAliases": True}


def test_hugo_finds_what_is_said_of_a_leader_by_the_name_with_its_diacritics() -> None:
    leader = Leader("Žofia Yarvel", "India", 0, 1)
    assert Hugo("there").leader_file(leader) == "content/people/žofia-yarvel/_index.md"


def test_hugo_is_started_itself_and_not_through_python(tmp_path: Path) -> None:
    packaged = tmp_path / "lib/python3.13/site-packages/hugo/binaries/hugo"
    packaged.parent.mkdir(parents=True)
    packaged.touch()
    assert Hugo(str(tmp_path / "bin" / "hugo")).program == str(packaged)


# Works


@pytest.mark.slow
def test_each_work_is_done_and_seen_to_be_done(tmp_path: Path, unhurried: None) -> None:
    project = Project(Chronicle(), draw(30), tmp_path)
    for work in WORKS:
        if work.name not in ("kept", "nothing", "memory"):
            assert work.do(project, 1) > 0
    project.check()
    written = project.written()
    assert written.pages > 30
    assert written.files > written.pages


def test_a_build_that_does_not_show_the_edit_is_not_measured(
    tmp_path: Path, unhurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = draw(5)
    project = Project(Chronicle(), corpus, tmp_path)
    place = tmp_path / "public" / page(corpus.example)
    place.parent.mkdir(parents=True)
    place.write_text("An old text")
    monkeypatch.setattr(works, "seconds", lambda command, cwd: 0.001)
    with pytest.raises(ProgramError, match=r"Sentence number 7 was added\."):
        project.body(7)


def test_redirects_are_no_pages(tmp_path: Path) -> None:
    project = Project(Chronicle(), draw(5), tmp_path)
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "a.html").write_text("<title>A page</title>")
    (tmp_path / "public" / "b.html").write_text('<meta http-equiv="refresh" content="0">')
    assert project.written() == Output(1, 2, 60)


@pytest.mark.parametrize("engine", ENGINES)
def test_each_markdown_is_one_that_a_site_can_have(engine: str, tmp_path: Path) -> None:
    Chronicle(engine=engine).write(draw(1), tmp_path)
    settings, problems = read_settings(tmp_path, datetime.date(2026, 1, 1))
    assert settings
    assert not problems
    assert settings.site.markdown.engine == engine


@pytest.mark.parametrize("name", PEERS)
def test_a_peer_that_is_installed_makes_what_chronicle_makes(
    name: str, tmp_path: Path, unhurried: None
) -> None:
    peer = PEERS[name]()
    if peer.program is None:
        pytest.skip(f"{peer.name} is not installed")
    found = compare(
        peer,
        tmp_path,
        entries=120,
        seed=1,
        rounds=1,
        works=WORKS[:6],
        with_preview=True,
        engine=ENGINES[0],
        tell=print,
    )
    assert len(found.rows) == 7
    assert found.theirs.pages > 120
    assert not found.is_unfair
    assert _dead_links(tmp_path / name / "public") == set()


def _dead_links(output: Path) -> set[str]:
    """The addresses on the site itself that pages lead to, and at which there is nothing."""
    links = {
        address
        for file in output.rglob("*.html")
        for address in re.findall(
            r'href="/([^"#]*)', file.read_text(encoding="utf-8").partition("<main")[2]
        )
    }
    found = {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}
    return {each for each in links if each not in found and f"{each}index.html" not in found}


# Measuring


def test_a_program_that_fails_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match="no such site"):
        seconds([sys.executable, "-c", "raise SystemExit('no such site')"], tmp_path)


@pytest.mark.skipif(not tells_memory(), reason="only Linux tells")
def test_the_memory_of_all_processes_is_added_up(tmp_path: Path) -> None:
    program = """
import subprocess, sys
mine = bytearray(40_000_000)
child = "import time; its = bytearray(40_000_000); time.sleep(1)"
subprocess.run([sys.executable, "-c", child])
"""
    assert 80 < peak_memory([sys.executable, "-c", program], tmp_path) < 160


def test_a_page_is_waited_for_until_it_has_the_text(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("Old")
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    with served(
        [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"], tmp_path, url
    ):
        (tmp_path / "index.html").write_text("New")
        assert seconds_until(url, "New") > 0


# The report


def _comparison(entries: int, ours: Output, theirs: Output, *rows: Row) -> Comparison:
    return Comparison(entries, "Hugo", ("Chronicle 1", "Hugo 2"), ours, theirs, rows)


def test_the_report_has_medians_with_spread_and_ratios_round_by_round() -> None:
    cold = Row("Cold", "s", Figures((4.0, 5.0, 9.0)), Figures((8.0, 20.0, 12.0)))
    edit = Row("Edit", "s", Figures((0.2,)), Figures((14.0,)))
    text = report(_comparison(1000, Output(12, 20, 10**6), Output(11, 15, 10**6), cold, edit))
    assert "Chronicle 1 against Hugo 2: 1,000 entries, 3 rounds" in text
    assert "| Cold | 5.00 s (4.00–9.00) | 12.00 s (8.00–20.00) | 0.50 (0.25–0.75) |" in text
    assert "| Edit | 0.20 s (0.20–0.20) | 14.00 s (14.00–14.00) | 1/70 (1/70–1/70) |" in text
    assert "Chronicle makes no fewer pages than Hugo: 12 against 11." in text


def test_a_race_with_fewer_pages_is_called_unfair() -> None:
    row = Row("Cold", "s", Figures((1.0,)), Figures((1.0,)))
    found = _comparison(1000, Output(10, 20, 1), Output(11, 15, 1), row)
    assert found.is_unfair
    assert "Not a fair race: Chronicle makes fewer pages than Hugo, 10 against 11." in report(found)


def test_growth_is_told_against_ten_times_the_smaller_chronicle() -> None:
    output = Output(10, 20, 10**6)
    small = Row("Cold", "s", Figures((4.0, 5.0, 6.0)), Figures((10.0, 10.0, 10.0)))
    large = Row("Cold", "s", Figures((60.0,)), Figures((200.0,)))
    text = growth(
        _comparison(10_000, output, output, small), _comparison(100_000, output, output, large)
    )
    assert "100,000 entries, cold, against 10 times 10,000" in text
    assert "| Chronicle | 10 | 1 MB | 60.00 s (60.00–60.00) | 1.20 |" in text
    assert "| Hugo | 10 | 1 MB | 200.00 s (200.00–200.00) | 2.00 |" in text
