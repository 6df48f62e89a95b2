/* A long list of names gets a box to find one's own in; without script it is read through. */
const LONG = 12;
const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

for (const list of document.querySelectorAll("[data-names]")) {
  const names = [...list.querySelectorAll(".crpv-sign__name")];
  const box = list.querySelector("[data-find]");
  if (!box || names.length < LONG) continue;
  box.hidden = false;
  const input = box.querySelector("input");
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const name of names.slice(0, -1)) {
      const text = plain(name.textContent);
      const isChosen = name.querySelector("input").checked;
      name.hidden = !isChosen && !words.every((word) => text.includes(word));
    }
  });
  // Enter in the box does not sign.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}
