/* A long multiple choice as a box where one types, with what is chosen beside it.
   The choice itself stays in the page, out of sight: it is what is sent. */
const lists = new Map();

const listOf = (select) => {
  const texts = [...select.options].map((option) => option.text).join("\n");
  if (!lists.has(texts)) {
    const list = document.createElement("datalist");
    list.id = `a-choisir-${lists.size}`;
    for (const option of select.options) {
      const one = document.createElement("option");
      one.value = option.text;
      one.label = option.parentElement.label ?? "";
      list.append(one);
    }
    document.body.append(list);
    lists.set(texts, list.id);
  }
  return lists.get(texts);
};

const enhance = (select) => {
  if (select.hidden || !select.options.length) return;
  const box = document.createElement("div");
  const chosen = document.createElement("ul");
  const input = document.createElement("input");
  chosen.className = "crpv-chosen";
  input.className = "fr-input";
  input.id = `${select.id}-saisie`;
  input.setAttribute("list", listOf(select));
  input.autocomplete = "off";
  input.placeholder = "Quelques mots, puis choisissez";
  box.append(chosen, input);
  select.after(box);
  select.hidden = true;
  const label = select.parentElement.querySelector(`label[for="${select.id}"]`);
  if (label) label.htmlFor = input.id;

  const tell = () => select.dispatchEvent(new Event("change", { bubbles: true }));
  const show = () => {
    chosen.replaceChildren(
      ...[...select.selectedOptions].map((option) => {
        const row = document.createElement("li");
        const off = document.createElement("button");
        off.type = "button";
        off.className = "crpv-chosen__one";
        off.textContent = option.text;
        off.setAttribute("aria-label", `Retirer « ${option.text} »`);
        off.addEventListener("click", () => {
          option.selected = false;
          show();
          tell();
          input.focus();
        });
        row.append(off);
        return row;
      }),
    );
  };
  const take = () => {
    const option = [...select.options].find((each) => each.text === input.value.trim());
    if (!option) return;
    option.selected = true;
    input.value = "";
    show();
    tell();
  };
  select.addEventListener("change", show); // chosen by another script, as what was typed is put back
  input.addEventListener("input", (event) => {
    event.stopPropagation(); // a search being typed changes nothing that a draft should keep
    take();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    take();
  });
  show();
};

const within = (place) => {
  for (const select of place.querySelectorAll("select[multiple][data-pick]")) enhance(select);
};

// Those in a fold wait for it to open: a page has many, and few are used.
document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open) within(event.target);
  },
  true,
);
for (const fold of document.querySelectorAll("details[open]")) within(fold);
for (const place of document.querySelectorAll("[data-pick-here]")) within(place);
