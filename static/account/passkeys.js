/* Passkeys: fill a form's `credential` with what the browser's authenticator answers.

   A block says what to do: data-passkey="create" (register), "get" (prove), "login" (prove, the
   options being fetched at that moment). Options and answers follow WebAuthn's JSON form, in which
   bytes are written in base64url. */

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const withBytes = (descriptors = []) => descriptors.map((one) => ({ ...one, id: toBytes(one.id) }));

async function create(options) {
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
  const made = await navigator.credentials.create({ publicKey });
  return {
    id: made.id,
    rawId: toText(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment,
    response: {
      clientDataJSON: toText(made.response.clientDataJSON),
      attestationObject: toText(made.response.attestationObject),
      transports: made.response.getTransports?.() ?? [],
    },
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

async function get(options) {
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
  };
  const shown = await navigator.credentials.get({ publicKey });
  const { response } = shown;
  return {
    id: shown.id,
    rawId: toText(shown.rawId),
    type: shown.type,
    authenticatorAttachment: shown.authenticatorAttachment,
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : null,
    },
    clientExtensionResults: shown.getClientExtensionResults(),
  };
}

async function fetchOptions(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return (await answer.json()).request_options.publicKey;
}

function prepared(block) {
  const data = JSON.parse(block.querySelector("#passkey-options").textContent);
  const { publicKey } = data.creation_options ?? data.request_options;
  const alone = block.querySelector("[name=passwordless]");
  if (!alone) return publicKey;
  const selection = { ...publicKey.authenticatorSelection };
  selection.residentKey = alone.checked ? "required" : "discouraged";
  selection.requireResidentKey = alone.checked;
  if (alone.checked) selection.userVerification = "required";
  return { ...publicKey, authenticatorSelection: selection };
}

for (const block of document.querySelectorAll("[data-passkey]")) {
  const form = block.querySelector("form");
  const failure = block.querySelector("[data-passkey-error]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failure.hidden = true;
    try {
      const answer =
        block.dataset.passkey === "create" ? await create(prepared(block))
        : block.dataset.passkey === "get" ? await get(prepared(block))
        : await get(await fetchOptions(block.dataset.optionsUrl));
      form.elements.credential.value = JSON.stringify(answer);
      form.submit();
    } catch {
      failure.hidden = false; // refused by the person, too slow, or no such key
    }
  });
}
