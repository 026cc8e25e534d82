"""The small world with a second source: it tells of the same deals again, denies some, and gives other figures."""

from __future__ import annotations

from small_world import FILES

TOLD_TWICE = {
    **FILES,
    "entities/suppliers.yaml": """\
opal-works:
  type: Company
  label: Opal Works
graphite-chips:
  type: Company
  label: Graphite Chips
early-backers:
  type: AnonymousGroup
  label: early backers
quarry-opal-capacity:
  type: ComputeDeal
  label: Quarry and Opal capacity
opal-chips:
  type: ComputeDeal
  label: Opal's chips
opal-cancelled:
  type: ComputeDeal
  label: Opal's cancelled deal
""",
    "sources.yaml": FILES["sources.yaml"]
    + """\
tide-report:
  type: NewsArticle
  label: What Quarry Labs has ordered
  issued: 2026-04
  speaker: ada-sorensen
  documents: [{file: tide.txt}]
""",
    "statements/tide-report.yaml": """\
source: tide-report
statements:
  quarry-series-b:
    - leadInvestor: juniper-ventures
      amount: 2.5 billion USD
      quote: Juniper Ventures leads the $2.5 billion
    - investor: early-backers
      polarity: negated
      quote: early backers stay out
  quarry-labs:
    - runRateRevenue: 2 billion USD
      at: 2026-06
      polarity: negated
      quote: it is not at $2 billion
  quarry-tamarind-capacity:
    - provider: tamarind
      customer: quarry-labs
      capacity: up to 5 GW
      quote: up to 5 gigawatts from Tamarind
    - amount: at least 3 billion USD
      quote: for more than $3 billion
  quarry-opal-capacity:
    - provider: opal-works
      chipSupplier: graphite-chips
      customer: quarry-labs
      capacity: 2 GW
      amount: 1 billion USD
      quote: 2 gigawatts for $1 billion from Opal Works, with chips from Graphite
    - capacity: 9 GW
      stance: hypothetical
      quote: it could be 9 gigawatts
  opal-chips:
    - provider: opal-works
      chipCount: 100 count
      quote: 100 chips from Opal Works
    - customer: quarry-labs
      polarity: negated
      quote: Quarry Labs does not get them
  opal-cancelled:
    - provider: opal-works
      customer: quarry-labs
      capacity: 4 GW
      status: cancelled
      quote: 4 gigawatts of Opal Works were cancelled
""",
    "statements/harbour-again.yaml": """\
source: harbour-article
statements:
  quarry-opal-capacity:
    - provider: opal-works
      chipSupplier: graphite-chips
      customer: quarry-labs
      capacity: 3 GW
      quote: 3 gigawatts from Opal Works, with chips from Graphite
""",
}
