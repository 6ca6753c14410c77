// Filters the entries of a timeline by kind, topic, party, leader and dates. What is chosen stands in the address,
// so that a view can be shared. Everything is read from the cards; without this script all of them are shown.
const filters = document.querySelector(".filters");
const list = document.querySelector(".chronology");
const texts = filters.dataset;
const panel = filters.querySelector("details");
const form = filters.querySelector("form");
const news = filters.querySelector("[role=status]");
const chosen = filters.querySelector(".chosen");
const elsewhere = filters.querySelector(".elsewhere");
const own = elsewhere?.search; // what the page is about
const nothing = document.querySelector(".nothing");
const picture = document.querySelector(".strip [data-unit]");
const fieldsets = [...form.querySelectorAll("[data-facet]")];
const facets = fieldsets.map(({ dataset }) => dataset.facet);
const dates = ["from", "to"].map((name) => form.elements[name]);

const numbers = new Intl.NumberFormat(document.documentElement.lang);
const FEW = 12; // values of a facet that are shown at first
const DATE = /^\d{4}(-\d\d){0,2}$/;

// What the cards say.

const idOf = (link) => link.getAttribute("href").split("/").at(-2);
const linked = (card, part) => new Map([...card.querySelectorAll(`.card-${part} a`)].map((link) => [idOf(link), link.textContent]));

// An entry on gas is on energy, too: "ADDRESS NAME|ADDRESS NAME".
const broader = ({ dataset }) =>
  (dataset.broader?.split("|") ?? []).map((each) => {
    const [address, ...name] = each.split(" ");
    return [address.split("/").at(-2), name.join(" ")];
  });

const readCard = (card) => {
  const { kind, kinds, days } = card.dataset;
  const [first, last = first] = (days ?? card.querySelector("time").dateTime).split("/");
  return {
    item: card.parentElement,
    family: card.className.match(/family-\S+/)[0],
    first,
    last,
    kind: new Map([[kind, kinds]]),
    topic: new Map([...linked(card, "topics"), ...broader(card)]),
    party: linked(card, "parties"),
    leader: linked(card, "people"),
  };
};

let known; // read when it is first needed, so that a long page is not the slower for it
const entries = () => (known ??= [...list.querySelectorAll(".card")].map(readCard));

// What is chosen: ids by facet, and two dates, each a year, a month or a day.

const asked = () => {
  const query = new URLSearchParams(location.search);
  const state = Object.fromEntries(facets.map((facet) => [facet, query.getAll(facet)]));
  for (const name of ["from", "to"]) state[name] = DATE.test(query.get(name) ?? "") ? query.get(name) : "";
  return state;
};

const queryOf = (state) => {
  const query = new URLSearchParams();
  for (const facet of facets) for (const id of state[facet]) query.append(facet, id);
  for (const name of ["from", "to"]) if (state[name]) query.set(name, state[name]);
  return query;
};

let state = asked();
const isFiltered = () => queryOf(state).size > 0;

// Of several kinds an entry has one; of several topics, parties or leaders it has all.
const fits = (entry, without) =>
  entry.last.slice(0, state.from.length) >= state.from &&
  entry.first.slice(0, state.to.length) <= (state.to || entry.first) &&
  facets.every((facet) => {
    if (facet === without || !state[facet].length) return true;
    const has = (id) => entry[facet].has(id);
    return facet === "kind" ? state.kind.some(has) : state[facet].every(has);
  });

// The panel: a button for each value that some entries have and others have not.

const tally = (facet, found) => {
  const counts = new Map();
  for (const entry of found) for (const id of entry[facet].keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

const build = () => {
  for (const fieldset of fieldsets) {
    const { facet } = fieldset.dataset;
    const labels = new Map(entries().flatMap((entry) => [...entry[facet]]));
    const values = [...tally(facet, entries())].filter(([id, count]) => count < entries().length || state[facet].includes(id));
    values.sort(([one, few], [other, many]) => many - few || labels.get(one).localeCompare(labels.get(other)));
    fieldset.hidden = !values.length;
    const buttons = values.map(([id], place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.value = id;
      button.hidden = place >= FEW;
      button.append(labels.get(id), " ", document.createElement("span"));
      button.addEventListener("click", () => toggle(facet, id));
      return button;
    });
    fieldset.append(...buttons);
    if (buttons.length > FEW) {
      const more = document.createElement("button");
      more.type = "button";
      more.className = "all-values";
      more.textContent = texts.more;
      more.addEventListener("click", () => {
        for (const button of buttons) button.hidden = false;
        buttons[FEW].focus();
        more.remove();
      });
      fieldset.append(more);
    }
  }
  const years = entries().map((entry) => entry.first.slice(0, 4)).sort();
  [dates[0].placeholder, dates[1].placeholder] = [years[0], years.at(-1)];
};

const showPanel = (found) => {
  for (const fieldset of fieldsets) {
    const { facet } = fieldset.dataset;
    const counts = tally(facet, facet === "kind" ? entries().filter((entry) => fits(entry, facet)) : found);
    for (const button of fieldset.querySelectorAll("[value]")) {
      const isChosen = state[facet].includes(button.value);
      const count = counts.get(button.value) ?? 0;
      button.setAttribute("aria-pressed", isChosen);
      button.disabled = !count && !isChosen;
      button.hidden &&= !isChosen;
      button.querySelector("span").textContent = numbers.format(count);
    }
  }
  for (const field of dates) if (field !== document.activeElement) field.value = state[field.name];
};

// What is chosen, each with a button that takes it back.

const chip = (label, take) => {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.setAttribute("aria-label", texts.without.replace("{filter}", label));
  button.addEventListener("click", () => {
    take();
    (chosen.querySelector("button") ?? panel.querySelector("summary")).focus();
  });
  item.append(button);
  return item;
};

const showChosen = () => {
  const label = (facet, id) => entries().find((entry) => entry[facet].has(id))?.[facet].get(id) ?? id;
  const chips = facets.flatMap((facet) => state[facet].map((id) => chip(label(facet, id), () => toggle(facet, id))));
  for (const { name, dataset } of dates) {
    if (state[name]) chips.push(chip(dataset.chosen.replace("{date}", state[name]), () => change({ [name]: "" })));
  }
  chosen.replaceChildren(...chips);
};

// The strip: what is filtered out is faint, what is left stands before it.

const showStrip = (found) => {
  if (!picture) return;
  picture.querySelectorAll(".left").forEach((each) => each.remove());
  picture.classList.toggle("filtered", isFiltered());
  if (!isFiltered()) return;
  const unit = Number(picture.dataset.unit);
  for (const bar of picture.querySelectorAll("[data-key]")) {
    const here = found.filter((entry) => entry.first.startsWith(bar.dataset.key));
    let top = 100;
    for (const part of [...bar.children]) {
      const most = parseFloat(part.getAttribute("height"));
      const height = Math.min(most, unit * here.filter((entry) => part.classList.contains(entry.family)).length);
      const left = part.cloneNode();
      left.classList.add("left");
      left.setAttribute("y", `${(top -= height)}%`);
      left.setAttribute("height", `${height}%`);
      bar.append(left);
    }
  }
};

// The list.

const show = () => {
  const found = entries().filter((entry) => fits(entry));
  const kept = new Set(found);
  for (const entry of entries()) entry.item.hidden = !kept.has(entry);
  for (const cards of list.querySelectorAll(".cards")) {
    cards.hidden = !cards.querySelector(":scope > :not([hidden])");
    const mark = cards.previousElementSibling;
    if (mark?.matches(".month")) mark.hidden = cards.hidden;
  }
  for (const group of list.querySelectorAll(".group:not(.quiet)")) {
    group.classList.toggle("empty", !group.querySelector(".cards:not([hidden])"));
  }
  list.classList.toggle("filtered", isFiltered());
  news.textContent = isFiltered()
    ? texts.shown.replace("{shown}", numbers.format(found.length)).replace("{total}", numbers.format(entries().length))
    : "";
  nothing.hidden = found.length > 0;
  for (const button of document.querySelectorAll(".show-all")) button.hidden = !isFiltered();
  showPanel(found);
  showChosen();
  showStrip(found);
  showLinks();
};

// Other pages of the list keep what is chosen, and so does the search of all of them.
const showLinks = () => {
  const query = queryOf(state);
  for (const link of document.querySelectorAll(".pagination a, .strip a")) {
    if (link.pathname === location.pathname) continue;
    link.search = query;
  }
  if (!elsewhere) return;
  elsewhere.hidden = !query.size;
  const whole = new URLSearchParams(own);
  for (const facet of facets) for (const id of state[facet]) if (!whole.getAll(facet).includes(id)) whole.append(facet, id);
  elsewhere.search = whole;
};

const change = (part, isNew = true) => {
  state = { ...state, ...part };
  const address = new URL(location.href);
  address.search = queryOf(state);
  history[isNew ? "pushState" : "replaceState"](null, "", address);
  show();
};

const toggle = (facet, id) => {
  const others = state[facet].filter((other) => other !== id);
  change({ [facet]: others.length < state[facet].length ? others : [...others, id] });
};

const clear = () => change({ ...Object.fromEntries(facets.map((facet) => [facet, []])), from: "", to: "" });

// Digits as Arabic, Persian and Urdu keyboards write them.
const digits = (text) => text.trim().replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);

let isReady = false;
const start = () => {
  if (isReady) return;
  isReady = true;
  build();
  show();
};

panel.querySelector("summary").addEventListener("click", start); // sooner than "toggle" comes
form.addEventListener("submit", (event) => event.preventDefault());
for (const field of dates) {
  field.addEventListener("input", () => {
    const date = digits(field.value);
    const isDate = !date || DATE.test(date);
    field.setAttribute("aria-invalid", !isDate);
    if (isDate) change({ [field.name]: date }, false);
  });
}
document.addEventListener("click", ({ target }) => {
  if (target.closest(".show-all")) {
    clear();
    panel.querySelector("summary").focus();
  }
});
// A jump within the page is a step in the history, too, and changes nothing here.
addEventListener("popstate", () => {
  const before = String(queryOf(state));
  state = asked();
  if (String(queryOf(state)) === before) return;
  if (isReady) show();
  else start();
});

// Escape takes all filters back, then closes the panel; from one entry, j and k lead to the next and the one before.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (isFiltered()) clear();
    else if (panel.open && panel.contains(event.target)) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
  }
  const card = event.target.closest(".chronology .card");
  if (!card || !["j", "k"].includes(event.key)) return;
  const cards = [...list.querySelectorAll(".cards > :not([hidden]) > .card")];
  const next = cards[cards.indexOf(card) + (event.key === "j" ? 1 : -1)];
  next?.querySelector("h3 a").focus();
});

if (isFiltered()) start();
