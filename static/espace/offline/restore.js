/* Puts back in a form what was typed in it (the event `restore`), whatever its boxes are.
   The rows of the agenda are drawn before, by record/agenda.js. What has no box in this page, as it
   is older or drawn by the server alone, travels along unseen, so that nothing is lost. */
const form = document.querySelector("form[data-keep]");

const fill = (field, values, at) => {
  const before = field.matches("[type=radio], [type=checkbox]") ? field.checked : field.value;
  if (field.matches("[type=radio], [type=checkbox]")) {
    field.checked = values.includes(field.value);
    return before !== field.checked;
  }
  if (field.type === "select-multiple") {
    let isChanged = false;
    for (const option of field.options) {
      isChanged ||= option.selected !== values.includes(option.value);
      option.selected = values.includes(option.value);
    }
    return isChanged;
  }
  if (at < values.length) {
    field.value = values[at];
    if (field.localName === "select" && field.value !== values[at]) {
      field.add(new Option("(votre choix, gardé)", values[at], false, true));
    }
  }
  return before !== field.value;
};

form?.addEventListener("restore", ({ detail: { data, untouched } }) => {
  const places = new Map();
  const changed = [];
  for (const field of [...form.elements]) {
    const { name, type } = field;
    if (!name || untouched.has(name) || /^(submit|button|file|fieldset)$/.test(type)) continue;
    const values = data.getAll(name);
    // A line of the roll that the copy did not know says what it says.
    if (type === "radio" && !values.length) continue;
    const isOfMany = /^(radio|checkbox|select-multiple)$/.test(type);
    const at = isOfMany ? values.length : (places.get(name) ?? 0);
    if (name === "base" && values.length) {
      // What this page shows and the copy did not is read as this page was.
      const base = { ...JSON.parse(field.value), ...JSON.parse(values[0]) };
      values[0] = JSON.stringify(base);
    }
    if (fill(field, values, at)) changed.push(field);
    places.set(name, isOfMany ? Number.MAX_SAFE_INTEGER : at + 1);
  }
  const carried = document.createElement("div");
  carried.hidden = true;
  for (const name of new Set(data.keys())) {
    if (untouched.has(name)) continue;
    for (const value of data.getAll(name).slice(places.get(name) ?? 0)) {
      const box = document.createElement("input");
      box.type = "hidden";
      box.name = name;
      box.value = value;
      carried.append(box);
    }
  }
  if (carried.children.length) {
    const said = document.createElement("p");
    said.className = "crpv-kept";
    said.textContent =
      "Une partie de votre saisie ne se montre pas sans réseau ; elle est gardée et partira avec le reste.";
    form.prepend(said, carried);
  }
  for (const field of changed) {
    if (field.type !== "hidden") field.dispatchEvent(new Event("change", { bubbles: true }));
    const fold = field.value && field.closest("details:not([open])");
    if (fold && field.type !== "hidden") fold.open = true;
  }
});
