"""The generated files follow from the YAML, all of them, and no name stands for two things."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from dealgraph.errors import SeedsError
from dealgraph.ontology import Layer, generate, read_layer
from dealgraph.ontology.__main__ import main
from dealgraph.ontology.layer import term_names
from dealgraph.vocabulary import Vocabulary, read_vocabulary

ROOT = Path(__file__).resolve().parents[2]
MORE_CLASSES = """
Lawsuit:
  label: lawsuit
  definition: A dispute before a court.
  example: A suit over patents.
  parent: Thing
"""
MORE_PREDICATES = """
sues:
  label: sues
  phrase: sues
  definition: The agent brings a suit against the other.
  example: A maker sues a rival.
  domain: [Agent]
  range: [Agent]
  inverse: {name: suedBy, label: is sued by}
"""


def made_from(folder: Path) -> dict[str, str]:
    vocabulary = read_vocabulary(folder)
    return generate(vocabulary, read_layer(folder, vocabulary))


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_no_file_has_drifted(files: dict[str, str]) -> None:
    """What stands in the repository is what the YAML gives."""
    standing = {name: (ROOT / name).read_text("utf-8") for name in files}
    assert [name for name in files if files[name] != standing[name]] == []


def test_every_generated_file_is_listed(files: dict[str, str]) -> None:
    """Nothing but the curated YAML, the queries and what is generated lies in ontology/."""
    curated = {"classes.yaml", "layer.yaml", "ontology.yaml", "predicates.yaml", "queries", "values.yaml"}
    generated = {Path(name).name for name in files if name.startswith("ontology/")}
    assert {path.name for path in (ROOT / "ontology").iterdir()} == curated | generated


def test_every_name_is_unique(vocabulary: Vocabulary, layer: Layer) -> None:
    """Classes, predicates, inverses, values and terms of the layer share one namespace."""
    counts = Counter(term_names(vocabulary, layer))
    assert [name for name, times in counts.items() if times > 1] == []


def test_a_new_class_reaches_every_file(ontology_copy: Path, files: dict[str, str]) -> None:
    """One edit in classes.yaml changes all files that speak of classes."""
    append(ontology_copy / "classes.yaml", MORE_CLASSES)
    changed = made_from(ontology_copy)
    assert [name for name in files if "Lawsuit" in changed[name]] == [
        "ontology/dealgraph.ttl", "ontology/shapes.ttl", "ontology/context.jsonld", "ontology/entities.schema.json",
        "docs/ontology.md",
    ]  # fmt: skip


def test_a_new_kind_of_source_reaches_the_schema_of_sources(ontology_copy: Path) -> None:
    """A class below Source is offered in sources.yaml and not in entities/."""
    append(ontology_copy / "classes.yaml", MORE_CLASSES.replace("parent: Thing", "parent: Source"))
    changed = made_from(ontology_copy)
    assert '"Lawsuit"' in changed["ontology/sources.schema.json"]
    assert '"Lawsuit"' not in changed["ontology/entities.schema.json"]


def test_a_new_predicate_reaches_every_file(ontology_copy: Path, files: dict[str, str]) -> None:
    """One edit in predicates.yaml changes all files that speak of predicates, with its inverse where there is RDF."""
    append(ontology_copy / "predicates.yaml", MORE_PREDICATES)
    changed = made_from(ontology_copy)
    assert [name for name in files if "sues" in changed[name]] == [
        "ontology/dealgraph.ttl", "ontology/shapes.ttl", "ontology/context.jsonld", "ontology/statements.schema.json",
        "docs/ontology.md",
    ]  # fmt: skip
    assert [name for name in files if "suedBy" in changed[name]] == [
        "ontology/dealgraph.ttl", "ontology/context.jsonld", "docs/ontology.md",
    ]  # fmt: skip


def test_a_new_value_reaches_every_file(ontology_copy: Path, files: dict[str, str]) -> None:
    """A value of a list stands in values.yaml and has its example in layer.yaml."""
    append(ontology_copy / "values.yaml", '  renewed: {label: renewed, definition: "Agreed for another term."}\n')
    text = (ontology_copy / "layer.yaml").read_text("utf-8")
    new = "      rumoured: Unnamed sources speak of a listing.\n"
    (ontology_copy / "layer.yaml").write_text(text.replace(new, new + "      renewed: Extended by a year.\n"), "utf-8")
    changed = made_from(ontology_copy)
    assert [name for name in files if "renewed" in changed[name]] == [
        "ontology/dealgraph.ttl", "ontology/shapes.ttl", "ontology/context.jsonld", "ontology/statements.schema.json",
        "docs/ontology.md",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("aliases", "message"),
    [
        ("[lead investor]", r"the predicate 'leadInvestor' goes by this name already, found 'lead investor'"),
        ("[ARR, Valuation]", r"the predicate 'valuation' goes by this name already, found 'Valuation'"),
        ("[top line, Top-Line]", r"the predicate 'revenue' goes by this name already, found 'Top-Line'"),
        ("ARR", r"'aliases' must be a list"),
        ("[{a: b}]", r"an alias must be text"),
        ('[" "]', r"an alias must be text"),
    ],
)
def test_an_alias_leads_to_one_predicate(ontology_copy: Path, aliases: str, message: str) -> None:
    """It is read strictly, and no two predicates, however they are written, go by one name."""
    path = ontology_copy / "predicates.yaml"
    text = path.read_text("utf-8").replace("aliases: [sales, turnover, top line]", f"aliases: {aliases}")
    path.write_text(text, "utf-8")
    with pytest.raises(SeedsError, match=message):
        read_vocabulary(ontology_copy)


def test_what_tells_of_money_is_of_a_known_kind(ontology_copy: Path) -> None:
    """It is earned, spent or raised; a misspelt mark is no silent loss of a figure."""
    path = ontology_copy / "predicates.yaml"
    assert read_vocabulary(ontology_copy).predicates["revenue"].money == "earned"
    path.write_text(path.read_text("utf-8").replace("money: raised", "money: risen"), "utf-8")
    with pytest.raises(SeedsError, match="unknown kind of money, found 'risen'"):
        read_vocabulary(ontology_copy)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("valuation", "'party_metric' must have a metric and roles"),
        ("{metric: valuation}", "the key 'roles' is missing"),
        ("{metric: valuation, roles: [receiver]}", r"unknown predicate .*, found 'receiver'"),
        ("{metric: revenue, roles: [recipient]}", r"unknown predicate \(it must stand above\), found 'revenue'"),
        ("{metric: recipient, roles: [recipient]}", "the metric takes other units, found 'recipient'"),
    ],
)
def test_a_figure_of_the_parties_is_read_strictly(ontology_copy: Path, given: str, message: str) -> None:
    """It names a metric of the same units and the roles of its parties."""
    path = ontology_copy / "predicates.yaml"
    whole = "{metric: valuation, roles: [recipient, issuer, acquired]}"
    path.write_text(path.read_text("utf-8").replace(whole, given), "utf-8")
    with pytest.raises(SeedsError, match=message):
        read_vocabulary(ontology_copy)


def test_figures_of_the_parties_are_written_for_people_and_tools(files: dict[str, str]) -> None:
    """In the OWL file and in the reference."""
    assert "dg:partyMetric dg:valuation ;" in files["ontology/dealgraph.ttl"]
    assert "says `valuation` of the deal's `recipient`, `issuer`, `acquired`" in files["docs/ontology.md"]


def test_aliases_are_written_where_people_and_tools_look(files: dict[str, str]) -> None:
    """As skos:altLabel, on the page, and in what an editor shows."""
    assert re.search(r'skos:altLabel[^;]*"ARR"@en', files["ontology/dealgraph.ttl"])
    assert "also called: ARR, " in files["docs/ontology.md"]
    assert "Also called: ARR, " in files["ontology/statements.schema.json"]


def test_a_name_used_twice_is_an_error(ontology_copy: Path) -> None:
    """A predicate may not take the name of a property of the layer: both would have one IRI."""
    append(ontology_copy / "predicates.yaml", MORE_PREDICATES.replace("sues:", "explanation:", 1))
    with pytest.raises(SeedsError, match=r"layer.yaml:\d+:3: the name is used for two terms, found 'explanation'"):
        made_from(ontology_copy)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("datatype: decimal", "datatype: decimals", "unknown datatype, found 'decimals'; did you mean 'decimal'?"),
        ("domain: [Statement]", "domain: [Statment]", "unknown class, found 'Statment'; did you mean 'Statement'"),
        ("values: stance", "values: stances", "unknown list of values, found 'stances'; did you mean 'stance'"),
        ("      asserted: The round", "      assured: The round", "the value 'asserted' of 'stance' has no example"),
        ("same: [schema:minValue]", "same: [scheme:minValue]", "unknown prefix, found 'scheme'"),
        ("preferred: wikibase", "best: wikibase", "`members` must name the values of 'rank' and no others"),
        ("    values: bound\n", "", "the list 'bound' of values.yaml needs one class or standard property here"),
        ("    datatype: boolean\n", "", "a property takes either a range or a datatype, found 'direct'"),
        ("  role:\n    label: role\n", "  role:\n", "the key 'label' is missing"),
    ],
)
def test_a_mistake_in_the_layer_is_told_with_its_place(ontology_copy: Path, old: str, new: str, message: str) -> None:
    """Errors of layer.yaml name the line and what would mend it, like those of the seeds."""
    path = ontology_copy / "layer.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(SeedsError) as error:
        made_from(ontology_copy)
    found = [problem for problem in error.value.problems if message in str(problem)]
    assert len(found) == 1
    assert found[0].line > 0


def test_an_empty_layer_is_an_error(ontology_copy: Path) -> None:
    """A layer.yaml of comments alone is no layer."""
    (ontology_copy / "layer.yaml").write_text("# nothing\n", "utf-8")
    with pytest.raises(SeedsError, match="the file is empty"):
        made_from(ontology_copy)


def test_the_command_writes_and_checks(ontology_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes what is missing; --check is silent after it, and names the first file that drifts."""
    root = ["--root", str(ontology_copy.parent)]
    assert main([*root, "--check"]) == 1
    assert main(root) == 0
    assert main([*root, "--check"]) == 0
    capsys.readouterr()
    append(ontology_copy / "shapes.ttl", "# by hand\n")
    assert main([*root, "--check"]) == 1
    assert "shapes.ttl has drifted" in capsys.readouterr().err


def test_the_command_tells_errors_without_a_traceback(ontology_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors of the YAML are lines on standard error, and nothing is written."""
    append(ontology_copy / "predicates.yaml", MORE_PREDICATES.replace("domain: [Agent]", "domain: [Agnet]"))
    assert main(["--root", str(ontology_copy.parent)]) == 1
    assert "unknown class, found 'Agnet'; did you mean 'Agent'" in capsys.readouterr().err
    assert not (ontology_copy / "dealgraph.ttl").exists()


def test_the_bytes_do_not_depend_on_the_hash_seed(ontology_copy: Path) -> None:
    """Two runs with other hash seeds, time zones and locales write the same bytes."""
    made = []
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        command = [sys.executable, "-m", "dealgraph.ontology", "--root", str(ontology_copy.parent)]
        subprocess.run(command, check=True, env=environment, capture_output=True)
        made.append({path: path.read_bytes() for path in sorted(ontology_copy.glob("*.[tj]*"))})
        for path in made[-1]:
            path.unlink()
    assert len(made[0]) == 8
    assert made[0] == made[1]
