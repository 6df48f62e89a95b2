/* To the first error: its box, or its link where the box is one that a script replaced. */
(function () {
  "use strict";

  const first = document.querySelector(".problems a");
  if (first) {
    const box = document.getElementById(first.hash.slice(1));
    const isPlain = box && box.matches("input, textarea, select:not(.admin-autocomplete)");
    (isPlain ? box : first).focus();
  }
})();
