/* The finder proposes what the text may mean while one types; without script, or without an answer, it is a plain field.
   Arrows go through the proposals, Enter opens one, Escape closes them (the combobox of the ARIA practices). */
const PAUSE = 200; // milliseconds without a key before anything is asked

const propose = (form) => {
  const field = form.elements.q;
  const list = document.createElement("ul");
  const told = document.createElement("p");
  let waiting = 0;
  let asking = null;
  let active = -1;
  list.className = "crpv-proposals";
  list.id = `${field.id}-propositions`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Propositions");
  told.className = "fr-sr-only";
  told.setAttribute("role", "status");
  form.append(list, told);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) {
    field.setAttribute(name, value);
  }

  const point = (index) => {
    active = index;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", n === index));
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", isOpen);
    point(-1);
  };
  const show = ({ choices, said }) => {
    list.replaceChildren(
      ...choices.map(({ label, detail, url }, n) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${n}`;
        option.setAttribute("role", "option");
        option.dataset.url = url;
        option.textContent = label;
        if (detail) {
          const more = document.createElement("span");
          more.className = "crpv-quiet";
          more.textContent = ` ${detail}`;
          option.append(more);
        }
        return option;
      }),
    );
    told.textContent = said;
    open(choices.length > 0);
  };
  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    told.textContent = "";
    open(false);
  };
  const ask = async () => {
    asking = new AbortController();
    const query = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(`${form.dataset.proposals}?${query}`, { signal: asking.signal });
      show(answer.ok ? await answer.json() : { choices: [], said: "" }); // none of an earlier text stays
    } catch {
      open(false); // no network, or another key came
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    asking?.abort();
    if (field.value.trim().length < 2) close();
    else waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") point(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp") point(active < 0 ? last : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role='option']");
    if (option) location.assign(option.dataset.url);
  });
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
};

for (const form of document.querySelectorAll("form[data-proposals]")) propose(form);
