/* Runs before the first paint: says that scripts run, and applies a theme chosen earlier.
   Without a choice the style sheet follows the system by itself. */
(() => {
  window.dsfr = { production: true }; // the design system's script says nothing in the console
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.frTheme = scheme;
  } catch { /* storage refused: the system's theme holds */ }
})();
