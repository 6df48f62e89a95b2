/* What is typed is kept on the server as it comes: a closed browser or a cut line loses nothing.
   Without script, « Enregistrer » does it, at any time. */
const form = document.querySelector("[data-record][data-draft]");

if (form) {
  const PAUSE = 1500;
  const AGAIN = 10000;
  const words = document.querySelector("[data-draft-words]");
  let timer = 0;
  let flight = null;

  const keep = async () => {
    timer = 0;
    flight?.abort();
    flight = new AbortController();
    const { signal } = flight;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.dataset.draft, { method: "POST", body, signal });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      words.textContent = await answer.text();
      if (!timer) form.dispatchEvent(new Event("kept"));
    } catch (problem) {
      if (problem.name === "AbortError") return;
      words.textContent =
        "La saisie n’a pas pu être gardée : laissez cette page ouverte, nous réessayons.";
      if (!timer) timer = setTimeout(keep, AGAIN);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  };

  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-add], [data-move], [data-drop]")) soon();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    flight?.abort();
  });
  // Another window in front may be the last thing that happens to this one.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && timer) {
      clearTimeout(timer);
      keep();
    }
  });
}
