"""How the default theme looks: colours that can be read and told apart, and what a browser makes of the rest."""

import itertools
import math
import re

import pytest

from chronicle.rendering.theme import default_templates
from chronicle.settings import FAMILIES

CSS = (default_templates() / "static/chronicle.css").read_text("utf-8")
Linear = tuple[float, float, float]

DEFICIENCIES = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How colours are seen with no deficiency and with three whole ones, over linear sRGB.

Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
Deficiency, IEEE TVCG 15 (6), 2009, doi 10.1109/TVCG.2009.113: the matrices for severity 1.0.
"""


def linear(colour: str) -> Linear:
    """#rrggbb in linear light, 0 to 1 (WCAG 2.2, relative luminance)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def times(matrix: tuple[Linear, ...], vector: Linear) -> Linear:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2)."""
    weights = (0.2126, 0.7152, 0.0722)
    low, high = sorted(
        sum(w * c for w, c in zip(weights, linear(colour), strict=True)) for colour in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def oklab(colour: Linear) -> Linear:
    """Where a colour lies for the eye (Ottosson, A perceptual color space for image processing, 2020)."""
    to_cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    long, medium, short = (math.cbrt(cone) for cone in times(to_cones, colour))
    return times(to_lab, (long, medium, short))


def seen(colour: str, deficiency: str) -> Linear:
    red, green, blue = (
        min(1.0, max(0.0, c)) for c in times(DEFICIENCIES[deficiency], linear(colour))
    )
    return oklab((red, green, blue))


def colours(scheme: str) -> dict[str, str]:
    """The colours of the style sheet by their names, as a scheme has them."""
    at = ("light", "dark").index(scheme)
    pairs = r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);"
    named = re.findall(rf"^    --([a-z]+): {pairs}", CSS, re.M)
    families = re.findall(rf"\.family-([a-z]+) {{ --family: {pairs}", CSS)
    base = {name: both[at] for name, *both in named}
    return base | {f"family-{name}": both[at] for name, *both in families}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_the_contrast_of_wcag_aa_in_both_schemes(scheme: str) -> None:
    known = colours(scheme)
    for text in ("ink", "quiet", "accent", "good", "warn", "bad"):
        for ground in ("paper", "sheet", "mark"):
            assert contrast(known[text], known[ground]) >= 4.5, (text, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_family_of_kinds_has_a_colour_that_stands_out_from_the_page(scheme: str) -> None:
    known = colours(scheme)
    for family in FAMILIES:
        for ground in ("paper", "sheet"):
            assert contrast(known[f"family-{family.id}"], known[ground]) >= 3, (family.id, ground)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_families_can_be_told_apart(scheme: str, deficiency: str) -> None:
    """A distance of 0.02 in Oklab can just be seen side by side; small marks need several times that."""
    known = colours(scheme)
    for one, other in itertools.combinations([f"family-{family.id}" for family in FAMILIES], 2):
        apart = math.dist(seen(known[one], deficiency), seen(known[other], deficiency))
        assert apart >= 0.09, (one, other)
