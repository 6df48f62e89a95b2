/* Log-out forgets what the pages kept in this browser: the machine may be shared. */
const leaving = document.querySelector("[data-log-out]");

leaving?.addEventListener("submit", () => {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("crpv-saisie:")) localStorage.removeItem(name);
    }
  } catch {
    /* Nothing was kept. */
  }
});
