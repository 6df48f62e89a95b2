/* What the pages keep in this browser, as the machine may be shared: what was typed (`crpv-saisie:`,
   static/espace/keep.js) and the pages of meetings (`crpv-hors-ligne:`, static/espace/offline/).
   The log-out forgets all of it; any page forgets what is another account's or has lasted its time. */
const TYPED = "crpv-saisie:";
const PAGES = "crpv-hors-ligne:";
const LEFT = "crpv-oubli"; // written and taken away at once: the other tabs hear of it
const leaving = document.querySelector("[data-log-out]");
const account = document.body.dataset.account || leaving?.dataset.logOut;

const untilOf = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name)).until;
  } catch {
    return 0;
  }
};

const forget = (isOver) => {
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(TYPED)) continue;
      const [whose] = name.slice(TYPED.length).split(":");
      if (isOver(whose, untilOf(name))) localStorage.removeItem(name);
    }
  } catch {
    /* Nothing was kept. */
  }
  const stores = globalThis.caches?.keys() ?? Promise.resolve([]);
  stores
    .then((names) => {
      for (const name of names) {
        if (!name.startsWith(PAGES)) continue;
        const [whose, until] = name.slice(PAGES.length).split("|");
        if (isOver(whose, Number(until))) caches.delete(name);
      }
    })
    .catch(() => {});
};

forget((whose, until) => !(until > Date.now()) || (account && whose !== account));

leaving?.addEventListener("submit", () => {
  forget(() => true);
  try {
    localStorage.setItem(LEFT, "1");
    localStorage.removeItem(LEFT);
  } catch {
    /* Nothing was kept. */
  }
  navigator.serviceWorker?.getRegistrations().then((all) => {
    for (const each of all) each.unregister();
  });
});
