"""What pages rest on is noted while they are planned, and what is another thing afterwards is known."""

from chronicle.planning.grounds import Noted, Notes, differing


def test_what_is_asked_for_is_noted_found_or_not() -> None:
    notes = Notes()
    held = Noted({"khan": 1}, "of", notes)
    with notes.apart() as grounds:
        assert held["khan"] == 1
        assert held.get("putin") is None
        assert "xi" not in held
    assert grounds == {("of", "khan"), ("of", "putin"), ("of", "xi")}


def test_whoever_goes_through_all_has_all_for_a_ground() -> None:
    notes = Notes()
    held = Noted({"khan": 1}, "of", notes)
    with notes.apart() as grounds:
        assert list(held.values()) == [1]
    assert ("of", None) in grounds


def test_what_is_noted_within_is_no_ground_of_what_is_around() -> None:
    notes = Notes()
    held = Noted({"khan": 1, "putin": 2}, "of", notes)
    with notes.apart() as around:
        held.get("khan")
        with notes.apart() as within:
            held.get("putin")
        held.get("xi")
    assert (around, within) == ({("of", "khan"), ("of", "xi")}, {("of", "putin")})


def test_what_differs_is_another_value_or_one_that_came_or_went() -> None:
    old = {"of": {"khan": 1, "putin": 2, "xi": 3}, "in seat": {"president": 1}}
    new = {"of": {"khan": 1, "putin": 4, "modi": 5}, "in seat": {"president": 1}}
    differ = {("of", "putin"), ("of", "xi"), ("of", "modi"), ("of", None)}
    assert differing(old, new) == differ
    assert differing(old, old) == frozenset()
