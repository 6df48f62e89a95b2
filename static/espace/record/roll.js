/* The roll with one keystroke a person, and the quorum as it is called.
   The rule is that of governance/meetings/quorum.py; tests/e2e/test_espace.py holds both against each other. */

/** The smallest whole number that satisfies the share of a total. */
export const needed = (total, { numerator, denominator, strict }) => {
  const product = total * numerator;
  const floor = Math.floor(product / denominator);
  const exact = floor * denominator === product;
  return Math.max(strict || !exact ? floor + 1 : floor, 1);
};

/** What each college, or the whole body, has and needs. voices: college, weight, seats, counted. */
export const tallies = (voices, rule) => {
  const totals = new Map();
  for (const voice of voices) {
    const label = rule.scope === "by_college" ? voice.college : "";
    const amount = voice.seats * (rule.basis === "weight" ? voice.weight : 1);
    const [all, there] = totals.get(label) ?? [0, 0];
    totals.set(label, [all + amount, there + (voice.counted ? amount : 0)]);
  }
  if (!totals.size) return [{ label: "", inOffice: 0, counted: 0, needed: 1 }];
  return [...totals].map(([label, [inOffice, counted]]) => ({
    label,
    inOffice,
    counted,
    needed: needed(inOffice, rule),
  }));
};

const KEYS = { n: "not_called", p: "present", r: "represented", e: "excused", a: "absent" };
const COUNTED = new Set(["present", "represented"]);
const call = document.querySelector("[data-roll-call]");

if (call) {
  const rows = [...call.querySelectorAll("[data-row]")];
  const stateOf = (row) => row.querySelector("input[type=radio]:checked")?.value;
  const radio = (row, state) => row.querySelector(`input[type=radio][value=${state}]`);
  const { basis, scope, numerator, denominator, strict, deputies, waived } = call.dataset;
  const typed = (row, name) => row.querySelector(`[name$="-${name}"]`)?.value.trim() ?? "";
  const isCounted = (row) =>
    COUNTED.has(stateOf(row)) &&
    (deputies === "1" || stateOf(row) !== "represented" || !typed(row, "deputy_name"));
  const rule = {
    basis,
    scope,
    numerator: Number(numerator),
    denominator: Number(denominator),
    strict: strict === "1",
  };

  const voices = () => {
    const found = rows
      .filter((row) => Number(row.dataset.weight))
      .map((row) => ({
        college: row.dataset.college,
        weight: Number(row.dataset.weight),
        seats: 1,
        counted: isCounted(row),
      }));
    for (const heads of call.querySelectorAll("[data-heads]")) {
      const [total, present, represented] = ["in_office", "present", "represented"].map(
        (name) => Number(heads.querySelector(`[name$="-${name}"]`).value) || 0,
      );
      const there = present + represented;
      const college = heads.dataset.college;
      found.push({ college, weight: 1, seats: there, counted: true });
      found.push({ college, weight: 1, seats: Math.max(total - there, 0), counted: false });
    }
    for (const { dataset } of call.querySelectorAll("[data-voting-college]")) {
      found.push({ college: dataset.votingCollege, weight: 1, seats: 0, counted: false });
    }
    return found;
  };

  const state = document.querySelector("[data-quorum-state]");
  const words = document.querySelector("[data-quorum-words]");
  const present = document.querySelector("[data-present-words]");
  const count = () => {
    if (present) {
      const named = rows.filter((row) => "counted" in row.dataset && COUNTED.has(stateOf(row)));
      const heads = [...call.querySelectorAll("[name$='-present'], [name$='-represented']")];
      const total = heads.reduce((sum, input) => sum + (Number(input.value) || 0), named.length);
      present.textContent = `${total} présent${total > 1 ? "s" : ""}`;
    }
    if (basis === "none" || !state) return;
    const found = tallies(voices(), rule);
    const isWaived = waived === "1" && document.querySelector("#id_call")?.value === "2";
    const isReached = found.every((tally) => tally.counted >= tally.needed);
    state.textContent = isWaived
      ? "Aucun quorum exigé"
      : isReached
        ? "Quorum atteint"
        : "Quorum non atteint";
    words.textContent = found
      .map(({ label, inOffice, counted, needed: least }) => {
        const where = label ? `${label} : ` : "";
        if (!inOffice) return `${where}personne en exercice`;
        return `${where}${counted} sur ${inOffice}, il en faut ${least}`;
      })
      .join(" ; ");
  };

  const focusRow = (row) => {
    const target = row?.querySelector("input[type=radio]:checked") ?? row?.querySelector("input");
    target?.focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  const set = (row, value) => {
    const input = radio(row, value);
    if (!input || input.checked) return;
    input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  call.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-row]");
    if (!row || event.target.type !== "radio" || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const at = rows.indexOf(row);
    const value = KEYS[event.key.toLowerCase()];
    if (value) {
      event.preventDefault();
      set(row, value);
      // Whoever is represented says by whom before the next line is called.
      const isSaid = typed(row, "proxy") || typed(row, "deputy_name");
      const proxy = row.querySelector("[name$='-proxy'], [name$='-deputy_name']");
      if (value === "represented" && proxy && !isSaid) proxy.focus();
      else focusRow(rows[at + 1] ?? row);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      focusRow(rows[at + (event.key === "ArrowDown" ? 1 : -1)] ?? row);
    }
  });

  call.querySelector("[data-all-present]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const row of rows) {
      if (!["not_called", "absent"].includes(stateOf(row))) continue;
      set(row, typed(row, "proxy") || typed(row, "deputy_name") ? "represented" : "present");
    }
    focusRow(rows[0]);
  });
  call.querySelector("[data-rest-absent]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const row of rows) if (stateOf(row) === "not_called") set(row, "absent");
    focusRow(rows[0]);
  });

  call.addEventListener("change", count);
  call.addEventListener("input", count);
  document.querySelector("#id_call")?.addEventListener("change", count);
  count();
}
