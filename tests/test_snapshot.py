"""Snapshots: a second load is fast, never stale, and never trusts what it finds."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import msgspec
import pytest

from dealgraph import SeedsError, cache, load, snapshot
from dealgraph.cli import main
from dealgraph.loading import load_folder
from small_world import write_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own, empty cache folder."""
    place = tmp_path / "own-cache"
    monkeypatch.setenv("DEALGRAPH_CACHE", str(place))
    return place


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows by one whenever seeds are read from YAML."""
    import dealgraph.seeds

    seen: list[str] = []
    read = dealgraph.seeds.read_seeds

    def counted(*arguments: object, **named: object) -> object:
        seen.append(str(arguments[0]))
        return read(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(dealgraph.seeds, "read_seeds", counted)
    return seen


def snapshots(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.snapshot"))


def test_the_second_load_reads_no_yaml(seeds: Path, folder: Path, readings: list[str]) -> None:
    """What comes from the snapshot equals what was read."""
    first, second = load(seeds), load(seeds)
    assert len(readings) == 1
    assert first.records == second.records
    assert first.vocabulary == second.vocabulary
    assert [row.id for row in first.conflicts()] == [row.id for row in second.conflicts()]


CHANGES = {
    "a statement": ("statements/harbour-article.yaml", "2.5 billion", "2.6 billion"),
    "an alias": ("entities/companies.yaml", "Quarry, ", "Quarries, "),
    "a source": ("sources.yaml", "2026-05-28", "2026-05-27"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_file_is_read_anew(change: str, seeds: Path, folder: Path) -> None:
    """A change of the same length, with the old time stamp, is seen all the same."""
    name, old, new = CHANGES[change]
    before = load(seeds)
    path = seeds / name
    status, text = path.stat(), path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert before.records != load(seeds).records


def test_a_file_that_comes_or_goes_is_seen(seeds: Path, folder: Path) -> None:
    """New, removed and renamed files lead to another key; so do those that are errors."""
    load(seeds)
    extra = seeds / "entities" / "extra.yaml"
    extra.write_text("zephyr:\n  type: Company\n  label: Zephyr\n")
    assert "zephyr" in load(seeds)
    extra.unlink()
    assert "zephyr" not in load(seeds)
    (seeds / "entities" / "extra.yml").write_text("")
    with pytest.raises(SeedsError, match="a seeds file ends in"):
        load(seeds)


def test_the_lock_and_the_judgements_count(small_seeds: Path, seeds: Path, folder: Path) -> None:
    """Without its lock a graph has no offsets, whatever was read before."""
    located = load(small_seeds).records.statements[0].evidence[0]
    bare = load(seeds).records.statements[0].evidence[0]
    assert located.start is not None
    assert bare.start is None
    (seeds / "judgements.yaml").write_text(
        "- {one: quarry-labs, other: tamarind, judgement: same, by: A Tester, when: 2026-06-01, why: for the test}\n"
    )
    assert "tamarind" not in {entity.id for entity in load(seeds).entities}


def test_the_code_that_reads_counts(small_seeds: Path) -> None:
    """What the key leaves out of the package takes no part in reading seeds."""
    code = (
        "import sys; from pathlib import Path; from dealgraph.seeds import read_seeds;"
        "read_seeds(Path(sys.argv[1])).require_valid(); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(small_seeds)], capture_output=True, text=True, check=True)
    used = {name.split(".")[1] for name in done.stdout.split() if name.startswith("dealgraph.")}
    assert {"seeds", "records", "vocabulary"} <= used
    assert set() == used & set(snapshot.NO_PART)


def test_errors_are_never_cached(seeds: Path, folder: Path, readings: list[str]) -> None:
    """Seeds with problems raise at every load and leave nothing behind."""
    (seeds / "entities" / "wrong.yaml").write_text("zephyr:\n  type: Compny\n  label: Zephyr\n")
    for _ in range(2):
        with pytest.raises(SeedsError):
            load(seeds)
    assert len(readings) == 2
    assert snapshots(folder) == []


def test_fresh_reads_and_checks_anew(seeds: Path, folder: Path, readings: list[str]) -> None:
    """`build` asks for this: no snapshot stands in for a reading."""
    load(seeds)
    load_folder(seeds, fresh=True)
    assert len(readings) == 2


def test_build_and_check_read_the_yaml(
    seeds: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither is misled by a snapshot that says something else under the right key."""
    kg = load(seeds)
    (stored,) = snapshots(folder)
    other = snapshot.Snapshot(kg.vocabulary, msgspec.structs.replace(kg.records, statements=()))
    stored.write_bytes(forged(seeds, msgspec.msgpack.encode(other)))
    assert main(["check", "--seeds", str(seeds)]) == 0
    assert f"{len(kg.records.statements)} statements" in capsys.readouterr().out
    assert main(["build", "--seeds", str(seeds), "--out", str(tmp_path / "out")]) == 0
    assert len(kg.records.statements) == (tmp_path / "out" / "statements.jsonl").read_text().count("\n")


def forged(seeds: Path, body: bytes) -> bytes:
    key = snapshot.seeds_key(seeds)
    assert key is not None
    return cache._head(key, body) + body


DAMAGE = {
    "empty": lambda data: b"",
    "cut short": lambda data: data[:-1],
    "a bit turned": lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    "another kind of file": lambda data: b"hello",
    "another key's": lambda data: data.replace(data[19:51], bytes(32), 1),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_snapshot_is_replaced(damage: str, seeds: Path, folder: Path, readings: list[str]) -> None:
    """Whatever is wrong with it, the seeds are read, and a sound snapshot takes its place."""
    expected = load(seeds).records
    (stored,) = snapshots(folder)
    sound = stored.read_bytes()
    stored.write_bytes(DAMAGE[damage](sound))
    assert expected == load(seeds).records
    assert len(readings) == 2
    assert sound == stored.read_bytes()


@pytest.mark.parametrize("body", [b"\xc0", b"\x80", b"\x82\xa7records\x90\xaavocabulary\x90", b"\x91" * 100_000])
def test_a_right_checksum_does_not_make_it_right(body: bytes, seeds: Path, folder: Path, readings: list[str]) -> None:
    """What decodes to other types than ours is no snapshot."""
    expected = load(seeds).records
    (stored,) = snapshots(folder)
    stored.write_bytes(forged(seeds, body))
    assert expected == load(seeds).records
    assert len(readings) == 2


def test_off_keeps_nothing(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readings: list[str]) -> None:
    """DEALGRAPH_CACHE=off neither reads nor writes."""
    monkeypatch.setenv("DEALGRAPH_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    load(seeds)
    load(seeds)
    assert len(readings) == 2
    assert not (tmp_path / "xdg").exists()


def test_the_place_follows_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_CACHE_HOME counts where it is absolute; otherwise it is ~/.cache."""
    monkeypatch.delenv("DEALGRAPH_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert tmp_path / "xdg" / "dealgraph" == cache.cache_folder()
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert tmp_path / ".cache" / "dealgraph" == cache.cache_folder()


@pytest.mark.parametrize("place", ["/dev/null/cache", "/proc/dealgraph", "a-file"])
def test_a_home_that_cannot_be_written_does_not_matter(
    place: str, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, readings: list[str]
) -> None:
    """No cache, no error."""
    (tmp_path / "a-file").write_text("")
    monkeypatch.setenv("DEALGRAPH_CACHE", place if place.startswith("/") else str(tmp_path / place))
    assert load(seeds).records == load(seeds).records
    assert len(readings) == 2


def test_seeds_with_links_have_no_snapshot(seeds: Path, folder: Path) -> None:
    """What a link leads to may change without a trace in the folder."""
    (seeds / "entities" / "more.yaml").symlink_to(seeds / "sources.yaml")
    assert snapshot.seeds_key(seeds) is None


def test_a_file_that_changes_while_it_is_read_leaves_no_snapshot(seeds: Path, folder: Path) -> None:
    """Nobody knows which of its states the records would show."""

    def read() -> snapshot.Snapshot:
        kg = load_folder(seeds, fresh=True)
        (seeds / "entities" / "late.yaml").write_text("zephyr:\n  type: Company\n  label: Zephyr\n")
        return snapshot.Snapshot(kg.vocabulary, kg.records)

    snapshot.snapshot_of(seeds, read)
    assert snapshots(folder) == []


def test_only_a_few_are_kept(tmp_path: Path, folder: Path) -> None:
    """The oldest go first, and files that are not ours stay."""
    folder.mkdir()
    (folder / "mine.txt").write_text("keep me")
    keys = [f"{number:064x}" for number in range(cache.KEPT_FILES + 3)]
    for number, key in enumerate(keys):
        cache.write_cached(key, b"body")
        os.utime(folder / f"{key}.snapshot", (number, number))
    assert [f"{key}.snapshot" for key in keys[3:]] == [path.name for path in snapshots(folder)]
    assert (folder / "mine.txt").read_text() == "keep me"


def test_what_is_used_stays(folder: Path) -> None:
    """Reading makes a snapshot young again."""
    keys = [f"{number:064x}" for number in range(cache.KEPT_FILES + 1)]
    for number, key in enumerate(keys[:-1]):
        cache.write_cached(key, b"body")
        os.utime(folder / f"{key}.snapshot", (number, number))
    cache.read_cached(keys[0])
    cache.write_cached(keys[-1], b"body")
    assert [keys[0], *keys[2:]] == [path.stem for path in snapshots(folder)]


def test_files_of_others_are_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a shared folder somebody else may have put a snapshot of theirs."""
    key = "0" * 64
    cache.write_cached(key, b"body")
    assert bytes(cache.read_cached(key) or b"") == b"body"
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert cache.read_cached(key) is None


def test_links_in_the_cache_are_not_followed(folder: Path, tmp_path: Path) -> None:
    """Neither for reading nor for writing."""
    key = "0" * 64
    cache.write_cached(key, b"body")
    (folder / f"{key}.snapshot").rename(tmp_path / "elsewhere")
    (folder / f"{key}.snapshot").symlink_to(tmp_path / "elsewhere")
    assert cache.read_cached(key) is None


def test_many_write_at_once(seeds: Path, folder: Path) -> None:
    """Threads and processes that store the same leave one sound snapshot and no litter."""
    code = "import sys, dealgraph; print(len(dealgraph.load(sys.argv[1])))"
    processes = [
        subprocess.Popen([sys.executable, "-c", code, str(seeds)], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    threads = [threading.Thread(target=cache.write_cached, args=("f" * 64, bytes(100_000))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({process.communicate()[0] for process in processes}) == 1
    assert len(cache.read_cached("f" * 64) or b"") == 100_000
    assert len(list(folder.iterdir())) == 2


def test_numbers_beyond_64_bits_do_without(seeds: Path, folder: Path) -> None:
    """MessagePack has no place for them; the graph loads all the same."""
    write_files(seeds, {"statements/huge.yaml": HUGE})
    assert 10**26 in {row.value for row in load(seeds).records.statements}
    assert load(seeds).records == load(seeds).records
    assert snapshots(folder) == []


HUGE = """\
source: harbour-article
statements:
  quarry-labs:
    - valuation: 100000000000000 trillion USD
      quote: The round values the lab at $25 billion after the money
"""
