"""Lists of entries by everything that they have terms of, which Pelican has for tags only."""

import json
import unicodedata
from collections import defaultdict
from itertools import groupby
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

PAGE_SIZE = 50
INDEX_SIZE = 500
KICKERS = {
    "kinds": "Kind",
    "parties": "Party",
    "people": "Leader",
    "topics": "Topic",
    "pairs": "Relation",
    "relation-topics": "Relation",
    "sources": "Source",
    "dossiers": "Dossier",
    "years": "Year",
    "months": "Month",
    "days": "Day",
}


class Lists(Generator):
    """What entries show of their terms, and the pages of each term."""

    def generate_context(self):
        self.articles = self.context["articles"]
        self.offices = _offices(Path(self.path) / "leaders")
        self.lists = {name: defaultdict(list) for name in KICKERS}
        for article in self.articles:
            article.named = json.loads(article.lists)
            article.view = self._view(article)
            for name, terms in article.named.items():
                for term in terms:
                    self.lists[name][term].append(article)
        for name in self.lists["pairs"]:
            self._connect(_term("pairs", name), self.lists["pairs"][name])

    def generate_output(self, writer):
        card = self.get_template("partials/card")
        for article in self.articles:
            article.card = card.render(entry=article.view)
        self.addresses = []
        latest = [article.card for article in self.articles[:PAGE_SIZE]]
        self._write(writer, "home", "/", {"title": "A made-up chronicle", "cards": latest})
        everything = {"title": "Timeline", "kicker": "Timeline"}
        self._write_list(writer, "/entries/", everything, self.articles)
        for name, lists in self.lists.items():
            index = {"title": name.replace("-", " ").capitalize(), "address": f"/{name}/"}
            self._write_index(writer, name, index, lists)
            for term, articles in lists.items():
                shown = {"title": term, "kicker": KICKERS[name], "parent": index}
                if name == "people":
                    shown["offices"] = self.offices.get(term)
                if name == "sources":
                    sources = articles[0].view["sources"]
                    shown["source"] = next(one for one in sources if one["title"] == term)
                self._write_list(writer, _address(name, term), shown, articles)
        head = {"title": "There is no such page", "address": "/404.html"}
        writer.write_file("404.html", self.get_template("missing"), self.context, head=head)
        addresses = [*self.addresses, *(article.view["address"] for article in self.articles)]
        sitemap = self.env.get_template("sitemap.xml").render(addresses=addresses)
        Path(self.output_path, "sitemap.xml").write_text(sitemap, encoding="utf-8")

    def _write_list(self, writer, address, shown, articles):
        first, last = articles[-1].date.year, articles[0].date.year
        shown = {**shown, "extent": f"{len(articles)} entries, {first}–{last}"}
        for page, some in _paged(address, articles, PAGE_SIZE):
            groups = [
                {"year": year, "cards": [article.card for article in group]}
                for year, group in groupby(some, key=lambda article: article.date.year)
            ]
            self._write(writer, "list", page["address"], {**shown, **page, "groups": groups})

    def _write_index(self, writer, name, index, lists):
        shown = {**index, "kicker": "Index", "extent": f"{len(lists)} in all"}
        terms = [{**_term(name, term), "count": len(lists[term])} for term in sorted(lists)]
        for page, some in _paged(index["address"], terms, INDEX_SIZE):
            self._write(writer, "terms", page["address"], {**shown, **page, "terms": some})

    def _write(self, writer, template, address, shown):
        self.addresses.append(address)
        writer.write_file(
            f"{address[1:]}index.html",
            self.get_template(template),
            self.context,
            listed=shown,
            head={"title": shown["title"], "address": address},
        )

    def _view(self, article):
        named = article.named
        day = f"{article.date:%Y-%m-%d}"
        view = {name: [_term(name, term) for term in terms] for name, terms in named.items()}
        for person in view["people"]:
            person["offices"] = [
                {**one, "party": _term("parties", one["of"])}
                for one in self.offices.get(person["title"], ())
                if one["from"] <= day < one["to"]
            ]
        return {
            **view,
            "title": article.title,
            "day": day,
            "date_text": f"{article.date.day} {article.date:%B %Y}",
            "address": f"/entries/{article.slug}/",
            "standfirst": article.standfirst,
            "kind": view["kinds"][0],
            "relations": view["pairs"] + view["relation-topics"],
            "sources": [_source(one) for one in json.loads(article.references)],
            "neighbours": [],
        }

    def _connect(self, pair, articles):
        """Lead from each entry of a pair to those before and after."""
        views = [None, *(article.view for article in articles), None]
        for at, view in enumerate(views[1:-1], 1):
            view["neighbours"].append({**pair, "previous": views[at + 1], "next": views[at - 1]})


def _offices(folder):
    leaders = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    return {leader["name"]: leader["offices"] for leader in leaders}


def _source(reference):
    side = reference["side"] and _term("parties", reference["side"])
    return {**reference, **_term("sources", reference["title"]), "side": side}


def _term(name, term):
    return {"title": term, "address": _address(name, term)}


def _address(name, term):
    letters = unicodedata.normalize("NFKD", term.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return f"/{name}/" + "-".join("".join(c if c.isalnum() else " " for c in plain).split()) + "/"


def _paged(address, items, size):
    total = max(1, -(-len(items) // size))
    addresses = [address, *(f"{address}page/{number}/" for number in range(2, total + 1))]
    for number, here in enumerate(addresses):
        yield (
            {
                "address": here,
                "number": number + 1,
                "total": total,
                "previous": addresses[number - 1] if number else None,
                "next": addresses[number + 1] if number + 1 < total else None,
            },
            items[number * size : (number + 1) * size],
        )


def _generators(pelican):
    return Lists


def register():
    """Tell Pelican of the lists."""
    signals.get_generators.connect(_generators)
