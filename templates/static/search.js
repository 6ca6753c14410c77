// Searches the chronicle with Pagefind. What is looked for stands in the address, so that it can be shared.
const form = document.querySelector(".find");
const field = document.getElementById("q");
const findings = document.querySelector(".findings");
const ways = document.querySelector(".ways");
const status = document.getElementById("found");
const list = findings.querySelector(".cards");
const more = findings.querySelector(".more button");
const sort = findings.querySelector("[name=sort]");
const clear = findings.querySelector(".clear");
const suggestions = findings.querySelector(".suggestions");
const facets = [...findings.querySelectorAll("[data-facet]")];
const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language);

const PAGE = 10; // results at a time
const FEW = 8; // values of a facet that are shown at first
const EITHER = new Set(["kind", "year", "language", "text"]); // several values of these are alternatives
const WEIGHTS = { metaWeights: { called: 8, title: 4, names: 1, about: 0.5 } };

// The same as fold() in chronicle/folding.py.
const letters = new Map(form.dataset.letters.split(" ").map((pair) => [[...pair][0], [...pair].slice(1).join("")]));
export const fold = (text) =>
  text
    .split(/\s+/)
    .map((word) => [...word.normalize("NFKD").replace(/[\p{M}\p{Cf}\s]/gu, "")].map((letter) => letters.get(letter) ?? letter).join(""))
    .join(" ")
    .trim();

let pagefind;
const open = () =>
  (pagefind ??= import(new URL(form.dataset.index, location.href)).then(async (found) => {
    await found.options({ ranking: WEIGHTS, excerptLength: 28 });
    await found.init();
    return { search: found.search, values: await found.filters() };
  }));

// A value is "ID what it is called".
const id = (value) => value.split(" ", 1)[0];
const label = (value) => value.slice(id(value).length + 1) || value;

const read = () => {
  const asked = new URLSearchParams(location.search);
  return {
    q: asked.get("q") ?? "",
    sort: ["newest", "oldest"].includes(asked.get("sort")) ? asked.get("sort") : "",
    chosen: Object.fromEntries(facets.map(({ dataset: { facet } }) => [facet, asked.getAll(facet)])),
  };
};

const write = (state, keep) => {
  const asked = new URLSearchParams();
  if (state.q) asked.set("q", state.q);
  for (const [facet, ids] of Object.entries(state.chosen)) for (const each of ids) asked.append(facet, each);
  if (state.sort) asked.set("sort", state.sort);
  const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
  if (address !== location.pathname + location.search) history[keep ? "pushState" : "replaceState"](null, "", address);
};

const narrowed = (state, values, without) => {
  const filters = {};
  for (const [facet, ids] of Object.entries(state.chosen)) {
    if (facet === without || !ids.length) continue;
    const known = Object.keys(values[facet] ?? {});
    const full = ids.map((each) => known.find((value) => id(value) === each) ?? each);
    filters[facet] = EITHER.has(facet) ? { any: full } : full;
  }
  return filters;
};

const any = (state) => state.q.trim() || Object.values(state.chosen).some((ids) => ids.length);

let state = read();
let turn = 0; // only the last search may show what it found
let results = [];
let shown = 0;

async function search() {
  const now = ++turn;
  const asked = state;
  field.value = asked.q === field.value.trim() ? field.value : asked.q;
  sort.value = asked.sort;
  if (!any(asked)) {
    findings.hidden = true;
    ways.hidden = false;
    return;
  }
  const slow = setTimeout(() => (status.textContent = form.dataset.waiting), 400);
  try {
    const { search, values } = await open();
    const words = fold(asked.q);
    // The index knows the parts of what has a hyphen, but in a "phrase" it is one word.
    const term = (words.includes('"') ? words : words.replaceAll("-", " ")).trim() || null;
    const order = asked.sort || (term ? "" : "newest");
    const options = { sort: order ? { date: order === "newest" ? "desc" : "asc" } : {} };
    const counts = (without) => search(term, { ...options, filters: narrowed(asked, values, without) });
    const found = await counts();
    // What else could be chosen, where one of several values is enough.
    const others = await Promise.all(
      [...EITHER].filter((facet) => asked.chosen[facet].length).map(async (facet) => [facet, (await counts(facet)).filters[facet]]),
    );
    if (now !== turn) return;
    results = found.results;
    shown = 0;
    clearTimeout(slow);
    findings.hidden = false;
    ways.hidden = results.length > 0;
    status.textContent = results.length ? form.dataset.found.replace("{count}", numbers.format(results.length)) : form.dataset.none;
    showFacets({ ...found.filters, ...Object.fromEntries(others) }, asked, values);
    suggest(results.length ? [] : alike(asked.q, values));
    await show(now);
  } catch (problem) {
    if (now !== turn) return;
    console.warn(problem);
    findings.hidden = false;
    findings.classList.add("failed");
    ways.hidden = false;
    status.textContent = form.dataset.failed;
  } finally {
    clearTimeout(slow);
  }
}

async function show(now) {
  const data = await Promise.all(results.slice(shown, shown + PAGE).map((each) => each.data()));
  if (now !== turn) return;
  const first = shown;
  const cards = data.map(card);
  if (first) list.append(...cards);
  else list.replaceChildren(...cards);
  shown += data.length;
  more.hidden = shown >= results.length;
  return cards[0];
}

function card({ url, meta, excerpt, raw_content }) {
  const made = document.getElementById("result").content.cloneNode(true).firstElementChild;
  const part = (name) => made.querySelector(name);
  const main = part(".card-main");
  if (meta.language) {
    main.lang = meta.language;
    main.dir = meta.direction;
  }
  part(".card").classList.add(`family-${meta.family ?? "other"}`);
  const time = part("time");
  if (meta.when) {
    time.textContent = meta.when;
    if (meta.datetime) time.dateTime = meta.datetime;
    else time.replaceWith(Object.assign(document.createElement("span"), { className: "time", textContent: meta.when }));
  } else time.remove();
  const kind = document.querySelector(`template[data-kind="${CSS.escape(meta.id ?? "")}"]`);
  part(".kind").append(kind ? kind.content.cloneNode(true) : meta.kind);
  const doubt = document.querySelector(`template[data-status="${CSS.escape(meta.status ?? "")}"]`);
  if (doubt) part(".kicker").append(doubt.content.cloneNode(true));
  const link = part("h3 a");
  link.href = url;
  link.textContent = meta.title;
  part(".standfirst").append(...marked(cut(excerpt, raw_content)));
  part(".card-parties").textContent = meta.parties ?? "";
  return made;
}

// An excerpt says where it leaves something out, and marks words without what stands after them.
const cut = (excerpt, whole) => {
  const text = excerpt.replace(/<\/?mark>/g, "").trim();
  const shown = excerpt.trim().replace(/([.,:;!?،۔؛؟]+)<\/mark>/g, (all, signs) => `</mark>${signs}`);
  return `${whole.trim().startsWith(text) ? "" : "… "}${shown}${whole.trim().endsWith(text) ? "" : " …"}`;
};

// The excerpt is text, with <mark> around what was looked for; it is put together again as nothing but that.
const marked = (excerpt) =>
  excerpt.split(/<mark>(.*?)<\/mark>/).map((text, place) => {
    const plain = text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
    return place % 2 ? Object.assign(document.createElement("mark"), { textContent: plain }) : plain;
  });

function showFacets(counts, asked, values) {
  for (const box of facets) {
    const facet = box.dataset.facet;
    const chosen = new Set(asked.chosen[facet]);
    const found = Object.entries(counts[facet] ?? {}).filter(([value, count]) => count || chosen.has(id(value)));
    const byYear = ([a], [b]) => (a < b) - (a > b);
    const byCount = ([a, m], [b, n]) => chosen.has(id(b)) - chosen.has(id(a)) || n - m || label(a).localeCompare(label(b), language);
    found.sort(facet === "year" ? byYear : byCount);
    const all = box.querySelector(".all");
    const most = all.getAttribute("aria-expanded") === "true" ? Infinity : FEW;
    const focused = document.activeElement?.name === facet && document.activeElement.value;
    box.querySelector("ul").replaceChildren(
      ...found.map(([value, count], place) => {
        const item = document.createElement("li");
        item.hidden = place >= most && !chosen.has(id(value));
        const choice = Object.assign(document.createElement("input"), { type: "checkbox", name: facet, value: id(value), checked: chosen.has(id(value)) });
        const name = Object.assign(document.createElement("span"), { textContent: label(value) });
        const number = Object.assign(document.createElement("span"), { className: "count", textContent: numbers.format(count) });
        const whole = document.createElement("label");
        whole.append(choice, name, number);
        item.append(whole);
        return item;
      }),
    );
    if (focused) box.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
    all.hidden = found.length <= FEW || most === Infinity;
    // One value that all results have tells nothing.
    box.hidden = !found.length || (found.length === 1 && !chosen.size && Object.keys(values[facet] ?? {}).length === 1);
  }
  clear.hidden = !Object.values(asked.chosen).some((ids) => ids.length);
}

// Names of the chronicle that differ from what was looked for by a letter or two.
function alike(text, values) {
  const key = (name) => fold(name).toLowerCase();
  const wanted = key(text);
  const names = ["leader", "party", "topic"].flatMap((facet) => Object.keys(values[facet] ?? {}).map(label));
  const near = (name) => Math.min(...[key(name), ...key(name).split(" ")].map((each) => distance(wanted, each)));
  return [...new Set(names)]
    .map((name) => [near(name), name])
    .filter(([far]) => far <= Math.max(1, Math.min(3, wanted.length / 3)))
    .sort(([a, one], [b, other]) => a - b || one.localeCompare(other, language))
    .slice(0, 3)
    .map(([, name]) => name);
}

function distance(one, other) {
  let before = [...Array(other.length + 1).keys()];
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1)
      here.push(Math.min(here[column - 1] + 1, before[column] + 1, before[column - 1] + (one[row - 1] !== other[column - 1])));
    before = here;
  }
  return before[other.length];
}

function suggest(names) {
  suggestions.hidden = !names.length;
  const links = names.flatMap((name, place) => {
    const link = Object.assign(document.createElement("a"), { href: `?q=${encodeURIComponent(name)}`, textContent: name });
    return place ? [" · ", link] : [link];
  });
  suggestions.querySelector("span").replaceChildren(...links);
}

const turnTo = (change, keep) => {
  state = { ...state, ...change };
  write(state, keep);
  return search();
};

let pause;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => turnTo({ q: field.value.trim() }, !any(state)), 150);
});
field.addEventListener("focus", () => void open().catch(() => {}), { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  turnTo({ q: field.value.trim() }, true);
});
sort.addEventListener("change", () => turnTo({ sort: sort.value }, true));
clear.addEventListener("click", () => {
  field.focus();
  turnTo({ chosen: Object.fromEntries(facets.map(({ dataset: { facet } }) => [facet, []])) }, true);
});
more.addEventListener("click", async () => (await show(turn))?.querySelector("h3 a").focus());
findings.addEventListener("change", ({ target }) => {
  const facet = target.type === "checkbox" && target.name;
  if (!facet) return;
  const others = state.chosen[facet].filter((each) => each !== target.value);
  turnTo({ chosen: { ...state.chosen, [facet]: target.checked ? [...others, target.value] : others } }, true);
});
for (const box of facets) {
  const all = box.querySelector(".all");
  all.addEventListener("click", () => {
    all.setAttribute("aria-expanded", "true");
    all.hidden = true;
    const rest = [...box.querySelectorAll("li[hidden]")];
    rest.forEach((item) => (item.hidden = false));
    rest[0]?.querySelector("input").focus();
  });
}
window.addEventListener("popstate", () => {
  state = read();
  search();
});

// From the field through the results with the arrows, in the results with j and k, too; Escape leads back.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...list.querySelectorAll("h3 a")];
  const here = links.indexOf(document.activeElement);
  const inField = document.activeElement === field;
  if (event.key === "Escape" && (inField || here >= 0)) {
    if (inField) turnTo({ q: (field.value = "") }, true);
    field.focus();
  } else if (here >= 0 && ["ArrowDown", "j"].includes(event.key)) (links[here + 1] ?? more).focus();
  else if (here >= 0 && ["ArrowUp", "k"].includes(event.key)) (links[here - 1] ?? field).focus();
  else if (inField && event.key === "ArrowDown" && links.length) links[0].focus();
  else return;
  event.preventDefault();
});

if (matchMedia("(width < 48rem)").matches) findings.querySelector(".facets").open = false;
if (any(state)) search();
