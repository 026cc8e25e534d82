"""`check` on a whole folder: files in the wrong place, links, and what is no file at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dealgraph.errors import SeedsError
from dealgraph.loading import load
from dealgraph.seeds import folder as seeds_folder
from dealgraph.seeds import read_seeds
from small_world import FILES, write_files

if TYPE_CHECKING:
    from collections.abc import Callable


def problems_of(folder: Path) -> list[str]:
    """Return the problems of a seeds folder, with paths as seen from it."""
    found = [str(problem) for problem in read_seeds(folder).problems]
    return [text.replace(f"{folder}/", "").replace(str(folder), "seeds") for text in found]


def test_a_missing_folder_and_a_file_in_its_place_are_told_apart(tmp_path: Path) -> None:
    """And the option that names the folder is given."""
    (tmp_path / "file").write_text("x")
    assert problems_of(tmp_path / "none") == [
        "seeds: there is no such seeds folder; give the folder that holds the seeds"
    ]
    assert problems_of(tmp_path / "file") == [
        "seeds: the seeds folder is no folder; give the folder that holds the seeds"
    ]


def test_no_seeds_at_all_is_an_error(tmp_path: Path) -> None:
    """An empty graph is never what somebody meant."""
    (tmp_path / "entities").mkdir()
    (tmp_path / "README.md").write_text("x")
    tables = "a folder of tables holds entities and statements, both as .jsonl, .parquet or .csv"
    mend = f"it must hold entities/*.yaml, sources.yaml and statements/*.yaml; {tables}"
    expected = f"seeds: the folder holds no seeds; {mend}"
    assert problems_of(tmp_path) == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("entities/a.yml", "entities/a.yml: a seeds file ends in .yaml, found 'a.yml'; rename it to a.yaml"),
        ("entity/a.yaml", "entity/a.yaml: this is no place for a seeds file, found 'entity'; did you mean 'entities'?"),
        ("xyz.yaml", "xyz.yaml: this is no place for a seeds file, found 'xyz'; "),
    ],
)
def test_a_file_in_the_wrong_place_is_not_left_out_in_silence(
    name: str, expected: str, problems: Callable[..., list[str]]
) -> None:
    """It is told where it belongs."""
    (problem,) = problems({name: "x: y"})
    assert problem.startswith(expected)


def test_hidden_files_and_other_kinds_of_files_are_no_seeds(problems: Callable[..., list[str]]) -> None:
    """An editor's swap file or a note does no harm."""
    assert problems({".x.yaml": "[", "entities/.x.yaml": "[", ".git/x.yaml": "[", "notes.txt": "["}) == []


def test_a_link_out_of_the_folder_is_refused(seeds: Path, tmp_path: Path) -> None:
    """Whatever it leads to, even other seeds."""
    (tmp_path / "secret.yaml").write_text("x: {type: Company, label: X}")
    (seeds / "entities/x.yaml").symlink_to(tmp_path / "secret.yaml")
    expected = "entities/x.yaml: the link leads out of the seeds folder; copy the file into the folder"
    assert problems_of(seeds) == [expected]


def test_links_in_a_circle_and_into_nothing_are_named(seeds: Path) -> None:
    """Neither waits nor recurses."""
    (seeds / "entities/a.yaml").symlink_to("b.yaml")
    (seeds / "entities/b.yaml").symlink_to("a.yaml")
    (seeds / "entities/c.yaml").symlink_to("none.yaml")
    mend = "the link leads nowhere; remove it or mend its target"
    assert problems_of(seeds) == [f"entities/{name}.yaml: {mend}" for name in "abc"]


def test_a_link_to_a_folder_is_named_and_not_followed(seeds: Path) -> None:
    """A link to the folder itself would never end; a link elsewhere would leave its files out in silence."""
    (seeds / "entities/again").symlink_to(seeds)
    expected = "entities/again: a link to a folder is not followed; put the folder itself in its place"
    assert problems_of(seeds) == [expected]


def test_a_link_inside_the_folder_serves(seeds: Path) -> None:
    """A file may stand under two names only if its ids do not, so this one is moved."""
    (seeds / "entities/people.yaml").rename(seeds / "entities/.people")
    (seeds / "entities/people.yaml").symlink_to(".people")
    assert problems_of(seeds) == []


def test_a_folder_or_a_fifo_where_a_file_should_be(seeds: Path) -> None:
    """Neither is opened."""
    (seeds / "entities/people.yaml").unlink()
    (seeds / "entities/people.yaml").mkdir()
    os.mkfifo(seeds / "entities/x.yaml")
    found = problems_of(seeds)
    assert "entities/people.yaml: a YAML file is needed here and this is a folder" in found
    assert "entities/x.yaml: a YAML file is needed here and this is no regular file" in found


def test_a_file_name_that_could_steer_a_terminal_is_refused(seeds: Path) -> None:
    """It would stand at the start of each of its errors."""
    (seeds / "entities/\x1b[31m.yaml").write_text("x: y")
    (seeds / os.fsdecode(b"entities/\xff.yaml")).write_text("x: y")
    what = "seeds: a file name holds characters that are not text, found"
    assert [problem.split(" found")[0] + " found" for problem in problems_of(seeds)] == [what, what]


def test_a_folder_of_very_many_files_is_refused(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody named the wrong folder."""
    monkeypatch.setattr(seeds_folder, "MAX_FILES", 3)
    expected = "seeds: the folder holds more than 3 files; give the folder that holds the seeds alone"
    assert expected in problems_of(seeds)


def test_loading_seeds_with_errors_raises_one_error_that_holds_them_all(tmp_path: Path) -> None:
    """The message shows the first twenty."""
    broken = "".join(f"x{number}: {{type: Compny, label: X{number}}}\n" for number in range(30))
    folder = write_files(tmp_path / "seeds", {**FILES, "entities/x.yaml": broken})
    with pytest.raises(SeedsError) as raised:
        load(folder)
    assert len(raised.value.problems) == 30
    lines = str(raised.value).splitlines()
    assert lines[0] == "30 errors in the seeds; nothing was loaded"
    assert lines[-1] == "... and 10 more: `dealgraph check PLACE` lists them all"
    assert len(lines) == 22
