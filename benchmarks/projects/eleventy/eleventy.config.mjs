// Lists of entries by everything that they have terms of, as collections that are paged.

const PAGE_SIZE = 50;
const INDEX_SIZE = 500;
const KICKERS = {
  kinds: "Kind", parties: "Party", people: "Leader", topics: "Topic", pairs: "Relation",
  "relation-topics": "Relation", sources: "Source", dossiers: "Dossier",
  years: "Year", months: "Month", days: "Day",
};
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

const slug = (name) =>
  name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().replaceAll(" ", "-");
const address = (name, term) => `/${name}/${slug(term)}/`;
const termOf = (name, term) => ({ title: term, address: address(name, term) });

function viewOf(data, offices) {
  const view = {};
  for (const name of Object.keys(KICKERS)) view[name] = data[name].map((term) => termOf(name, term));
  for (const person of view.people) {
    person.offices = (offices.get(person.title) ?? [])
      .filter((one) => one.from <= data.day && data.day < one.to)
      .map((one) => ({ ...one, party: termOf("parties", one.of) }));
  }
  const [year, month, day] = data.day.split("-");
  return {
    ...view,
    title: data.title,
    day: data.day,
    year,
    date_text: `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`,
    address: `/entries/${data.id}/`,
    standfirst: data.standfirst,
    kind: view.kinds[0],
    relations: [...view.pairs, ...view["relation-topics"]],
    sources: data.references.map((one) => ({
      ...one, ...termOf("sources", one.title), side: one.side && termOf("parties", one.side),
    })),
    neighbours: [],
  };
}

function* paged(address, items, size) {
  const total = Math.max(1, Math.ceil(items.length / size));
  const at = (number) => (number === 1 ? address : `${address}page/${number}/`);
  for (let number = 1; number <= total; number++) {
    yield {
      address: at(number), number, total,
      previous: number > 1 ? at(number - 1) : null,
      next: number < total ? at(number + 1) : null,
      items: items.slice((number - 1) * size, number * size),
    };
  }
}

export default function (config) {
  const views = new Map();
  const cards = new Map();
  const offices = new Map();
  const lists = {};
  let renderCard;

  // Collections are made in an order of Eleventy's own: the first reads all entries for all.
  config.on("eleventy.before", () => [views, cards, offices].forEach((each) => each.clear()));
  const gather = (api) => {
    if (views.size) return;
    const all = api.getFilteredByTag("entry");
    for (const one of Object.values(all[0].data.leaders ?? {})) offices.set(one.name, one.offices);
    for (const name of Object.keys(KICKERS)) lists[name] = new Map();
    const found = all.map((page) => viewOf(page.data, offices));
    found.sort((a, b) => (a.address < b.address ? 1 : -1));
    for (const view of found) {
      views.set(view.address, view);
      for (const name of Object.keys(KICKERS)) {
        for (const { title } of view[name]) {
          if (!lists[name].has(title)) lists[name].set(title, []);
          lists[name].get(title).push(view);
        }
      }
    }
    for (const [pair, some] of lists.pairs) {
      some.forEach((view, at) => {
        view.neighbours.push({ ...termOf("pairs", pair), previous: some[at + 1], next: some[at - 1] });
      });
    }
  };

  // A card is rendered once for all lists.
  const cardOf = (view) => {
    if (!cards.has(view.address)) cards.set(view.address, renderCard(view));
    return cards.get(view.address);
  };

  const listPages = (at, shown, some) => [...paged(at, some, PAGE_SIZE)].map((page) => {
    const groups = [];
    for (const view of page.items) {
      if (groups.at(-1)?.year !== view.year) {
        groups.push({ year: view.year, views: [], get cards() { return this.views.map(cardOf); } });
      }
      groups.at(-1).views.push(view);
    }
    return { ...shown, ...page, extent: `${some.length} entries, ${some.at(-1).year}–${some[0].year}`, groups };
  });

  const index = (name) => ({
    title: (name[0].toUpperCase() + name.slice(1)).replace("-", " "), address: `/${name}/`,
  });

  config.addCollection("lists", (api) => {
    gather(api);
    const found = listPages("/entries/", { title: "Timeline", kicker: "Timeline" }, [...views.values()]);
    for (const [name, terms] of Object.entries(lists)) {
      for (const [term, some] of terms) {
        const shown = { title: term, kicker: KICKERS[name], parent: index(name) };
        if (name === "people") shown.offices = offices.get(term);
        if (name === "sources") shown.source = some[0].sources.find((one) => one.title === term);
        found.push(...listPages(address(name, term), shown, some));
      }
    }
    return found;
  });

  config.addCollection("indexes", (api) => gather(api) ?? Object.entries(lists).flatMap(([name, terms]) => {
    const all = [...terms.keys()].sort().map((term) => ({ ...termOf(name, term), count: terms.get(term).length }));
    return [...paged(`/${name}/`, all, INDEX_SIZE)].map((page) => ({
      ...index(name), ...page, kicker: "Index", extent: `${all.length} in all`, terms: page.items,
    }));
  }));

  config.amendLibrary("njk", (nunjucks) => {
    renderCard = (entry) => nunjucks.render("partials/card.html", { entry });
  });
  config.addNunjucksGlobal("viewOf", (at) => views.get(at));
  config.addNunjucksGlobal("latestViews", () => [...views.values()].slice(0, PAGE_SIZE));
  config.addNunjucksGlobal("home", () => ({ cards: [...views.values()].slice(0, PAGE_SIZE).map(cardOf) }));
  config.addNunjucksGlobal("addressesOf", (collections) => [
    "/", ...views.keys(), ...collections.lists.map((page) => page.address), ...collections.indexes.map((page) => page.address),
  ]);
  config.addPassthroughCopy("static");

  return {
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
    dir: { input: ".", includes: "_includes", data: "_data", output: "public" },
  };
}
