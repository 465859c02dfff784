import sqlite3
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from healthlint.registry.errors import RegistryError
from healthlint.registry.opening import address_of
from healthlint.registry.registry import Registry
from healthlint.registry.schema import VERSION
from registering import build, lines

WORKS = [{"doi": f"10.5555/{number}", "title": f"Tea number {number}"} for number in range(500)]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    return build(tmp_path / "works.registry", lines(tmp_path / "works.jsonl", WORKS))


def refused(path: Path) -> str:
    with pytest.raises(RegistryError) as caught:
        Registry.open(path)
    said = str(caught.value)
    assert said.startswith(str(path))
    assert "\n" not in said
    return said


def test_a_registry_cannot_be_written_to(built: Path) -> None:
    with (
        Registry.open(built) as registry,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        registry._database.execute("DELETE FROM works")


def test_a_registry_is_read_where_nothing_can_be_written(built: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with Registry.open(built) as registry:
        assert registry.record("doi", "10.5555/3") is not None
        assert sorted(tmp_path.iterdir()) == before


def test_a_path_with_signs_of_addresses_is_a_path(tmp_path: Path) -> None:
    target = build(tmp_path / "50% ?works#1.registry", lines(tmp_path / "w.jsonl", WORKS))
    with Registry.open(target) as registry:
        assert registry.record("doi", "10.5555/3") is not None


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/a b/50%#?.registry"), "file:///a%20b/50%25%23%3F.registry"),
        (PureWindowsPath("C:/a b/c.registry"), "file:///C:/a%20b/c.registry"),
        (PureWindowsPath("//server/share/c.registry"), "file:////server/share/c.registry"),
    ],
    ids=["signs", "drive", "share"],
)
def test_an_address_names_no_host(path: PurePath, address: str) -> None:
    assert address_of(path) == address


def test_no_file_is_one_error(tmp_path: Path) -> None:
    assert "registry build -o" in refused(tmp_path / "none")


def test_a_folder_is_one_error(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_path_that_cannot_be_is_one_error() -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        Registry.open("works\0registry")


@pytest.mark.parametrize(
    "content", [b"", b"# Tea\n" * 50, b"SQLite format 3\0"], ids=["empty", "text", "head"]
)
def test_another_file_is_one_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    assert "is no registry" in refused(path)


def test_a_database_of_another_program_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE meta (name, value)")
    database.close()
    assert "another program" in refused(path)


@pytest.mark.parametrize(("step", "age"), [(1, "newer"), (-1, "older")])
def test_another_format_is_one_error(built: Path, step: int, age: str) -> None:
    content = bytearray(built.read_bytes())
    content[60:64] = (VERSION + step).to_bytes(4, "big")
    built.write_bytes(content)
    assert f"made by an {age}" in refused(built) or f"made by a {age}" in refused(built)


def test_a_registry_that_is_cut_short_is_one_error(built: Path) -> None:
    built.write_bytes(built.read_bytes()[:-5000])
    assert "cut short" in refused(built)


def test_a_build_that_has_not_ended_is_one_error(built: Path) -> None:
    database = sqlite3.connect(built)
    database.execute("DELETE FROM meta WHERE name = 'finished'")
    database.commit()
    database.close()
    assert "has not ended" in refused(built)


def test_damage_that_shows_at_a_look_up_is_an_error_of_the_registry(built: Path) -> None:
    content = bytearray(built.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    built.write_bytes(content)
    with pytest.raises(RegistryError, match="damaged"), Registry.open(built) as registry:
        registry.record("doi", "10.5555/3")
