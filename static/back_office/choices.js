/* The boxes where one types to choose say which field they are: the package leaves them nameless. */
(function () {
  "use strict";

  function name(select) {
    const box = select.nextElementSibling;
    const label = select.id && document.querySelector('label[for="' + CSS.escape(select.id) + '"]');
    if (!label || !box || !box.classList.contains("select2-container")) {
      return;
    }
    label.id = label.id || select.id + "_label";
    const field = box.querySelector(".select2-search__field");
    if (field) {
      field.setAttribute("aria-labelledby", label.id);
    }
    const single = box.querySelector(".select2-selection--single");
    if (single) {
      const value = single.querySelector(".select2-selection__rendered");
      if (value) {
        value.setAttribute("aria-labelledby", label.id);
      }
      single.setAttribute("aria-labelledby", label.id + (value && value.id ? " " + value.id : ""));
    }
  }

  function nameAll(within) {
    for (const select of within.querySelectorAll("select.admin-autocomplete")) {
      name(select);
    }
  }

  const $ = window.django && window.django.jQuery;
  if (!$) {
    return;
  }
  $(function () { nameAll(document); });
  document.addEventListener("formset:added", function (event) {
    window.setTimeout(function () { nameAll(event.target); }, 0);
  });
  /* The list that opens under the box has a search field of its own. */
  $(document).on("select2:open", function (event) {
    const label = document.querySelector('label[for="' + CSS.escape(event.target.id) + '"]');
    for (const field of document.querySelectorAll(".select2-container--open .select2-search__field")) {
      if (label && !field.hasAttribute("aria-labelledby")) {
        field.setAttribute("aria-label", label.textContent.trim());
      }
    }
    const box = event.target.nextElementSibling;
    const results = document.querySelector(".select2-container--open .select2-results__options");
    const selection = box && box.querySelector(".select2-selection");
    if (selection && results && results.id) {
      selection.setAttribute("aria-controls", results.id);
    }
    const list = document.querySelector("body > .select2-container--open");
    if (list && label) {
      list.setAttribute("role", "region");
      list.setAttribute("aria-label", "Choix : " + label.textContent.trim());
    }
  });
  $(document).on("select2:close", function (event) {
    const box = event.target.nextElementSibling;
    const selection = box && box.querySelector(".select2-selection");
    if (selection) {
      selection.removeAttribute("aria-controls");
    }
  });
})();
