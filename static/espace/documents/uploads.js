/* A file too heavy is said before it travels; the server says it as well. */
for (const input of document.querySelectorAll("input[type=file][data-max-bytes]")) {
  const form = input.form;
  const said = form.querySelector("[data-too-heavy]");
  const limit = Number(input.dataset.maxBytes);
  const heavy = () => [...input.files].filter((file) => file.size > limit);
  const say = () => {
    const names = heavy().map((file) => `« ${file.name} »`);
    said.hidden = !names.length;
    said.textContent = names.length
      ? `${names.join(", ")} : plus de ${input.dataset.maxWords}, ce serait refusé.`
      : "";
  };
  input.addEventListener("change", say);
  form.addEventListener("submit", (event) => {
    if (!heavy().length) return;
    event.preventDefault();
    input.focus();
  });
}
