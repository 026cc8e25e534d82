// The two clocks: "as of" (what had begun by then) and "known by" (what sources of then or earlier say).
import type { App } from "./app.ts";
import { begins, parseDate } from "./dates.ts";
import { el } from "./dom.ts";
import type { Statement } from "./types.ts";

type Clock = "asOf" | "knownBy";

const knownSince = (row: Statement) => row.known_since;
const FORMS = "2026, 2026-Q1, 2026-05 or 2026-05-28";

export function dateControls(app: App): HTMLElement {
  const sure = el("input", { type: "checkbox", id: "box-sure" });
  sure.checked = app.state.sure;
  sure.addEventListener("change", () => app.go({ sure: sure.checked }));
  return el(
    "fieldset",
    {},
    el("legend", {}, "Time"),
    clock(app, "asOf", "As of", "only what had begun by then, or may have", app.model.months(begins)),
    clock(
      app,
      "knownBy",
      "Known by",
      "only what sources of then or earlier say",
      app.model.months(knownSince),
    ),
    el(
      "label",
      {
        class: "choice",
        title: "Vague dates may or may not be later: 2026-05 beside 13 May. So may what is undated.",
      },
      sure,
      el("span", {}, "Leave out what may be later, too"),
    ),
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
  input.addEventListener("change", () => app.go({ [name]: input.value.trim() }));
  const slider = el("input", {
    type: "range",
    id: `slide-${name}`,
    min: 0,
    max: steps.length,
    step: 1,
    "aria-label": `${title}, by month`,
  });
  const place = steps.findIndex((month) => month >= value.slice(0, 7));
  slider.value = String(value === "" || place < 0 ? steps.length : place);
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
    el("span", { class: "small", id: `says-${name}` }, wrong ? `This is no date; write ${FORMS}.` : says),
  );
}
