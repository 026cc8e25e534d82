"""`dealgraph path` over the small world."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dealgraph.cli import main


def shown(capsys: pytest.CaptureFixture[str], seeds: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the verb and return its status and what it prints."""
    status = main(["path", *arguments, "--seeds", str(seeds)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_each_hop_has_its_receipt(capsys: pytest.CaptureFixture[str], small_seeds: Path) -> None:
    """The sentence, and below it the words, the document and the place."""
    assert shown(capsys, small_seeds, "Juniper Ventures", "Ada Sorensen", "--count", "1") == (
        0,
        "Juniper Ventures > Quarry Series B > Quarry Labs > Ada Sorensen (3 hops, cost 4.6)\n"
        "  Quarry Series B was led by Juniper Ventures (2026-05-28, asserted by Quarry Labs).\n"
        '    "it had raised $2.5 billion in a round led by Juniper Ventures and Alder Capital" (Quarry Labs closes a Series B, 2026-05-28; harbour.txt, 94-173)\n'
        "  Quarry Series B raises money for Quarry Labs (2026-05-28, asserted by Quarry Labs).\n"
        '    "it had raised $2.5 billion in a round led by Juniper Ventures and Alder Capital" (Quarry Labs closes a Series B, 2026-05-28; harbour.txt, 94-173)\n'
        "  Ada Sorensen works for Quarry Labs (finance chief, asserted by Ibo Castell).\n"
        '    "Ada Sorensen, the lab\'s finance chief" (Quarry Labs closes a Series B, 2026-05-28; harbour.txt, 431-468)\n',
        "",
    )


def test_json_lines(capsys: pytest.CaptureFixture[str], small_seeds: Path) -> None:
    """A line a path, with its hops and their statements."""
    _, out, _ = shown(capsys, small_seeds, "tamarind", "ada-sorensen", "--json")
    paths = [json.loads(line) for line in out.splitlines()]
    assert [[hop["start"] for hop in path["hops"]] for path in paths] == [
        ["tamarind", "quarry-tamarind-capacity", "quarry-labs"]
    ]
    assert paths[0]["hops"][2]["statements"][0]["predicate"] == "worksFor"


def test_no_path_says_what_to_try(capsys: pytest.CaptureFixture[str], small_seeds: Path) -> None:
    """Also where the only one is ruled out; where an end comes later than the date, that is told."""
    none = "no path of at most {} hops; try a larger --max-hops\n"
    ends = ("tamarind", "ada-sorensen")
    assert shown(capsys, small_seeds, *ends, "--max-hops", "2") == (0, none.format(2), "")
    assert shown(capsys, small_seeds, *ends, "--avoid", "Quarry") == (0, none.format(4), "")
    assert shown(capsys, small_seeds, *ends, "--via", "Alder") == (0, none.format(4), "")
    for option, date, why in (
        ("--as-of", "2025", "nothing of 'tamarind' has begun by 2025"),
        ("--known-by", "2026-04", "nothing is known of 'tamarind' by 2026-04"),
    ):
        status, out, err = shown(capsys, small_seeds, *ends, option, date)
        assert (status, out, why in err) == (2, "", True)


def test_a_typing_error_is_wrong_usage(capsys: pytest.CaptureFixture[str], small_seeds: Path) -> None:
    """With a suggestion, and status 2."""
    status, _, err = shown(capsys, small_seeds, "Tamarnd", "Pebble")
    assert status == 2
    assert "did you mean 'Tamarind'" in err


def test_a_count_of_nothing_is_wrong_usage(small_seeds: Path) -> None:
    """Nobody means it."""
    for option in ("--count", "--max-hops"):
        with pytest.raises(SystemExit) as error:
            main(["path", "tamarind", "pebble", option, "0", "--seeds", str(small_seeds)])
        assert error.value.code == 2
