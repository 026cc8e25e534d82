// The two clocks: "as of" (what had begun by then) and "known by" (what sources of then or earlier say).
import type { App } from "./app.ts";
import { begins, dateWords, isoDate, parseDate } from "./dates.ts";
import { count, el, grouped } from "./dom.ts";
import type { Clock } from "./filter.ts";
import type { Statement } from "./types.ts";

const knownSince = (row: Statement) => row.known_since;
const FORMS = "13 May 2026, May 2026, Q1 2026, 2026 or end of 2026";
/** What the choice between certain and possible means, for each date. */
const CHOICES = {
  asOf: {
    certainly: "Only what had certainly begun by then",
    perhaps: "Also what has no date, or a vague one, and may be later",
  },
  knownBy: {
    certainly: "Only what was certainly out by then",
    perhaps: "Also what may have been: the source has no date, or only a month",
  },
};

export function dateControls(app: App): HTMLElement {
  return el(
    "fieldset",
    {},
    el("legend", {}, "Time"),
    clock(app, "asOf", "As of", asOfWords(app), app.model.months(begins)),
    clock(app, "knownBy", "Known by", knownWords(app), app.model.months(knownSince)),
  );
}

/** What "as of" keeps: without the choice below it, also what nobody can place before a day, which is most. */
function asOfWords({ state, tally }: App): string {
  if (!state.asOfMaybe) return "only what had certainly begun by then";
  return `what had begun by then; what has no date stays, but for what is of a deal that began later (${count(tally.undated, "statement")})`;
}

/** What "known by" keeps; of a day before all dates of sources, that it is one. */
export function knownWords({ known }: App): string {
  const earliest = known.tooEarlyFor;
  return earliest
    ? `no source of this graph is dated before ${dateWords(earliest)}`
    : "only what sources of then or earlier say";
}

/** The choice between what is certain at a date and what is possible: the statements of the one, and how many the other adds. */
function certainty(app: App, name: Clock): HTMLElement | null {
  const found = app.tally.dated.get(name);
  if (!found) return null;
  const maybe = name === "asOf" ? app.state.asOfMaybe : app.state.knownByMaybe;
  const words = CHOICES[name];
  const choice = (value: boolean, text: string, number: string) => {
    const id = `${name}-${value ? "perhaps" : "certainly"}`;
    const radio = el("input", { type: "radio", name: `certainty-${name}`, id });
    radio.checked = maybe === value;
    radio.addEventListener("change", () =>
      app.go(name === "asOf" ? { asOfMaybe: value } : { knownByMaybe: value }),
    );
    return el(
      "label",
      { class: "choice" },
      radio,
      el("span", {}, text),
      el("span", { class: "count" }, number),
    );
  };
  return el(
    "div",
    { class: "certainty", role: "radiogroup", "aria-label": "How certain" },
    choice(false, words.certainly, grouped(found.certainly)),
    choice(true, words.perhaps, `+ ${grouped(found.perhaps)}`),
  );
}

function clock(app: App, name: Clock, title: string, says: string, steps: string[]): HTMLElement {
  const value = app.state[name];
  const wrong = value !== "" && parseDate(value) === null;
  const input = el("input", {
    type: "text",
    id: `date-${name}`,
    value,
    placeholder: "any time",
    size: 10,
    "aria-describedby": `says-${name}`,
    "aria-invalid": wrong ? "true" : undefined,
  });
  input.addEventListener("change", () => app.go({ [name]: isoDate(input.value) }));
  const slider = el("input", {
    type: "range",
    id: `slide-${name}`,
    min: 0,
    max: steps.length,
    step: 1,
    "aria-label": `${title}, by month`,
  });
  const place = steps.findIndex((month) => month >= value.slice(0, 7));
  slider.value = String(value === "" || wrong || place < 0 ? steps.length : place);
  slider.setAttribute("aria-valuetext", value || "any time");
  slider.addEventListener("input", () => {
    input.value = steps[Number(slider.value)] ?? "";
  });
  slider.addEventListener("change", () => app.go({ [name]: steps[Number(slider.value)] ?? "" }));
  return el(
    "div",
    { class: "clock" },
    el("label", { for: `date-${name}` }, title),
    input,
    slider,
    el(
      "span",
      { class: "small", id: `says-${name}` },
      wrong ? `“${value}” is no date, and is not used. Write ${FORMS}.` : `${says}; write ${FORMS}`,
    ),
    certainty(app, name),
  );
}
