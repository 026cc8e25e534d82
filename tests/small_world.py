"""A small world of invented companies: seeds as a curator writes them, and the document that they quote.

A lab (Quarry Labs) raises money, buys compute from a cloud (Tamarind) and is written about by a newspaper. The
statements hold a bit of everything: a deal block, lists of objects, bounds, a range, stances, a denial, ranks,
partial dates, vague numbers, ideas with two sides, a conflict, quotations, and what is skipped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "harbour.txt"

ARTICLE = """Quarry Labs closes a Series B

By Ibo Castell, 28 May 2026

Quarry Labs said on Thursday that it had raised $2.5 billion in a round led by
Juniper Ventures and Alder Capital. The round values the lab at $25 billion after the money.
Its run-rate revenue is north of $900 million, up from about $400 million in December 2025,
according to two investors. One of them puts it at $1.1 billion.

"We buy compute before we need it," said Ada Sorensen, the lab's finance chief. She said that the lab
does not make chips. Tamarind will deliver up to 5 gigawatts by the end of 2027; dozens of customers wait.

Gross margins are 30 to 40 percent. Analysts expect revenue of $4 billion in 2027.
Sorensen believes that compute is a canvas. Castell doubts that compute is a canvas.

Related reading: The price of a gigawatt
"""

FILES = {
    "entities/companies.yaml": """\
quarry-labs:
  type: Company
  label: Quarry Labs
  aliases: [Quarry, "Quarry Labs, Inc."]
  description: A lab that trains the Pebble models.
  same_as: [https://example.org/quarry]
tamarind:
  type: Company
  label: Tamarind
juniper-ventures:
  type: Investor
  label: Juniper Ventures
alder-capital:
  type: Investor
  label: Alder Capital
  aliases: [Alder]
""",
    "entities/people.yaml": """\
ada-sorensen:
  type: Person
  label: Ada Sorensen
ibo-castell:
  type: Person
  label: Ibo Castell
investors-in-quarry:
  type: AnonymousGroup
  label: two investors
""",
    "entities/things.yaml": """\
pebble:
  type: AIModel
  label: Pebble
compute-as-canvas:
  type: Idea
  label: compute is a canvas
  description: The view that computing power is what everything else is painted on.
quarry-series-b:
  type: FundingRound
  label: Quarry Series B
quarry-tamarind-capacity:
  type: ComputeDeal
  label: Quarry and Tamarind capacity
""",
    "sources.yaml": """\
harbour-article:
  type: NewsArticle
  label: Quarry Labs closes a Series B
  issued: 2026-05-28
  speaker: ibo-castell
  url: https://example.org/harbour/1
  documents:
    - file: harbour.txt
      begins: Quarry Labs closes a Series B
      ends: "Related reading:"
""",
    "statements/harbour-article.yaml": """\
source: harbour-article
statements:
  quarry-series-b:
    - recipient: quarry-labs
      leadInvestor: [juniper-ventures, alder-capital]
      amount: 2.5 billion USD
      at: 2026-05-28
      speaker: quarry-labs
      quote: it had raised $2.5 billion in a round led by Juniper Ventures and Alder Capital
    - status: closed
      quote: {exact: closes a Series B}
  quarry-labs:
    - valuation: 25 billion USD
      at: 2026-05-28
      basis: post_money
      deal: quarry-series-b
      quote: The round values the lab at $25 billion after the money.
    - runRateRevenue: at least 900 million USD
      at: 2026-05
      stance: reported
      rank: preferred
      rank_reason: two sources agree
      speaker: investors-in-quarry
      quote: [Its run-rate revenue is north of $900 million, according to two investors]
    - runRateRevenue: about 400 million USD
      at: 2025-12
      quote: about $400 million in December 2025
    - runRateRevenue: 1.1 billion USD
      at: 2026-05
      stance: estimated
      speaker: investors-in-quarry
      quote: One of them puts it at $1.1 billion
    - makes: pebble
      polarity: negated
      scope: chips
      speaker: ada-sorensen
      via: ibo-castell
      quote: the lab does not make chips
    - grossMargin: 30 to 40 percent
      quote: Gross margins are 30 to 40 percent.
    - revenue: 4 billion USD
      at: 2027
      stance: projected
      quote: Analysts expect revenue of $4 billion in 2027
    - customerCount: {text: dozens}
      quote: dozens of customers
  quarry-tamarind-capacity:
    - provider: tamarind
      customer: quarry-labs
      capacity: up to 5 GW
      at: 2026-06/2027
      date_text: by the end of 2027
      stance: projected
      quote: Tamarind will deliver up to 5 gigawatts by the end of 2027
  ada-sorensen:
    - worksFor: quarry-labs
      role: finance chief
      quote: Ada Sorensen, the lab's finance chief
    - states: compute-as-canvas
      stance: opinion
      quote: Sorensen believes that compute is a canvas
  ibo-castell:
    - doubts: compute-as-canvas
      stance: opinion
      quote: Castell doubts that compute is a canvas
quotations:
  - speaker: ada-sorensen
    quote: We buy compute before we need it
    about: [quarry-labs, compute-as-canvas]
  - speaker: ada-sorensen
    quote: the lab does not make chips
    direct: no
    via: ibo-castell
skipped:
  - quote: By Ibo Castell, 28 May 2026
    reason: byline
""",
}


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Write `files` (text by path) into `folder` and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder
