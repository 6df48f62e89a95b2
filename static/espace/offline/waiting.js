/* What was typed without network and has not left yet is told on the other pages of the space. Its
   meeting may be approved or deleted by now: sent, it is then given back to be read. */
const PREFIX = "crpv-saisie:";
const place = document.querySelector("[data-waiting]");
const { account } = document.body.dataset;

const copies = () => {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(`${PREFIX}${account}:`))
      .map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) }));
  } catch {
    return [];
  }
};
const send = ({ path, data, mark, pending }) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = path;
  form.hidden = true;
  const more = { csrfmiddlewaretoken: place.dataset.token, page_mark: mark, do: pending ? "save" : "resume" };
  for (const [name, value] of [...new URLSearchParams(data), ...Object.entries(more)]) {
    const box = document.createElement("textarea");
    box.name = name;
    box.value = value;
    form.append(box);
  }
  document.body.append(form);
  form.submit();
};
const button = (label, act, look = "") => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `fr-btn fr-btn--sm ${look}`;
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
};
const tell = (copy) => {
  const row = document.createElement("div");
  const said = document.createElement("p");
  const acts = document.createElement("p");
  row.className = "crpv-kept";
  said.textContent = `Une saisie faite sans réseau attend sur cet appareil : « ${copy.title} ».`;
  acts.append(
    button(copy.pending ? "L’envoyer au portail" : "La reprendre", () => send(copy)),
    " ",
    button(
      "L’écarter",
      () => {
        localStorage.removeItem(copy.name);
        row.remove();
      },
      "fr-btn--secondary",
    ),
  );
  row.append(said, acts);
  place.append(row);
};

if (place && account && !document.querySelector("form[data-keep]")) {
  const mine = ({ pending, cut, offline, path }) =>
    pending || (offline && (cut || path === location.pathname));
  for (const copy of copies().filter(mine)) tell(copy);
}
