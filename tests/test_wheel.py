"""The wheel: it has all that a site needs, and works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    building = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(building, cwd=CHECKOUT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def below(folder: Path) -> set[str]:
    """The files below a folder, but for those that Python makes."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix() for path in paths if "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_with_its_theme_its_data_and_its_skeleton(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {f"chronicle/templates/{name}" for name in below(CHECKOUT / "templates")} <= inside
    assert {f"chronicle/{name}" for name in below(CHECKOUT / "chronicle")} <= inside
    assert {"chronicle/data/states.yaml", "chronicle/skeleton/dot-gitignore"} <= inside


def test_the_wheel_holds_neither_content_nor_tests(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in inside}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"chronicle"}


def test_a_site_is_begun_checked_and_built_by_the_installed_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    # A wheel is a zip file that is unpacked where Python looks (PEP 427).
    zipfile.ZipFile(wheel).extractall(installed)

    def chronicle(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "chronicle", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    program = "import chronicle; print(chronicle.__file__)"
    where = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert where.stdout.startswith(str(installed))
    chronicle(tmp_path, "init", "mine", "--title", "Ours")
    assert chronicle(tmp_path / "mine", "check") == "no findings\n"
    assert " written, 0 removed in " in chronicle(tmp_path / "mine", "build")
    assert "theme  base.html" in chronicle(tmp_path / "mine", "templates", "list")
    public = tmp_path / "mine/public"
    assert "Ours" in (public / "index.html").read_text("utf-8")
    assert (public / "static/chronicle.css").is_file()
