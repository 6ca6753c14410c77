"""The theme: overriding, digests, findings, and what a template cannot do."""

import pickle
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from markupsafe import Markup

from chronicle.diagnostics import Diagnostic, Location
from chronicle.model import Kind
from chronicle.planning.views import Card, Head, Site, TextView, When
from chronicle.rendering.theme import (
    TemplateFault,
    Theme,
    card_key,
    default_templates,
    digest,
    open_theme,
    render,
)

SITE = Site(
    title="Testland, a chronicle",
    tagline="",
    root="https://example.org/repo/",
    language="en",
    authors=(),
    license=None,
    license_url=None,
    repository=None,
    navigation=(),
    accent=None,
    logo=None,
    fonts=(),
    coverage=None,
    generator="Chronicle",
)
VIEW = TextView(head=Head("About", "/about/", "en"), title="About <this>")
CARD = Card(
    id="call",
    address="/entries/call/",
    title="A call",
    when=When("17 January 2022", "2022-01-17"),
    days="2022-01-17/2022-01-17",
    kind=Kind("call", "Call", "Calls", "call"),
    status="confirmed",
    standfirst="They spoke.",
    parties=(),
    people=(),
    places=(),
    topics=(),
    language="en",
)
Opened = tuple[Theme, list[Diagnostic]]


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Mapping[str, str]], Opened]:
    """Open the default theme with these files in a site's own templates."""

    def open_with(files: Mapping[str, str]) -> Opened:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return open_theme((SITE,), tmp_path)

    return open_with


@pytest.fixture
def rendered(opened: Callable[[Mapping[str, str]], Opened]) -> Callable[[str], str]:
    """Render one template that a site wrote."""

    def render_text(text: str) -> str:
        theme, _ = opened({"page.html": text})
        return render(theme, "page.html", VIEW)

    return render_text


def fault_of(theme: Theme, template: str) -> Diagnostic:
    with pytest.raises(TemplateFault) as caught:
        render(theme, template, VIEW)
    return caught.value.diagnostic


def test_the_default_templates_lie_beside_the_package_in_a_checkout() -> None:
    assert (default_templates() / "base.html").is_file()


def test_a_site_overrides_one_file_whole(opened) -> None:
    theme, diagnostics = opened({"page.html": "<p>{{ view.title }}"})
    assert diagnostics == []
    assert render(theme, "page.html", VIEW) == "<p>About &lt;this&gt;"


def test_a_site_overrides_one_block_of_a_default_template(opened) -> None:
    theme, diagnostics = opened(
        {"page.html": '{% extends "!theme/page.html" %}{% block footer %}<hr>{% endblock %}'}
    )
    html = render(theme, "page.html", VIEW)
    assert diagnostics == []
    assert "<hr>" in html
    assert "<h1>About &lt;this&gt;</h1>" in html
    assert "Made with Chronicle" not in html


def test_a_template_equal_to_the_default_one_is_no_override(opened) -> None:
    text = (default_templates() / "page.html").read_text("utf-8")
    changed, _ = opened({"page.html": text})
    plain, _ = open_theme((SITE,), None)
    assert changed == plain
    assert digest(changed, "page.html") == digest(plain, "page.html")


def test_static_files_are_shadowed_file_by_file(opened, tmp_path: Path) -> None:
    theme, _ = opened({"static/chronicle.css": "", "static/seal.svg": "<svg/>"})
    statics = dict(theme.statics)
    assert statics["/static/chronicle.css"] == tmp_path / "static/chronicle.css"
    assert statics["/static/seal.svg"] == tmp_path / "static/seal.svg"
    assert statics["/static/favicon.svg"] == default_templates() / "static/favicon.svg"


def test_hidden_files_and_strange_ones_are_no_templates(opened) -> None:
    theme, diagnostics = opened({".DS_Store": "", ".git/a.html": "", "notes.md": "{% nonsense"})
    assert diagnostics == []
    assert not {".DS_Store", ".git/a.html", "notes.md"} & dict(theme.sources).keys()


def test_a_theme_survives_the_way_to_another_process(opened) -> None:
    theme, _ = opened({"page.html": "{{ view.title }}"})
    sent = pickle.loads(pickle.dumps(theme))
    assert sent == theme
    assert render(sent, "page.html", VIEW) == render(theme, "page.html", VIEW)


def test_a_changed_partial_changes_the_digest_of_those_that_include_it_and_of_no_other(
    opened,
) -> None:
    files = {
        "a.html": '{% include "partials/x.html" %}',
        "b.html": '{% extends "a.html" %}',
        "c.html": "{% from 'partials/x.html' import m %}",
        "d.html": "nothing",
        "partials/x.html": "{% macro m() %}one{% endmacro %}",
    }
    before, _ = opened(files)
    after, _ = opened({"partials/x.html": "{% macro m() %}two{% endmacro %}"})
    changed = {name for name in files if digest(before, name) != digest(after, name)}
    assert changed == {"a.html", "b.html", "c.html", "partials/x.html"}


def test_a_changed_card_changes_the_digest_of_lists_and_not_of_entries(opened) -> None:
    before, _ = open_theme((SITE,), None)
    after, _ = opened({"partials/entry-card.html": "{{ card.title }}"})
    assert digest(before, "topic.html") != digest(after, "topic.html")
    assert digest(before, "entry.html") == digest(after, "entry.html")


def test_a_computed_include_depends_on_every_template(opened) -> None:
    before, _ = opened({"a.html": "{% include view.title %}", "z.html": "one"})
    after, _ = opened({"z.html": "two"})
    assert digest(before, "a.html") != digest(after, "a.html")


def test_a_changed_site_changes_every_digest() -> None:
    before, _ = open_theme((SITE,), None)
    renamed = Site(**{name: getattr(SITE, name) for name in Site.__slots__} | {"title": "Other"})
    after, _ = open_theme((renamed,), None)
    assert digest(before, "page.html") != digest(after, "page.html")


def test_a_card_is_rendered_once_for_all_lists() -> None:
    theme, _ = open_theme((SITE,), None)
    cards: dict[str, Markup] = {card_key(CARD): Markup("<b>kept</b>")}
    theme = Theme((*theme.sources, ("t.html", "{{ card(view.card) }}")), (), (SITE,), "with t")
    assert render(theme, "t.html", Shown(CARD), cards) == "<b>kept</b>"  # type: ignore[arg-type]
    cards.clear()
    first = render(theme, "t.html", Shown(CARD), cards)  # type: ignore[arg-type]
    assert "A call" in first
    assert cards == {card_key(CARD): Markup(first)}


class Shown:
    def __init__(self, card: Card) -> None:
        self.card = card


def test_text_in_html_is_escaped_and_in_plain_text_is_not(opened) -> None:
    theme, _ = opened({"a.html": "{{ view.title }}", "a.txt": "{{ view.title }}"})
    assert render(theme, "a.html", VIEW) == "About &lt;this&gt;"
    assert render(theme, "a.txt", VIEW) == "About <this>"


def test_links_carry_the_path_of_the_site_and_others_stay(rendered) -> None:
    text = "{{ url('/a/') }} {{ url('#top') }} {{ url('https://x.org/') }} {{ absolute('/a/') }}"
    assert rendered(text) == "/repo/a/ #top https://x.org/ https://example.org/repo/a/"


def test_interface_words_are_marked_for_translation(rendered) -> None:
    text = "{{ _('Sources') }} {% trans count=2 %}{{ count }} entry{% pluralize %}{{ count }} entries{% endtrans %}"
    assert rendered(text) == "Sources 2 entries"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "1,961 2,024 entries, 1961"), ("ru", "1\xa0961 2\xa0024 записи, 1961")],
)
def test_numbers_have_the_separators_of_the_language_and_years_have_none(
    language: str, text: str, opened
) -> None:
    sentence = "{{ count }} entry, {{ years }}{% pluralize %}{{ count }} entries, {{ years }}"
    theme, _ = opened(
        {
            "page.html": "{{ number(1961) }} {% trans count=2024, years=1961 %}"
            + sentence
            + "{% endtrans %}"
        }
    )
    view = TextView(head=Head("About", "/about/", language), title="")
    assert render(theme, "page.html", view) == text


def test_every_count_on_a_page_is_written_as_its_language_writes_numbers() -> None:
    texts = {
        path.name: path.read_text("utf-8")
        for path in default_templates().rglob("*.html")
        if path.parent.name != "charts"  # whose figures come in words
    }
    assert not [name for name, text in texts.items() if re.search(r"{{ \S+\.count }}", text)]


def test_a_syntax_error_is_found_when_the_theme_is_opened(opened) -> None:
    _, [found] = opened({"page.html": "<p>\n{% if %}\n"})
    assert found.code == "template-syntax"
    assert found.location == Location("templates/page.html", 2)


def test_an_unknown_filter_is_found_when_the_theme_is_opened(opened) -> None:
    _, [found] = opened({"page.html": "<p>\n\n{{ view.title|uper }}"})
    assert found.code == "template-syntax"
    assert "uper" in found.message
    assert found.location == Location("templates/page.html", 3)


def test_an_unknown_parent_is_found_when_the_theme_is_opened(opened) -> None:
    _, [found] = opened({"page.html": '\n{% extends "!theme/pge.html" %}'})
    assert found.code == "template-missing"
    assert found.location == Location("templates/page.html", 2)
    assert found.hint == "did you mean “!theme/page.html”?"


def test_an_include_that_may_be_missing_is_no_finding(opened) -> None:
    theme, diagnostics = opened({"page.html": "a{% include 'x.html' ignore missing %}"})
    assert diagnostics == []
    assert render(theme, "page.html", VIEW) == "a"


def test_a_template_that_nothing_uses_and_that_resembles_a_default_one_is_a_warning(opened) -> None:
    _, [found] = opened({"entri.html": "", "own.html": ""})
    assert found.code == "template-unused"
    assert found.hint == "did you mean “entry.html”?"


def test_an_unknown_attribute_is_told_with_its_line_and_the_nearest_name(opened) -> None:
    theme, _ = opened({"page.html": "<p>\n{{ view.titel }}"})
    found = fault_of(theme, "page.html")
    assert found.code == "template-unknown-name"
    assert found.message == "TextView has no “titel”"
    assert found.location == Location("templates/page.html", 2)
    assert found.hint == "did you mean “title”?"


def test_an_unknown_name_is_told_with_the_nearest_one(opened) -> None:
    theme, _ = opened({"page.html": "{{ veiw.title }}"})
    found = fault_of(theme, "page.html")
    assert found.message == "There is no “veiw” here"
    assert found.hint == "did you mean “view”?"


def test_a_failure_in_an_included_template_names_that_template(opened) -> None:
    files = {"page.html": "{% include 'x.html' %}", "x.html": "\n\n{{ 1 // 0 }}"}
    found = fault_of(opened(files)[0], "page.html")
    assert found.code == "template-failed"
    assert found.location == Location("templates/x.html", 3)


def test_a_fault_survives_the_way_to_another_process(opened) -> None:
    theme, _ = opened({"page.html": "{{ nothing }}"})
    with pytest.raises(TemplateFault) as caught:
        render(theme, "page.html", VIEW)
    assert pickle.loads(pickle.dumps(caught.value)).diagnostic == caught.value.diagnostic


def test_a_template_that_is_not_utf_8_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"caf\xe9")
    _, [found] = open_theme((SITE,), tmp_path)
    assert found.code == "template-encoding"


@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__.__globals__.os.listdir('.') }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ url['__wrapped__'] }}",
        "{{ view|attr('__class__') }}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ open('/etc/hosts') }}",
        "{{ now() }}",
        "{% include '../pyproject.toml' %}",
        "{% include '/etc/hosts' %}",
    ],
)
def test_a_template_cannot_read_files_or_the_clock(rendered, text: str) -> None:
    with pytest.raises(TemplateFault):
        rendered(text)


@pytest.mark.parametrize("text", ["{{ lipsum() }}", "{{ [1, 2]|random }}"])
def test_a_template_cannot_draw_lots(rendered, text: str) -> None:
    with pytest.raises(TemplateFault):
        rendered(text)
