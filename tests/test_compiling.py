"""Templates compiled to Python: what is worked out ahead, and what is not asked about, changes nothing but the time."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from test_theme import SITE, VIEW

from chronicle.rendering.compiling import shown
from chronicle.rendering.theme import TemplateFault, open_theme, render

Rendered = Callable[[Mapping[str, str] | str], str]


@pytest.fixture
def rendered(tmp_path: Path) -> Rendered:
    """Render "page.html" of these templates of a site."""

    def render_page(files: Mapping[str, str] | str) -> str:
        for name, text in ({"page.html": files} if isinstance(files, str) else files).items():
            (tmp_path / name).write_text(text, "utf-8")
        theme, _ = open_theme((SITE,), tmp_path)
        return render(theme, "page.html", VIEW)

    return render_page


def reason(rendered: Rendered, text: str) -> str:
    with pytest.raises(TemplateFault) as caught:
        rendered(text)
    return caught.value.diagnostic.message


@pytest.mark.parametrize(
    ("value", "html"),
    [("<b>", "&lt;b&gt;"), (3, "3"), (2.5, "2.5"), (80.0, "80"), (None, "None"), (True, "True")],
)
def test_a_value_is_shown_escaped_and_a_whole_number_without_a_point(
    value: object, html: str
) -> None:
    assert shown(value) == html


@pytest.mark.parametrize(
    "text",
    [
        "{% set site = view %}{{ site.title }}",
        "{% with site = view %}{{ site.title }}{% endwith %}",
        "{% for site in [view] %}{{ site.title }}{% endfor %}",
        "{% macro of(site) %}{{ site.title }}{% endmacro %}{{ of(view) }}",
    ],
)
def test_a_name_with_a_meaning_of_its_own_keeps_it(rendered: Rendered, text: str) -> None:
    assert rendered(text) == "About &lt;this&gt;"


def test_an_imported_name_comes_before_what_all_templates_know(rendered: Rendered) -> None:
    files = {
        "own.html": "{% macro url(address) %}own {{ address }}{% endmacro %}",
        "page.html": '{% from "own.html" import url %}{{ url("/about/") }}',
    }
    assert rendered(files) == "own /about/"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("{% if site.logo %}a{% elif site.title %}b{% else %}c{% endif %}", "b"),
        ("{% if site.logo %}a{% elif site.accent %}b{% else %}c{% endif %}", "c"),
        ("{% if site.logo %}a{% elif view.title %}b{% else %}c{% endif %}", "b"),
        ("{% if view.image %}a{% elif site.logo %}b{% elif view.title %}c{% endif %}", "c"),
        ("{% if view.image %}a{% elif site.title %}b{% elif view.title %}c{% endif %}", "b"),
        ("{% if view.title %}a{% elif site.title %}b{% endif %}", "a"),
        ("{% if site.title %}{% if site.logo %}a{% else %}b{% endif %}{% endif %}", "b"),
        ("{% if site.logo %}a{% endif %}", ""),
    ],
)
def test_what_the_site_has_and_lacks_chooses_the_branch(
    rendered: Rendered, text: str, chosen: str
) -> None:
    assert rendered(text) == chosen


def test_a_branch_that_is_not_taken_may_ask_for_what_is_not_there(rendered: Rendered) -> None:
    assert rendered("{% if site.logo %}{{ url(site.logo) }}{% endif %}.") == "."


def test_an_included_template_knows_what_stands_around_it(rendered: Rendered) -> None:
    files = {
        "part.html": "{{ word }}, {{ each }}, {{ view.title }}",
        "page.html": '{% set word = "one" %}{% for each in "ab" %}{% include "part.html" %};{% endfor %}',
    }
    assert rendered(files) == "one, a, About &lt;this&gt;;one, b, About &lt;this&gt;;"


def test_a_macro_takes_its_parameters_by_place_or_by_name_or_not_at_all(rendered: Rendered) -> None:
    macro = "{% macro of(a, b='<') %}{{ a }}{{ b }}{% endmacro %}"
    assert rendered(macro + "{{ of(1) }} {{ of(1, 2) }} {{ of(b=2, a=1) }}") == "1&lt; 12 12"


def test_a_macro_called_with_too_much_is_told_by_its_name(rendered: Rendered) -> None:
    told = reason(rendered, "{% macro of(a) %}{{ a }}{% endmacro %}{{ of(1, 2) }}")
    assert "of()" in told


def test_a_parameter_that_was_not_given_is_told_of(rendered: Rendered) -> None:
    told = reason(rendered, "{% macro of(a) %}{{ a }}{% endmacro %}{{ of() }}")
    assert told == "parameter 'a' was not provided"


@pytest.mark.parametrize(
    "text",
    [
        "{{ view.__class__ }}",
        "{{ view.head.__init__ }}",
        "{{ card.__globals__ }}",
        "{{ url.__wrapped__ }}",
        "{{ card.direct.__globals__ }}",
        "{{ loop.__class__ }}",
        "{% macro of() %}{% endmacro %}{{ of.direct.__globals__ }}",
    ],
)
def test_what_is_private_stays_so(rendered: Rendered, text: str) -> None:
    with pytest.raises(TemplateFault):
        rendered(text)
