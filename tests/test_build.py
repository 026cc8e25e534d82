"""A build is whole or not at all: whatever fails, is killed or comes in between, the exports stand."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
import pytest

from dealgraph.errors import BuildError
from dealgraph.exports import EXPORTS, build
from dealgraph.exports import exchange as exchange_module
from dealgraph.knowledge_graph import KnowledgeGraph
from killed_builds import graph_in
from small_world import FILES, write_files

CONTRACT = """
    graph.html graph.ttl graph.jsonld graph.nt graph.trig graph.nq graph.graphml graph.gexf manifest.json
    entities.jsonl entities.csv entities.parquet statements.jsonl statements.csv statements.parquet
    quotations.jsonl quotations.csv quotations.parquet conflicts.jsonl conflicts.csv conflicts.parquet
"""
SCRIPTS = Path(__file__).parent


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def names(folder: Path) -> list[str]:
    """Return the names of what stands in the folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def python(*arguments: str, **environment: str) -> str:
    """Run Python and return what it prints."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **environment}, timeout=3000
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(small: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the small world, for tests that only read."""
    folder = tmp_path_factory.mktemp("built") / "exports"
    build(small, folder)
    return folder


@pytest.fixture
def other_seeds(tmp_path: Path) -> Path:
    """Seeds with one entity more."""
    return write_files(tmp_path / "other", {**FILES, "entities/more.yaml": "extra: {type: Company, label: Extra}\n"})


def test_every_file_of_the_contract_is_written(built: Path) -> None:
    """And nothing stands beside the folder."""
    assert set(CONTRACT.split()) <= set(contents(built)) == {*EXPORTS, "manifest.json"}
    assert names(built.parent) == ["exports"]


def test_the_manifest_gives_sizes_and_checksums_of_all_others(built: Path) -> None:
    """And counts; no clock and no name of a machine."""
    manifest = json.loads((built / "manifest.json").read_text())
    files = contents(built)
    del files["manifest.json"]
    assert {name: (row["bytes"], row["sha256"]) for name, row in manifest["files"].items()} == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()
    }
    assert {
        name: manifest["counts"][name] for name in ("entities", "sources", "statements", "quotations", "conflicts")
    } == {
        "entities": 12,
        "sources": 1,
        "statements": 19,
        "quotations": 2,
        "conflicts": len(files["conflicts.jsonl"].splitlines()),
    }
    assert manifest["counts"]["statements_by_stance"] == {
        "asserted": 11,
        "estimated": 1,
        "opinion": 2,
        "projected": 4,
        "reported": 1,
    }


def test_the_report_gives_the_size_of_each_file(small: KnowledgeGraph, tmp_path: Path) -> None:
    """And progress names each before it is written."""
    calls: list[tuple[str, int, int]] = []
    report = build(small, tmp_path / "out", progress=lambda *call: calls.append(call))
    assert report.files == {name: len(data) for name, data in contents(tmp_path / "out").items()}
    assert [name for name, *_ in calls] == list(EXPORTS)
    assert {count for *_, count in calls} == {len(EXPORTS) + 1}


def test_the_same_graph_gives_the_same_bytes_on_every_machine(small_seeds: Path, built: Path, tmp_path: Path) -> None:
    """Whatever the hash seed, the time zone, the locale and the folder."""
    program = (
        "import sys; from pathlib import Path; from dealgraph.loading import load; from dealgraph.exports import build\n"
        "build(load(sys.argv[1]), Path(sys.argv[2]))"
    )
    for number, environment in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
        )
    ):
        python("-c", program, str(small_seeds), str(tmp_path / str(number)), **environment)
        assert contents(tmp_path / str(number)) == contents(built)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), ValueError("a bug")])
def test_a_writer_that_fails_half_way_leaves_the_old_exports_whole(
    error: Exception, small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing of the new ones."""
    out = tmp_path / "exports"
    build(small, out)
    before = contents(tmp_path)

    def fail(_: KnowledgeGraph, path: Path) -> None:
        path.write_text("half")
        raise error

    monkeypatch.setitem(EXPORTS, "statements.csv", EXPORTS["statements.csv"]._replace(write=fail))
    with pytest.raises(BuildError if isinstance(error, OSError) else ValueError, match=r"No space left|a bug"):
        build(small.as_of("2025"), out)
    assert contents(tmp_path) == before
    with pytest.raises((BuildError, ValueError)):
        build(small, tmp_path / "new")
    assert contents(tmp_path) == before


def test_a_full_disk_leaves_the_old_exports_whole(small_seeds: Path, tmp_path: Path) -> None:
    """The system refuses to write on in the middle of a file."""
    program = f"""
import resource, signal
from pathlib import Path
from dealgraph.errors import BuildError
from dealgraph.exports import build
from dealgraph.loading import load
kg, out = load({str(small_seeds)!r}), Path({str(tmp_path / "exports")!r})
build(kg, out)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
before = {{path.name: path.read_bytes() for path in out.iterdir()}}
try:
    build(kg.as_of("2025"), out)
except BuildError as error:
    print(error)
assert {{path.name: path.read_bytes() for path in out.iterdir()}} == before
assert [path.name for path in out.parent.iterdir()] == ["exports"]
"""
    expected = f"the exports could not be written to {tmp_path / 'exports'}: File too large; what stood there stands unchanged\n"
    assert python("-c", program) == expected


def test_without_permission_to_write_nothing_changes(small_seeds: Path) -> None:
    """The user is told, and the old exports stand."""
    with tempfile.TemporaryDirectory() as base:
        Path(base).chmod(0o755)
        program = f"""
import os
from pathlib import Path
from dealgraph.errors import BuildError
from dealgraph.exports import build
from dealgraph.loading import load
kg, parent = load({str(small_seeds)!r}), Path({base!r}, "parent")
parent.mkdir()
build(kg, parent / "exports")
before = (parent / "exports" / "manifest.json").read_bytes()
parent.chmod(0o555)
if os.getuid() == 0:
    os.setuid(65534)
try:
    build(kg.as_of("2025"), parent / "exports")
except BuildError as error:
    print(str(error).replace({base!r}, ""))
assert (parent / "exports" / "manifest.json").read_bytes() == before
"""
        expected = "the exports could not be written to /parent/exports: Permission denied; what stood there stands unchanged\n"
        assert python("-c", program) == expected
        (Path(base) / "parent").chmod(0o755)


def test_a_quote_without_a_place_among_others_that_have_one_is_refused(small: KnowledgeGraph, tmp_path: Path) -> None:
    """From Python as by the command; where no quote was ever located, nothing is hidden and the build goes on."""
    rows = small.records.statements
    nowhere = [
        msgspec.structs.replace(
            row, evidence=tuple(msgspec.structs.replace(one, start=None, end=None) for one in row.evidence)
        )
        for row in rows
    ]
    mixed = msgspec.structs.replace(small.records, statements=(nowhere[0], *rows[1:]))
    with pytest.raises(BuildError, match=r"1 receipts have no place in evidence\.lock, so nothing was written"):
        build(KnowledgeGraph(mixed, small.vocabulary), tmp_path / "out")
    assert names(tmp_path) == []
    bare = msgspec.structs.replace(small.records, statements=tuple(nowhere), quotations=())
    assert build(KnowledgeGraph(bare, small.vocabulary), tmp_path / "out").files


def test_a_file_in_the_place_of_the_folder_stays(small: KnowledgeGraph, tmp_path: Path) -> None:
    """It is no export of ours."""
    (tmp_path / "exports").write_text("mine")
    with pytest.raises(BuildError, match="exports is no folder"):
        build(small, tmp_path / "exports")
    with pytest.raises(BuildError, match="could not be written"):
        build(small, tmp_path / "exports" / "below")
    assert contents(tmp_path) == {"exports": b"mine"}


def test_the_folder_in_which_one_stands_is_not_exchanged(
    small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor one above it: the shell would be left in a folder that is gone."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    for out in (Path(), Path("..")):
        with pytest.raises(BuildError, match="give a folder of their own"):
            build(small, out)
    assert names(tmp_path) == ["work"]


def test_other_files_in_the_folder_stay(small: KnowledgeGraph, tmp_path: Path) -> None:
    """Folders, links and rights among them; a former export that is none any more stays too."""
    out = tmp_path / "exports"
    build(small, out)
    (out / "notes.txt").write_text("mine")
    (out / "sub").mkdir()
    (out / "sub/deep.txt").write_text("mine too")
    (out / "link").symlink_to("notes.txt")
    out.chmod(0o750)
    (out / "graph.ttl").write_text("broken")
    build(small, out)
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / "sub/deep.txt").read_text() == "mine too"
    assert (out / "link").readlink() == Path("notes.txt")
    assert out.stat().st_mode & 0o777 == 0o750
    assert (out / "graph.ttl").read_text().startswith("@prefix")


def test_a_link_to_a_folder_stays_a_link(small: KnowledgeGraph, tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "real").mkdir()
    (tmp_path / "exports").symlink_to("real")
    build(small, tmp_path / "exports")
    assert (tmp_path / "exports").is_symlink()
    assert (tmp_path / "real/manifest.json").is_file()


@pytest.mark.parametrize("name", ["exports", "ex[po]rts *"])
def test_what_a_killed_build_left_behind_is_removed_by_the_next(
    name: str, small: KnowledgeGraph, tmp_path: Path
) -> None:
    """What belongs to another folder is not."""
    for abandoned in (f".{name}.building-abc", ".other.building-abc"):
        (tmp_path / abandoned).mkdir()
        (tmp_path / abandoned / "graph.ttl").write_text("half")
    build(small, tmp_path / name)
    assert names(tmp_path) == sorted([".other.building-abc", name])


def test_where_names_cannot_be_exchanged_at_once_it_takes_three_steps(
    small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same outcome."""
    monkeypatch.setattr(exchange_module, "_at_once", lambda *_: False)
    build(small.as_of("2025"), tmp_path / "exports")
    build(small, tmp_path / "exports")
    assert names(tmp_path) == ["exports"]
    assert len((tmp_path / "exports/statements.jsonl").read_text().splitlines()) == 19


def test_a_build_that_is_killed_at_any_moment_leaves_whole_exports(
    small_seeds: Path, other_seeds: Path, tmp_path: Path
) -> None:
    """Wholly the old or wholly the new ones, twenty times over, and two hundred times in `make night`."""
    script, rounds = str(SCRIPTS / "killed_builds.py"), 200 if os.environ.get("DEALGRAPH_NIGHT") else 20
    found = python(script, str(small_seeds), str(other_seeds), str(tmp_path / "exports"), str(rounds)).split()
    assert len(found) == rounds
    assert set(found) == {"12", "13"}


def test_two_builds_at_once_into_one_folder_both_end_well(small_seeds: Path, other_seeds: Path, tmp_path: Path) -> None:
    """The exports are wholly those of the one or wholly those of the other."""
    program = (
        "import sys; from pathlib import Path; from dealgraph.loading import load; from dealgraph.exports import build\n"
        "kg = load(sys.argv[1])\n"
        "for _ in range(5): build(kg, Path(sys.argv[2]))"
    )
    out = tmp_path / "exports"
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(seeds), str(out)], stderr=subprocess.PIPE, text=True)
        for seeds in (small_seeds, other_seeds)
    ]
    assert [(process.communicate(timeout=120)[1], process.returncode) for process in running] == [("", 0), ("", 0)]
    assert graph_in(out) in (12, 13)
    assert [name for name in names(tmp_path) if "building" in name] == []
