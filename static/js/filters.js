/* Filters stand open where there is room, for browsers that the style sheet alone cannot persuade. */
const wide = window.matchMedia("(min-width: 62em)");
const unfold = () => {
  for (const panel of document.querySelectorAll("details.crpv-filters")) panel.open = wide.matches;
};
if (wide.matches) unfold();
wide.addEventListener("change", unfold);
