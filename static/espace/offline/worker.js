/* Service worker of the working space: shows a meeting's page again when no network, or no portal,
   answers. The network always comes first.

   Only what the server marks is kept (the header of governance/record/offline.py): whose page
   it is, and for how long. A store is named after its account, its end and its page, and holds the
   page with its files; docs/architecture.md, « Without network ». */
const KEPT = "crpv-hors-ligne:";
const MARK = "Crpv-Offline";
const PATIENCE = 10000;
const CHECK_EVERY = 60000;

const parts = (name) => {
  const [account, until, path] = name.slice(KEPT.length).split("|");
  return { name, account, until: Number(until), path };
};
const stores = async () =>
  (await caches.keys()).filter((name) => name.startsWith(KEPT)).map(parts);
/* The stores that are still to be shown; those whose time is over go. */
const living = async () => {
  const found = await stores();
  await Promise.all(found.filter(({ until }) => until <= Date.now()).map(drop));
  return found.filter(({ until }) => until > Date.now());
};
const drop = ({ name }) => caches.delete(name);
const storeOf = async (path) =>
  (await living()).filter((each) => each.path === path).sort((a, b) => b.until - a.until)[0];

/* An answer of the portal bears a number; a proxy that finds no portal behind it gives none. */
const isOfPortal = (answer) => answer.headers.has("X-Request-ID");
const isNobody = (answer) => answer.status >= 502 && answer.status <= 504 && !isOfPortal(answer);

const keepPage = async (path, answer) => {
  const [account, seconds] = answer.headers.get(MARK).split(" ");
  const now = Date.now();
  const name = `${KEPT}${account}|${now + Number(seconds) * 1000}|${path}`;
  const html = await answer.text();
  const { headers } = answer;
  const page = new Response(html.replace("data-offline", `data-offline data-stored="${now}"`), {
    headers: [...headers].filter(([header]) => !/^content-(encoding|length)$/i.test(header)),
  });
  await (await caches.open(name)).put(path, page);
  // The files of an older copy of this page stay until those of this one are there.
  const others = (await stores()).filter((each) => each.account !== account);
  await Promise.all(others.map(drop));
  return parts(name);
};

/* What the portal answers says what may be kept: a page that lost its mark is forgotten. */
const judge = async (path, answer) => {
  if (answer.ok && !answer.redirected && answer.headers.has(MARK)) {
    return keepPage(path, answer);
  }
  if (isOfPortal(answer) && answer.status < 500) {
    await Promise.all((await stores()).filter((each) => each.path === path).map(drop));
  }
  return undefined;
};

const keepFiles = async (path, files) => {
  let store = await storeOf(path);
  // The first page was there before this worker.
  store ??= await judge(path, await fetch(path, { redirect: "manual", headers: { [MARK]: "?" } }));
  if (!store) return undefined;
  const cache = await caches.open(store.name);
  await Promise.all(
    files.map(async (file) => {
      if (await cache.match(file)) return;
      const answer = await fetch(file);
      if (answer.ok) await cache.put(file, answer);
    }),
  );
  const older = (await stores()).filter(({ name, path: of }) => of === path && name !== store.name);
  await Promise.all(older.map(drop));
  return store.until;
};

/* What may be kept no more, as its meeting was deleted, called off or approved, goes as soon as the
   portal is seen again, whichever of its pages is opened. */
let checkedAt = 0;
const check = async () => {
  if (Date.now() - checkedAt < CHECK_EVERY) return;
  checkedAt = Date.now();
  for (const { path } of await living()) {
    const asked = { method: "HEAD", redirect: "manual", headers: { [MARK]: "?" } };
    const answer = await fetch(path, asked);
    if (!answer.headers.has(MARK)) await judge(path, answer);
  }
};

const inTime = (request) =>
  Promise.race([
    fetch(request),
    new Promise((_, refuse) => {
      setTimeout(refuse, PATIENCE, new TypeError("no answer"));
    }),
  ]);

const sorry = (title, words) => {
  const html = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><h1>${title}</h1><p>${words}</p></html>`;
  const policy = "default-src 'none'; base-uri 'none'; form-action 'none'";
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
  return new Response(html, { status: 503, headers });
};
const notKept = () =>
  sorry(
    "Pas de réseau",
    "Cette page n’est pas gardée sur cet appareil. Celle d’une réunion que vous y avez ouverte ces derniers jours s’ouvre sans réseau.",
  );
const notSent = () =>
  sorry(
    "Pas de réseau : rien n’est parti",
    "Laissez cette page ouverte et rechargez-la quand le réseau sera revenu : votre navigateur renverra ce que vous aviez écrit.",
  );

const showPage = async (event, path) => {
  const store = await storeOf(path);
  const { request } = event;
  const isReading = request.method === "GET";
  try {
    const answer = await (store && isReading ? inTime(request) : fetch(request));
    if (!isNobody(answer)) {
      const isWhole = isReading && answer.type !== "opaqueredirect" && !new URL(request.url).search;
      if (isWhole) event.waitUntil(judge(path, answer.clone()).then(check));
      return answer;
    }
    if (!store && isReading) return answer;
  } catch {
    /* Nobody answers: what was kept does. */
  }
  const page = store && (await (await caches.open(store.name)).match(path, { ignoreVary: true }));
  return page ?? (isReading ? notKept() : notSent());
};

const showFile = async (request) => {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (!kept) return fetch(request);
  try {
    const answer = await inTime(request);
    return isNobody(answer) ? kept : answer;
  } catch {
    return kept;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(showPage(event, pathname));
  else if (request.method === "GET" && pathname.startsWith("/static/")) {
    event.respondWith(showFile(request));
  }
});

self.addEventListener("message", (event) => {
  const { path, files } = event.data;
  const told = keepFiles(path, files).then((until) => event.source.postMessage({ path, until }));
  event.waitUntil(told.catch(() => {}));
});

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([living(), self.clients.claim()]));
});
