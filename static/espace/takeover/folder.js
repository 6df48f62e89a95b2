/* A whole folder is chosen at once, where the browser can; several files without this script. */
for (const input of document.querySelectorAll("input[type=file][data-folder]")) {
  if (!("webkitdirectory" in input)) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fr-btn fr-btn--sm fr-btn--tertiary fr-mt-1w";
  button.textContent = "Choisir un dossier entier";
  button.addEventListener("click", () => {
    input.webkitdirectory = true;
    input.click();
    input.webkitdirectory = false;
  });
  input.after(button);
}
