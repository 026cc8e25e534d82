// Two graphs in which several kinds of search look: one of figures, one of deals, positions and ideas.
import { Known } from "../src/known.ts";
import { initialState } from "../src/state.ts";
import { searchIn, thing } from "./made.ts";

const figure = (subject: string, predicate: string, exact: string) => ({ subject, predicate, exact });

export const figures = searchIn(
  {
    entities: [
      thing("lab", "Company", "Lumen Lab"),
      thing("river", "Company", "River"),
      thing("firms", "Company", "firms with a gross margin"),
      thing("net", "Company", "internet"),
    ],
    statements: [
      figure("lab", "grossMargin", "forty percent"),
      figure("lab", "grossMargin", "of interest"),
      figure("firms", "grossMargin", "rivals"),
      figure("lab", "revenue", "north"),
    ].map((row) => ({ ...row, speaker: "lab" })),
  },
  {
    predicates: {
      grossMargin: { label: "gross margin", phrase: "", definition: "" },
      revenue: { label: "run-rate revenue", phrase: "", definition: "", aliases: ["ARR"] },
    },
  },
);

const said = (subject: string, object: string, more: object = {}) => ({
  subject,
  object,
  predicate: "recipient",
  ...more,
});

export const VALUATION = { label: "valuation", phrase: "", definition: "", aliases: ["valued at"] };

export const deals = searchIn(
  {
    entities: [
      thing("ann", "Person", "Ann Author", { description: "Writes on chips." }),
      thing("lab", "Company", "Lumen Lab"),
      thing("mill", "Company", "Moss Mill"),
      thing("old", "FundingRound", "Series A"),
      thing("new", "FundingRound", "Series B"),
      thing("other", "FundingRound", "Seed of the mill"),
      thing("cheap", "Idea", "models become commodities"),
      thing("naught", "Idea", "models are worth naught", {
        description: "The commodity argument, overdone.",
      }),
      thing("price", "Idea", "prices fall", { description: "Chips are a commodity." }),
    ],
    statements: [
      said("ann", "lab", { predicate: "worksFor", role: "Chief Financial Officer", known_since: "2026-05" }),
      said("old", "lab", { at: "2023" }),
      said("new", "lab", { at: "2026-05-28" }),
      said("other", "mill", { at: "2026-06" }),
      said("ann", "price", { predicate: "states" }),
    ],
  },
  {
    classes: {
      Deal: { label: "deal", definition: "", color: "", shape: "", abstract: true },
      FundingRound: { label: "funding round", parent: "Deal", definition: "", color: "", shape: "" },
    },
    predicates: { valuation: VALUATION },
  },
);

/** What of the deals was known before anybody told of them: nothing. */
export const earlier = Known.at(deals.model, { ...initialState([]), knownBy: "2025" });
