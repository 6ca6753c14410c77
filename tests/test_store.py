import pickle
import sqlite3
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.converting import Dialect, convert
from chronicle.keeping import Bodies, TextLost, Texts, key_of, read_body
from chronicle.remembering import converter
from chronicle.spreading import Spread
from chronicle.store import Store

RICH = """# A *title*

See [[topic:energy|the talks]] and [[call]], as told[^src:tdi] and noted[^1].

![A map](map.png) [More](../b.md) [gone](/x/)

[^1]: A note.
[^2]: Nobody points here.
"""
DIALECT = Dialect()


def new_texts(store: Bodies, texts: list[str], dialect: Dialect = DIALECT) -> int:
    """Convert as a build does; how many texts were not known."""
    counted = [0]
    convert_new = converter(store, dialect, Spread(1), lambda done, _: counted.append(done))
    bodies = [Texts(store)(body) for body in convert_new(texts)]
    assert bodies == [convert(text, dialect) for text in texts]
    return counted[-1]


@pytest.fixture
def bodies(tmp_path: Path) -> Bodies:
    return Bodies.of(tmp_path / "memory")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "memory" / "store.sqlite")


@given(st.text() | st.just(RICH))
def test_a_body_is_read_as_it_was_kept(text: str) -> None:
    body = convert(text)
    for each in (body, body.apart("a1")):
        assert read_body(orjson.dumps(each)) == each


@pytest.mark.parametrize(
    "data",
    [b"", b"null", b"[]", b"{}", b'{"html": 3}', b'{"html": "", "headings": [3]}', b"\xff", b"7"],
)
def test_what_is_no_body_is_not_read(data: bytes) -> None:
    assert read_body(data) is None


def test_a_text_is_converted_once(bodies: Bodies) -> None:
    assert new_texts(bodies, [RICH, "b", "a"]) == 3
    assert new_texts(bodies, ["a", RICH, "c", "a"]) == 1
    assert new_texts(bodies, ["a", "c"]) == 0


def test_another_dialect_is_another_body(bodies: Bodies) -> None:
    assert new_texts(bodies, ['"a"']) == 1
    assert new_texts(bodies, ['"a"'], Dialect(smart_quotes=False)) == 1
    assert new_texts(bodies, ['"a"'], Dialect(engine="gfm")) == 1
    assert key_of("a", DIALECT) != key_of("a", Dialect(smart_quotes=False))


def test_many_texts_come_back_in_order(bodies: Bodies) -> None:
    texts = [f"Text {number}" for number in range(60)]
    assert new_texts(bodies, texts) == 60
    assert new_texts(bodies, texts[::-1]) == 0


def test_once_most_is_unused_it_is_dropped(bodies: Bodies) -> None:
    new_texts(bodies, ["a", "b", "c", "d"])
    new_texts(bodies, ["a", "b", "e"])
    assert len(bodies.known({key_of(text, DIALECT) for text in "abcde"})) == 5
    new_texts(bodies, ["a", "f"])
    assert set(bodies.known({key_of(text, DIALECT) for text in "abcdef"})) == {
        key_of("a", DIALECT),
        key_of("f", DIALECT),
    }


@pytest.mark.parametrize("which", ["surfaces", "texts"])
@pytest.mark.parametrize("junk", [b"", b"junk" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_store_is_made_again(bodies: Bodies, which: str, junk: bytes) -> None:
    new_texts(bodies, ["a"])
    getattr(bodies, which).path.write_bytes(junk)
    assert new_texts(bodies, ["a"]) == 1
    assert new_texts(bodies, ["a"]) == 0


@pytest.mark.parametrize("which", ["surfaces", "texts"])
def test_a_store_cut_short_is_made_again(bodies: Bodies, which: str) -> None:
    texts = [f"Text {number} " + "word " * 200 for number in range(50)]
    new_texts(bodies, texts)
    path = getattr(bodies, which).path
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    new_texts(bodies, texts)
    assert new_texts(bodies, texts) == 0


def test_a_text_that_was_changed_in_the_store_is_said_to_be_lost(bodies: Bodies) -> None:
    new_texts(bodies, ["a"])
    with sqlite3.connect(bodies.texts.path) as database:
        database.execute("UPDATE kept SET data = ?", [b"another"])
    with pytest.raises(TextLost):
        new_texts(bodies, ["a"])
    bodies.forget()
    assert new_texts(bodies, ["a"]) == 1


def test_a_text_is_read_in_another_process_than_that_which_began_to(bodies: Bodies) -> None:
    new_texts(bodies, ["a"])
    (body,) = bodies.known({key_of("a", DIALECT)}).values()
    texts = Texts(bodies)
    assert texts(body).html == pickle.loads(pickle.dumps(texts))(body).html == "<p>a</p>"


@pytest.mark.parametrize("data", [b"", b"one", b"x" * 20, "text of twenty letters"])
def test_what_was_changed_in_the_store_is_not_known(store: Store, data: object) -> None:
    store.keep({b"a": b"one", b"b": b"two"}, {b"a", b"b"})
    with sqlite3.connect(store.path) as database:
        database.execute("UPDATE kept SET data = ? WHERE key = ?", [data, b"a"])
    assert store.known() == store.known({b"a", b"b"}) == {b"b": b"two"}


def test_the_database_of_another_program_is_no_store(bodies: Bodies) -> None:
    bodies.texts.path.parent.mkdir()
    with sqlite3.connect(bodies.texts.path) as database:
        database.execute("CREATE TABLE kept (id INTEGER)")
    assert new_texts(bodies, ["a"]) == 1
    assert new_texts(bodies, ["a"]) == 0


def test_where_nothing_can_be_kept_texts_are_converted_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    bodies = Bodies.of(tmp_path / "file")
    assert new_texts(bodies, ["a"]) == 1
    assert new_texts(bodies, ["a"]) == 1
