/* The fingerprint of the chosen file, computed here: the file does not leave the machine. Without
   SubtleCrypto (an address that is neither https nor this machine), the form is sent as it is. */
const form = document.querySelector("[data-verify]");
const input = form?.querySelector("input[type=file]");

async function fingerprintOf(file) {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

if (input && window.crypto?.subtle) {
  form.querySelector("[data-verify-here]").hidden = false;
  form.querySelector("[data-verify-there]").hidden = true;
  form.addEventListener("submit", async (event) => {
    const [file] = input.files;
    if (!file || !file.size) return;
    event.preventDefault();
    try {
      const field = document.querySelector("#empreinte");
      field.value = await fingerprintOf(file);
      field.form.requestSubmit();
    } catch {
      // Too large for the memory of the page: the server reads it, or says that it is too large.
      form.submit();
    }
  });
}
