"""What counts as captured, skipped and not captured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dealgraph.coverage import DocumentCoverage, State, lacks, measure
from dealgraph.evidence import Documents, locate_quotes
from dealgraph.seeds import read_seeds
from small_world import FILES, write_files

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """\
post:
  type: BlogPost
  label: A post
  speaker: ibo-castell
  documents: [post.txt]
"""


def covered(folder: Path, text: str, statements: str, extra: dict[str, str] | None = None) -> DocumentCoverage:
    """Return the coverage of `text` by these statements of a source that stands in it."""
    files = {name: text for name, text in FILES.items() if name.startswith("entities/")}
    files |= {"sources.yaml": SOURCE, "statements/post.yaml": f"source: post\n{statements}", **(extra or {})}
    seeds_at = write_files(folder / "own", files)
    documents = Documents(write_files(folder / "texts", {"post.txt": text}))
    location = locate_quotes(read_seeds(seeds_at), documents)
    assert location.problems == []
    seeds = read_seeds(seeds_at, lock=location.lock)
    assert seeds.problems == ()
    return next(iter(measure(seeds, [documents["post.txt"]])))


def states(coverage: DocumentCoverage) -> list[str]:
    return [sentence.state.value for sentence in coverage.sentences]


FACT = """\
statements:
  quarry-labs:
    - fact: grew
      quote: {quote}
"""


@pytest.mark.parametrize(
    ("text", "quote", "expected", "lacking"),
    [
        ("Quarry Labs grew by 30 per cent.", "grew by 30 per cent", "captured", ""),
        ("Quarry Labs grew by 30 per cent in 2026.", "grew by 30 per cent", "not captured", "figures 2026"),
        (
            "Quarry Labs grew faster than Tamarind did.",
            "Quarry Labs grew faster than",
            "not captured",
            "names Tamarind",
        ),
        (
            "The lab grew: “it was a good year”, he said.",
            "The lab grew",
            "not captured",
            "quotations “it was a good year”",
        ),
        (
            "The lab grew, as everybody who has followed it for years would think.",
            "The lab grew",
            "not captured",
            "only 23% of its words are quoted",
        ),
    ],
)
def test_a_sentence_is_captured_when_nothing_of_it_is_left(
    tmp_path: Path, text: str, quote: str, expected: str, lacking: str
) -> None:
    """Figures, names, quoted passages and half of the words must be accounted for."""
    sentence = covered(tmp_path, text, FACT.format(quote=quote)).sentences[0]
    assert sentence.state.value == expected
    assert (lacks(sentence) if lacking else "") == lacking


def test_a_name_is_accounted_for_when_a_statement_speaks_of_the_entity(tmp_path: Path) -> None:
    """The subject stands outside the shortest phrase that carries a statement."""
    coverage = covered(tmp_path, "Quarry Labs, the lab, grew by 30 per cent.", FACT.format(quote="grew by 30 per cent"))
    assert states(coverage) == ["captured"]


def test_what_is_skipped_is_told_with_its_reason_and_counts_as_done(tmp_path: Path) -> None:
    """The first words of a sentence suffice where nothing else of it is quoted."""
    coverage = covered(
        tmp_path,
        "Subscribe to our 3 letters today. Quarry Labs grew much.",
        FACT.format(quote="Quarry Labs grew") + "skipped:\n  - quote: Subscribe to\n    reason: navigation\n",
    )
    assert states(coverage) == ["skipped", "captured"]
    assert coverage.sentences[0].reasons == ("navigation",)
    assert coverage.percent == 100.0


def test_skipped_words_do_not_excuse_a_figure_elsewhere_in_a_quoted_sentence(tmp_path: Path) -> None:
    """A sentence that is partly quoted must be dealt with to its end."""
    skip = "skipped:\n  - quote: It is worth saying that\n    reason: rhetorical\n"
    text = "It is worth saying that Quarry Labs grew by 30 per cent."
    assert states(covered(tmp_path / "a", text, FACT.format(quote="Quarry Labs grew") + skip)) == ["not captured"]
    assert states(covered(tmp_path / "b", text, FACT.format(quote="grew by 30 per cent") + skip)) == ["captured"]


def test_short_headings_are_furniture_and_claims_are_not(tmp_path: Path) -> None:
    """A heading of four words, a short sentence and a heading with a name or figure must be dealt with."""
    coverage = covered(tmp_path, "Key points\n\nIt failed.\n\nWhere the money goes\n\nTamarind\n\nTop 5", "")
    expected = ["furniture", "not captured", "not captured", "not captured", "not captured"]
    assert states(coverage) == expected
    assert (coverage.total, coverage.percent, coverage.count(State.NOT_CAPTURED)) == (4, 0.0, 4)


def test_the_percentage_is_never_rounded_up(tmp_path: Path) -> None:
    """100.0 means that nothing is left."""
    skips = "skipped:\n" + "".join(f"  - quote: Line {number} here\n    reason: x\n" for number in range(10, 3009))
    text = "\n\n".join(f"Line {number} here" for number in range(10, 3010))
    assert covered(tmp_path, text, skips).percent == 99.9


def test_what_belongs_to_no_source_is_skipped_by_its_document(tmp_path: Path) -> None:
    """documents.yaml leaves out a site's navigation before and after the sources of a file."""
    source = SOURCE.replace("[post.txt]", "[{file: post.txt, begins: Quarry, ends: Share this}]")
    skip = "post.txt:\n  skipped:\n    - quote: Share this on 5 networks.\n      reason: navigation\n"
    coverage = covered(
        tmp_path,
        "Quarry Labs grew much. Share this on 5 networks.",
        FACT.format(quote="Quarry Labs grew"),
        {"sources.yaml": source, "documents.yaml": skip},
    )
    assert states(coverage) == ["captured", "skipped"]


def test_only_documents_with_sources_can_skip(problems: object) -> None:
    """A file name that no source names is a slip."""
    files = {"documents.yaml": "harbor.txt:\n  skipped:\n    - quote: x\n      reason: y\n"}
    told = problems(files)  # type: ignore[operator]
    assert told == ["documents.yaml:1:1: unknown document, found 'harbor.txt'; did you mean 'harbour.txt'?"]
