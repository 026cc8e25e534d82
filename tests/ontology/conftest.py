"""The vocabulary, a small graph that uses every construct, and the real one, each in RDF."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
import rdflib

from dealgraph.knowledge_graph import KnowledgeGraph
from dealgraph.ontology import Layer, generate, read_layer
from dealgraph.rdf import RdfModel, write_rdf
from dealgraph.seeds import read_seeds
from dealgraph.vocabulary import Vocabulary, read_vocabulary

ROOT = Path(__file__).resolve().parents[2]

ENTITIES = """\
acme: {type: Company, label: Acme, aliases: [Acme Inc], description: A maker.}
first-fund: {type: Investor, label: First Fund, same_as: [https://example.org/first-fund]}
jane: {type: Person, label: Jane}
press: {type: Publication, label: The Press}
series-a: {type: FundingRound, label: Acme Series A}
cheap: {type: Idea, label: Chips become cheap, description: That the price of chips falls.}
"""
SOURCES = """\
post:
  type: BlogPost
  label: Acme raises a round
  issued: 2026-05
  issued_basis: The text speaks of May.
  speaker: press
  url: https://example.org/post
  documents: [{file: acme.txt, begins: Acme raises, ends: Related}]
"""
STATEMENTS = """\
source: post
statements:
  series-a:
    - leadInvestor: first-fund
      recipient: acme
      amount: 5 million USD
      at: 2026-05-28
      quote: raised $5 million
    - status: closed
      at: 2026-Q2
      quote: has closed
  acme:
    - runRateRevenue: [3 to 6 million USD]
      stance: projected
      basis: run_rate
      from: 2026
      to: 2027
      speaker: jane
      via: press
      quote: three to six million
    - valuation: about 40 million USD
      rank: preferred
      rank_reason: It is first-hand.
      at: 2026-05
      scope: with the new money
      quote: about $40 million
    - valuation: 90 million USD
      at: 2026-05
      scope: with the new money
      quote: $90 million
    - customerCount: {text: dozens}
      date_text: last month
      quote: dozens of customers
    - plan: to build a plant
      polarity: negated
      deal: series-a
      quote: no plant
  jane:
    - worksFor: acme
      role: chief financial officer
      quote: Jane of Acme
    - states: cheap
      quote: chips will be cheap
quotations:
  - speaker: jane
    quote: Chips will be cheap.
    about: [cheap]
    at: 2026-05
    via: press
"""
LOCK = (
    f'{{"document":"acme.txt","sha256":"{"0" * 64}","characters":100}}\n'
    '{"document":"acme.txt","source":"post","start":3,"end":20,"quote":"raised $5 million"}\n'
)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return read_vocabulary(ROOT / "ontology")


@pytest.fixture(scope="session")
def layer(vocabulary: Vocabulary) -> Layer:
    return read_layer(ROOT / "ontology", vocabulary)


@pytest.fixture(scope="session")
def files(vocabulary: Vocabulary, layer: Layer) -> dict[str, str]:
    return generate(vocabulary, layer)


@pytest.fixture
def ontology_copy(tmp_path: Path) -> Path:
    """A copy of the four curated files and the layer, to be changed."""
    folder = tmp_path / "ontology"
    folder.mkdir()
    for path in (ROOT / "ontology").glob("*.yaml"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="session")
def small_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    (folder / "entities").mkdir()
    (folder / "statements").mkdir()
    (folder / "entities" / "all.yaml").write_text(ENTITIES, "utf-8")
    (folder / "sources.yaml").write_text(SOURCES, "utf-8")
    (folder / "statements" / "post.yaml").write_text(STATEMENTS, "utf-8")
    (folder / "evidence.lock").write_text(LOCK, "utf-8")
    return folder


@pytest.fixture(scope="session")
def small_text(small_seeds: Path, vocabulary: Vocabulary) -> str:
    """The small graph as N-Triples."""
    return ntriples(KnowledgeGraph(read_seeds(small_seeds, vocabulary).require_valid(), vocabulary))


@pytest.fixture
def small(small_text: str) -> rdflib.Graph:
    """The small graph, to be changed."""
    return rdflib.Graph().parse(data=small_text, format="nt")


@pytest.fixture(scope="session")
def real_text(vocabulary: Vocabulary) -> str:
    """The shipped graph as N-Triples."""
    return ntriples(KnowledgeGraph(read_seeds(ROOT / "seeds", vocabulary).require_valid(), vocabulary))


@pytest.fixture(scope="session")
def real(real_text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=real_text, format="nt")


def ntriples(kg: KnowledgeGraph) -> str:
    stream = io.StringIO()
    write_rdf(RdfModel(kg), "nt", stream)
    return stream.getvalue()
